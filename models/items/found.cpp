// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/found.h"

#include "models/query/printer.h"
#include "models/store/tablereader.h"

#include <array>

namespace parapet::items {
namespace {

using domain::Kind;

struct Place
{
    Kind kind;
    const char* name; ///< field that people know the object by
};

constexpr std::array places{Place{Kind::Devices, "computerDnsName"}, Place{Kind::Software, "name"},
    Place{Kind::Weaknesses, "id"}, Place{Kind::Recommendations, "recommendationName"}};

QString textOf(const domain::Value& value)
{
    const auto* text = std::get_if<QString>(&value);
    return text ? *text : QString();
}

} // namespace

base::Result<std::vector<Found>> readFound(
    const Reader::Desk& desk, const QString& text, qint64 each)
{
    std::vector<Found> found;
    if (text.trimmed().isEmpty())
        return found;
    for (const Place& place : places) {
        const QString name = QString::fromLatin1(place.name);
        // Software is named with underscores: "windows_10".
        QString wanted = text.trimmed();
        if (place.kind == Kind::Software)
            wanted.replace(QLatin1Char(' '), QLatin1Char('_'));
        store::TableQuery query;
        query.kind = place.kind;
        query.scope = desk.scope->read();
        query.limit = each;
        query.filter = name + QStringLiteral(" contains ") + query::quoted(wanted);
        store::TableReader reader(desk.context->connection);
        const auto keys = reader.keys(query);
        if (!keys)
            return tl::unexpected(keys.error());
        const std::array fields{
            *domain::fieldIndex(place.kind, u"id"), *domain::fieldIndex(place.kind, name)};
        const auto rows = reader.rows(query, *keys, fields);
        if (!rows)
            return tl::unexpected(rows.error());
        for (const domain::Row& row : *rows) {
            if (row.values.size() == fields.size())
                found.push_back({place.kind, textOf(row.values[0]), textOf(row.values[1])});
        }
    }
    return found;
}

} // namespace parapet::items
