// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/exposure/cvegroups.h"
#include "scoring/exposure/fleet.h"

#include <algorithm>
#include <utility>

namespace parapet::scoring {

namespace {

constexpr std::size_t devicesBetweenStops = 1024;

/// Everything that grows while the devices pass by; scratch memory is shared by all devices.
class Assessment
{
public:
    explicit Assessment(const FleetInput& fleet)
        : m_fleet(fleet)
        , m_drops(fleet.productCount)
        , m_closed(fleet.productCount)
        , m_seen(fleet.productCount, 0)
    {
        m_result.devices.reserve(fleet.devices.size());
        m_result.productDevices.assign(fleet.productCount, 0);
        m_result.watchDrops.resize(fleet.watches.size());
        m_watched.resize(fleet.watches.size());
        m_watches.resize(fleet.watches.empty() ? 0 : fleet.productCount);
        for (std::size_t watch = 0; watch < fleet.watches.size(); ++watch)
            if (fleet.watches[watch].product < fleet.productCount)
                m_watches[fleet.watches[watch].product].push_back(watch);
    }

    void addDevice(const DeviceInput& device);
    [[nodiscard]] FleetExposure finish();

private:
    void walkFindings(const DeviceInput& device, DeviceExposure& result);
    void countLevel(ExposureLevel level);
    void foldProducts(double weight, const ExactSum& hazard);
    void foldWatches(std::uint32_t product, double drop);
    [[nodiscard]] std::optional<double> percentile95() const;

    const FleetInput& m_fleet;
    FleetExposure m_result;
    ExactSum m_weighted;
    ExactSum m_weights;
    std::vector<ExactSum> m_drops; ///< by product: sum of w(d) times the drop of R(d)
    std::vector<ExactSum> m_closed; ///< by product, this device only: hazard that it alone closes
    std::vector<std::uint8_t> m_seen; ///< by product, this device only
    std::vector<std::uint32_t> m_touched; ///< products seen on this device
    std::vector<std::vector<std::size_t>> m_watches; ///< by product; empty where nothing is watched
    std::vector<std::size_t> m_watched; ///< by watch: its devices that went by
};

void Assessment::walkFindings(const DeviceInput& device, DeviceExposure& result)
{
    forEachCve(m_fleet, device, [&](const CveGroup& group) {
        ExactSum hazard;
        hazard.add(group.hazard);
        result.hazard += hazard;
        ++result.cves;
        for (const OpenFinding& finding : group.findings) {
            if (m_seen[finding.product] == 0) {
                m_seen[finding.product] = 1;
                m_touched.push_back(finding.product);
            }
        }
        // Findings are sorted by product: one carrier alone has both ends.
        const std::uint32_t product = group.findings.front().product;
        if (product == group.findings.back().product && isClosable(group))
            m_closed[product] += hazard;
    });
}

void Assessment::countLevel(ExposureLevel level)
{
    if (level == ExposureLevel::High)
        ++m_result.high;
    else if (level == ExposureLevel::Medium)
        ++m_result.medium;
    else
        ++m_result.low;
}

void Assessment::foldProducts(double weight, const ExactSum& hazard)
{
    const double now = hazard.value();
    for (const std::uint32_t product : m_touched) {
        ++m_result.productDevices[product];
        const double closed = m_closed[product].value();
        const double drop = weight * exposureDrop(now, closed, m_fleet.constants);
        m_drops[product].add(drop);
        if (!m_watches.empty())
            foldWatches(product, drop);
        m_closed[product] = {};
        m_seen[product] = 0;
    }
    m_touched.clear();
}

/// Of the device that was added last.
void Assessment::foldWatches(std::uint32_t product, double drop)
{
    const std::size_t device = m_result.devices.size() - 1;
    for (const std::size_t watch : m_watches[product]) {
        const auto& devices = m_fleet.watches[watch].devices;
        std::size_t& next = m_watched[watch];
        while (next < devices.size() && devices[next] < device)
            ++next;
        if (next < devices.size() && devices[next] == device)
            m_result.watchDrops[watch].add(drop);
    }
}

void Assessment::addDevice(const DeviceInput& device)
{
    DeviceExposure& result = m_result.devices.emplace_back();
    if (!hasData(device))
        return;
    walkFindings(device, result);
    foldProducts(device.weight, result.hazard);
    const double exposure = exposureOfHazard(result.hazard.value(), m_fleet.constants);
    result.exposure = exposure;
    result.level = levelOfDevice(exposure, m_fleet.constants);
    ++m_result.withData;
    countLevel(result.level);
    m_weighted.add(device.weight * exposure);
    m_weights.add(device.weight);
}

std::optional<double> Assessment::percentile95() const
{
    std::vector<double> exposures;
    exposures.reserve(m_result.withData);
    for (const DeviceExposure& device : m_result.devices) {
        if (device.exposure)
            exposures.push_back(*device.exposure);
    }
    if (exposures.empty())
        return std::nullopt;
    const std::size_t rank = (exposures.size() * 95 + 99) / 100; // nearest rank, from 1
    const auto nth = exposures.begin() + static_cast<std::ptrdiff_t>(rank - 1);
    std::ranges::nth_element(exposures, nth);
    return *nth;
}

FleetExposure Assessment::finish()
{
    m_result.weightSum = m_weights.value();
    m_result.productImpact.assign(m_fleet.productCount, 0.0);
    if (m_result.weightSum > 0.0) {
        m_result.score = m_weighted.value() / m_result.weightSum;
        std::ranges::transform(m_drops, m_result.productImpact.begin(),
            [this](const ExactSum& drop) { return drop.value() / m_result.weightSum; });
    }
    m_result.p95 = percentile95();
    m_result.productDrops = std::move(m_drops);
    return std::move(m_result);
}

} // namespace

FleetExposure assessFleet(const FleetInput& fleet, const std::function<bool()>& stop)
{
    Assessment assessment(fleet);
    for (std::size_t i = 0; i < fleet.devices.size(); ++i) {
        if (stop && i % devicesBetweenStops == 0 && stop())
            return {};
        assessment.addDevice(fleet.devices[i]);
    }
    return assessment.finish();
}

} // namespace parapet::scoring
