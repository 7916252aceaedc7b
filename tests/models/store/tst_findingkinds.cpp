// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The kinds of findings and the range of first sightings of each CVE: after whatever happens to the
// findings, none is missing, and a fleet of nothing but kinds keeps none.
#include "models/jobs/import/takeback.h"
#include "models/store/cvesightings.h"
#include "models/store/findingkinds.h"
#include "tests/support/workspacefixture.h"

#include <algorithm>

using namespace parapet;
using namespace parapet::test;

namespace {

int count(Workspace& workspace, const char* sql)
{
    return workspace.connection().db().execAndGet(sql).getInt();
}

int missingKinds(Workspace& workspace)
{
    return count(workspace,
        "SELECT count(*) FROM (SELECT version, state, cve FROM finding EXCEPT SELECT k.version, "
        "k.state, c.value FROM finding_kind k, unpack_keys(k.cves) c)");
}

int spareKinds(Workspace& workspace)
{
    return count(workspace,
        "SELECT count(*) FROM (SELECT k.version, k.state, c.value FROM finding_kind k, "
        "unpack_keys(k.cves) c EXCEPT SELECT version, state, cve FROM finding)");
}

store::Sightings rangeOf(Workspace& workspace, domain::Key cve)
{
    return store::sightingsOf(workspace.connection().db(), {cve});
}

bool mayTellNoTime(Workspace& workspace, domain::Key cve)
{
    const auto cves =
        store::cvesSeenIn(workspace.connection().db(), {}, {1, 0}, store::WithoutTime::In, "1");
    return std::ranges::binary_search(cves, cve);
}

/// Findings outside of the range of their CVE.
int outside(Workspace& workspace)
{
    int count = 0;
    SQLite::Statement rows(
        workspace.connection().db(), "SELECT DISTINCT cve, first_seen FROM finding");
    while (rows.executeStep()) {
        const auto cve = rows.getColumn(0).getUInt();
        const auto seen = rows.getColumn(1).getInt64();
        const auto range = rangeOf(workspace, cve);
        const bool isIn =
            seen == 0 ? mayTellNoTime(workspace, cve) : seen >= range.from && seen <= range.to;
        count += isIn ? 0 : 1;
    }
    return count;
}

/// Ranges that are wider than those of the findings by an hour or more.
int wider(Workspace& workspace)
{
    constexpr qint64 hour = 3600;
    int count = 0;
    SQLite::Statement rows(workspace.connection().db(),
        "SELECT cve, min(nullif(first_seen, 0)), max(first_seen), max(first_seen = 0) FROM finding "
        "GROUP BY cve");
    while (rows.executeStep()) {
        const auto cve = rows.getColumn(0).getUInt();
        const auto range = rangeOf(workspace, cve);
        const bool isTold = rows.getColumn(2).getInt64() > 0;
        const bool isTight = isTold ? rows.getColumn(1).getInt64() - range.from < hour
                && range.to - rows.getColumn(2).getInt64() < hour
                                    : range.from > range.to;
        const bool isUntold = rows.getColumn(3).getInt() != 0;
        count += isTight && mayTellNoTime(workspace, cve) == isUntold ? 0 : 1;
    }
    return count;
}

/// Some tell no time, some no update.
ExportRows mixed(int devices, std::uint32_t seed)
{
    ExportRows rows = randomFleet(devices, seed);
    for (std::size_t i = 0; i < rows.findings.size(); ++i) {
        const std::size_t part = i * 7919 + seed;
        if (part % 23 == 0)
            rows.findings[i].remove(u"firstSeenTimestamp"_s);
        if (part % 29 == 0)
            rows.findings[i].insert(u"securityUpdateAvailable"_s, part % 58 == 0);
    }
    return rows;
}

} // namespace

class FindingKindsTest final : public QObject
{
    Q_OBJECT

private slots:
    void everyFindingIsOfAKind();
    void aPartialImportLeavesTheOthers();
    void takenBackIsWhatItWas();
    void tooManyAreNotKept();
    void anOlderWorkspaceGetsThemWithTheNextWholeImport();
    void objectsThatOccurTogether();
};

void FindingKindsTest::everyFindingIsOfAKind()
{
    Workspace workspace;
    workspace.import(mixed(60, 1), "2026-07-31T00:00:00Z");
    QVERIFY(count(workspace, "SELECT count(*) FROM finding_kind") > 10);
    QVERIFY(count(workspace, "SELECT count(DISTINCT state) FROM finding_kind") > 1);
    QVERIFY(count(workspace, "SELECT count(*) FROM finding WHERE first_seen = 0") > 0);
    for (const char* day : {"2026-08-01T00:00:00Z", "2026-08-02T00:00:00Z"}) {
        QCOMPARE(missingKinds(workspace), 0);
        QCOMPARE(spareKinds(workspace), 0);
        QCOMPARE(outside(workspace), 0);
        QCOMPARE(wider(workspace), 0);
        workspace.import(mixed(70, static_cast<std::uint32_t>(day[9])), day);
    }
}

void FindingKindsTest::aPartialImportLeavesTheOthers()
{
    Workspace workspace;
    workspace.import(mixed(60, 1), "2026-07-31T00:00:00Z");
    workspace.import(mixed(20, 5), "2026-08-31T00:00:00Z", true);
    QCOMPARE(missingKinds(workspace), 0);
    QCOMPARE(outside(workspace), 0);
}

void FindingKindsTest::takenBackIsWhatItWas()
{
    Workspace workspace;
    workspace.import(mixed(60, 1), "2026-07-31T00:00:00Z");
    const QStringList kinds = workspace.dump("finding_kind");
    const QStringList sightings = workspace.dump("cve_sighting");
    workspace.import(mixed(40, 9), "2026-08-31T00:00:00Z");
    QVERIFY(workspace.dump("finding_kind") != kinds);
    must(jobs::takeBackSnapshot(workspace.context(), 2));
    QCOMPARE(workspace.dump("finding_kind"), kinds);
    QCOMPARE(workspace.dump("cve_sighting"), sightings);
}

void FindingKindsTest::tooManyAreNotKept()
{
    Workspace workspace;
    workspace.import(mixed(60, 1), "2026-07-31T00:00:00Z");
    ExportRows rows;
    const QString device = u"%1"_s.arg(1, 40, 16, QLatin1Char('0'));
    for (int i = 0; i < 5000; ++i)
        rows.findings.push_back(finding(
            device, u"v"_s, u"p"_s, QString::number(i % 50), u"CVE-2024-%1"_s.arg(10'000 + i)));
    workspace.import(rows, "2026-08-01T00:00:00Z");
    QCOMPARE(count(workspace, "SELECT count(*) FROM finding"), 5000);
    QCOMPARE(count(workspace, "SELECT count(*) FROM finding_kind"), 0);
    QVERIFY(!store::FindingKinds(workspace.connection().db()).areKept());
    QCOMPARE(outside(workspace), 0);
    workspace.import(
        mixed(20, 2), "2026-08-02T00:00:00Z", true); // those of the others are not known
    QCOMPARE(count(workspace, "SELECT count(*) FROM finding_kind"), 0);
    workspace.import(mixed(20, 2), "2026-08-03T00:00:00Z");
    QCOMPARE(missingKinds(workspace), 0);
    QVERIFY(store::FindingKinds(workspace.connection().db()).areKept());
}

void FindingKindsTest::anOlderWorkspaceGetsThemWithTheNextWholeImport()
{
    for (const bool partial : {false, true}) {
        Workspace workspace;
        workspace.import(mixed(60, 1), "2026-07-31T00:00:00Z");
        workspace.connection().db().exec("DELETE FROM finding_kind; DELETE FROM cve_sighting");
        workspace.import(mixed(20, 3), "2026-08-31T00:00:00Z", partial);
        QCOMPARE(store::FindingKinds(workspace.connection().db()).areKept(), !partial);
        QCOMPARE(outside(workspace), 0);
    }
}

void FindingKindsTest::objectsThatOccurTogether()
{
    Workspace workspace;
    const QString device = u"%1"_s.arg(1, 40, 16, QLatin1Char('0'));
    ExportRows rows;
    rows.findings = {finding(device, u"v"_s, u"a"_s, u"1"_s, u"CVE-2024-0001"_s),
        finding(device, u"v"_s, u"a"_s, u"1"_s, u"CVE-2024-0002"_s),
        finding(device, u"v"_s, u"b"_s, u"1"_s, u"CVE-2024-0002"_s)};
    workspace.import(rows, "2026-07-31T00:00:00Z");
    auto& db = workspace.connection().db();
    const auto idOf = [&db](const char* sql) { return db.execAndGet(sql).getUInt(); };
    const domain::Key first = idOf("SELECT id FROM cve WHERE key = 'CVE-2024-0001'");
    const domain::Key second = idOf("SELECT id FROM cve WHERE key = 'CVE-2024-0002'");
    const domain::Key ofB = idOf("SELECT v.id FROM software_version v JOIN product p ON p.id = "
                                 "v.product WHERE p.name = 'b'");
    store::FindingKinds kinds(db);
    QCOMPARE(kinds.objectsOf({}).versions.size(), 2U);
    QCOMPARE(kinds.objectsOf({}).cves, (std::vector<domain::Key>{first, second}));
    store::FindingKinds::Asked asked;
    asked.versions = store::setOf({ofB});
    QCOMPARE(kinds.objectsOf(asked).cves, std::vector<domain::Key>{second});
    asked = {};
    asked.cves = store::setOf({first});
    QCOMPARE(kinds.objectsOf(asked).versions.size(), 1U);
    kinds.keepOnly(asked);
    QCOMPARE(kinds.objectsOf({}).cves, std::vector<domain::Key>{first});
    asked.versions = store::setOf({ofB});
    QVERIFY(kinds.objectsOf(asked).versions.empty());
}

QTEST_GUILESS_MAIN(FindingKindsTest)
#include "tst_findingkinds.moc"
