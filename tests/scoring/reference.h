// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The formulas of the scoring document once more, written as slowly and plainly as they can be,
// to judge the fast ones by. Test code; one thread.
#pragma once

#include "tests/scoring/fleetbuilder.h"

#include <cmath>
#include <map>
#include <optional>
#include <set>

namespace parapet::scoring::testing {

using Products = std::set<std::uint32_t>;

/// V(d) with the findings removed that the chosen products close.
inline std::set<std::uint32_t> openCves(const TestDevice& device, const Products& chosen)
{
    std::set<std::uint32_t> open;
    for (const OpenFinding& finding : device.findings) {
        if (!(finding.closable && chosen.contains(finding.product)))
            open.insert(finding.cve);
    }
    return open;
}

inline long double referenceHazard(
    const TestFleet& fleet, const TestDevice& device, std::uint32_t cve)
{
    const bool alerted = std::ranges::count(device.alertedCves, cve) > 0;
    const long double threat = alerted ? 0.95L : static_cast<long double>(fleet.cves[cve].threat);
    return static_cast<long double>(device.context) * threat
        * static_cast<long double>(fleet.cves[cve].impact);
}

inline long double referenceExposure(
    const TestFleet& fleet, const TestDevice& device, const Products& chosen)
{
    long double hazard = 0;
    for (const std::uint32_t cve : openCves(device, chosen))
        hazard += referenceHazard(fleet, device, cve);
    return 100 * hazard / (hazard + 2);
}

inline std::optional<long double> referenceScore(
    const TestFleet& fleet, const Products& chosen = {})
{
    long double weighted = 0;
    long double weights = 0;
    for (const TestDevice& device : fleet.devices) {
        if (!device.hasData)
            continue;
        weighted +=
            static_cast<long double>(device.weight) * referenceExposure(fleet, device, chosen);
        weights += static_cast<long double>(device.weight);
    }
    if (weights <= 0)
        return std::nullopt;
    return weighted / weights;
}

inline long double referenceGain(
    const TestFleet& fleet, const Products& taken, std::uint32_t product)
{
    Products more = taken;
    more.insert(product);
    return referenceScore(fleet, taken).value_or(0) - referenceScore(fleet, more).value_or(0);
}

/// Close relative to the greater of both; differences below 1e-12 (points of 100) are none.
inline bool close(long double a, long double b, long double relative = 1e-9L)
{
    return std::abs(a - b) <= 1e-12L + relative * std::max(std::abs(a), std::abs(b));
}

} // namespace parapet::scoring::testing
