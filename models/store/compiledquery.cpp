// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/compiledquery.h"

#include "models/query/sqlcompiler.h"
#include "models/store/factdiff.h"
#include "models/store/policystore.h"
#include "models/store/relations.h"

namespace parapet::store {

std::string CompiledQuery::whereClause() const
{
    return where.empty() ? std::string() : " WHERE " + where;
}

void CompiledQuery::bind(SQLite::Statement& statement, int own) const
{
    if (hasRelation)
        statement.bind(1, relationId.toStdString());
    bindValues(statement, binds, (hasRelation ? 2 : 1) + own);
}

ReadScope readScopeOf(SQLite::Database& db, const TableQuery& query)
{
    ReadScope scope = query.scope;
    if (query.kind == domain::Kind::DueDates)
        scope.policy = policyIn(db).policy;
    return scope;
}

base::Result<CompiledQuery> compileQuery(SQLite::Database& db, const TableQuery& query)
{
    CompiledQuery compiled;
    compiled.kind = kindSql(query.kind, readScopeOf(db, query));
    const auto relation = relationSql(query.kind, query.relation.to, query.scope);
    if (!relation)
        return tl::unexpected(relation.error());
    compiled.where = relation->sql;
    compiled.hasRelation = !compiled.where.empty();
    compiled.relationId = query.relation.id;
    if (query.filter.trimmed().isEmpty())
        return compiled;
    const auto bound =
        query::parseAndBind(query.filter, domain::fieldsOf(query.kind), query.scope.now);
    if (!bound)
        return tl::unexpected(bound.error());
    const auto sql = query::compile(*bound, [&](int field) {
        const auto index = static_cast<std::size_t>(field);
        return QString::fromStdString("(" + compiled.kind.fields[index].value + ")");
    });
    if (!sql)
        return tl::unexpected(sql.error());
    compiled.where += (compiled.where.empty() ? "" : " AND ") + sql->text.toStdString();
    compiled.binds = sql->binds;
    compiled.filter = bound->root;
    return compiled;
}

std::string sortExpression(domain::Kind kind, const KindSql& sql, int field)
{
    const auto index = static_cast<std::size_t>(field);
    const FieldSql& cell = sql.fields[index];
    if (!cell.order.empty())
        return cell.order;
    const bool isText = domain::fieldsOf(kind)[index].type == domain::FieldType::Text;
    return isText ? cell.value + " COLLATE NOCASE" : cell.value;
}

std::string sortTerms(
    domain::Kind kind, const KindSql& sql, const std::vector<query::SortKey>& keys)
{
    std::string text;
    for (const query::SortKey& key : keys)
        text += sortExpression(kind, sql, key.field) + (key.descending ? " DESC" : " ASC")
            + " NULLS LAST, ";
    return text;
}

std::string orderBy(const TableQuery& query, const KindSql& kind)
{
    const bool isChosen = !query.sort.empty() && !kind.tieOrder.empty();
    return " ORDER BY " + sortTerms(query.kind, kind, query.sort)
        + (isChosen ? kind.tieOrder : kind.defaultOrder);
}

std::string joined(const std::vector<std::string>& parts)
{
    std::string text;
    for (const std::string& part : parts)
        text += (text.empty() ? "" : ", ") + part;
    return text;
}

} // namespace parapet::store
