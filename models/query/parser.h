// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// KQL predicate text -> tree: what may stand behind `where`. Pure function; any thread.
// Grammar: or > and > not(...) / comparison > + - > unary - > value, column, function, (...).
#pragma once

#include "models/query/ast.h"

namespace parapet::query {

/// Reads one predicate, up to maxLength (lexer.h) characters and maxDepth (ast.h) parentheses.
/// Errors: Usage, naming the place (errorRange) and what was expected there.
[[nodiscard]] base::Result<Expression> parsePredicate(QStringView text);

} // namespace parapet::query
