// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/tablereader.h"

#include "models/query/binder.h"
#include "models/query/sqlcompiler.h"
#include "models/store/factdiff.h"
#include "models/store/relations.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace parapet::store {
namespace {

using domain::FieldType;
using domain::Value;

std::string join(const std::vector<std::string>& parts)
{
    std::string text;
    for (const std::string& part : parts)
        text += (text.empty() ? "" : ", ") + part;
    return text;
}

std::string orderBy(const TableQuery& query, const KindSql& kind)
{
    const auto specs = domain::fieldsOf(query.kind);
    std::string text;
    for (const query::SortKey& key : query.sort) {
        const auto index = static_cast<std::size_t>(key.field);
        const FieldSql& field = kind.fields[index];
        std::string expression = field.order.empty() ? field.value : field.order;
        if (field.order.empty() && specs[index].type == FieldType::Text)
            expression += " COLLATE NOCASE";
        text += expression + (key.descending ? " DESC" : " ASC") + " NULLS LAST, ";
    }
    return " ORDER BY " + text + kind.defaultOrder;
}

} // namespace

domain::Value readValue(const SQLite::Column& column, FieldType type)
{
    if (column.isNull())
        return {};
    switch (type) {
    case FieldType::Boolean:
        return column.getInt() != 0;
    case FieldType::Integer:
    case FieldType::Time:
        return static_cast<qint64>(column.getInt64());
    case FieldType::Real:
        return column.getDouble();
    case FieldType::TextList: {
        QStringList list;
        const auto array = QJsonDocument::fromJson(QByteArray(column.getText())).array();
        for (const auto& item : array)
            list.append(item.toString());
        return list;
    }
    case FieldType::Text:
        break;
    }
    const char* text = column.getText();
    return QString::fromUtf8(text, column.size());
}

struct TableReader::Compiled
{
    KindSql kind;
    std::string where; ///< " WHERE ..." or empty
    std::vector<Value> binds; ///< of the filter, from parameter `firstBind`
    int firstBind = 1;
    QString relationId;
    bool hasRelation = false;

    void bind(SQLite::Statement& statement) const
    {
        if (hasRelation)
            statement.bind(1, relationId.toStdString());
        for (std::size_t i = 0; i < binds.size(); ++i)
            bindValue(statement, firstBind + static_cast<int>(i), binds[i]);
    }
};

TableReader::TableReader(Connection& connection)
    : m_connection(connection)
{
}

base::Result<TableReader::Compiled> TableReader::compile(const TableQuery& query) const
{
    Compiled compiled;
    compiled.kind = kindSql(query.kind, query.scope);
    const auto relation = relationSql(query.kind, query.relation.to, query.scope);
    if (!relation)
        return tl::unexpected(relation.error());
    std::string where = relation->sql;
    compiled.hasRelation = !where.empty();
    compiled.firstBind = compiled.hasRelation ? 2 : 1;
    compiled.relationId = query.relation.id;
    if (!query.filter.trimmed().isEmpty()) {
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
        where += (where.empty() ? "" : " AND ") + sql->text.toStdString();
        compiled.binds = sql->binds;
    }
    if (!where.empty())
        compiled.where = " WHERE " + where;
    return compiled;
}

base::Result<std::vector<RowKey>> TableReader::keys(const TableQuery& query)
{
    std::vector<RowKey> keys;
    auto done = m_connection.guarded([&]() -> base::Result<void> {
        const auto compiled = compile(query);
        if (!compiled)
            return tl::unexpected(compiled.error());
        SQLite::Statement rows(m_connection.db(),
            "SELECT " + join(compiled->kind.keys) + " FROM " + compiled->kind.from + compiled->where
                + orderBy(query, compiled->kind) + " LIMIT " + std::to_string(query.limit));
        compiled->bind(rows);
        const std::size_t parts = compiled->kind.keys.size();
        while (rows.executeStep()) {
            RowKey key{};
            for (std::size_t i = 0; i < parts; ++i)
                key[i] = rows.getColumn(static_cast<int>(i)).getInt64();
            keys.push_back(key);
        }
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return keys;
}

base::Result<std::vector<domain::Row>> TableReader::rows(
    const TableQuery& query, std::span<const RowKey> keys, std::span<const int> fields)
{
    std::vector<domain::Row> result;
    result.reserve(keys.size());
    auto done = m_connection.guarded([&]() -> base::Result<void> {
        const KindSql kind = kindSql(query.kind, query.scope);
        const auto specs = domain::fieldsOf(query.kind);
        std::vector<std::string> cells;
        for (const int field : fields)
            cells.push_back(kind.fields[static_cast<std::size_t>(field)].value);
        std::string where;
        for (const std::string& key : kind.keys)
            where += (where.empty() ? " WHERE " : " AND ") + key + " = ?";
        SQLite::Statement row(m_connection.db(),
            "SELECT " + (cells.empty() ? std::string("NULL") : join(cells)) + " FROM " + kind.from
                + where);
        for (const RowKey& key : keys) {
            domain::Row& out = result.emplace_back();
            out.id = key[0];
            for (std::size_t i = 0; i < kind.keys.size(); ++i)
                row.bind(static_cast<int>(i) + 1, static_cast<int64_t>(key[i]));
            if (row.executeStep())
                for (std::size_t i = 0; i < fields.size(); ++i)
                    out.values.push_back(readValue(row.getColumn(static_cast<int>(i)),
                        specs[static_cast<std::size_t>(fields[i])].type));
            row.reset();
        }
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return result;
}

base::Result<void> TableReader::stream(const TableQuery& query, std::span<const int> fields,
    const std::function<base::Result<void>(std::span<const domain::Value>)>& take)
{
    return m_connection.guarded([&]() -> base::Result<void> {
        const auto compiled = compile(query);
        if (!compiled)
            return tl::unexpected(compiled.error());
        const auto specs = domain::fieldsOf(query.kind);
        std::vector<std::string> cells;
        for (const int field : fields)
            cells.push_back(compiled->kind.fields[static_cast<std::size_t>(field)].value);
        SQLite::Statement rows(m_connection.db(),
            "SELECT " + join(cells) + " FROM " + compiled->kind.from + compiled->where
                + orderBy(query, compiled->kind) + " LIMIT " + std::to_string(query.limit));
        compiled->bind(rows);
        std::vector<Value> values(fields.size());
        while (rows.executeStep()) {
            for (std::size_t i = 0; i < fields.size(); ++i)
                values[i] = readValue(rows.getColumn(static_cast<int>(i)),
                    specs[static_cast<std::size_t>(fields[i])].type);
            if (auto taken = take(values); !taken)
                return taken;
        }
        return {};
    });
}

base::Result<qint64> TableReader::count(const TableQuery& query)
{
    qint64 result = 0;
    auto done = m_connection.guarded([&]() -> base::Result<void> {
        const auto compiled = compile(query);
        if (!compiled)
            return tl::unexpected(compiled.error());
        SQLite::Statement rows(
            m_connection.db(), "SELECT count(*) FROM " + compiled->kind.from + compiled->where);
        compiled->bind(rows);
        if (rows.executeStep())
            result = rows.getColumn(0).getInt64();
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return result;
}

} // namespace parapet::store
