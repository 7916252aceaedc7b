// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/words.h"

namespace parapet::ingest {

QString shown(std::string_view value)
{
    constexpr std::size_t longestInput = 240;
    constexpr qsizetype longest = 60;
    const QString text = QString::fromUtf8(
        value.data(), static_cast<qsizetype>(std::min(value.size(), longestInput)));
    QString out;
    for (const QChar c : text) {
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format)
            out += QStringLiteral("\\u%1").arg(static_cast<int>(c.unicode()), 4, 16, QChar(u'0'));
        else
            out += c;
    }
    if (out.size() > longest || value.size() > longestInput) {
        out.truncate(longest - 1);
        if (!out.isEmpty() && out.back().isHighSurrogate())
            out.chop(1);
        out += QChar(0x2026);
    }
    return u'"' + out + u'"';
}

} // namespace parapet::ingest
