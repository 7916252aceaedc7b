// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assess/clocks.h"

#include "models/assess/exposurecase.h"

#include "scoring/policy/clocks.h"

#include <algorithm>

namespace parapet::assess {
namespace {

using domain::Key;
using domain::Seconds;

constexpr std::size_t severities = static_cast<std::size_t>(domain::Severity::Critical) + 1;
/// Clocks of one product: severity x KEV x internet-facing.
constexpr std::size_t clocksOfProduct = severities * 4;

/// What a CVE adds to the inputs, the same on every device.
struct CveInputs
{
    std::size_t place = 0; ///< within the clocks of a product, for devices not internet-facing
    Seconds kevSince = 0;
};

std::vector<CveInputs> inputsOfCves(const domain::FleetState& fleet)
{
    std::vector<CveInputs> inputs(fleet.cves.size());
    for (std::size_t key = 1; key < fleet.cves.size(); ++key) {
        const auto& cve = fleet.cves[key];
        const auto severity = scoring::policySeverity(cve.severity, cve.cvss).severity;
        inputs[key].place = static_cast<std::size_t>(severity) * 4;
        if (key >= fleet.knowledge.size() || !fleet.knowledge[key].inKev)
            continue;
        inputs[key].place += 2;
        inputs[key].kevSince =
            static_cast<Seconds>(fleet.knowledge[key].kevAdded.value_or(0) / 1000);
    }
    return inputs;
}

void keepOldest(Seconds& oldest, Seconds time)
{
    if (oldest == 0 || time < oldest)
        oldest = time;
}

} // namespace

std::vector<domain::ClockSummary> clocks(
    const domain::FleetState& fleet, const Options& options, const ExceptionCover& cover)
{
    struct Oldest
    {
        Seconds firstSeen = 0, kevStart = 0;
    };
    const auto inputs = inputsOfCves(fleet);
    const auto uninstalled = uninstalledProducts(fleet, options);
    const bool anyCover = !cover.rows().empty();
    std::vector<Oldest> oldest(fleet.products.size() * clocksOfProduct);
    Key device = 0;
    bool counts = false;
    for (const auto& fact : fleet.findings) {
        if (fact.device != device) {
            device = fact.device;
            counts = inScope(fleet.devices[device], options)
                && isActive(fleet.devices[device], fleet.takenAt);
        }
        if (!counts || fact.firstSeen == 0)
            continue;
        const domain::DeviceState& state = fleet.devices[device];
        const Key product = fleet.versions[fact.version].product;
        const bool closable =
            uninstalled[product] || fact.state != domain::UpdateState::Unavailable;
        if (anyCover && cover.covers(product, fact.cve, state.group, closable))
            continue;
        const CveInputs& cve = inputs[fact.cve];
        Oldest& clock =
            oldest[product * clocksOfProduct + cve.place + (state.internetFacing ? 1 : 0)];
        keepOldest(clock.firstSeen, fact.firstSeen);
        keepOldest(clock.kevStart, std::max(fact.firstSeen, cve.kevSince));
    }
    std::vector<domain::ClockSummary> rows;
    for (std::size_t i = 0; i < oldest.size(); ++i) {
        if (oldest[i].firstSeen == 0)
            continue;
        const std::size_t place = i % clocksOfProduct;
        rows.push_back({domain::softwareRecommendation(static_cast<Key>(i / clocksOfProduct)),
            static_cast<domain::Severity>(place / 4), (place & 2) != 0, (place & 1) != 0,
            oldest[i].firstSeen, oldest[i].kevStart});
    }
    return rows;
}

} // namespace parapet::assess
