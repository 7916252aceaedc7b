// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Prints how long assessment, what-if and plan take. Usage: bench_scoring [largest device count].
#include "scoring/exposure/fleet.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <numeric>
#include <random>
#include <tuple>
#include <vector>

using namespace parapet::scoring;

namespace {

constexpr std::uint32_t cveCount = 50'000;
constexpr std::uint32_t productCount = 2'000;
constexpr std::uint32_t findingsPerDevice = 100;

class BenchFleet
{
public:
    explicit BenchFleet(std::uint32_t deviceCount)
        : m_random(deviceCount)
    {
        m_findings.reserve(std::size_t{deviceCount} * findingsPerDevice);
        m_cves.resize(cveCount);
        std::ranges::generate(m_cves, [this] {
            return CveWeight{fraction() * fraction() * 0.1, fraction()};
        });
        for (std::uint32_t i = 0; i < deviceCount; ++i)
            addDevice(i);
    }
    [[nodiscard]] FleetInput input() const { return {m_cves, m_devices, productCount, {}}; }

private:
    double fraction() { return static_cast<double>(m_random() >> 11) * 0x1p-53; }

    void addDevice(std::uint32_t index)
    {
        const std::size_t first = m_findings.size();
        for (std::uint32_t i = 0; i < findingsPerDevice; ++i) {
            const auto cve = static_cast<std::uint32_t>(m_random() % cveCount);
            // A few products are everywhere, most are rare; one CVE in five has two carriers.
            const auto product =
                static_cast<std::uint32_t>(fraction() * fraction() * fraction() * productCount);
            m_findings.push_back({cve, product, m_random() % 20 != 0});
            if (m_random() % 5 == 0 && i + 1 < findingsPerDevice) {
                m_findings.push_back({cve, (product + 1) % productCount, true});
                ++i;
            }
        }
        const std::span<OpenFinding> own = std::span(m_findings).subspan(first, findingsPerDevice);
        std::ranges::sort(
            own, {}, [](const OpenFinding& f) { return std::tuple(f.cve, f.product); });
        m_devices.push_back({1.0, index % 10 == 0 ? 5.0 : 1.0, true, own, {}});
    }

    std::mt19937_64 m_random;
    std::vector<CveWeight> m_cves;
    std::vector<OpenFinding> m_findings; ///< never grows past its reserve: devices point into it
    std::vector<DeviceInput> m_devices;
};

template <class Work>
double milliseconds(Work work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double, std::milli> spent =
        std::chrono::steady_clock::now() - start;
    return spent.count();
}

void run(std::uint32_t deviceCount)
{
    const BenchFleet fleet(deviceCount);
    const FleetInput input = fleet.input();
    FleetExposure exposure;
    Attribution parts;
    WhatIf change;
    std::vector<PlanStep> steps;
    std::vector<std::uint32_t> products(50);
    std::iota(products.begin(), products.end(), 0U);
    std::vector<std::int32_t> rank(productCount);
    std::iota(rank.begin(), rank.end(), 0);
    const double assess = milliseconds([&] { exposure = assessFleet(input); });
    const double attributing = milliseconds([&] { parts = attribute(input, exposure); });
    const double single = milliseconds([&] { change = whatIf(input, exposure, products); });
    const double planning = milliseconds([&] { steps = plan(input, exposure, 50, rank); });
    std::printf("%7u devices %9u findings: assess %8.1f ms, attribute %8.1f ms, "
                "what-if of 50 %7.1f ms, plan of %zu %8.1f ms (score %.3f, %.3f, %.3f)\n",
        deviceCount, deviceCount * findingsPerDevice, assess, attributing, single, steps.size(),
        planning, exposure.score.value_or(-1.0), change.after.value_or(-1.0),
        steps.empty() ? -1.0 : steps.back().after);
}

} // namespace

int main(int argc, char** argv)
{
    const std::uint32_t largest =
        argc > 1 ? static_cast<std::uint32_t>(std::strtoul(argv[1], nullptr, 10)) : 100'000;
    for (std::uint32_t devices = 100; devices <= largest; devices *= 10)
        run(devices);
    return 0;
}
