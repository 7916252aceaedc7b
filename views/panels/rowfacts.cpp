// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/rowfacts.h"

#include "views/vocabulary/fieldwords.h"
#include "views/widgets/celltext.h"

namespace parapet::views {

domain::Value RowFacts::value(QStringView field) const
{
    const std::optional<int> index = domain::fieldIndex(m_kind, field);
    if (!index || static_cast<std::size_t>(*index) >= m_row.values.size())
        return {};
    return m_row.values[static_cast<std::size_t>(*index)];
}

QString RowFacts::text(QStringView field) const
{
    const domain::Value found = value(field);
    const auto* text = std::get_if<QString>(&found);
    return text ? *text : QString();
}

qint64 RowFacts::count(QStringView field) const
{
    const domain::Value found = value(field);
    const auto* whole = std::get_if<qint64>(&found);
    return whole ? *whole : 0;
}

double RowFacts::number(QStringView field) const
{
    const domain::Value found = value(field);
    if (const auto* real = std::get_if<double>(&found))
        return *real;
    return static_cast<double>(count(field));
}

bool RowFacts::flag(QStringView field) const
{
    const domain::Value found = value(field);
    const auto* truth = std::get_if<bool>(&found);
    return truth ? *truth : count(field) != 0;
}

QStringList RowFacts::list(QStringView field) const
{
    const domain::Value found = value(field);
    const auto* list = std::get_if<QStringList>(&found);
    return list ? *list : QStringList();
}

std::optional<qint64> RowFacts::time(QStringView field) const
{
    const domain::Value found = value(field);
    const auto* whole = std::get_if<qint64>(&found);
    return whole ? std::optional(*whole) : std::nullopt;
}

bool RowFacts::has(QStringView field) const
{
    return !shown(field).isEmpty();
}

QString RowFacts::shown(QStringView field) const
{
    const std::optional<int> index = domain::fieldIndex(m_kind, field);
    if (!index)
        return {};
    const domain::FieldSpec& spec = domain::fieldsOf(m_kind)[static_cast<std::size_t>(*index)];
    return cellText(spec.format, toVariant(value(field)), QLocale());
}

QStringList idsOf(const QList<RowFacts>& rows)
{
    QStringList ids;
    ids.reserve(rows.size());
    for (const RowFacts& row : rows)
        ids.append(row.text(u"id"));
    return ids;
}

} // namespace parapet::views
