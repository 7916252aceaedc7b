// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The lists as the store reads them: the field tables and the SQL agree, every statement prepares,
// no built-in order scans the findings, rows by key equal the stream.
#include "models/jobs/scope.h"
#include "models/jobs/workflow.h"
#include "models/query/sort.h"
#include "models/store/claimstore.h"
#include "models/store/kindsql.h"
#include "models/store/relations.h"
#include "models/store/tablereader.h"
#include "tests/support/workspacefixture.h"

#include <numeric>

using namespace parapet;
using namespace parapet::test;
using domain::Kind;
using store::Relation;

class KindSqlTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<Workspace> m_workspace;

    /// The newest snapshot from the workspace's own tables, a past one and a group from scratch
    /// ones.
    static std::vector<domain::ViewScope> views() { return {{}, {1, {}}, {0, {u"Servers"_s}}}; }
    static std::vector<int> allFields(Kind kind)
    {
        std::vector<int> fields(domain::fieldsOf(kind).size());
        std::iota(fields.begin(), fields.end(), 0);
        return fields;
    }
    static void addKinds()
    {
        QTest::addColumn<int>("kind");
        for (const Kind kind : domain::allKinds)
            QTest::newRow(qPrintable(domain::kindName(kind))) << static_cast<int>(kind);
    }

private slots:
    void initTestCase();
    void cleanupTestCase() { m_workspace.reset(); }
    void fieldNamesAgree_data() { addKinds(); }
    void fieldNamesAgree();
    void rowsByKeyEqualTheStream_data() { addKinds(); }
    void rowsByKeyEqualTheStream();
    void everyFieldSortsAndFilters_data() { addKinds(); }
    void everyFieldSortsAndFilters();
    void everyRelationPrepares();
    void relationsFindTheirRows();
    void builtInOrdersDoNotScanFindings_data();
    void builtInOrdersDoNotScanFindings();
    void goneKeyGivesARowWithoutValues();
    void badFiltersAreUsageErrors();
    void groupScopeHoldsForEveryListOfDevices();
};

void KindSqlTest::initTestCase()
{
    m_workspace = std::make_unique<Workspace>();
    ExportRows rows = randomFleet(60, 21);
    m_workspace->importEpss("CVE-2024-1001,0.5,0.9\nCVE-2024-1002,0.1,0.2\n");
    m_workspace->importKev({u"CVE-2024-1003"_s});
    m_workspace->import(rows, "2026-07-31T23:00:00Z");
    domain::ExceptionRequest request;
    request.recommendation = u"va-_-vendor1-_-product_1"_s;
    request.context = u"c"_s;
    request.groups = {u"Servers"_s};
    request.expiresOn = m_workspace->now + 1'000'000;
    must(jobs::fileException(m_workspace->context(), request));
    domain::Claim claim;
    claim.activity = must(jobs::createRemediation(
        m_workspace->context(), {u"va-_-vendor2-_-product_2"_s, {}, {}, {}, {}}));
    store::ClaimStore claims(m_workspace->connection());
    claim.device = must(claims.targets(claim.activity)).begin()->device;
    must(claims.add({claim}));
    rows.findings.resize(rows.findings.size() - 100);
    const auto server = std::ranges::find_if(rows.machines,
        [](const QJsonObject& row) { return row[u"rbacGroupName"_s].toString() == u"Servers"; });
    QVERIFY(server != rows.machines.end());
    rows.inventory.push_back(
        software((*server)[u"id"_s].toString(), u"new"_s, u"tool"_s, u"1"_s)); // an event there
    m_workspace->import(rows, "2026-08-01T00:00:00Z");
}

void KindSqlTest::fieldNamesAgree()
{
    QFETCH(int, kind);
    const auto specs = domain::fieldsOf(static_cast<Kind>(kind));
    const auto sql = store::kindSql(static_cast<Kind>(kind), {});
    QCOMPARE(sql.fields.size(), specs.size());
    for (std::size_t i = 0; i < specs.size(); ++i)
        QCOMPARE(sql.fields[i].name, std::string(specs[i].name));
    QVERIFY(!sql.keys.empty() && sql.keys.size() <= 3);
    QVERIFY(!sql.defaultOrder.empty());
}

void KindSqlTest::rowsByKeyEqualTheStream()
{
    QFETCH(int, kind);
    for (const auto& view : views()) {
        const auto scope = must(jobs::Scope::open(m_workspace->context(), view));
        store::TableQuery query;
        query.kind = static_cast<Kind>(kind);
        query.scope = scope->read();
        store::TableReader reader(m_workspace->connection());
        const auto fields = allFields(query.kind);
        const auto keys = must(reader.keys(query));
        const auto rows = must(reader.rows(query, keys, fields));
        QCOMPARE(must(reader.count(query)), qint64(keys.size()));
        std::size_t index = 0;
        must(reader.stream(query, fields, [&](std::span<const domain::Value> values) {
            const bool same = index < rows.size()
                && std::equal(values.begin(), values.end(), rows[index].values.begin(),
                    rows[index].values.end());
            ++index;
            return same ? base::Result<void>()
                        : base::fail(base::Error::Kind::Internal, u"row %1 differs"_s.arg(index));
        }));
        QCOMPARE(index, rows.size());
        // no row was rejected; the past shows neither later snapshots nor what they brought
        const bool mayBeEmpty = query.kind == Kind::Issues || query.kind == Kind::Journal
            || (view.snapshot != 0
                && (query.kind == Kind::Snapshots || query.kind == Kind::Events));
        QVERIFY(mayBeEmpty || !rows.empty());
    }
}

void KindSqlTest::everyFieldSortsAndFilters()
{
    QFETCH(int, kind);
    const auto specs = domain::fieldsOf(static_cast<Kind>(kind));
    store::TableReader reader(m_workspace->connection());
    for (std::size_t i = 0; i < specs.size(); ++i) {
        store::TableQuery query;
        query.kind = static_cast<Kind>(kind);
        query.scope.now = m_workspace->now;
        query.sort = {{static_cast<int>(i), true}};
        const auto down = must(reader.keys(query));
        query.sort = {{static_cast<int>(i), false}};
        auto up = must(reader.keys(query));
        QCOMPARE(up.size(), down.size());
        auto sortedUp = up;
        auto sortedDown = down;
        std::sort(sortedUp.begin(), sortedUp.end());
        std::sort(sortedDown.begin(), sortedDown.end());
        QCOMPARE(sortedUp, sortedDown);
        // NULL comes last both ways
        const std::vector<int> field{static_cast<int>(i)};
        bool empty = false;
        for (const auto& row : must(reader.rows(query, up, field))) {
            const bool isNull = std::holds_alternative<std::monostate>(row.values.front());
            QVERIFY2(isNull || !empty, specs[i].title);
            empty = isNull;
        }
        const QString name =
            QString::fromUtf8(specs[i].name.data(), qsizetype(specs[i].name.size()));
        query.filter = u"isnotnull(%1)"_s.arg(name);
        const auto present = reader.count(query);
        if (present)
            QVERIFY(*present <= qint64(up.size()));
    }
}

void KindSqlTest::everyRelationPrepares()
{
    int prepared = 0;
    for (const auto& view : views()) {
        const auto scope = must(jobs::Scope::open(m_workspace->context(), view));
        store::TableReader reader(m_workspace->connection());
        for (const Kind kind : domain::allKinds)
            for (int to = 1; to <= static_cast<int>(Relation::To::Exception); ++to) {
                store::TableQuery query;
                query.kind = kind;
                query.scope = scope->read();
                query.relation = {static_cast<Relation::To>(to), u"no such object"_s};
                const auto keys = reader.keys(query);
                if (!store::relationSql(kind, query.relation.to, query.scope)) {
                    QVERIFY(!keys);
                    continue;
                }
                ++prepared;
                QVERIFY2(keys,
                    keys ? ""
                         : qPrintable(domain::kindName(kind) + u" " + QString::number(to) + u" "
                             + keys.error().detail));
                QCOMPARE(keys->size(), 0U);
            }
    }
    QVERIFY(prepared >= 3 * 20);
}

void KindSqlTest::relationsFindTheirRows()
{
    const auto count = [&](Kind kind, Relation::To to, const QString& id) {
        store::TableQuery query;
        query.kind = kind;
        query.relation = {to, id};
        return must(store::TableReader(m_workspace->connection()).count(query));
    };
    for (const auto& row : m_workspace->list(Kind::Recommendations)) {
        const QString id = row[u"id"_s].toString();
        QCOMPARE(count(Kind::Devices, Relation::To::Recommendation, id),
            row[u"exposedMachinesCount"_s].toInt());
        if (id.startsWith(u"va-"))
            QCOMPARE(count(Kind::Weaknesses, Relation::To::Recommendation, id),
                row[u"weaknesses"_s].toInt());
    }
    for (const auto& row : m_workspace->list(Kind::Weaknesses)) {
        const QString id = row[u"id"_s].toString();
        QCOMPARE(
            count(Kind::Devices, Relation::To::Weakness, id), row[u"exposedMachines"_s].toInt());
        QCOMPARE(count(Kind::Software, Relation::To::Weakness, id),
            row[u"relatedSoftware"_s].toArray().size());
    }
    for (const auto& row : m_workspace->list(Kind::Software)) {
        const QString id = row[u"id"_s].toString();
        QCOMPARE(
            count(Kind::Devices, Relation::To::Software, id), row[u"installedMachines"_s].toInt());
        QCOMPARE(
            count(Kind::SoftwareVersions, Relation::To::Software, id), row[u"versions"_s].toInt());
    }
    for (const auto& row : m_workspace->list(Kind::SoftwareVersions))
        QCOMPARE(count(Kind::Devices, Relation::To::Version, row[u"id"_s].toString()),
            row[u"installedMachines"_s].toInt());
    for (const auto& row : m_workspace->list(Kind::Devices)) {
        const QString id = row[u"id"_s].toString();
        if (row[u"exposureScore"_s].isNull())
            continue;
        QCOMPARE(count(Kind::Weaknesses, Relation::To::Device, id), row[u"weaknesses"_s].toInt());
        QCOMPARE(count(Kind::Software, Relation::To::Device, id), row[u"software"_s].toInt());
    }
    for (const auto& row : m_workspace->list(Kind::Remediations))
        for (const Kind devices : {Kind::Devices, Kind::RemediationDevices})
            QCOMPARE(count(devices, Relation::To::Remediation, row[u"id"_s].toString()),
                row[u"targetDevices"_s].toInt());
    for (const auto& row : m_workspace->list(Kind::Exceptions))
        if (row[u"scope"_s].toString() == u"Device groups")
            QCOMPARE(count(Kind::ExceptionGroups, Relation::To::Exception, row[u"id"_s].toString()),
                row[u"groups"_s].toArray().size());
}

void KindSqlTest::builtInOrdersDoNotScanFindings_data()
{
    QTest::addColumn<int>("kind");
    for (const Kind kind : {Kind::Devices, Kind::Recommendations, Kind::Weaknesses, Kind::Software,
             Kind::SoftwareVersions, Kind::Controls, Kind::Alerts})
        QTest::newRow(qPrintable(domain::kindName(kind))) << static_cast<int>(kind);
}

void KindSqlTest::builtInOrdersDoNotScanFindings()
{
    QFETCH(int, kind);
    const auto sql = store::kindSql(static_cast<Kind>(kind), {});
    std::string cells;
    for (const auto& field : sql.fields)
        cells += (cells.empty() ? "" : ", ") + field.value;
    const auto noScan = [&](const std::string& text) {
        for (const QString& step : m_workspace->lines("EXPLAIN QUERY PLAN " + text)) {
            const QString plan = step.section(u'|', 3);
            for (const char* table : {"finding", "install", "assessment", "f", "a"})
                if (plan.startsWith(u"SCAN "_s + QString::fromUtf8(table) + u' ')
                    || plan == u"SCAN "_s + QString::fromUtf8(table))
                    return plan == u"SCAN a" && static_cast<Kind>(kind) == Kind::Alerts;
        }
        return true;
    };
    QVERIFY(noScan("SELECT " + cells + " FROM " + sql.from + " ORDER BY " + sql.defaultOrder));
    std::string where;
    for (const std::string& key : sql.keys)
        where += (where.empty() ? "" : " AND ") + key + " = 1";
    for (const QString& step : m_workspace->lines(
             "EXPLAIN QUERY PLAN SELECT " + cells + " FROM " + sql.from + " WHERE " + where))
        QVERIFY2(!step.section(u'|', 3).startsWith(u"SCAN ") || step.contains(u"VIRTUAL TABLE")
                || step.contains(u"(subquery") || step.endsWith(u"SCAN snapshot"), // a few dozen
            qPrintable(step));
}

void KindSqlTest::goneKeyGivesARowWithoutValues()
{
    store::TableQuery query;
    query.kind = Kind::Devices;
    const std::vector<store::RowKey> keys{{1, 0, 0}, {999'999, 0, 0}};
    const auto rows = must(
        store::TableReader(m_workspace->connection()).rows(query, keys, allFields(Kind::Devices)));
    QCOMPARE(rows.size(), 2U);
    QCOMPARE(rows[0].values.size(), domain::fieldsOf(Kind::Devices).size());
    QVERIFY(rows[1].values.empty());
}

void KindSqlTest::badFiltersAreUsageErrors()
{
    store::TableReader reader(m_workspace->connection());
    store::TableQuery query;
    query.kind = Kind::Devices;
    for (const QString& filter : {u"nothing == 1"_s, u"id =="_s, u"id == \"x"_s,
             u"weaknesses has \"x\""_s, u"id == 'x'; DROP TABLE finding"_s}) {
        query.filter = filter;
        const auto keys = reader.keys(query);
        QVERIFY2(!keys, qPrintable(filter));
        QCOMPARE(keys.error().kind, base::Error::Kind::Usage);
    }
    query.filter = u"computerDnsName == \"' OR 1 = 1 --\""_s;
    QCOMPARE(must(reader.count(query)), 0);
}

void KindSqlTest::groupScopeHoldsForEveryListOfDevices()
{
    const domain::ViewScope view{0, {u"Servers"_s}};
    for (const Kind kind :
        {Kind::Devices, Kind::Findings, Kind::Assessments, Kind::Alerts, Kind::DueDates}) {
        const auto filter = u"rbacGroupName == \"Servers\""_s;
        const auto all = m_workspace->list(kind, {}, view);
        QVERIFY2(all == m_workspace->list(kind, filter, view), qPrintable(domain::kindName(kind)));
        QVERIFY(!all.empty());
        QVERIFY(all.size() < m_workspace->list(kind).size());
    }
}

QTEST_GUILESS_MAIN(KindSqlTest)
#include "tst_kindsql.moc"
