// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Remediation activities through later snapshots, what an exception may not be, feeds that replace
// each other.
#include "models/jobs/rescore.h"
#include "models/jobs/workflow.h"
#include "models/store/knowledgestore.h"
#include "models/store/workflowstore.h"
#include "tests/support/workspacefixture.h"

using namespace parapet;
using namespace parapet::test;
using base::Error;
using domain::Kind;

namespace {

const QString chrome = u"va-_-google-_-chrome"_s;

/// Four devices exposed to one product, two of them also failing a control.
ExportRows fleet()
{
    ExportRows rows;
    for (const QString& id : {u"a"_s, u"b"_s, u"c"_s, u"d"_s}) {
        rows.machines.push_back(machine(id, id < u"c" ? u"Servers"_s : u"Desks"_s));
        rows.inventory.push_back(software(id, u"google"_s, u"chrome"_s, u"1.0"_s));
        rows.findings.push_back(finding(id, u"google"_s, u"chrome"_s, u"1.0"_s, u"CVE-2024-0001"_s,
            {{u"recommendedSecurityUpdate"_s, u"2.0"_s}}));
        rows.controls.push_back(control(id, u"scid-1"_s, id >= u"c"));
    }
    return rows;
}

ExportRows without(ExportRows rows, const QString& fixed)
{
    std::erase_if(
        rows.findings, [&](const auto& row) { return row[u"deviceId"_s].toString() == fixed; });
    return rows;
}

} // namespace

class WorkflowTest final : public QObject
{
    Q_OBJECT
private slots:
    void activityFollowsTheSnapshots();
    void completedActivityTellsDevicesExposedAgain();
    void controlIsFailedAgain();
    void vanishedDeviceStaysOpen();
    void silentDeviceStaysOpen();
    void controlsAreRemediatedToo();
    void groupsLimitTheTargets();
    void impossibleActivitiesAreRefused();
    void manualCompletion();
    void whatNeedsAttentionIsCompletedByPeople();
    void handoverRowsTellTheDevices();
    void impossibleExceptionsAreRefused_data();
    void impossibleExceptionsAreRefused();
    void feedsReplaceEachOther();
    void unknownDeviceChangesNothing();
};

void WorkflowTest::activityFollowsTheSnapshots()
{
    Workspace workspace;
    workspace.import(fleet(), "2026-08-01T00:00:00Z");
    const QString id =
        must(jobs::createRemediation(workspace.context(), {chrome, {}, {}, {}, u"n"_s}));
    const auto activity = [&] {
        return workspace.row(Kind::Remediations, u"id == \"%1\""_s.arg(id));
    };
    QCOMPARE(activity()[u"targetDevices"_s].toInt(), 4);
    QCOMPARE(activity()[u"fixedDevices"_s].toInt(), 0);
    QCOMPARE(activity()[u"status"_s].toString(), u"Active"_s);
    QCOMPARE(
        workspace
            .row(Kind::Recommendations, u"id == \"%1\""_s.arg(chrome))[u"remediationActivities"_s]
            .toInt(),
        1);
    ExportRows rows = without(fleet(), u"a"_s);
    rows.machines.push_back(machine(u"late"_s, u"Desks"_s));
    rows.findings.push_back(
        finding(u"late"_s, u"google"_s, u"chrome"_s, u"1.0"_s, u"CVE-2024-0001"_s));
    workspace.import(rows, "2026-08-02T00:00:00Z");
    QCOMPARE(activity()[u"targetDevices"_s].toInt(), 4); // newcomers are not targets
    QCOMPARE(activity()[u"fixedDevices"_s].toInt(), 1);
    workspace.import(fleet(), "2026-08-03T00:00:00Z"); // a setback
    QCOMPARE(activity()[u"fixedDevices"_s].toInt(), 0);
    rows = fleet();
    rows.findings.clear();
    rows.findings.push_back(
        finding(u"late"_s, u"google"_s, u"chrome"_s, u"1.0"_s, u"CVE-2024-0001"_s));
    workspace.import(rows, "2026-08-04T00:00:00Z");
    QCOMPARE(activity()[u"fixedDevices"_s].toInt(), 4);
    QCOMPARE(activity()[u"status"_s].toString(), u"Completed"_s);
    QCOMPARE(activity()[u"completionMethod"_s].toString(), u"Automatic"_s);
    workspace.import(fleet(), "2026-08-05T00:00:00Z"); // completed stays completed
    QCOMPARE(activity()[u"status"_s].toString(), u"Completed"_s);
}

void WorkflowTest::completedActivityTellsDevicesExposedAgain()
{
    Workspace workspace;
    workspace.import(fleet(), "2026-08-01T00:00:00Z");
    const QString id =
        must(jobs::createRemediation(workspace.context(), {chrome, {}, {}, {}, u"n"_s}));
    const auto activity = [&] {
        return workspace.row(Kind::Remediations, u"id == \"%1\""_s.arg(id));
    };
    const auto again = [&] {
        QStringList devices;
        for (const QJsonObject& row : workspace.list(Kind::RemediationDevices,
                 u"activityId == \"%1\" and exposedAgain == true"_s.arg(id)))
            devices.append(row[u"deviceId"_s].toString() + u' ' + row[u"status"_s].toString());
        devices.sort();
        return devices;
    };
    QCOMPARE(activity()[u"exposedAgainDevices"_s].toInt(), 0); // exposed, but not again
    QVERIFY(activity()[u"completedSnapshot"_s].isNull());
    ExportRows fixed = fleet();
    fixed.findings.clear();
    QCOMPARE(workspace.import(fixed, "2026-08-02T00:00:00Z").completed, QStringList{id});
    QCOMPARE(activity()[u"status"_s].toString(), u"Completed"_s);
    QCOMPARE(activity()[u"exposedAgainDevices"_s].toInt(), 0);
    QCOMPARE(activity()[u"completedSnapshot"_s].toInt(), 2);
    QCOMPARE(again(), QStringList());

    ExportRows back = without(without(fleet(), u"a"_s), u"b"_s);
    back.machines.push_back(machine(u"late"_s, u"Desks"_s));
    back.findings.push_back( // no target
        finding(u"late"_s, u"google"_s, u"chrome"_s, u"1.0"_s, u"CVE-2024-0001"_s));
    QCOMPARE(workspace.import(back, "2026-08-03T00:00:00Z").completed, QStringList());
    QCOMPARE(activity()[u"status"_s].toString(), u"Completed"_s);
    QCOMPARE(activity()[u"fixedDevices"_s].toInt(), 4); // as it was completed
    QCOMPARE(activity()[u"completedSnapshot"_s].toInt(), 2);
    QCOMPARE(activity()[u"exposedAgainDevices"_s].toInt(), 2);
    QCOMPARE(activity()[u"unfollowedDevices"_s].toInt(), 2);
    QCOMPARE(again(), (QStringList{u"c Fixed"_s, u"d Fixed"_s}));

    // what is requested again is followed by that request
    must(jobs::createRemediation(workspace.context(), {chrome, {u"Desks"_s}, {}, {}, u"n"_s}));
    QCOMPARE(activity()[u"exposedAgainDevices"_s].toInt(), 2);
    QCOMPARE(activity()[u"unfollowedDevices"_s].toInt(), 0);
    workspace.import(fixed, "2026-08-04T00:00:00Z");
    QCOMPARE(activity()[u"exposedAgainDevices"_s].toInt(), 0);
    QCOMPARE(again(), QStringList());
}

void WorkflowTest::controlIsFailedAgain()
{
    Workspace workspace;
    workspace.import(fleet(), "2026-08-01T00:00:00Z");
    const QString id =
        must(jobs::createRemediation(workspace.context(), {u"sca-_-scid-1"_s, {}, {}, {}, u"n"_s}));
    ExportRows fixed = fleet();
    for (QJsonObject& row : fixed.controls)
        row[u"isCompliant"_s] = true;
    QCOMPARE(workspace.import(fixed, "2026-08-02T00:00:00Z").completed, QStringList{id});
    const auto activity = [&] {
        return workspace.row(Kind::Remediations, u"id == \"%1\""_s.arg(id));
    };
    QCOMPARE(activity()[u"exposedAgainDevices"_s].toInt(), 0);
    workspace.import(fleet(), "2026-08-03T00:00:00Z");
    QCOMPARE(activity()[u"exposedAgainDevices"_s].toInt(), 2);
}

void WorkflowTest::whatNeedsAttentionIsCompletedByPeople()
{
    Workspace workspace;
    ExportRows rows = fleet();
    for (QJsonObject& row : rows.findings)
        row[u"securityUpdateAvailable"_s] = false;
    workspace.import(rows, "2026-08-01T00:00:00Z");
    const auto dated = jobs::createRemediation(
        workspace.context(), {chrome, {}, at("2026-09-01T00:00:00Z"), {}, {}});
    QVERIFY(!dated && dated.error().kind == Error::Kind::Usage);
    QCOMPARE(workspace.number("SELECT count(*) FROM remediation"), 0);
    const QString id = must(jobs::createRemediation(workspace.context(), {chrome, {}, {}, {}, {}}));
    const auto activity = [&] {
        return workspace.row(Kind::Remediations, u"id == \"%1\""_s.arg(id));
    };
    QCOMPARE(activity()[u"type"_s].toString(), u"AttentionRequired"_s);
    rows.findings.clear();
    workspace.import(rows, "2026-08-02T00:00:00Z");
    QCOMPARE(activity()[u"fixedDevices"_s].toInt(), 4);
    QCOMPARE(activity()[u"status"_s].toString(), u"Active"_s);
    must(jobs::completeRemediation(workspace.context(), id));
    QCOMPARE(activity()[u"status"_s].toString(), u"Completed"_s);
    QCOMPARE(activity()[u"completionMethod"_s].toString(), u"Manual"_s);
}

void WorkflowTest::vanishedDeviceStaysOpen()
{
    Workspace workspace;
    workspace.import(fleet(), "2026-08-01T00:00:00Z");
    const QString id = must(jobs::createRemediation(workspace.context(), {chrome, {}, {}, {}, {}}));
    ExportRows rows = fleet();
    rows.findings.clear();
    const auto gone = [](const auto& row) {
        return row[u"id"_s].toString() == u"d" || row[u"deviceId"_s].toString() == u"d";
    };
    std::erase_if(rows.machines, gone);
    std::erase_if(rows.inventory, gone);
    std::erase_if(rows.controls, gone);
    workspace.import(rows, "2026-08-02T00:00:00Z");
    const auto activity = workspace.row(Kind::Remediations, u"id == \"%1\""_s.arg(id));
    QCOMPARE(activity[u"fixedDevices"_s].toInt(), 3);
    QCOMPARE(activity[u"status"_s].toString(), u"Active"_s);
    QStringList states;
    for (const auto& row : must(jobs::handoverRows(workspace.context(), {id})))
        states.append(row.deviceId + u": " + row.deviceStatus);
    states.sort();
    QCOMPARE(
        states, (QStringList{u"a: Fixed"_s, u"b: Fixed"_s, u"c: Fixed"_s, u"d: Not reported"_s}));
}

void WorkflowTest::silentDeviceStaysOpen()
{
    Workspace workspace;
    workspace.import(fleet(), "2026-08-01T00:00:00Z");
    const QString id = must(jobs::createRemediation(workspace.context(), {chrome, {}, {}, {}, {}}));
    ExportRows rows = without(fleet(), u"a"_s);
    workspace.import(rows, "2026-10-01T00:00:00Z"); // all were last seen two months ago
    const auto activity = workspace.row(Kind::Remediations, u"id == \"%1\""_s.arg(id));
    QCOMPARE(activity[u"fixedDevices"_s].toInt(), 0);
    QCOMPARE(activity[u"status"_s].toString(), u"Active"_s);
}

void WorkflowTest::controlsAreRemediatedToo()
{
    Workspace workspace;
    workspace.import(fleet(), "2026-08-01T00:00:00Z");
    const QString id =
        must(jobs::createRemediation(workspace.context(), {u"sca-_-scid-1"_s, {}, {}, {}, {}}));
    const auto activity = [&] {
        return workspace.row(Kind::Remediations, u"id == \"%1\""_s.arg(id));
    };
    QCOMPARE(activity()[u"targetDevices"_s].toInt(), 2);
    QCOMPARE(activity()[u"scid"_s].toString(), u"scid-1"_s);
    ExportRows rows = fleet();
    rows.controls.clear();
    for (const QString& device : {u"a"_s, u"b"_s})
        rows.controls.push_back(control(device, u"scid-1"_s, device == u"a"));
    workspace.import(rows, "2026-08-02T00:00:00Z");
    QCOMPARE(activity()[u"fixedDevices"_s].toInt(), 1);
}

void WorkflowTest::groupsLimitTheTargets()
{
    Workspace workspace;
    workspace.import(fleet(), "2026-08-01T00:00:00Z");
    const QString id =
        must(jobs::createRemediation(workspace.context(), {chrome, {u"Servers"_s}, {}, {}, {}}));
    QStringList devices;
    for (const auto& row : workspace.list(Kind::Devices))
        devices.append(row[u"id"_s].toString());
    QCOMPARE(
        workspace.row(Kind::Remediations, u"id == \"%1\""_s.arg(id))[u"targetDevices"_s].toInt(),
        2);
    for (const auto& row : must(jobs::handoverRows(workspace.context(), {id})))
        QCOMPARE(row.rbacGroupName, u"Servers"_s);
}

void WorkflowTest::impossibleActivitiesAreRefused()
{
    Workspace workspace;
    workspace.import(fleet(), "2026-08-01T00:00:00Z");
    const auto kindOf = [&](const domain::RemediationRequest& request) {
        const auto made = jobs::createRemediation(workspace.context(), request);
        return made ? Error::Kind::Internal : made.error().kind;
    };
    QCOMPARE(kindOf({u"va-_-no-_-such"_s, {}, {}, {}, {}}), Error::Kind::NotFound);
    QCOMPARE(kindOf({u"x\" or true"_s, {}, {}, {}, {}}), Error::Kind::NotFound);
    QCOMPARE(kindOf({chrome, {u"No such group"_s}, {}, {}, {}}), Error::Kind::Usage);
    QCOMPARE(kindOf({u"sca-_-scid-1"_s, {u"Desks"_s}, {}, {}, {}}), Error::Kind::Usage);
    QVERIFY(workspace.list(Kind::Remediations).empty());
}

void WorkflowTest::manualCompletion()
{
    Workspace workspace;
    workspace.import(fleet(), "2026-08-01T00:00:00Z");
    const QString id = must(jobs::createRemediation(workspace.context(), {chrome, {}, {}, {}, {}}));
    workspace.now += 1000;
    must(jobs::completeRemediation(workspace.context(), id));
    const auto row = workspace.row(Kind::Remediations, u"id == \"%1\""_s.arg(id));
    QCOMPARE(row[u"completionMethod"_s].toString(), u"Manual"_s);
    QCOMPARE(row[u"completerId"_s].toString(), u"tester"_s);
    QCOMPARE(row[u"statusLastModifiedOn"_s].toString(), base::isoTime(workspace.now));
    QCOMPARE(
        jobs::completeRemediation(workspace.context(), id).error().kind, Error::Kind::Conflict);
    QCOMPARE(
        jobs::completeRemediation(workspace.context(), u"x"_s).error().kind, Error::Kind::NotFound);
    QVERIFY(must(jobs::handoverRows(workspace.context(), {})).empty()); // active ones only
}

void WorkflowTest::handoverRowsTellTheDevices()
{
    Workspace workspace;
    ExportRows rows = fleet();
    rows.inventory.push_back(software(u"a"_s, u"google"_s, u"chrome"_s, u"10.0"_s));
    rows.inventory.push_back(software(u"a"_s, u"google"_s, u"chrome"_s, u"9.0"_s));
    workspace.import(rows, "2026-08-01T00:00:00Z");
    const QString id = must(jobs::createRemediation(
        workspace.context(), {chrome, {}, at("2026-09-01"), domain::Priority::High, u"=evil"_s}));
    const auto told = must(jobs::handoverRows(workspace.context(), {id}));
    QCOMPARE(told.size(), 4U);
    QCOMPARE(told[0].deviceId, u"a"_s);
    QCOMPARE(told[0].computerDnsName, u"a.test"_s);
    QCOMPARE(told[0].installedVersions, (QStringList{u"1.0"_s, u"9.0"_s, u"10.0"_s}));
    QCOMPARE(told[0].recommendedVersion, u"2.0"_s);
    QCOMPARE(told[0].weaknesses, 1);
    QCOMPARE(told[0].priority, u"High"_s);
    QCOMPARE(told[0].deviceStatus, u"Exposed"_s);
    QCOMPARE(jobs::handoverRows(workspace.context(), {u"x"_s}).error().kind, Error::Kind::NotFound);
    const QString file = workspace.file(u"handover.csv"_s);
    QCOMPARE(must(jobs::exportHandover(workspace.context(), {}, file)), 4);
    QVERIFY(!jobs::exportHandover(workspace.context(), {}, workspace.file(u"no/such/file"_s)));
}

void WorkflowTest::impossibleExceptionsAreRefused_data()
{
    QTest::addColumn<QString>("recommendation");
    QTest::addColumn<QString>("context");
    QTest::addColumn<QString>("group");
    QTest::addColumn<QString>("cve");
    QTest::addColumn<bool>("falsePositive");
    QTest::addColumn<int>("days");
    QTest::addColumn<int>("kind");
    const int usage = int(Error::Kind::Usage);
    const QString none;
    QTest::newRow("no context") << chrome << u"  "_s << none << none << false << 30 << usage;
    QTest::newRow("past") << chrome << u"c"_s << none << none << false << 0 << usage;
    QTest::newRow("group") << chrome << u"c"_s << u"x"_s << none << false << 30 << usage;
    QTest::newRow("false positive without CVE")
        << chrome << u"c"_s << none << none << true << 30 << usage;
    QTest::newRow("false positive without software")
        << none << u"c"_s << none << u"CVE-2024-0001"_s << true << 30 << usage;
    QTest::newRow("CVE that is not there") << chrome << u"c"_s << none << u"CVE-2024-9999"_s
                                           << false << 30 << int(Error::Kind::NotFound);
    QTest::newRow("neither recommendation nor CVE")
        << none << u"c"_s << none << none << false << 30 << usage;
    QTest::newRow("CVE of a configuration")
        << u"sca-_-scid-2012"_s << u"c"_s << none << u"CVE-2024-0001"_s << false << 30 << usage;
    QTest::newRow("no such recommendation")
        << u"va-_-x-_-y"_s << u"c"_s << none << none << false << 30 << int(Error::Kind::NotFound);
}

void WorkflowTest::impossibleExceptionsAreRefused()
{
    QFETCH(QString, recommendation);
    QFETCH(QString, context);
    QFETCH(QString, group);
    QFETCH(QString, cve);
    QFETCH(bool, falsePositive);
    QFETCH(int, days);
    QFETCH(int, kind);
    Workspace workspace;
    workspace.import(fleet(), "2026-08-01T00:00:00Z");
    const double before = workspace.score();
    domain::ExceptionRequest request;
    request.recommendation = recommendation;
    request.context = context;
    request.cve = cve;
    if (!group.isEmpty())
        request.groups = {group};
    request.justification = falsePositive ? domain::Justification::FalsePositive
                                          : domain::Justification::AlternateMitigation;
    request.expiresOn = workspace.now + days * 86'400'000LL;
    const auto filed = jobs::fileException(workspace.context(), request);
    QVERIFY(!filed);
    QCOMPARE(int(filed.error().kind), kind);
    QVERIFY(workspace.list(Kind::Exceptions).empty());
    QCOMPARE(workspace.score(), before);
}

void WorkflowTest::feedsReplaceEachOther()
{
    Workspace workspace;
    workspace.import(fleet(), "2026-08-01T00:00:00Z");
    const auto weakness = [&] {
        return workspace.row(Kind::Weaknesses, u"id == \"CVE-2024-0001\""_s);
    };
    const double plain = workspace.score();
    workspace.importKev({u"CVE-2024-0001"_s, u"CVE-2020-9999"_s});
    QVERIFY(weakness()[u"inKev"_s].toBool());
    QVERIFY(workspace.score() > plain);
    QCOMPARE(workspace.list(Kind::Weaknesses).size(), 1U); // a CVE of a feed is no finding
    workspace.importEpss("CVE-2024-0001,0.9,0.99\n");
    QCOMPARE(weakness()[u"epss"_s].toDouble(), 0.9);
    workspace.importEpss("CVE-2024-0002,0.9,0.99\n", "2026-08-01");
    QVERIFY(weakness()[u"epss"_s].isNull());
    workspace.importKev({u"CVE-2020-9999"_s});
    QVERIFY(!weakness()[u"inKev"_s].toBool());
    QCOMPARE(workspace.score(), plain);
    const auto feeds = must(store::KnowledgeStore(workspace.connection()).feeds());
    QCOMPARE(feeds.size(), 2U);
    QCOMPARE(workspace.list(Kind::Feeds).size(), 4U); // the history stays
    QCOMPARE(workspace.number("SELECT count(*) FROM kev"), 1);
    QCOMPARE(workspace.number("SELECT count(*) FROM kev_past"), 1);
    QCOMPARE(workspace.number("SELECT count(*) FROM epss_past"), 1);
}

void WorkflowTest::unknownDeviceChangesNothing()
{
    Workspace workspace;
    workspace.import(fleet(), "2026-08-01T00:00:00Z");
    const auto set = jobs::setDeviceContexts(workspace.context(),
        {{{u"a"_s}, {domain::DeviceValue::High, {}, {}, {}, {}}},
            {{u"nobody"_s}, {domain::DeviceValue::High, {}, {}, {}, {}}}});
    QVERIFY(!set);
    QCOMPARE(set.error().kind, Error::Kind::NotFound);
    QVERIFY(set.error().message.contains(u"nobody"));
    QCOMPARE(workspace.number("SELECT count(*) FROM device_context"), 0);
}

QTEST_GUILESS_MAIN(WorkflowTest)
#include "tst_workflow.moc"
