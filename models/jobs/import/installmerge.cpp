// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The half of FleetBuilder that merges installs and their evidence. Which row a thread saw first
// decides what it kept, so nothing of that may show in the result.
#include "models/jobs/import/fleetbuilder.h"
#include "models/jobs/import/sortfacts.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <unordered_map>

namespace parapet::jobs {
namespace {

using domain::Key;
using domain::Seconds;
using Collectors = std::vector<std::unique_ptr<Collector>>;

Seconds earlier(Seconds a, Seconds b)
{
    return a == 0 ? b : b == 0 ? a : std::min(a, b);
}

} // namespace

/// The usual evidence of a new version is the one that most rows tell; of equals the smaller key.
void FleetBuilder::voteForEvidence(const Collectors& collectors)
{
    std::unordered_map<std::uint64_t, std::int64_t> votes; // version << 32 | evidence
    for (std::size_t i = 0; i < collectors.size(); ++i) {
        const auto& versions = collectors[i]->versionInfo;
        const Remap& remap = m_remaps[i];
        std::vector<std::int64_t> silent(versions.size()); // rows with the thread's usual evidence
        for (std::size_t key = 1; key < versions.size(); ++key)
            silent[key] = versions[key].findings;
        collectors[i]->installs.forEach([&](const CollectedInstall& row) {
            if (!row.listed)
                --silent[row.version];
            if (const Key version = remap.versions[row.version]; version >= m_knownVersions)
                ++votes[std::uint64_t{version} << 32 | remap.evidence[row.evidence]];
        });
        for (std::size_t key = 1; key < versions.size(); ++key) {
            const Key version = remap.versions[key];
            if (version >= m_knownVersions && silent[key] > 0)
                votes[std::uint64_t{version} << 32 | remap.evidence[versions[key].usualEvidence]] +=
                    silent[key];
        }
    }
    std::vector<std::int64_t> most(m_fleet.versions.size(), -1);
    for (const auto& [pair, count] : votes) {
        const auto version = static_cast<std::size_t>(pair >> 32);
        const auto evidence = static_cast<Key>(pair & 0xFFFFFFFFU);
        Key& usual = m_evidence.usual[version];
        const std::int64_t weight = evidence == m_noEvidence ? 0 : count; // no proof yields to any
        if (weight > most[version] || (weight == most[version] && evidence < usual)) {
            most[version] = weight;
            usual = evidence;
        }
    }
}

void FleetBuilder::chooseEvidence(const Collectors& collectors)
{
    m_evidence.usual.resize(m_fleet.versions.size());
    for (std::size_t key = 1; key < m_evidence.texts.size(); ++key)
        if (m_evidence.texts[key].first.empty() && m_evidence.texts[key].second.empty())
            m_noEvidence = static_cast<Key>(key);
    voteForEvidence(collectors);
    for (std::size_t i = 0; i < collectors.size(); ++i) {
        auto& unusual = m_remaps[i].unusual;
        unusual.resize(collectors[i]->versionInfo.size());
        for (std::size_t key = 1; key < unusual.size(); ++key) {
            const std::uint32_t local = collectors[i]->versionInfo[key].usualEvidence;
            unusual[key] = local != 0
                && m_remaps[i].evidence[local] != m_evidence.usual[m_remaps[i].versions[key]];
        }
    }
}

/// One install out of the rows of a device and version. The list's proof goes before that of
/// findings, and that before a thread's usual one, which other rows of the version may have set.
void FleetBuilder::resolveInstall(std::span<const ToldInstall> told)
{
    std::array<Key, 3> proof{};
    std::array<Seconds, 2> firstSeen{}; // of the list, of findings
    bool listed = false;
    bool withoutProof = false;
    for (const ToldInstall& row : told) {
        const bool isList = row.by == ToldInstall::By::List;
        listed = listed || isList;
        Seconds& first = firstSeen[isList ? 0 : 1];
        first = earlier(first, row.firstSeen);
        Key& best = proof[static_cast<std::size_t>(row.by)];
        if (row.evidence != m_noEvidence)
            best = std::max(best, row.evidence);
        else if (!isList)
            withoutProof = true;
    }
    const Key device = told.front().device;
    const Key version = told.front().version;
    const Key usual = m_evidence.usual[version];
    const auto hasFinding = [&] {
        const auto place = std::lower_bound(m_fleet.findings.begin(), m_fleet.findings.end(),
            std::pair(device, version), [](const domain::FindingFact& fact, const auto& key) {
                return std::pair(fact.device, fact.version) < key;
            });
        return place != m_fleet.findings.end() && place->device == device
            && place->version == version;
    };
    Key evidence = proof[0] != 0 ? proof[0] : proof[1] != 0 ? proof[1] : proof[2];
    if (evidence == 0) // findings that a thread kept silent about have the usual evidence
        evidence = !withoutProof && hasFinding() ? usual : m_noEvidence;
    if (evidence == usual)
        evidence = 0;
    if (listed || evidence != 0)
        m_fleet.installs.push_back({device, version, evidence, firstSeen[listed ? 0 : 1]});
}

void FleetBuilder::buildInstalls(Collectors& collectors)
{
    std::vector<std::uint32_t> counts(m_fleet.devices.size());
    for (std::size_t i = 0; i < collectors.size(); ++i)
        collectors[i]->installs.forEach(
            [&](const CollectedInstall& fact) { ++counts[m_remaps[i].devices[fact.device]]; });
    for (const auto& fact : m_implied)
        ++counts[fact.device];
    const auto starts = startsOf(counts);
    auto next = starts;
    std::vector<ToldInstall> told(starts.back());
    for (std::size_t i = 0; i < collectors.size(); ++i) {
        const Remap& remap = m_remaps[i];
        collectors[i]->installs.drain([&](const CollectedInstall& row) {
            const Key device = remap.devices[row.device];
            told[next[device]++] = {device, remap.versions[row.version],
                remap.evidence[row.evidence], row.firstSeen,
                row.listed ? ToldInstall::By::List : ToldInstall::By::Finding};
        });
    }
    for (const auto& fact : m_implied)
        told[next[fact.device]++] = fact;
    m_implied = {};
    const auto byVersion = [](const ToldInstall& a, const ToldInstall& b) {
        return a.version < b.version;
    };
    for (std::size_t device = 0; device + 1 < starts.size(); ++device) {
        const auto first = told.begin() + static_cast<std::ptrdiff_t>(starts[device]);
        const auto last = told.begin() + static_cast<std::ptrdiff_t>(starts[device + 1]);
        if (!std::is_sorted(first, last, byVersion))
            std::sort(first, last, byVersion);
        for (auto begin = first; begin != last;) {
            const auto end = std::upper_bound(begin, last, *begin, byVersion);
            resolveInstall({begin, end});
            begin = end;
        }
    }
}

} // namespace parapet::jobs
