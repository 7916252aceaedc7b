// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Walks the distinct CVEs of a device with all their findings. Internal to scoring/exposure;
// pure functions, any thread.
#pragma once

#include "scoring/exposure/fleet.h"

#include <algorithm>
#include <cstddef>

namespace parapet::scoring {

/// One distinct CVE of a device: all its open findings there, sorted by product.
struct CveGroup
{
    std::uint32_t cve = 0;
    double hazard = 0.0; ///< h(d, v)
    std::span<const OpenFinding> findings;
};

/// The index after the last finding of the CVE that starts at `first`.
[[nodiscard]] inline std::size_t endOfCve(std::span<const OpenFinding> findings, std::size_t first)
{
    const std::uint32_t cve = findings[first].cve;
    std::size_t end = first + 1;
    while (end < findings.size() && findings[end].cve == cve)
        ++end;
    return end;
}

/// Calls visit(CveGroup) for each distinct CVE of the device, in the order of the index.
template <class Visit>
void forEachCve(const FleetInput& fleet, const DeviceInput& device, Visit visit)
{
    const std::span<const OpenFinding> findings = device.findings;
    for (std::size_t first = 0; first < findings.size();) {
        const std::size_t end = endOfCve(findings, first);
        const std::uint32_t cve = findings[first].cve;
        visit(CveGroup{cve, hazardOf(fleet, device, cve), findings.subspan(first, end - first)});
        first = end;
    }
}

/// Calls visit(product) once for each distinct product of the group.
template <class Visit>
void forEachCarrier(const CveGroup& group, Visit visit)
{
    for (std::size_t i = 0; i < group.findings.size(); ++i) {
        if (i == 0 || group.findings[i].product != group.findings[i - 1].product)
            visit(group.findings[i].product);
    }
}

/// The whole group closes together: nothing in it stays without an update.
[[nodiscard]] inline bool isClosable(const CveGroup& group)
{
    return std::ranges::all_of(group.findings, &OpenFinding::closable);
}

/// A finding is a software record: a device that has one has data.
[[nodiscard]] inline bool hasData(const DeviceInput& device)
{
    return device.hasData || !device.findings.empty();
}

/// R(H) - R(H - closed) without the cancellation of the plain difference. `closed` holds terms of
/// `hazard` only, so the rest is never negative.
[[nodiscard]] inline double exposureDrop(
    double hazard, double closed, const ExposureConstants& constants)
{
    const double half = constants.halfHazard;
    return 100.0 * half * closed / ((hazard + half) * (hazard - closed + half));
}

} // namespace parapet::scoring
