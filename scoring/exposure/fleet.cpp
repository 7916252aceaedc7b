// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/exposure/fleet.h"

#include <algorithm>

namespace parapet::scoring {

double hazardOf(const FleetInput& fleet, const DeviceInput& device, std::uint32_t cve)
{
    const CveWeight& weight = fleet.cves[cve];
    const bool alerted =
        !device.alertedCves.empty() && std::ranges::binary_search(device.alertedCves, cve);
    const double threat = alerted ? fleet.constants.alertThreat : weight.threat;
    return device.context * threat * weight.impact;
}

std::optional<double> scoreOf(
    const FleetInput& fleet, const FleetExposure& exposure, std::span<const std::uint32_t> devices)
{
    ExactSum weighted;
    ExactSum weights;
    for (const std::uint32_t device : devices) {
        if (device >= exposure.devices.size() || !exposure.devices[device].exposure)
            continue;
        const double weight = fleet.devices[device].weight;
        weighted.add(weight * *exposure.devices[device].exposure);
        weights.add(weight);
    }
    if (weights.value() <= 0.0)
        return std::nullopt;
    return weighted.value() / weights.value();
}

} // namespace parapet::scoring
