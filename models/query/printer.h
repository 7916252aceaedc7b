// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Tree -> canonical KQL text; parsing the text gives an equal tree. Pure function; any thread.
#pragma once

#include "models/query/ast.h"

namespace parapet::query {

/// Parentheses only where they are needed, text in "double quotes", times as datetime(...).
[[nodiscard]] QString print(const Expression& expression);

/// Text as a KQL literal in double quotes, escaped.
[[nodiscard]] QString quoted(QStringView text);

} // namespace parapet::query
