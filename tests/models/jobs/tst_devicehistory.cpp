// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a device changed from snapshot to snapshot, and which security updates open findings ask for,
// now and as of the past.
#include "models/jobs/devicehistory.h"
#include "models/jobs/workflow.h"
#include "models/store/dataversion.h"
#include "models/store/missingupdates.h"
#include "tests/support/workspacefixture.h"

using namespace parapet;
using namespace parapet::test;
using To = domain::ListRelation::To;

namespace {

QJsonObject windowsFinding(
    const QString& device, const QString& cve, const QString& kb, const QString& name)
{
    return finding(device, u"microsoft"_s, u"windows_11"_s, u"10.0.1"_s, cve,
        {{u"recommendedSecurityUpdate"_s, name}, {u"recommendedSecurityUpdateId"_s, kb}});
}

ExportRows firstMonth()
{
    ExportRows rows;
    rows.machines = {machine(u"a"_s, u"Servers"_s), machine(u"b"_s, u"Servers"_s)};
    for (const QString& id : {u"a"_s, u"b"_s}) {
        rows.inventory.push_back(software(id, u"google"_s, u"chrome"_s, u"120.0"_s));
        rows.inventory.push_back(software(id, u"git"_s, u"git"_s, u"2.0"_s));
        rows.findings.push_back(
            finding(id, u"google"_s, u"chrome"_s, u"120.0"_s, u"CVE-2026-1001"_s));
        rows.controls.push_back(control(id, u"scid-1"_s, false));
    }
    return rows;
}

/// Of device a: Chrome was updated and has another CVE, Git went, 7-Zip came, the control is
/// followed, the group is another one, an alert was raised.
ExportRows secondMonth()
{
    ExportRows rows;
    rows.machines = {machine(u"a"_s, u"Workstations"_s), machine(u"b"_s, u"Servers"_s)};
    rows.inventory = {software(u"a"_s, u"google"_s, u"chrome"_s, u"121.0"_s),
        software(u"a"_s, u"7-zip"_s, u"7-zip"_s, u"23"_s),
        software(u"b"_s, u"google"_s, u"chrome"_s, u"120.0"_s),
        software(u"b"_s, u"git"_s, u"git"_s, u"2.0"_s)};
    rows.findings = {finding(u"a"_s, u"google"_s, u"chrome"_s, u"121.0"_s, u"CVE-2026-1002"_s),
        finding(u"b"_s, u"google"_s, u"chrome"_s, u"120.0"_s, u"CVE-2026-1001"_s)};
    rows.controls = {control(u"a"_s, u"scid-1"_s, true), control(u"b"_s, u"scid-1"_s, false)};
    rows.alerts = {alert(u"alert-1"_s, u"a"_s)};
    return rows;
}

} // namespace

class DeviceHistoryTest final : public QObject
{
    Q_OBJECT

    static QStringList history(
        Workspace& workspace, const QString& device, const domain::ViewScope& view = {})
    {
        const auto scope = must(jobs::Scope::open(workspace.context(), view));
        QStringList lines;
        for (const auto& change : must(jobs::deviceHistory(workspace.context(), *scope, device))) {
            QStringList words{QString::number(change.snapshot), domain::text(change.kind),
                change.object, change.detail, change.cves.join(u'+')};
            words.removeAll(QString());
            lines.append(words.join(u" | "_s));
        }
        lines.sort();
        return lines;
    }

private slots:
    void tellsWhatChanged();
    void pastScopesEndThere();
    void joiningAndLeavingSwallowTheRest();
    void missingUpdatesBySoftwareAndDevice();
    void dataVersionFollowsOthersOnly();
};

void DeviceHistoryTest::tellsWhatChanged()
{
    Workspace workspace;
    workspace.import(firstMonth(), "2026-07-01T00:00:00Z");
    QCOMPARE(history(workspace, u"a"_s), QStringList{u"1 | Joined the fleet | a.test"_s});
    domain::ContextChange change;
    change.value = domain::DeviceValue::High;
    change.addTags = {u"VIP"_s};
    must(jobs::setDeviceContexts(workspace.context(), {{{u"a"_s}, change}}));
    workspace.import(secondMonth(), "2026-08-01T00:00:00Z");
    const QStringList told = history(workspace, u"a"_s);
    const QStringList expected{u"1 | Joined the fleet | a.test"_s,
        u"2 | Alert raised | Suspicious activity | New"_s,
        u"2 | Control followed | Control scid-1"_s,
        u"2 | Reported otherwise | Device group | Servers → Workstations"_s,
        u"2 | Software installed | 7-Zip | 23"_s, u"2 | Software removed | Git | 2.0"_s,
        u"2 | Software updated | Chrome | 120.0 → 121.0"_s,
        u"2 | Weaknesses closed | Chrome | CVE-2026-1001"_s,
        u"2 | Weaknesses found | Chrome | CVE-2026-1002"_s};
    for (const QString& line : expected)
        QVERIFY2(told.contains(line), qPrintable(line + u"\nnot in\n"_s + told.join(u'\n')));
    QCOMPARE(told.filter(u"Set by a person"_s).size(), 2); // value and tag
    QCOMPARE(told.size(), expected.size() + 2);
    // nothing changed on the other one
    QCOMPARE(history(workspace, u"b"_s), QStringList{u"1 | Joined the fleet | b.test"_s});
    QVERIFY(history(workspace, u"nobody"_s).isEmpty());
}

void DeviceHistoryTest::pastScopesEndThere()
{
    Workspace workspace;
    workspace.import(firstMonth(), "2026-07-01T00:00:00Z");
    workspace.import(secondMonth(), "2026-08-01T00:00:00Z");
    domain::ViewScope past;
    past.snapshot = 1;
    QCOMPARE(history(workspace, u"a"_s, past), QStringList{u"1 | Joined the fleet | a.test"_s});
}

void DeviceHistoryTest::joiningAndLeavingSwallowTheRest()
{
    Workspace workspace;
    ExportRows alone = firstMonth();
    const auto ofB = [](const QJsonObject& row) {
        return row[u"id"_s] == u"b"_s || row[u"deviceId"_s] == u"b"_s;
    };
    for (auto* family : {&alone.machines, &alone.inventory, &alone.findings, &alone.controls})
        std::erase_if(*family, ofB);
    workspace.import(alone, "2026-06-01T00:00:00Z");
    workspace.import(firstMonth(), "2026-07-01T00:00:00Z");
    QCOMPARE(history(workspace, u"b"_s), QStringList{u"2 | Joined the fleet | b.test"_s});
    workspace.import(alone, "2026-08-01T00:00:00Z");
    QCOMPARE(history(workspace, u"b"_s),
        QStringList({u"2 | Joined the fleet | b.test"_s, u"3 | Left the fleet | b.test"_s}));
}

void DeviceHistoryTest::missingUpdatesBySoftwareAndDevice()
{
    Workspace workspace;
    ExportRows rows = firstMonth();
    const QString june = u"June 2026 Security Updates"_s;
    rows.findings.push_back(windowsFinding(u"a"_s, u"CVE-2026-2001"_s, u"5094126"_s, june));
    rows.findings.push_back(windowsFinding(u"a"_s, u"CVE-2026-2002"_s, u"5094126"_s, june));
    rows.findings.push_back(windowsFinding(u"b"_s, u"CVE-2026-2001"_s, u"5094126"_s, june));
    rows.findings.push_back(windowsFinding(u"b"_s, u"CVE-2026-2003"_s, u"5089549"_s, {}));
    workspace.import(rows, "2026-07-01T00:00:00Z");
    ExportRows fixed = firstMonth();
    fixed.findings.push_back(windowsFinding(u"b"_s, u"CVE-2026-2003"_s, u"5089549"_s, {}));
    workspace.import(fixed, "2026-08-01T00:00:00Z");
    const auto missing = [&](To to, const QString& id, const domain::ViewScope& view = {}) {
        const auto scope = must(jobs::Scope::open(workspace.context(), view));
        QStringList lines;
        for (const auto& update :
            must(store::missingUpdates(workspace.connection(), {to, id}, scope->read())))
            lines.append(u"%1 %2 %3 %4"_s.arg(update.id, update.products.join(u','))
                             .arg(update.devices)
                             .arg(update.cves));
        return lines;
    };
    const QString windows = u"microsoft-_-windows_11"_s;
    QCOMPARE(missing(To::Software, windows), QStringList{u"5089549 microsoft-_-windows_11 1 1"_s});
    QVERIFY(missing(To::Device, u"a"_s).isEmpty());
    QVERIFY(missing(To::Software, u"google-_-chrome"_s).isEmpty()); // its findings name no KB
    QVERIFY(missing(To::Software, u"no-_-such"_s).isEmpty());
    domain::ViewScope past;
    past.snapshot = 1;
    const QStringList then = missing(To::Software, windows, past);
    QCOMPARE(then.size(), 2);
    QVERIFY(then[0].startsWith(u"5094126 "_s) && then[0].endsWith(u" 2 2"_s));
    QVERIFY(then[1].startsWith(u"5089549 "_s) && then[1].endsWith(u" 1 1"_s));
    QCOMPARE(missing(To::Device, u"b"_s, past).size(), 2);
    const auto scope = must(jobs::Scope::open(workspace.context(), {}));
    const auto wrong =
        store::missingUpdates(workspace.connection(), {To::Control, u"x"_s}, scope->read());
    QVERIFY(!wrong && wrong.error().kind == base::Error::Kind::Internal);
}

void DeviceHistoryTest::dataVersionFollowsOthersOnly()
{
    Workspace workspace;
    workspace.import(firstMonth(), "2026-07-01T00:00:00Z");
    const auto reader = must(store::Connection::open(workspace.path(), store::OpenMode::ReadOnly));
    const qint64 before = must(store::dataVersion(*reader));
    QCOMPARE(must(store::dataVersion(*reader)), before);
    domain::ContextChange change;
    change.internetFacing = true;
    must(jobs::setDeviceContexts(workspace.context(), {{{u"a"_s}, change}}));
    QVERIFY(must(store::dataVersion(*reader)) != before);
}

QTEST_GUILESS_MAIN(DeviceHistoryTest)
#include "tst_devicehistory.moc"
