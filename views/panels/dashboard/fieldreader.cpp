// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/dashboard/fieldreader.h"

namespace parapet::views {

template <class T>
const T* FieldReader::find(QStringView field) const
{
    const std::optional<int> index = domain::fieldIndex(m_kind, field);
    if (!index || static_cast<std::size_t>(*index) >= m_row.values.size())
        return nullptr;
    return std::get_if<T>(&m_row.values[static_cast<std::size_t>(*index)]);
}

QString FieldReader::text(QStringView field) const
{
    const auto* value = find<QString>(field);
    return value ? *value : QString();
}

QStringList FieldReader::list(QStringView field) const
{
    const auto* value = find<QStringList>(field);
    return value ? *value : QStringList();
}

qint64 FieldReader::count(QStringView field) const
{
    const auto* value = find<qint64>(field);
    return value ? *value : 0;
}

std::optional<double> FieldReader::number(QStringView field) const
{
    if (const auto* value = find<double>(field))
        return *value;
    if (const auto* value = find<qint64>(field))
        return static_cast<double>(*value);
    return std::nullopt;
}

bool FieldReader::flag(QStringView field) const
{
    const auto* value = find<bool>(field);
    return value && *value;
}

std::optional<base::Millis> FieldReader::time(QStringView field) const
{
    const auto* value = find<qint64>(field);
    return value ? std::optional<base::Millis>(*value) : std::nullopt;
}

} // namespace parapet::views
