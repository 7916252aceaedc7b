// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SQL conditions of relations between lists. Constants and `?` binds only.
#pragma once

#include "models/store/tablereader.h"

#include <string>

namespace parapet::store {

struct Condition
{
    std::string sql; ///< empty: no condition; else with one `?` for the object's id
};

/// Error Internal for a pair of kind and relation that makes no sense.
[[nodiscard]] base::Result<Condition> relationSql(
    domain::Kind kind, Relation::To to, const ReadScope& scope);

} // namespace parapet::store
