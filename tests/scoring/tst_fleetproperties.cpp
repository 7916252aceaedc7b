// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Random fleets against the plain reference, and what must hold to the last bit.
#include "scoring/exposure/fleet.h"

#include "tests/scoring/fleetbuilder.h"
#include "tests/scoring/reference.h"

#include <QTest>

#include <algorithm>
#include <bit>
#include <numeric>

using namespace parapet::scoring;
using namespace parapet::scoring::testing;

namespace {

constexpr std::uint64_t seeds = 60;

bool sameBits(double a, double b)
{
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

bool sameBits(const std::vector<double>& a, const std::vector<double>& b)
{
    return std::ranges::equal(a, b, [](double x, double y) { return sameBits(x, y); });
}

std::vector<std::uint32_t> randomProducts(Random& random, std::uint32_t productCount)
{
    std::vector<std::uint32_t> products;
    for (std::uint32_t product = 0; product < productCount; ++product) {
        if (below(random, 2) == 0)
            products.push_back(product);
    }
    return products;
}

/// The fleet with the closable findings of the products taken out.
TestFleet without(TestFleet fleet, const std::vector<std::uint32_t>& products)
{
    for (TestDevice& device : fleet.devices)
        std::erase_if(device.findings, [&](const OpenFinding& finding) {
            return finding.closable && std::ranges::count(products, finding.product) > 0;
        });
    return fleet;
}

RandomShape shapeOf(std::uint64_t seed)
{
    RandomShape shape;
    shape.devices = static_cast<std::uint32_t>(1 + seed % 30);
    shape.findings = static_cast<std::uint32_t>(seed % 5 == 0 ? 60 : 12);
    shape.products = static_cast<std::uint32_t>(2 + seed % 9);
    shape.notClosable = seed % 3 == 0 ? 0.0 : 0.1;
    return shape;
}

} // namespace

class TestFleetProperties : public QObject
{
    Q_OBJECT
private slots:
    void agreesWithTheReference();
    void productImpactsAreExact();
    void whatIfIsExact();
    void whatIfOfOneIsTheProductImpact();
    void whatIfCountsLikeTheReference();
    void attributionSumsToTheScore();
    void explanationSumsToTheAttribution();
    void deviceOrderChangesNoBit();
    void namesChangeNoBit();
    void removingAndRestoringChangesNoBit();
    void everyFixLowersTheScore();
};

void TestFleetProperties::agreesWithTheReference()
{
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        TestFleet fleet = randomFleet(seed, shapeOf(seed));
        const FleetExposure exposure = assessFleet(fleet.input());
        const auto expected = referenceScore(fleet);
        QCOMPARE(exposure.score.has_value(), expected.has_value());
        if (expected)
            QVERIFY(close(*exposure.score, *expected, 1e-13L));
        for (std::size_t i = 0; i < fleet.devices.size(); ++i) {
            const TestDevice& device = fleet.devices[i];
            QCOMPARE(exposure.devices[i].exposure.has_value(), device.hasData);
            QCOMPARE(std::size_t{exposure.devices[i].cves}, openCves(device, {}).size());
            if (device.hasData)
                QVERIFY(close(
                    *exposure.devices[i].exposure, referenceExposure(fleet, device, {}), 1e-13L));
        }
        QCOMPARE(exposure.high + exposure.medium + exposure.low, exposure.withData);
    }
}

void TestFleetProperties::productImpactsAreExact()
{
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        TestFleet fleet = randomFleet(seed, shapeOf(seed));
        const FleetExposure exposure = assessFleet(fleet.input());
        for (std::uint32_t product = 0; product < fleet.productCount; ++product) {
            QVERIFY(close(exposure.productImpact[product], referenceGain(fleet, {}, product)));
            const auto devices = std::ranges::count_if(fleet.devices, [&](const TestDevice& d) {
                return std::ranges::count(d.findings, product, &OpenFinding::product) > 0;
            });
            QCOMPARE(static_cast<std::ptrdiff_t>(exposure.productDevices[product]), devices);
        }
    }
}

void TestFleetProperties::whatIfIsExact()
{
    Random random(77);
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        TestFleet fleet = randomFleet(seed, shapeOf(seed));
        const FleetInput input = fleet.input();
        const auto products = randomProducts(random, fleet.productCount);
        const FleetExposure now = assessFleet(input);
        const WhatIf result = whatIf(input, now, products);
        TestFleet rest = without(fleet, products);
        for (std::size_t i = 0; i < rest.devices.size(); ++i)
            rest.devices[i].hasData = fleet.devices[i].hasData;
        const FleetExposure then = assessFleet(rest.input());
        QCOMPARE(result.before, now.score);
        QCOMPARE(result.after.has_value(), then.score.has_value());
        if (!then.score)
            continue;
        QVERIFY(sameBits(*result.after, *then.score));
        QVERIFY(close(result.impact, *now.score - *then.score));
        const Products chosen(products.begin(), products.end());
        QVERIFY(close(result.impact, *referenceScore(fleet) - *referenceScore(fleet, chosen)));
        for (const DeviceChange& change : result.devices) {
            QVERIFY(sameBits(change.before, *now.devices[change.device].exposure));
            QVERIFY(sameBits(change.after, *then.devices[change.device].exposure));
        }
    }
}

void TestFleetProperties::whatIfOfOneIsTheProductImpact()
{
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        TestFleet fleet = randomFleet(seed, shapeOf(seed));
        const FleetInput input = fleet.input();
        const FleetExposure exposure = assessFleet(input);
        for (std::uint32_t product = 0; product < fleet.productCount; ++product) {
            const std::vector<std::uint32_t> one{product};
            QVERIFY(sameBits(whatIf(input, exposure, one).impact, exposure.productImpact[product]));
        }
    }
}

void TestFleetProperties::whatIfCountsLikeTheReference()
{
    Random random(78);
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        TestFleet fleet = randomFleet(seed, shapeOf(seed));
        const FleetInput input = fleet.input();
        const auto products = randomProducts(random, fleet.productCount);
        const WhatIf result = whatIf(input, assessFleet(input), products);
        const Products chosen(products.begin(), products.end());
        std::set<std::uint32_t> before;
        std::set<std::uint32_t> after;
        std::uint64_t closed = 0;
        std::uint32_t leavingHigh = 0;
        std::uint32_t leavingMedium = 0;
        for (const TestDevice& device : fleet.devices) {
            before.merge(openCves(device, {}));
            after.merge(openCves(device, chosen));
            for (const OpenFinding& finding : device.findings)
                closed += finding.closable && chosen.contains(finding.product) ? 1U : 0U;
            const long double old = referenceExposure(fleet, device, {});
            const long double now = referenceExposure(fleet, device, chosen);
            leavingHigh += old >= 70 && now < 70 ? 1U : 0U;
            leavingMedium += old >= 30 && old < 70 && now < 30 ? 1U : 0U;
        }
        const bool any = assessFleet(input).score.has_value();
        QCOMPARE(std::size_t{result.cvesClosed}, any ? before.size() - after.size() : 0);
        QCOMPARE(result.findingsClosed, closed);
        QCOMPARE(result.leavingHigh, leavingHigh);
        QCOMPARE(result.leavingMedium, leavingMedium);
        QVERIFY(std::ranges::is_sorted(result.devices, std::ranges::greater{},
            [](const DeviceChange& change) { return change.before - change.after; }));
    }
}

void TestFleetProperties::attributionSumsToTheScore()
{
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        TestFleet fleet = randomFleet(seed, shapeOf(seed));
        const FleetInput input = fleet.input();
        const FleetExposure exposure = assessFleet(input);
        const Attribution parts = attribute(input, exposure);
        for (const std::vector<double>* by : {&parts.byCve, &parts.byProduct, &parts.byDevice}) {
            const double sum = std::accumulate(by->begin(), by->end(), 0.0);
            QVERIFY(std::abs(sum - exposure.score.value_or(0.0)) < 1e-9);
        }
    }
}

void TestFleetProperties::explanationSumsToTheAttribution()
{
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        TestFleet fleet = randomFleet(seed, shapeOf(seed));
        const FleetInput input = fleet.input();
        const FleetExposure exposure = assessFleet(input);
        const Attribution whole = attribute(input, exposure);
        std::vector<double> byCve(fleet.cves.size(), 0.0);
        std::vector<double> byProduct(fleet.productCount, 0.0);
        for (std::uint32_t i = 0; i < fleet.devices.size(); ++i) {
            double ofDevice = 0.0;
            double last = std::numeric_limits<double>::infinity();
            for (const Part& part : explainDevice(input, exposure, i)) {
                QVERIFY(part.hazard <= last);
                last = part.hazard;
                ofDevice += part.ofDevice;
                byCve[part.cve] += part.ofScore;
                for (const std::uint32_t product : part.products)
                    byProduct[product] += part.ofScore / static_cast<double>(part.products.size());
            }
            QVERIFY(std::abs(ofDevice - exposure.devices[i].exposure.value_or(0.0)) < 1e-9);
        }
        for (std::size_t i = 0; i < byCve.size(); ++i)
            QVERIFY(std::abs(byCve[i] - whole.byCve[i]) < 1e-9);
        for (std::size_t i = 0; i < byProduct.size(); ++i)
            QVERIFY(std::abs(byProduct[i] - whole.byProduct[i]) < 1e-9);
    }
}

void TestFleetProperties::deviceOrderChangesNoBit()
{
    Random random(79);
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        TestFleet fleet = randomFleet(seed, shapeOf(seed));
        const auto products = randomProducts(random, fleet.productCount);
        const FleetInput input = fleet.input();
        const FleetExposure first = assessFleet(input);
        const Attribution firstParts = attribute(input, first);
        const WhatIf firstWhatIf = whatIf(input, first, products);
        TestFleet shuffled = fleet;
        std::ranges::shuffle(shuffled.devices, random);
        const FleetInput shuffledInput = shuffled.input();
        const FleetExposure again = assessFleet(shuffledInput);
        const Attribution againParts = attribute(shuffledInput, again);
        const WhatIf againWhatIf = whatIf(shuffledInput, again, products);
        QVERIFY(sameBits(first.score.value_or(-1.0), again.score.value_or(-1.0)));
        QVERIFY(sameBits(first.p95.value_or(-1.0), again.p95.value_or(-1.0)));
        QVERIFY(sameBits(first.productImpact, again.productImpact));
        QVERIFY(sameBits(firstParts.byCve, againParts.byCve));
        QVERIFY(sameBits(firstParts.byProduct, againParts.byProduct));
        QVERIFY(sameBits(firstWhatIf.impact, againWhatIf.impact));
        QVERIFY(sameBits(firstWhatIf.after.value_or(-1.0), againWhatIf.after.value_or(-1.0)));
    }
}

void TestFleetProperties::namesChangeNoBit()
{
    // Another import order gives CVEs and products other indexes.
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        TestFleet fleet = randomFleet(seed, shapeOf(seed));
        const FleetExposure first = assessFleet(fleet.input());
        TestFleet renamed = fleet;
        std::ranges::reverse(renamed.cves);
        const auto lastCve = static_cast<std::uint32_t>(fleet.cves.size()) - 1;
        for (TestDevice& device : renamed.devices) {
            for (OpenFinding& finding : device.findings) {
                finding.cve = lastCve - finding.cve;
                finding.product = fleet.productCount - 1 - finding.product;
            }
            for (std::uint32_t& cve : device.alertedCves)
                cve = lastCve - cve;
        }
        FleetExposure again = assessFleet(renamed.input());
        std::ranges::reverse(again.productImpact);
        QVERIFY(sameBits(first.score.value_or(-1.0), again.score.value_or(-1.0)));
        QVERIFY(sameBits(first.productImpact, again.productImpact));
        for (std::size_t i = 0; i < first.devices.size(); ++i)
            QVERIFY(first.devices[i].hazard == again.devices[i].hazard);
    }
}

void TestFleetProperties::removingAndRestoringChangesNoBit()
{
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        TestFleet fleet = randomFleet(seed, shapeOf(seed));
        const FleetInput input = fleet.input();
        const FleetExposure exposure = assessFleet(input);
        for (std::size_t i = 0; i < fleet.devices.size(); ++i) {
            ExactSum hazard = exposure.devices[i].hazard;
            const auto open = openCves(fleet.devices[i], {});
            for (const std::uint32_t cve : open)
                hazard.subtract(hazardOf(input, input.devices[i], cve));
            QVERIFY(hazard.isZero());
            std::for_each(open.rbegin(), open.rend(),
                [&](std::uint32_t cve) { hazard.add(hazardOf(input, input.devices[i], cve)); });
            QVERIFY(hazard == exposure.devices[i].hazard);
        }
    }
}

void TestFleetProperties::everyFixLowersTheScore()
{
    for (std::uint64_t seed = 1; seed < seeds; ++seed) {
        TestFleet fleet = randomFleet(seed, shapeOf(seed));
        double last = assessFleet(fleet.input()).score.value_or(0.0);
        for (TestDevice& device : fleet.devices) {
            while (!device.findings.empty()) {
                const std::uint32_t cve = device.findings.back().cve;
                std::erase_if(
                    device.findings, [cve](const OpenFinding& f) { return f.cve == cve; });
                const double now = assessFleet(fleet.input()).score.value_or(0.0);
                QVERIFY(now < last);
                last = now;
            }
        }
        QCOMPARE(last, 0.0);
    }
}

QTEST_APPLESS_MAIN(TestFleetProperties)
#include "tst_fleetproperties.moc"
