// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Events as chosen device groups and past snapshots see them: devices then by the groups of that
// time, devices now by those in force, CVEs of the groups' own devices; and events that an older
// schema found.
#include "models/base/timetext.h"
#include "models/jobs/eventsjob.h"
#include "models/jobs/workflow.h"
#include "models/store/eventstore.h"
#include "tests/support/workspacefixture.h"

using namespace parapet;
using namespace parapet::test;
using domain::Kind;

namespace {

const QString oldCve = u"CVE-2026-1001"_s;
const QString everywhere = u"CVE-2026-1002"_s;
const QString onServers = u"CVE-2026-1003"_s;

/// Two servers and a client with Chrome.
ExportRows fleet()
{
    ExportRows rows;
    for (const QString& id : {u"a"_s, u"b"_s, u"c"_s}) {
        rows.machines.push_back(machine(id, id == u"c" ? u"Clients"_s : u"Servers"_s));
        rows.inventory.push_back(software(id, u"google"_s, u"chrome"_s, u"120.0"_s));
        rows.findings.push_back(finding(id, u"google"_s, u"chrome"_s, u"120.0"_s, oldCve));
        rows.controls.push_back(control(id, u"scid-1"_s, false));
    }
    rows.inventory.push_back(software(u"c"_s, u"git"_s, u"git"_s, u"2.0"_s));
    return rows;
}

/// One CVE on a server and the client, one on the server only, a control, and Git is gone.
ExportRows later()
{
    ExportRows rows = fleet();
    rows.inventory.pop_back();
    rows.findings.push_back(finding(u"a"_s, u"google"_s, u"chrome"_s, u"120.0"_s, everywhere));
    rows.findings.push_back(finding(u"c"_s, u"google"_s, u"chrome"_s, u"120.0"_s, everywhere));
    rows.findings.push_back(finding(u"a"_s, u"google"_s, u"chrome"_s, u"120.0"_s, onServers));
    for (const QString& id : {u"a"_s, u"b"_s, u"c"_s})
        rows.controls.push_back(control(id, u"scid-2"_s, id == u"b"));
    return rows;
}

} // namespace

class EventGroupsTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<Workspace> m_workspace;

    QStringList told(const QStringList& groups, qint64 snapshot = 0, const QString& filter = {})
    {
        const auto figure = [](const QJsonValue& value) {
            return value.isNull() ? u"-"_s : QString::number(value.toInt());
        };
        QStringList lines;
        for (const auto& row : m_workspace->list(Kind::Events, filter, {snapshot, groups}))
            lines.append(u"%1: %2/%3/%4 %5"_s.arg(row[u"type"_s].toString(),
                figure(row[u"originallyImpactedDevices"_s]),
                figure(row[u"currentlyImpactedDevices"_s]), figure(row[u"totalDevices"_s]),
                figure(row[u"weaknesses"_s])));
        lines.sort();
        return lines;
    }
    qint64 newWeaknesses(const QStringList& groups)
    {
        const auto scope = must(jobs::Scope::open(m_workspace->context(), {0, groups}));
        return must(
            jobs::eventNumbers(m_workspace->context(), *scope, 0, at("2030-01-01T00:00:00Z")))
            .newVulnerabilities;
    }
    void moveTo(const QString& device, const QString& group)
    {
        domain::ContextChange change;
        change.group = group;
        must(jobs::setDeviceContexts(m_workspace->context(), {{{device}, change}}));
    }

private slots:
    void init()
    {
        m_workspace = std::make_unique<Workspace>();
        m_workspace->import(fleet(), "2026-07-01T00:00:00Z");
        m_workspace->import(later(), "2026-07-02T00:00:00Z");
    }
    void cleanup() { m_workspace.reset(); }

    void groupsSumToAll()
    {
        const QStringList all = told({});
        QCOMPARE(all,
            (QStringList{u"New configuration assessment: 2/2/3 0"_s,
                u"New vulnerability: 2/2/3 2"_s, u"Software removed: 1/0/3 0"_s}));
        QCOMPARE(told({u"Servers"_s}),
            (QStringList{
                u"New configuration assessment: 1/1/2 0"_s, u"New vulnerability: 1/1/2 2"_s}));
        QCOMPARE(told({u"Clients"_s}),
            (QStringList{u"New configuration assessment: 1/1/1 0"_s,
                u"New vulnerability: 1/1/1 1"_s, u"Software removed: 1/0/1 0"_s}));
        QCOMPARE(told({u"Clients"_s, u"Servers"_s}), all);
        QCOMPARE(newWeaknesses({}), 2);
        QCOMPARE(newWeaknesses({u"Servers"_s}), 2);
        QCOMPARE(newWeaknesses({u"Clients"_s}), 1);
        QCOMPARE(
            told({u"Clients"_s}, 0, u"event has 'on 1 device' and originallyImpactedDevices == 1"_s)
                .size(),
            3);
    }

    void thenByTheGroupsOfThenNowByThoseOfNow()
    {
        moveTo(u"a"_s, u"Clients"_s);
        QCOMPARE(told({u"Servers"_s}, 0, u"type == 'New vulnerability'"_s),
            QStringList{u"New vulnerability: 1/0/2 2"_s});
        QCOMPARE(told({u"Clients"_s}, 0, u"type == 'New vulnerability'"_s),
            QStringList{u"New vulnerability: 1/2/1 1"_s});
        moveTo(u"b"_s, u"Empty before"_s); // nothing ever happened there
        QCOMPARE(told({u"Empty before"_s}), QStringList());
        ExportRows rows = later(); // fixed on a; the client is gone altogether
        std::erase_if(rows.findings, [](const QJsonObject& row) {
            return row[u"cveId"_s].toString() != oldCve || row[u"deviceId"_s].toString() == u"c";
        });
        for (auto* family : {&rows.machines, &rows.inventory, &rows.controls})
            std::erase_if(*family, [](const QJsonObject& row) {
                return row[u"deviceId"_s].toString() == u"c" || row[u"id"_s].toString() == u"c";
            });
        m_workspace->now += 86'400'000;
        m_workspace->import(rows, "2026-07-03T00:00:00Z");
        QCOMPARE(told({u"Clients"_s}, 0, u"type == 'New vulnerability'"_s),
            QStringList{u"New vulnerability: 1/0/1 1"_s});
        // the snapshot before, as it was then: moved, not yet fixed
        QCOMPARE(told({u"Clients"_s}, 2, u"type == 'New vulnerability'"_s),
            QStringList{u"New vulnerability: 1/2/1 1"_s});
        QCOMPARE(told({}, 2, u"type == 'New vulnerability'"_s),
            QStringList{u"New vulnerability: 2/2/3 2"_s});
        QCOMPARE(told({}, 1), QStringList());
    }

    void leavingDevicesAreToldByTheirGroup()
    {
        moveTo(u"c"_s, u"Leaving"_s);
        ExportRows rows = later();
        rows.inventory.push_back(software(u"c"_s, u"vim"_s, u"vim"_s, u"9"_s));
        m_workspace->import(rows, "2026-07-03T00:00:00Z");
        ExportRows without;
        for (const QString& id : {u"a"_s, u"b"_s})
            without.machines.push_back(machine(id, u"Servers"_s));
        m_workspace->import(without, "2026-07-04T00:00:00Z");
        QCOMPARE(
            m_workspace->lines("SELECT g.name, s.originally FROM event e JOIN event_group s ON "
                               "s.event = e.id JOIN device_group g ON g.id = s.grp WHERE "
                               "e.component = 'Vim' AND e.type = 7"),
            QStringList{u"Leaving|1"_s});
    }

    void aDayKeepsTheGreaterMoment()
    {
        ExportRows rows = later(); // the same day again, one device more
        rows.findings.push_back(
            finding(u"b"_s, u"google"_s, u"chrome"_s, u"120.0"_s, u"CVE-2026-2002"_s));
        rows.findings.push_back(
            finding(u"a"_s, u"google"_s, u"chrome"_s, u"120.0"_s, u"CVE-2026-2002"_s));
        rows.findings.push_back(
            finding(u"c"_s, u"google"_s, u"chrome"_s, u"120.0"_s, u"CVE-2026-2002"_s));
        m_workspace->import(rows, "2026-07-02T10:00:00Z");
        const QString kind = u"type == 'New vulnerability'"_s;
        QCOMPARE(told({}, 0, kind), QStringList{u"New vulnerability: 3/3/3 3"_s});
        QCOMPARE(told({u"Servers"_s}, 0, kind), QStringList{u"New vulnerability: 2/2/2 3"_s});
        QCOMPARE(told({u"Clients"_s}, 0, kind), QStringList{u"New vulnerability: 1/1/1 2"_s});
    }

    void eventsOfOlderSchemasDoNotKnow()
    {
        m_workspace->connection().db().exec(
            "DELETE FROM event_group; DELETE FROM event_total; UPDATE event SET found = NULL");
        const QString kind = u"type == 'New vulnerability'"_s;
        QCOMPARE(told({u"Clients"_s}, 0, kind), QStringList{u"New vulnerability: -/1/- 2"_s});
        QCOMPARE(told({}, 0, kind), QStringList{u"New vulnerability: 2/2/3 2"_s});
        const auto row = m_workspace->row(Kind::Events, kind, {0, {u"Clients"_s}});
        QCOMPARE(row[u"event"_s].toString(),
            u"Chrome: 2 new vulnerabilities on an unknown number of devices"_s);
        QVERIFY(row[u"originallyImpactedShare"_s].isNull());
        store::EventStore events(m_workspace->connection());
        const auto scope =
            must(jobs::Scope::open(m_workspace->context(), {0, QStringList{u"Clients"_s}}));
        const auto days = must(events.days(0, at("2030-01-01T00:00:00Z"), scope->read()));
        QCOMPARE(days.size(), 1U);
        QCOMPARE(days[0].weaknessEvents, 1);
    }
};

QTEST_GUILESS_MAIN(EventGroupsTest)
#include "tst_eventgroups.moc"
