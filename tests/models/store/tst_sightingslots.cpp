// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The slots of first sightings: after whatever happens to the findings, each is in the slot of its
// time, and a small change writes little.
#include "models/jobs/import/takeback.h"
#include "models/store/sightingslots.h"
#include "tests/support/workspacefixture.h"

using namespace parapet;
using namespace parapet::test;

namespace {

/// A random fleet whose findings were first seen all over the year; some tell no time.
ExportRows scattered(int devices, std::uint32_t seed)
{
    ExportRows rows = randomFleet(devices, seed);
    for (std::size_t i = 0; i < rows.findings.size(); ++i) {
        const auto part = static_cast<int>((i * 7919 + seed) % 100'000);
        if (part % 23 == 0)
            rows.findings[i].remove(u"firstSeenTimestamp"_s);
        else
            rows.findings[i].insert(u"firstSeenTimestamp"_s,
                u"2026-%1-%2 %3:%4:00"_s.arg(1 + part % 7, 2, 10, QLatin1Char('0'))
                    .arg(1 + part % 28, 2, 10, QLatin1Char('0'))
                    .arg(part % 24, 2, 10, QLatin1Char('0'))
                    .arg(part % 60, 2, 10, QLatin1Char('0')));
    }
    return rows;
}

/// Findings with a time that no slot names the device of.
int missing(Workspace& workspace)
{
    return workspace.connection()
        .db()
        .execAndGet(
            "SELECT count(*) FROM finding f WHERE f.first_seen > 0 AND NOT EXISTS (SELECT 1 "
            "FROM sighting_slot s, unpack_keys(s.devices) d WHERE f.first_seen BETWEEN "
            "s.first_min AND s.first_max AND d.value = f.device)")
        .getInt();
}

/// Devices that a slot names more than it has to.
int spare(Workspace& workspace)
{
    return workspace.connection()
        .db()
        .execAndGet(
            "SELECT count(*) FROM sighting_slot s, unpack_keys(s.devices) d WHERE NOT EXISTS "
            "(SELECT 1 FROM finding f WHERE f.device = d.value AND f.first_seen BETWEEN "
            "s.first_min AND s.first_max)")
        .getInt();
}

} // namespace

class SightingSlotsTest final : public QObject
{
    Q_OBJECT

private slots:
    void everyFindingIsInTheSlotOfItsTime();
    void aPartialImportLeavesTheOthers();
    void aSmallChangeWritesLittle();
    void whatIsGoneGoes();
    void takenBackIsWhatItWas();
    void anOlderWorkspaceGetsThemWithTheNextImport();
};

void SightingSlotsTest::everyFindingIsInTheSlotOfItsTime()
{
    Workspace workspace;
    QVERIFY(!store::hasSightingSlots(workspace.connection().db()));
    workspace.import(scattered(60, 1), "2026-07-31T00:00:00Z");
    QVERIFY(store::hasSightingSlots(workspace.connection().db()));
    QCOMPARE(missing(workspace), 0);
    QCOMPARE(spare(workspace), 0);
    workspace.import(scattered(70, 2), "2026-08-31T00:00:00Z");
    QCOMPARE(missing(workspace), 0);
}

void SightingSlotsTest::aPartialImportLeavesTheOthers()
{
    Workspace workspace;
    workspace.import(scattered(60, 1), "2026-07-31T00:00:00Z");
    workspace.import(scattered(20, 5), "2026-08-31T00:00:00Z", true);
    QCOMPARE(missing(workspace), 0);
}

void SightingSlotsTest::aSmallChangeWritesLittle()
{
    Workspace workspace;
    ExportRows rows = scattered(60, 1);
    workspace.import(rows, "2026-07-31T00:00:00Z");
    const QStringList before = workspace.dump("sighting_slot");
    QVERIFY(before.size() > 500);
    rows.findings.erase(rows.findings.begin() + 7);
    rows.findings[40].insert(u"firstSeenTimestamp"_s, u"2026-07-30 23:59:00"_s);
    workspace.import(rows, "2026-08-31T00:00:00Z");
    QCOMPARE(missing(workspace), 0);
    const QStringList after = workspace.dump("sighting_slot");
    const auto written = std::ranges::count_if(
        after, [&before](const QString& row) { return !before.contains(row); });
    QVERIFY2(written <= 1, qPrintable(QString::number(written)));
}

void SightingSlotsTest::whatIsGoneGoes()
{
    Workspace workspace;
    workspace.import(scattered(60, 1), "2026-07-31T00:00:00Z");
    ExportRows rows = scattered(60, 1);
    rows.findings.resize(1);
    rows.findings.front().insert(u"firstSeenTimestamp"_s, u"2026-07-30 23:59:00"_s);
    workspace.import(rows, "2026-08-31T00:00:00Z");
    QCOMPARE(missing(workspace), 0);
    QCOMPARE(workspace.dump("sighting_slot").size(), 1);
}

void SightingSlotsTest::takenBackIsWhatItWas()
{
    Workspace workspace;
    workspace.import(scattered(60, 1), "2026-07-31T00:00:00Z");
    const QStringList before = workspace.dump("sighting_slot");
    workspace.import(scattered(40, 9), "2026-08-31T00:00:00Z");
    must(jobs::takeBackSnapshot(workspace.context(), 2));
    QCOMPARE(missing(workspace), 0);
    QCOMPARE(spare(workspace), 0);
    QCOMPARE(workspace.dump("sighting_slot"), before);
}

void SightingSlotsTest::anOlderWorkspaceGetsThemWithTheNextImport()
{
    for (const bool partial : {false, true}) {
        Workspace workspace;
        workspace.import(scattered(60, 1), "2026-07-31T00:00:00Z");
        workspace.connection().db().exec("DELETE FROM sighting_slot");
        workspace.import(scattered(20, 3), "2026-08-31T00:00:00Z", partial);
        QVERIFY(store::hasSightingSlots(workspace.connection().db()));
        QCOMPARE(missing(workspace), 0);
    }
}

QTEST_GUILESS_MAIN(SightingSlotsTest)
#include "tst_sightingslots.moc"
