// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The merging half of FleetBuilder: devices, knowledge, alerts and facts.
#include "models/base/text.h"
#include "models/jobs/import/fleetbuilder.h"
#include "models/jobs/import/sortfacts.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <tuple>

namespace parapet::jobs {
namespace {

using base::qt;
using domain::Key;
using domain::Millis;
using domain::Seconds;
using Collectors = std::vector<std::unique_ptr<Collector>>;

QString tr(const char* text)
{
    return QCoreApplication::translate("Import", text);
}

Seconds earlier(Seconds a, Seconds b)
{
    return a == 0 ? b : b == 0 ? a : std::min(a, b);
}

/// Update told beats none told: available, unavailable, not stated.
domain::UpdateState merged(domain::UpdateState a, domain::UpdateState b)
{
    using enum domain::UpdateState;
    if (a == Available || b == Available)
        return Available;
    return a == Unavailable || b == Unavailable ? Unavailable : NotStated;
}

/// Of rows that tell the same, the first one is named.
template <class Fact>
void keepEarlierPlace(Fact& kept, const Fact& again)
{
    const domain::RowPlace place = std::min(kept.place(), again.place());
    kept.file = place.file;
    kept.line = place.line;
}

/// What the rows of all threads tell of one device.
struct ToldDevice
{
    CollectedDevice info;
    bool told = false;
};

/// May take from `told`, which is not read again.
void mergeInto(CollectedDevice& kept, CollectedDevice& told)
{
    kept.name = std::max(kept.name, told.name);
    kept.osPlatform = std::max(kept.osPlatform, told.osPlatform);
    kept.osVersion = std::max(kept.osVersion, told.osVersion);
    kept.group = std::max(kept.group, told.group);
    kept.lastSeen = std::max(kept.lastSeen, told.lastSeen);
    kept.conflicting = kept.conflicting || told.conflicting;
    kept.takeMachine(told);
}

} // namespace

void FleetBuilder::mergeDevices(const Collectors& collectors)
{
    std::vector<ToldDevice> told(m_fleet.devices.size());
    for (std::size_t i = 0; i < collectors.size(); ++i)
        for (std::size_t key = 1; key < collectors[i]->deviceInfo.size(); ++key) {
            ToldDevice& device = told[m_remaps[i].devices[key]];
            if (device.told)
                mergeInto(device.info, collectors[i]->deviceInfo[key]);
            else
                device = {collectors[i]->deviceInfo[key], true};
        }
    std::map<QString, Key> groups;
    for (std::size_t key = 1; key < m_fleet.groups.size(); ++key)
        groups.emplace(m_fleet.groups[key], static_cast<Key>(key));
    std::map<QString, std::vector<Key>> members;
    for (std::size_t key = 1; key < told.size(); ++key) {
        if (!told[key].told)
            continue;
        const CollectedDevice& info = told[key].info;
        domain::DeviceState& device = m_fleet.devices[key];
        const QString id = device.key;
        if (info.hasMachine)
            device = info.machine;
        device.key = id;
        device.present = true;
        if (device.name.isEmpty())
            device.name = qt(info.name);
        if (device.osPlatform.isEmpty())
            device.osPlatform = qt(info.osPlatform);
        if (device.osVersion.isEmpty())
            device.osVersion = qt(info.osVersion);
        if (!device.lastSeen && info.lastSeen != 0)
            device.lastSeen = Millis{info.lastSeen} * 1000;
        QString group = qt(info.machineGroup.empty() ? info.group : info.machineGroup);
        if (group.isEmpty())
            group = domain::unassignedGroup.toString();
        members[group].push_back(static_cast<Key>(key));
        if (info.conflicting)
            note(tr("Device %1 is told by several machine rows with different values; "
                    "the newest is used.")
                     .arg(id));
    }
    for (const auto& [name, devices] : members) {
        const auto group = groups.try_emplace(name, static_cast<Key>(m_fleet.groups.size()));
        if (group.second)
            m_fleet.groups.push_back(name);
        for (const Key device : devices)
            m_fleet.devices[device].group = group.first->second;
    }
}

void FleetBuilder::mergeKnowledge(const Collectors& collectors)
{
    std::vector<CollectedCve> cves(m_fleet.cves.size());
    std::vector<bool> told(m_fleet.cves.size());
    std::vector<bool> toldControl(m_fleet.controls.size());
    std::vector<bool> conflicting(m_fleet.controls.size());
    for (std::size_t i = 0; i < collectors.size(); ++i) {
        for (std::size_t key = 1; key < collectors[i]->cveInfo.size(); ++key) {
            const Key cve = m_remaps[i].cves[key];
            mergeInto(cves[cve], collectors[i]->cveInfo[key]);
            told[cve] = true;
        }
        for (std::size_t key = 1; key < collectors[i]->controlInfo.size(); ++key) {
            const CollectedControl& info = collectors[i]->controlInfo[key];
            const Key control = m_remaps[i].controls[key];
            domain::ControlState& state = m_fleet.controls[control];
            const QString id = state.key;
            conflicting[control] = conflicting[control] || info.conflicting
                || (toldControl[control]
                    && (state.category != info.state.category
                        || std::abs(state.impact - info.state.impact) > 0.0));
            if (!toldControl[control])
                state = info.state;
            state.key = id;
            state.impact = std::max(state.impact, info.state.impact);
            state.category = std::max(state.category, info.state.category);
            state.name = std::max(state.name, info.state.name);
            state.subcategory = std::max(state.subcategory, info.state.subcategory);
            toldControl[control] = true;
        }
    }
    for (std::size_t key = 1; key < cves.size(); ++key)
        if (told[key]) {
            const CollectedCve& info = cves[key];
            domain::CveState& state = m_fleet.cves[key];
            state.severity = info.severity;
            state.cvss = info.cvss < 0.0 ? std::nullopt : std::optional(info.cvss);
            state.exploitability = info.exploitability;
            state.disagreement = info.disagreement;
            state.zeroDay = info.zeroDay;
        }
    for (std::size_t key = 1; key < conflicting.size(); ++key)
        if (conflicting[key])
            note(tr("Rows tell different categories or impacts of control %1; the highest is used.")
                     .arg(m_fleet.controls[key].key));
}

void FleetBuilder::mergeAlerts(Collectors& collectors)
{
    std::map<QString, domain::AlertState> told;
    for (std::size_t i = 0; i < collectors.size(); ++i)
        for (domain::AlertState& alert : collectors[i]->alerts) {
            alert.device = m_remaps[i].devices[alert.device];
            const auto added = told.try_emplace(alert.key, alert);
            domain::AlertState& kept = added.first->second;
            if (added.second)
                continue;
            const auto order = [](const domain::AlertState& a) {
                return std::tie(a.createdAt, a.severity, a.status, a.title, a.description,
                    a.category, a.device);
            };
            if (order(kept) != order(alert))
                note(tr("Alert %1 is told by several rows with different values; "
                        "the newest is used.")
                         .arg(alert.key));
            const domain::RowPlace first = std::min(kept.place, alert.place);
            const bool same = order(kept) == order(alert);
            if (order(kept) < order(alert))
                kept = alert;
            if (same)
                kept.place = first;
        }
    std::map<QString, std::size_t> known;
    for (std::size_t key = 1; key < m_fleet.alerts.size(); ++key)
        known.emplace(m_fleet.alerts[key].key, key);
    for (auto& [id, alert] : told) {
        const auto place = known.find(id);
        if (place == known.end())
            m_fleet.alerts.push_back(std::move(alert));
        else
            m_fleet.alerts[place->second] = std::move(alert);
    }
}

void FleetBuilder::buildFindings(Collectors& collectors)
{
    std::vector<std::uint32_t> counts(m_fleet.devices.size());
    for (std::size_t i = 0; i < collectors.size(); ++i)
        collectors[i]->findings.forEach(
            [&](const domain::FindingFact& fact) { ++counts[m_remaps[i].devices[fact.device]]; });
    const auto starts = startsOf(counts);
    auto next = starts;
    m_fleet.findings.resize(starts.back());
    for (std::size_t i = 0; i < collectors.size(); ++i) {
        const Remap& remap = m_remaps[i];
        const auto& versions = collectors[i]->versionInfo;
        collectors[i]->findings.drain([&](domain::FindingFact fact) {
            const auto version = fact.version;
            fact.device = remap.devices[fact.device];
            fact.version = remap.versions[version];
            fact.cve = remap.cves[fact.cve];
            fact.update = fact.update == 0 ? 0 : remap.updates[fact.update];
            if (remap.unusual[version])
                m_implied.push_back(
                    {fact.device, fact.version, remap.evidence[versions[version].usualEvidence],
                        fact.firstSeen, ToldInstall::By::UsualOfThread});
            m_fleet.findings[next[fact.device]++] = fact;
        });
    }
    sortAndMerge(
        m_fleet.findings, starts,
        [](const auto& a, const auto& b) {
            return std::tie(a.version, a.cve) < std::tie(b.version, b.cve);
        },
        [](const auto& a, const auto& b) { return a.version == b.version && a.cve == b.cve; },
        [](domain::FindingFact& kept, const domain::FindingFact& again) {
            kept.firstSeen = earlier(kept.firstSeen, again.firstSeen);
            kept.lastSeen = std::max(kept.lastSeen, again.lastSeen);
            kept.update = std::max(kept.update, again.update);
            kept.state = merged(kept.state, again.state);
            keepEarlierPlace(kept, again);
        });
}

void FleetBuilder::buildAssessments(Collectors& collectors)
{
    std::vector<std::uint32_t> counts(m_fleet.devices.size());
    for (std::size_t i = 0; i < collectors.size(); ++i)
        collectors[i]->assessments.forEach([&](const domain::AssessmentFact& fact) {
            ++counts[m_remaps[i].devices[fact.device]];
        });
    const auto starts = startsOf(counts);
    auto next = starts;
    m_fleet.assessments.resize(starts.back());
    for (std::size_t i = 0; i < collectors.size(); ++i)
        collectors[i]->assessments.drain([&](domain::AssessmentFact fact) {
            fact.device = m_remaps[i].devices[fact.device];
            fact.control = m_remaps[i].controls[fact.control];
            m_fleet.assessments[next[fact.device]++] = fact;
        });
    std::int64_t contradictions = 0;
    sortAndMerge(
        m_fleet.assessments, starts,
        [](const auto& a, const auto& b) { return a.control < b.control; },
        [](const auto& a, const auto& b) { return a.control == b.control; },
        [&](domain::AssessmentFact& kept, const domain::AssessmentFact& again) {
            if (kept.compliant == again.compliant && kept.applicable == again.applicable) {
                kept.assessedAt = std::max(kept.assessedAt, again.assessedAt);
                kept.userImpact = kept.userImpact || again.userImpact;
                keepEarlierPlace(kept, again);
                return;
            }
            ++contradictions; // the newest holds; of the same age, the worse one
            const auto order = [](const domain::AssessmentFact& fact) {
                return std::tuple(fact.assessedAt, fact.applicable, !fact.compliant);
            };
            if (order(kept) < order(again))
                kept = again;
        });
    if (contradictions > 0)
        note(tr("%1 assessments of one control on one device contradict each other; "
                "the newest is used, of the same age the failing one.")
                 .arg(contradictions));
}

} // namespace parapet::jobs
