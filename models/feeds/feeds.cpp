// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/feeds.h"

#include "models/bytes/memberwalk.h"
#include "models/feeds/epss.h"
#include "models/feeds/feedfile.h"
#include "models/feeds/kev.h"
#include "models/feeds/words.h"

#include <simdjson.h>

namespace parapet::feeds {
namespace {

using Failure = std::optional<base::Error>;

constexpr std::size_t largestFeed = 256U << 20;

class FeedReading
{
public:
    FeedReading(const QString& path, FeedSink& sink, const base::Progress& progress)
        : m_path(path)
        , m_progress(progress)
        , m_file(sink, path)
    {
    }

    base::Result<FeedSummary> run();

private:
    Failure readMember(bytes::MemberWalk& walk, const QString& path);
    base::Result<std::string> readAll(bytes::MemberWalk& walk, const QString& path);
    Failure parse(std::string& text);

    QString m_path;
    const base::Progress& m_progress;
    FeedFile m_file;
};

base::Result<FeedSummary> FeedReading::run()
{
    auto walk = bytes::walk(m_path);
    if (!walk)
        return tl::unexpected(walk.error());
    while (true) {
        const auto member = (*walk)->next();
        if (!member)
            return tl::unexpected(member.error());
        if (!*member)
            break;
        if ((*member)->hidden)
            continue;
        if (auto failed = readMember(**walk, (*member)->path))
            return tl::unexpected(*failed);
    }
    m_file.setPath(m_path);
    if (m_file.summary.name.isEmpty())
        return tl::unexpected(m_file.failure(Words::tr("holds no feed.")));
    if (m_file.summary.records == 0 && m_file.summary.rejected > 0)
        return tl::unexpected(m_file.failure(Words::tr("holds no row that can be read.")));
    return m_file.summary;
}

/// The unpacked bytes. A feed is taken whole or not at all: a broken packing fails.
base::Result<std::string> FeedReading::readAll(bytes::MemberWalk& walk, const QString& path)
{
    constexpr std::size_t step = 1U << 20;
    bytes::UnpackLimits limits;
    limits.unpackedBytes = largestFeed;
    const auto source = walk.open(limits);
    if (!source)
        return tl::unexpected(source.error());
    std::string text;
    while (true) {
        if (m_progress.cancelled())
            return base::fail(base::Error::Kind::Cancelled, Words::tr("Canceled."));
        const std::size_t used = text.size();
        text.resize(used + step);
        const auto got = (*source)->read(std::span(text.data() + used, step));
        text.resize(used + (got ? *got : 0));
        if (!got) {
            base::Error error = got.error();
            if (error.kind == base::Error::Kind::Corrupt)
                error.kind = base::Error::Kind::Format;
            return tl::unexpected(error);
        }
        m_progress.report(static_cast<qint64>(walk.packedBytesRead()),
            static_cast<qint64>(walk.packedSize()), path);
        if (*got == 0)
            break;
    }
    if (text.starts_with("\xef\xbb\xbf"))
        text.erase(0, 3);
    return text;
}

Failure FeedReading::readMember(bytes::MemberWalk& walk, const QString& path)
{
    m_file.setPath(path);
    auto text = readAll(walk, path);
    if (!text)
        return text.error();
    return parse(*text);
}

Failure FeedReading::parse(std::string& text)
{
    if (text.find_first_not_of(" \t\r\n") == std::string::npos)
        return m_file.failure(Words::tr("the file is empty."));
    if (!simdjson::validate_utf8(text.data(), text.size()))
        return m_file.failure(Words::tr("is not valid UTF-8 text, so it is no feed."));
    const bool isKev = looksLikeKevJson(text) || looksLikeKevCsv(text);
    const bool isEpss = !isKev && looksLikeEpss(text);
    if (!isKev && !isEpss)
        return m_file.failure(
            Words::tr("is no feed: neither the KEV catalogue (JSON, CSV) nor EPSS scores (CSV)."));
    const QString name = isKev ? QStringLiteral("kev") : QStringLiteral("epss");
    if (!m_file.summary.name.isEmpty() && m_file.summary.name != name)
        return m_file.failure(Words::tr("is another feed than the archive's first file."));
    if (isEpss) {
        readEpss(text, m_file);
        return {};
    }
    return looksLikeKevJson(text) ? readKevJson(text, m_file) : readKevCsv(text, m_file);
}

} // namespace

base::Result<FeedSummary> readFeed(
    const QString& path, FeedSink& sink, const base::Progress& progress)
{
    return FeedReading(path, sink, progress).run();
}

} // namespace parapet::feeds
