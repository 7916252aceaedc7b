// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Exports as CSV: the same rows as from JSON, RFC 4180 in full, faults told by line.
#include "ingestfixture.h"

using namespace parapet;
using namespace parapet::test;

class CsvImport : public QObject
{
    Q_OBJECT

private slots:
    void sameAsJson();
    void everyFamily_data();
    void everyFamily();
    void quotedNewlinesAndQuotes();
    void separatorsAndMarks_data();
    void separatorsAndMarks();
    void lists();
    void rejections();
    void headerAlone();
    void unclosedQuote();
    void manyRowsAcrossBlocks();

private:
    Files m_files;
};

void CsvImport::sameAsJson()
{
    const QByteArray csv =
        "id,deviceId,rbacGroupName,deviceName,osPlatform,osVersion,softwareVendor,softwareName,"
        "softwareVersion,cveId,vulnerabilitySeverityLevel,cvssScore,exploitabilityLevel,"
        "recommendedSecurityUpdate,recommendedSecurityUpdateId,recommendationReference,"
        "securityUpdateAvailable,cveTags,diskPaths,registryPaths,firstSeenTimestamp,"
        "lastSeenTimestamp\n"
        "x,d1,G,h1,Windows11,10.0,v,p,1.0,CVE-2024-0001,High,7.5,ExploitIsPublic,June,5039212,"
        "va-_-v-_-p,true,ZeroDay,C:\\p\\p.exe,[],2026-01-01 00:00:00,2026-07-31 00:00:00\n";
    const Imported json = import({m_files.write(u"json"_s, good::vulnerability)});
    const Imported plain = import({m_files.write(u"csv"_s, csv)});
    QVERIFY2(plain.summary, qPrintable(plain.error.message));
    QCOMPARE(plain.rows.size(), 1U);
    QCOMPARE(plain.rows[0].text, json.rows[0].text);
    QCOMPARE(plain.rows[0].line, 2U);
    QCOMPARE(plain.summary->files[0].format, u"CSV"_s);
}

void CsvImport::everyFamily_data()
{
    QTest::addColumn<QByteArray>("csv");
    QTest::addColumn<int>("family");
    const auto row = [](const char* name, const char* csv, ingest::Family family) {
        QTest::newRow(name) << QByteArray(csv) << static_cast<int>(family);
    };
    using ingest::Family;
    row("machines", "Id,ComputerDnsName,LastSeen,MachineTags\nm1,h,2026-01-01,a;b\n",
        Family::Machines);
    row("inventory", "deviceId,softwareVendor,softwareName,softwareVersion\nd,v,p,1\n",
        Family::SoftwareInventory);
    row("configuration",
        "deviceId,configurationId,configurationCategory,configurationImpact,isCompliant,"
        "isApplicable\nd,scid-1,OS,5,False,TRUE\n",
        Family::SecureConfiguration);
    row("alerts", "id,machineId,severity,status,title\na,d,High,New,t\n", Family::Alerts);
    row("machinesVulnerabilities", "cveId,machineId,productName,severity\n,d,p,\n",
        Family::SoftwareVulnerabilities);
}

void CsvImport::everyFamily()
{
    QFETCH(QByteArray, csv);
    QFETCH(int, family);
    const Imported result = import({m_files.write(u"csv"_s, csv)});
    QVERIFY2(result.summary, qPrintable(result.error.message));
    QCOMPARE(result.rows.size(), 1U);
    QCOMPARE(static_cast<int>(result.summary->files[0].family), family);
    QVERIFY(result.issues.empty());
}

void CsvImport::quotedNewlinesAndQuotes()
{
    const QByteArray csv = "id,machineId,severity,status,title,description\r\n"
                           "a,d,High,New,\"one, \"\"two\"\"\",\"line\r\n\nthree\"\r\n"
                           "\r\n"
                           "b,d,Low,New,,\"\"\r\n"
                           "c,d,Low,Nothing,,\r\n";
    const Imported result = import({m_files.write(u"csv"_s, csv)});
    QCOMPARE(result.rows.size(), 2U);
    QCOMPARE(result.rows[0].text, u"alert|a|d|High|New|one, \"two\"|line\r\n\nthree||-"_s);
    QCOMPARE(result.rows[0].line, 2U);
    QCOMPARE(result.rows[1].line, 6U);
    QCOMPARE(result.issues.size(), 1U);
    QCOMPARE(result.issues[0].line, 7);
}

void CsvImport::separatorsAndMarks_data()
{
    QTest::addColumn<QByteArray>("csv");
    QTest::newRow("comma") << QByteArray("id,machineId,severity,status\na,d,High,New");
    QTest::newRow("semicolon") << QByteArray("id;machineId;severity;status\na;d;High;New\n");
    QTest::newRow("tab") << QByteArray("id\tmachineId\tseverity\tstatus\na\td\tHigh\tNew\n");
    QTest::newRow("mark") << QByteArray("\xef\xbb\xbfid,machineId,severity,status\na,d,High,New\n");
    QTest::newRow("quoted header")
        << QByteArray("\"Id\",\"MachineId\",\"Severity\",\"Status\"\n\"a\",\"d\",\"High\",\"New\"");
    QTest::newRow("blank lines first")
        << QByteArray("\n\nid,machineId,severity,status\na,d,High,New\n\n");
}

void CsvImport::separatorsAndMarks()
{
    QFETCH(QByteArray, csv);
    const Imported result = import({m_files.write(u"csv"_s, csv)});
    QVERIFY2(result.summary, qPrintable(result.error.message));
    QCOMPARE(result.rows.size(), 1U);
    QCOMPARE(result.rows[0].text, u"alert|a|d|High|New||||-"_s);
    QVERIFY(result.issues.empty());
}

void CsvImport::lists()
{
    const QByteArray csv = "deviceId,softwareName,diskPaths,registryPaths\n"
                           "d,p,\"[\"\"C:\\\\a.exe\"\",\"\"b\"\"]\",HKLM\\x; HKLM\\\"\"y\n"
                           "d,p,[1],\n"
                           "d,p,[\"\"a\"\",\n";
    const Imported result = import({m_files.write(u"csv"_s, csv)});
    QCOMPARE(result.rows.size(), 1U);
    QCOMPARE(result.rows[0].text,
        u"software|d////|/p/|[\"C:\\\\a.exe\",\"b\"]|[\"HKLM\\\\x\",\"HKLM\\\\\\\"\\\"y\"]|-|-|-|-|"
        "cpe"_s);
    QCOMPARE(result.issues.size(), 2U);
    QVERIFY(result.issues[0].reason.startsWith(u"diskPaths"));
    QVERIFY(result.issues[1].reason.startsWith(u"diskPaths"));
}

void CsvImport::rejections()
{
    const QByteArray csv = "deviceId,softwareName,cveId,cvssScore\n"
                           "d,p,CVE-2024-0001,7.5\n"
                           "d,p,CVE-2024-0001\n"
                           "d,p,CVE-2024-0001,7.5,more\n"
                           "d,p,CVE-2024-0001,seven\n"
                           "d,p,CVE-2024-0001,inf\n"
                           ",p,CVE-2024-0001,7.5\n"
                           "d,\"p\"x,CVE-2024-0001,7.5\n"
                           "d,\xff,CVE-2024-0001,7.5\n"
                           "d,p,,\n";
    const Imported result = import({m_files.write(u"csv"_s, csv)});
    QCOMPARE(result.rows.size(), 2U);
    QCOMPARE(result.rows[1].line, 10U);
    QCOMPARE(result.issues.size(), 7U);
    for (std::size_t i = 0; i < 7; ++i)
        QCOMPARE(result.issues[i].line, static_cast<qint64>(i) + 3);
}

void CsvImport::headerAlone()
{
    const Imported result = import({m_files.write(u"csv"_s, "id,machineId,severity,status\n")});
    QVERIFY(result.summary);
    QCOMPARE(result.summary->files[0].rows, 0);
    const Imported twice =
        import({m_files.write(u"twice"_s, "id,machineId,severity,status,Id\na,b,Low,New,c\n")});
    QVERIFY(!twice.summary);
    QVERIFY(twice.error.message.contains(u"Id"));
}

void CsvImport::unclosedQuote()
{
    const QByteArray csv =
        "id,machineId,severity,status\na,d,High,New\nb,\"d,High,New\nc,d,Low,New\n";
    const Imported result = import({m_files.write(u"csv"_s, csv)});
    QVERIFY(result.summary);
    QCOMPARE(result.rows.size(), 1U);
    QCOMPARE(result.issues.size(), 1U);
    QCOMPARE(result.issues[0].line, 3);
}

void CsvImport::manyRowsAcrossBlocks()
{
    QByteArray csv = "id,machineId,severity,status,description\n";
    constexpr int count = 40000;
    for (int i = 0; i < count; ++i)
        csv += QByteArray::number(i) + ",d,High,New,\"two\n\"\"lines\"\", "
            + QByteArray(i % 97, 'x') + "\"\n";
    const Imported result = import({m_files.write(u"csv"_s, csv)});
    QVERIFY(result.issues.empty());
    QCOMPARE(result.rows.size(), static_cast<std::size_t>(count));
    for (std::size_t i = 0; i < result.rows.size(); ++i)
        QCOMPARE(result.rows[i].line, static_cast<std::uint32_t>(i) * 2 + 2);
}

QTEST_GUILESS_MAIN(CsvImport)
#include "tst_csvimport.moc"
