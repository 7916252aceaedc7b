// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Writes one computed table with a single integer key: unchanged rows are left alone, rows that are
// gone are removed. Inside the caller's transaction; thread of the connection; SQLite exceptions
// pass through.
#pragma once

#include "models/store/factdiff.h"

#include <algorithm>
#include <span>

namespace parapet::store {

/// Rows are put in ascending key order.
class SummaryTable
{
public:
    SummaryTable(SQLite::Database& db, const std::string& schema, const std::string& name,
        const std::vector<std::string>& columns)
        : m_db(db)
        , m_table(schema + "." + name)
        , m_key(columns.front())
        , m_put(db, upsert(m_table, columns))
    {
    }

    /// `blob`: the last column, where that is a list of keys.
    void put(
        qint64 key, const std::vector<domain::Value>& values, const std::string* blob = nullptr)
    {
        m_keys.push_back(key);
        m_put.bind(1, static_cast<int64_t>(key));
        for (std::size_t i = 0; i < values.size(); ++i)
            bindValue(m_put, static_cast<int>(i) + 2, values[i]);
        if (blob != nullptr)
            m_put.bindNoCopy(
                static_cast<int>(values.size()) + 2, blob->data(), static_cast<int>(blob->size()));
        m_put.exec();
        m_put.reset();
    }

    /// Removes every row that was not put.
    void finish()
    {
        std::vector<qint64> all;
        SQLite::Statement rows(m_db, "SELECT " + m_key + " FROM " + m_table);
        while (rows.executeStep())
            all.push_back(rows.getColumn(0).getInt64());
        finish(all);
    }

    /// Removes those of the given keys that were not put.
    void finish(const std::vector<qint64>& keys)
    {
        SQLite::Statement remove(m_db, "DELETE FROM " + m_table + " WHERE " + m_key + " = ?");
        for (const qint64 key : keys) {
            if (std::ranges::binary_search(m_keys, key))
                continue;
            remove.bind(1, static_cast<int64_t>(key));
            remove.exec();
            remove.reset();
        }
    }

private:
    static std::string upsert(const std::string& table, const std::vector<std::string>& columns)
    {
        std::string names;
        std::string marks;
        std::string updates;
        std::string differs;
        for (const std::string& column : columns) {
            names += (names.empty() ? "" : ", ") + column;
            marks += marks.empty() ? "?" : ", ?";
            if (&column == &columns.front())
                continue;
            updates += updates.empty() ? "" : ", ";
            updates.append(column).append(" = excluded.").append(column);
            differs += differs.empty() ? "" : " OR ";
            differs.append(column).append(" IS NOT excluded.").append(column);
        }
        return "INSERT INTO " + table + " (" + names + ") VALUES (" + marks + ") ON CONFLICT ("
            + columns.front() + ") DO UPDATE SET " + updates + " WHERE " + differs;
    }

    SQLite::Database& m_db;
    std::string m_table, m_key;
    SQLite::Statement m_put;
    std::vector<qint64> m_keys;
};

} // namespace parapet::store
