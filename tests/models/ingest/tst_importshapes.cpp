// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every family in every shape and packing gives the same rows.
#include "ingestfixture.h"

using namespace parapet;
using namespace parapet::test;

class ImportShapes : public QObject
{
    Q_OBJECT

private slots:
    void everyFamilyInEveryShape_data();
    void everyFamilyInEveryShape();
    void columnsOfEachFamily();
    void pascalCaseKeys();
    void linesAreThoseOfTheFile_data();
    void linesAreThoseOfTheFile();
    void emptyEnvelopes_data();
    void emptyEnvelopes();
    void emptyListIsANote();
    void pagesAndTheirNotes();
    void envelopesOneAfterTheOther();
    void otherPackings();
    void zipWithFoldersAndSystemFiles();

private:
    Files m_files;
};

namespace {

struct FamilyCase
{
    const char* name;
    ingest::Family family;
    QByteArray record;
    const char* context;
};

std::vector<FamilyCase> families()
{
    using ingest::Family;
    return {{"machines", Family::Machines, good::machine, "x/$metadata#Machines"},
        {"vulnerabilities", Family::SoftwareVulnerabilities, good::vulnerability,
            "x/$metadata#Collection(microsoft.windowsDefenderATP.api.AssetVulnerability)"},
        {"machinesVulnerabilities", Family::SoftwareVulnerabilities, good::machineVulnerability,
            "x/$metadata#Collection(microsoft.windowsDefenderATP.api.PublicAssetVulnerabilityDto)"},
        {"inventory", Family::SoftwareInventory, good::software,
            "x/$metadata#Collection(contoso.windowsDefenderATP.api.AssetSoftware)"},
        {"configuration", Family::SecureConfiguration, good::assessment,
            "x/$metadata#Collection(microsoft.windowsDefenderATP.api.AssetConfiguration)"},
        {"alerts", Family::Alerts, good::alert, "x/$metadata#Alerts"}};
}

QByteArray pretty(QByteArray record)
{
    return record.replace(",\"", ",\n  \"").replace("{\"", "{\n  \"").replace("}", "\n}");
}

QByteArray envelope(const QByteArray& context, const QByteArray& rows)
{
    return "{\"@odata.context\":\"" + context + "\",\"value\":[" + rows + "]}";
}

QByteArray inShape(const QByteArray& shape, const FamilyCase& family)
{
    const QByteArray& r = family.record;
    if (shape == "ndjson")
        return r + "\n" + r + "\n" + r + "\n";
    if (shape == "ndjson without last newline, CRLF, blank lines")
        return "\n" + r + "\r\n\r\n" + r + "\r\n  \n" + r;
    if (shape == "byte order mark")
        return "\xef\xbb\xbf" + r + "\n" + r + "\n" + r;
    if (shape == "array")
        return "[" + r + "," + r + "," + r + "]";
    if (shape == "pretty array")
        return "[\n" + pretty(r) + ",\n" + pretty(r) + ",\n" + pretty(r) + "\n]\n";
    if (shape == "concatenated")
        return r + r + " " + r;
    if (shape == "concatenated pretty")
        return pretty(r) + "\n" + pretty(r) + "\n" + pretty(r);
    if (shape == "envelope")
        return envelope(family.context, r + "," + r + ", " + r);
    if (shape == "envelope with an unknown context")
        return envelope("https://example.test/api/asfDto)", r + "," + r + ", " + r);
    return pretty(envelope(family.context, r + "," + r + "," + r));
}

} // namespace

void ImportShapes::everyFamilyInEveryShape_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<QByteArray>("shape");
    const auto all = families();
    for (std::size_t i = 0; i < all.size(); ++i)
        for (const char* shape : {"ndjson", "ndjson without last newline, CRLF, blank lines",
                 "byte order mark", "array", "pretty array", "concatenated", "concatenated pretty",
                 "envelope", "envelope with an unknown context", "pretty envelope"})
            QTest::addRow("%s, %s", all[i].name, shape) << static_cast<int>(i) << QByteArray(shape);
}

void ImportShapes::everyFamilyInEveryShape()
{
    QFETCH(int, index);
    QFETCH(QByteArray, shape);
    const FamilyCase family = families()[static_cast<std::size_t>(index)];
    const QByteArray bytes = inShape(shape, family);
    for (const bool packed : {false, true}) {
        const QString path = m_files.write(u"any-name"_s, packed ? gzipped(bytes) : bytes);
        const Imported result = import({path});
        QVERIFY2(result.summary, qPrintable(result.error.message));
        QCOMPARE(result.issues.size(), 0U);
        QCOMPARE(result.rows.size(), 3U);
        QCOMPARE(result.rows[1].text, result.rows[0].text);
        QCOMPARE(result.rows[2].text, result.rows[0].text);
        QCOMPARE(result.summary->files.size(), 1U);
        QCOMPARE(result.summary->files[0].family, family.family);
        QCOMPARE(result.summary->files[0].path, path);
        QCOMPARE(result.summary->files[0].rows, 3);
        QCOMPARE(result.summary->rows[static_cast<std::size_t>(family.family)], 3);
        QCOMPARE(result.summary->files[0].format.endsWith(u", gzip"), packed);
    }
}

void ImportShapes::columnsOfEachFamily()
{
    const auto rowOf = [this](const QByteArray& record) {
        const Imported result = import({m_files.write(u"one"_s, record)});
        return result.rows.size() == 1 ? result.rows[0].text : result.error.message;
    };
    QCOMPARE(rowOf(good::machine),
        u"machine|m1/h1.example/Windows10/22H2/Finance|1581408764103|1593708009000|Active|Low|"
        "High|facing|[a,bé]|onboarded|excluded|sold"_s);
    QCOMPARE(rowOf(good::vulnerability),
        u"vulnerability|d1/h1/Windows11/10.0/G|v/p/1.0|CVE-2024-0001|High|7.5|ExploitIsPublic|"
        "June|5039212|va-_-v-_-p|1|0day|[\"C:\\\\p\\\\p.exe\"]|[]|1767225600000|1785456000000"_s);
    QCOMPARE(rowOf(good::machineVulnerability),
        u"vulnerability|d1////|v/p/1.0|CVE-2024-0002|Low|-|-||4565483||1|-|||-|-"_s);
    QCOMPARE(rowOf(good::software),
        u"software|d1//Windows10//G|google/chrome/81.0|[\"C:\\\\c.exe\"]|[\"HKLM\\\\x\"]|"
        "1589281635000|-|Upcoming EOS Version|1620691200000|cpe"_s);
    QCOMPARE(rowOf(good::assessment),
        u"assessment|d1/h1/Windows10/10.0/G|scid-2012|Turn it on|Antivirus|Security controls|9|"
        "bad|applies|1593683278854"_s);
    QCOMPARE(rowOf(good::alert),
        u"alert|al1|d1|Medium|InProgress|Exploitation of CVE-2024-0001|text|Exploit|"
        "1785452400000"_s);
    QCOMPARE(rowOf(R"({"deviceId":"d1","softwareVendor":"v","softwareName":"p",)"
                   R"("softwareVersion":"1","softwareLastSeenTimestamp":"2020-05-12 11:07:15"})"),
        u"software|d1////|v/p/1|||-|1589281635000|-|-|nocpe"_s);
}

void ImportShapes::pascalCaseKeys()
{
    QByteArray record = good::vulnerability;
    record.replace("\"deviceId\"", "\"DeviceId\"")
        .replace("\"cveId\"", "\"CveId\"")
        .replace("\"softwareName\"", "\"SoftwareName\"")
        .replace("\"cvssScore\"", "\"CvssScore\"");
    const Imported plain = import({m_files.write(u"a"_s, good::vulnerability)});
    const Imported pascal = import({m_files.write(u"b"_s, record)});
    QCOMPARE(pascal.rows.size(), 1U);
    QCOMPARE(pascal.rows[0].text, plain.rows[0].text);
}

void ImportShapes::linesAreThoseOfTheFile_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QList<uint>>("lines");
    const QByteArray& r = good::alert;
    QTest::newRow("ndjson") << QByteArray(r + "\n\n" + r + "\n" + r) << QList<uint>{1, 3, 4};
    QTest::newRow("array") << QByteArray("\n[" + r + ",\n" + r + ",\n\n" + r + "]")
                           << QList<uint>{2, 3, 5};
    QTest::newRow("pretty") << QByteArray(pretty(r) + "\n" + pretty(r)) << QList<uint>{1, 11};
    QTest::newRow("envelope") << QByteArray("{\n\"@odata.context\": \"x\",\n\"value\":\n[\n" + r
        + ",\n" + r + "]}") << QList<uint>{5, 6};
}

void ImportShapes::linesAreThoseOfTheFile()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QList<uint>, lines);
    const Imported result = import({m_files.write(u"lines"_s, bytes)});
    QList<uint> found;
    for (const KeptRow& row : result.rows)
        found << row.line;
    QCOMPARE(found, lines);
}

void ImportShapes::emptyEnvelopes_data()
{
    QTest::addColumn<int>("index");
    const auto all = families();
    for (std::size_t i = 0; i < all.size(); ++i)
        QTest::newRow(all[i].name) << static_cast<int>(i);
}

void ImportShapes::emptyEnvelopes()
{
    QFETCH(int, index);
    const FamilyCase family = families()[static_cast<std::size_t>(index)];
    const Imported result = import({m_files.write(u"none"_s, envelope(family.context, ""))});
    QVERIFY2(result.summary, qPrintable(result.error.message));
    QCOMPARE(result.summary->files[0].family, family.family);
    QCOMPARE(result.summary->files[0].rows, 0);
    QCOMPARE(result.issues.size(), 0U);
}

void ImportShapes::emptyListIsANote()
{
    for (const char* bytes :
        {"[]", " [ ]\n", "{\"@odata.context\":\"asfDto)\",\"value\":[]}", "{\"value\": [ ] }"}) {
        const QString path = m_files.write(u"nothing"_s, bytes);
        const Imported result = import({path});
        QVERIFY2(result.summary, bytes);
        QCOMPARE(result.summary->rejected, 0);
        QCOMPARE(result.notes().size(), 1U);
        QCOMPARE(result.notes()[0].file, path);
    }
}

void ImportShapes::pagesAndTheirNotes()
{
    const QByteArray first = "{\"@odata.context\":\"#Alerts\",\"value\":[" + good::alert
        + "],\"@odata.nextLink\":\"https://example.test/?$skip=1\"}";
    const QByteArray last = "{\"@odata.nextLink\":null,\"value\":[" + good::alert + "]}";
    const QString one = m_files.write(u"page1"_s, first);
    const QString two = m_files.write(u"page2"_s, last);
    const Imported result = import({one, two});
    QVERIFY(result.summary);
    QCOMPARE(result.rows.size(), 2U);
    QCOMPARE(result.rows[1].file, 1U);
    const auto notes = result.notes();
    QCOMPARE(notes.size(), 2U);
    QCOMPARE(notes[0].file, one);
    QVERIFY(notes[0].reason.contains(u"page"));
    QCOMPARE(notes[1].file, two);
    QVERIFY(notes[1].reason.contains(one));
}

void ImportShapes::envelopesOneAfterTheOther()
{
    const QByteArray page = envelope("#Alerts", good::alert);
    const Imported result = import({m_files.write(u"pages"_s, page + "\n" + page + page)});
    QVERIFY2(result.summary, qPrintable(result.error.message));
    QCOMPARE(result.rows.size(), 3U);
    QCOMPARE(result.issues.size(), 0U);
    QCOMPARE(result.rows[2].line, 2U);
}

void ImportShapes::otherPackings()
{
    const QByteArray bytes = good::alert + "\n";
    const QString members = m_files.write(u"members"_s, gzipped(bytes) + gzipped(bytes));
    QCOMPARE(import({members}).rows.size(), 2U);
    writeZip(m_files.path(u"inner"_s), {{"a.json.gz", gzipped(bytes)}});
    const Imported inner = import({m_files.path(u"inner"_s)});
    QCOMPARE(inner.rows.size(), 1U);
    QCOMPARE(inner.summary->files[0].path, QString(m_files.path(u"inner"_s) + u"/a.json.gz"));
}

void ImportShapes::zipWithFoldersAndSystemFiles()
{
    const QString path = m_files.path(u"all.zip"_s);
    writeZip(path,
        {{".DS_Store", QByteArray("\0\0\0\1Bud1", 8)}, {"machines/", ""},
            {"machines/m.json", good::machine}, {"v/", ""}, {"v/v.json", good::vulnerability},
            {"__MACOSX/v/._v.json", "junk"}});
    const Imported result = import({path});
    QVERIFY2(result.summary, qPrintable(result.error.message));
    QCOMPARE(result.rows.size(), 2U);
    QCOMPARE(result.summary->files.size(), 2U);
    QCOMPARE(result.summary->files[0].path, QString(path + u"/machines/m.json"));
    QCOMPARE(result.summary->rejected, 0);
    const auto notes = result.notes();
    QCOMPARE(notes.size(), 2U);
    QCOMPARE(notes[0].file, QString(path + u"/.DS_Store"));
}

QTEST_GUILESS_MAIN(ImportShapes)
#include "tst_importshapes.moc"
