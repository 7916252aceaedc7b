// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of the house that a look at single lines can hold, each with samples of what it must
// catch and what it must leave alone. Constant data; any thread.
#pragma once

#include "tests/architecture/sourcetree.h"

namespace parapet::architecture {

struct Rule
{
    const char* name;
    bool (*where)(const Source& source);
    QString pattern; ///< a line of code that matches breaks the rule
    QString what; ///< told with file and line
    QStringList caught;
    QStringList allowed;
};

[[nodiscard]] QList<Rule> houseRules();

} // namespace parapet::architecture
