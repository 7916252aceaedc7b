// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/sort.h"

#include "models/query/columns.h"

#include <algorithm>

namespace parapet::query {
namespace {

base::Result<SortKey> parseKey(
    QStringView text, SourceRange range, std::span<const domain::FieldSpec> fields)
{
    const qsizetype colon = text.lastIndexOf(u':');
    const QStringView name = (colon < 0 ? text : text.first(colon)).trimmed();
    const QStringView direction =
        colon < 0 ? QStringView(u"asc") : text.sliced(colon + 1).trimmed();
    const bool descending = direction.compare(u"desc", Qt::CaseInsensitive) == 0;
    if (!descending && direction.compare(u"asc", Qt::CaseInsensitive) != 0)
        return failAt(range, QStringLiteral("expected asc or desc after the colon."));
    if (name.isEmpty())
        return failAt(range, QStringLiteral("expected the name of a column to sort by."));
    const base::Result<int> field = findColumn(name.toString(), range, fields);
    if (!field)
        return tl::unexpected(field.error());
    return SortKey{*field, descending};
}

} // namespace

base::Result<std::vector<SortKey>> parseSort(
    QStringView text, std::span<const domain::FieldSpec> fields)
{
    std::vector<SortKey> keys;
    if (text.trimmed().isEmpty())
        return keys;
    qsizetype begin = 0;
    while (begin <= text.size()) {
        const qsizetype comma = text.indexOf(u',', begin);
        const qsizetype end = comma < 0 ? text.size() : comma;
        const SourceRange range{static_cast<int>(begin), static_cast<int>(end - begin)};
        const base::Result<SortKey> key = parseKey(text.sliced(begin, end - begin), range, fields);
        if (!key)
            return tl::unexpected(key.error());
        if (std::ranges::find(keys, key->field, &SortKey::field) != keys.end())
            return failAt(range, QStringLiteral("the list is sorted by this column already."));
        keys.push_back(*key);
        begin = end + 1;
    }
    return keys;
}

QString sortText(std::span<const SortKey> keys, std::span<const domain::FieldSpec> fields)
{
    QStringList parts;
    for (const SortKey& key : keys) {
        const QString name = nameOf(fields[static_cast<std::size_t>(key.field)]);
        parts += key.descending ? QString(name + QStringLiteral(":desc")) : name;
    }
    return parts.join(u',');
}

} // namespace parapet::query
