// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assess/comparedfleet.h"

#include <algorithm>

namespace parapet::assess {
namespace {

using domain::Cause;
using domain::Key;

using Order = std::array<Cause, domain::causeCount>;

Cause opposite(Cause cause)
{
    switch (cause) {
    case Cause::FindingsFixed:
        return Cause::NewFindings;
    case Cause::NewFindings:
        return Cause::FindingsFixed;
    case Cause::DeviceJoined:
        return Cause::DeviceLeft;
    case Cause::DeviceLeft:
        return Cause::DeviceJoined;
    case Cause::ExceptionFiled:
        return Cause::ExceptionEnded;
    case Cause::ExceptionEnded:
        return Cause::ExceptionFiled;
    case Cause::Knowledge:
    case Cause::ModelOrFeed:
    case Cause::DeviceContext:
        break;
    }
    return cause;
}

std::vector<Key> groupsOf(const domain::FleetState& fleet)
{
    std::vector<Key> groups;
    for (const auto& device : fleet.devices)
        if (device.present)
            groups.push_back(device.group);
    std::ranges::sort(groups);
    groups.erase(std::unique(groups.begin(), groups.end()), groups.end());
    return groups;
}

std::uint32_t activeDevices(const Side& side)
{
    return static_cast<std::uint32_t>(std::ranges::count_if(side.fleet.devices, [&](const auto& d) {
        return inScope(d, side.options) && isActive(d, side.fleet.takenAt);
    }));
}

std::vector<std::size_t> firstFindings(const domain::FleetState& fleet)
{
    std::vector<std::size_t> first(fleet.devices.size() + 1);
    for (const auto& fact : fleet.findings)
        ++first[fact.device + 1];
    for (std::size_t i = 1; i < first.size(); ++i)
        first[i] += first[i - 1];
    return first;
}

/// CVEs that are open on a device of this side.
std::vector<bool> openCves(const Side& side)
{
    std::vector<bool> open(side.fleet.cves.size());
    for (const auto& fact : side.fleet.findings)
        if (inScope(side.fleet.devices[fact.device], side.options))
            open[fact.cve] = true;
    return open;
}

Covered covered(bool before, bool after)
{
    return static_cast<Covered>((before ? 1 : 0) + (after ? 2 : 0));
}

bool sameBut(const scoring::VulnerabilityFacts& a, const scoring::VulnerabilityFacts& b)
{
    return a.cvss == b.cvss && a.severity == b.severity && a.exploitability == b.exploitability
        && a.inKev == b.inKev && a.kevRansomware == b.kevRansomware;
}

} // namespace

Orders::Orders()
{
    Order shown{};
    for (std::size_t i = 0; i < shown.size(); ++i)
        shown[i] = static_cast<Cause>(i);
    Order exchanged = shown;
    std::ranges::transform(exchanged, exchanged.begin(), opposite);
    std::array<Order, 4> orders{shown, shown, exchanged, exchanged};
    std::ranges::reverse(orders[1]);
    std::ranges::reverse(orders[3]);
    m_states.push_back(0);
    for (const Order& order : orders) {
        Applied applied = 0;
        for (const Cause cause : order) {
            const std::size_t from = indexOf(applied);
            applied |= 1U << static_cast<unsigned>(cause);
            m_steps.push_back({from, indexOf(applied), cause});
        }
        m_last = indexOf(applied);
    }
}

std::size_t Orders::indexOf(Applied applied)
{
    const auto place = std::ranges::find(m_states, applied);
    if (place != m_states.end())
        return static_cast<std::size_t>(place - m_states.begin());
    m_states.push_back(applied);
    return m_states.size() - 1;
}

bool ComparedDevice::contextChanged() const
{
    return present[0] && present[1]
        && (active[0] != active[1] || hasData[0] != hasData[1] || context[0] != context[1]
            || weight[0] != weight[1] || group[0] != group[1] || *alerted[0] != *alerted[1]);
}

ComparedFleet::ComparedFleet(const Side& before, const Side& after)
    : m_sides{before, after}
    , m_covers{ExceptionCover(before.fleet, before.options, groupsOf(after.fleet)),
          ExceptionCover(after.fleet, after.options, groupsOf(before.fleet))}
{
    for (std::size_t i = 0; i < 2; ++i) {
        m_alerts[i] = deviceAlerts(m_sides[i].fleet);
        m_uninstalled[i] = uninstalledProducts(m_sides[i].fleet, m_sides[i].options);
        m_firstFinding[i] = firstFindings(m_sides[i].fleet);
    }
    placeDevices();
    weighCves();
}

void ComparedFleet::placeDevices()
{
    const std::array withData{devicesWithData(m_sides[0].fleet), devicesWithData(m_sides[1].fleet)};
    const std::array active{activeDevices(m_sides[0]), activeDevices(m_sides[1])};
    for (std::size_t key = 1; key < m_sides[1].fleet.devices.size(); ++key) {
        ComparedDevice device;
        device.key = static_cast<Key>(key);
        for (std::size_t i = 0; i < 2; ++i) {
            const Side& side = m_sides[i];
            const domain::DeviceState& state = side.fleet.devices[key];
            device.present[i] = inScope(state, side.options);
            device.active[i] = device.present[i] && isActive(state, side.fleet.takenAt);
            device.hasData[i] = withData[i][key];
            device.context[i] = scoring::contextOf(
                state.internetFacing, m_alerts[i][key].worst, side.options.constants);
            device.weight[i] = weightOf(state.value, active[i], side.options);
            device.group[i] = state.group;
            device.alerted[i] = &m_alerts[i][key].cves;
        }
        if (device.active[0] || device.active[1])
            m_devices.push_back(device);
    }
}

void ComparedFleet::weighCves()
{
    const std::size_t count = m_sides[1].fleet.cves.size();
    const std::array open{openCves(m_sides[0]), openCves(m_sides[1])};
    const bool otherModel = !m_sides[0].epssVersion.isEmpty() && !m_sides[1].epssVersion.isEmpty()
        && m_sides[0].epssVersion != m_sides[1].epssVersion;
    m_known.assign(count, false);
    m_model.assign(count, false);
    for (auto& weights : m_weights)
        weights.resize(count);
    for (std::size_t i = 1; i < count; ++i) {
        const auto key = static_cast<Key>(i);
        std::array facts{
            vulnerabilityFacts(m_sides[0].fleet, key), vulnerabilityFacts(m_sides[1].fleet, key)};
        if (open[0][i] != open[1][i]) // open on one side only: weighed as there
            facts[open[0][i] ? 1 : 0] = facts[open[0][i] ? 0 : 1];
        if (open[0][i] || open[1][i]) {
            const bool epssChanged = facts[0].epss != facts[1].epss;
            m_model[i] = epssChanged && otherModel;
            m_known[i] = !sameBut(facts[0], facts[1]) || (epssChanged && !otherModel);
        }
        for (std::size_t state = 0; state < 4; ++state) {
            const std::size_t known = state & 1U;
            auto mixed = facts[known];
            mixed.epss = facts[otherModel ? state >> 1U : known].epss;
            m_weights[state][i] = {scoring::threatOf(mixed, constants()).value,
                scoring::impactOf(mixed, constants()).value};
        }
    }
}

Covered ComparedFleet::mitigated(domain::RecommendationKey recommendation, Key group) const
{
    return covered(
        m_covers[0].mitigates(recommendation, group), m_covers[1].mitigates(recommendation, group));
}

void ComparedFleet::addFindings(
    std::size_t side, Key device, std::vector<ComparedFinding>& findings) const
{
    const domain::FleetState& fleet = m_sides[side].fleet;
    for (std::size_t i = m_firstFinding[side][device]; i < m_firstFinding[side][device + 1]; ++i) {
        const domain::FindingFact& fact = fleet.findings[i];
        ComparedFinding finding;
        finding.cve = fact.cve;
        finding.product = fleet.versions[fact.version].product;
        finding.open[side] = true;
        finding.closable[side] =
            m_uninstalled[side][finding.product] || fact.state != domain::UpdateState::Unavailable;
        findings.push_back(finding);
    }
}

std::vector<ComparedFinding> ComparedFleet::findings(const ComparedDevice& device) const
{
    std::vector<ComparedFinding> all;
    for (std::size_t side = 0; side < 2; ++side)
        if (device.present[side])
            addFindings(side, device.key, all);
    std::ranges::stable_sort(all, [](const auto& a, const auto& b) {
        return a.cve != b.cve ? a.cve < b.cve : a.product < b.product;
    });
    std::vector<ComparedFinding> merged;
    for (const ComparedFinding& finding : all) {
        if (merged.empty() || merged.back().cve != finding.cve
            || merged.back().product != finding.product) {
            merged.push_back(finding);
            continue;
        }
        // versions of one product: the mitigation takes it out only where it closes all of them
        for (std::size_t side = 0; side < 2; ++side) {
            if (!finding.open[side])
                continue;
            merged.back().closable[side] = finding.closable[side]
                && (merged.back().closable[side] || !merged.back().open[side]);
            merged.back().open[side] = true;
        }
    }
    const bool positives = m_covers[0].hasFalsePositives() || m_covers[1].hasFalsePositives();
    const bool mitigations = m_covers[0].hasMitigations() || m_covers[1].hasMitigations();
    if (!positives && !mitigations)
        return merged;
    for (ComparedFinding& finding : merged)
        for (std::size_t side = 0; side < 2; ++side) {
            const Key group = device.group[side];
            if (positives)
                finding.falsePositive[side] =
                    covered(m_covers[0].isFalsePositive(finding.product, finding.cve, group),
                        m_covers[1].isFalsePositive(finding.product, finding.cve, group));
            if (mitigations)
                finding.mitigated[side] =
                    mitigated(domain::softwareRecommendation(finding.product), group);
            if (mitigations)
                finding.mitigatedCve[side] = covered(
                    m_covers[0].mitigatesFinding(finding.product, finding.cve, group, false),
                    m_covers[1].mitigatesFinding(finding.product, finding.cve, group, false));
        }
    return merged;
}

} // namespace parapet::assess
