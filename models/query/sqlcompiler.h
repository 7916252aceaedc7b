// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Bound predicate -> SQL expression (SQLite 3.40) with binds. Emits text, opens no database.
// What a person wrote reaches the text only as `?`. Pure function; any thread.
#pragma once

#include "models/query/binder.h"

#include <functional>

namespace parapet::query {

/// Most values that one predicate may bind.
inline constexpr int maxBinds = 16'000;

struct Sql
{
    QString text; ///< a boolean SQL expression in parentheses; true, or 0 or NULL for false
    std::vector<domain::Value> binds; ///< one per `?`, in order: QString, qint64 or double
};

/// expressionOf(field) gives the store's SQL expression of a column: TEXT for Text, INTEGER or
/// REAL for numbers, 0/1 for Boolean, INTEGER milliseconds for Time, a JSON array as TEXT for
/// TextList; NULL where absent. It must not contain `?`, and must compare by binary collation.
/// The text may call the functions of textmatch.h.
/// Errors: Usage when more than maxBinds values are used, or when the condition would exceed what
/// SQLite can parse (and/or nested in each other about 45 times, half a megabyte of text).
[[nodiscard]] base::Result<Sql> compile(
    const Bound& bound, const std::function<QString(int field)>& expressionOf);

} // namespace parapet::query
