// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/tablereader.h"

#include "models/store/compiledquery.h"
#include "models/store/shortlist.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace parapet::store {

using domain::FieldType;
using domain::Value;

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

TableReader::TableReader(Connection& connection)
    : m_connection(connection)
{
}

base::Result<std::vector<RowKey>> TableReader::keys(const TableQuery& query)
{
    std::vector<RowKey> keys;
    auto done = m_connection.guarded([&]() -> base::Result<void> {
        if (Shortlist::serves(query)) {
            TableQuery few = query;
            few.scope = Shortlist::scopeOf(query);
            const auto compiled = compileQuery(m_connection.db(), few);
            if (!compiled)
                return tl::unexpected(compiled.error());
            if (auto first = Shortlist(m_connection.db(), query, *compiled).keys()) {
                keys = std::move(*first);
                return {};
            }
        }
        const auto compiled = compileQuery(m_connection.db(), query);
        if (!compiled)
            return tl::unexpected(compiled.error());
        SQLite::Statement rows(m_connection.db(),
            "SELECT " + joined(compiled->kind.keys) + " FROM " + compiled->kind.from
                + compiled->whereClause() + orderBy(query, compiled->kind) + " LIMIT "
                + std::to_string(query.limit));
        compiled->bind(rows);
        const std::size_t parts = compiled->kind.keys.size();
        while (rows.executeStep()) {
            RowKey key{};
            for (std::size_t i = 0; i < parts; ++i)
                key[i] = rows.getColumn(static_cast<int>(i)).getUInt();
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
        ReadScope scope = readScopeOf(m_connection.db(), query);
        if (scope.snapshot != 0) // the first key of what is found on devices is the device
            scope.onDevices = "device = ?1";
        const KindSql kind = kindSql(query.kind, scope);
        const auto specs = domain::fieldsOf(query.kind);
        std::vector<std::string> cells;
        for (const int field : fields)
            cells.push_back(kind.fields[static_cast<std::size_t>(field)].value);
        std::string where;
        for (std::size_t i = 0; i < kind.keys.size(); ++i)
            where += (i == 0 ? " WHERE " : " AND ") + kind.keys[i] + " = ?" + std::to_string(i + 1);
        SQLite::Statement row(m_connection.db(),
            "SELECT " + (cells.empty() ? std::string("NULL") : joined(cells)) + " FROM " + kind.from
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
    if (Shortlist::serves(query))
        return streamByKeys(query, fields, take);
    return m_connection.guarded([&]() -> base::Result<void> {
        const auto compiled = compileQuery(m_connection.db(), query);
        if (!compiled)
            return tl::unexpected(compiled.error());
        const auto specs = domain::fieldsOf(query.kind);
        std::vector<std::string> cells;
        for (const int field : fields)
            cells.push_back(compiled->kind.fields[static_cast<std::size_t>(field)].value);
        SQLite::Statement rows(m_connection.db(),
            "SELECT " + joined(cells) + " FROM " + compiled->kind.from + compiled->whereClause()
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

base::Result<void> TableReader::streamByKeys(const TableQuery& query, std::span<const int> fields,
    const std::function<base::Result<void>(std::span<const domain::Value>)>& take)
{
    const auto first = keys(query);
    if (!first)
        return tl::unexpected(first.error());
    const auto found = rows(query, *first, fields);
    if (!found)
        return tl::unexpected(found.error());
    for (const domain::Row& row : *found)
        if (auto taken = take(row.values); !taken)
            return taken;
    return {};
}

base::Result<qint64> TableReader::count(const TableQuery& query)
{
    qint64 result = 0;
    auto done = m_connection.guarded([&]() -> base::Result<void> {
        const auto compiled = compileQuery(m_connection.db(), query);
        if (!compiled)
            return tl::unexpected(compiled.error());
        SQLite::Statement rows(m_connection.db(),
            "SELECT count(*) FROM " + compiled->kind.from + compiled->whereClause());
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
