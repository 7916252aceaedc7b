// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Broken and hostile files: what can be read is kept, what cannot is told, nothing crashes; every
// message names the file.
#include "ingestfixture.h"

using namespace parapet;
using namespace parapet::test;

class HostileFiles : public QObject
{
    Q_OBJECT

private slots:
    void wholeFileFails_data();
    void wholeFileFails();
    void missingFile();
    void deltaExportFails();
    void cutGzipKeepsItsRows();
    void damagedGzipTells();
    void garbageBehindGzip();
    void bombs();
    void hugeRecords();
    void listThatIsNotClosed();
    void brokenRecordInAList();
    void brokenFirstRecords();
    void feedInAFolderIsANote();
    void recordsAcrossBlocks_data();
    void recordsAcrossBlocks();

private:
    Files m_files;
};

namespace {

QByteArray lines(int count, const QByteArray& record = good::vulnerability)
{
    QByteArray bytes;
    for (int i = 0; i < count; ++i)
        bytes += record + "\n";
    return bytes;
}

QByteArray withVendor(qsizetype size)
{
    QByteArray record = good::vulnerability;
    return record.replace("\"v\"", QByteArray("\"" + QByteArray(size, 'A') + "\""));
}

} // namespace

void HostileFiles::wholeFileFails_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("blanks") << QByteArray(" \n\t\r\n");
    QTest::newRow("byte order mark alone") << QByteArray("\xef\xbb\xbf");
    QTest::newRow("text") << QByteArray("hello world\n").repeated(50);
    QTest::newRow("deep") << QByteArray(100000, '[');
    QTest::newRow("deep objects") << QByteArray("{\"a\":").repeated(50000);
    QTest::newRow("number") << QByteArray("42");
    QTest::newRow("other records") << QByteArray(R"({"a":1})"
                                                 "\n"
                                                 R"({"b":2})");
    QTest::newRow("other list") << QByteArray(R"([{"a":1},{"b":2}])");
    QTest::newRow("list of numbers") << QByteArray("[1,2,3]");
    QTest::newRow("half a record") << good::vulnerability.left(80);
    QTest::newRow("envelope of something else")
        << QByteArray(R"({"@odata.context":"x#Recommendations","value":[{"id":"va-_-a-_-b",)"
                      R"("productName":"b","weaknesses":1}]})");
    QTest::newRow("error answer") << QByteArray(
        R"({"error":{"code":"Unauthorized","message":"no"}})");
    QTest::newRow("envelope without a list") << QByteArray(R"({"value":"text"})");
    QTest::newRow("envelope cut off") << QByteArray(R"({"@odata.context":"x","value":[)");
    QTest::newRow("csv of something else") << QByteArray("a,b\n1,2\n");
    QTest::newRow("binary") << QByteArray("\x7f"
                                          "ELF\0\1\2\3\4",
        9);
    QTest::newRow("empty gzip") << gzipped({});
    QTest::newRow("gzip magic alone") << QByteArray("\x1f\x8b");
    QTest::newRow("zip magic alone") << QByteArray("PK\3\4");
}

void HostileFiles::wholeFileFails()
{
    QFETCH(QByteArray, bytes);
    const QString path = m_files.write(u"bad-file.json"_s, bytes);
    const Imported result = import({path});
    QVERIFY(!result.summary);
    QCOMPARE(result.error.kind, base::Error::Kind::Format);
    QVERIFY2(result.error.message.contains(path), qPrintable(result.error.message));
    QVERIFY(result.rows.empty());
}

void HostileFiles::missingFile()
{
    const Imported result = import({m_files.path(u"nowhere"_s)});
    QVERIFY(!result.summary);
    QCOMPARE(result.error.kind, base::Error::Kind::NotFound);
    QVERIFY(result.error.message.contains(u"nowhere"));
}

void HostileFiles::deltaExportFails()
{
    QByteArray delta = good::vulnerability.chopped(1);
    delta += R"(,"status":"Fixed","eventTimestamp":"2021-01-11T11:06:08.291Z"})";
    const QByteArray empty = R"x({"@odata.context":"x.DeltaAssetVulnerability)","value":[]})x";
    const QList<QByteArray> all{delta + "\n" + delta, "[" + delta + "]", empty};
    for (const QByteArray& bytes : all) {
        const Imported result = import({m_files.write(u"delta"_s, bytes)});
        QVERIFY(!result.summary);
        QVERIFY2(result.error.message.contains(u"delta"), qPrintable(result.error.message));
        QVERIFY(result.error.message.contains(u"snapshot"));
    }
}

void HostileFiles::cutGzipKeepsItsRows()
{
    QByteArray bytes;
    for (int i = 0; i < 5000; ++i) // rows that do not pack to nothing
        bytes += QByteArray(good::vulnerability)
                     .replace("d1",
                         QCryptographicHash::hash(QByteArray::number(i), QCryptographicHash::Sha1)
                             .toHex())
            + "\n";
    const QByteArray packed = gzipped(bytes);
    for (const qsizetype missing : {1, 4, 8, 40, 5000}) {
        const QString path = m_files.write(u"cut.json.gz"_s, packed.chopped(missing));
        const Imported result = import({path});
        QVERIFY2(result.summary, qPrintable(result.error.message));
        QVERIFY(missing <= 8 ? result.rows.size() == 5000U : result.rows.size() > 4000U);
        const auto issues = result.rejected();
        QVERIFY(!issues.empty());
        QCOMPARE(issues[0].file, path);
        QVERIFY2(issues[0].reason.contains(u"cut off"), qPrintable(issues[0].reason));
        QVERIFY(result.summary->rejected > 0);
        QVERIFY(result.summary->files.front().isCutOff);
    }
    const Imported whole = import({m_files.write(u"whole.json.gz"_s, packed)});
    QVERIFY(whole.summary && !whole.summary->files.front().isCutOff);
}

void HostileFiles::damagedGzipTells()
{
    QByteArray packed = gzipped(lines(100));
    const qsizetype checksum = packed.size() - 8;
    packed[checksum] = static_cast<char>(packed[checksum] ^ 1);
    const Imported result = import({m_files.write(u"damaged"_s, packed)});
    QVERIFY(result.summary);
    QCOMPARE(result.rows.size(), 100U);
    QCOMPARE(result.rejected().size(), 1U);
    QVERIFY(result.rejected()[0].reason.contains(u"checksum"));
}

void HostileFiles::garbageBehindGzip()
{
    const QByteArray packed = gzipped(lines(10));
    const Imported garbage = import({m_files.write(u"garbage"_s, packed + "garbage")});
    QCOMPARE(garbage.rows.size(), 10U);
    QCOMPARE(garbage.rejected().size(), 1U);
    const Imported zeros = import({m_files.write(u"zeros"_s, packed + QByteArray(512, '\0'))});
    QCOMPARE(zeros.rows.size(), 10U);
    QVERIFY(zeros.issues.empty());
}

void HostileFiles::bombs()
{
    const QByteArray blanks = gzipped(QByteArray(60 << 20, ' '));
    const Imported blank = import({m_files.write(u"bomb1"_s, blanks)});
    QVERIFY(!blank.summary);
    QVERIFY(blank.error.message.contains(u"bomb1"));
    QCOMPARE(blank.error.kind, base::Error::Kind::Format);

    const QByteArray rows = gzipped(lines(10) + QByteArray(60 << 20, ' '));
    const Imported late = import({m_files.write(u"bomb2"_s, rows)});
    QVERIFY(!late.summary);
    QVERIFY2(late.error.message.contains(u"400 times"), qPrintable(late.error.message));

    ingest::Options options;
    options.limits.unpackedBytes = 10000;
    const Imported large = import({m_files.write(u"large"_s, gzipped(lines(100)))}, options);
    QVERIFY(!large.summary);
    QVERIFY(large.error.message.contains(u"10000"));
}

void HostileFiles::hugeRecords()
{
    const QByteArray& v = good::vulnerability;
    for (const qsizetype size : {1 << 20, 5'000'000, 20'000'000}) {
        const QByteArray huge = withVendor(size);
        const QByteArray asLines = v + "\n" + huge + "\n" + v + "\n";
        const QByteArray asList = "[" + v + ",\n" + huge + ",\n" + v + "]";
        const QByteArray hugeFirst = huge + "\n" + v + "\n" + v;
        for (const QByteArray& bytes : {asLines, asList, hugeFirst}) {
            const Imported result = import({m_files.write(u"huge"_s, bytes)});
            QVERIFY2(result.summary, qPrintable(result.error.message));
            QCOMPARE(result.rows.size(), 2U);
            QCOMPARE(result.rows[1].line, 3U);
            QCOMPARE(result.issues.size(), 1U);
            QCOMPARE(result.issues[0].line, bytes == hugeFirst ? 1 : 2);
            QVERIFY2(
                result.issues[0].reason.contains(u"limit"), qPrintable(result.issues[0].reason));
            QCOMPARE(result.summary->rejected, 1);
        }
    }
}

void HostileFiles::listThatIsNotClosed()
{
    const QByteArray& v = good::vulnerability;
    const Imported open = import({m_files.write(u"open"_s, "[" + v + "," + v + ",")});
    QVERIFY(open.summary);
    QCOMPARE(open.rows.size(), 2U);
    QCOMPARE(open.rejected().size(), 1U);
    const Imported half = import({m_files.write(u"half"_s, "[" + v + ",\n" + v.left(90))});
    QCOMPARE(half.rows.size(), 1U);
    QCOMPARE(half.rejected().size(), 1U);
    QCOMPARE(half.rejected()[0].line, 2);
}

void HostileFiles::brokenRecordInAList()
{
    const QByteArray& v = good::vulnerability;
    QByteArray broken = v;
    broken.replace("7.5", "seven");
    const QByteArray bytes = "[" + v + ",\n" + broken + ",\nnull,\n[1],\n\"x\",\n" + v + "]";
    const Imported result = import({m_files.write(u"list"_s, bytes)});
    QCOMPARE(result.rows.size(), 2U);
    QCOMPARE(result.rows[1].line, 6U);
    QCOMPARE(result.issues.size(), 4U);
    for (std::size_t i = 0; i < 4; ++i)
        QCOMPARE(result.issues[i].line, static_cast<qint64>(i) + 2);
}

void HostileFiles::brokenFirstRecords()
{
    const QByteArray& v = good::vulnerability;
    for (const QByteArray& first :
        {v.left(80), QByteArray("{\"deviceName\": \"x"), QByteArray("{}")}) {
        const Imported result = import({m_files.write(u"first"_s, first + "\n" + v + "\n" + v)});
        QVERIFY2(result.summary, qPrintable(result.error.message));
        QCOMPARE(result.rows.size(), 2U);
        QCOMPARE(result.issues.size(), 1U);
        QCOMPARE(result.issues[0].line, 1);
    }
}

void HostileFiles::feedInAFolderIsANote()
{
    Files folder;
    folder.write(u"findings.json"_s, lines(1));
    folder.write(u"kev.json"_s,
        R"({"title":"CISA","catalogVersion":"2026.07.31","count":0,"vulnerabilities":[]})");
    folder.write(u"epss.csv"_s, "#model_version:v2026.06.15\ncve,epss,percentile\n");
    folder.write(u".DS_Store"_s, "junk");
    const Imported result = import({folder.folder()});
    QVERIFY2(result.summary, qPrintable(result.error.message));
    QCOMPARE(result.summary->files.size(), 1U);
    QCOMPARE(result.rows.size(), 1U);
    QCOMPARE(result.notes().size(), 2U);
    QVERIFY(!import({folder.path(u"kev.json"_s)}).summary);
}

void HostileFiles::recordsAcrossBlocks_data()
{
    QTest::addColumn<QByteArray>("separator");
    QTest::addColumn<int>("shift");
    for (const int shift : {0, 1, 7, 100, 333})
        for (const char* separator : {"\n", ",", ",\n\n"})
            QTest::addRow("%d, %d", shift, separator[0]) << QByteArray(separator) << shift;
}

void HostileFiles::recordsAcrossBlocks()
{
    // Escapes, quotes and braces inside texts at every place of a block's border.
    QFETCH(QByteArray, separator);
    QFETCH(int, shift);
    QByteArray record = good::vulnerability;
    record.replace("\"v\"",
        QByteArray("\"} ] \\\"{\\\\\\\\\\\"" + QByteArray(shift % 13, '\\').repeated(2) + "\""));
    QByteArray bytes = QByteArray(shift, ' ') + (separator == "\n" ? "" : "[");
    constexpr int count = 9000;
    for (int i = 0; i < count; ++i)
        bytes += (i > 0 ? separator : QByteArray()) + record;
    bytes += separator == "\n" ? "\n" : "]";
    const Imported result = import({m_files.write(u"many"_s, bytes)});
    QVERIFY2(result.summary, qPrintable(result.error.message));
    QCOMPARE(result.issues.size(), 0U);
    QCOMPARE(result.rows.size(), static_cast<std::size_t>(count));
    const auto step = static_cast<std::uint32_t>(separator.count('\n'));
    for (std::size_t i = 0; i < result.rows.size(); ++i)
        QCOMPARE(result.rows[i].line, static_cast<std::uint32_t>(i) * step + 1);
    QCOMPARE(result.rows.front().text, result.rows.back().text);
}

QTEST_GUILESS_MAIN(HostileFiles)
#include "tst_hostilefiles.moc"
