// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/exposure/fleet.h"

#include "tests/scoring/fleetbuilder.h"
#include "tests/scoring/reference.h"

#include <QTest>

#include <bit>
#include <numeric>

using namespace parapet::scoring;
using namespace parapet::scoring::testing;

namespace {

bool sameBits(double a, double b)
{
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

std::vector<std::int32_t> ranksInOrder(std::uint32_t productCount)
{
    std::vector<std::int32_t> rank(productCount);
    std::iota(rank.begin(), rank.end(), 0);
    return rank;
}

std::vector<PlanStep> planOf(
    TestFleet& fleet, std::uint32_t budget, const std::vector<std::int32_t>& rank)
{
    const FleetInput input = fleet.input();
    return plan(input, assessFleet(input), budget, rank);
}

TestFleet fleetOf(std::vector<CveWeight> cves, std::uint32_t products,
    std::vector<std::vector<OpenFinding>> devices)
{
    TestFleet fleet;
    fleet.cves = std::move(cves);
    fleet.productCount = products;
    for (std::vector<OpenFinding>& findings : devices)
        fleet.devices.push_back({.findings = std::move(findings)});
    return fleet;
}

/// Every step against all other steps that greedy could have taken.
bool isGreedy(const TestFleet& fleet, const std::vector<PlanStep>& steps)
{
    Products taken;
    for (const PlanStep& step : steps) {
        const long double gain = referenceGain(fleet, taken, step.product);
        if (taken.contains(step.product) || !close(step.impact, gain))
            return false;
        for (std::uint32_t other = 0; other < fleet.productCount; ++other) {
            if (!taken.contains(other) && referenceGain(fleet, taken, other) > gain + 1e-11L)
                return false;
        }
        taken.insert(step.product);
        if (!close(step.after, *referenceScore(fleet, taken)))
            return false;
    }
    return true;
}

} // namespace

class TestPlan : public QObject
{
    Q_OBJECT
private slots:
    void nothingToPlan();
    void takesTheLargestGainFirst();
    void tiesGoToTheSmallerRank();
    void excludedProducts();
    void gainsGrowAsOthersAreTaken();
    void carriersBecomeWorthwhileInTurn();
    void stopsWhereNothingGains();
    void threeCarriers();
    void equalsBruteForce();
    void agreesWithWhatIfToTheBit();
    void deviceOrderChangesNoBit();
    void stops();
};

void TestPlan::nothingToPlan()
{
    TestFleet empty = fleetOf({{0.5, 1.0}}, 1, {});
    QVERIFY(planOf(empty, 5, {0}).empty());
    TestFleet clean = fleetOf({{0.5, 1.0}}, 1, {{}});
    QVERIFY(planOf(clean, 5, {0}).empty());
    TestFleet some = fleetOf({{0.5, 1.0}}, 1, {{{0, 0}}});
    QVERIFY(planOf(some, 0, {0}).empty());
    TestFleet stuck = fleetOf({{0.5, 1.0}}, 1, {{{0, 0, false}}});
    QVERIFY(planOf(stuck, 5, {0}).empty());
    TestFleet harmless = fleetOf({{0.0, 1.0}}, 1, {{{0, 0}}});
    QVERIFY(planOf(harmless, 5, {0}).empty());
}

void TestPlan::takesTheLargestGainFirst()
{
    TestFleet fleet = fleetOf({{0.5, 1.0}, {1.0, 1.0}}, 2, {{{0, 0}}, {{1, 1}}});
    const auto steps = planOf(fleet, 5, {0, 1});
    QCOMPARE(steps.size(), std::size_t{2});
    QCOMPARE(steps[0].product, 1U);
    QVERIFY(close(steps[0].impact, 100.0L / 6));
    QVERIFY(close(steps[0].after, 10.0L));
    QCOMPARE(steps[1].product, 0U);
    QVERIFY(close(steps[1].impact, 10.0L));
    QCOMPARE(steps[1].after, 0.0);
    QCOMPARE(planOf(fleet, 1, {0, 1}).size(), std::size_t{1});
}

void TestPlan::tiesGoToTheSmallerRank()
{
    TestFleet fleet =
        fleetOf({{0.5, 1.0}, {0.5, 1.0}, {0.5, 1.0}}, 3, {{{0, 0}}, {{1, 1}}, {{2, 2}}});
    const auto steps = planOf(fleet, 3, {7, 3, 5});
    QCOMPARE(steps.size(), std::size_t{3});
    QCOMPARE(steps[0].product, 1U);
    QCOMPARE(steps[1].product, 2U);
    QCOMPARE(steps[2].product, 0U);
    QCOMPARE(planOf(fleet, 1, {4, 4, 4})[0].product, 0U);
}

void TestPlan::excludedProducts()
{
    TestFleet fleet = fleetOf(
        {{0.5, 1.0}, {0.9, 1.0}, {0.4, 1.0}}, 3, {{{0, 0}, {1, 1}, {2, 0}, {2, 1}}, {{0, 2}}});
    const auto steps = planOf(fleet, 9, {0, -1});
    // Product 1 is excluded and product 2 has no rank: CVE 2 keeps its second carrier.
    QCOMPARE(steps.size(), std::size_t{1});
    QCOMPARE(steps[0].product, 0U);
    QVERIFY(close(steps[0].after, *referenceScore(fleet, {0})));
    QVERIFY(planOf(fleet, 9, {}).empty());
}

void TestPlan::gainsGrowAsOthersAreTaken()
{
    // Product 1 gains more after product 0 than before it, overtaking product 2: a stale gain
    // would have put product 2 second.
    TestFleet fleet =
        fleetOf({{1.0, 1.0}, {1.0, 1.0}, {1.0, 1.0}, {1.0, 1.0}, {0.8, 1.0}, {0.28, 1.0}}, 3,
            {{{0, 0}, {1, 0}, {2, 0}, {3, 0}, {4, 1}}, {{5, 2}}});
    const FleetExposure exposure = assessFleet(fleet.input());
    QVERIFY(exposure.productImpact[2] > exposure.productImpact[1]);
    const auto steps = planOf(fleet, 3, {0, 1, 2});
    QCOMPARE(steps[0].product, 0U);
    QCOMPARE(steps[1].product, 1U);
    QCOMPARE(steps[2].product, 2U);
    QVERIFY(steps[1].impact > exposure.productImpact[1]);
    QVERIFY(isGreedy(fleet, steps));
}

void TestPlan::carriersBecomeWorthwhileInTurn()
{
    // Product 1 alone closes nothing; once product 0 is gone it closes CVE 0.
    TestFleet fleet = fleetOf({{1.0, 1.0}, {0.1, 1.0}}, 2, {{{0, 0}, {0, 1}, {1, 0}}});
    QCOMPARE(assessFleet(fleet.input()).productImpact[1], 0.0);
    const auto steps = planOf(fleet, 5, {1, 0});
    QCOMPARE(steps.size(), std::size_t{2});
    QCOMPARE(steps[0].product, 0U);
    QCOMPARE(steps[1].product, 1U);
    QVERIFY(close(steps[1].impact, 100.0L / 3));
    QCOMPARE(steps[1].after, 0.0);
}

void TestPlan::stopsWhereNothingGains()
{
    TestFleet pair = fleetOf({{1.0, 1.0}}, 2, {{{0, 0}, {0, 1}}});
    QVERIFY(planOf(pair, 5, {0, 1}).empty());
}

void TestPlan::threeCarriers()
{
    TestFleet fleet = fleetOf({{0.5, 1.0}, {0.3, 1.0}, {0.2, 1.0}, {0.1, 1.0}}, 3,
        {{{0, 0}, {0, 1}, {0, 2}, {1, 0}, {2, 1}, {3, 2}}, {{0, 0}, {0, 2}}});
    const auto steps = planOf(fleet, 3, ranksInOrder(3));
    QCOMPARE(steps.size(), std::size_t{3});
    QVERIFY(isGreedy(fleet, steps));
    QCOMPARE(steps[2].after, 0.0);
}

void TestPlan::equalsBruteForce()
{
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        RandomShape shape;
        shape.devices = static_cast<std::uint32_t>(1 + seed % 12);
        shape.products = static_cast<std::uint32_t>(2 + seed % 6);
        shape.cves = static_cast<std::uint32_t>(4 + seed % 20);
        shape.findings = 20; // few CVEs over few products: many carriers together
        TestFleet fleet = randomFleet(seed, shape);
        const auto steps = planOf(fleet, shape.products, ranksInOrder(shape.products));
        QVERIFY2(isGreedy(fleet, steps), qPrintable(QString::number(seed)));
        Products taken;
        for (const PlanStep& step : steps)
            taken.insert(step.product);
        for (std::uint32_t product = 0; product < shape.products; ++product) {
            if (!taken.contains(product))
                QVERIFY(close(referenceGain(fleet, taken, product), 0.0L));
        }
    }
}

void TestPlan::agreesWithWhatIfToTheBit()
{
    for (std::uint64_t seed = 100; seed < 120; ++seed) {
        TestFleet fleet = randomFleet(seed, {.devices = 40, .cves = 60, .products = 12});
        const FleetInput input = fleet.input();
        const FleetExposure exposure = assessFleet(input);
        const auto steps = plan(input, exposure, 12, ranksInOrder(12));
        std::vector<std::uint32_t> taken;
        double sum = 0.0;
        for (const PlanStep& step : steps) {
            taken.push_back(step.product);
            sum += step.impact;
            const WhatIf sofar = whatIf(input, exposure, taken);
            QVERIFY(sameBits(step.after, *sofar.after));
            QVERIFY(close(sum, sofar.impact));
        }
        QVERIFY(!steps.empty());
        QVERIFY(sameBits(steps[0].impact, exposure.productImpact[steps[0].product]));
    }
}

void TestPlan::deviceOrderChangesNoBit()
{
    Random random(80);
    for (std::uint64_t seed = 200; seed < 220; ++seed) {
        TestFleet fleet = randomFleet(seed, {.devices = 40, .cves = 30, .products = 10});
        const auto first = planOf(fleet, 10, ranksInOrder(10));
        std::ranges::shuffle(fleet.devices, random);
        const auto again = planOf(fleet, 10, ranksInOrder(10));
        QCOMPARE(first.size(), again.size());
        for (std::size_t i = 0; i < first.size(); ++i) {
            QCOMPARE(first[i].product, again[i].product);
            QVERIFY(sameBits(first[i].impact, again[i].impact));
            QVERIFY(sameBits(first[i].after, again[i].after));
        }
    }
}

void TestPlan::stops()
{
    TestFleet fleet = randomFleet(1);
    const FleetInput input = fleet.input();
    const FleetExposure exposure = assessFleet(input);
    const auto rank = ranksInOrder(fleet.productCount);
    QVERIFY(plan(input, exposure, 5, rank, [] { return true; }).empty());
    int asked = 0;
    QVERIFY(plan(input, exposure, 5, rank, [&asked] { return ++asked > 2; }).empty());
    QCOMPARE(plan(input, exposure, 3, rank, [] { return false; }).size(), std::size_t{3});
}

QTEST_APPLESS_MAIN(TestPlan)
#include "tst_plan.moc"
