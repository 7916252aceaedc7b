// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Works out expressions that name no column: ago(7d), now() - 30d, datetime(2026-08-01) + 1d.
// Pure function; any thread.
#pragma once

#include "models/query/ast.h"

namespace parapet::query {

/// The value of a constant expression; `now` is what now() and ago() count from.
/// Errors: Usage where a column, a condition or an unknown function stands in it, where the
/// operands do not fit each other, or where a result overflows.
[[nodiscard]] base::Result<Literal> evaluate(const Expression& expression, base::Millis now);

} // namespace parapet::query
