// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/sourcerange.h"

#include <QRegularExpression>

namespace parapet::query {

tl::unexpected<base::Error> failAt(SourceRange range, const QString& what)
{
    return base::fail(base::Error::Kind::Usage,
        QStringLiteral("Character %1: ").arg(range.position + 1) + what,
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

} // namespace parapet::query
