// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/sourcerange.h"

#include <QRegularExpression>

namespace parapet::query {
namespace {

QString placeWords(int position)
{
    return QStringLiteral("Character %1: ").arg(position + 1);
}

} // namespace

tl::unexpected<base::Error> failAt(SourceRange range, const QString& what)
{
    return base::fail(base::Error::Kind::Usage, placeWords(range.position) + what,
        QStringLiteral("position=%1 length=%2").arg(range.position).arg(range.length));
}

std::optional<SourceRange> errorRange(const base::Error& error)
{
    const QRegularExpression form(QStringLiteral("^position=(\\d+) length=(\\d+)$"));
    const QRegularExpressionMatch match = form.match(error.detail);
    if (!match.hasMatch())
        return std::nullopt;
    return SourceRange{match.captured(1).toInt(), match.captured(2).toInt()};
}

base::Error withoutLead(const base::Error& error, int lead)
{
    const std::optional<SourceRange> range = errorRange(error);
    if (!range || range->position < lead)
        return error;
    const QString what = error.message.mid(placeWords(range->position).size());
    return failAt({range->position - lead, range->length}, what).value();
}

} // namespace parapet::query
