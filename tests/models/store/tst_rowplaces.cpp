// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Places of imported rows: whatever line an explanation names, that line of that file tells the
// row.
#include "models/exporting/zipfile.h"
#include "models/store/findingorigins.h"
#include "models/store/rowplaces.h"
#include "tests/support/workspacefixture.h"

#include <map>

using namespace Qt::StringLiterals;
using namespace parapet;
using namespace parapet::test;
using domain::RowPlace;

class RowPlacesTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_workspace = std::make_unique<Workspace>(); }
    void packsAndUnpacks();
    void damagedBytesAreNoPlaces();
    void everyLineTellsItsRow_data();
    void everyLineTellsItsRow();
    void changedRowsHaveTheirNewLine();
    void partialImportsKeepTheirLines();
    void membersOfAnArchiveAreNamed();
    void csvAndArraysCountTheirLines();
    void rowsOfEarlierVersionsHaveNone();

private:
    using Lines = std::map<QString, QStringList>; ///< of the files of one import
    std::unique_ptr<Workspace> m_workspace;

    [[nodiscard]] static Lines linesIn(const QString& folder)
    {
        Lines lines;
        const QDir dir(folder);
        for (const QString& name : dir.entryList(QDir::Files)) {
            QFile file(dir.filePath(name));
            if (file.open(QIODevice::ReadOnly))
                lines[name] = QString::fromUtf8(file.readAll()).split(u'\n');
        }
        return lines;
    }
    [[nodiscard]] static QJsonObject rowAt(const Lines& lines, const store::FileLine& place)
    {
        const auto file = lines.find(place.file);
        if (file == lines.end() || qsizetype{place.line} > file->second.size())
            return {};
        return QJsonDocument::fromJson(file->second.at(place.line - 1).toUtf8()).object();
    }
    qint64 import(const ExportRows& rows, const char* takenAt, std::map<qint64, Lines>& told,
        std::uint32_t shuffle = 0, bool partial = false);
    void checkFindings(qint64 snapshot, const std::map<qint64, Lines>& told);
    void checkOthers(const ExportRows& rows, const std::map<qint64, Lines>& told);
};

qint64 RowPlacesTest::import(const ExportRows& rows, const char* takenAt,
    std::map<qint64, Lines>& told, std::uint32_t shuffle, bool partial)
{
    const QString folder = m_workspace->file(u"told%1"_s.arg(QLatin1StringView(takenAt)));
    rows.writeTo(folder, shuffle);
    jobs::ImportRequest request;
    request.paths = {folder};
    request.takenAt = at(takenAt);
    request.partial = partial;
    const auto report = must(jobs::importSnapshot(m_workspace->context(), request));
    told[report.snapshot] = linesIn(folder);
    return report.snapshot;
}

/// Every finding that lists show in a snapshot leads to a line that names it.
void RowPlacesTest::checkFindings(qint64 snapshot, const std::map<qint64, Lines>& told)
{
    domain::ViewScope view;
    view.snapshot = snapshot;
    const auto findings = m_workspace->list(domain::Kind::Findings, {}, view);
    QVERIFY(!findings.empty());
    for (const QJsonObject& finding : findings) {
        const QString device = finding[u"deviceId"_s].toString();
        const QString cve = finding[u"cveId"_s].toString();
        const auto origins =
            must(store::findingOrigins(m_workspace->connection(), snapshot, device, cve));
        bool found = false;
        for (const auto& origin : origins) {
            QVERIFY2(origin.place.known(), qPrintable(cve));
            const QJsonObject row = rowAt(told.at(origin.snapshot), origin.place);
            QCOMPARE(row[u"deviceId"_s].toString(), device);
            QCOMPARE(row[u"cveId"_s].toString(), cve);
            QCOMPARE(row[u"softwareVersion"_s].toString(), origin.version);
            found = found || origin.version == finding[u"softwareVersion"_s].toString();
        }
        QVERIFY(found);
    }
}

void RowPlacesTest::checkOthers(const ExportRows& rows, const std::map<qint64, Lines>& told)
{
    auto& connection = m_workspace->connection();
    for (const QJsonObject& machine : rows.machines) {
        const QString id = machine[u"id"_s].toString();
        const auto origins = must(store::deviceOrigins(connection, 0, id));
        const QJsonObject row = rowAt(told.at(origins.machine.snapshot), origins.machine.place);
        QCOMPARE(row[u"id"_s].toString(), id);
        for (auto it = origins.alerts.cbegin(); it != origins.alerts.cend(); ++it)
            QCOMPARE(rowAt(told.at(it->snapshot), it->place)[u"id"_s].toString(), it.key());
    }
    for (const QJsonObject& control : rows.controls) {
        const QString device = control[u"deviceId"_s].toString();
        const QString id = control[u"configurationId"_s].toString();
        const auto origin = must(store::assessmentOrigin(connection, 0, device, id));
        const QJsonObject row = rowAt(told.at(origin.snapshot), origin.place);
        QCOMPARE(row[u"deviceId"_s].toString(), device);
        QCOMPARE(row[u"configurationId"_s].toString(), id);
    }
}

void RowPlacesTest::packsAndUnpacks()
{
    std::mt19937 random(5);
    for (int round = 0; round < 300; ++round) {
        std::vector<RowPlace> places(static_cast<std::size_t>(random() % 60));
        RowPlace last{1, 1};
        for (RowPlace& place : places) {
            switch (random() % 5) {
            case 0:
                last = {static_cast<std::uint16_t>(random()), static_cast<std::uint32_t>(random())};
                break;
            case 1:
                last.line -= std::min(last.line, static_cast<std::uint32_t>(random() % 40));
                break;
            default:
                ++last.line;
            }
            place = last;
        }
        const auto again = store::unpackPlaces(store::packPlaces(places));
        QVERIFY(again.has_value());
        QVERIFY(*again == places);
    }
    std::vector<RowPlace> mixed(100);
    for (std::uint32_t i = 0; i < mixed.size(); ++i)
        mixed[i] = {2, 90'000 + i};
    std::ranges::shuffle(mixed, random);
    QVERIFY(store::packPlaces(mixed).size() < 100); // less than a byte a row in any order
    QVERIFY(store::unpackPlaces(store::packPlaces(mixed)) == mixed);
    for (RowPlace& place : mixed)
        place.line = static_cast<std::uint32_t>(random());
    QVERIFY(store::unpackPlaces(store::packPlaces(mixed)) == mixed);
    std::vector<RowPlace> following(1000);
    for (std::uint32_t i = 0; i < following.size(); ++i)
        following[i] = {1, 500 + i};
    QVERIFY(store::packPlaces(following).size() < 10); // a sorted file costs nearly nothing
}

void RowPlacesTest::damagedBytesAreNoPlaces()
{
    using namespace std::string_view_literals;
    QVERIFY(!store::unpackPlaces({}));
    QVERIFY(!store::unpackPlaces("\x07"sv)); // a code that is none
    QVERIFY(!store::unpackPlaces("\x00\x80"sv)); // cut off
    QVERIFY(!store::unpackPlaces("\x00\x00"sv)); // a run without its length
    QVERIFY(!store::unpackPlaces("\x00\x00\xff\xff\xff\xff\xff\x7f"sv)); // a run without end
    QVERIFY(!store::unpackPlaces("\x00\x06"sv)); // before the first line
    QVERIFY(!store::unpackPlaces("\x01"sv));
    QVERIFY(!store::unpackPlaces("\x01\x01\x05\x03\x08\x00\x01"sv)); // a row is missing
    QVERIFY(!store::unpackPlaces("\x01\x01\x05\x03\x21\x00\x01"sv)); // lines of 33 bits
    QVERIFY(store::unpackPlaces("\x01\x01\x05\x03\x08\x00\x01\x02"sv)
        == (std::vector<RowPlace>{{1, 5}, {1, 6}, {1, 7}}));
    QVERIFY(store::unpackPlaces("\x00"sv)->empty());
}

void RowPlacesTest::everyLineTellsItsRow_data()
{
    QTest::addColumn<std::uint32_t>("shuffle");
    QTest::newRow("device by device") << 0U;
    QTest::newRow("random order") << 7U;
}

void RowPlacesTest::everyLineTellsItsRow()
{
    QFETCH(std::uint32_t, shuffle);
    std::map<qint64, Lines> told;
    const ExportRows rows = randomFleet(30, 3);
    const qint64 snapshot = import(rows, "2026-08-01T00:00:00Z", told, shuffle);
    checkFindings(snapshot, told);
    checkOthers(rows, told);
}

void RowPlacesTest::changedRowsHaveTheirNewLine()
{
    std::map<qint64, Lines> told;
    ExportRows rows = randomFleet(20, 4);
    const qint64 first = import(rows, "2026-07-01T00:00:00Z", told, 2);
    for (std::size_t i = 0; i < rows.findings.size(); i += 5)
        rows.findings[i][u"securityUpdateAvailable"_s] =
            !rows.findings[i][u"securityUpdateAvailable"_s].toBool();
    rows.findings.erase(rows.findings.begin(), rows.findings.begin() + 7);
    rows.machines.front()[u"osPlatform"_s] = u"Linux"_s;
    const qint64 second = import(rows, "2026-08-01T00:00:00Z", told, 3);
    checkFindings(first, told);
    checkFindings(second, told);
    checkOthers(rows, told);
    const auto changed = must(store::deviceOrigins(
        m_workspace->connection(), 0, rows.machines.front()[u"id"_s].toString()));
    QCOMPARE(changed.machine.snapshot, second);
}

void RowPlacesTest::partialImportsKeepTheirLines()
{
    std::map<qint64, Lines> told;
    ExportRows rows = randomFleet(12, 6);
    import(rows, "2026-07-01T00:00:00Z", told);
    const QString device = rows.findings.front()[u"deviceId"_s].toString();
    ExportRows part;
    for (QJsonObject row : rows.findings)
        if (row[u"deviceId"_s] == device) {
            row[u"firstSeenTimestamp"_s] = u"2026-06-02 10:20:30"_s;
            part.findings.push_back(row);
        }
    const qint64 second = import(part, "2026-08-01T00:00:00Z", told, 1, true);
    checkFindings(second, told);
}

void RowPlacesTest::membersOfAnArchiveAreNamed()
{
    const QString path = m_workspace->file(u"export.zip"_s);
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        exporting::ZipWriter zip(file, 0);
        const auto row = QJsonDocument(finding(u"d1"_s, u"v"_s, u"p"_s, u"1"_s, u"CVE-2024-1001"_s))
                             .toJson(QJsonDocument::Compact);
        const auto other =
            QJsonDocument(finding(u"d2"_s, u"v"_s, u"p"_s, u"1"_s, u"CVE-2024-1001"_s))
                .toJson(QJsonDocument::Compact);
        must(zip.add(u"sub/vulnerabilities.json"_s, other + '\n' + row + '\n'));
        must(zip.finish());
    }
    jobs::ImportRequest request;
    request.paths = {path};
    must(jobs::importSnapshot(m_workspace->context(), request));
    const auto origins =
        must(store::findingOrigins(m_workspace->connection(), 0, u"d1"_s, u"CVE-2024-1001"_s));
    QCOMPARE(origins.front().place.file, u"export.zip/sub/vulnerabilities.json"_s);
    QCOMPARE(origins.front().place.line, 2U);
}

void RowPlacesTest::csvAndArraysCountTheirLines()
{
    const QString folder = m_workspace->file(u"several"_s);
    QVERIFY(QDir().mkpath(folder));
    const auto write = [&folder](const QString& name, const QByteArray& bytes) {
        QFile file(folder + u'/' + name);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    };
    QVERIFY(write(u"software_vulnerabilities.csv"_s,
        "deviceId,softwareVendor,softwareName,softwareVersion,cveId,vulnerabilitySeverityLevel\r\n"
        "d1,v,\"p\r\nq\",1,CVE-2024-1001,High\r\n"
        "d1,v,p,1,CVE-2024-1002,High\r\n"));
    const QJsonArray machines{machine(u"d0"_s, u"g"_s), machine(u"d1"_s, u"g"_s)};
    const QByteArray text = QJsonDocument(machines).toJson(QJsonDocument::Indented);
    QVERIFY(write(u"machines.json"_s, text));
    jobs::ImportRequest request;
    request.paths = {folder};
    must(jobs::importSnapshot(m_workspace->context(), request));
    auto& connection = m_workspace->connection();
    const auto second = must(store::findingOrigins(connection, 0, u"d1"_s, u"CVE-2024-1002"_s));
    QCOMPARE(second.front().place.file, u"software_vulnerabilities.csv"_s);
    QCOMPARE(second.front().place.line, 4U); // the record before it takes two lines
    const auto device = must(store::deviceOrigins(connection, 0, u"d1"_s));
    const qsizetype start = text.lastIndexOf('{');
    QCOMPARE(qsizetype{device.machine.place.line}, text.left(start).count('\n') + 1);
}

void RowPlacesTest::rowsOfEarlierVersionsHaveNone()
{
    std::map<qint64, Lines> told;
    const ExportRows rows = randomFleet(5, 8);
    import(rows, "2026-08-01T00:00:00Z", told);
    m_workspace->connection().db().exec("DELETE FROM row_place");
    const QJsonObject row = rows.findings.front();
    const auto origins = must(store::findingOrigins(
        m_workspace->connection(), 0, row[u"deviceId"_s].toString(), row[u"cveId"_s].toString()));
    QVERIFY(!origins.empty());
    QVERIFY(!origins.front().place.known());
    QVERIFY(!origins.front().source.isEmpty());
}

QTEST_GUILESS_MAIN(RowPlacesTest)
#include "tst_rowplaces.moc"
