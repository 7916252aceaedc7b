// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/scratchlist.h"

#include "models/query/sqlcompiler.h"
#include "models/store/factdiff.h"
#include "models/store/tablereader.h"

namespace parapet::store {
namespace {

std::string cell(int field)
{
    return "c" + std::to_string(field);
}

} // namespace

ScratchList::ScratchList(Connection& connection, std::span<const domain::FieldSpec> specs)
    : m_connection(connection)
    , m_specs(specs)
{
}

ScratchList::~ScratchList()
{
    (void)m_connection.guarded([this]() -> base::Result<void> {
        m_connection.setStop({});
        m_connection.db().exec("DROP TABLE IF EXISTS temp.scratch_list");
        return {};
    });
}

base::Result<void> ScratchList::create()
{
    return m_connection.guarded([this]() -> base::Result<void> {
        std::string columns = "place INTEGER PRIMARY KEY";
        for (int field = 0; field < static_cast<int>(m_specs.size()); ++field)
            columns += ", " + cell(field);
        m_connection.db().exec("DROP TABLE IF EXISTS temp.scratch_list");
        m_connection.db().exec("CREATE TEMPORARY TABLE scratch_list (" + columns + ")");
        return {};
    });
}

base::Result<void> ScratchList::add(const Rows& rows)
{
    return m_connection.transaction([&]() -> base::Result<void> {
        std::string marks = "NULL";
        for (std::size_t field = 0; field < m_specs.size(); ++field)
            marks += ", ?";
        SQLite::Statement put(
            m_connection.db(), "INSERT INTO temp.scratch_list VALUES (" + marks + ")");
        for (const auto& row : rows) {
            for (std::size_t field = 0; field < m_specs.size(); ++field)
                bindValue(put, static_cast<int>(field) + 1, row[field]);
            put.exec();
            put.reset();
        }
        return {};
    });
}

base::Result<void> ScratchList::stream(const QString& filter, std::span<const query::SortKey> sort,
    std::span<const int> fields, qint64 limit, base::Millis now, const Take& take)
{
    query::Sql condition;
    if (!filter.trimmed().isEmpty()) {
        const auto bound = query::parseAndBind(filter, m_specs, now);
        if (!bound)
            return tl::unexpected(bound.error());
        auto sql =
            query::compile(*bound, [](int field) { return QString::fromStdString(cell(field)); });
        if (!sql)
            return tl::unexpected(sql.error());
        condition = std::move(*sql);
    }
    std::string columns;
    for (const int field : fields)
        columns += (columns.empty() ? "" : ", ") + cell(field);
    std::string order;
    for (const query::SortKey& key : sort) {
        const bool isText =
            m_specs[static_cast<std::size_t>(key.field)].type == domain::FieldType::Text;
        order += cell(key.field) + (isText ? " COLLATE NOCASE" : "")
            + (key.descending ? " DESC" : " ASC") + " NULLS LAST, ";
    }
    return m_connection.guarded([&]() -> base::Result<void> {
        SQLite::Statement rows(m_connection.db(),
            "SELECT " + columns + " FROM temp.scratch_list"
                + (condition.text.isEmpty() ? "" : " WHERE " + condition.text.toStdString())
                + " ORDER BY " + order + "place LIMIT " + std::to_string(limit));
        bindValues(rows, condition.binds);
        std::vector<domain::Value> values(fields.size());
        while (rows.executeStep()) {
            for (std::size_t i = 0; i < fields.size(); ++i)
                values[i] = readValue(rows.getColumn(static_cast<int>(i)),
                    m_specs[static_cast<std::size_t>(fields[i])].type);
            if (auto taken = take(values); !taken)
                return taken;
        }
        return {};
    });
}

} // namespace parapet::store
