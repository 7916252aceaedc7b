// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Exposure of a fleet (scoring model, sections 3 to 5): device hazards, the score, its exact
// attribution, the exact impact of each software product's recommendation, what-if and plan.
// Pure functions on plain values; any thread. CVEs and products are indexes chosen by the caller.
#pragma once

#include "scoring/exposure/exactsum.h"
#include "scoring/exposure/model.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace parapet::scoring {

/// t(v) and i(v) of one CVE, both in [0, 1].
struct CveWeight
{
    double threat = 0.0;
    double impact = 0.0;
};

/// One finding that is open on a device (false positives and mitigated ones are left out by the
/// caller). `closable`: the product's recommendation closes it.
struct OpenFinding
{
    std::uint32_t cve = 0; ///< index into FleetInput::cves
    std::uint32_t product = 0; ///< index below FleetInput::productCount
    bool closable = true;
};

/// One device. Only active devices belong in a FleetInput.
struct DeviceInput
{
    double context = 1.0; ///< context(d)
    double weight = 1.0; ///< w(d)
    bool hasData = true; ///< false: no software record at all, so no R; a finding is a record
    std::span<const OpenFinding> findings; ///< sorted by cve, then product
    std::span<const std::uint32_t> alertedCves; ///< sorted: CVEs that an active alert here names
};

/// A product's recommendation carried out on some devices only: its drop is told of its own.
struct Watch
{
    std::uint32_t product = 0;
    std::span<const std::uint32_t> devices; ///< indexes into FleetInput::devices, ascending
};

struct FleetInput
{
    std::span<const CveWeight> cves;
    std::span<const DeviceInput> devices;
    std::uint32_t productCount = 0;
    ExposureConstants constants;
    std::span<const Watch> watches{};
};

struct DeviceExposure
{
    ExactSum hazard; ///< H(d)
    std::optional<double> exposure; ///< R(d); nothing without data
    ExposureLevel level = ExposureLevel::NoData;
    std::uint32_t cves = 0; ///< |V(d)|
};

struct FleetExposure
{
    std::optional<double> score; ///< E; nothing when no device with data is left
    double weightSum = 0.0; ///< sum of w(d) over devices with data
    std::vector<DeviceExposure> devices; ///< in the order of the input
    std::uint32_t withData = 0, high = 0, medium = 0, low = 0;
    std::optional<double> p95; ///< 95th percentile of R by nearest rank
    std::vector<double> productImpact; ///< E now - E with the product's closable findings removed
    std::vector<ExactSum> productDrops; ///< the sums behind it: productImpact times weightSum
    std::vector<std::uint32_t> productDevices; ///< devices with an open finding of the product
    std::vector<ExactSum> watchDrops; ///< of FleetInput::watches, as productDrops
};

/// h(d, v) = context * t * i of one CVE on one device.
[[nodiscard]] double hazardOf(
    const FleetInput& fleet, const DeviceInput& device, std::uint32_t cve);

/// Everything of FleetExposure. O(findings). `stop` is asked now and then; when it returns true the
/// result is empty (score nothing, no devices).
[[nodiscard]] FleetExposure assessFleet(
    const FleetInput& fleet, const std::function<bool()>& stop = {});

/// E over a subset of devices (a device group): indexes into fleet.devices.
[[nodiscard]] std::optional<double> scoreOf(
    const FleetInput& fleet, const FleetExposure& exposure, std::span<const std::uint32_t> devices);

/// Shares of E (they sum to E to within 1e-9): by CVE, by product, by device.
struct Attribution
{
    std::vector<double> byCve, byProduct, byDevice;
};
[[nodiscard]] Attribution attribute(const FleetInput& fleet, const FleetExposure& exposure);

/// One device's share of E by CVE and product, largest first.
struct Part
{
    std::uint32_t cve = 0;
    double hazard = 0.0; ///< h(d, v)
    double ofDevice = 0.0; ///< part of R(d)
    double ofScore = 0.0; ///< part of E
    std::vector<std::uint32_t> products; ///< carriers; the part is split evenly over them
};
[[nodiscard]] std::vector<Part> explainDevice(
    const FleetInput& fleet, const FleetExposure& exposure, std::uint32_t device);

struct DeviceChange
{
    std::uint32_t device = 0;
    double before = 0.0, after = 0.0; ///< R(d)
};

struct WhatIf
{
    std::optional<double> before, after; ///< E
    double impact = 0.0; ///< before - after, without the cancellation of that difference
    std::vector<DeviceChange> devices; ///< devices that change, largest drop first, then index
    std::uint32_t leavingHigh = 0; ///< devices whose level leaves High
    std::uint32_t leavingMedium = 0; ///< devices that were Medium and leave it
    std::uint64_t findingsClosed = 0; ///< findings of the chosen products that close
    std::uint32_t cvesClosed = 0; ///< CVEs open before on some device and on none after
};

/// E now - E with the union of the closable findings of the chosen products removed, exactly.
[[nodiscard]] WhatIf whatIf(const FleetInput& fleet, const FleetExposure& exposure,
    std::span<const std::uint32_t> products);

struct PlanStep
{
    std::uint32_t product = 0;
    double impact = 0.0; ///< marginal: score before this step - after it
    double after = 0.0; ///< E after this step
};

/// Exact greedy plan of at most `budget` products by marginal what-if gain; stops when no product
/// gains. Gains may grow while others are taken (R bends, the last carrier closes a CVE for all),
/// so no old gain is trusted: each step renews the gains on the devices that it touches. Two
/// carriers that only gain together are not found: greedy takes one at a time. Ties go to the
/// product of the smaller rank (`rank[product]`, e.g. alphabetical order of its id). Only products
/// with rank >= 0 take part. When `stop` returns true the plan is empty.
[[nodiscard]] std::vector<PlanStep> plan(const FleetInput& fleet, const FleetExposure& exposure,
    std::uint32_t budget, std::span<const std::int32_t> rank,
    const std::function<bool()>& stop = {});

} // namespace parapet::scoring
