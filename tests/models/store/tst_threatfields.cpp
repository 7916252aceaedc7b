// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What lists tell of threats, updates and missing knowledge: KEV and exploits of software, alerts
// and tags of weaknesses, software without a product code, domains of devices.
#include "models/jobs/rescore.h"
#include "tests/support/workspacefixture.h"

using namespace parapet;
using namespace parapet::test;
using domain::Kind;

class ThreatFieldsTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<Workspace> m_workspace;

    QStringList ids(Kind kind, const QString& filter, const domain::ViewScope& view = {})
    {
        QStringList found;
        for (const QJsonObject& row : m_workspace->list(kind, filter, view))
            found.append(row[u"id"_s].toString());
        found.sort();
        return found;
    }
    QJsonObject one(Kind kind, const QString& id)
    {
        const auto rows = m_workspace->list(kind, u"id == \"%1\""_s.arg(id));
        if (rows.size() != 1)
            throw std::runtime_error("not one row: " + id.toStdString());
        return rows.front();
    }

private slots:
    void initTestCase();
    void cleanupTestCase() { m_workspace.reset(); }
    void softwareTellsItsWorstThreat();
    void weaknessesTellAlertsOfTheirDevices();
    void weaknessesTellUpdatesInThreeSteps();
    void findingsTellTheirUpdateAndTheirDevice();
    void withoutProductCodeNothingIsCounted();
    void domainIsWhatFollowsTheFirstDot();
    void scopesTellTheSame();
    void anAlertThatEndsTakesTheMarkAway();
};

void ThreatFieldsTest::initTestCase()
{
    m_workspace = std::make_unique<Workspace>();
    m_workspace->importKev({u"CVE-2024-0001"_s});
    m_workspace->importEpss("CVE-2024-0001,0.95,0.99\nCVE-2024-0002,0.2,0.8\n");
    ExportRows rows;
    rows.machines = {machine(u"a"_s, u"Servers"_s, {{u"computerDnsName"_s, u"a.corp.example"_s}}),
        machine(u"b"_s, u"Clients"_s, {{u"computerDnsName"_s, u"b"_s}}),
        machine(u"c"_s, u"Clients"_s, {{u"computerDnsName"_s, u"10.20.30.40"_s}}),
        machine(u"old"_s, u"Clients"_s, {{u"lastSeen"_s, u"2026-05-01T00:00:00Z"_s}})};
    for (const QString& device : {u"a"_s, u"b"_s, u"old"_s})
        rows.inventory.push_back(software(device, u"v"_s, u"kit"_s, u"1"_s));
    rows.inventory.push_back(software(u"a"_s, u"v"_s, u"quiet"_s, u"1"_s));
    QJsonObject noCode = software(u"a"_s, u"v"_s, u"homemade"_s, u"1"_s);
    noCode.remove(u"softwareFirstSeenTimestamp"_s);
    noCode.remove(u"numberOfWeaknesses"_s);
    noCode.insert(u"softwareLastSeenTimestamp"_s, u"2026-07-30 00:00:00"_s);
    rows.inventory.push_back(noCode);
    const auto found = [&](const QString& device, const QString& product, int cve,
                           const QString& exploit, const QJsonValue& update, bool zeroDay = false) {
        rows.findings.push_back(finding(device, u"v"_s, product, u"1"_s,
            u"CVE-2024-%1"_s.arg(cve, 4, 10, QLatin1Char('0')),
            {{u"exploitabilityLevel"_s, exploit}, {u"securityUpdateAvailable"_s, update},
                {u"cveTags"_s, zeroDay ? QJsonArray{u"ZeroDay"_s} : QJsonArray()}}));
    };
    found(u"a"_s, u"kit"_s, 1, u"ExploitIsInKit"_s, true);
    found(u"b"_s, u"kit"_s, 1, u"ExploitIsInKit"_s, false);
    found(u"a"_s, u"verified"_s, 2, u"ExploitIsVerified"_s, false, true);
    found(u"a"_s, u"verified"_s, 3, u"ExploitIsPublic"_s, true);
    found(u"b"_s, u"plain"_s, 4, u"NoExploit"_s, QJsonValue::Null);
    rows.alerts = {alert(u"al1"_s, u"b"_s, {{u"title"_s, u"CVE-2024-0004 used"_s}}),
        alert(u"al2"_s, u"b"_s, {{u"title"_s, u"CVE-2024-0002 used"_s}}), // found on a only
        alert(u"al3"_s, u"a"_s,
            {{u"title"_s, u"CVE-2024-0003 used"_s}, {u"status"_s, u"Resolved"_s}}),
        alert(u"al4"_s, u"old"_s, {{u"title"_s, u"CVE-2024-0001 used"_s}})};
    m_workspace->import(rows, "2026-08-01T00:00:00Z");
}

void ThreatFieldsTest::softwareTellsItsWorstThreat()
{
    QCOMPARE(ids(Kind::Software, u"inKev == true"_s), QStringList{u"v-_-kit"_s});
    QCOMPARE(ids(Kind::Software, u"exploitInKit == true"_s), QStringList{u"v-_-kit"_s});
    QCOMPARE(ids(Kind::Software, u"exploitVerified == true"_s),
        (QStringList{u"v-_-kit"_s, u"v-_-verified"_s}));
    QCOMPARE(ids(Kind::Software, u"publicExploit == true"_s),
        (QStringList{u"v-_-kit"_s, u"v-_-verified"_s}));
    QCOMPARE(ids(Kind::Software, u"exploitVerified == false"_s),
        (QStringList{u"v-_-homemade"_s, u"v-_-plain"_s, u"v-_-quiet"_s}));
    QCOMPARE(ids(Kind::Software, u"maxEpss > 0.9"_s), QStringList{u"v-_-kit"_s});
    QVERIFY(one(Kind::Software, u"v-_-quiet"_s)[u"maxEpss"_s].isNull());
}

void ThreatFieldsTest::weaknessesTellAlertsOfTheirDevices()
{
    // not: named on a device that does not have it, resolved, or on an inactive device
    QCOMPARE(ids(Kind::Weaknesses, u"activeAlert == true"_s), QStringList{u"CVE-2024-0004"_s});
    QCOMPARE(ids(Kind::Software, u"activeAlert == true"_s), QStringList{u"v-_-plain"_s});
}

void ThreatFieldsTest::weaknessesTellUpdatesInThreeSteps()
{
    const auto tags = [this](const QString& cve) {
        QStringList list;
        for (const QJsonValue& tag : one(Kind::Weaknesses, cve)[u"tags"_s].toArray())
            list.append(tag.toString());
        return list;
    };
    QCOMPARE(tags(u"CVE-2024-0001"_s), QStringList{u"Some updates available"_s});
    QCOMPARE(tags(u"CVE-2024-0002"_s), (QStringList{u"Zero day"_s, u"No updates available"_s}));
    QCOMPARE(tags(u"CVE-2024-0003"_s), QStringList());
    QCOMPARE(tags(u"CVE-2024-0004"_s), QStringList());
    QCOMPARE(ids(Kind::Weaknesses, u"tags == \"Zero day\""_s), QStringList{u"CVE-2024-0002"_s});
    // the older field stays what it was
    QCOMPARE(ids(Kind::Weaknesses, u"updateAvailable == false"_s), QStringList{u"CVE-2024-0002"_s});
}

void ThreatFieldsTest::findingsTellTheirUpdateAndTheirDevice()
{
    const auto told = [this](const QString& filter) {
        QStringList rows;
        for (const QJsonObject& row : m_workspace->list(Kind::Findings, filter))
            rows.append(row[u"deviceId"_s].toString() + row[u"cveId"_s].toString().right(1));
        rows.sort();
        return rows;
    };
    QCOMPARE(told(u"updateAvailable == true"_s), (QStringList{u"a1"_s, u"a3"_s}));
    QCOMPARE(told(u"updateAvailable == false"_s), (QStringList{u"a2"_s, u"b1"_s}));
    const QString level = one(Kind::Devices, u"a"_s)[u"exposureLevel"_s].toString();
    QCOMPARE(told(u"deviceId == \"a\" and exposureLevel == \"%1\""_s.arg(level)),
        (QStringList{u"a1"_s, u"a2"_s, u"a3"_s}));
}

void ThreatFieldsTest::withoutProductCodeNothingIsCounted()
{
    const QJsonObject row = one(Kind::Software, u"v-_-homemade"_s);
    QCOMPARE(row[u"productCode"_s], QJsonValue(false));
    QVERIFY(row[u"weaknesses"_s].isNull());
    QVERIFY(row[u"exposedMachines"_s].isNull());
    QCOMPARE(row[u"installedMachines"_s], QJsonValue(1));
    const QJsonObject quiet = one(Kind::Software, u"v-_-quiet"_s);
    QCOMPARE(quiet[u"weaknesses"_s], QJsonValue(0));
    QCOMPARE(quiet[u"exposedMachines"_s], QJsonValue(0));
    QCOMPARE(ids(Kind::Software, u"weaknesses == 0"_s), QStringList{u"v-_-quiet"_s});
    jobs::ListRequest request;
    request.kind = Kind::Software;
    request.fields = u"name,weaknesses"_s;
    request.sort = u"weaknesses:asc,name"_s;
    const QByteArray csv = m_workspace->listText(request, exporting::Format::Csv);
    QVERIFY2(csv.contains("homemade,\r\n"), csv.constData());
    QVERIFY2(csv.indexOf("quiet,0") < csv.indexOf("plain,1"), csv.constData()); // by number
}

void ThreatFieldsTest::domainIsWhatFollowsTheFirstDot()
{
    QCOMPARE(one(Kind::Devices, u"a"_s)[u"domain"_s], QJsonValue(u"corp.example"_s));
    QVERIFY(one(Kind::Devices, u"b"_s)[u"domain"_s].isNull());
    QVERIFY(one(Kind::Devices, u"c"_s)[u"domain"_s].isNull()); // an address has none
}

void ThreatFieldsTest::scopesTellTheSame()
{
    const domain::ViewScope clients{0, {u"Clients"_s}};
    QCOMPARE(
        ids(Kind::Weaknesses, u"activeAlert == true"_s, clients), QStringList{u"CVE-2024-0004"_s});
    QCOMPARE(ids(Kind::Software, u"exploitInKit == true"_s, clients), QStringList{u"v-_-kit"_s});
    const domain::ViewScope servers{0, {u"Servers"_s}};
    QCOMPARE(ids(Kind::Weaknesses, u"activeAlert == true"_s, servers), QStringList());
    QCOMPARE(ids(Kind::Weaknesses, u"tags == \"Some updates available\""_s, servers),
        QStringList()); // there it is available everywhere
}

void ThreatFieldsTest::anAlertThatEndsTakesTheMarkAway()
{
    ExportRows rows;
    rows.machines = {machine(u"b"_s, u"Clients"_s, {{u"computerDnsName"_s, u"b"_s}})};
    rows.alerts = {alert(
        u"al1"_s, u"b"_s, {{u"title"_s, u"CVE-2024-0004 used"_s}, {u"status"_s, u"Resolved"_s}})};
    rows.findings = {finding(u"b"_s, u"v"_s, u"plain"_s, u"1"_s, u"CVE-2024-0004"_s)};
    m_workspace->import(rows, "2026-08-02T00:00:00Z", true);
    QCOMPARE(ids(Kind::Weaknesses, u"activeAlert == true"_s), QStringList());
    QCOMPARE(must(jobs::checkScores(m_workspace->context())), QStringList());
}

QTEST_GUILESS_MAIN(ThreatFieldsTest)
#include "tst_threatfields.moc"
