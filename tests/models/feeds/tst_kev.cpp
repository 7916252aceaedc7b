// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The KEV catalogue as JSON and CSV.
#include "feedfixture.h"

using namespace parapet;
using namespace parapet::test;

class KevTest : public QObject
{
    Q_OBJECT

private slots:
    void json();
    void csv();
    void badEntries_data();
    void badEntries();
    void wrongCount();
    void noFeed_data();
    void noFeed();
    void cancelled();
    void realCatalogues_data();
    void realCatalogues();

private:
    Files m_files;
};

namespace {

QByteArray entry(const QByteArray& cve, const QByteArray& more = {})
{
    return "{\n\"cveID\":\"" + cve
        + R"(","vendorProject":"V","product":"P \"q\"","vulnerabilityName":"N",)"
          R"("dateAdded":"2026-05-01","dueDate":"2026-05-22",)"
          R"("knownRansomwareCampaignUse":"Known")"
        + more + "}";
}

QByteArray catalogue(const QByteArray& entries)
{
    return R"({"title":"T","catalogVersion":"2026.07.31",)"
           R"("dateReleased":"2026-07-31T10:00:00.5Z","vulnerabilities":[)"
        + entries + "]}";
}

} // namespace

void KevTest::json()
{
    const QByteArray bytes = catalogue(entry("CVE-2024-0001") + ",\n"
        + R"({"cveID":"CVE-2024-0002","dateAdded":"2026-05-02","dueDate":null,)"
          R"("knownRansomwareCampaignUse":"Unknown"})");
    for (const bool packed : {false, true}) {
        const auto result = read(m_files.write(u"kev"_s, packed ? gzipped(bytes) : bytes));
        QVERIFY2(
            result->summary, result->summary ? "" : qPrintable(result->summary.error().message));
        QCOMPARE(result->summary->name, u"kev"_s);
        QCOMPARE(result->summary->version, u"2026.07.31"_s);
        QCOMPARE(base::isoTime(*result->summary->date), u"2026-07-31T10:00:00.500Z"_s);
        QCOMPARE(result->summary->records, 2);
        QCOMPARE(result->summary->rejected, 0);
        QCOMPARE(result->sink.rows,
            (QStringList{u"CVE-2024-0001|V|P \"q\"|N|2026-05-01|2026-05-22|ransomware"_s,
                u"CVE-2024-0002||||2026-05-02|-|-"_s}));
        QVERIFY(result->sink.issues.empty());
    }
}

void KevTest::csv()
{
    const QByteArray bytes =
        "cveID,vendorProject,product,vulnerabilityName,dateAdded,shortDescription,dueDate,"
        "knownRansomwareCampaignUse,notes\r\n"
        "CVE-2024-0001,V,\"P, \"\"q\"\"\",N,2026-05-01,\"two\nlines\",2026-05-22,Known,\r\n"
        "\r\n"
        "CVE-2024-0002,V,P,N,2026-05-01,d,,Unknown,\r\n"
        "CVE-2024-0003,V,P\r\n"
        "nothing,V,P,N,2026-05-01,d,,Unknown,\r\n";
    const auto result = read(m_files.write(u"kev"_s, bytes));
    QVERIFY(result->summary);
    QCOMPARE(result->summary->name, u"kev"_s);
    QCOMPARE(result->summary->version, QString());
    QVERIFY(!result->summary->date);
    QCOMPARE(result->summary->records, 2);
    QCOMPARE(result->summary->rejected, 2);
    QCOMPARE(
        result->sink.rows[0], u"CVE-2024-0001|V|P, \"q\"|N|2026-05-01|2026-05-22|ransomware"_s);
    QCOMPARE(result->sink.issues[0].line, 6);
    QCOMPARE(result->sink.issues[1].line, 7);
}

void KevTest::badEntries_data()
{
    QTest::addColumn<QByteArray>("bad");
    QTest::addColumn<QString>("told");
    const auto row = [](const char* from, const char* to, const QString& told) {
        QTest::newRow(to) << entry("CVE-2024-0009").replace(from, to) << told;
    };
    row("CVE-2024-0009", "CVE-24", u"CVE-24"_s);
    row("CVE-2024-0009", "CVE-2024-0001", u"twice"_s);
    row("2026-05-01", "soon", u"dateAdded"_s);
    row("2026-05-22", "2026-02-30", u"dueDate"_s);
    row("\"2026-05-01\"", "7", u"dateAdded"_s);
    row("\"Known\"", "\"Perhaps\"", u"knownRansomwareCampaignUse"_s);
    row("\"dateAdded\"", "\"other\"", u"dateAdded"_s);
}

void KevTest::badEntries()
{
    QFETCH(QByteArray, bad);
    QFETCH(QString, told);
    const QString path = m_files.write(
        u"kev"_s, catalogue(entry("CVE-2024-0001") + "," + bad + "," + entry("CVE-2024-0003")));
    const auto result = read(path);
    QVERIFY(result->summary);
    QCOMPARE(result->summary->records, 2);
    QCOMPARE(result->summary->rejected, 1);
    QCOMPARE(result->sink.issues.size(), 1U);
    QCOMPARE(result->sink.issues[0].file, path);
    QCOMPARE(result->sink.issues[0].line, 3);
    QVERIFY2(
        result->sink.issues[0].reason.contains(told), qPrintable(result->sink.issues[0].reason));
}

void KevTest::wrongCount()
{
    QByteArray bytes = catalogue(entry("CVE-2024-0001"));
    bytes.replace("\"title\"", "\"count\":7,\"title\"");
    const auto result = read(m_files.write(u"kev"_s, bytes));
    QVERIFY(result->summary);
    QCOMPARE(result->sink.issues.size(), 1U);
    QCOMPARE(result->sink.issues[0].kind, domain::Issue::Kind::Note);
}

void KevTest::noFeed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("hello world\n");
    QTest::newRow("export") << QByteArray(R"({"deviceId":"d","cveId":"CVE-2024-0001"})");
    QTest::newRow("cut off") << catalogue(entry("CVE-2024-0001")).chopped(5);
    QTest::newRow("cut gzip") << gzipped(catalogue(entry("CVE-2024-0001"))).chopped(5);
    QTest::newRow("not UTF-8") << QByteArray(
        catalogue(entry("CVE-2024-0001")).replace("V", "\xff"));
    QTest::newRow("list") << QByteArray(R"({"vulnerabilities":{}})");
    QTest::newRow("nothing good") << catalogue(entry("none"));
    QTest::newRow("csv of something else") << QByteArray("a,b,c\n1,2,3\n");
}

void KevTest::noFeed()
{
    QFETCH(QByteArray, bytes);
    const QString path = m_files.write(u"no-feed"_s, bytes);
    const auto result = read(path);
    QVERIFY(!result->summary);
    QCOMPARE(result->summary.error().kind, base::Error::Kind::Format);
    QVERIFY(result->summary.error().message.contains(path));
    QCOMPARE(read(m_files.path(u"nowhere"_s))->summary.error().kind, base::Error::Kind::NotFound);
}

void KevTest::cancelled()
{
    std::stop_source source;
    source.request_stop();
    base::Progress progress;
    progress.stop = source.get_token();
    const auto result = read(m_files.write(u"kev"_s, catalogue({})), progress);
    QCOMPARE(result->summary.error().kind, base::Error::Kind::Cancelled);
}

void KevTest::realCatalogues_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("records");
    QTest::addColumn<QString>("version");
    QTest::newRow("json") << u"kev-2026-08-21.json"_s << 1674 << u"2026.08.21"_s;
    QTest::newRow("xz") << u"cisagov-2025-08-25-known_exploited_vulnerabilities.json.xz"_s << 1404
                        << u"2025.08.25"_s;
    QTest::newRow("csv") << u"cisagov-2025-08-25-known_exploited_vulnerabilities.csv"_s << 1404
                         << QString();
}

void KevTest::realCatalogues()
{
    QFETCH(QString, file);
    QFETCH(int, records);
    QFETCH(QString, version);
    if (realData().isEmpty())
        QSKIP("the folder with real data is absent");
    const auto result = read(realData() + u"/kev/" + file);
    QVERIFY2(result->summary, result->summary ? "" : qPrintable(result->summary.error().message));
    QCOMPARE(result->summary->records, records);
    QCOMPARE(result->summary->version, version);
    QVERIFY(result->sink.issues.empty());
}

QTEST_GUILESS_MAIN(KevTest)
#include "tst_kev.moc"
