// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A table query as parts of SQL: row source, condition with its values, order. Plain values; what a
// person wrote is in the binds only.
#pragma once

#include "models/query/binder.h"
#include "models/store/tablereader.h"

namespace parapet::store {

struct CompiledQuery
{
    KindSql kind;
    std::string where; ///< condition without WHERE; empty: all rows. ?1 is the relation's object
    std::vector<domain::Value> binds; ///< one per `?` of the filter
    QString relationId;
    bool hasRelation = false;
    query::BoundPointer filter; ///< null: none

    [[nodiscard]] std::string whereClause() const;
    /// `own`: parameters that the statement numbers itself, after the relation's and before the
    /// filter's.
    void bind(SQLite::Statement& statement, int own = 0) const;
};

/// The query's scope with what its kind is read quicker by. Inside guarded(); SQLite exceptions
/// pass through.
[[nodiscard]] ReadScope readScopeOf(SQLite::Database& db, const TableQuery& query);
/// Inside guarded(). Errors: Usage for a filter that cannot be read.
[[nodiscard]] base::Result<CompiledQuery> compileQuery(
    SQLite::Database& db, const TableQuery& query);

/// What a row is sorted by for a field, with its collation.
[[nodiscard]] std::string sortExpression(domain::Kind kind, const KindSql& sql, int field);
/// "a DESC NULLS LAST, b ASC NULLS LAST, ": the chosen keys, each with a comma.
[[nodiscard]] std::string sortTerms(
    domain::Kind kind, const KindSql& sql, const std::vector<query::SortKey>& keys);
/// " ORDER BY ...", complete: no two rows are equal in it.
[[nodiscard]] std::string orderBy(const TableQuery& query, const KindSql& kind);
/// "a, b, c"
[[nodiscard]] std::string joined(const std::vector<std::string>& parts);

} // namespace parapet::store
