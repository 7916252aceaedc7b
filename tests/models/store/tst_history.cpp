// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Snapshots as validity intervals: few changes write few rows, every past snapshot reads back
// exactly, partial imports touch only what they name, what fails leaves nothing.
#include "models/jobs/workflow.h"
#include "models/store/evidence.h"
#include "models/store/fleetloader.h"
#include "models/store/snapshots.h"
#include "tests/support/fleettext.h"
#include "tests/support/workspacefixture.h"

#include <thread>

using namespace parapet;
using namespace parapet::test;
using base::Error;
using domain::Kind;

namespace {

QStringList loaded(Workspace& workspace, qint64 snapshot)
{
    return fleetLines(must(store::FleetLoader(workspace.connection()).load(snapshot)));
}

/// The findings of export rows as findingLines() writes them.
QStringList expectedFindings(const ExportRows& rows)
{
    const auto iso = [](const QJsonValue& text) {
        const auto time = base::parseTime(text.toString().toStdString());
        return time ? base::isoTime(*time) : u"-"_s;
    };
    QStringList lines;
    for (const auto& row : rows.findings)
        lines.append(QStringList{row[u"deviceId"_s].toString(),
            QString(row[u"softwareVendor"_s].toString() + u"-_-" + row[u"softwareName"_s].toString()
                + u' ' + row[u"softwareVersion"_s].toString()),
            row[u"cveId"_s].toString(), iso(row[u"firstSeenTimestamp"_s]),
            iso(row[u"lastSeenTimestamp"_s]),
            row[u"securityUpdateAvailable"_s].toBool() ? u"1"_s : u"2"_s,
            row[u"recommendedSecurityUpdate"_s].toString(), QString()}
                         .join(u'|'));
    lines.sort();
    return lines;
}

void removeDevice(ExportRows& rows, const QString& id)
{
    const auto drop = [&](std::vector<QJsonObject>& family, const QString& column) {
        std::erase_if(family, [&](const auto& row) { return row[column].toString() == id; });
    };
    drop(rows.machines, u"id"_s);
    drop(rows.inventory, u"deviceId"_s);
    drop(rows.findings, u"deviceId"_s);
    drop(rows.controls, u"deviceId"_s);
    drop(rows.alerts, u"machineId"_s);
}

} // namespace

class HistoryTest final : public QObject
{
    Q_OBJECT
private slots:
    void importIsReadBackRowForRow();
    void unchangedFactsAreNotWrittenAgain();
    void onePercentOfChangesWritesOnePercentOfRows();
    void movingTimesAloneWriteNoFacts();
    void everyPastSnapshotReadsBack();
    void partialImportTouchesOnlyNamedDevices();
    void partialImportKeepsTheWordOfOtherDevices();
    void stoppedImportLeavesTheWorkspaceAsItWas();
    void refusedImportLeavesTheWorkspaceAsItWas();
    void sameFilesAgainChangeNothing();
    void evidenceIsThatOfTheDevice();
    void factTablesKnowNoTimeNotTold();
};

void HistoryTest::importIsReadBackRowForRow()
{
    Workspace workspace;
    const ExportRows rows = randomFleet(80, 1);
    workspace.import(rows, "2026-08-01T00:00:00Z");
    const auto fleet = must(store::FleetLoader(workspace.connection()).load());
    QVERIFY2(findingLines(fleet) == expectedFindings(rows),
        firstDifference(findingLines(fleet), expectedFindings(rows)).constData());
    QStringList assessed;
    for (const auto& row : rows.controls)
        assessed.append(
            QStringList{row[u"deviceId"_s].toString(), row[u"configurationId"_s].toString(),
                base::isoTime(at(row[u"timestamp"_s].toString().toUtf8().constData())),
                QString::number(row[u"isCompliant"_s].toBool()),
                QString::number(row[u"isApplicable"_s].toBool())}
                .join(u'|'));
    assessed.sort();
    QCOMPARE(assessmentLines(fleet), assessed);
    QStringList devices;
    for (const auto& row : rows.machines)
        devices.append(QStringList{row[u"id"_s].toString(), row[u"computerDnsName"_s].toString(),
            u"Windows11"_s, u"22H2"_s, u"Active"_s, u"None"_s,
            QVariant(row[u"machineTags"_s].toArray().toVariantList()).toStringList().join(u'/'),
            row[u"rbacGroupName"_s].toString(),
            QString::number(QStringList{u"Low"_s, u"Normal"_s, u"High"_s}.indexOf(
                row[u"deviceValue"_s].toString())),
            QString::number(row[u"isInternetFacing"_s].toBool()), u"2026-01-01T00:00:00Z"_s,
            row[u"lastSeen"_s].toString()}
                           .join(u'|'));
    devices.sort();
    QVERIFY2(
        deviceLines(fleet) == devices, firstDifference(deviceLines(fleet), devices).constData());
    QCOMPARE(alertLines(fleet).size(), qsizetype(rows.alerts.size()));
    QCOMPARE(fleet.installs.size(), rows.inventory.size());
}

void HistoryTest::unchangedFactsAreNotWrittenAgain()
{
    Workspace workspace;
    ExportRows rows = randomFleet(60, 2);
    workspace.import(rows, "2026-08-01T00:00:00Z");
    rows.machines.push_back(machine(u"ff"_s, u"Servers"_s));
    workspace.import(rows, "2026-08-02T00:00:00Z", false, 7);
    for (const char* table : {"finding", "install", "assessment", "cve_state", "version_state",
             "control_state", "alert_state"}) {
        const std::string name = table;
        QCOMPARE(
            workspace.number(("SELECT count(*) FROM " + name + " WHERE since = 2").c_str()), 0);
        QCOMPARE(workspace.number(("SELECT count(*) FROM " + name + "_past").c_str()), 0);
    }
    QCOMPARE(workspace.number("SELECT count(*) FROM device_state WHERE since = 2"), 1);
    QCOMPARE(workspace.number("SELECT count(*) FROM device_state_past"), 0);
}

void HistoryTest::onePercentOfChangesWritesOnePercentOfRows()
{
    Workspace workspace;
    ExportRows rows = randomFleet(200, 3);
    workspace.import(rows, "2026-08-01T00:00:00Z");
    const qint64 all = workspace.number("SELECT count(*) FROM finding");
    QVERIFY(all > 2000);
    // every hundredth finding is gone, another one has another update
    std::vector<QJsonObject> kept;
    qint64 gone = 0;
    qint64 changed = 0;
    for (std::size_t i = 0; i < rows.findings.size(); ++i) {
        if (i % 200 == 0) {
            ++gone;
            continue;
        }
        kept.push_back(rows.findings[i]);
        if (i % 200 == 100) {
            ++changed;
            kept.back().insert(u"recommendedSecurityUpdate"_s, u"9.9"_s);
        }
    }
    rows.findings = kept;
    workspace.import(rows, "2026-08-02T00:00:00Z", false, 5);
    // dropping a device's newest finding moves the lags of that device: allow those
    const qint64 written = workspace.number("SELECT count(*) FROM finding WHERE since = 2");
    const qint64 ended = workspace.number("SELECT count(*) FROM finding_past");
    QVERIFY2(ended >= gone + changed && ended <= all / 30, qPrintable(QString::number(ended)));
    QVERIFY2(written >= changed && written <= all / 30, qPrintable(QString::number(written)));
    QCOMPARE(workspace.number("SELECT count(*) FROM finding"), all - gone);
    QCOMPARE(workspace.number("SELECT count(*) FROM install WHERE since = 2"), 0);
    QCOMPARE(workspace.number("SELECT count(*) FROM assessment WHERE since = 2"), 0);
}

void HistoryTest::movingTimesAloneWriteNoFacts()
{
    Workspace workspace;
    const auto rowsOf = [](const char* day) {
        ExportRows rows;
        const QString seen = QString::fromUtf8(day) + u"T10:00:00Z";
        const QString flat = QString::fromUtf8(day) + u" 09:00:00";
        for (int d = 0; d < 5; ++d) {
            const QString id = u"d%1"_s.arg(d);
            rows.machines.push_back(machine(id, u"G"_s, {{u"lastSeen"_s, seen}}));
            for (int c = 0; c < 8; ++c)
                rows.findings.push_back(finding(id, u"v"_s, u"p"_s, u"1"_s,
                    u"CVE-2024-000%1"_s.arg(c), {{u"lastSeenTimestamp"_s, flat}}));
            rows.controls.push_back(control(id, u"scid-1"_s, false, {{u"timestamp"_s, flat}}));
        }
        return rows;
    };
    workspace.import(rowsOf("2026-07-01"), "2026-07-02T00:00:00Z");
    const QStringList first = loaded(workspace, 1);
    workspace.import(rowsOf("2026-08-01"), "2026-08-02T00:00:00Z");
    QCOMPARE(workspace.number("SELECT count(*) FROM finding WHERE since = 2"), 0);
    QCOMPARE(workspace.number("SELECT count(*) FROM assessment WHERE since = 2"), 0);
    QCOMPARE(workspace.number("SELECT count(*) FROM device_seen WHERE since = 2"), 5);
    const auto fleet = must(store::FleetLoader(workspace.connection()).load());
    for (const auto& fact : fleet.findings)
        QCOMPARE(secondsText(fact.lastSeen), u"2026-08-01T09:00:00Z"_s);
    QCOMPARE(loaded(workspace, 1), first);
}

void HistoryTest::everyPastSnapshotReadsBack()
{
    Workspace workspace;
    const QString leaver = u"%1"_s.arg(3, 40, 16, QLatin1Char('0'));
    const QString joiner = u"joiner"_s;
    ExportRows rows = randomFleet(40, 4);
    workspace.importEpss("CVE-2024-1001,0.5,0.9\nCVE-2024-1002,0.1,0.2\n");
    workspace.importKev({u"CVE-2024-1003"_s});
    workspace.import(rows, "2026-05-01T00:00:00Z");
    must(jobs::setDeviceContexts(workspace.context(),
        {{{leaver}, {domain::DeviceValue::High, true, {u"crown jewel"_s}, {}, {}}}}));
    QList<QStringList> states{{}, loaded(workspace, 0)};
    QVERIFY(states[1].join(u'\n').contains(u"crown jewel"));

    workspace.now += 86'400'000;
    ExportRows second = rows;
    removeDevice(second, leaver);
    for (auto& row : second.findings)
        if (row[u"cveId"_s].toString() == u"CVE-2024-1004")
            row.insert(u"cvssScore"_s, 9.9);
    workspace.import(second, "2026-06-01T00:00:00Z");
    states.append(loaded(workspace, 0));

    workspace.now += 86'400'000;
    workspace.importEpss("CVE-2024-1001,0.7,0.9\nCVE-2024-1005,0.3,0.2\n", "2026-08-01");
    workspace.importKev({u"CVE-2024-1006"_s}, true);
    states[2] = loaded(workspace, 0); // the newest follows the feeds until another one comes
    ExportRows third = rows; // the device comes back
    third.machines.push_back(machine(joiner, u"New group"_s));
    third.findings.push_back(
        finding(joiner, u"new vendor"_s, u"new product"_s, u"1.0"_s, u"CVE-2026-9999"_s));
    workspace.import(third, "2026-07-01T00:00:00Z");
    states.append(loaded(workspace, 0));

    workspace.now += 86'400'000;
    for (auto& row : third.machines)
        row.insert(u"rbacGroupName"_s, u"Moved"_s);
    third.alerts.clear();
    third.controls.resize(third.controls.size() / 2);
    workspace.import(third, "2026-08-01T00:00:00Z");
    must(jobs::setDeviceContexts(
        workspace.context(), {{{joiner}, {domain::DeviceValue::Low, {}, {}, {}, {}}}}));
    states.append(loaded(workspace, 0));

    for (qint64 snapshot = 1; snapshot <= 4; ++snapshot) {
        const QStringList now = loaded(workspace, snapshot);
        QVERIFY2(now == states[snapshot],
            QByteArray(QByteArray::number(snapshot) + ": " + firstDifference(now, states[snapshot]))
                .constData());
    }
    const auto missing = store::FleetLoader(workspace.connection()).load(5);
    QVERIFY(!missing && missing.error().kind == Error::Kind::NotFound);
    QCOMPARE(*workspace.connection().check(), QStringList());
}

void HistoryTest::partialImportTouchesOnlyNamedDevices()
{
    Workspace workspace;
    const ExportRows rows = randomFleet(30, 6);
    workspace.import(rows, "2026-08-01T00:00:00Z");
    const QString named = u"%1"_s.arg(5, 40, 16, QLatin1Char('0'));
    const auto without = [&](const QStringList& lines) {
        QStringList others;
        for (const QString& line : lines)
            if (line.contains(u'|') && !line.startsWith(named) && !line.startsWith(u"CVE-")
                && !line.startsWith(u"scid") && !line.startsWith(u"vendor"))
                others.append(line);
        return others;
    };
    const QStringList before = loaded(workspace, 0);
    ExportRows part;
    part.machines.push_back(machine(named, u"Servers"_s));
    part.findings.push_back(
        finding(named, u"vendor1"_s, u"product_1"_s, u"7.7"_s, u"CVE-2024-1001"_s));
    const auto report = workspace.import(part, "2026-08-02T00:00:00Z", true);
    QCOMPARE(report.snapshot, 2);
    const QStringList after = loaded(workspace, 0);
    QCOMPARE(without(after), without(before));
    qsizetype findings = 0;
    for (const auto& fact : must(store::FleetLoader(workspace.connection()).load()).findings)
        findings += fact.device == 0 ? 0 : 1;
    QVERIFY(findings > 100);
    const auto row = workspace.row(Kind::Devices, u"id == \"%1\""_s.arg(named));
    QCOMPARE(row[u"weaknesses"_s].toInt(), 1);
    QCOMPARE(loaded(workspace, 1), before);
    QCOMPARE(workspace.number("SELECT devices FROM snapshot WHERE id = 2"),
        workspace.number("SELECT devices FROM snapshot WHERE id = 1"));
}

void HistoryTest::partialImportKeepsTheWordOfOtherDevices()
{
    Workspace workspace;
    const auto told = [](const QString& device, const QString& cve, double cvss) {
        return finding(device, u"v"_s, u"p"_s, u"1"_s, cve,
            {{u"cvssScore"_s, cvss}, {u"exploitabilityLevel"_s, u"ExploitIsVerified"_s}});
    };
    ExportRows rows;
    rows.machines = {machine(u"a"_s, u"g"_s), machine(u"b"_s, u"g"_s)};
    rows.findings = {told(u"a"_s, u"CVE-2024-1001"_s, 9.8), told(u"b"_s, u"CVE-2024-1001"_s, 9.8),
        told(u"b"_s, u"CVE-2024-1002"_s, 9.1)};
    rows.inventory = {software(u"a"_s, u"v"_s, u"p"_s, u"1"_s,
        {{u"endOfSupportStatus"_s, u"EOS Version"_s},
            {u"endOfSupportDate"_s, u"2026-01-31 00:00:00"_s}})};
    rows.controls = {control(u"a"_s, u"scid-1"_s, true, {{u"configurationImpact"_s, 9}}),
        control(u"b"_s, u"scid-1"_s, true, {{u"configurationImpact"_s, 9}})};
    workspace.import(rows, "2026-08-01T00:00:00Z");
    ExportRows part;
    part.findings = {
        finding(u"b"_s, u"v"_s, u"p"_s, u"1"_s, u"CVE-2024-1001"_s, {{u"cvssScore"_s, 5.0}}),
        finding(u"b"_s, u"v"_s, u"p"_s, u"1"_s, u"CVE-2024-1002"_s, {{u"cvssScore"_s, 5.0}})};
    part.controls = {control(u"b"_s, u"scid-1"_s, false, {{u"configurationImpact"_s, 3}})};
    workspace.import(part, "2026-08-02T00:00:00Z", true);

    const auto fleet = must(store::FleetLoader(workspace.connection()).load());
    const auto shared =
        std::ranges::find(fleet.cves, u"CVE-2024-1001"_s, [](const auto& cve) { return cve.key; });
    QCOMPARE(shared->cvss.value_or(0), 9.8); // the row of the other device still says so
    QCOMPARE(shared->exploitability, domain::Exploitability::Verified);
    QVERIFY(shared->disagreement);
    const auto own =
        std::ranges::find(fleet.cves, u"CVE-2024-1002"_s, [](const auto& cve) { return cve.key; });
    QCOMPARE(own->cvss.value_or(0), 5.0); // nobody else tells of it
    QCOMPARE(own->exploitability, domain::Exploitability::NoExploit);
    QVERIFY(!own->disagreement);
    QCOMPARE(fleet.versions.back().eos, domain::EosStatus::Version);
    QVERIFY(fleet.versions.back().eosDate.has_value());
    QVERIFY(qFuzzyCompare(fleet.controls.back().impact, 9.0));
    const auto before = must(store::FleetLoader(workspace.connection()).load(1));
    QCOMPARE(before.cves[1].cvss.value_or(0), 9.8);
    QVERIFY(!before.cves[1].disagreement);
}

void HistoryTest::stoppedImportLeavesTheWorkspaceAsItWas()
{
    Workspace workspace;
    workspace.import(randomFleet(40, 8), "2026-08-01T00:00:00Z");
    const QStringList before = workspace.dump("%");
    const ExportRows next = randomFleet(150, 9);
    int cancelled = 0;
    for (const int delay : {0, 5, 15, 30, 60, 120}) { // strikes in reading, merging and writing
        workspace.stop = std::stop_source();
        workspace.context().progress.stop = workspace.stop.get_token();
        std::jthread later([&] {
            QThread::msleep(static_cast<unsigned long>(delay));
            workspace.stop.request_stop();
        });
        const auto done = workspace.tryImport(next, "2026-08-02T00:00:00Z");
        later.join();
        workspace.connection().setStop({});
        if (done)
            break; // quicker than the stop
        ++cancelled;
        QCOMPARE(done.error().kind, Error::Kind::Cancelled);
        QCOMPARE(workspace.dump("%"), before);
    }
    QVERIFY(cancelled > 0);
}

void HistoryTest::refusedImportLeavesTheWorkspaceAsItWas()
{
    Workspace workspace;
    workspace.import(randomFleet(20, 8), "2026-08-01T00:00:00Z");
    const QStringList before = workspace.dump("%");
    const auto older = workspace.tryImport(randomFleet(20, 10), "2026-07-01T00:00:00Z");
    QVERIFY(!older);
    QCOMPARE(older.error().kind, Error::Kind::Conflict);
    const auto same = workspace.tryImport(randomFleet(20, 10), "2026-08-01T00:00:00Z");
    QVERIFY(!same);
    QCOMPARE(same.error().kind, Error::Kind::Conflict);
    QFile text(workspace.file(u"notes.txt"_s));
    QVERIFY(text.open(QIODevice::WriteOnly));
    text.write("no export at all\n");
    text.close();
    jobs::ImportRequest request;
    request.paths = {text.fileName()};
    const auto unread = jobs::importSnapshot(workspace.context(), request);
    QVERIFY(!unread);
    QVERIFY(unread.error().message.contains(u"notes.txt"));
    // the disk refuses a row midway
    workspace.connection().db().exec("CREATE TRIGGER full BEFORE INSERT ON assessment BEGIN SELECT "
                                     "RAISE(ABORT, 'no space'); END");
    QVERIFY(!workspace.tryImport(randomFleet(25, 11), "2026-08-02T00:00:00Z"));
    workspace.connection().db().exec("DROP TRIGGER full");
    QCOMPARE(workspace.dump("%"), before);
    workspace.import(randomFleet(25, 11), "2026-08-02T00:00:00Z");
}

void HistoryTest::sameFilesAgainChangeNothing()
{
    Workspace workspace;
    const ExportRows rows = randomFleet(20, 12);
    workspace.import(rows, "2026-08-01T00:00:00Z");
    const QStringList before = workspace.dump("%");
    const auto again = workspace.import(rows, "2026-08-01T00:00:00Z");
    QVERIFY(again.unchanged);
    QCOMPARE(again.snapshot, 1);
    QCOMPARE(workspace.dump("%"), before);
}

void HistoryTest::evidenceIsThatOfTheDevice()
{
    Workspace workspace;
    ExportRows rows;
    for (int d = 0; d < 60; ++d) {
        const QString id = u"d%1"_s.arg(d, 2, 10, QLatin1Char('0'));
        rows.machines.push_back(machine(id, u"G"_s));
        for (int c = 0; c < 5; ++c)
            rows.findings.push_back(finding(id, u"v"_s, u"p"_s, u"1"_s, u"CVE-2024-000%1"_s.arg(c),
                {{u"diskPaths"_s,
                    QJsonArray{u"C:\\P\\%1.exe"_s.arg(d % 3 == 0 ? u"usual"_s : id)}}}));
    }
    workspace.import(rows, "2026-08-01T00:00:00Z");
    for (int d = 0; d < 60; ++d) {
        const QString id = u"d%1"_s.arg(d, 2, 10, QLatin1Char('0'));
        const auto paths = store::evidenceOf(workspace.connection(), id, u"v-_-p"_s, 10);
        QVERIFY(paths);
        QCOMPARE(*paths, QStringList{u"C:\\P\\%1.exe"_s.arg(d % 3 == 0 ? u"usual"_s : id)});
    }
    // whatever row came first, another import of the same installs writes no install again
    const qint64 installs = workspace.number("SELECT count(*) FROM install");
    rows.machines.push_back(machine(u"new"_s, u"G"_s));
    for (std::uint32_t shuffle = 1; shuffle < 5; ++shuffle) {
        const QByteArray time = "2026-08-0" + QByteArray::number(shuffle + 1) + "T00:00:00Z";
        workspace.import(rows, time.constData(), false, shuffle);
        QCOMPARE(workspace.number("SELECT count(*) FROM install"), installs);
        QCOMPARE(workspace.number("SELECT count(*) FROM install_past"), 0);
        QCOMPARE(*store::evidenceOf(workspace.connection(), u"d01"_s, u"v-_-p"_s, 10),
            QStringList{u"C:\\P\\d01.exe"_s});
    }
}

void HistoryTest::factTablesKnowNoTimeNotTold()
{
    Workspace workspace;
    ExportRows rows;
    rows.machines.push_back(machine(u"a"_s, u"G"_s));
    rows.findings.push_back(finding(u"a"_s, u"v"_s, u"p"_s, u"1"_s, u"CVE-2024-0001"_s,
        {{u"lastSeenTimestamp"_s, QJsonValue::Null}, {u"firstSeenTimestamp"_s, QJsonValue::Null}}));
    rows.findings.push_back(finding(u"a"_s, u"v"_s, u"p"_s, u"1"_s, u"CVE-2024-0002"_s));
    rows.controls.push_back(
        control(u"a"_s, u"scid-1"_s, true, {{u"timestamp"_s, QJsonValue::Null}}));
    workspace.import(rows, "2026-08-01T00:00:00Z");
    const auto fleet = must(store::FleetLoader(workspace.connection()).load());
    QCOMPARE(fleet.findings.size(), 2U);
    QCOMPARE(fleet.findings[0].lastSeen, 0U);
    QCOMPARE(fleet.findings[0].firstSeen, 0U);
    QCOMPARE(secondsText(fleet.findings[1].lastSeen), u"2026-07-31T11:00:00Z"_s);
    QCOMPARE(fleet.assessments.size(), 1U);
    QCOMPARE(fleet.assessments[0].assessedAt, 0U);
    const auto row = workspace.row(Kind::Findings, u"cveId == \"CVE-2024-0001\""_s);
    QVERIFY(row[u"lastSeen"_s].isNull());
    QVERIFY(row[u"firstSeen"_s].isNull());
}

QTEST_GUILESS_MAIN(HistoryTest)
#include "tst_history.moc"
