// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/exposure/cvegroups.h"
#include "scoring/exposure/fleet.h"

#include <algorithm>
#include <utility>

namespace parapet::scoring {

namespace {

/// One walk over all findings; devices that lose no hazard cost only the comparison.
class Removal
{
public:
    Removal(const FleetInput& fleet, const FleetExposure& exposure,
        std::span<const std::uint32_t> products)
        : m_fleet(fleet)
        , m_exposure(exposure)
        , m_chosen(fleet.productCount, 0)
        , m_fate(fleet.cves.size(), 0)
    {
        for (const std::uint32_t product : products) {
            if (product < m_chosen.size())
                m_chosen[product] = 1;
        }
    }

    [[nodiscard]] WhatIf run();

private:
    enum Fate : std::uint8_t { Closed = 1, Remains = 2 };

    [[nodiscard]] ExactSum closedHazard(const DeviceInput& device);
    void addDevice(std::uint32_t index);
    void countLevels(ExposureLevel before, ExposureLevel after);

    const FleetInput& m_fleet;
    const FleetExposure& m_exposure;
    WhatIf m_result;
    ExactSum m_weightedAfter;
    ExactSum m_drop;
    std::vector<std::uint8_t> m_chosen; ///< by product
    std::vector<std::uint8_t> m_fate; ///< by CVE, over all devices
};

ExactSum Removal::closedHazard(const DeviceInput& device)
{
    ExactSum closed;
    const std::span<const OpenFinding> findings = device.findings;
    for (std::size_t i = 0; i < findings.size();) {
        const std::uint32_t cve = findings[i].cve;
        bool closes = true;
        for (; i < findings.size() && findings[i].cve == cve; ++i) {
            const bool findingCloses = findings[i].closable && m_chosen[findings[i].product] != 0;
            m_result.findingsClosed += findingCloses ? 1 : 0;
            closes = closes && findingCloses;
        }
        m_fate[cve] = static_cast<std::uint8_t>(m_fate[cve] | (closes ? Closed : Remains));
        if (closes)
            closed.add(hazardOf(m_fleet, device, cve));
    }
    return closed;
}

void Removal::countLevels(ExposureLevel before, ExposureLevel after)
{
    if (before == after)
        return;
    if (before == ExposureLevel::High)
        ++m_result.leavingHigh;
    else if (before == ExposureLevel::Medium)
        ++m_result.leavingMedium;
}

void Removal::addDevice(std::uint32_t index)
{
    const DeviceExposure& now = m_exposure.devices[index];
    if (!now.exposure)
        return;
    const DeviceInput& device = m_fleet.devices[index];
    const ExactSum closed = closedHazard(device);
    if (closed.isZero()) {
        m_weightedAfter.add(device.weight * *now.exposure);
        return;
    }
    ExactSum rest = now.hazard;
    rest -= closed;
    const double after = exposureOfHazard(rest.value(), m_fleet.constants);
    m_weightedAfter.add(device.weight * after);
    const double drop = exposureDrop(now.hazard.value(), closed.value(), m_fleet.constants);
    m_drop.add(device.weight * drop);
    m_result.devices.push_back({index, *now.exposure, after});
    countLevels(now.level, levelOfDevice(after, m_fleet.constants));
}

WhatIf Removal::run()
{
    for (std::uint32_t i = 0; i < m_fleet.devices.size(); ++i)
        addDevice(i);
    m_result.before = m_exposure.score;
    m_result.after = m_weightedAfter.value() / m_exposure.weightSum;
    m_result.impact = m_drop.value() / m_exposure.weightSum;
    m_result.cvesClosed = static_cast<std::uint32_t>(std::ranges::count(m_fate, Closed));
    std::ranges::sort(m_result.devices, [](const DeviceChange& a, const DeviceChange& b) {
        const double dropA = a.before - a.after;
        const double dropB = b.before - b.after;
        return dropA != dropB ? dropA > dropB : a.device < b.device;
    });
    return std::move(m_result);
}

} // namespace

WhatIf whatIf(
    const FleetInput& fleet, const FleetExposure& exposure, std::span<const std::uint32_t> products)
{
    if (!exposure.score || exposure.devices.size() != fleet.devices.size())
        return {};
    return Removal(fleet, exposure, products).run();
}

} // namespace parapet::scoring
