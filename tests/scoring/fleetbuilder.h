// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Fleets for tests: a fleet that owns what a FleetInput only points to, and random ones.
// Test code; one thread.
#pragma once

#include "scoring/exposure/fleet.h"

#include <algorithm>
#include <cstdint>
#include <random>
#include <tuple>
#include <vector>

namespace parapet::scoring::testing {

struct TestDevice
{
    double context = 1.0;
    double weight = 1.0;
    bool hasData = true;
    std::vector<OpenFinding> findings{};
    std::vector<std::uint32_t> alertedCves{};
};

class TestFleet
{
public:
    std::vector<CveWeight> cves;
    std::vector<TestDevice> devices;
    std::uint32_t productCount = 0;

    /// Sorts what the contract wants sorted. Valid until the fleet changes.
    [[nodiscard]] FleetInput input()
    {
        m_inputs.clear();
        for (TestDevice& device : devices) {
            std::ranges::sort(device.findings, {},
                [](const OpenFinding& f) { return std::tuple(f.cve, f.product); });
            std::ranges::sort(device.alertedCves);
            m_inputs.push_back({device.context, device.weight, device.hasData, device.findings,
                device.alertedCves});
        }
        return {cves, m_inputs, productCount, {}};
    }

private:
    std::vector<DeviceInput> m_inputs;
};

struct RandomShape
{
    std::uint32_t devices = 20, cves = 40, products = 8, findings = 12;
    double notClosable = 0.1, withoutData = 0.1, alerted = 0.05;
};

using Random = std::mt19937_64;

inline double fraction(Random& random)
{
    return static_cast<double>(random() >> 11) * 0x1p-53;
}

inline std::uint32_t below(Random& random, std::uint32_t bound)
{
    return static_cast<std::uint32_t>(random() % bound);
}

inline TestDevice randomDevice(Random& random, const RandomShape& shape)
{
    constexpr double contexts[] = {1.0, 1.25, 1.5, 1.875, 2.25};
    constexpr double weights[] = {0.75, 1.0, 5.0};
    TestDevice device;
    device.context = contexts[below(random, 5)];
    device.weight = weights[below(random, 3)];
    device.hasData = fraction(random) >= shape.withoutData;
    if (!device.hasData)
        return device;
    const std::uint32_t count = below(random, shape.findings + 1);
    for (std::uint32_t i = 0; i < count; ++i) {
        const std::uint32_t cve = below(random, shape.cves);
        device.findings.push_back(
            {cve, below(random, shape.products), fraction(random) >= shape.notClosable});
        if (fraction(random) < shape.alerted)
            device.alertedCves.push_back(cve);
    }
    return device;
}

inline TestFleet randomFleet(std::uint64_t seed, const RandomShape& shape = {})
{
    Random random(seed);
    TestFleet fleet;
    fleet.productCount = shape.products;
    for (std::uint32_t i = 0; i < shape.cves; ++i)
        fleet.cves.push_back({fraction(random) * fraction(random), fraction(random)});
    for (std::uint32_t i = 0; i < shape.devices; ++i)
        fleet.devices.push_back(randomDevice(random, shape));
    return fleet;
}

} // namespace parapet::scoring::testing
