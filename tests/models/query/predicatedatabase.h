// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// An SQLite table in memory with the functions of textmatch.h registered as the store does it.
#pragma once

#include "models/query/sqlcompiler.h"
#include "models/query/textmatch.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <sqlite3.h>

#include <memory>
#include <set>

namespace parapet::query::tests {

class PredicateDatabase
{
public:
    PredicateDatabase(std::span<const domain::FieldSpec> fields,
        const std::vector<std::vector<domain::Value>>& rows)
        : m_fields(fields)
    {
        sqlite3* raw = nullptr;
        sqlite3_open(":memory:", &raw);
        m_database.reset(raw);
        registerFunctions();
        std::string create = "CREATE TABLE t (id INTEGER PRIMARY KEY";
        std::string insert = "INSERT INTO t VALUES (NULL";
        for (const domain::FieldSpec& field : fields) {
            create += ", " + std::string(field.name);
            insert += ", ?";
        }
        sqlite3_exec(raw, (create + ")").c_str(), nullptr, nullptr, nullptr);
        for (const auto& row : rows)
            run(insert + ")", row);
    }

    /// The numbers (from 1) of the rows that pass; nothing with error() set when SQLite objects.
    std::optional<std::set<int>> passing(const Sql& sql)
    {
        return run("SELECT id FROM t WHERE " + sql.text.toStdString(), sql.binds);
    }
    [[nodiscard]] QString error() const
    {
        return QString::fromUtf8(sqlite3_errmsg(m_database.get()));
    }

    [[nodiscard]] QString expressionOf(int field) const
    {
        return QStringLiteral("t.")
            + QLatin1StringView(m_fields[static_cast<std::size_t>(field)].name.data());
    }

private:
    static std::string_view textOf(sqlite3_value* value)
    {
        const void* const bytes = sqlite3_value_text(value);
        return {
            static_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_value_bytes(value))};
    }

    void registerFunctions()
    {
        constexpr int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC;
        sqlite3_create_function(
            m_database.get(), foldFunction, 1, flags, nullptr,
            [](sqlite3_context* context, int, sqlite3_value** values) {
                const std::string folded = fold(textOf(values[0]));
                sqlite3_result_text(
                    context, folded.data(), static_cast<int>(folded.size()), SQLITE_TRANSIENT);
            },
            nullptr, nullptr);
        sqlite3_create_function(
            m_database.get(), hasFunction, 2, flags, nullptr,
            [](sqlite3_context* context, int, sqlite3_value** values) {
                sqlite3_result_int(context, hasTerm(textOf(values[0]), textOf(values[1])) ? 1 : 0);
            },
            nullptr, nullptr);
        sqlite3_create_function(
            m_database.get(), hasExactlyFunction, 2, flags, nullptr,
            [](sqlite3_context* context, int, sqlite3_value** values) {
                sqlite3_result_int(
                    context, hasTermExactly(textOf(values[0]), textOf(values[1])) ? 1 : 0);
            },
            nullptr, nullptr);
    }

    static void bind(sqlite3_stmt* statement, int at, const domain::Value& value)
    {
        const auto text = [&](const QByteArray& utf8) {
            sqlite3_bind_text(
                statement, at, utf8.constData(), static_cast<int>(utf8.size()), SQLITE_TRANSIENT);
        };
        if (const auto* const truth = std::get_if<bool>(&value))
            sqlite3_bind_int(statement, at, *truth ? 1 : 0);
        else if (const auto* const whole = std::get_if<qint64>(&value))
            sqlite3_bind_int64(statement, at, *whole);
        else if (const auto* const real = std::get_if<double>(&value))
            sqlite3_bind_double(statement, at, *real);
        else if (const auto* const string = std::get_if<QString>(&value))
            text(string->isNull() ? QByteArray("") : string->toUtf8());
        else if (const auto* const list = std::get_if<QStringList>(&value))
            text(QJsonDocument(QJsonArray::fromStringList(*list)).toJson(QJsonDocument::Compact));
    }

    std::optional<std::set<int>> run(
        const std::string& text, const std::vector<domain::Value>& binds)
    {
        sqlite3_stmt* raw = nullptr;
        if (sqlite3_prepare_v2(m_database.get(), text.c_str(), -1, &raw, nullptr) != SQLITE_OK)
            return std::nullopt;
        const std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> statement(
            raw, &sqlite3_finalize);
        if (sqlite3_bind_parameter_count(raw) != static_cast<int>(binds.size()))
            return std::nullopt;
        for (std::size_t i = 0; i < binds.size(); ++i)
            bind(raw, static_cast<int>(i) + 1, binds[i]);
        std::set<int> ids;
        int result = sqlite3_step(raw);
        for (; result == SQLITE_ROW; result = sqlite3_step(raw))
            ids.insert(sqlite3_column_int(raw, 0));
        return result == SQLITE_DONE ? std::optional(ids) : std::nullopt;
    }

    std::span<const domain::FieldSpec> m_fields;
    std::unique_ptr<sqlite3, decltype(&sqlite3_close)> m_database{nullptr, &sqlite3_close};
};

} // namespace parapet::query::tests
