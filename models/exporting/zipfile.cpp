// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exporting/zipfile.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QIODevice>

#include <archive.h>
#include <archive_entry.h>

namespace parapet::exporting {
namespace {

constexpr std::size_t readBlock = std::size_t{256} << 10;
constexpr int memberMode = 0600;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Zip)
};

struct FreeEntry
{
    void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};
struct FreeReader
{
    void operator()(archive* reader) const { archive_read_free(reader); }
};
struct FreeWriter
{
    void operator()(archive* writer) const { archive_write_free(writer); }
};

la_ssize_t writeTo(archive* zip, void* device, const void* bytes, std::size_t size)
{
    auto* const out = static_cast<QIODevice*>(device);
    if (out->write(static_cast<const char*>(bytes), static_cast<qint64>(size))
        == static_cast<qint64>(size))
        return static_cast<la_ssize_t>(size);
    archive_set_error(zip, EIO, "%s", out->errorString().toUtf8().constData());
    return -1;
}

tl::unexpected<base::Error> failed(archive* zip)
{
    const char* const text = archive_error_string(zip);
    return base::fail(base::Error::Kind::Io,
        Words::tr("The zip file cannot be written: %1")
            .arg(text == nullptr ? QString() : QString::fromUtf8(text)));
}

} // namespace

struct ZipWriter::Private
{
    Private(QIODevice& out, base::Millis when)
        : time(when)
        , zip(archive_write_new())
    {
        archive_write_set_format_zip(zip.get());
        archive_write_set_options(zip.get(), "hdrcharset=UTF-8");
        archive_write_set_bytes_per_block(zip.get(), 0);
        opened = archive_write_open(zip.get(), &out, nullptr, &writeTo, nullptr) == ARCHIVE_OK;
    }

    base::Millis time;
    std::unique_ptr<archive, FreeWriter> zip;
    std::vector<ZipMember> members;
    bool opened = false;
};

ZipWriter::ZipWriter(QIODevice& device, base::Millis time)
    : m_d(std::make_unique<Private>(device, time))
{
}

ZipWriter::~ZipWriter() = default;

const std::vector<ZipMember>& ZipWriter::members() const
{
    return m_d->members;
}

base::Result<void> ZipWriter::add(
    const QString& name, const std::function<base::Result<void>(const Sink&)>& write)
{
    archive* const zip = m_d->zip.get();
    const std::unique_ptr<archive_entry, FreeEntry> entry(archive_entry_new());
    archive_entry_set_pathname_utf8(entry.get(), name.toUtf8().constData());
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), memberMode);
    archive_entry_set_mtime(entry.get(), static_cast<time_t>(m_d->time / 1000), 0);
    if (!m_d->opened || archive_write_header(zip, entry.get()) != ARCHIVE_OK)
        return failed(zip);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    ZipMember member{name, 0, {}};
    auto written = write([&](QByteArrayView piece) -> base::Result<void> {
        hash.addData(piece);
        member.bytes += piece.size();
        const auto size = static_cast<std::size_t>(piece.size());
        if (size > 0
            && archive_write_data(zip, piece.data(), size) != static_cast<la_ssize_t>(size))
            return failed(zip);
        return {};
    });
    if (!written)
        return written;
    if (archive_write_finish_entry(zip) != ARCHIVE_OK)
        return failed(zip);
    member.sha256 = hash.result();
    m_d->members.push_back(std::move(member));
    return {};
}

base::Result<void> ZipWriter::add(const QString& name, const QByteArray& bytes)
{
    return add(name, [&bytes](const Sink& sink) { return sink(bytes); });
}

base::Result<void> ZipWriter::finish()
{
    if (!m_d->opened || archive_write_close(m_d->zip.get()) != ARCHIVE_OK)
        return failed(m_d->zip.get());
    return {};
}

namespace {

/// Reads the member the archive stands at.
base::Result<ZipFinding> readMember(archive* zip, const QString& name, const ZipVisit& visit,
    const std::function<bool()>& cancelled)
{
    ZipFinding finding;
    finding.member.name = name;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    std::vector<char> block(readBlock);
    while (true) {
        if (cancelled())
            return base::fail(base::Error::Kind::Cancelled, Words::tr("Canceled."));
        const la_ssize_t got = archive_read_data(zip, block.data(), block.size());
        if (got == ARCHIVE_RETRY)
            continue;
        finding.damaged = got < 0;
        if (got <= 0)
            break;
        finding.member.bytes += got;
        finding.tooLarge = finding.member.bytes > visit.mostBytes;
        if (finding.tooLarge)
            return finding;
        hash.addData(QByteArrayView(block.data(), got));
        if (visit.keep != nullptr)
            visit.keep->append(block.data(), got);
    }
    if (!finding.damaged)
        finding.member.sha256 = hash.result();
    return finding;
}

} // namespace

base::Result<std::vector<ZipFinding>> readZip(const QString& file,
    const std::function<ZipVisit(const QString&)>& visit, const std::function<bool()>& cancelled)
{
    const std::unique_ptr<archive, FreeReader> zip(archive_read_new());
    archive_read_support_format_zip_seekable(zip.get());
    archive_read_set_options(zip.get(), "hdrcharset=UTF-8");
    if (!QFile::exists(file))
        return base::fail(base::Error::Kind::NotFound, Words::tr("There is no file %1.").arg(file));
    const auto noZip = [&] {
        return base::fail(base::Error::Kind::Format, Words::tr("%1 is no zip file.").arg(file),
            QString::fromUtf8(archive_error_string(zip.get())));
    };
    if (archive_read_open_filename(zip.get(), QFile::encodeName(file).constData(), readBlock)
        != ARCHIVE_OK)
        return noZip();
    std::vector<ZipFinding> findings;
    archive_entry* entry = nullptr;
    while (true) {
        const int result = archive_read_next_header(zip.get(), &entry);
        if (result == ARCHIVE_EOF)
            return findings;
        if (result == ARCHIVE_RETRY)
            continue;
        if (result != ARCHIVE_OK && result != ARCHIVE_WARN)
            return noZip();
        const char* utf8 = archive_entry_pathname_utf8(entry);
        const char* raw = utf8 != nullptr ? utf8 : archive_entry_pathname(entry);
        const QString name = QString::fromUtf8(raw);
        auto finding = readMember(zip.get(), name, visit(name), cancelled);
        if (!finding)
            return tl::unexpected(finding.error());
        findings.push_back(std::move(*finding));
    }
}

} // namespace parapet::exporting
