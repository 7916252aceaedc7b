// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of feeds share: a sink that keeps copies, and files to read. One thread.
#pragma once

#include "models/base/timetext.h"
#include "models/feeds/feeds.h"

#include <archive.h>
#include <archive_entry.h>
#include <zlib.h>

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

namespace parapet::test {

using namespace Qt::StringLiterals;

inline QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

class KeepingSink final : public feeds::FeedSink
{
public:
    QStringList rows;
    std::vector<domain::Issue> issues;

    void kev(const domain::KevRecord& row) override
    {
        rows << QStringList{text(row.cve), text(row.vendor), text(row.product), text(row.name),
            base::isoDate(row.dateAdded), row.dueDate ? base::isoDate(*row.dueDate) : u"-"_s,
            row.ransomware ? u"ransomware"_s : u"-"_s}
                    .join(u'|');
    }
    void epss(const domain::EpssRecord& row) override
    {
        rows << QStringList{text(row.cve), QString::number(row.probability),
            QString::number(row.percentile)}
                    .join(u'|');
    }
    void issue(domain::Issue issue) override { issues.push_back(std::move(issue)); }
};

struct Read
{
    KeepingSink sink;
    base::Result<feeds::FeedSummary> summary = feeds::FeedSummary{};
};

inline std::unique_ptr<Read> read(const QString& path, const base::Progress& progress = {})
{
    auto result = std::make_unique<Read>();
    result->summary = feeds::readFeed(path, result->sink, progress);
    return result;
}

inline QByteArray gzipped(QByteArray bytes)
{
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    QByteArray out(bytes.size() + bytes.size() / 8 + 128, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(bytes.data());
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.truncate(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return out;
}

using Entries = QList<QPair<QByteArray, QByteArray>>;

inline void writeTarXz(const QString& path, const Entries& entries)
{
    archive* const to = archive_write_new();
    archive_write_add_filter_xz(to);
    archive_write_set_format_pax_restricted(to);
    archive_write_open_filename(to, QFile::encodeName(path).constData());
    for (const auto& [name, content] : entries) {
        archive_entry* const entry = archive_entry_new();
        archive_entry_set_pathname(entry, name.constData());
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_entry_set_size(entry, content.size());
        archive_write_header(to, entry);
        archive_write_data(to, content.constData(), static_cast<std::size_t>(content.size()));
        archive_entry_free(entry);
    }
    archive_write_free(to);
}

class Files
{
public:
    [[nodiscard]] QString write(const QString& name, const QByteArray& bytes) const
    {
        QFile file(path(name));
        const bool good = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
        return good ? file.fileName() : QString();
    }
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
};

/// The folder with real data; empty when it is absent.
inline QString realData()
{
    const QString named = qEnvironmentVariable("PARAPET_DATA");
    const QString folder = named.isEmpty() ? QStringLiteral(PARAPET_DATA_NEAR_SOURCE) : named;
    return QFile::exists(folder + u"/kev") ? folder : QString();
}

} // namespace parapet::test
