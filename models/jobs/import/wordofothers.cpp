// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/import/wordofothers.h"

#include "models/jobs/import/collectedfacts.h"
#include "models/store/fleetloader.h"
#include "models/store/heldelsewhere.h"

#include <algorithm>

namespace parapet::jobs {
namespace {

CollectedCve collected(const domain::CveState& cve)
{
    CollectedCve told;
    told.severity = cve.severity;
    told.cvss = cve.cvss.value_or(-1.0);
    told.exploitability = cve.exploitability;
    told.exploitTold = cve.exploitability != domain::Exploitability::NoExploit;
    told.disagreement = cve.disagreement;
    told.zeroDay = cve.zeroDay;
    return told;
}

void merge(domain::CveState& kept, const domain::CveState& before)
{
    CollectedCve both = collected(kept);
    mergeInto(both, collected(before));
    kept.severity = both.severity;
    kept.cvss = both.cvss < 0.0 ? std::nullopt : std::optional(both.cvss);
    kept.exploitability = both.exploitability;
    kept.disagreement = both.disagreement;
    kept.zeroDay = both.zeroDay;
}

void merge(domain::SoftwareVersion& kept, const domain::SoftwareVersion& before)
{
    kept.eos = std::max(kept.eos, before.eos);
    kept.eosDate = std::max(kept.eosDate, before.eosDate);
}

void merge(domain::ControlState& kept, const domain::ControlState& before)
{
    kept.impact = std::max(kept.impact, before.impact);
    kept.category = std::max(kept.category, before.category);
    kept.name = std::max(kept.name, before.name);
    kept.subcategory = std::max(kept.subcategory, before.subcategory);
}

/// Entries of the import that were there before it and that other devices' rows tell of.
template <class Entry>
void mergeHeld(
    std::vector<Entry>& kept, const std::vector<Entry>& before, const std::vector<bool>& held)
{
    const std::size_t known = std::min({kept.size(), before.size(), held.size()});
    for (std::size_t key = 1; key < known; ++key)
        if (held[key])
            merge(kept[key], before[key]);
}

} // namespace

base::Result<void> keepWordOfOthers(store::Connection& connection, domain::FleetState& fleet)
{
    const auto held = store::heldElsewhere(connection, fleet);
    if (!held)
        return tl::unexpected(held.error());
    const auto before = store::FleetLoader(connection).loadStates();
    if (!before)
        return tl::unexpected(before.error());
    mergeHeld(fleet.cves, before->cves, held->cves);
    mergeHeld(fleet.versions, before->versions, held->versions);
    mergeHeld(fleet.controls, before->controls, held->controls);
    return {};
}

} // namespace parapet::jobs
