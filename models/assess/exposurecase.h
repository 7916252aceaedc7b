// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A fleet in one scope as the input of the exposure functions: weights of its CVEs, its active
// devices, the findings that are open before or after exceptions. Owns what the input views.
// Immutable after construction; any thread.
#pragma once

#include "models/assess/coverage.h"

#include "scoring/exposure/fleet.h"

namespace parapet::assess {

enum class Exceptions : std::uint8_t { Before, After };

/// Products whose recommendation is to uninstall: every finding of theirs closes.
[[nodiscard]] std::vector<bool> uninstalledProducts(
    const domain::FleetState& fleet, const Options& options);

class ExposureCase
{
public:
    ExposureCase(const domain::FleetState& fleet, const Options& options,
        const ExceptionCover& cover, Exceptions exceptions);
    ExposureCase(const ExposureCase&) = delete;
    ExposureCase& operator=(const ExposureCase&) = delete;

    [[nodiscard]] const scoring::FleetInput& input() const { return m_input; }
    /// Device keys in the order of input().devices.
    [[nodiscard]] const std::vector<domain::Key>& deviceKeys() const { return m_keys; }
    /// t(v) before alerts, by CVE key.
    [[nodiscard]] const std::vector<scoring::Threat>& threats() const { return m_threats; }
    /// The facts behind t(v) and i(v) of a CVE.
    [[nodiscard]] scoring::VulnerabilityFacts factsOf(domain::Key cve) const;
    [[nodiscard]] const Options& options() const { return m_options; }

private:
    void weighCves();
    void placeDevices(const ExceptionCover& cover, Exceptions exceptions);
    void placeWatches();

    const domain::FleetState& m_fleet;
    const Options& m_options;
    std::vector<scoring::Threat> m_threats;
    std::vector<scoring::CveWeight> m_weights;
    std::vector<domain::Key> m_keys;
    std::vector<scoring::OpenFinding> m_findings;
    std::vector<std::uint32_t> m_alerted;
    std::vector<scoring::DeviceInput> m_devices;
    std::vector<std::vector<std::uint32_t>> m_watched; ///< device indexes of options.activities
    std::vector<scoring::Watch> m_watches;
    scoring::FleetInput m_input;
};

/// Exposure facts of a CVE from export and feeds.
[[nodiscard]] scoring::VulnerabilityFacts vulnerabilityFacts(
    const domain::FleetState& fleet, domain::Key cve);

/// What active alerts tell, by device key: the worst level and the CVE keys named.
struct DeviceAlerts
{
    scoring::AlertLevel worst = scoring::AlertLevel::None;
    std::vector<std::uint32_t> cves; ///< sorted keys
};
[[nodiscard]] std::vector<DeviceAlerts> deviceAlerts(const domain::FleetState& fleet);

/// Does each device (by key) have any software record?
[[nodiscard]] std::vector<bool> devicesWithData(const domain::FleetState& fleet);

} // namespace parapet::assess
