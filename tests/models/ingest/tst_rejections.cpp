// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every reason for which a row is not taken: told with its line, naming the field and the value,
// and without harm to the rows around it.
#include "ingestfixture.h"

#include <algorithm>

using namespace parapet;
using namespace parapet::test;

class Rejections : public QObject
{
    Q_OBJECT

private slots:
    void badRow_data();
    void badRow();
    void acceptedVariants_data();
    void acceptedVariants();
    void recordsOfOneLineAreToldByTheirByte_data();
    void recordsOfOneLineAreToldByTheirByte();
    void recordsOfTheirOwnLinesAreToldByLine();
    void valuesInMessagesAreShortAndClean();
    void ignoredKeysTwiceAfterLearning();
    void limits();

private:
    Files m_files;
};

namespace {

/// `record` with one value changed, whatever stands there.
QByteArray with(QByteArray record, const QByteArray& key, const QByteArray& value)
{
    const qsizetype at = record.indexOf(QByteArray("\"" + key + "\":"));
    if (at < 0)
        return record.chopped(1) + ",\"" + key + "\":" + value + "}";
    const qsizetype begin = at + key.size() + 3;
    qsizetype end = begin;
    int depth = 0;
    bool inText = false;
    for (; end < record.size(); ++end) {
        const char c = record[end];
        if (c == '"' && record[end - 1] != '\\')
            inText = !inText;
        if (inText)
            continue;
        depth += c == '[' || c == '{' ? 1 : 0;
        if (depth == 0 && (c == ',' || c == '}'))
            break;
        depth -= c == ']' || c == '}' ? 1 : 0;
    }
    return record.replace(begin, end - begin, value);
}

QByteArray without(QByteArray record, const QByteArray& key)
{
    return record.replace(QByteArray("\"" + key + "\""), QByteArray("\"other_" + key + "\""));
}

void vulnerability(const char* key, const QByteArray& value)
{
    const QByteArray& v = good::vulnerability;
    QTest::addRow("vulnerability %s %s", key, value.left(30).constData())
        << v << with(v, key, value) << QStringList{QString::fromLatin1(key)};
}

void addBadVulnerabilities()
{
    const QByteArray& v = good::vulnerability;
    for (const char* required : {"deviceId", "softwareName", "cveId"})
        QTest::addRow("vulnerability without %s", required)
            << v << without(v, required) << QStringList{QString::fromLatin1(required)};
    vulnerability("deviceId", "null");
    vulnerability("deviceId", "\"\"");
    vulnerability("deviceId", "7");
    vulnerability("deviceName", "[\"a\"]");
    vulnerability("softwareVersion", "1.0");
    vulnerability("cveId", "\"CVE-24-1\"");
    vulnerability("cveId", "\"cve-2024-0001\"");
    vulnerability("cveId", "true");
    vulnerability("cvssScore", "\"seven\"");
    vulnerability("cvssScore", "\"7.5\"");
    vulnerability("cvssScore", "-4");
    vulnerability("cvssScore", "10.1");
    vulnerability("cvssScore", "1e999");
    vulnerability("cvssScore", "NaN");
    vulnerability("cvssScore", "07.5");
    vulnerability("cvssScore", "7.");
    vulnerability("cvssScore", "[]");
    vulnerability("vulnerabilitySeverityLevel", "\"Terrible\"");
    vulnerability("vulnerabilitySeverityLevel", "3");
    vulnerability("exploitabilityLevel", "\"Maybe\"");
    vulnerability("securityUpdateAvailable", "\"true\"");
    vulnerability("securityUpdateAvailable", "1");
    vulnerability("firstSeenTimestamp", "\"2026-02-30 00:00:00\"");
    vulnerability("lastSeenTimestamp", "\"yesterday\"");
    vulnerability("lastSeenTimestamp", "1767225600");
    vulnerability("endOfSupportStatus", "\"Soon\"");
    vulnerability("diskPaths", "\"C:\\\\p.exe\"");
    vulnerability("diskPaths", "[\"a\",1]");
    vulnerability("diskPaths", "[[\"a\"]]");
    vulnerability("registryPaths", "{\"a\":\"b\"}");
    vulnerability("cveTags", "[1]");
    vulnerability("recommendedSecurityUpdateId", "false");
    vulnerability("softwareVendor", "\"\\ud800x\"");
    vulnerability("softwareVendor", "\"a\\u0000b\"");
    vulnerability("softwareVendor", "\"a\\x\"");
    vulnerability("softwareVendor", "\"\\u12g4\"");
    vulnerability("softwareVendor", "\"tab\there\"");
    vulnerability("osArchitecture", "truth");
    vulnerability("osArchitecture", "[1,2");
    vulnerability("osArchitecture", "{\"a\" 1}");
    vulnerability("osArchitecture", "[1 2]");
    vulnerability("osArchitecture", "1e999");
    vulnerability("osArchitecture", QByteArray(10000, '[') + QByteArray(10000, ']'));
    vulnerability("osArchitecture", "\"" + QByteArray(1 << 20, 'a') + "\"");
}

void addBadShapes()
{
    const QByteArray& v = good::vulnerability;
    QTest::newRow("delta row") << v
                               << with(with(v, "status", "\"New\""), "eventTimestamp",
                                      "\"2026-01-01T00:00:00Z\"")
                               << QStringList{u"eventTimestamp"_s};
    QTest::newRow("twice") << v << QByteArray(v.chopped(1) + ",\"deviceId\":\"d2\"}")
                           << QStringList{u"deviceId"_s, u"twice"_s};
    QTest::newRow("twice in another case")
        << v << QByteArray(v.chopped(1) + ",\"DeviceId\":\"d2\"}")
        << QStringList{u"DeviceId"_s, u"twice"_s};
    QTest::newRow("ignored key twice")
        << v << QByteArray(v.chopped(1) + ",\"x\":1,\"x\":2}") << QStringList{u"x"_s, u"twice"_s};
    QTest::newRow("half a line") << v << v.left(80) << QStringList{u"cut off"_s};
    QTest::newRow("not UTF-8") << v << with(v, "deviceName", "\"h\xff\xfe\"")
                               << QStringList{u"UTF-8"_s};
    QTest::newRow("overlong UTF-8")
        << v << with(v, "osArchitecture", "\"\xc0\x80\"") << QStringList{u"UTF-8"_s};
    QTest::newRow("not an object") << v << QByteArray("[1,2]") << QStringList{u"object"_s};
    QTest::newRow("two on a line") << v << QByteArray(v + v) << QStringList{u"follows"_s};
    QTest::newRow("trailing comma")
        << v << QByteArray(v.chopped(1) + ",}") << QStringList{u"key"_s};
    QTest::newRow("text") << v << QByteArray("hello world") << QStringList{u"object"_s};
}

void addBadRowsOfOtherFamilies()
{
    const auto row = [](const char* what, const QByteArray& record, const char* key,
                         const QByteArray& value) {
        QTest::addRow("%s %s %s", what, key, value.constData())
            << record << with(record, key, value) << QStringList{QString::fromLatin1(key)};
    };
    row("machine", good::machine, "id", "\"\"");
    row("machine", good::machine, "id", "null");
    row("machine", good::machine, "deviceValue", "\"Huge\"");
    row("machine", good::machine, "isInternetFacing", "\"yes\"");
    row("machine", good::machine, "firstSeen", "\"1990-1sdfZ\"");
    row("machine", good::machine, "machineTags", "\"a\"");
    row("machine", good::machine, "machineTags", "[null]");
    row("inventory", good::software, "softwareName", "null");
    row("inventory", good::software, "endOfSupportStatus", "\"EOS\"");
    row("inventory", good::software, "endOfSupportDate", "\"never\"");
    row("inventory", good::software, "diskPaths", "7");
    row("configuration", good::assessment, "configurationId", "\"\"");
    row("configuration", good::assessment, "configurationCategory", "\"Kitchen\"");
    row("configuration", good::assessment, "configurationImpact", "0");
    row("configuration", good::assessment, "configurationImpact", "10.5");
    row("configuration", good::assessment, "configurationImpact", "\"nine\"");
    row("configuration", good::assessment, "configurationImpact", "null");
    row("configuration", good::assessment, "isCompliant", "null");
    row("configuration", good::assessment, "isCompliant", "\"false\"");
    row("configuration", good::assessment, "isApplicable", "0");
    row("configuration", good::assessment, "timestamp", "\"2020-13-01\"");
    row("alert", good::alert, "id", "null");
    row("alert", good::alert, "machineId", "\"\"");
    row("alert", good::alert, "severity", "\"Loud\"");
    row("alert", good::alert, "status", "\"Done\"");
    row("alert", good::alert, "alertCreationTime", "\"2026-07-30T25:00:00Z\"");
    for (const char* required : {"machineId", "severity", "status"})
        QTest::addRow("alert without %s", required) << good::alert << without(good::alert, required)
                                                    << QStringList{QString::fromLatin1(required)};
}

} // namespace

void Rejections::badRow_data()
{
    QTest::addColumn<QByteArray>("good");
    QTest::addColumn<QByteArray>("bad");
    QTest::addColumn<QStringList>("told"); // parts of the reason
    addBadVulnerabilities();
    addBadShapes();
    addBadRowsOfOtherFamilies();
}

void Rejections::badRow()
{
    QFETCH(QByteArray, good);
    QFETCH(QByteArray, bad);
    QFETCH(QStringList, told);
    const QString path = m_files.write(u"rows"_s, good + "\n" + bad + "\n" + good + "\n");
    const Imported result = import({path});
    QVERIFY2(result.summary, qPrintable(result.error.message));
    QCOMPARE(result.rows.size(), 2U);
    QCOMPARE(result.rows[0].line, 1U);
    QCOMPARE(result.rows[1].line, 3U);
    QCOMPARE(result.issues.size(), 1U);
    const domain::Issue& issue = result.issues[0];
    QCOMPARE(issue.kind, domain::Issue::Kind::Rejected);
    QCOMPARE(issue.file, path);
    QCOMPARE(issue.line, 2);
    for (const QString& part : told)
        QVERIFY2(issue.reason.contains(part), qPrintable(issue.reason));
    QVERIFY2(issue.reason.size() < 250, qPrintable(issue.reason));
    QCOMPARE(result.summary->rejected, 1);
    QCOMPARE(result.summary->files[0].rows, 2);
    QCOMPARE(result.summary->files[0].rejected, 1);
}

void Rejections::acceptedVariants_data()
{
    QTest::addColumn<QByteArray>("record");
    const QByteArray& v = good::vulnerability;
    const auto row = [](const char* what, const QByteArray& record) {
        QTest::newRow(what) << record;
    };
    row("no CVE known", with(v, "cveId", "null"));
    row("empty CVE", with(v, "cveId", "\"\""));
    row("placeholder id", with(v, "cveId", "\"TVM-2023-0001\""));
    row("no severity", with(v, "vulnerabilitySeverityLevel", "null"));
    row("empty severity", with(v, "vulnerabilitySeverityLevel", "\"\""));
    row("lower case word", with(v, "vulnerabilitySeverityLevel", "\"high\""));
    row("no exploitability", with(v, "exploitabilityLevel", "\"\""));
    row("CVSS 0", with(v, "cvssScore", "0"));
    row("CVSS 10", with(v, "cvssScore", "10.0"));
    row("CVSS written with an exponent", with(v, "cvssScore", "7.5e0"));
    row("no paths", with(v, "diskPaths", "null"));
    row("no times", with(v, "firstSeenTimestamp", "null"));
    row("KB as a number", with(v, "recommendedSecurityUpdateId", "5039212"));
    row("tags as a text", with(v, "cveTags", "\"ZeroDay;NoPatch\""));
    row("surrogate pair", with(v, "softwareVendor", "\"\\ud83d\\ude00\""));
    row("blanks", with(v, "softwareVendor", " \t\"v\"\t "));
    row("ignored nesting within the limit",
        with(v, "osArchitecture", QByteArray(60, '[') + QByteArray(60, ']')));
    row("text of exactly the limit",
        with(v, "osArchitecture", "\"" + QByteArray(65536, 'a') + "\""));
    row("impact as a text", with(good::assessment, "configurationImpact", "\"5\""));
    row("unspecified alert", with(good::alert, "severity", "\"UnSpecified\""));
    row("machine without words",
        with(with(good::machine, "deviceValue", "null"), "isInternetFacing", "null"));
}

void Rejections::acceptedVariants()
{
    QFETCH(QByteArray, record);
    const Imported result = import({m_files.write(u"row"_s, record)});
    QVERIFY2(result.summary, qPrintable(result.error.message));
    for (const domain::Issue& issue : result.issues)
        QFAIL(qPrintable(domain::describe(issue)));
    QCOMPARE(result.rows.size(), 1U);
}

void Rejections::recordsOfOneLineAreToldByTheirByte_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::newRow("list") << QByteArray("[");
    QTest::newRow("envelope") << QByteArray("{\"@odata.context\":\"x\",\"value\":[");
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf[");
}

void Rejections::recordsOfOneLineAreToldByTheirByte()
{
    QFETCH(QByteArray, before);
    const QByteArray bad = with(good::vulnerability, "cvssScore", "-4");
    QByteArray bytes = before;
    QList<qint64> places;
    while (bytes.size() < 5'000'000) { // several blocks
        for (int i = 0; i < 997; ++i)
            bytes += good::vulnerability + ',';
        places.append(bytes.size());
        bytes += bad + ',';
    }
    bytes.chop(1);
    bytes += before.contains("value") ? "]}" : "]";
    const QString path = m_files.write(u"line"_s, bytes);
    const Imported result = import({path});
    QVERIFY2(result.summary, qPrintable(result.error.message));
    QList<qint64> told;
    for (const domain::Issue& issue : result.issues) {
        QCOMPARE(issue.line, 1);
        QVERIFY(issue.byteOffset);
        told.append(*issue.byteOffset);
        QVERIFY2(domain::describe(issue).startsWith(
                     path + u":1: byte "_s + QString::number(*issue.byteOffset) + u": cvssScore"_s),
            qPrintable(domain::describe(issue)));
    }
    std::ranges::sort(told); // several threads parse
    QCOMPARE(told, places);
}

void Rejections::recordsOfTheirOwnLinesAreToldByLine()
{
    const QByteArray bad = with(good::vulnerability, "cvssScore", "-4");
    const QByteArray bytes = "[\n" + good::vulnerability + ",\n" + bad + ",\n" + bad + "]";
    const Imported result = import({m_files.write(u"list"_s, bytes)});
    QCOMPARE(result.issues.size(), 2U);
    for (const domain::Issue& issue : result.issues)
        QVERIFY(!issue.byteOffset);
}

void Rejections::valuesInMessagesAreShortAndClean()
{
    const QByteArray value = "\"A\\u0007B" + QByteArray(5000, 'x') + "\"";
    const QByteArray bad = with(good::vulnerability, "vulnerabilitySeverityLevel", value);
    const Imported result = import({m_files.write(u"row"_s, good::vulnerability + "\n" + bad)});
    QCOMPARE(result.issues.size(), 1U);
    const QString& reason = result.issues[0].reason;
    QVERIFY2(reason.startsWith(u"vulnerabilitySeverityLevel: \"A\\u0007Bxxx"), qPrintable(reason));
    QVERIFY2(reason.size() < 140, qPrintable(reason));
}

void Rejections::ignoredKeysTwiceAfterLearning()
{
    // The scanner learns the order of keys; no order it learnt may hide a key that stands twice.
    const QByteArray start = R"({"id":"al1","machineId":"d1","severity":"Low","status":"New")";
    const QList<QByteArray> tails{R"(,"a":1,"b":2,"c":3})", R"(,"c":1})", R"(,"c":1,"b":2,"c":3})",
        R"(,"b":1,"a":2})", R"(,"a":1,"a":2})", R"(,"a":1,"b":2,"c":3})"};
    QByteArray bytes;
    for (const QByteArray& tail : tails)
        bytes += start + tail + "\n";
    const Imported result = import({m_files.write(u"rows"_s, bytes)});
    QCOMPARE(result.rows.size(), 4U);
    QCOMPARE(result.issues.size(), 2U);
    QCOMPARE(result.issues[0].line, 3);
    QCOMPARE(result.issues[1].line, 5);
}

void Rejections::limits()
{
    ingest::Options options;
    options.limits.recordBytes = 2000;
    options.limits.textBytes = 100;
    options.limits.depth = 3;
    const QByteArray& v = good::vulnerability;
    const QList<QByteArray> bad{with(v, "osArchitecture", "[[[]]]"),
        with(v, "osArchitecture", "\"" + QByteArray(101, 'a') + "\""),
        with(v, "osArchitecture", "[" + QByteArray(2000, ' ') + "]")};
    QByteArray bytes = v + "\n";
    for (const QByteArray& record : bad)
        bytes += record + "\n";
    const Imported result = import({m_files.write(u"rows"_s, bytes + v)}, options);
    QCOMPARE(result.rows.size(), 2U);
    QCOMPARE(result.issues.size(), 3U);
    QVERIFY(result.issues[0].reason.contains(u"limit of 3"));
    QVERIFY(result.issues[1].reason.contains(u"limit of 100 bytes"));
    QVERIFY(result.issues[2].reason.contains(u"limit of 2000 bytes"));
}

QTEST_GUILESS_MAIN(Rejections)
#include "tst_rejections.moc"
