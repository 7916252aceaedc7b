// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One pass over the facts of a scope: who has what installed, who is exposed to what, which CVEs
// belong to which software. The raw counts behind every summary row. One thread.
#pragma once

#include "models/assess/exposurecase.h"

namespace parapet::assess {

struct ProductTally
{
    std::vector<domain::Key> installed, exposed; ///< active devices in scope, ascending
    std::uint32_t exposedAfter = 0; ///< exposed after exceptions
    std::uint32_t eosDevices = 0; ///< devices with a version past its end of support
    std::vector<domain::Key> cves; ///< distinct, ascending
    std::uint32_t versions = 0; ///< distinct installed versions
    bool activeAlert = false; ///< an alert names one of its CVEs on an exposed device
    bool closable = false; ///< some finding closes by the recommendation
    bool zeroDay = false;
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
    domain::Key update = 0;
};

struct CveTally
{
    std::vector<domain::Key> exposed;
    std::vector<domain::Key> products;
    bool some = false; ///< it has a finding in scope (also on inactive devices)
    bool updatable = false, notUpdatable = false;
};

struct ControlTally
{
    bool told = false; ///< assessed on some device in scope
    std::uint32_t applicable = 0, compliant = 0, mitigated = 0;
    std::vector<domain::Key> failing;
};

class Tally
{
public:
    Tally(const domain::FleetState& fleet, const Options& options, const ExceptionCover& cover);

    std::vector<ProductTally> products; ///< by key
    std::vector<VersionTally> versions;
    std::vector<CveTally> cves;
    std::vector<ControlTally> controls;
    std::vector<std::uint32_t> deviceSoftware, deviceWeaknesses; ///< by device key

private:
    void rankUpdates();
    void countFinding(const domain::FindingFact& fact, bool active);
    void countInstalled(domain::Key device, domain::Key version);
    void countAlerts();
    void countAssessments();
    void linkCves();
    [[nodiscard]] bool counts(const domain::FindingFact& fact) const;

    const domain::FleetState& m_fleet;
    const Options& m_options;
    const ExceptionCover& m_cover;
    std::vector<bool> m_uninstalled;
    std::vector<std::uint32_t> m_updateRank; ///< by update key; 0 none
    std::vector<domain::Key> m_productStamp, m_exposedStamp, m_afterStamp, m_eosStamp, m_cveStamp;
    std::vector<DeviceAlerts> m_alerts;
};

} // namespace parapet::assess
