// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/factrows.h"

#include <algorithm>

namespace parapet::store {
namespace {

std::int64_t lagOf(domain::Seconds newest, domain::Seconds own)
{
    return own == 0 ? lagNotTold : static_cast<std::int64_t>(newest) - own;
}

} // namespace

SeenTimes seenTimes(const domain::FleetState& fleet)
{
    SeenTimes seen;
    seen.finding.resize(fleet.devices.size());
    seen.assessed.resize(fleet.devices.size());
    for (const auto& fact : fleet.findings)
        seen.finding[fact.device] = std::max(seen.finding[fact.device], fact.lastSeen);
    for (const auto& fact : fleet.assessments)
        seen.assessed[fact.device] = std::max(seen.assessed[fact.device], fact.assessedAt);
    return seen;
}

std::int64_t FindingRows::at(std::size_t row, int column) const
{
    const domain::FindingFact& fact = m_fleet.findings[row];
    switch (column) {
    case 0:
        return fact.device;
    case 1:
        return fact.version;
    case 2:
        return fact.cve;
    case 3:
        return fact.firstSeen;
    case 4:
        return lagOf(m_seen.finding[fact.device], fact.lastSeen);
    case 5:
        return static_cast<std::int64_t>(fact.state);
    default:
        return fact.update;
    }
}

std::int64_t InstallRows::at(std::size_t row, int column) const
{
    const domain::InstallFact& fact = m_fleet.installs[row];
    switch (column) {
    case 0:
        return fact.device;
    case 1:
        return fact.version;
    case 2:
        return fact.firstSeen;
    default:
        return fact.evidence;
    }
}

std::int64_t AssessmentRows::at(std::size_t row, int column) const
{
    const domain::AssessmentFact& fact = m_fleet.assessments[row];
    switch (column) {
    case 0:
        return fact.device;
    case 1:
        return fact.control;
    case 2:
        return lagOf(m_seen.assessed[fact.device], fact.assessedAt);
    default:
        // what following it would do to people is told only where it is still to be followed
        return (fact.compliant ? 1 : 0) + (fact.applicable ? 2 : 0)
            + (fact.userImpact && fact.applicable && !fact.compliant ? 4 : 0);
    }
}

DeviceSeenRows::DeviceSeenRows(const domain::FleetState& fleet, const SeenTimes& seen)
    : m_fleet(fleet)
    , m_seen(seen)
{
    for (std::size_t key = 1; key < fleet.devices.size(); ++key)
        if (fleet.devices[key].present)
            m_present.push_back(static_cast<domain::Key>(key));
}

std::int64_t DeviceSeenRows::at(std::size_t row, int column) const
{
    const domain::Key key = m_present[row];
    switch (column) {
    case 0:
        return key;
    case 1:
        return m_fleet.devices[key].lastSeen.value_or(0);
    case 2:
        return m_seen.finding[key];
    default:
        return m_seen.assessed[key];
    }
}

} // namespace parapet::store
