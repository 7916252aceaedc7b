// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Exports that nobody of this project wrote: Microsoft's documented answers and the reports that
// other importers are tested with. Skipped where the data is absent.
#include "ingestfixture.h"

using namespace parapet;
using namespace parapet::test;

class RealExports : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void documentedSamples_data();
    void documentedSamples();
    void reports_data();
    void reports();

private:
    QString m_data;
    Files m_files;
};

void RealExports::initTestCase()
{
    const QString named = qEnvironmentVariable("PARAPET_DATA");
    m_data = named.isEmpty() ? QStringLiteral(PARAPET_DATA_NEAR_SOURCE) : named;
    if (!QFileInfo::exists(m_data + u"/defender"))
        QSKIP("the folder with real data is absent");
}

void RealExports::documentedSamples_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("rows");
    QTest::addColumn<bool>("continues");
    QTest::newRow("vulnerabilities") << u"SoftwareVulnerabilitiesByMachine.json"_s << 5 << true;
    QTest::newRow("inventory") << u"SoftwareInventoryByMachine.json"_s << 4 << true;
    QTest::newRow("configuration")
        << u"SecureConfigurationsAssessmentByMachine.json"_s << 5 << true;
    QTest::newRow("machines") << u"machines.json"_s << 1 << false;
}

void RealExports::documentedSamples()
{
    QFETCH(QString, file);
    QFETCH(int, rows);
    QFETCH(bool, continues);
    const Imported result = import({m_data + u"/defender/docs-samples/" + file});
    QVERIFY2(result.summary, qPrintable(result.error.message));
    QCOMPARE(result.rows.size(), static_cast<std::size_t>(rows));
    QCOMPARE(result.summary->rejected, 0);
    QCOMPARE(result.notes().size(), continues ? 1U : 0U);
}

void RealExports::reports_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("rejected");
    QTest::newRow("folders") << u"defender.zip"_s << 4 << 2;
    QTest::newRow("large") << u"defender_error_handling.zip"_s << 422 << 0;
    QTest::newRow("two pages") << u"defender_multiple_files.zip"_s << 5 << 2;
    QTest::newRow("wrong machines") << u"defender_wrong_machines.zip"_s << 4 << 2;
    QTest::newRow("no machines, .DS_Store") << u"empty_machines.zip"_s << 4 << 0;
    QTest::newRow("machine without a name") << u"issue_11217.zip"_s << 1 << 1;
    QTest::newRow("many") << u"report_many_vulns.json"_s << 4 << 0;
    QTest::newRow("one") << u"report_one_vuln.json"_s << 1 << 0;
    QTest::newRow("none") << u"report_no_vuln.json"_s << 0 << 0;
}

/// The bytes of one file of the archive of reports; empty when it is not in it.
static QByteArray fromArchive(const QString& archivePath, const QByteArray& inner)
{
    archive* const from = archive_read_new();
    archive_read_support_filter_all(from);
    archive_read_support_format_tar(from);
    QByteArray bytes;
    archive_read_open_filename(from, QFile::encodeName(archivePath).constData(), 65536);
    archive_entry* entry = nullptr;
    while (archive_read_next_header(from, &entry) == ARCHIVE_OK) {
        if (!QByteArray(archive_entry_pathname(entry)).endsWith(inner))
            continue;
        bytes.resize(static_cast<qsizetype>(archive_entry_size(entry)));
        archive_read_data(from, bytes.data(), static_cast<std::size_t>(bytes.size()));
        break;
    }
    archive_read_free(from);
    return bytes;
}

void RealExports::reports()
{
    QFETCH(QString, name);
    QFETCH(int, rows);
    QFETCH(int, rejected);
    const QString all = m_data + u"/scans/reports.tar.xz";
    if (!QFileInfo::exists(all))
        QSKIP("the archive of reports is absent");
    const QByteArray bytes = fromArchive(all, "ms_defender/" + name.toUtf8());
    QVERIFY(!bytes.isEmpty());
    const Imported result = import({m_files.write(name, bytes)});
    QVERIFY2(result.summary, qPrintable(result.error.message));
    QCOMPARE(result.rows.size(), static_cast<std::size_t>(rows));
    QCOMPARE(result.summary->rejected, rejected);
    for (const domain::Issue& issue : result.rejected())
        QVERIFY2(issue.reason.startsWith(u"firstSeen"), qPrintable(issue.reason));
    for (const domain::Issue& issue : result.issues)
        QVERIFY(issue.file.contains(name));
}

QTEST_GUILESS_MAIN(RealExports)
#include "tst_realexports.moc"
