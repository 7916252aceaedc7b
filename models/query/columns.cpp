// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/columns.h"

#include <algorithm>
#include <numeric>

namespace parapet::query {
namespace {

/// Names longer than this are not compared letter by letter.
constexpr qsizetype longestName = 64;

/// Edit distance (insert, remove, replace; Levenshtein).
int distance(const QString& left, const QString& right)
{
    std::vector<int> row(static_cast<std::size_t>(right.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (const QChar letter : left) {
        int diagonal = row[0]++;
        for (qsizetype j = 0; j < right.size(); ++j) {
            const auto at = static_cast<std::size_t>(j);
            const int replaced = diagonal + (letter == right[j] ? 0 : 1);
            diagonal = row[at + 1];
            row[at + 1] = std::min({row[at + 1] + 1, row[at] + 1, replaced});
        }
    }
    return row.back();
}

QString nearest(const QString& name, std::span<const domain::FieldSpec> fields)
{
    QString best;
    const QString wanted = name.toCaseFolded();
    int closest = static_cast<int>(std::max<qsizetype>(2, name.size() / 3)) + 1;
    for (const domain::FieldSpec& field : fields) {
        const QString known = nameOf(field);
        const QString folded = known.toCaseFolded();
        const bool part = wanted.size() >= 4 && folded.contains(wanted);
        const int away = part ? std::min(closest - 1, 1) : distance(wanted, folded);
        if (away < closest) {
            closest = away;
            best = known;
        }
    }
    return best;
}

} // namespace

QString nameOf(const domain::FieldSpec& field)
{
    return QString::fromLatin1(field.name.data(), static_cast<qsizetype>(field.name.size()));
}

base::Result<int> findColumn(
    const QString& name, SourceRange range, std::span<const domain::FieldSpec> fields)
{
    int alike = -1;
    int count = 0;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const QString known = nameOf(fields[i]);
        if (known == name)
            return static_cast<int>(i);
        if (known.compare(name, Qt::CaseInsensitive) == 0) {
            alike = static_cast<int>(i);
            ++count;
        }
    }
    if (count == 1)
        return alike;
    QString what = QStringLiteral("there is no column \"%1\".").arg(name.left(longestName));
    const QString proposal = name.size() > longestName ? QString() : nearest(name, fields);
    if (!proposal.isEmpty())
        what += QStringLiteral(" Did you mean \"%1\"?").arg(proposal);
    return failAt(range, what);
}

base::Result<std::vector<int>> parseColumns(
    QStringView list, std::span<const domain::FieldSpec> fields)
{
    std::vector<int> columns;
    qsizetype begin = 0;
    while (begin <= list.size()) {
        const qsizetype comma = list.indexOf(u',', begin);
        const qsizetype end = comma < 0 ? list.size() : comma;
        const QString name = list.sliced(begin, end - begin).trimmed().toString();
        const SourceRange range{static_cast<int>(begin), static_cast<int>(end - begin)};
        if (name.isEmpty())
            return failAt(range, QStringLiteral("expected the name of a column."));
        const base::Result<int> column = findColumn(name, range, fields);
        if (!column)
            return tl::unexpected(column.error());
        if (std::ranges::find(columns, *column) != columns.end())
            return failAt(range, QStringLiteral("the column \"%1\" is named twice.").arg(name));
        columns.push_back(*column);
        begin = end + 1;
    }
    return columns;
}

} // namespace parapet::query
