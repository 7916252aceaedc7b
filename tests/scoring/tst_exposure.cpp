// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Fleets small enough to compute by hand. Weights are t * i of each CVE.
#include "scoring/exposure/fleet.h"

#include "tests/scoring/fleetbuilder.h"

#include <QTest>

#include <array>
#include <cmath>
#include <numeric>

using namespace parapet::scoring;
using parapet::scoring::testing::TestFleet;

namespace {

bool near(double a, double b)
{
    return std::abs(a - b) <= 1e-12;
}

/// Three CVEs of hazard 0.5 each; nothing installed yet.
TestFleet halfHazards(std::uint32_t cves = 3, std::uint32_t products = 3)
{
    TestFleet fleet;
    fleet.cves.assign(cves, CveWeight{0.5, 1.0});
    fleet.productCount = products;
    return fleet;
}

WhatIf removing(TestFleet& fleet, std::vector<std::uint32_t> products)
{
    const FleetInput input = fleet.input();
    return whatIf(input, assessFleet(input), products);
}

} // namespace

class TestExposure : public QObject
{
    Q_OBJECT
private slots:
    void noDevices();
    void noDeviceWithData();
    void cleanDeviceScoresZero();
    void findingIsData();
    void hazardOfOneFinding();
    void cveCountsOnceOnADevice();
    void weightedMean();
    void levelsAndCounts();
    void percentileByNearestRank();
    void impactOfOneProduct();
    void twoCarriersCloseOnlyTogether();
    void notClosableKeepsTheCve();
    void sameProductTwice();
    void whatIfCounts();
    void whatIfLevels();
    void whatIfIgnoresUnknownAndRepeatedProducts();
    void whatIfWithoutScore();
    void attributionByHand();
    void explainsADevice();
    void scoreOfAGroup();
    void stops();
};

void TestExposure::noDevices()
{
    TestFleet fleet = halfHazards();
    const FleetInput input = fleet.input();
    const FleetExposure exposure = assessFleet(input);
    QVERIFY(!exposure.score);
    QVERIFY(!exposure.p95);
    QCOMPARE(exposure.withData, 0U);
    QCOMPARE(exposure.productImpact, (std::vector<double>{0.0, 0.0, 0.0}));
    const Attribution parts = attribute(input, exposure);
    QCOMPARE(parts.byCve, (std::vector<double>{0.0, 0.0, 0.0}));
    QVERIFY(parts.byDevice.empty());
    QVERIFY(explainDevice(input, exposure, 0).empty());
}

void TestExposure::noDeviceWithData()
{
    TestFleet fleet = halfHazards();
    fleet.devices = {{.hasData = false}, {.hasData = false}};
    const FleetInput input = fleet.input();
    const FleetExposure exposure = assessFleet(input);
    QVERIFY(!exposure.score);
    QCOMPARE(exposure.weightSum, 0.0);
    QCOMPARE(exposure.devices.size(), std::size_t{2});
    QVERIFY(!exposure.devices[0].exposure);
    QCOMPARE(exposure.devices[0].level, ExposureLevel::NoData);
    QCOMPARE(exposure.low + exposure.medium + exposure.high, 0U);
}

void TestExposure::cleanDeviceScoresZero()
{
    TestFleet fleet = halfHazards();
    fleet.devices = {{}};
    const FleetExposure exposure = assessFleet(fleet.input());
    QCOMPARE(exposure.score, std::optional(0.0));
    QCOMPARE(exposure.p95, std::optional(0.0));
    QCOMPARE(exposure.devices[0].level, ExposureLevel::Low);
    QCOMPARE(exposure.low, 1U);
}

void TestExposure::findingIsData()
{
    TestFleet fleet = halfHazards();
    fleet.devices = {{.hasData = false, .findings = {{0, 0}}}};
    const FleetExposure exposure = assessFleet(fleet.input());
    QCOMPARE(exposure.score, std::optional(20.0));
    QCOMPARE(exposure.withData, 1U);
}

void TestExposure::hazardOfOneFinding()
{
    TestFleet fleet;
    fleet.cves = {{0.6, 0.98}};
    fleet.productCount = 1;
    fleet.devices = {{.findings = {{0, 0}}}, {.context = 2.25, .findings = {{0, 0}}},
        {.context = 1.5, .findings = {{0, 0}}, .alertedCves = {0}},
        {.findings = {{0, 0}}, .alertedCves = {7}}};
    const FleetInput input = fleet.input();
    QVERIFY(near(hazardOf(input, input.devices[0], 0), 0.588));
    QVERIFY(near(hazardOf(input, input.devices[1], 0), 1.323));
    QVERIFY(near(hazardOf(input, input.devices[2], 0), 1.3965)); // 1.5 * 0.95 * 0.98
    QVERIFY(near(hazardOf(input, input.devices[3], 0), 0.588));
    const FleetExposure exposure = assessFleet(input);
    QVERIFY(near(*exposure.devices[0].exposure, 58.8 / 2.588));
    QVERIFY(near(*exposure.devices[1].exposure, 132.3 / 3.323));
    QVERIFY(near(*exposure.devices[2].exposure, 139.65 / 3.3965));
}

void TestExposure::cveCountsOnceOnADevice()
{
    TestFleet fleet = halfHazards();
    fleet.devices = {{.findings = {{0, 0}, {0, 1}, {0, 2}, {1, 0}}}};
    const FleetExposure exposure = assessFleet(fleet.input());
    QCOMPARE(exposure.devices[0].cves, 2U);
    QCOMPARE(exposure.devices[0].hazard.value(), 1.0);
    QVERIFY(near(*exposure.score, 100.0 / 3.0));
}

void TestExposure::weightedMean()
{
    TestFleet fleet = halfHazards(4);
    fleet.devices = {{.weight = 5.0, .findings = {{0, 0}, {1, 0}, {2, 0}, {3, 0}}}, // R 50
        {.weight = 0.75, .findings = {{0, 0}}}, // R 20
        {.weight = 1.0}, // R 0
        {.weight = 5.0, .hasData = false}};
    const FleetExposure exposure = assessFleet(fleet.input());
    QCOMPARE(exposure.weightSum, 6.75);
    QVERIFY(near(*exposure.score, (250.0 + 15.0) / 6.75));
    QCOMPARE(exposure.withData, 3U);
    QCOMPARE(exposure.productDevices, (std::vector<std::uint32_t>{2, 0, 0}));
}

void TestExposure::levelsAndCounts()
{
    TestFleet fleet;
    fleet.cves = {{1.0, 1.0}, {1.0, 1.0}, {0.5, 1.0}, {0.25, 1.0}};
    fleet.productCount = 1;
    fleet.devices = {{.context = 2.25, .findings = {{0, 0}, {1, 0}, {2, 0}}}, // H 5.625: 73.8
        {.findings = {{0, 0}}}, // H 1: 33.3
        {.findings = {{2, 0}}}, // H 0.5: 20
        {.findings = {{3, 0}}}, {.hasData = false}};
    const FleetExposure exposure = assessFleet(fleet.input());
    QCOMPARE(exposure.high, 1U);
    QCOMPARE(exposure.medium, 1U);
    QCOMPARE(exposure.low, 2U);
    QCOMPARE(exposure.withData, 4U);
    QCOMPARE(exposure.devices[0].level, ExposureLevel::High);
    QCOMPARE(exposure.devices[4].level, ExposureLevel::NoData);
}

void TestExposure::percentileByNearestRank()
{
    TestFleet fleet;
    fleet.productCount = 1;
    const auto p95Of = [&fleet](std::uint32_t count) {
        fleet.cves.clear();
        fleet.devices = {{.hasData = false}};
        for (std::uint32_t i = count; i >= 1; --i) { // device of hazard i / 1000
            fleet.devices.push_back(
                {.findings = {{static_cast<std::uint32_t>(fleet.cves.size()), 0}}});
            fleet.cves.push_back({i / 1000.0, 1.0});
        }
        return *assessFleet(fleet.input()).p95;
    };
    const auto exposureOf = [](std::uint32_t i) { return exposureOfHazard(i / 1000.0, {}); };
    QCOMPARE(p95Of(1), exposureOf(1));
    QCOMPARE(p95Of(2), exposureOf(2));
    QCOMPARE(p95Of(19), exposureOf(19));
    QCOMPARE(p95Of(20), exposureOf(19));
    QCOMPARE(p95Of(21), exposureOf(20));
    QCOMPARE(p95Of(100), exposureOf(95));
    QCOMPARE(p95Of(101), exposureOf(96));
}

void TestExposure::impactOfOneProduct()
{
    TestFleet fleet = halfHazards();
    fleet.devices = {{.weight = 5.0, .findings = {{0, 0}, {1, 1}, {2, 1}}}, // H 1.5, R 300/7
        {.findings = {{0, 0}}}}; // H 0.5, R 20
    const FleetInput input = fleet.input();
    const FleetExposure exposure = assessFleet(input);
    const double now = 300.0 / 7.0;
    QVERIFY(near(*exposure.score, (5.0 * now + 20.0) / 6.0));
    // Product 0 leaves H 1 (R 100/3) and H 0; product 1 leaves H 0.5 on the first device.
    QVERIFY(near(exposure.productImpact[0], (5.0 * (now - 100.0 / 3.0) + 20.0) / 6.0));
    QVERIFY(near(exposure.productImpact[1], 5.0 * (now - 20.0) / 6.0));
    QCOMPARE(exposure.productImpact[2], 0.0);
    QCOMPARE(exposure.productDevices, (std::vector<std::uint32_t>{2, 1, 0}));
}

void TestExposure::twoCarriersCloseOnlyTogether()
{
    TestFleet fleet = halfHazards();
    fleet.devices = {{.findings = {{0, 0}, {0, 1}}}};
    const FleetExposure exposure = assessFleet(fleet.input());
    QCOMPARE(exposure.productImpact[0], 0.0);
    QCOMPARE(exposure.productImpact[1], 0.0);
    QCOMPARE(removing(fleet, {0}).impact, 0.0);
    QCOMPARE(removing(fleet, {0}).findingsClosed, std::uint64_t{1});
    QCOMPARE(removing(fleet, {0}).cvesClosed, 0U);
    const WhatIf both = removing(fleet, {1, 0});
    QVERIFY(near(both.impact, 20.0));
    QCOMPARE(both.after, std::optional(0.0));
    QCOMPARE(both.cvesClosed, 1U);
    QCOMPARE(both.findingsClosed, std::uint64_t{2});
}

void TestExposure::notClosableKeepsTheCve()
{
    TestFleet fleet = halfHazards();
    fleet.devices = {
        {.findings = {{0, 0, false}, {1, 0, true}}}, {.findings = {{0, 0, true}, {0, 1, false}}}};
    const FleetExposure exposure = assessFleet(fleet.input());
    // Device one: H 1 to 0.5; device two keeps its CVE.
    QVERIFY(near(exposure.productImpact[0], (100.0 / 3.0 - 20.0) / 2.0));
    QCOMPARE(exposure.productImpact[1], 0.0);
    const WhatIf all = removing(fleet, {0, 1, 2});
    QVERIFY(near(all.impact, (100.0 / 3.0 - 20.0) / 2.0));
    QCOMPARE(all.findingsClosed, std::uint64_t{2});
    QCOMPARE(all.cvesClosed, 1U);
    QCOMPARE(all.devices.size(), std::size_t{1});
}

void TestExposure::sameProductTwice()
{
    // Two versions of one product: one carrier; it closes the CVE only if both close.
    TestFleet fleet = halfHazards();
    fleet.devices = {{.findings = {{0, 1, true}, {0, 1, true}, {1, 1, true}, {1, 1, false}}}};
    const FleetInput input = fleet.input();
    const FleetExposure exposure = assessFleet(input);
    QCOMPARE(exposure.devices[0].cves, 2U);
    QVERIFY(near(exposure.productImpact[1], 100.0 / 3.0 - 20.0));
    QCOMPARE(exposure.productDevices[1], 1U);
    const std::vector<Part> parts = explainDevice(input, exposure, 0);
    QCOMPARE(parts[0].products, std::vector<std::uint32_t>{1});
    QVERIFY(near(attribute(input, exposure).byProduct[1], *exposure.score));
}

void TestExposure::whatIfCounts()
{
    TestFleet fleet = halfHazards();
    fleet.devices = {{.findings = {{0, 0}}}, {.findings = {{0, 1}, {1, 0}, {2, 0}}},
        {.findings = {{2, 2}}}, {.hasData = false}};
    const WhatIf result = removing(fleet, {0});
    // CVE 0 stays on device 1, CVE 2 on device 2; only CVE 1 is gone everywhere.
    QCOMPARE(result.cvesClosed, 1U);
    QCOMPARE(result.findingsClosed, std::uint64_t{3});
    QCOMPARE(result.devices.size(), std::size_t{2});
    QCOMPARE(result.devices[0].device, 1U); // 300/7 to 20, the larger drop
    QVERIFY(near(result.devices[0].before, 300.0 / 7.0));
    QCOMPARE(result.devices[0].after, 20.0);
    QCOMPARE(result.devices[1].device, 0U);
    QCOMPARE(result.devices[1].before, 20.0);
    QCOMPARE(result.devices[1].after, 0.0);
    QVERIFY(near(*result.before, (20.0 + 300.0 / 7.0 + 20.0) / 3.0));
    QVERIFY(near(*result.after, 40.0 / 3.0));
    QVERIFY(near(result.impact, *result.before - *result.after));
}

void TestExposure::whatIfLevels()
{
    TestFleet fleet = halfHazards(12, 3);
    std::vector<OpenFinding> many; // H 6, R 75
    for (std::uint32_t cve = 0; cve < 12; ++cve)
        many.push_back({cve, cve < 4 ? 0U : (cve < 11 ? 1U : 2U)});
    fleet.devices = {
        {.findings = many}, {.findings = {{0, 0}, {1, 0}, {2, 2}}}, {.findings = {{0, 2}}}};
    const WhatIf some = removing(fleet, {0}); // 75 -> 66.7 and 42.9 -> 20
    QCOMPARE(some.leavingHigh, 1U);
    QCOMPARE(some.leavingMedium, 1U);
    const WhatIf most = removing(fleet, {0, 1}); // 75 -> 20 leaves High, was never Medium
    QCOMPARE(most.leavingHigh, 1U);
    QCOMPARE(most.leavingMedium, 1U);
    const WhatIf little = removing(fleet, {2}); // 75 -> 73.3 stays; 42.9 -> 33.3 stays
    QCOMPARE(little.leavingHigh, 0U);
    QCOMPARE(little.leavingMedium, 0U);
    QCOMPARE(little.devices.size(), std::size_t{3});
}

void TestExposure::whatIfIgnoresUnknownAndRepeatedProducts()
{
    TestFleet fleet = halfHazards();
    fleet.devices = {{.findings = {{0, 0}}}};
    QCOMPARE(removing(fleet, {0, 0, 99, 0}).impact, removing(fleet, {0}).impact);
    const WhatIf nothing = removing(fleet, {});
    QCOMPARE(nothing.impact, 0.0);
    QCOMPARE(nothing.after, nothing.before);
    QVERIFY(nothing.devices.empty());
}

void TestExposure::whatIfWithoutScore()
{
    TestFleet fleet = halfHazards();
    fleet.devices = {{.hasData = false}};
    const WhatIf result = removing(fleet, {0});
    QVERIFY(!result.before);
    QVERIFY(!result.after);
    QCOMPARE(result.impact, 0.0);
}

void TestExposure::attributionByHand()
{
    TestFleet fleet = halfHazards();
    fleet.devices = {{.weight = 3.0, .findings = {{0, 0}, {0, 1}, {1, 1}}}, // R 100/3
        {.findings = {{2, 2}}}, {.weight = 9.0, .hasData = false}};
    const FleetInput input = fleet.input();
    const Attribution parts = attribute(input, assessFleet(input));
    QVERIFY(near(parts.byCve[0], 0.75 * 50.0 / 3.0));
    QVERIFY(near(parts.byCve[1], 0.75 * 50.0 / 3.0));
    QVERIFY(near(parts.byCve[2], 5.0));
    QVERIFY(near(parts.byProduct[0], 0.75 * 25.0 / 3.0));
    QVERIFY(near(parts.byProduct[1], 0.75 * 75.0 / 3.0));
    QVERIFY(near(parts.byProduct[2], 5.0));
    QVERIFY(near(parts.byDevice[0], 25.0));
    QVERIFY(near(parts.byDevice[1], 5.0));
    QCOMPARE(parts.byDevice[2], 0.0);
}

void TestExposure::explainsADevice()
{
    TestFleet fleet;
    fleet.cves = {{0.2, 0.5}, {0.8, 1.0}, {0.2, 0.5}};
    fleet.productCount = 2;
    fleet.devices = {{.findings = {{0, 0}, {1, 0}, {1, 1}, {2, 1}}}, {.hasData = false}};
    const FleetInput input = fleet.input();
    const FleetExposure exposure = assessFleet(input);
    const std::vector<Part> parts = explainDevice(input, exposure, 0);
    QCOMPARE(parts.size(), std::size_t{3});
    QCOMPARE(parts[0].cve, 1U);
    QCOMPARE(parts[1].cve, 0U); // equal parts: the smaller index first
    QCOMPARE(parts[2].cve, 2U);
    QVERIFY(near(parts[0].hazard, 0.8));
    QVERIFY(near(parts[0].ofDevice, 100.0 / 3.0 * 0.8));
    QVERIFY(near(parts[0].ofScore, parts[0].ofDevice));
    QCOMPARE(parts[0].products, (std::vector<std::uint32_t>{0, 1}));
    QVERIFY(explainDevice(input, exposure, 1).empty());
    QVERIFY(explainDevice(input, exposure, 2).empty());
}

void TestExposure::scoreOfAGroup()
{
    TestFleet fleet = halfHazards();
    fleet.devices = {{.weight = 3.0, .findings = {{0, 0}}}, {}, {.hasData = false},
        {.weight = 5.0, .findings = {{0, 0}, {1, 0}}}};
    const FleetInput input = fleet.input();
    const FleetExposure exposure = assessFleet(input);
    const auto score = [&](std::vector<std::uint32_t> devices) {
        return scoreOf(input, exposure, devices);
    };
    QCOMPARE(score({0, 1, 2, 3}), exposure.score);
    QCOMPARE(score({3, 1, 0}), exposure.score);
    QVERIFY(near(*score({0, 1}), 15.0));
    QCOMPARE(score({1}), std::optional(0.0));
    QVERIFY(!score({2}));
    QVERIFY(!score({}));
    QVERIFY(!score({99}));
}

void TestExposure::stops()
{
    TestFleet fleet = halfHazards();
    fleet.devices = {{.findings = {{0, 0}}}};
    const FleetExposure stopped = assessFleet(fleet.input(), [] { return true; });
    QVERIFY(!stopped.score);
    QVERIFY(stopped.devices.empty());
    QVERIFY(assessFleet(fleet.input(), [] { return false; }).score.has_value());
}

QTEST_APPLESS_MAIN(TestExposure)
#include "tst_exposure.moc"
