// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The change between two snapshots split into causes: sums to the difference of the scores as they
// are computed elsewhere, a cause that acts alone has all of it, backwards is the mirror.
#include "models/jobs/comparejob.h"
#include "models/jobs/rescore.h"
#include "models/jobs/scope.h"
#include "models/jobs/workflow.h"
#include "tests/support/workspacefixture.h"

using namespace parapet;
using namespace parapet::test;
using domain::Cause;
using domain::Comparison;

namespace {

constexpr base::Millis day = 86'400'000;
constexpr double exact = 1e-9;

bool near(double a, double b)
{
    return std::abs(a - b) < exact;
}

Cause opposite(Cause cause)
{
    const std::pair<Cause, Cause> pairs[] = {{Cause::FindingsFixed, Cause::NewFindings},
        {Cause::DeviceJoined, Cause::DeviceLeft}, {Cause::ExceptionFiled, Cause::ExceptionEnded}};
    for (const auto& [a, b] : pairs)
        if (cause == a || cause == b)
            return cause == a ? b : a;
    return cause;
}

const domain::CauseShare& share(const Comparison& comparison, Cause cause)
{
    return comparison.causes[static_cast<std::size_t>(cause)];
}

void removeDevice(ExportRows& rows, const QString& id)
{
    for (auto* list :
        {&rows.machines, &rows.inventory, &rows.findings, &rows.controls, &rows.alerts})
        std::erase_if(*list, [&](const QJsonObject& row) {
            return row[u"id"_s] == id || row[u"deviceId"_s] == id || row[u"machineId"_s] == id;
        });
}

/// The later export told with the clock of the earlier one, so that nothing but the rows differs.
constexpr const char* first = "2026-08-01T00:00:00Z";
constexpr const char* second = "2026-08-01T06:00:00Z";

} // namespace

class CompareTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<Workspace> m_workspace;

    Comparison compared(qint64 before = 1, qint64 after = 2)
    {
        return must(jobs::compareSnapshots(m_workspace->context(), before, after));
    }
    domain::ScoreCard card(qint64 snapshot)
    {
        const auto scope =
            must(jobs::Scope::open(m_workspace->context(), domain::ViewScope{snapshot, {}}));
        return must(scope->cards()).first;
    }
    void verifySums(const Comparison& comparison, qint64 before = 1, qint64 after = 2)
    {
        const auto from = card(before);
        const auto to = card(after);
        double exposure = 0.0;
        double points = 0.0;
        double maximum = 0.0;
        double percent = 0.0;
        for (const auto& part : comparison.causes) {
            exposure += part.exposure;
            points += part.points;
            maximum += part.maxPoints;
            percent += part.percent;
        }
        QVERIFY(near(comparison.before.score.value_or(0), from.score.value_or(0)));
        QVERIFY(near(comparison.after.score.value_or(0), to.score.value_or(0)));
        QCOMPARE(comparison.after.activeDevices, to.active);
        QCOMPARE(comparison.after.highDevices, to.high);
        QVERIFY(near(exposure, to.score.value_or(0) - from.score.value_or(0)));
        QVERIFY(near(comparison.exposureChange, exposure));
        QVERIFY(near(points, to.points - from.points));
        QVERIFY(near(maximum, to.maxPoints - from.maxPoints));
        QVERIFY(near(percent, to.percent - from.percent));
    }
    /// Every part of the change belongs to one cause.
    void verifyAlone(const Comparison& comparison, Cause cause)
    {
        verifySums(comparison);
        for (const auto& part : comparison.causes) {
            if (part.cause == cause)
                continue;
            const auto words = domain::stableName(part.cause);
            QVERIFY2(near(part.exposure, 0.0), qPrintable(words));
            QVERIFY2(near(part.points, 0.0) && near(part.percent, 0.0), qPrintable(words));
            QVERIFY2(part.topDevices.empty() && part.topCves.empty(), qPrintable(words));
            QVERIFY2(part.findings == 0 && part.devices == 0, qPrintable(words));
        }
    }
    void verifyMirror()
    {
        const auto forward = compared(1, 2);
        const auto backward = compared(2, 1);
        for (const auto& part : forward.causes) {
            const auto& mirrored = share(backward, opposite(part.cause));
            QVERIFY2(near(part.exposure, -mirrored.exposure),
                qPrintable(domain::stableName(part.cause)));
            QVERIFY(near(part.points, -mirrored.points));
            QVERIFY(near(part.percent, -mirrored.percent));
        }
    }
    ExportRows start(std::uint32_t seed = 91, int devices = 50)
    {
        m_workspace = std::make_unique<Workspace>();
        m_workspace->importEpss("CVE-2024-1001,0.5,0.9\nCVE-2024-1002,0.1,0.2\n");
        const ExportRows rows = randomFleet(devices, seed);
        m_workspace->import(rows, first);
        m_workspace->now += 3'600'000;
        return rows;
    }

private slots:
    void cleanup() { m_workspace.reset(); }
    void sumsToTheChangeOfTheScores_data();
    void sumsToTheChangeOfTheScores();
    void sameSnapshotIsEmpty();
    void onlyFixes();
    void onlyNewFindings();
    void anotherVersionWithTheSameCveIsNoChange();
    void onlyJoinsAndLeaves();
    void onlyContext();
    void onlyKnowledge();
    void anotherEpssModelIsAFeedVersion();
    void onlyExceptions();
    void onlyControls();
    void partsOfDevicesSumToTheirCause();
    void missingSnapshotAndCancel();
};

void CompareTest::sumsToTheChangeOfTheScores_data()
{
    QTest::addColumn<std::uint32_t>("seed");
    for (std::uint32_t seed = 1; seed <= 10; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void CompareTest::sumsToTheChangeOfTheScores()
{
    QFETCH(std::uint32_t, seed);
    start(seed, 30 + int(seed) * 3);
    std::mt19937 random(seed);
    const auto file = [&](const QString& id, domain::Justification why, const QStringList& groups,
                          const QString& cve = {}) {
        domain::ExceptionRequest request{id, cve, why, u"c"_s, groups, m_workspace->now + 2 * day};
        return jobs::fileException(m_workspace->context(), request);
    };
    using enum domain::Justification;
    (void)file(u"va-_-vendor1-_-product_1"_s, AlternateMitigation, {u"Servers"_s});
    (void)file(u"va-_-vendor2-_-product_2"_s, ThirdPartyControl, {});
    (void)file(u"sca-_-scid-2001"_s, ThirdPartyControl, {});
    m_workspace->now += (seed % 2 == 0 ? 3 : 1) * day; // they have expired, or not
    if (seed % 3 == 0)
        m_workspace->importKev({u"CVE-2024-1003"_s, u"CVE-2024-1011"_s}, true);
    if (seed % 3 == 1)
        m_workspace->importEpss("CVE-2024-1001,0.2,0.9\nCVE-2024-1009,0.7,0.2\n");
    ExportRows later = randomFleet(36 + int(seed) * 3, seed + 100);
    removeDevice(later, later.machines[0][u"id"_s].toString());
    removeDevice(later, later.machines[1][u"id"_s].toString());
    for (auto& row : later.machines)
        if (random() % 3 != 0)
            row.insert(u"lastSeen"_s, u"2026-08-20T00:00:00Z"_s);
    m_workspace->import(later, "2026-08-25T00:00:00Z");
    (void)file(u"va-_-vendor4-_-product_4"_s, AlternateMitigation, {});
    (void)file(u"va-_-vendor2-_-product_7"_s, FalsePositive, {}, u"CVE-2024-1022"_s);
    const auto comparison = compared();
    verifySums(comparison);
    verifyMirror();
    int moved = 0;
    for (const auto& part : comparison.causes)
        moved += std::abs(part.exposure) > 1e-6 ? 1 : 0;
    QVERIFY2(moved >= 4, qPrintable(QString::number(moved)));
}

void CompareTest::sameSnapshotIsEmpty()
{
    start();
    const auto comparison = compared(1, 0);
    QCOMPARE(comparison.exposureChange, 0.0);
    for (const auto& part : comparison.causes) {
        QCOMPARE(part.exposure, 0.0);
        QCOMPARE(part.percent, 0.0);
        QCOMPARE(part.devices + part.findings + part.cves + part.controls, 0);
        QVERIFY(part.topDevices.empty() && part.topSoftware.empty() && part.topCves.empty());
    }
    QVERIFY(comparison.before.score.has_value());
}

void CompareTest::onlyFixes()
{
    ExportRows rows = start();
    const auto before = rows.findings.size();
    for (std::size_t i = rows.findings.size(); i-- > 0;)
        if (i % 5 == 0)
            rows.findings.erase(rows.findings.begin() + std::ptrdiff_t(i));
    m_workspace->import(rows, second);
    const auto comparison = compared();
    verifyAlone(comparison, Cause::FindingsFixed);
    const auto& fixed = share(comparison, Cause::FindingsFixed);
    QVERIFY(fixed.exposure < -0.01);
    QVERIFY(fixed.findings > 0 && fixed.findings <= qint64(before - rows.findings.size()));
    QVERIFY(fixed.findings > qint64(before - rows.findings.size()) * 8 / 10); // some are inactive
    QVERIFY(fixed.devices > 10 && fixed.cves > 5);
    QCOMPARE(fixed.topDevices.size(), std::size_t(10));
    QVERIFY(fixed.topSoftware.front().id.contains(u"-_-"));
    QVERIFY(fixed.topCves.front().id.startsWith(u"CVE-"));
    QVERIFY(fixed.topDevices.front().part < 0);
    QVERIFY(std::abs(fixed.topCves[0].part) >= std::abs(fixed.topCves[1].part));
    verifyMirror();
}

void CompareTest::onlyNewFindings()
{
    ExportRows rows = start();
    for (std::size_t i = 0; i < 20; ++i) {
        const auto& at = rows.findings[i * 7];
        rows.findings.push_back(with(at, {{u"cveId"_s, u"CVE-2026-%1"_s.arg(5000 + i % 4)}}));
    }
    m_workspace->import(rows, second);
    const auto comparison = compared();
    verifyAlone(comparison, Cause::NewFindings);
    QVERIFY(share(comparison, Cause::NewFindings).exposure > 0.01);
    QCOMPARE(share(comparison, Cause::NewFindings).cves, 4);
}

void CompareTest::anotherVersionWithTheSameCveIsNoChange()
{
    ExportRows rows = start();
    const QString moved = rows.findings.front()[u"deviceId"_s].toString();
    for (auto* list : {&rows.findings, &rows.inventory})
        for (auto& row : *list)
            if (row[u"deviceId"_s].toString() == moved)
                row.insert(
                    u"softwareVersion"_s, u"%1.1"_s.arg(row[u"softwareVersion"_s].toString()));
    m_workspace->import(rows, second);
    const auto comparison = compared();
    verifySums(comparison);
    for (const auto& part : comparison.causes)
        QCOMPARE(part.findings, 0);
    QVERIFY(near(comparison.exposureChange, 0.0));
}

void CompareTest::onlyJoinsAndLeaves()
{
    ExportRows rows = start();
    domain::ExceptionRequest request{u"va-_-vendor4-_-product_4"_s, {},
        domain::Justification::AlternateMitigation, u"c"_s, {}, m_workspace->now + 30 * day};
    must(jobs::fileException(m_workspace->context(), request));
    m_workspace->now += 1000;
    const auto add = [&](const QString& id) {
        rows.machines.push_back(machine(id, u"A new group"_s));
        const QString like = rows.findings.front()[u"deviceId"_s].toString();
        const auto findings = rows.findings; // the same software as another device
        for (const auto& row : findings)
            if (row[u"deviceId"_s].toString() == like)
                rows.findings.push_back(with(row, {{u"deviceId"_s, id}}));
        rows.controls.push_back(
            control(id, u"scid-2001"_s, false, {{u"configurationImpact"_s, 2}}));
    };
    add(u"joined1"_s);
    add(u"joined2"_s);
    m_workspace->import(rows, second);
    const auto joins = compared();
    verifyAlone(joins, Cause::DeviceJoined);
    QCOMPARE(share(joins, Cause::DeviceJoined).devices, 2);
    QVERIFY(std::abs(share(joins, Cause::DeviceJoined).exposure) > 1e-6);
    verifyMirror();
    const auto leaves = compared(2, 1);
    QCOMPARE(share(leaves, Cause::DeviceLeft).devices, 2);
    QVERIFY(near(share(leaves, Cause::DeviceLeft).exposure, -joins.exposureChange));
}

void CompareTest::onlyContext()
{
    ExportRows rows = start();
    for (std::size_t i = 0; i < 6; ++i)
        rows.machines[i].insert(
            u"isInternetFacing"_s, !rows.machines[i][u"isInternetFacing"_s].toBool());
    for (std::size_t i = 6; i < 9; ++i)
        rows.machines[i].insert(u"deviceValue"_s, u"High"_s);
    rows.alerts.push_back(
        alert(u"new"_s, rows.machines[10][u"id"_s].toString(), {{u"title"_s, u"CVE-2024-1001"_s}}));
    rows.machines[12].insert(u"lastSeen"_s, u"2026-05-02T00:00:00Z"_s);
    m_workspace->import(rows, second);
    const auto comparison = compared();
    verifyAlone(comparison, Cause::DeviceContext);
    QVERIFY(share(comparison, Cause::DeviceContext).devices >= 6); // some had that context
    verifyMirror();
}

void CompareTest::onlyKnowledge()
{
    const ExportRows rows = start();
    m_workspace->import(rows, "2026-08-01T01:00:00Z");
    m_workspace->importKev({u"CVE-2024-1003"_s});
    m_workspace->importEpss(
        "CVE-2024-1001,0.9,0.9\nCVE-2024-1002,0.1,0.2\nCVE-2024-1005,0.3,0.2\n");
    const auto comparison = compared();
    verifyAlone(comparison, Cause::Knowledge);
    QVERIFY(share(comparison, Cause::Knowledge).exposure > 0.01);
    QCOMPARE(share(comparison, Cause::Knowledge).cves, 3);
}

void CompareTest::anotherEpssModelIsAFeedVersion()
{
    const ExportRows rows = start();
    m_workspace->import(rows, "2026-08-01T01:00:00Z");
    m_workspace->importFeed("#model_version:v2027.01.01,score_date:2026-08-01T00:00:00+0000\n"
                            "cve,epss,percentile\nCVE-2024-1001,0.9,0.9\nCVE-2024-1002,0.2,0.2\n");
    const auto comparison = compared();
    verifyAlone(comparison, Cause::ModelOrFeed);
    QVERIFY(share(comparison, Cause::ModelOrFeed).exposure > 0.01);
    QVERIFY(comparison.before.epssVersion != comparison.after.epssVersion);
}

void CompareTest::onlyExceptions()
{
    const ExportRows rows = start();
    m_workspace->import(rows, "2026-08-01T01:00:00Z");
    domain::ExceptionRequest request{u"va-_-vendor4-_-product_4"_s, {},
        domain::Justification::AlternateMitigation, u"c"_s, {}, m_workspace->now + 5 * day};
    must(jobs::fileException(m_workspace->context(), request));
    request.recommendation = u"sca-_-scid-2003"_s;
    must(jobs::fileException(m_workspace->context(), request));
    const auto filed = compared();
    verifyAlone(filed, Cause::ExceptionFiled);
    QVERIFY(share(filed, Cause::ExceptionFiled).exposure < -0.01);
    QVERIFY(share(filed, Cause::ExceptionFiled).points > 0.0);
    QVERIFY(share(filed, Cause::ExceptionFiled).controls == 1);
    verifyMirror();
    m_workspace->now += 6 * day;
    m_workspace->import(rows, "2026-08-01T02:00:00Z");
    const auto ended = compared(2, 3);
    verifySums(ended, 2, 3);
    QVERIFY(share(ended, Cause::ExceptionEnded).exposure > 0.01);
    for (const auto& part : ended.causes)
        QVERIFY(part.cause == Cause::ExceptionEnded || near(part.exposure, 0.0));
}

void CompareTest::onlyControls()
{
    ExportRows rows = start();
    for (std::size_t i = 0; i < rows.controls.size(); i += 4)
        rows.controls[i].insert(u"isCompliant"_s, true);
    m_workspace->import(rows, second);
    const auto comparison = compared();
    verifySums(comparison);
    const auto& fixed = share(comparison, Cause::FindingsFixed);
    QVERIFY(fixed.points > 0.1);
    QVERIFY(near(fixed.points, comparison.pointsChange));
    QVERIFY(near(fixed.percent, comparison.percentChange));
    QVERIFY(fixed.controls > 0 && !fixed.topControls.empty());
    double parts = 0.0;
    for (const auto& part : fixed.topControls)
        parts += part.part;
    QVERIFY(near(parts, fixed.points)); // six controls: none is cut off
}

void CompareTest::partsOfDevicesSumToTheirCause()
{
    start(17, 9); // so few devices that none is cut off
    ExportRows later = randomFleet(9, 18);
    later.machines.erase(later.machines.begin());
    m_workspace->import(later, "2026-08-25T00:00:00Z");
    for (const auto& part : compared().causes) {
        double devices = 0.0;
        for (const auto& device : part.topDevices)
            devices += device.part;
        QVERIFY2(near(devices, part.exposure), qPrintable(domain::stableName(part.cause)));
    }
}

void CompareTest::missingSnapshotAndCancel()
{
    start();
    const auto missing = jobs::compareSnapshots(m_workspace->context(), 1, 9);
    QVERIFY(!missing);
    QCOMPARE(missing.error().kind, base::Error::Kind::NotFound);
    QVERIFY(missing.error().message.contains(u'9'));
    m_workspace->stop.request_stop();
    const auto cancelled = jobs::compareSnapshots(m_workspace->context(), 1, 1);
    QVERIFY(!cancelled);
    QCOMPARE(cancelled.error().kind, base::Error::Kind::Cancelled);
}

QTEST_GUILESS_MAIN(CompareTest)
#include "tst_compare.moc"
