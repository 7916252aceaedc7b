// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Due dates: one a device and CVE, from first seen and the table of days; the overdue list; the
// suggestion of a recommendation is the earliest of its open pairs.
#include "models/base/timetext.h"
#include "models/jobs/settingsjob.h"
#include "models/jobs/workflow.h"
#include "tests/support/workspacefixture.h"

using namespace parapet;
using namespace parapet::test;
using domain::Kind;
using domain::Severity;

namespace {

const QString chrome = u"va-_-google-_-chrome"_s;
constexpr base::Millis day = 86'400'000;

QJsonObject seen(const QString& device, const QString& version, const QString& cve,
    const QString& severity, const QString& first)
{
    return finding(device, u"google"_s, u"chrome"_s, version, cve,
        {{u"vulnerabilitySeverityLevel"_s, severity},
            {u"firstSeenTimestamp"_s, QString(first + u" 10:00:00")}});
}

/// b faces the internet; a has one CVE through two versions.
ExportRows fleet()
{
    ExportRows rows;
    rows.machines = {machine(u"a"_s, u"Servers"_s),
        machine(u"b"_s, u"Clients"_s, {{u"isInternetFacing"_s, true}}),
        machine(u"old"_s, u"Servers"_s, {{u"lastSeen"_s, u"2026-01-01T00:00:00Z"_s}})};
    rows.findings = {
        seen(u"a"_s, u"120.0"_s, u"CVE-2026-1"_s + u"001"_s, u"Critical"_s, u"2026-07-20"_s),
        seen(u"a"_s, u"121.0"_s, u"CVE-2026-1001"_s, u"Critical"_s, u"2026-07-10"_s),
        seen(u"b"_s, u"120.0"_s, u"CVE-2026-1001"_s, u"Critical"_s, u"2026-07-25"_s),
        seen(u"b"_s, u"120.0"_s, u"CVE-2026-1002"_s, u"Low"_s, u"2026-07-01"_s),
        seen(u"old"_s, u"120.0"_s, u"CVE-2026-1001"_s, u"Critical"_s, u"2025-07-01"_s)};
    return rows;
}

} // namespace

class DueDatesTest final : public QObject
{
    Q_OBJECT

    static QStringList told(
        Workspace& workspace, const QString& filter = {}, const QString& field = u"dueOn"_s)
    {
        QStringList lines;
        for (const auto& row : workspace.list(Kind::DueDates, filter))
            lines.append(
                u"%1 %2 %3 %4"_s.arg(row[u"deviceId"_s].toString(), row[u"cveId"_s].toString(),
                    row[field].toString().left(10), row[u"status"_s].toString()));
        return lines;
    }
    static QString dueBy(Workspace& workspace)
    {
        return workspace.row(Kind::Recommendations, u"id == \"%1\""_s.arg(chrome))[u"dueBy"_s]
            .toString();
    }

private slots:
    void onePairOneDate();
    void theTableIsEditable();
    void theDirectiveAndTheEarliest();
    void exceptionsStopTheClock();
    void suggestionIsTheEarliestOpenPair();
    void pastAndRelations();
    void unknownSeverityTakesTheWorse();
};

void DueDatesTest::onePairOneDate()
{
    Workspace workspace; // now: 2026-08-01
    workspace.import(fleet(), "2026-08-01T00:00:00Z");
    QCOMPARE(told(workspace),
        QStringList({u"a CVE-2026-1001 2026-07-25 Overdue"_s,
            u"b CVE-2026-1001 2026-08-09 On time"_s, u"b CVE-2026-1002 2026-12-28 On time"_s}));
    const auto row = workspace.row(Kind::DueDates, u"deviceId == 'a'"_s);
    QCOMPARE(row[u"overdueDays"_s].toInt(), 7);
    QCOMPARE(row[u"policyDays"_s].toInt(), 15);
    QCOMPARE(row[u"firstSeen"_s].toString().left(10), u"2026-07-10"_s);
    QCOMPARE(row[u"relatedSoftware"_s].toArray(), QJsonArray{u"google-_-chrome"_s});
    QCOMPARE(row[u"automatable"_s].toString(), u"Unknown"_s);
    QVERIFY(row[u"assumptions"_s].toArray().contains(u"automatable"_s));
    QCOMPARE(told(workspace, u"status == 'Overdue'"_s).size(), 1);
    workspace.now = at("2026-08-03T00:00:00Z");
    QCOMPARE(told(workspace, u"status == 'Due soon'"_s),
        QStringList{u"b CVE-2026-1001 2026-08-09 Due soon"_s});
    workspace.now = at("2026-08-09T23:59:00Z"); // the due day itself is in time
    QCOMPARE(told(workspace, u"status == 'Overdue'"_s).size(), 1);
    workspace.now = at("2026-08-10T00:00:00Z");
    QCOMPARE(told(workspace, u"status == 'Overdue'"_s).size(), 2);
}

void DueDatesTest::theTableIsEditable()
{
    Workspace workspace;
    workspace.import(fleet(), "2026-08-01T00:00:00Z");
    must(jobs::setPolicyDays(workspace.context(), Severity::Critical, 30));
    QCOMPARE(told(workspace, u"deviceId == 'a'"_s),
        QStringList{u"a CVE-2026-1001 2026-08-09 On time"_s});
    QCOMPARE(dueBy(workspace).left(10), u"2026-08-09"_s);
    QCOMPARE(must(jobs::policySettings(workspace.context())).days.critical, 30);
    QCOMPARE(must(jobs::policySettings(workspace.context())).days.low, 180);
}

void DueDatesTest::theDirectiveAndTheEarliest()
{
    Workspace workspace;
    workspace.importKev({u"CVE-2026-1002"_s}); // listed on 2026-05-01
    workspace.import(fleet(), "2026-08-01T00:00:00Z");
    // automatable and impact are not known: the worse row of KEV, 3 days with forensics
    const auto kev = workspace.row(Kind::DueDates, u"cveId == 'CVE-2026-1002'"_s);
    QCOMPARE(kev[u"bodDays"_s].toInt(), 3);
    QVERIFY(kev[u"bodForensics"_s].toBool());
    QCOMPARE(kev[u"bodDueOn"_s].toString().left(10), u"2026-07-04"_s);
    QCOMPARE(told(workspace, {}, u"bodDueOn"_s),
        QStringList({u"a CVE-2026-1001 2026-09-08 Overdue"_s, // not exposed: 60 days
            u"b CVE-2026-1001 2026-07-28 On time"_s, // exposed: 3 days
            u"b CVE-2026-1002 2026-07-04 On time"_s}));
    domain::PolicySettings settings;
    settings.policy = domain::ClockPolicy::Bod2604;
    must(jobs::setPolicySettings(workspace.context(), settings));
    QCOMPARE(told(workspace),
        QStringList({u"b CVE-2026-1002 2026-07-04 Overdue"_s,
            u"b CVE-2026-1001 2026-07-28 Overdue"_s, u"a CVE-2026-1001 2026-09-08 On time"_s}));
    QCOMPARE(dueBy(workspace).left(10), u"2026-07-04"_s);
    settings.policy = domain::ClockPolicy::Earliest;
    must(jobs::setPolicySettings(workspace.context(), settings));
    QCOMPARE(told(workspace),
        QStringList({u"b CVE-2026-1002 2026-07-04 Overdue"_s,
            u"a CVE-2026-1001 2026-07-25 Overdue"_s, u"b CVE-2026-1001 2026-07-28 Overdue"_s}));
}

void DueDatesTest::exceptionsStopTheClock()
{
    Workspace workspace;
    workspace.import(fleet(), "2026-08-01T00:00:00Z");
    domain::ExceptionRequest request;
    request.recommendation = chrome;
    request.context = u"c"_s;
    request.groups = {u"Servers"_s};
    request.expiresOn = workspace.now + 30 * day;
    const QString id = must(jobs::fileException(workspace.context(), request));
    QCOMPARE(told(workspace, u"deviceId == 'a'"_s), QStringList());
    QCOMPARE(told(workspace).size(), 2);
    QCOMPARE(dueBy(workspace).left(10), u"2026-08-09"_s);
    must(jobs::cancelException(workspace.context(), id));
    QCOMPARE(told(workspace).size(), 3);
    QCOMPARE(dueBy(workspace).left(10), u"2026-07-25"_s);
}

void DueDatesTest::suggestionIsTheEarliestOpenPair()
{
    // on a random fleet, under every policy: what the list tells is what the recommendation tells
    Workspace workspace;
    workspace.importKev({u"CVE-2024-1003"_s, u"CVE-2024-1007"_s});
    ExportRows rows = randomFleet(40, 5);
    std::mt19937 random(3);
    for (auto& row : rows.findings)
        row.insert(u"firstSeenTimestamp"_s,
            QStringLiteral("2026-0%1-1%2 00:00:00").arg(1 + random() % 7).arg(random() % 10));
    workspace.import(rows, "2026-08-01T00:00:00Z");
    domain::PolicySettings settings;
    for (const auto policy : {domain::ClockPolicy::BySeverity, domain::ClockPolicy::Bod2604,
             domain::ClockPolicy::Earliest}) {
        settings.policy = policy;
        settings.days.high = 7;
        must(jobs::setPolicySettings(workspace.context(), settings));
        std::map<QString, QString> earliest;
        for (const auto& pair : workspace.list(Kind::DueDates)) {
            const QString due = pair[u"dueOn"_s].toString();
            const auto software = pair[u"relatedSoftware"_s].toArray();
            if (software.size() != 1)
                continue; // its oldest sighting may be another software's
            QString& known = earliest[u"va-_-"_s + software.first().toString()];
            if (known.isEmpty() || due < known)
                known = due;
        }
        QVERIFY(!earliest.empty());
        for (const auto& row : workspace.list(Kind::Recommendations)) {
            const auto found = earliest.find(row[u"id"_s].toString());
            if (row[u"id"_s].toString().startsWith(u"sca-"))
                QVERIFY(row[u"dueBy"_s].isNull());
            else if (found != earliest.end())
                QVERIFY(row[u"dueBy"_s].toString() <= found->second);
        }
    }
}

void DueDatesTest::pastAndRelations()
{
    Workspace workspace;
    workspace.import(fleet(), "2026-08-01T00:00:00Z");
    ExportRows fixed = fleet();
    fixed.findings.resize(1);
    fixed.inventory.push_back(software(u"b"_s, u"google"_s, u"chrome"_s, u"122.0"_s));
    workspace.import(fixed, "2026-08-02T00:00:00Z");
    QCOMPARE(told(workspace), QStringList{u"a CVE-2026-1001 2026-08-04 Due soon"_s});
    QCOMPARE(workspace.list(Kind::DueDates, {}, {1, {}}).size(), 3U);
    QCOMPARE(workspace.list(Kind::DueDates, {}, {1, {u"Clients"_s}}).size(), 2U);
    const auto related = [&](domain::ListRelation::To to, const QString& id) {
        jobs::ListRequest request;
        request.kind = Kind::DueDates;
        request.relation = {to, id};
        return QJsonDocument::fromJson(
            workspace.listText(request, exporting::Format::Json, {1, {}}))
            .array()
            .size();
    };
    using To = domain::ListRelation::To;
    QCOMPARE(related(To::Device, u"b"_s), 2);
    QCOMPARE(related(To::Weakness, u"CVE-2026-1001"_s), 2);
    QCOMPARE(related(To::Software, u"google-_-chrome"_s), 3);
    QCOMPARE(related(To::Recommendation, chrome), 3);
    QCOMPARE(related(To::Recommendation, u"va-_-x-_-y"_s), 0);
}

void DueDatesTest::unknownSeverityTakesTheWorse()
{
    Workspace workspace;
    ExportRows rows = fleet();
    rows.findings = {finding(u"a"_s, u"google"_s, u"chrome"_s, u"120.0"_s, u"CVE-2026-1001"_s,
                         {{u"vulnerabilitySeverityLevel"_s, QJsonValue::Null},
                             {u"cvssScore"_s, QJsonValue::Null}}),
        finding(u"b"_s, u"google"_s, u"chrome"_s, u"120.0"_s, u"CVE-2026-1002"_s,
            {{u"vulnerabilitySeverityLevel"_s, QJsonValue::Null}, {u"cvssScore"_s, 5.0}})};
    workspace.import(rows, "2026-08-01T00:00:00Z");
    const auto unknown = workspace.row(Kind::DueDates, u"deviceId == 'a'"_s);
    QCOMPARE(unknown[u"policyDays"_s].toInt(), 15);
    QVERIFY(unknown[u"assumptions"_s].toArray().contains(u"critical severity"_s));
    const auto scored = workspace.row(Kind::DueDates, u"deviceId == 'b'"_s);
    QCOMPARE(scored[u"policyDays"_s].toInt(), 90);
    QVERIFY(!scored[u"assumptions"_s].toArray().contains(u"critical severity"_s));
}

QTEST_GUILESS_MAIN(DueDatesTest)
#include "tst_duedates.moc"
