// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline: what differences of snapshots and of feed versions are told as events, with whom
// they impact then and now.
#include "models/base/timetext.h"
#include "models/jobs/eventsjob.h"
#include "models/jobs/workflow.h"
#include "tests/support/workspacefixture.h"

using namespace parapet;
using namespace parapet::test;
using domain::Kind;

namespace {

const QString chromeCve = u"CVE-2026-1001"_s;
const QString secondCve = u"CVE-2026-1002"_s;

/// Two devices with Chrome, one CVE on both.
ExportRows fleet()
{
    ExportRows rows;
    for (const QString& id : {u"a"_s, u"b"_s}) {
        rows.machines.push_back(machine(id, u"Servers"_s));
        rows.inventory.push_back(software(id, u"google"_s, u"chrome"_s, u"120.0"_s));
        rows.findings.push_back(finding(id, u"google"_s, u"chrome"_s, u"120.0"_s, chromeCve));
        rows.controls.push_back(control(id, u"scid-1"_s, false));
    }
    return rows;
}

} // namespace

class EventsTest final : public QObject
{
    Q_OBJECT

    static QStringList told(Workspace& workspace, const QString& filter = {})
    {
        QStringList lines;
        for (const auto& row : workspace.list(Kind::Events, filter))
            lines.append(u"%1 %2: %3 %4/%5/%6 %7"_s.arg(row[u"date"_s].toString().left(10),
                row[u"type"_s].toString(), row[u"relatedComponent"_s].toString(),
                QString::number(row[u"originallyImpactedDevices"_s].toInt()),
                QString::number(row[u"currentlyImpactedDevices"_s].toInt()),
                QString::number(row[u"totalDevices"_s].toInt()), row[u"scoreTrend"_s].toString()));
        lines.sort();
        return lines;
    }

private slots:
    void firstSnapshotIsTheBaseline();
    void newVulnerabilityGathersItsCves();
    void exploitLadderTellsTheStepReached();
    void kevAdditionsBearTheDayOfTheFeed();
    void softwareComesGoesAndIsUpdated();
    void controlsAndEndOfSupport();
    void currentlyImpactedFollowsTheNewestSnapshot();
    void exceptionsAndContextBringNoEvents();
    void partialImportsAndFailedOnes();
    void numbersCountCvesNotEvents();
    void listsByObjectAndPast();
    void sentencesCountOneAndMany();
};

void EventsTest::firstSnapshotIsTheBaseline()
{
    Workspace workspace;
    workspace.importKev({chromeCve});
    workspace.import(fleet(), "2026-07-01T00:00:00Z");
    QCOMPARE(told(workspace), QStringList());
    workspace.import(fleet(), "2026-07-02T00:00:00Z"); // nothing changed, nothing happened
    QCOMPARE(told(workspace), QStringList());
}

void EventsTest::newVulnerabilityGathersItsCves()
{
    Workspace workspace;
    ExportRows rows = fleet();
    workspace.import(rows, "2026-07-01T00:00:00Z");
    for (const QString& cve : {secondCve, u"CVE-2026-1003"_s})
        rows.findings.push_back(finding(u"b"_s, u"google"_s, u"chrome"_s, u"120.0"_s, cve));
    // a CVE on a device that is silent for long happens to nobody
    rows.machines.push_back(
        machine(u"old"_s, u"Servers"_s, {{u"lastSeen"_s, u"2026-01-01T00:00:00Z"_s}}));
    rows.findings.push_back(finding(u"old"_s, u"sun"_s, u"jre"_s, u"8"_s, u"CVE-2026-1009"_s));
    workspace.import(rows, "2026-08-01T10:00:00Z");
    QCOMPARE(told(workspace), QStringList{u"2026-08-01 New vulnerability: Chrome 1/1/2 Up"_s});
    const auto event = workspace.row(Kind::Events, {});
    QCOMPARE(event[u"weaknesses"_s].toInt(), 2);
    QCOMPARE(event[u"cves"_s].toArray(), QJsonArray({secondCve, u"CVE-2026-1003"_s}));
    QCOMPARE(event[u"event"_s].toString(), u"Chrome: 2 new vulnerabilities on 1 device"_s);
    QCOMPARE(event[u"softwareId"_s].toString(), u"google-_-chrome"_s);
    QCOMPARE(event[u"recommendationId"_s].toString(), u"va-_-google-_-chrome"_s);
    QCOMPARE(event[u"originallyImpactedShare"_s].toDouble(), 0.5);
    // of the devices that are active now
    QCOMPARE(event[u"currentlyImpactedShare"_s].toDouble(), 0.5);
    QCOMPARE(event[u"snapshot"_s].toInt(), 2);
}

void EventsTest::exploitLadderTellsTheStepReached()
{
    Workspace workspace;
    ExportRows rows = fleet();
    workspace.import(rows, "2026-07-01T00:00:00Z");
    const auto reach = [&](const QString& level, const char* when) {
        for (auto& row : rows.findings)
            row.insert(u"exploitabilityLevel"_s, level);
        workspace.import(rows, when);
    };
    reach(u"ExploitIsPublic"_s, "2026-07-02T00:00:00Z");
    reach(u"ExploitIsInKit"_s, "2026-07-03T00:00:00Z");
    reach(u"ExploitIsVerified"_s, "2026-07-04T00:00:00Z"); // down again: no event
    QCOMPARE(told(workspace),
        QStringList({u"2026-07-02 New public exploit: Chrome 2/2/2 Up"_s,
            u"2026-07-03 Exploit added to an exploit kit: Chrome 2/2/2 Up"_s}));
}

void EventsTest::kevAdditionsBearTheDayOfTheFeed()
{
    const auto kev = [](const QString& released, const QList<std::pair<QString, QString>>& cves) {
        QJsonArray list;
        for (const auto& [cve, added] : cves)
            list.append(QJsonObject{{u"cveID"_s, cve}, {u"vendorProject"_s, u"v"_s},
                {u"product"_s, u"p"_s}, {u"vulnerabilityName"_s, u"n"_s}, {u"dateAdded"_s, added},
                {u"dueDate"_s, u"2026-12-22"_s}, {u"knownRansomwareCampaignUse"_s, u"Unknown"_s}});
        return QJsonDocument(QJsonObject{{u"title"_s, u"CISA KEV"_s},
                                 {u"catalogVersion"_s, released}, {u"dateReleased"_s, released},
                                 {u"count"_s, list.size()}, {u"vulnerabilities"_s, list}})
            .toJson();
    };
    Workspace workspace;
    ExportRows rows = fleet();
    rows.findings.push_back(finding(u"a"_s, u"google"_s, u"chrome"_s, u"120.0"_s, secondCve));
    workspace.import(rows, "2026-07-01T00:00:00Z");
    // the first version of a feed is a baseline, too
    workspace.importFeed(kev(u"2026-07-01T00:00:00Z"_s, {{u"CVE-2020-0001"_s, u"2026-05-01"_s}}));
    QCOMPARE(told(workspace), QStringList());
    // listed between the two versions: that day; dated before the older one: the newer one's day
    workspace.importFeed(kev(u"2026-07-20T00:00:00Z"_s,
        {{u"CVE-2020-0001"_s, u"2026-05-01"_s}, {chromeCve, u"2026-07-10"_s},
            {secondCve, u"2026-06-01"_s}, {u"CVE-2020-0002"_s, u"2026-07-11"_s}}));
    QCOMPARE(told(workspace),
        QStringList({u"2026-07-10 Added to KEV: Chrome 2/2/2 Up"_s,
            u"2026-07-20 Added to KEV: Chrome 1/1/2 Up"_s}));
    // the same again, and a snapshot after it, tell nothing twice
    workspace.importFeed(kev(
        u"2026-07-21T00:00:00Z"_s, {{chromeCve, u"2026-07-10"_s}, {secondCve, u"2026-06-01"_s}}));
    workspace.import(rows, "2026-07-22T00:00:00Z");
    QCOMPARE(told(workspace).size(), 2);
}

void EventsTest::softwareComesGoesAndIsUpdated()
{
    Workspace workspace;
    ExportRows rows = fleet();
    rows.inventory.push_back(software(u"a"_s, u"igor"_s, u"7-zip"_s, u"9.20"_s));
    rows.inventory.push_back(software(u"a"_s, u"same"_s, u"same"_s, u"1"_s));
    workspace.import(rows, "2026-07-01T00:00:00Z");
    // Chrome is updated on a only, which closes its finding; 7-Zip goes; VLC comes
    rows.inventory = {software(u"a"_s, u"google"_s, u"chrome"_s, u"121.0"_s),
        software(u"b"_s, u"google"_s, u"chrome"_s, u"120.0"_s),
        software(u"b"_s, u"videolan"_s, u"vlc"_s, u"3.0"_s),
        software(u"a"_s, u"same"_s, u"same"_s, u"1"_s)};
    rows.findings.erase(rows.findings.begin());
    workspace.import(rows, "2026-07-20T00:00:00Z");
    QCOMPARE(told(workspace),
        QStringList({u"2026-07-20 Software installed: VLC 1/1/2 None"_s,
            u"2026-07-20 Software removed: 7-Zip 1/0/2 None"_s,
            u"2026-07-20 Software updated: Chrome 1/2/2 Down"_s}));
}

void EventsTest::controlsAndEndOfSupport()
{
    Workspace workspace;
    ExportRows rows = fleet();
    rows.inventory.push_back(software(u"a"_s, u"oracle"_s, u"jre"_s, u"8"_s,
        {{u"endOfSupportStatus"_s, u"Upcoming EOS Version"_s},
            {u"endOfSupportDate"_s, u"2026-07-10T00:00:00Z"_s}}));
    // ended long before: no part of the event
    rows.inventory.push_back(software(u"b"_s, u"oracle"_s, u"jre"_s, u"7"_s,
        {{u"endOfSupportStatus"_s, u"EOS Version"_s},
            {u"endOfSupportDate"_s, u"2022-07-10T00:00:00Z"_s}}));
    rows.inventory.push_back(software(u"b"_s, u"python"_s, u"python"_s, u"2.7"_s));
    workspace.import(rows, "2026-07-01T00:00:00Z");
    rows.controls.push_back(control(u"a"_s, u"scid-2"_s, false));
    rows.controls.push_back(control(u"b"_s, u"scid-2"_s, true));
    rows.inventory.back().insert(u"endOfSupportStatus"_s, u"EOS Version"_s);
    workspace.import(rows, "2026-07-20T00:00:00Z");
    QCOMPARE(told(workspace),
        QStringList({u"2026-07-20 New configuration assessment: Control scid-2 1/1/2 Up"_s,
            u"2026-07-20 Reached end of support: JRE 1/1/2 None"_s,
            u"2026-07-20 Reached end of support: Python 1/1/2 None"_s}));
}

void EventsTest::currentlyImpactedFollowsTheNewestSnapshot()
{
    Workspace workspace;
    ExportRows rows = fleet();
    workspace.import(rows, "2026-07-01T00:00:00Z");
    ExportRows more = rows;
    for (const QString& id : {u"a"_s, u"b"_s})
        more.findings.push_back(finding(id, u"google"_s, u"chrome"_s, u"120.0"_s, secondCve));
    workspace.import(more, "2026-07-10T00:00:00Z");
    QCOMPARE(told(workspace), QStringList{u"2026-07-10 New vulnerability: Chrome 2/2/2 Up"_s});
    more.findings.pop_back();
    workspace.import(more, "2026-07-11T00:00:00Z");
    QCOMPARE(told(workspace), QStringList{u"2026-07-10 New vulnerability: Chrome 2/1/2 Up"_s});
    workspace.import(rows, "2026-07-12T00:00:00Z");
    QCOMPARE(told(workspace), QStringList{u"2026-07-10 New vulnerability: Chrome 2/0/2 Up"_s});
    // it comes back: another event, and the old one concerns devices again
    workspace.import(more, "2026-07-13T00:00:00Z");
    QCOMPARE(told(workspace),
        QStringList({u"2026-07-10 New vulnerability: Chrome 2/1/2 Up"_s,
            u"2026-07-13 New vulnerability: Chrome 1/1/2 Up"_s}));
}

void EventsTest::exceptionsAndContextBringNoEvents()
{
    Workspace workspace;
    workspace.import(fleet(), "2026-07-01T00:00:00Z");
    domain::ExceptionRequest request;
    request.recommendation = u"va-_-google-_-chrome"_s;
    request.cve = chromeCve;
    request.justification = domain::Justification::FalsePositive;
    request.context = u"not affected"_s;
    request.expiresOn = workspace.now + 86'400'000;
    const QString id = must(jobs::fileException(workspace.context(), request));
    domain::ContextChange change;
    change.internetFacing = true;
    must(jobs::setDeviceContexts(workspace.context(), {{{u"a"_s}, change}}));
    must(jobs::cancelException(workspace.context(), id));
    QCOMPARE(told(workspace), QStringList());
}

void EventsTest::partialImportsAndFailedOnes()
{
    Workspace workspace;
    workspace.import(fleet(), "2026-07-01T00:00:00Z");
    ExportRows part;
    part.machines.push_back(machine(u"b"_s, u"Servers"_s));
    part.inventory.push_back(software(u"b"_s, u"google"_s, u"chrome"_s, u"120.0"_s));
    part.findings.push_back(finding(u"b"_s, u"google"_s, u"chrome"_s, u"120.0"_s, chromeCve));
    part.findings.push_back(finding(u"b"_s, u"google"_s, u"chrome"_s, u"120.0"_s, secondCve));
    workspace.import(part, "2026-07-05T00:00:00Z", true);
    const QStringList one{u"2026-07-05 New vulnerability: Chrome 1/1/2 Up"_s};
    QCOMPARE(told(workspace), one);
    workspace.stop.request_stop();
    QVERIFY(!workspace.tryImport(fleet(), "2026-07-06T00:00:00Z"));
    workspace.stop = {};
    workspace.open();
    QCOMPARE(told(workspace), one);
}

void EventsTest::numbersCountCvesNotEvents()
{
    Workspace workspace;
    ExportRows rows = fleet();
    workspace.import(rows, "2026-07-01T00:00:00Z");
    // one CVE through two products: two events, one vulnerability
    for (const QString& product : {u"chrome"_s, u"edge"_s})
        rows.findings.push_back(finding(u"a"_s, u"google"_s, product, u"120.0"_s, secondCve,
            {{u"exploitabilityLevel"_s, u"ExploitIsPublic"_s}}));
    rows.findings.push_back(
        finding(u"a"_s, u"google"_s, u"chrome"_s, u"120.0"_s, u"CVE-2026-1003"_s));
    workspace.import(rows, "2026-07-20T08:00:00Z");
    const auto scope = must(jobs::Scope::open(workspace.context(), {}));
    const auto numbers = [&](const char* from, const char* until) {
        return must(jobs::eventNumbers(workspace.context(), *scope, at(from), at(until)));
    };
    const auto all = numbers("2026-07-20T00:00:00Z", "2026-07-21T00:00:00Z");
    QCOMPARE(all.newVulnerabilities, 2);
    QCOMPARE(all.exploitableVulnerabilities, 1);
    QCOMPARE(all.events, 3); // and edge is new software
    QCOMPARE(numbers("2026-07-21T00:00:00Z", "2026-08-21T00:00:00Z").events, 0);
    QCOMPARE(numbers("2026-07-01T00:00:00Z", "2026-07-20T00:00:00Z").newVulnerabilities, 0);
}

void EventsTest::listsByObjectAndPast()
{
    Workspace workspace;
    ExportRows rows = fleet();
    workspace.import(rows, "2026-07-01T00:00:00Z");
    rows.findings.push_back(finding(u"a"_s, u"google"_s, u"chrome"_s, u"120.0"_s, secondCve));
    rows.controls.push_back(control(u"a"_s, u"scid-2"_s, false));
    workspace.import(rows, "2026-07-20T00:00:00Z");
    const auto related = [&](Kind kind, domain::ListRelation::To to, const QString& id) {
        jobs::ListRequest request;
        request.kind = kind;
        request.relation = {to, id};
        return QJsonDocument::fromJson(workspace.listText(request)).array();
    };
    using To = domain::ListRelation::To;
    QCOMPARE(related(Kind::Events, To::Software, u"google-_-chrome"_s).size(), 1);
    QCOMPARE(related(Kind::Events, To::Recommendation, u"sca-_-scid-2"_s).size(), 1);
    QCOMPARE(related(Kind::Events, To::Control, u"scid-2"_s).size(), 1);
    QCOMPARE(related(Kind::Events, To::Weakness, secondCve).size(), 1);
    QCOMPARE(related(Kind::Events, To::Weakness, chromeCve).size(), 0);
    const QString id = QString::number(
        workspace.row(Kind::Events, u"type == 'New vulnerability'"_s)[u"id"_s].toInteger());
    const auto cves = related(Kind::Weaknesses, To::Event, id);
    QCOMPARE(cves.size(), 1);
    QCOMPARE(cves[0][u"id"_s].toString(), secondCve);
    const auto devices = related(Kind::Devices, To::Event, id);
    QCOMPARE(devices.size(), 1);
    QCOMPARE(devices[0][u"id"_s].toString(), u"a"_s);
    const QString control = QString::number(
        workspace.row(Kind::Events, u"type == 'New configuration assessment'"_s)[u"id"_s]
            .toInteger());
    QCOMPARE(related(Kind::Devices, To::Event, control).size(), 1);
    // seen from the first snapshot nothing has happened yet
    QCOMPARE(workspace.list(Kind::Events, {}, {1, {}}).size(), 0U);
    QCOMPARE(workspace.list(Kind::Events, u"event has 'Chrome' and date >= datetime(2026-07-20)"_s)
                 .size(),
        1U);
}

void EventsTest::sentencesCountOneAndMany()
{
    using domain::EventType;
    for (int i = 0; i <= static_cast<int>(EventType::EndOfSupport); ++i) {
        const auto type = static_cast<EventType>(i);
        QVERIFY(!domain::text(type).isEmpty());
        QCOMPARE(domain::parseEventType(domain::text(type)), type);
        for (const qint64 count : {1, 3}) {
            const QString text = domain::sentence({type, u"Chrome"_s, count, count});
            QVERIFY(text.startsWith(u"Chrome: "));
            QVERIFY2(!text.contains(u'%'), qPrintable(text));
            QVERIFY2(text.contains(count == 1 ? u"1 device"_s : u"3 devices"_s), qPrintable(text));
        }
    }
    QVERIFY(!domain::parseEventType(u"nothing"));
}

QTEST_GUILESS_MAIN(EventsTest)
#include "tst_events.moc"
