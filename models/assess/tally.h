// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One pass over the facts of a scope: who has what installed, who is exposed to what, which CVEs
// belong to which software. The raw counts behind every summary row. One thread.
#pragma once

#include "models/assess/exposurecase.h"

namespace parapet::assess {

struct ProductTally
{
    /// Active devices in scope, ascending; exposed: by a finding, or by a version past its end of
    /// support.
    std::vector<domain::Key> installed, exposed;
    std::uint32_t exposedAfter = 0; ///< exposed after exceptions
    std::vector<domain::Key> cves; ///< distinct, ascending
    std::uint32_t versions = 0; ///< distinct ones, installed or with a weakness
    std::uint32_t alerted = 0; ///< findings whose CVE an active alert names on their device
    std::uint32_t closable = 0; ///< findings that close by the recommendation
    std::uint32_t eosFacts = 0; ///< findings and installs of software past its end of support
    bool zeroDay = false;
    bool zeroDayUpdate = false; ///< one of its zero days has an update wherever it is found
    domain::Key update = 0; ///< newest recommended update
    bool eosSoftware = false, eosVersion = false, upcomingSoftware = false, upcomingVersion = false;
    std::optional<base::Millis> eosDate; ///< earliest of its versions
    domain::EosStatus eos = domain::EosStatus::None; ///< worst of its versions
};

struct VersionTally
{
    std::vector<domain::Key> installed;
    std::uint32_t exposed = 0;
    std::vector<domain::Key> cves; ///< distinct, ascending
    std::uint32_t weaknesses = 0; ///< size of cves
    domain::Key update = 0;
};

struct CveTally
{
    std::vector<domain::Key> exposed;
    std::vector<domain::Key> products;
    std::uint32_t updatable = 0, notUpdatable = 0; ///< findings
    std::uint32_t alerted = 0; ///< findings that an active alert names on their active device
    [[nodiscard]] bool some() const { return updatable + notUpdatable > 0; }
};

struct ControlTally
{
    std::uint32_t told = 0; ///< assessments on active devices in scope
    std::uint32_t applicable = 0, compliant = 0, mitigated = 0;
    std::vector<domain::Key> failing;
};

/// All counts of a scope, by key.
struct Counts
{
    explicit Counts(const domain::FleetState& fleet);

    std::vector<ProductTally> products;
    std::vector<VersionTally> versions;
    std::vector<CveTally> cves;
    std::vector<ControlTally> controls;
    std::vector<std::uint32_t> deviceSoftware, deviceWeaknesses; ///< by device key
};

/// Devices with this version are exposed: it has a weakness, or gets no support any more.
[[nodiscard]] bool exposesItsDevices(
    const VersionTally& version, const domain::SoftwareVersion& software);

/// What follows for a product from an installed version and its end of support.
void addEndOfSupport(ProductTally& product, const domain::SoftwareVersion& version);

/// What follows for a product from one of its CVEs, when the findings of that are counted.
void addZeroDay(ProductTally& product, const domain::CveState& cve, const CveTally& counts);

/// The newer of two recommended updates by key (0: none); one order for every set of updates.
[[nodiscard]] domain::Key newerUpdate(
    const domain::FleetState& fleet, domain::Key a, domain::Key b);

class Tally : public Counts
{
public:
    Tally(const domain::FleetState& fleet, const Options& options, const ExceptionCover& cover);

private:
    void rankUpdates();
    void countFinding(const domain::FindingFact& fact);
    void countInstalled(domain::Key device, domain::Key version);
    void countUnsupported(domain::Key product, domain::Key device);
    void countAlerts();
    void countAssessments();
    void linkCves();
    [[nodiscard]] bool counts(const domain::FindingFact& fact) const;

    const domain::FleetState& m_fleet;
    const Options& m_options;
    const ExceptionCover& m_cover;
    std::vector<bool> m_uninstalled;
    std::vector<std::uint32_t> m_updateRank; ///< by update key; 0 none
    std::vector<domain::Key> m_productStamp, m_exposedStamp, m_afterStamp, m_cveStamp;
    std::vector<DeviceAlerts> m_alerts;
};

} // namespace parapet::assess
