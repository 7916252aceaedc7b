// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Unpacking: recognised from the first bytes, complete to the last good byte, guarded by limits.
#include "models/bytes/bytesource.h"
#include "models/bytes/memberwalk.h"

#include <archive.h>
#include <archive_entry.h>
#include <zlib.h>

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <random>

using namespace parapet;
using namespace Qt::StringLiterals;

class ByteSourceTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void plainFile();
    void gzip_data();
    void gzip();
    void manyGzipMembers();
    void everyCutOfAGzip();
    void wrongChecksum();
    void archiveMembers_data();
    void archiveMembers();
    void bareXz();
    void encryptedAndDamagedZip();
    void limits();
    void errors();

private:
    QString write(const QString& name, const QByteArray& bytes);
    QTemporaryDir m_folder;
    QByteArray m_content; ///< packs to about half
};

namespace {

QByteArray packed(const QByteArray& bytes, int windowBits = 15 + 16)
{
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY);
    QByteArray out(bytes.size() + bytes.size() / 8 + 128, '\0');
    QByteArray input = bytes;
    stream.next_in = reinterpret_cast<Bytef*>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.truncate(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return out;
}

enum class Kind { Zip, TarXz, Xz };

void writeArchive(Kind kind, const QString& path, const QList<QPair<QByteArray, QByteArray>>& files)
{
    archive* const to = archive_write_new();
    if (kind == Kind::Zip)
        archive_write_set_format_zip(to);
    else
        archive_write_add_filter_xz(to);
    if (kind == Kind::TarXz)
        archive_write_set_format_pax_restricted(to);
    else if (kind == Kind::Xz)
        archive_write_set_format_raw(to);
    archive_write_open_filename(to, QFile::encodeName(path).constData());
    for (const auto& [name, content] : files) {
        archive_entry* const entry = archive_entry_new();
        archive_entry_set_pathname(entry, name.constData());
        archive_entry_set_filetype(entry, name.endsWith('/') ? AE_IFDIR : AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_entry_set_size(entry, content.size());
        archive_write_header(to, entry);
        archive_write_data(to, content.constData(), static_cast<std::size_t>(content.size()));
        archive_entry_free(entry);
    }
    archive_write_free(to);
}

struct ReadAll
{
    QByteArray bytes;
    std::optional<base::Error> error;
};

ReadAll readAll(bytes::ByteSource& source, std::size_t step = 100'000)
{
    ReadAll all;
    std::vector<char> buffer(step);
    while (true) {
        const auto got = source.read(buffer);
        if (!got) {
            all.error = got.error();
            break;
        }
        if (*got == 0)
            break;
        all.bytes.append(buffer.data(), static_cast<qsizetype>(*got));
    }
    return all;
}

ReadAll readAll(
    const QString& path, const bytes::UnpackLimits& limits = {}, std::size_t step = 100'000)
{
    const auto members = bytes::membersOf(path);
    if (!members)
        return {{}, members.error()};
    ReadAll all;
    for (const bytes::Member& member : *members) {
        const auto source = bytes::open(path, member, limits);
        if (!source)
            return {all.bytes, source.error()};
        const ReadAll one = readAll(**source, step);
        all.bytes += one.bytes;
        if (one.error)
            return {all.bytes, one.error};
    }
    return all;
}

} // namespace

void ByteSourceTest::initTestCase()
{
    std::mt19937 random(1);
    m_content.resize(1'500'000);
    for (char& c : m_content)
        c = static_cast<char>('a' + random() % 16);
}

QString ByteSourceTest::write(const QString& name, const QByteArray& bytes)
{
    QFile file(m_folder.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName()
                                                                                : QString();
}

void ByteSourceTest::plainFile()
{
    const QString path = write(u"plain.gz"_s, m_content);
    const auto members = bytes::membersOf(path);
    QVERIFY(members);
    QCOMPARE(members->size(), 1U);
    QCOMPARE(members->front().path, path);
    QCOMPARE(members->front().packing, bytes::Packing::Plain);
    QCOMPARE(members->front().packedSize, static_cast<std::uint64_t>(m_content.size()));
    const auto source = bytes::open(path, members->front(), {});
    QVERIFY(source);
    QCOMPARE(readAll(**source).bytes, m_content);
    QCOMPARE((*source)->packedBytesRead(), (*source)->packedSize());
    QCOMPARE(readAll(write(u"empty"_s, {})).bytes, QByteArray());
}

void ByteSourceTest::gzip_data()
{
    QTest::addColumn<qsizetype>("size");
    QTest::addColumn<std::size_t>("step");
    for (const qsizetype size : {0, 1, 1000, 65536, 1'500'000})
        for (const std::size_t step : {1UL, 1000UL, 65536UL, 1UL << 20})
            if (size <= 1000 || step >= 1000)
                QTest::addRow("%lld by %zu", static_cast<long long>(size), step) << size << step;
}

void ByteSourceTest::gzip()
{
    QFETCH(qsizetype, size);
    QFETCH(std::size_t, step);
    const QByteArray content = m_content.left(size);
    const QString path = write(u"no-such-ending"_s, packed(content));
    QCOMPARE(bytes::membersOf(path)->front().packing, bytes::Packing::Gzip);
    const ReadAll all = readAll(path, {}, step);
    QVERIFY2(!all.error, all.error ? qPrintable(all.error->message) : "");
    QVERIFY(all.bytes == content);
}

void ByteSourceTest::manyGzipMembers()
{
    // Members of every small size end at every place of the decoder's buffers.
    QByteArray file;
    QByteArray content;
    for (int i = 0; i < 3000; ++i) {
        const QByteArray part = m_content.mid(qsizetype{31} * i, i % 977);
        file += packed(part);
        content += part;
    }
    const ReadAll all = readAll(write(u"members"_s, file));
    QVERIFY2(!all.error, all.error ? qPrintable(all.error->message) : "");
    QVERIFY(all.bytes == content);
}

void ByteSourceTest::everyCutOfAGzip()
{
    const QByteArray content = m_content.left(3000);
    const QByteArray whole = packed(content);
    for (qsizetype size = 2; size < whole.size(); size += size + 40 < whole.size() ? 13 : 1) {
        const ReadAll all = readAll(write(u"cut"_s, whole.left(size)));
        QVERIFY2(all.error, qPrintable(QString::number(size)));
        QCOMPARE(all.error->kind, base::Error::Kind::Format);
        QVERIFY(all.error->message.contains(u"cut"));
        QVERIFY(content.startsWith(all.bytes));
        if (size >= whole.size() - 8)
            QCOMPARE(all.bytes.size(), content.size());
    }
    const ReadAll garbage = readAll(write(u"garbage"_s, whole + "garbage"));
    QVERIFY(garbage.error);
    QCOMPARE(garbage.bytes, content);
    const ReadAll again = readAll(write(u"again"_s, whole + "\x1f\x8bgarbage"));
    QVERIFY(again.error);
    QCOMPARE(again.bytes, content);
    QVERIFY(!readAll(write(u"zeros"_s, whole + QByteArray(1000, '\0'))).error);
}

void ByteSourceTest::wrongChecksum()
{
    QByteArray file = packed(m_content);
    file[file.size() - 6] = static_cast<char>(file[file.size() - 6] ^ 4);
    const ReadAll all = readAll(write(u"checksum"_s, file));
    QVERIFY(all.error);
    QCOMPARE(all.error->kind, base::Error::Kind::Format);
    QVERIFY(all.error->message.contains(u"checksum"));
    QVERIFY(all.bytes == m_content);
}

void ByteSourceTest::archiveMembers_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("zip") << static_cast<int>(Kind::Zip);
    QTest::newRow("tar.xz") << static_cast<int>(Kind::TarXz);
}

void ByteSourceTest::archiveMembers()
{
    QFETCH(int, kind);
    const QString path = m_folder.filePath(u"archive"_s);
    writeArchive(static_cast<Kind>(kind), path,
        {{"a/", ""}, {"a/one.json", m_content}, {".DS_Store", "junk"}, {"a/two.json", "two"},
            {"__MACOSX/a/._one.json", "junk"}, {"a/three.gz", packed("three")}, {"empty", ""}});
    const auto members = bytes::membersOf(path);
    QVERIFY2(members, members ? "" : qPrintable(members.error().message));
    QStringList names;
    QByteArrayList contents;
    for (const bytes::Member& member : *members) {
        QCOMPARE(member.packing, bytes::Packing::ArchiveEntry);
        names << member.path.mid(path.size() + 1) + (member.hidden ? u" hidden"_s : QString());
        contents << readAll(**bytes::open(path, member, {})).bytes;
    }
    QCOMPARE(names,
        (QStringList{u"a/one.json"_s, u".DS_Store hidden"_s, u"a/two.json"_s,
            u"__MACOSX/a/._one.json hidden"_s, u"a/three.gz"_s, u"empty"_s}));
    QCOMPARE(contents, (QByteArrayList{m_content, "junk", "two", "junk", "three", ""}));

    const auto walk = bytes::walk(path);
    QVERIFY(walk);
    int count = 0;
    while (const auto member = *(*walk)->next()) {
        QCOMPARE(member->path, (*members)[static_cast<std::size_t>(count)].path);
        if (++count % 2 == 0)
            QVERIFY((*walk)->open({})); // some are left unread
    }
    QCOMPARE(count, 6);
}

void ByteSourceTest::bareXz()
{
    const QString path = m_folder.filePath(u"bare.json.xz"_s);
    writeArchive(Kind::Xz, path, {{"data", m_content}});
    const auto members = bytes::membersOf(path);
    QVERIFY(members);
    QCOMPARE(members->size(), 1U);
    QCOMPARE(members->front().path, path);
    QVERIFY(readAll(path).bytes == m_content);
}

void ByteSourceTest::encryptedAndDamagedZip()
{
    const QString path = m_folder.filePath(u"zip"_s);
    writeArchive(Kind::Zip, path, {{"a.json", m_content}});
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray zip = file.readAll();
    QByteArray damaged = zip;
    damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 0x55);
    const ReadAll all = readAll(write(u"damaged"_s, damaged));
    QVERIFY(all.error);
    QVERIFY(all.error->message.contains(u"damaged"));
    const ReadAll cut = readAll(write(u"cut"_s, zip.left(zip.size() / 2)));
    QVERIFY(cut.error);
    QVERIFY(m_content.startsWith(cut.bytes));
    const qsizetype central = zip.indexOf("PK\1\2");
    zip[6] = static_cast<char>(zip[6] | 1);
    zip[central + 8] = static_cast<char>(zip[central + 8] | 1);
    const ReadAll encrypted = readAll(write(u"encrypted"_s, zip));
    QVERIFY(encrypted.error);
    QVERIFY2(encrypted.error->message.contains(u"encrypted"), qPrintable(encrypted.error->message));
}

void ByteSourceTest::limits()
{
    bytes::UnpackLimits limits;
    limits.ratioFrom = 1 << 20;
    const QByteArray blanks(50 << 20, ' ');
    const QString gzip = write(u"bomb.gz"_s, packed(blanks));
    const QString zip = m_folder.filePath(u"bomb.zip"_s);
    writeArchive(Kind::Zip, zip, {{"a", blanks}});
    limits.ratio = 100.0;
    for (const QString& path : {gzip, zip}) {
        const ReadAll all = readAll(path, limits);
        QVERIFY(all.error);
        QCOMPARE(all.error->kind, base::Error::Kind::Corrupt);
        QVERIFY(all.error->message.contains(path));
    }
    QVERIFY(!readAll(write(u"blanks"_s, blanks), limits).error);
    limits.ratio = 10'000.0;
    QVERIFY(!readAll(gzip, limits).error);
    limits.unpackedBytes = 1 << 20;
    QCOMPARE(readAll(gzip, limits).error->kind, base::Error::Kind::Corrupt);

    // A zip's entries at its front are read after its end: no false alarm by where the file stands.
    const QString large = m_folder.filePath(u"large.zip"_s);
    writeArchive(Kind::Zip, large, {{"a", m_content.repeated(4)}, {"b", m_content.repeated(4)}});
    bytes::UnpackLimits tight;
    tight.ratio = 4.0;
    tight.ratioFrom = 1 << 20;
    const ReadAll all = readAll(large, tight);
    QVERIFY2(!all.error, all.error ? qPrintable(all.error->message) : "");
}

void ByteSourceTest::errors()
{
    QCOMPARE(bytes::membersOf(u"/no/such/file"_s).error().kind, base::Error::Kind::NotFound);
    QCOMPARE(bytes::membersOf(m_folder.path()).error().kind, base::Error::Kind::Io);
    const QString path = write(u"secret"_s, "x");
    QFile::setPermissions(path, {});
    if (!QFile(path).open(QIODevice::ReadOnly)) // root reads everything
        QCOMPARE(bytes::membersOf(path).error().kind, base::Error::Kind::Io);
    for (const char* magic : {"PK\3\4", "PK\3\4junkjunkjunkjunkjunkjunkjunkjunkjunkjunk"}) {
        const ReadAll all = readAll(write(u"nozip"_s, magic));
        QVERIFY(all.error || all.bytes.isEmpty());
    }
    QVERIFY(readAll(write(u"noxz"_s,
                        QByteArray("\xfd"
                                   "7zXZ\0junk",
                            10)))
                .error);
}

QTEST_GUILESS_MAIN(ByteSourceTest)
#include "tst_bytesource.moc"
