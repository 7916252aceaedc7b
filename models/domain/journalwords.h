// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The words that the entries of a journal have. Plain values; any thread.
#pragma once

#include <QStringList>

namespace parapet::domain {

/// Who the journal and the records name for what nobody did by hand.
inline constexpr const char* parapetItself = "Parapet";

struct JournalWords
{
    QStringList users, actions, objectTypes;
};

} // namespace parapet::domain
