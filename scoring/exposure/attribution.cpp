// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/exposure/cvegroups.h"
#include "scoring/exposure/fleet.h"

#include <algorithm>
#include <utility>

namespace parapet::scoring {

namespace {

std::vector<double> valuesOf(const std::vector<ExactSum>& sums)
{
    std::vector<double> values(sums.size());
    std::ranges::transform(sums, values.begin(), &ExactSum::value);
    return values;
}

/// R(d) * h / H(d) for each unit of h, without dividing by a hazard that may be zero.
double exposurePerHazard(const DeviceExposure& device, const ExposureConstants& constants)
{
    return 100.0 / (device.hazard.value() + constants.halfHazard);
}

bool matches(const FleetInput& fleet, const FleetExposure& exposure)
{
    return exposure.score && exposure.devices.size() == fleet.devices.size();
}

} // namespace

Attribution attribute(const FleetInput& fleet, const FleetExposure& exposure)
{
    std::vector<ExactSum> byCve(fleet.cves.size());
    std::vector<ExactSum> byProduct(fleet.productCount);
    std::vector<double> byDevice(fleet.devices.size(), 0.0);
    const std::size_t count = matches(fleet, exposure) ? fleet.devices.size() : 0;
    for (std::size_t i = 0; i < count; ++i) {
        const DeviceExposure& result = exposure.devices[i];
        if (!result.exposure)
            continue;
        const DeviceInput& device = fleet.devices[i];
        const double share = device.weight / exposure.weightSum;
        const double perHazard = share * exposurePerHazard(result, fleet.constants);
        byDevice[i] = share * *result.exposure;
        forEachCve(fleet, device, [&](const CveGroup& group) {
            const double part = perHazard * group.hazard;
            byCve[group.cve].add(part);
            std::uint32_t carriers = 0;
            forEachCarrier(group, [&carriers](std::uint32_t) { ++carriers; });
            forEachCarrier(
                group, [&](std::uint32_t product) { byProduct[product].add(part / carriers); });
        });
    }
    return {valuesOf(byCve), valuesOf(byProduct), std::move(byDevice)};
}

std::vector<Part> explainDevice(
    const FleetInput& fleet, const FleetExposure& exposure, std::uint32_t device)
{
    std::vector<Part> parts;
    if (!matches(fleet, exposure) || device >= fleet.devices.size()
        || !exposure.devices[device].exposure)
        return parts;
    const DeviceExposure& result = exposure.devices[device];
    const DeviceInput& input = fleet.devices[device];
    const double share = input.weight / exposure.weightSum;
    const double perHazard = exposurePerHazard(result, fleet.constants);
    parts.reserve(result.cves);
    forEachCve(fleet, input, [&](const CveGroup& group) {
        Part& part = parts.emplace_back();
        part.cve = group.cve;
        part.hazard = group.hazard;
        part.ofDevice = perHazard * group.hazard;
        part.ofScore = share * part.ofDevice;
        forEachCarrier(group, [&part](std::uint32_t product) { part.products.push_back(product); });
    });
    // Stable: equal parts stay in the order of their CVE.
    std::ranges::stable_sort(parts, std::ranges::greater{}, &Part::hazard);
    return parts;
}

} // namespace parapet::scoring
