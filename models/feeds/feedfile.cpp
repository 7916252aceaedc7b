// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/feedfile.h"

#include "models/feeds/words.h"

#include <algorithm>

namespace parapet::feeds {

FeedFile::FeedFile(FeedSink& sink, QString path)
    : m_sink(sink)
    , m_path(std::move(path))
{
}

void FeedFile::reject(qint64 line, const QString& reason)
{
    ++summary.rejected;
    m_sink.issue({domain::Issue::Kind::Rejected, m_path, line, {}, reason});
}

void FeedFile::note(qint64 line, const QString& reason)
{
    m_sink.issue({domain::Issue::Kind::Note, m_path, line, {}, reason});
}

bool FeedFile::takeId(std::string_view cve, qint64 line)
{
    if (!domain::isVulnerabilityId(cve)) {
        reject(line, Words::tr("%1 is not a CVE identifier").arg(shown(cve)));
        return false;
    }
    if (!m_known.emplace(cve).second) {
        reject(line, Words::tr("%1 stands twice; the first row counts").arg(shown(cve)));
        return false;
    }
    return true;
}

base::Error FeedFile::failure(const QString& sentence) const
{
    return {base::Error::Kind::Format, m_path + QStringLiteral(": ") + sentence, {}};
}

QString shown(std::string_view value)
{
    constexpr qsizetype longest = 60;
    const QString text = QString::fromUtf8(
        value.data(), static_cast<qsizetype>(std::min<std::size_t>(value.size(), 240)));
    QString out;
    for (const QChar c : text) {
        if (c.category() == QChar::Other_Control)
            out += QStringLiteral("\\u%1").arg(static_cast<int>(c.unicode()), 4, 16, QChar(u'0'));
        else
            out += c;
    }
    if (out.size() > longest) {
        out.truncate(longest - 1);
        if (out.back().isHighSurrogate())
            out.chop(1);
        out += QChar(0x2026);
    }
    return u'"' + out + u'"';
}

} // namespace parapet::feeds
