// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/factdiff.h"

#include <sqlite3.h>

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace parapet::store {
namespace {

using KeyOfRow = std::array<std::int64_t, 3>;

std::string join(const std::vector<std::string>& names, const std::string& suffix = {})
{
    std::string text;
    for (const std::string& name : names) {
        if (!text.empty())
            text += suffix.empty() ? ", " : " AND ";
        text += name + suffix;
    }
    return text;
}

/// The statements on one table, made from its column names (constants of this program).
class TableSql
{
public:
    explicit TableSql(const FactTable& table)
        : m_table(table)
    {
    }

    [[nodiscard]] std::string selectAll() const
    {
        return "SELECT " + join(m_table.keys) + ", " + join(m_table.values) + " FROM "
            + m_table.name + " ORDER BY " + join(m_table.keys);
    }

    [[nodiscard]] std::string copyToPast() const
    {
        return "INSERT INTO " + m_table.name + "_past (" + join(m_table.keys) + ", since, until, "
            + join(m_table.values) + ") SELECT " + join(m_table.keys) + ", since, ?, "
            + join(m_table.values) + " FROM " + m_table.name + " WHERE " + whereKey();
    }

    [[nodiscard]] std::string remove() const
    {
        return "DELETE FROM " + m_table.name + " WHERE " + whereKey();
    }

    /// Parameters: the source of rows, the snapshot.
    [[nodiscard]] std::string insertSpan() const
    {
        std::string columns;
        std::string cells;
        std::size_t index = 0;
        for (const std::string& key : m_table.keys) {
            columns += key + ", ";
            cells += "c" + std::to_string(index++) + ", ";
        }
        columns += "since";
        cells += "?2";
        for (const std::string& value : m_table.values) {
            columns += ", " + value;
            cells += ", c" + std::to_string(index++);
        }
        return "INSERT INTO " + m_table.name + " (" + columns + ") SELECT " + cells
            + " FROM row_span(?1)";
    }

    [[nodiscard]] std::string insertOne() const
    {
        std::string marks;
        for (std::size_t i = 0; i < m_table.values.size(); ++i)
            marks += ", ?";
        return "INSERT INTO " + m_table.name + " (" + join(m_table.keys) + ", since, "
            + join(m_table.values) + ") VALUES (?, ?" + marks + ")";
    }

private:
    [[nodiscard]] std::string whereKey() const { return join(m_table.keys, " = ?"); }
    const FactTable& m_table;
};

/// Moves rows of the open table to the past.
class Closer
{
public:
    Closer(SQLite::Database& db, const FactTable& table, qint64 snapshot)
        : m_copy(db, TableSql(table).copyToPast())
        , m_remove(db, TableSql(table).remove())
        , m_keys(static_cast<int>(table.keys.size()))
        , m_snapshot(snapshot)
    {
    }

    void close(const KeyOfRow& key)
    {
        m_copy.bind(1, static_cast<int64_t>(m_snapshot));
        for (int i = 0; i < m_keys; ++i) {
            m_copy.bind(i + 2, static_cast<int64_t>(key[static_cast<std::size_t>(i)]));
            m_remove.bind(i + 1, static_cast<int64_t>(key[static_cast<std::size_t>(i)]));
        }
        m_copy.exec();
        m_copy.reset();
        m_remove.exec();
        m_remove.reset();
    }

private:
    SQLite::Statement m_copy, m_remove;
    int m_keys;
    qint64 m_snapshot;
};

/// Some rows of a source, by index.
class PickedRows final : public RowSource
{
public:
    PickedRows(const RowSource& all, const std::vector<std::uint32_t>& picked)
        : m_all(all)
        , m_picked(picked)
    {
    }
    [[nodiscard]] std::size_t rows() const override { return m_picked.size(); }
    [[nodiscard]] std::int64_t at(std::size_t row, int column) const override
    {
        return m_all.at(m_picked[row], column);
    }

private:
    const RowSource& m_all;
    const std::vector<std::uint32_t>& m_picked;
};

bool isEmpty(SQLite::Database& db, const FactTable& table)
{
    return db.execAndGet("SELECT NOT EXISTS (SELECT 1 FROM " + table.name + ")").getInt() != 0;
}

void insertRows(
    SQLite::Database& db, const FactTable& table, const RowSource& rows, qint64 snapshot)
{
    const int status = runWithRows(db.getHandle(), TableSql(table).insertSpan(), rows, snapshot);
    if (status != SQLITE_OK)
        throw SQLite::Exception(db.getHandle(), status);
}

struct Changes
{
    std::vector<KeyOfRow> ended;
    std::vector<std::uint32_t> begun;
};

int compareKeys(SQLite::Statement& old, const RowSource& rows, std::size_t row, int keys)
{
    for (int i = 0; i < keys; ++i) {
        const std::int64_t left = old.getColumn(i).getInt64();
        const std::int64_t right = rows.at(row, i);
        if (left != right)
            return left < right ? -1 : 1;
    }
    return 0;
}

Changes compare(
    SQLite::Database& db, const FactTable& table, const RowSource& rows, const DiffOptions& options)
{
    Changes changes;
    const int keys = static_cast<int>(table.keys.size());
    const int columns = keys + static_cast<int>(table.values.size());
    SQLite::Statement old(db, TableSql(table).selectAll());
    std::size_t row = 0;
    const auto end = [&] {
        if (!options.mayEnd(old.getColumn(0).getInt64()))
            return;
        KeyOfRow key{};
        for (int i = 0; i < keys; ++i)
            key[static_cast<std::size_t>(i)] = old.getColumn(i).getInt64();
        changes.ended.push_back(key);
    };
    while (old.executeStep()) {
        int order = 1;
        while (row < rows.rows() && (order = compareKeys(old, rows, row, keys)) > 0)
            changes.begun.push_back(static_cast<std::uint32_t>(row++));
        if (row >= rows.rows() || order < 0) {
            end();
            continue;
        }
        bool same = true;
        for (int i = keys; same && i < columns; ++i)
            same = old.getColumn(i).getInt64() == rows.at(row, i);
        if (!same) {
            KeyOfRow key{};
            for (int i = 0; i < keys; ++i)
                key[static_cast<std::size_t>(i)] = old.getColumn(i).getInt64();
            changes.ended.push_back(key);
            changes.begun.push_back(static_cast<std::uint32_t>(row));
        }
        ++row;
    }
    for (; row < rows.rows(); ++row)
        changes.begun.push_back(static_cast<std::uint32_t>(row));
    return changes;
}

domain::Value readLike(const SQLite::Column& column, const domain::Value& model)
{
    if (column.isNull())
        return std::monostate{};
    if (std::holds_alternative<bool>(model))
        return column.getInt() != 0;
    if (column.isFloat())
        return column.getDouble();
    if (column.isInteger())
        return static_cast<qint64>(column.getInt64());
    const QByteArray text(column.getText(), column.size());
    if (!std::holds_alternative<QStringList>(model))
        return QString::fromUtf8(text);
    QStringList list;
    const QJsonArray array = QJsonDocument::fromJson(text).array();
    for (const auto& item : array)
        list.append(item.toString());
    return list;
}

} // namespace

void bindValue(SQLite::Statement& statement, int index, const domain::Value& value)
{
    if (const auto* flag = std::get_if<bool>(&value)) {
        statement.bind(index, *flag ? 1 : 0);
    } else if (const auto* number = std::get_if<qint64>(&value)) {
        statement.bind(index, static_cast<int64_t>(*number));
    } else if (const auto* real = std::get_if<double>(&value)) {
        statement.bind(index, *real);
    } else if (const auto* text = std::get_if<QString>(&value)) {
        statement.bind(index, text->toStdString());
    } else if (const auto* list = std::get_if<QStringList>(&value)) {
        statement.bind(index,
            QJsonDocument(QJsonArray::fromStringList(*list))
                .toJson(QJsonDocument::Compact)
                .toStdString());
    } else {
        statement.bind(index);
    }
}

void bindValues(SQLite::Statement& statement, const std::vector<domain::Value>& values, int first)
{
    for (const domain::Value& value : values)
        bindValue(statement, first++, value);
}

void diffFacts(
    SQLite::Database& db, const FactTable& table, const RowSource& rows, const DiffOptions& options)
{
    if (isEmpty(db, table)) {
        insertRows(db, table, rows, options.snapshot);
        for (std::size_t row = 0; row < rows.rows(); ++row)
            options.begins(row);
        return;
    }
    const Changes changes = compare(db, table, rows, options);
    Closer closer(db, table, options.snapshot);
    for (const KeyOfRow& key : changes.ended)
        closer.close(key);
    insertRows(db, table, PickedRows(rows, changes.begun), options.snapshot);
    for (const std::uint32_t row : changes.begun)
        options.begins(row);
}

void diffStates(SQLite::Database& db, const FactTable& table, const std::vector<StateRow>& rows,
    const DiffOptions& options)
{
    std::vector<std::int64_t> ended;
    std::vector<const StateRow*> begun;
    SQLite::Statement old(db, TableSql(table).selectAll());
    auto row = rows.begin();
    while (old.executeStep()) {
        const std::int64_t key = old.getColumn(0).getInt64();
        for (; row != rows.end() && row->key < key; ++row)
            begun.push_back(&*row);
        if (row == rows.end() || row->key != key) {
            if (options.mayEnd(key))
                ended.push_back(key);
            continue;
        }
        bool same = true;
        for (std::size_t i = 0; same && i < row->values.size(); ++i)
            same =
                readLike(old.getColumn(static_cast<int>(i) + 1), row->values[i]) == row->values[i];
        if (!same) {
            ended.push_back(key);
            begun.push_back(&*row);
        }
        ++row;
    }
    for (; row != rows.end(); ++row)
        begun.push_back(&*row);

    Closer closer(db, table, options.snapshot);
    for (const std::int64_t key : ended)
        closer.close({key, 0, 0});
    SQLite::Statement insert(db, TableSql(table).insertOne());
    for (const StateRow* state : begun) {
        insert.bind(1, static_cast<int64_t>(state->key));
        insert.bind(2, static_cast<int64_t>(options.snapshot));
        for (std::size_t i = 0; i < state->values.size(); ++i)
            bindValue(insert, static_cast<int>(i) + 3, state->values[i]);
        insert.exec();
        insert.reset();
        options.begins(static_cast<std::size_t>(state - rows.data()));
    }
}

} // namespace parapet::store
