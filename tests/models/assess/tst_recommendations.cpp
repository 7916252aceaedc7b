// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Recommendations and counts out of an export: what to do, how it is named and tagged, which
// devices count, what an alert does.
#include "tests/support/workspacefixture.h"

#include "models/jobs/workflow.h"

using namespace parapet;
using namespace parapet::test;
using domain::Kind;

namespace {

QJsonObject recommendation(Workspace& workspace, const QString& id)
{
    return workspace.row(Kind::Recommendations, u"id == \"%1\""_s.arg(id));
}

QJsonObject deviceRow(Workspace& workspace, const QString& id)
{
    return workspace.row(Kind::Devices, u"id == \"%1\""_s.arg(id));
}

double sumOfHazards(double context, std::initializer_list<std::pair<double, double>> cves)
{
    double sum = 0;
    for (const auto& [threat, impact] : cves)
        sum += context * threat * impact;
    return sum;
}

} // namespace

class RecommendationsTest final : public QObject
{
    Q_OBJECT
private slots:
    void typeFollowsTheData_data();
    void typeFollowsTheData();
    void newestUpdateIsRecommended();
    void tagsSayWhatTheExportSays();
    void cvesWithoutUpdateStayVisible();
    void onlyActiveDevicesCount();
    void activityWindowEdge();
    void unsupportedVersionsExposeTheirDevices();
    void excludedDevicesCountNowhere();
    void unknownLastSeenCountsAsActive();
    void devicesWithoutDataHaveNoScore();
    void deviceKnownFromOneFamilyOnly();
    void alertNamingACveRaisesItsThreat();
    void contextRaisesTheHazard();
    void controlsBecomeRecommendations();
    void cveThroughTwoProductsCountsOnce();
};

void RecommendationsTest::typeFollowsTheData_data()
{
    QTest::addColumn<QJsonObject>("changes");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("name");
    const auto add = [](const char* tag, const QJsonObject& changes, const QString& type,
                         const QString& name) { QTest::newRow(tag) << changes << type << name; };
    add("a version", {{u"recommendedSecurityUpdate"_s, u"2.5"_s}}, u"Update"_s,
        u"Update Tool to 2.5"_s);
    add("nothing told", {}, u"Update"_s, u"Update Tool"_s);
    add("a numbered update",
        {{u"recommendedSecurityUpdate"_s, u"July 2026 Security Updates"_s},
            {u"recommendedSecurityUpdateId"_s, u"5062553"_s}},
        u"Update"_s, u"Update Tool (KB5062553)"_s);
    add("end of support of the product", {{u"endOfSupportStatus"_s, u"EOS Software"_s}},
        u"Uninstall"_s, u"Uninstall Tool"_s);
    add("no update and end of support of the version",
        {{u"securityUpdateAvailable"_s, false}, {u"endOfSupportStatus"_s, u"EOS Version"_s}},
        u"Upgrade"_s, u"Upgrade Tool to a supported version"_s);
    add("no update", {{u"securityUpdateAvailable"_s, false}}, u"AttentionRequired"_s,
        u"No update available for Tool"_s);
}

void RecommendationsTest::typeFollowsTheData()
{
    QFETCH(QJsonObject, changes);
    Workspace workspace;
    ExportRows rows;
    rows.machines.push_back(machine(u"a"_s, u"G"_s));
    rows.findings.push_back(
        finding(u"a"_s, u"v"_s, u"tool"_s, u"1"_s, u"CVE-2024-0001"_s, changes));
    workspace.import(rows, "2026-08-01T00:00:00Z");
    const auto row = recommendation(workspace, u"va-_-v-_-tool"_s);
    const QString type = row[u"remediationType"_s].toString().remove(u' ');
    QTEST(type, "type");
    QTEST(row[u"recommendationName"_s].toString(), "name");
}

void RecommendationsTest::newestUpdateIsRecommended()
{
    Workspace workspace;
    ExportRows rows;
    int cve = 0;
    for (const QString& version : {u"9.9"_s, u"10.2"_s, u"10.10"_s, u"2.0"_s})
        rows.findings.push_back(finding(u"a"_s, u"v"_s, u"p"_s, u"1"_s,
            u"CVE-2024-000%1"_s.arg(++cve), {{u"recommendedSecurityUpdate"_s, version}}));
    workspace.import(rows, "2026-08-01T00:00:00Z");
    const auto row = recommendation(workspace, u"va-_-v-_-p"_s);
    QCOMPARE(row[u"recommendedVersion"_s].toString(), u"10.10"_s);
    QCOMPARE(row[u"weaknesses"_s].toInt(), 4);
}

void RecommendationsTest::tagsSayWhatTheExportSays()
{
    Workspace workspace;
    ExportRows rows;
    rows.findings.push_back(finding(u"a"_s, u"v"_s, u"zero"_s, u"1"_s, u"CVE-2026-0001"_s,
        {{u"cveTags"_s, QJsonArray{u"ZeroDay"_s}}}));
    for (const QString& product : {u"open"_s, u"shared"_s})
        rows.findings.push_back(finding(u"a"_s, u"v"_s, product, u"1"_s, u"CVE-2026-0002"_s,
            {{u"cveTags"_s, QJsonArray{u"ZeroDay"_s}},
                {u"securityUpdateAvailable"_s, product == u"shared"}}));
    rows.findings.push_back(finding(u"a"_s, u"v"_s, u"old"_s, u"1"_s, u"CVE-2024-0001"_s,
        {{u"endOfSupportStatus"_s, u"EOS Version"_s}}));
    rows.inventory.push_back(software(u"a"_s, u"v"_s, u"dead"_s, u"1"_s,
        {{u"endOfSupportStatus"_s, u"EOS Software"_s}, {u"endOfSupportDate"_s, u"2024-01-01"_s}}));
    rows.inventory.push_back(software(u"a"_s, u"v"_s, u"ageing"_s, u"1"_s,
        {{u"endOfSupportStatus"_s, u"Upcoming EOS Version"_s}}));
    workspace.import(rows, "2026-08-01T00:00:00Z");
    const auto tags = [&](const QString& id) {
        return recommendation(workspace, id)[u"tags"_s].toArray();
    };
    QVERIFY(tags(u"va-_-v-_-zero"_s).contains(u"Zero day"_s));
    const QString patched = u"New security update for zero day"_s;
    QVERIFY(tags(u"va-_-v-_-zero"_s).contains(patched));
    QVERIFY(tags(u"va-_-v-_-open"_s).contains(u"Zero day"_s));
    QVERIFY(!tags(u"va-_-v-_-open"_s).contains(patched));
    QVERIFY(!tags(u"va-_-v-_-shared"_s).contains(patched)); // there is none for "open"
    QVERIFY(!tags(u"va-_-v-_-old"_s).contains(patched));
    QVERIFY(tags(u"va-_-v-_-old"_s).contains(u"EOS versions installed"_s));
    QVERIFY(tags(u"va-_-v-_-dead"_s).contains(u"EOS software"_s));
    const auto dead = recommendation(workspace, u"va-_-v-_-dead"_s);
    QCOMPARE(dead[u"remediationType"_s].toString(), u"Uninstall"_s);
    QCOMPARE(dead[u"exposedMachinesCount"_s].toInt(), 1);
    QCOMPARE(dead[u"weaknesses"_s].toInt(), 0);
    const auto ageing = workspace.row(Kind::Software, u"name == \"ageing\""_s);
    QVERIFY(ageing[u"tags"_s].toArray().contains(u"Upcoming EOS versions"_s));
    QVERIFY(workspace.list(Kind::Recommendations, u"productName == \"ageing\""_s).empty());
}

void RecommendationsTest::cvesWithoutUpdateStayVisible()
{
    Workspace workspace;
    ExportRows rows;
    rows.findings.push_back(finding(u"a"_s, u"v"_s, u"p"_s, u"1"_s, u"CVE-2024-0001"_s,
        {{u"securityUpdateAvailable"_s, false}}));
    rows.findings.push_back(finding(u"a"_s, u"v"_s, u"p"_s, u"1"_s, u"CVE-2024-0002"_s));
    rows.findings.push_back(finding(u"b"_s, u"v"_s, u"q"_s, u"1"_s, u"CVE-2024-0001"_s,
        {{u"securityUpdateAvailable"_s, false}}));
    // uninstalling closes it, but no update does
    rows.findings.push_back(finding(u"b"_s, u"v"_s, u"dead"_s, u"1"_s, u"CVE-2024-0003"_s,
        {{u"securityUpdateAvailable"_s, false}, {u"endOfSupportStatus"_s, u"EOS Software"_s}}));
    workspace.import(rows, "2026-08-01T00:00:00Z");
    for (const QString& id : {u"CVE-2024-0001"_s, u"CVE-2024-0003"_s})
        QVERIFY(!workspace.row(Kind::Weaknesses, u"id == \"%1\""_s.arg(id))[u"updateAvailable"_s]
                     .toBool());
    const auto dead = recommendation(workspace, u"va-_-v-_-dead"_s);
    QCOMPARE(dead[u"remediationType"_s].toString(), u"Uninstall"_s);
    QVERIFY(dead[u"exposureImpact"_s].toDouble() > 0.0);
    QVERIFY(workspace.row(Kind::Weaknesses, u"id == \"CVE-2024-0002\""_s)[u"updateAvailable"_s]
                .toBool());
    const auto open = recommendation(workspace, u"va-_-v-_-q"_s);
    QCOMPARE(open[u"weaknesses"_s].toInt(), 1);
    QCOMPARE(open[u"exposedMachinesCount"_s].toInt(), 1);
    QCOMPARE(
        open[u"exposureImpact"_s].toDouble(), 0.0); // an update that is not there closes nothing
    QVERIFY(open[u"tags"_s].toArray().contains(u"No update available"_s));
    const auto half = recommendation(workspace, u"va-_-v-_-p"_s);
    QVERIFY(half[u"exposureImpact"_s].toDouble() > 0.0);
    QCOMPARE(half[u"weaknesses"_s].toInt(), 2);
    // removing the closable half leaves the other: R(0.015*0.75) instead of R(2*0.015*0.75)
    const double h = 0.015 * 0.75;
    QVERIFY(std::abs(half[u"exposureImpact"_s].toDouble()
                - (200 * h / (2 * h + 2) - 100 * h / (h + 2)) / 2)
        < 1e-12);
}

void RecommendationsTest::onlyActiveDevicesCount()
{
    Workspace workspace;
    ExportRows rows;
    for (const QString& id : {u"new"_s, u"old"_s}) {
        rows.machines.push_back(machine(id, u"G"_s,
            {{u"lastSeen"_s,
                id == u"old" ? u"2026-05-01T00:00:00Z"_s : u"2026-07-31T00:00:00Z"_s}}));
        rows.findings.push_back(finding(id, u"v"_s, u"p"_s, u"1"_s, u"CVE-2024-0001"_s,
            {{u"lastSeenTimestamp"_s, u"2026-05-01 00:00:00"_s}}));
        rows.controls.push_back(control(id, u"scid-1"_s, false));
    }
    rows.findings.push_back(finding(u"old"_s, u"v"_s, u"only_old"_s, u"1"_s, u"CVE-2024-0002"_s));
    workspace.import(rows, "2026-08-01T00:00:00Z");
    const auto row = recommendation(workspace, u"va-_-v-_-p"_s);
    QCOMPARE(row[u"totalMachineCount"_s].toInt(), 1);
    QCOMPARE(row[u"exposedMachinesCount"_s].toInt(), 1);
    QCOMPARE(recommendation(workspace, u"sca-_-scid-1"_s)[u"totalMachineCount"_s].toInt(), 1);
    QCOMPARE(
        workspace.row(Kind::Weaknesses, u"id == \"CVE-2024-0001\""_s)[u"exposedMachines"_s].toInt(),
        1);
    // what only a silent device has is in no list of what there is to do
    QCOMPARE(workspace.list(Kind::Weaknesses).size(), 1U);
    QCOMPARE(workspace.list(Kind::Recommendations, u"id == \"va-_-v-_-only_old\""_s).size(), 0U);
    QCOMPARE(workspace.list(Kind::Software, u"name == \"only_old\""_s).size(), 0U);
    const auto old = deviceRow(workspace, u"old"_s);
    QVERIFY(old[u"exposureScore"_s].isNull());
    QCOMPARE(workspace.lines("SELECT active, inactive, no_data FROM score_history WHERE grp = 0"),
        QStringList{u"1|1|0"_s});
    QCOMPARE(workspace.list(Kind::Findings).size(), 3U); // shown, though it does not count
}

/// A device with a version past its end of support is exposed to its software, with CVEs or
/// without, and so is a target of the activity.
void RecommendationsTest::unsupportedVersionsExposeTheirDevices()
{
    Workspace workspace;
    ExportRows rows;
    const auto has = [&](const QString& device, const QString& version, bool ended) {
        rows.inventory.push_back(software(device, u"v"_s, u"p"_s, version,
            {{u"endOfSupportStatus"_s, ended ? u"EOS Version"_s : u"None"_s}}));
    };
    has(u"old"_s, u"1"_s, true);
    has(u"new"_s, u"2"_s, false);
    has(u"both"_s, u"1"_s, true);
    has(u"found"_s, u"2.1"_s, false);
    const QString id = u"va-_-v-_-p"_s;
    const auto exposed = [&] {
        return recommendation(workspace, id)[u"exposedMachinesCount"_s].toInt();
    };
    workspace.import(rows, "2026-08-01T00:00:00Z");
    QCOMPARE(recommendation(workspace, id)[u"remediationType"_s].toString(), u"Upgrade"_s);
    const auto ofVersion = [&](const QString& version) {
        return workspace
            .row(Kind::SoftwareVersions, u"version == \"%1\""_s.arg(version))[u"exposedMachines"_s]
            .toInt();
    };
    QCOMPARE(ofVersion(u"1"_s), 2); // without a weakness, past its end of support
    QCOMPARE(ofVersion(u"2"_s), 0);
    QCOMPARE(exposed(), 2);
    rows.findings.push_back(finding(u"found"_s, u"v"_s, u"p"_s, u"2.1"_s, u"CVE-2024-0001"_s));
    rows.findings.push_back(finding(u"both"_s, u"v"_s, u"p"_s, u"1"_s, u"CVE-2024-0001"_s));
    workspace.import(rows, "2026-08-02T00:00:00Z"); // scored by what changed
    QCOMPARE(exposed(), 3);
    const QString activity =
        must(jobs::createRemediation(workspace.context(), {id, {}, {}, {}, {}}));
    const auto target = [&] {
        return workspace.row(Kind::Remediations, u"id == \"%1\""_s.arg(activity));
    };
    QCOMPARE(target()[u"targetDevices"_s].toInt(), 3);
    rows.findings.clear();
    rows.inventory.clear();
    for (const QString& device : {u"old"_s, u"new"_s, u"both"_s, u"found"_s})
        has(device, u"3"_s, false);
    workspace.import(rows, "2026-08-03T00:00:00Z");
    QCOMPARE(target()[u"fixedDevices"_s].toInt(), 3);
    QCOMPARE(target()[u"status"_s].toString(), u"Completed"_s);
}

void RecommendationsTest::excludedDevicesCountNowhere()
{
    Workspace workspace;
    const auto fleet = [](bool excluded) {
        ExportRows rows;
        rows.machines = {machine(u"in"_s, u"G"_s),
            machine(u"out"_s, u"G"_s,
                {{u"isExcluded"_s, excluded}, {u"exclusionReason"_s, u"sold"_s},
                    {u"onboardingStatus"_s, u"CanBeOnboarded"_s}})};
        for (const QString& id : {u"in"_s, u"out"_s}) {
            rows.findings.push_back(finding(id, u"v"_s, u"p"_s, u"1"_s, u"CVE-2024-0001"_s));
            rows.controls.push_back(control(id, u"scid-1"_s, false));
        }
        return rows;
    };
    const auto exposed = [&] {
        return QStringList{recommendation(workspace, u"va-_-v-_-p"_s)[u"exposedMachinesCount"_s]
                               .toVariant()
                               .toString(),
            recommendation(workspace, u"sca-_-scid-1"_s)[u"totalMachineCount"_s]
                .toVariant()
                .toString(),
            workspace.row(Kind::Software, u"id == \"v-_-p\""_s)[u"exposedMachines"_s]
                .toVariant()
                .toString()};
    };
    const auto cards = [&] {
        return workspace.lines("SELECT active, inactive FROM score_history WHERE grp = 0 ORDER BY "
                               "snapshot DESC LIMIT 1");
    };
    workspace.import(fleet(true), "2026-08-01T00:00:00Z");
    const auto out = deviceRow(workspace, u"out"_s);
    QVERIFY(out[u"exposureScore"_s].isNull());
    QCOMPARE(out[u"exclusionReason"_s].toString(), u"sold"_s);
    QCOMPARE(out[u"onboardingStatus"_s].toString(), u"CanBeOnboarded"_s);
    QCOMPARE(exposed(), (QStringList{u"1"_s, u"1"_s, u"1"_s}));
    QCOMPARE(cards(), QStringList{u"1|1"_s});
    workspace.import(fleet(false), "2026-08-02T00:00:00Z"); // scored by what changed
    QVERIFY(!deviceRow(workspace, u"out"_s)[u"exposureScore"_s].isNull());
    QCOMPARE(exposed(), (QStringList{u"2"_s, u"2"_s, u"2"_s}));
    QCOMPARE(cards(), QStringList{u"2|0"_s});
    workspace.import(fleet(true), "2026-08-03T00:00:00Z");
    QCOMPARE(exposed(), (QStringList{u"1"_s, u"1"_s, u"1"_s}));
    QCOMPARE(cards(), QStringList{u"1|1"_s});
}

void RecommendationsTest::activityWindowEdge()
{
    Workspace workspace;
    ExportRows rows;
    const std::pair<QString, QString> devices[] = {
        {u"edge"_s, u"2026-07-02T00:00:00.000Z"_s}, {u"late"_s, u"2026-07-01T23:59:59.999Z"_s}};
    for (const auto& [id, seen] : devices) {
        rows.machines.push_back(machine(id, u"G"_s, {{u"lastSeen"_s, seen}}));
        rows.findings.push_back(finding(id, u"v"_s, u"p"_s, u"1"_s, u"CVE-2024-0001"_s,
            {{u"lastSeenTimestamp"_s, u"2026-07-01 00:00:00"_s}}));
    }
    workspace.import(rows, "2026-08-01T00:00:00Z"); // 30 days exactly after the first
    QVERIFY(!deviceRow(workspace, u"edge"_s)[u"exposureScore"_s].isNull());
    QVERIFY(deviceRow(workspace, u"late"_s)[u"exposureScore"_s].isNull());
    QCOMPARE(workspace.lines("SELECT active, inactive FROM score_history WHERE grp = 0"),
        QStringList{u"1|1"_s});
}

void RecommendationsTest::unknownLastSeenCountsAsActive()
{
    Workspace workspace;
    ExportRows rows;
    rows.machines.push_back(machine(u"a"_s, u"G"_s, {{u"lastSeen"_s, QJsonValue::Null}}));
    rows.findings.push_back(finding(u"a"_s, u"v"_s, u"p"_s, u"1"_s, u"CVE-2024-0001"_s,
        {{u"lastSeenTimestamp"_s, QJsonValue::Null}}));
    workspace.import(rows, "2026-08-01T00:00:00Z");
    QVERIFY(!deviceRow(workspace, u"a"_s)[u"exposureScore"_s].isNull());
    QVERIFY(deviceRow(workspace, u"a"_s)[u"lastSeen"_s].isNull());
}

void RecommendationsTest::devicesWithoutDataHaveNoScore()
{
    Workspace workspace;
    ExportRows rows;
    rows.machines.push_back(machine(u"empty"_s, u"G"_s));
    workspace.import(rows, "2026-07-01T00:00:00Z");
    QCOMPARE(workspace.lines("SELECT score, active, no_data FROM score_history WHERE grp = 0"),
        QStringList{u"NULL|1|1"_s}); // not available, never 0
    rows.machines.push_back(machine(u"clean"_s, u"G"_s));
    rows.findings.push_back(
        finding(u"clean"_s, u"v"_s, u"p"_s, u"1"_s, QString(), {{u"cveId"_s, QJsonValue::Null}}));
    workspace.import(rows, "2026-08-01T00:00:00Z");
    const auto empty = deviceRow(workspace, u"empty"_s);
    QCOMPARE(empty[u"exposureLevel"_s].toString(), u"No data available"_s);
    QVERIFY(empty[u"exposureScore"_s].isNull());
    const auto clean = deviceRow(workspace, u"clean"_s);
    QCOMPARE(clean[u"exposureScore"_s].toDouble(-1), 0.0);
    QCOMPARE(clean[u"exposureLevel"_s].toString(), u"Low"_s);
    QCOMPARE(clean[u"software"_s].toInt(), 1);
    QCOMPARE(workspace.lines("SELECT score, active, no_data FROM score_history WHERE grp = 0 AND "
                             "snapshot = 2"),
        QStringList{u"0|2|1"_s});
}

void RecommendationsTest::deviceKnownFromOneFamilyOnly()
{
    Workspace workspace;
    ExportRows rows;
    rows.findings.push_back(finding(u"a"_s, u"v"_s, u"p"_s, u"1"_s, u"CVE-2024-0001"_s,
        {{u"deviceName"_s, u"host-a"_s}, {u"osPlatform"_s, u"Ubuntu"_s},
            {u"osVersion"_s, u"22.04"_s}, {u"rbacGroupName"_s, u"Servers"_s}}));
    rows.findings.push_back(finding(u"b"_s, u"v"_s, u"p"_s, u"1"_s, u"CVE-2024-0001"_s));
    workspace.import(rows, "2026-08-01T00:00:00Z");
    const auto row = deviceRow(workspace, u"a"_s);
    QCOMPARE(row[u"computerDnsName"_s].toString(), u"host-a"_s);
    QCOMPARE(row[u"osPlatform"_s].toString(), u"Ubuntu"_s);
    QCOMPARE(row[u"version"_s].toString(), u"22.04"_s);
    QCOMPARE(row[u"rbacGroupName"_s].toString(), u"Servers"_s);
    QCOMPARE(row[u"lastSeen"_s].toString(), u"2026-07-31T11:00:00Z"_s);
    QCOMPARE(deviceRow(workspace, u"b"_s)[u"rbacGroupName"_s].toString(), u"UnassignedGroup"_s);
}

void RecommendationsTest::alertNamingACveRaisesItsThreat()
{
    Workspace workspace;
    ExportRows rows;
    for (const QString& id : {u"named"_s, u"resolved"_s, u"plain"_s})
        for (const QString& cve : {u"CVE-2024-0001"_s, u"CVE-2024-0002"_s})
            rows.findings.push_back(
                finding(id, u"v"_s, cve == u"CVE-2024-0001" ? u"p"_s : u"q"_s, u"1"_s, cve));
    rows.alerts.push_back(alert(u"1"_s, u"named"_s,
        {{u"severity"_s, u"Low"_s}, {u"title"_s, u"Exploit of cve-2024-0001 (again)"_s}}));
    rows.alerts.push_back(alert(u"2"_s, u"resolved"_s,
        {{u"status"_s, u"Resolved"_s}, {u"title"_s, u"Exploit of CVE-2024-0001"_s}}));
    rows.alerts.push_back(alert(u"3"_s, u"plain"_s,
        {{u"severity"_s, u"Medium"_s}, {u"status"_s, u"InProgress"_s},
            {u"description"_s, u"mentions CVE-2024-00011 and CVE-2020-1111"_s}}));
    workspace.import(rows, "2026-08-01T00:00:00Z");
    const auto hazard = [&](const QString& id) {
        return deviceRow(workspace, id)[u"hazard"_s].toDouble();
    };
    const double plain = 0.015 * 0.75;
    QVERIFY(std::abs(hazard(u"named"_s) - (0.95 * 0.75 + plain)) < 1e-12);
    QVERIFY(std::abs(hazard(u"resolved"_s) - 2 * plain) < 1e-12);
    QVERIFY(std::abs(hazard(u"plain"_s) - 1.25 * 2 * plain) < 1e-12);
    QVERIFY(recommendation(workspace, u"va-_-v-_-p"_s)[u"activeAlert"_s].toBool());
    QVERIFY(!recommendation(workspace, u"va-_-v-_-q"_s)[u"activeAlert"_s].toBool());
    QCOMPARE(workspace.row(Kind::Alerts, u"id == \"1\""_s)[u"cves"_s].toArray(),
        QJsonArray{u"CVE-2024-0001"_s});
}

void RecommendationsTest::contextRaisesTheHazard()
{
    Workspace workspace;
    ExportRows rows;
    rows.machines.push_back(machine(u"a"_s, u"G"_s, {{u"isInternetFacing"_s, true}}));
    rows.machines.push_back(machine(u"b"_s, u"G"_s, {{u"deviceValue"_s, u"High"_s}}));
    const QJsonObject told{{u"cvssScore"_s, 10.0}, {u"exploitabilityLevel"_s, u"ExploitIsInKit"_s}};
    for (const QString& id : {u"a"_s, u"b"_s})
        rows.findings.push_back(finding(id, u"v"_s, u"p"_s, u"1"_s, u"CVE-2024-0001"_s, told));
    rows.alerts.push_back(alert(u"1"_s, u"a"_s));
    workspace.importKev({u"CVE-2024-0001"_s}, true);
    workspace.import(rows, "2026-08-01T00:00:00Z");
    const double ha = sumOfHazards(1.5 * 1.5, {{0.8, 1.0}});
    const double hb = sumOfHazards(1.0, {{0.8, 1.0}});
    QVERIFY(std::abs(deviceRow(workspace, u"a"_s)[u"hazard"_s].toDouble() - ha) < 1e-12);
    QVERIFY(std::abs(deviceRow(workspace, u"b"_s)[u"hazard"_s].toDouble() - hb) < 1e-12);
    const double expected = (100 * ha / (ha + 2) + 5 * 100 * hb / (hb + 2)) / 6;
    QVERIFY(std::abs(workspace.score() - expected) < 1e-9);
    const auto row = recommendation(workspace, u"va-_-v-_-p"_s);
    QVERIFY(row[u"inKev"_s].toBool() && row[u"publicExploit"_s].toBool());
    QVERIFY(std::abs(row[u"exposureImpact"_s].toDouble() - expected) < 1e-9);
    // what people set holds also through the next import, whole or partial
    must(jobs::setDeviceContexts(workspace.context(),
        {{{u"a"_s}, {domain::DeviceValue::Low, false, {u"tagged"_s}, {}, {}}}}));
    const double la = sumOfHazards(1.5, {{0.8, 1.0}});
    const double lowered = (0.75 * 100 * la / (la + 2) + 5 * 100 * hb / (hb + 2)) / 5.75;
    QVERIFY(std::abs(workspace.score() - lowered) < 1e-9);
    rows.machines.push_back(machine(u"c"_s, u"G"_s));
    workspace.import(rows, "2026-08-02T00:00:00Z");
    QVERIFY2(std::abs(workspace.score() - lowered) < 1e-9,
        qPrintable(QString::number(workspace.score())));
    auto a = deviceRow(workspace, u"a"_s);
    QCOMPARE(a[u"deviceValue"_s].toString(), u"Low"_s);
    QCOMPARE(a[u"machineTags"_s].toArray(), QJsonArray{u"tagged"_s});
    ExportRows part;
    part.machines.push_back(rows.machines[1]);
    part.findings.push_back(rows.findings[1]);
    workspace.import(part, "2026-08-03T00:00:00Z", true);
    a = deviceRow(workspace, u"a"_s);
    QCOMPARE(a[u"deviceValue"_s].toString(), u"Low"_s);
    QVERIFY(!a[u"isInternetFacing"_s].toBool());
    // and the export's own words are what past snapshots keep
    QCOMPARE(workspace.row(Kind::Devices, u"id == \"a\""_s, {1, {}})[u"deviceValue"_s].toString(),
        u"Low"_s); // snapshot 1 was the newest when it was set
    QCOMPARE(workspace.number("SELECT internet FROM device_state WHERE device = 1"), 1);
}

void RecommendationsTest::controlsBecomeRecommendations()
{
    Workspace workspace;
    ExportRows rows;
    for (int d = 0; d < 4; ++d)
        rows.controls.push_back(control(u"d%1"_s.arg(d), u"scid-1"_s, d == 0));
    rows.controls.push_back(control(u"d0"_s, u"scid-2"_s, false, {{u"isApplicable"_s, false}}));
    rows.controls.push_back(control(u"d0"_s, u"scid-3"_s, true,
        {{u"configurationImpact"_s, 2}, {u"configurationCategory"_s, u"Network"_s}}));
    workspace.import(rows, "2026-08-01T00:00:00Z");
    const auto row = recommendation(workspace, u"sca-_-scid-1"_s);
    QCOMPARE(row[u"remediationType"_s].toString().remove(u' '), u"ConfigurationChange"_s);
    QCOMPARE(row[u"configScoreImpact"_s].toDouble(), 6.0);
    QCOMPARE(row[u"severityScore"_s].toDouble(), 8.0);
    QCOMPARE(row[u"exposedMachinesCount"_s].toInt(), 3);
    QCOMPARE(row[u"totalMachineCount"_s].toInt(), 4);
    QVERIFY(workspace.list(Kind::Recommendations, u"id == \"sca-_-scid-2\""_s).empty());
    QVERIFY(workspace.list(Kind::Recommendations, u"id == \"sca-_-scid-3\""_s).empty());
    QCOMPARE(workspace.lines("SELECT points, max_points FROM score_history WHERE grp = 0"),
        QStringList{u"4|10"_s}); // 8/4 + 2 of 8 + 2; the control that applies nowhere is left out
    const auto off = workspace.row(Kind::Controls, u"id == \"scid-2\""_s);
    QCOMPARE(off[u"applicable"_s].toInt(), 0);
    QCOMPARE(off[u"maxPoints"_s].toDouble(), 0.0);
}

void RecommendationsTest::cveThroughTwoProductsCountsOnce()
{
    Workspace workspace;
    ExportRows rows;
    rows.findings.push_back(finding(u"a"_s, u"v"_s, u"p"_s, u"1"_s, u"CVE-2024-0001"_s));
    rows.findings.push_back(finding(u"a"_s, u"v"_s, u"p"_s, u"2"_s, u"CVE-2024-0001"_s));
    rows.findings.push_back(finding(u"a"_s, u"v"_s, u"q"_s, u"1"_s, u"CVE-2024-0001"_s,
        {{u"cvssScore"_s, 9.0}})); // the highest holds for every row
    workspace.import(rows, "2026-08-01T00:00:00Z");
    const auto row = deviceRow(workspace, u"a"_s);
    QVERIFY(std::abs(row[u"hazard"_s].toDouble() - 0.015 * 0.9) < 1e-12);
    QCOMPARE(row[u"weaknesses"_s].toInt(), 1);
    QCOMPARE(row[u"software"_s].toInt(), 2);
    // closing one of two carriers does not close the CVE
    QCOMPARE(recommendation(workspace, u"va-_-v-_-p"_s)[u"exposureImpact"_s].toDouble(), 0.0);
    QCOMPARE(recommendation(workspace, u"va-_-v-_-p"_s)[u"weaknesses"_s].toInt(), 1);
    QCOMPARE(workspace.number("SELECT flags & 1 FROM cve_state"), 1);
}

QTEST_GUILESS_MAIN(RecommendationsTest)
#include "tst_recommendations.moc"
