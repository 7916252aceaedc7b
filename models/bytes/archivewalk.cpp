// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bytes/archivewalk.h"

#include "models/bytes/guardedsource.h"
#include "models/bytes/gzipsource.h"

#include <archive.h>
#include <archive_entry.h>

#include <QCoreApplication>
#include <QFile>

#include <algorithm>
#include <cstring>

namespace parapet::bytes {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Bytes)
};

constexpr std::size_t readBlock = 256U << 10;

QString reasonOf(archive* from)
{
    const char* const text = archive_error_string(from);
    return text == nullptr ? QString() : QString::fromLocal8Bit(text);
}

/// Files that systems leave in archives: nothing of them is ever an export.
bool isSystemFile(const QString& inner)
{
    const auto parts = inner.split(u'/');
    return std::any_of(parts.begin(), parts.end(), [](const QString& part) {
        return (part.startsWith(u'.') && part != u"." && part != u"..") || part == u"__MACOSX"
            || part.compare(u"Thumbs.db", Qt::CaseInsensitive) == 0
            || part.compare(u"desktop.ini", Qt::CaseInsensitive) == 0;
    });
}

/// The data of the entry the archive stands at.
class EntrySource final : public ByteSource
{
public:
    EntrySource(archive* from, QString path, std::uint64_t size)
        : m_archive(from)
        , m_path(std::move(path))
        , m_size(size)
        , m_start(archive_filter_bytes(from, -1))
    {
    }

    base::Result<std::size_t> read(std::span<char> into) override
    {
        std::size_t filled = 0;
        while (filled < into.size() && (m_blockSize > 0 || nextBlock())) {
            const std::size_t part = std::min(m_blockSize, into.size() - filled);
            std::memcpy(into.data() + filled, m_block, part);
            m_block += part;
            m_blockSize -= part;
            filled += part;
        }
        if (filled == 0 && m_failure)
            return tl::unexpected(*m_failure);
        return filled;
    }

    std::uint64_t packedBytesRead() const override
    {
        const std::int64_t now = archive_filter_bytes(m_archive, -1);
        return static_cast<std::uint64_t>(std::max<std::int64_t>(now - m_start, 0)) + readBlock;
    }
    std::uint64_t packedSize() const override { return m_size; }

private:
    bool nextBlock()
    {
        if (m_ended)
            return false;
        const void* block = nullptr;
        std::size_t size = 0;
        la_int64_t offset = 0;
        int result = ARCHIVE_RETRY;
        while (result == ARCHIVE_RETRY || (result == ARCHIVE_OK && size == 0))
            result = archive_read_data_block(m_archive, &block, &size, &offset);
        m_ended = result != ARCHIVE_OK;
        // A zip is entered from its end: only now does the position stand at this entry's data.
        m_start = std::min<std::int64_t>(m_start, archive_filter_bytes(m_archive, -1));
        if (result != ARCHIVE_OK && result != ARCHIVE_EOF)
            m_failure = base::Error{base::Error::Kind::Format,
                Words::tr("%1: the packed data is damaged or cut off.").arg(m_path),
                reasonOf(m_archive)};
        if (m_ended)
            return false;
        m_block = static_cast<const char*>(block);
        m_blockSize = size;
        return true;
    }

    archive* m_archive;
    QString m_path;
    std::uint64_t m_size;
    std::int64_t m_start;
    const char* m_block = nullptr;
    std::size_t m_blockSize = 0;
    bool m_ended = false;
    std::optional<base::Error> m_failure;
};

/// Hands out bytes that were looked at first, then the rest.
class LookedAtSource final : public ByteSource
{
public:
    LookedAtSource(std::unique_ptr<ByteSource> inner, std::vector<char> head)
        : m_inner(std::move(inner))
        , m_head(std::move(head))
    {
    }

    base::Result<std::size_t> read(std::span<char> into) override
    {
        if (m_used == m_head.size())
            return m_inner->read(into);
        const std::size_t part = std::min(into.size(), m_head.size() - m_used);
        std::memcpy(into.data(), m_head.data() + m_used, part);
        m_used += part;
        return part;
    }
    std::uint64_t packedBytesRead() const override { return m_inner->packedBytesRead(); }
    std::uint64_t packedSize() const override { return m_inner->packedSize(); }

private:
    std::unique_ptr<ByteSource> m_inner;
    std::vector<char> m_head;
    std::size_t m_used = 0;
};

} // namespace

ArchiveWalk::ArchiveWalk(QString path, std::uint64_t size)
    : m_archive(archive_read_new())
    , m_path(std::move(path))
    , m_size(size)
{
}

ArchiveWalk::~ArchiveWalk()
{
    m_source.reset();
    archive_read_free(m_archive);
}

tl::unexpected<base::Error> ArchiveWalk::damaged(const QString& path) const
{
    return base::fail(base::Error::Kind::Format,
        Words::tr("%1: the archive cannot be read; it is damaged or cut off.").arg(path),
        reasonOf(m_archive));
}

base::Result<std::unique_ptr<MemberWalk>> ArchiveWalk::open(const QString& path, std::uint64_t size)
{
    std::unique_ptr<ArchiveWalk> walk(new ArchiveWalk(path, size));
    archive* const from = walk->m_archive;
    archive_read_support_filter_xz(from);
    archive_read_support_filter_gzip(from);
    archive_read_support_format_zip(from);
    archive_read_support_format_tar(from);
    archive_read_support_format_raw(from);
    const QByteArray name = QFile::encodeName(path);
    if (archive_read_open_filename(from, name.constData(), readBlock) != ARCHIVE_OK)
        return walk->damaged(path);
    return walk;
}

base::Result<std::optional<Member>> ArchiveWalk::next()
{
    m_source.reset();
    archive_entry* entry = nullptr;
    while (true) {
        const int result = archive_read_next_header(m_archive, &entry);
        if (result == ARCHIVE_EOF)
            return std::optional<Member>{};
        if (result != ARCHIVE_OK && result != ARCHIVE_WARN)
            return damaged(m_path);
        ++m_headers;
        // The raw format (a bare compressed stream) has no entry types.
        const bool isBare = archive_format(m_archive) == ARCHIVE_FORMAT_RAW;
        if (!isBare && archive_entry_filetype(entry) != AE_IFREG)
            continue;
        const char* const utf8 = archive_entry_pathname_utf8(entry);
        const char* const local = utf8 != nullptr ? utf8 : archive_entry_pathname(entry);
        const QString inner = QString::fromUtf8(local == nullptr ? "" : local);
        m_encrypted = archive_entry_is_encrypted(entry) == 1;
        m_member = Member{isBare ? m_path : QString(m_path + u'/' + inner), Packing::ArchiveEntry,
            m_size, m_headers - 1, !isBare && isSystemFile(inner)};
        return std::optional(m_member);
    }
}

base::Result<ByteSource*> ArchiveWalk::open(const UnpackLimits& limits)
{
    if (m_encrypted)
        return base::fail(base::Error::Kind::Format,
            Words::tr("%1: is encrypted; unpack it first.").arg(m_member.path));
    std::unique_ptr<ByteSource> source =
        std::make_unique<EntrySource>(m_archive, m_member.path, m_size);
    std::vector<char> head(2);
    const auto got = source->read(head);
    if (!got)
        return tl::unexpected(got.error());
    head.resize(*got);
    const bool isGzip = head.size() == 2 && head[0] == '\x1f' && head[1] == '\x8b';
    source = std::make_unique<LookedAtSource>(std::move(source), std::move(head));
    if (isGzip)
        source = std::make_unique<GzipSource>(std::move(source), m_member.path);
    m_source = std::make_unique<GuardedSource>(std::move(source), m_member.path, limits);
    return m_source.get();
}

std::uint64_t ArchiveWalk::packedBytesRead() const
{
    return static_cast<std::uint64_t>(
        std::max<std::int64_t>(archive_filter_bytes(m_archive, -1), 0));
}

} // namespace parapet::bytes
