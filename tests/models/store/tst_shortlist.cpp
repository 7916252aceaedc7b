// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The first findings of a list: in every order, with every kind of filter and in every scope the
// same as the beginning of the whole list.
#include "models/jobs/scope.h"
#include "models/jobs/settingsjob.h"
#include "models/jobs/workflow.h"
#include "models/query/sort.h"
#include "models/store/cvesightings.h"
#include "models/store/findingcandidates.h"
#include "models/store/shortlist.h"
#include "models/store/tablereader.h"
#include "tests/support/workspacefixture.h"

#include <numeric>

using namespace parapet;
using namespace parapet::test;
using domain::Kind;
using store::Relation;

class ShortlistTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<Workspace> m_workspace;

    void compareAll(const QString& filter, const QString& sort, const Relation& relation = {},
        const domain::ViewScope& view = {}, Kind kind = Kind::Findings);
    std::vector<store::RowKey> walked(const store::TableQuery& query);

private slots:
    void initTestCase();
    void cleanupTestCase() { m_workspace.reset(); }
    void everyFieldHasAReach();
    void everyOrder_data();
    void everyOrder();
    void everyFilter_data();
    void everyFilter();
    void objectsOfTwoSorts_data();
    void objectsOfTwoSorts();
    void everyRelation();
    void dueDates_data();
    void dueDates();
    void spansOfTime_data();
    void spansOfTime();
    void clocks_data();
    void clocks();
    void servesOnlyWhatItCan();
    void oldListsOfDevicesAreNotTrusted();
    void anotherSnapshotMovesTheSpans();
    void pastSnapshots();
    void pastRowsByKey_data();
    void pastRowsByKey();
};

void ShortlistTest::initTestCase()
{
    m_workspace = std::make_unique<Workspace>();
    ExportRows rows = randomFleet(260, 7);
    for (std::size_t i = 0; i < rows.findings.size(); ++i) {
        const auto day = static_cast<int>(i % 28) + 1;
        if (i % 17 == 0)
            rows.findings[i].remove(u"firstSeenTimestamp"_s);
        else if (i % 5 == 0)
            rows.findings[i].insert(u"firstSeenTimestamp"_s,
                u"2026-%1-%2 0%3:00:00"_s.arg(1 + i % 6, 2, 10, QLatin1Char('0'))
                    .arg(day, 2, 10, QLatin1Char('0'))
                    .arg(i % 9));
        if (i % 13 == 0)
            rows.findings[i].remove(u"lastSeenTimestamp"_s);
        if (i % 7 == 0)
            rows.findings[i].remove(u"recommendedSecurityUpdate"_s);
        if (rows.findings[i][u"cveId"_s] == u"CVE-2024-1005"_s) // severity None has no due date
            rows.findings[i].insert(u"vulnerabilitySeverityLevel"_s, u"None"_s);
    }
    rows.findings.push_back(finding(rows.machines.front()[u"id"_s].toString(), u"rare"_s, u"tool"_s,
        u"9.9"_s, u"CVE-2020-9999"_s, {{u"recommendedSecurityUpdate"_s, u"10.0"_s}}));
    m_workspace->importEpss("CVE-2024-1001,0.5,0.9\nCVE-2024-1002,0.1,0.2\nCVE-2020-9999,0.9,1\n");
    m_workspace->importKev({u"CVE-2024-1003"_s});
    m_workspace->import(rows, "2026-07-31T23:00:00Z");
    domain::ExceptionRequest request;
    request.recommendation = u"va-_-vendor1-_-product_1"_s;
    request.context = u"c"_s;
    request.groups = {u"Servers"_s};
    request.expiresOn = m_workspace->now + 1'000'000;
    must(jobs::fileException(m_workspace->context(), request));
    request.recommendation = u"va-_-vendor2-_-product_2"_s;
    request.groups = {};
    must(jobs::fileException(m_workspace->context(), request));
}

void ShortlistTest::compareAll(const QString& filter, const QString& sort, const Relation& relation,
    const domain::ViewScope& view, Kind kind)
{
    const auto scope = must(jobs::Scope::open(m_workspace->context(), view));
    store::TableQuery query;
    query.kind = kind;
    query.filter = filter;
    query.sort = must(query::parseSort(sort, domain::fieldsOf(kind)));
    query.relation = relation;
    query.scope = scope->read();
    store::TableReader reader(m_workspace->connection());
    const auto all = must(reader.keys(query));
    const bool isSlow = kind == Kind::DueDates;
    for (const qint64 limit :
        isSlow ? std::vector<qint64>{3, 200} : std::vector<qint64>{0, 1, 3, 200, 1999}) {
        query.limit = limit;
        QVERIFY(store::Shortlist::serves(query));
        auto expected = all;
        expected.resize(std::min<std::size_t>(all.size(), static_cast<std::size_t>(limit)));
        for (const auto& first : {must(reader.keys(query)), walked(query)}) {
            const auto differs = std::ranges::mismatch(first, expected).in1 - first.begin();
            QVERIFY2(first == expected,
                qPrintable(
                    u"%1 by %2, limit %3: %4 rows of %5, first difference at %6"_s.arg(filter, sort)
                        .arg(limit)
                        .arg(first.size())
                        .arg(expected.size())
                        .arg(differs)));
        }
    }
}

/// The first rows as a fleet gives them that is too large to read at once.
std::vector<store::RowKey> ShortlistTest::walked(const store::TableQuery& query)
{
    std::vector<store::RowKey> found;
    must(m_workspace->connection().guarded([&]() -> base::Result<void> {
        auto& db = m_workspace->connection().db();
        store::TableQuery few = query;
        few.scope = store::Shortlist::scopeOf(query);
        const auto compiled = must(store::compileQuery(db, few));
        const auto keys = store::Shortlist(db, query, compiled, 0).keys();
        found = keys ? *keys : must(store::TableReader(m_workspace->connection()).keys(query));
        return {};
    }));
    return found;
}

void ShortlistTest::everyFieldHasAReach()
{
    std::set<store::Reach> found;
    for (std::size_t i = 0; i < domain::fieldsOf(Kind::Findings).size(); ++i)
        found.insert(store::reachOf(Kind::Findings, static_cast<int>(i)));
    QVERIFY(!found.contains(store::Reach::Other));
}

void ShortlistTest::everyOrder_data()
{
    QTest::addColumn<QString>("sort");
    for (const auto& field : domain::fieldsOf(Kind::Findings)) {
        const QString name = QString::fromUtf8(field.name.data());
        for (const QString& direction : {u""_s, u":desc"_s})
            QTest::newRow(qPrintable(QString(name + direction))) << QString(name + direction);
    }
    for (const QString& sort : {u""_s, u"softwareVendor,softwareName:desc"_s,
             u"rbacGroupName:desc,deviceName"_s, u"epss:desc,source,osPlatform,deviceName:desc"_s,
             u"severity:desc,cvss,cveId,rbacGroupName"_s, u"recommendedUpdate:desc,deviceName"_s})
        QTest::newRow(qPrintable(sort + u'.')) << sort;
}

void ShortlistTest::everyOrder()
{
    QFETCH(QString, sort);
    compareAll({}, sort);
    compareAll({}, sort, {}, {0, {u"Servers"_s}});
}

void ShortlistTest::everyFilter_data()
{
    QTest::addColumn<QString>("filter");
    for (const char* filter :
        {"deviceName == 'zz'", "cvss > 9", "cvss > 9.7 and inKev", "inKev",
            "not(inKev) and epss > 0.2", "cveId == 'CVE-2020-9999'",
            "softwareName == 'product_3' and severity == 'Critical'",
            "deviceName contains '99' or softwareName contains 'tool' or cveId has '1003'",
            "deviceName contains '99' or firstSeen > datetime(2026-06-20)",
            "not(deviceName contains '9' or inKev)", "status == 'Exception'",
            "firstSeen between (datetime(2026-03-03) .. datetime(2026-03-09))",
            "firstSeen > datetime(2026-02-27) and firstSeen < datetime(2026-03-02)",
            "isnull(firstSeen) or firstSeen < datetime(2026-01-09)",
            "status == 'Active' and softwareName == 'product_2'", "isempty(exceptionId)",
            "isnotempty(exceptionId) and rbacGroupName == 'Servers'",
            "firstSeen > datetime(2026-06-20)", "firstSeen < datetime(2026-01-02)",
            "firstSeen between (datetime(2026-02-01) .. datetime(2026-02-03))",
            "firstSeen > datetime(2026-05-01) and firstSeen < datetime(2026-05-02)",
            "isnull(firstSeen)", "isnull(lastSeen) and cvss > 5", "lastSeen < datetime(2026-07-11)",
            "lastSeen >= datetime(2026-07-29)", "firstSeen == datetime(2026-06-01T10:20:30Z)",
            "recommendedUpdate == '10.0'", "isempty(recommendedUpdate)",
            "recommendedUpdate != '4.1'", "source == 'defender'", "source != 'defender'",
            "softwareVersion == softwareName", "deviceName == rbacGroupName or inKev"})
        QTest::newRow(filter) << QString::fromUtf8(filter);
}

void ShortlistTest::everyFilter()
{
    QFETCH(QString, filter);
    for (const QString& sort : {u""_s, u"epss:desc"_s, u"deviceName:desc"_s, u"firstSeen:desc"_s,
             u"lastSeen"_s, u"softwareName"_s, u"status:desc"_s, u"recommendedUpdate"_s}) {
        compareAll(filter, sort);
        if (QTest::currentTestFailed())
            return;
    }
    compareAll(filter, u"cvss:desc"_s, {}, {0, {u"Workstations"_s}});
}

void ShortlistTest::objectsOfTwoSorts_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<bool>("kindsAreKept");
    for (const bool areKept : {true, false})
        for (const char* filter : {"severity == 'Low'", "cvss > 9 and softwareName == 'product_3'",
                 "softwareVendor == 'vendor1' and inKev and isnotempty(recommendedUpdate)",
                 "recommendedUpdate == '10.0'", "recommendedUpdate != '4.1' and severity == 'High'",
                 "softwareName == 'tool' and severity == 'Low'",
                 "not(updateAvailable) and cvss < 6", "updateAvailable and softwareName has '3'",
                 "severity == 'Critical' and firstSeen > datetime(2026-06-20)",
                 "softwareName == 'product_1' or severity == 'Low'",
                 "not(severity == 'Low') and not(softwareName == 'product_1')",
                 "severity == 'High' and severity == 'Low'",
                 "firstSeen between (datetime(2026-03-03) .. datetime(2026-03-04))"})
            QTest::addRow("%s, %s", filter, areKept ? "kinds kept" : "none kept")
                << QString::fromUtf8(filter) << areKept;
}

/// A filter on one sort of object and an order by another read only what occurs together.
void ShortlistTest::objectsOfTwoSorts()
{
    QFETCH(QString, filter);
    QFETCH(bool, kindsAreKept);
    auto& db = m_workspace->connection().db();
    QVERIFY(db.execAndGet("SELECT count(*) FROM finding_kind").getInt() > 0);
    if (!kindsAreKept)
        db.exec("DELETE FROM finding_kind; DELETE FROM cve_sighting");
    for (const QString& sort :
        {u"softwareVersion:desc"_s, u"cveId"_s, u"severity:desc"_s, u"recommendedUpdate:desc"_s,
            u"updateAvailable"_s, u"firstSeen:desc"_s, u"deviceName:desc"_s})
        compareAll(filter, sort);
    compareAll(filter, u"cveId:desc"_s, {Relation::To::Software, u"vendor1-_-product_3"_s});
    compareAll(filter, u"softwareVersion"_s, {}, {0, {u"Servers"_s}});
    compareAll(filter, u"softwareName"_s, {Relation::To::Weakness, u"CVE-2024-1003"_s});
    store::rebuildFindingKinds(db);
    store::rebuildCveSightings(db);
}

void ShortlistTest::everyRelation()
{
    const QString device = u"%1"_s.arg(5, 40, 16, QLatin1Char('0'));
    for (const Relation& relation : {Relation{Relation::To::Device, device},
             Relation{Relation::To::Software, u"vendor1-_-product_6"_s},
             Relation{Relation::To::Recommendation, u"va-_-vendor1-_-product_6"_s},
             Relation{Relation::To::Weakness, u"CVE-2024-1003"_s},
             Relation{Relation::To::Weakness, u"CVE-1999-0001"_s}})
        for (const QString& sort : {u""_s, u"epss:desc"_s, u"lastSeen:desc"_s, u"exceptionId"_s}) {
            compareAll({}, sort, relation);
            compareAll(u"severity == 'High' and deviceName contains '1'"_s, sort, relation);
            if (QTest::currentTestFailed())
                return;
        }
}

void ShortlistTest::dueDates_data()
{
    QTest::addColumn<int>("policy");
    QTest::newRow("severity") << static_cast<int>(domain::ClockPolicy::BySeverity);
    QTest::newRow("directive") << static_cast<int>(domain::ClockPolicy::Bod2604);
    QTest::newRow("earliest") << static_cast<int>(domain::ClockPolicy::Earliest);
}

void ShortlistTest::dueDates()
{
    QFETCH(int, policy);
    domain::PolicySettings settings;
    settings.policy = static_cast<domain::ClockPolicy>(policy);
    must(jobs::setPolicySettings(m_workspace->context(), settings));
    for (const QString& sort :
        {u""_s, u"dueOn"_s, u"dueOn:desc"_s, u"overdueDays"_s, u"overdueDays:desc"_s,
            u"firstSeen"_s, u"firstSeen:desc"_s, u"severityDueOn"_s, u"severityDueOn:desc"_s,
            u"bodDueOn"_s, u"bodDueOn:desc"_s, u"status"_s, u"status:desc"_s,
            u"status,deviceName"_s, u"relatedSoftware"_s, u"relatedSoftware:desc"_s, u"bodDays"_s,
            u"bodDays:desc"_s, u"bodForensics,bodDays"_s, u"assumptions:desc,deviceName"_s,
            u"automatable:desc"_s, u"deviceName:desc"_s, u"isInternetFacing:desc,deviceName"_s,
            u"cveId"_s, u"severity:desc"_s, u"inKev:desc"_s, u"policyDays,rbacGroupName"_s})
        for (const QString& filter : {u""_s, u"status == 'Overdue'"_s, u"severity == 'Critical'"_s,
                 u"deviceName contains '7' and inKev"_s, u"isInternetFacing"_s,
                 u"firstSeen > datetime(2026-06-20) or inKev"_s,
                 u"cveId == 'CVE-2020-9999' or deviceName contains '00b'"_s}) {
            compareAll(filter, sort, {}, {}, Kind::DueDates);
            if (QTest::currentTestFailed())
                return;
        }
    compareAll(u"inKev"_s, u"severity:desc"_s, {}, {0, {u"Servers"_s}}, Kind::DueDates);
    compareAll({}, u"cveId:desc"_s, {Relation::To::Software, u"vendor1-_-product_6"_s}, {},
        Kind::DueDates);
    compareAll({}, {}, {Relation::To::Weakness, u"CVE-2024-1003"_s}, {}, Kind::DueDates);
    // of a CVE in several products the oldest sighting may be by another one
    const Relation oneOfTwo{Relation::To::Software, u"vendor1-_-product_6"_s};
    for (const QString& sort :
        {u"dueOn"_s, u"firstSeen"_s, u"dueOn:desc"_s, u"cveId"_s, u"status"_s})
        for (const QString& filter : {u"cveId == 'CVE-2024-1018'"_s,
                 u"cveId == 'CVE-2024-1018' and firstSeen < datetime(2026-02-20)"_s})
            compareAll(filter, sort, oneOfTwo, {}, Kind::DueDates);
}

void ShortlistTest::spansOfTime_data()
{
    QTest::addColumn<int>("policy");
    QTest::addColumn<QString>("filter");
    const QList<std::pair<const char*, domain::ClockPolicy>> policies{
        {"severity", domain::ClockPolicy::BySeverity}, {"directive", domain::ClockPolicy::Bod2604},
        {"earliest", domain::ClockPolicy::Earliest}};
    for (const auto& [name, policy] : policies)
        for (const char* filter : {"status == 'Due soon'", "status in ('Due soon', 'No date')",
                 "status =~ 'overdue' or status == 'Due soon'", "not(status == 'Overdue')",
                 "dueOn >= datetime(2026-07-01) and dueOn < datetime(2026-07-09 04:00)",
                 "dueOn < datetime(2026-06-20) and severity == 'High'",
                 "overdueDays between (3 .. 12)", "overdueDays == 30 or status == 'On time'",
                 "overdueDays > 999999999999 and dueOn > datetime(2026-01-01)",
                 "firstSeen between (datetime(2026-03-03) .. datetime(2026-03-09))",
                 "firstSeen > datetime(2026-07-31 22:59) and dueOn > datetime(2026-08-10)",
                 "isnull(dueOn) or dueOn > datetime(2026-12-01)",
                 "severityDueOn < datetime(2026-06-10) and overdueDays < 60", "status == 'none'",
                 "relatedSoftware contains 'product_6' or deviceName contains '00b'",
                 "relatedSoftware contains 'product_6' and relatedSoftware contains 'product_9'",
                 "not(relatedSoftware contains 'product_1')"})
            QTest::addRow("%s: %s", name, filter)
                << static_cast<int>(policy) << QString::fromUtf8(filter);
}

/// What a filter asks of times narrows the devices that are read; never to too few.
void ShortlistTest::spansOfTime()
{
    QFETCH(int, policy);
    QFETCH(QString, filter);
    domain::PolicySettings settings;
    settings.policy = static_cast<domain::ClockPolicy>(policy);
    must(jobs::setPolicySettings(m_workspace->context(), settings));
    for (const QString& sort : {u"dueOn:desc"_s, u"overdueDays:desc"_s, u"bodDueOn"_s, u"status"_s,
             u"deviceName:desc"_s}) {
        compareAll(filter, sort, {}, {}, Kind::DueDates);
        if (QTest::currentTestFailed())
            return;
    }
    compareAll(filter, u"dueOn:desc"_s, {}, {0, {u"Servers"_s}}, Kind::DueDates);
}

void ShortlistTest::clocks_data()
{
    QTest::addColumn<QString>("filter");
    for (const char* filter : {"status == 'No date'", "status != 'Overdue' and status != 'On time'",
             "isnull(dueOn)", "isnull(severityDueOn) and inKev", "isnull(bodDueOn)",
             "isnull(overdueDays) or inKev", "bodDays == 3", "bodDays > 3 and severity == 'High'",
             "bodForensics and severity != 'None'", "not(bodForensics)",
             "assumptions has 'in KEV' or status == 'No date'", "assumptions has 'severity'",
             "not(assumptions contains 'KEV')", "bodDays in (14, 60)",
             "severityDueOn > datetime(2026-08-01) and bodDueOn < datetime(2026-07-20)",
             "bodDueOn between (datetime(2026-07-01) .. datetime(2026-07-04))",
             "relatedSoftware contains 'product_6' and status == 'Overdue'"})
        QTest::newRow(filter) << QString::fromUtf8(filter);
}

/// What a filter asks of the clocks, by each policy.
void ShortlistTest::clocks()
{
    QFETCH(QString, filter);
    for (const auto policy : {domain::ClockPolicy::BySeverity, domain::ClockPolicy::Bod2604,
             domain::ClockPolicy::Earliest}) {
        domain::PolicySettings settings;
        settings.policy = policy;
        must(jobs::setPolicySettings(m_workspace->context(), settings));
        for (const QString& sort : {u"cveId"_s, u"bodDays:desc"_s, u"relatedSoftware"_s,
                 u"firstSeen"_s, u"status:desc"_s, u"dueOn"_s}) {
            compareAll(filter, sort, {}, {}, Kind::DueDates);
            if (QTest::currentTestFailed())
                return;
        }
    }
    must(jobs::setPolicySettings(m_workspace->context(), {}));
}

void ShortlistTest::servesOnlyWhatItCan()
{
    const auto fields = domain::fieldsOf(Kind::Findings);
    store::TableQuery query;
    query.kind = Kind::Findings;
    query.limit = 200;
    QVERIFY(store::Shortlist::serves(query));
    query.sort = must(query::parseSort(u"deviceName,epss", fields));
    QVERIFY(!store::Shortlist::serves(query));
    query.sort = must(query::parseSort(u"firstSeen,deviceName", fields));
    QVERIFY(!store::Shortlist::serves(query));
    query.sort = {};
    query.limit = -1;
    QVERIFY(!store::Shortlist::serves(query));
    query.limit = 200;
    query.scope.snapshot = 1; // of which nothing is computed
    QVERIFY(!store::Shortlist::serves(query));
    query = {};
    query.kind = Kind::DueDates;
    query.limit = 200;
    QVERIFY(store::Shortlist::serves(query));
    for (const auto* sort :
        {u"status,bodDays", u"relatedSoftware,deviceName", u"dueOn,deviceName"}) {
        query.sort = must(query::parseSort(sort, domain::fieldsOf(Kind::DueDates)));
        QVERIFY(!store::Shortlist::serves(query));
    }
    query = {};
    query.kind = Kind::Devices;
    query.limit = 200;
    QVERIFY(!store::Shortlist::serves(query));
}

void ShortlistTest::oldListsOfDevicesAreNotTrusted()
{
    auto& db = m_workspace->connection().db();
    db.exec("SAVEPOINT old; DELETE FROM sum_devices_of; UPDATE scoring_basis SET snapshot = 0");
    compareAll(u"cvss > 9"_s, u"epss:desc"_s);
    db.exec("ROLLBACK TO old; RELEASE old");
}

void ShortlistTest::anotherSnapshotMovesTheSpans()
{
    ExportRows rows = randomFleet(260, 7);
    rows.findings.resize(rows.findings.size() / 3);
    m_workspace->import(rows, "2026-08-31T23:00:00Z");
    auto& db = m_workspace->connection().db();
    const auto same = [&db](const char* what) { return db.execAndGet(what).getInt(); };
    QCOMPARE(same("SELECT count(*) FROM (SELECT * FROM finding_span EXCEPT SELECT device, "
                  "min(nullif(first_seen, 0)), max(nullif(first_seen, 0)), max(CASE WHEN lag >= 0 "
                  "THEN lag END), max(first_seen = 0) FROM finding GROUP BY device)"),
        0);
    QCOMPARE(same("SELECT (SELECT count(*) FROM finding_span) - (SELECT count(DISTINCT device) "
                  "FROM finding)"),
        0);
    QCOMPARE(same("SELECT count(*) FROM (SELECT fix, version FROM finding WHERE fix <> 0 EXCEPT "
                  "SELECT fix, version FROM fix_version)"),
        0);
    for (const QString& sort : {u"firstSeen"_s, u"lastSeen:desc"_s, u"cvss"_s})
        compareAll(u"severity == 'High'"_s, sort);
}

void ShortlistTest::pastSnapshots()
{
    for (const Kind kind : {Kind::Findings, Kind::DueDates})
        for (const auto& field : domain::fieldsOf(kind)) {
            const QString name = QString::fromUtf8(field.name.data());
            compareAll(u"severity == 'High'"_s, name, {}, {1, {}}, kind);
            compareAll({}, name + u":desc"_s, {}, {1, {u"Servers"_s}}, kind);
            if (QTest::currentTestFailed())
                return;
        }
    compareAll(u"firstSeen > datetime(2026-06-20)"_s, {}, {}, {1, {}});
    compareAll({}, u"cvss:desc"_s, {Relation::To::Software, u"vendor1-_-product_6"_s}, {1, {}});
    compareAll(
        {}, u"dueOn"_s, {Relation::To::Weakness, u"CVE-2024-1003"_s}, {1, {}}, Kind::DueDates);
}

void ShortlistTest::pastRowsByKey_data()
{
    QTest::addColumn<int>("kind");
    for (const Kind kind : {Kind::Findings, Kind::DueDates, Kind::Assessments})
        QTest::newRow(qPrintable(domain::kindName(kind))) << static_cast<int>(kind);
}

/// A row found by its key says the same as in the whole list.
void ShortlistTest::pastRowsByKey()
{
    QFETCH(int, kind);
    const auto scope = must(jobs::Scope::open(m_workspace->context(), {1, {}}));
    store::TableQuery query;
    query.kind = static_cast<Kind>(kind);
    query.scope = scope->read();
    std::vector<int> fields(domain::fieldsOf(query.kind).size());
    std::iota(fields.begin(), fields.end(), 0);
    store::TableReader reader(m_workspace->connection());
    std::vector<std::vector<domain::Value>> all;
    must(reader.stream(query, fields, [&](std::span<const domain::Value> row) {
        all.emplace_back(row.begin(), row.end());
        return base::Result<void>();
    }));
    const auto keys = must(reader.keys(query));
    QCOMPARE(keys.size(), all.size());
    QVERIFY(keys.size() > 1000);
    for (std::size_t i = 0; i < keys.size(); i += 97) {
        const auto rows = must(reader.rows(query, std::span(keys).subspan(i, 1), fields));
        QCOMPARE(rows.size(), std::size_t(1));
        QVERIFY2(rows.front().values == all[i], qPrintable(QString::number(i)));
    }
}

QTEST_GUILESS_MAIN(ShortlistTest)
#include "tst_shortlist.moc"
