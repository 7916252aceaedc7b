// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assess/assess.h"

#include "models/assess/clocks.h"
#include "models/assess/exposures.h"
#include "models/assess/summaries.h"

namespace parapet::assess {
namespace {

using domain::Key;

void fillDevices(domain::Assessment& result, const domain::FleetState& fleet,
    const Options& options, const Counts& counts, const Exposures& exposures)
{
    for (std::size_t key = 1; key < fleet.devices.size(); ++key)
        if (inScope(fleet.devices[key], options))
            result.devices.push_back(deviceRow(fleet, counts, static_cast<Key>(key)));
    exposures.fill(result.devices);
}

/// Calls make(key) for every key of a dimension and keeps the rows there are.
template <class Row, class Make>
void fillRows(std::vector<Row>& rows, std::size_t size, const Make& make)
{
    for (std::size_t key = 1; key < size; ++key)
        if (auto row = make(static_cast<Key>(key)))
            rows.push_back(std::move(*row));
}

} // namespace

scoring::SecureScore secureScore(const domain::FleetState& fleet, const Options& options)
{
    const ExceptionCover cover(fleet, options);
    return secureScoreOf(fleet, Tally(fleet, options, cover));
}

domain::Scored assess(const domain::FleetState& fleet, const Options& options)
{
    const ExceptionCover cover(fleet, options);
    const Exposures exposures(fleet, options, cover);
    Tally tally(fleet, options, cover);
    domain::Scored result;
    if (options.stop.stop_requested())
        return result;
    const auto secure = secureScoreOf(fleet, tally);
    fillDevices(result, fleet, options, tally, exposures);
    fillCards(result, fleet, options, secure);
    const auto& before = exposures.before();
    const auto& after = exposures.after();
    const Figures figures{fleet, tally, cover, exposures.threats(), exposures.weights(),
        before.productImpact, after.productImpact, secure};
    fillRows(result.recommendations, fleet.products.size(),
        [&](Key key) { return softwareRecommendation(figures, key); });
    fillRows(result.recommendations, fleet.controls.size(),
        [&](Key key) { return controlRecommendation(figures, key); });
    fillRows(
        result.software, fleet.products.size(), [&](Key key) { return softwareRow(figures, key); });
    fillRows(
        result.versions, fleet.versions.size(), [&](Key key) { return versionRow(figures, key); });
    fillRows(
        result.weaknesses, fleet.cves.size(), [&](Key key) { return weaknessRow(figures, key); });
    fillRows(
        result.controls, fleet.controls.size(), [&](Key key) { return controlRow(figures, key); });
    fillRows(result.productBasis, fleet.products.size(), [&](Key key) {
        return productBasis(
            tally.products[key], key, before.productDrops[key], after.productDrops[key]);
    });
    fillRows(result.controlBasis, fleet.controls.size(),
        [&](Key key) { return controlBasis(tally.controls[key], key); });
    fillRows(result.cveBasis, fleet.cves.size(),
        [&](Key key) { return cveBasis(tally.cves[key], key); });
    result.activities = activityRows(options, after.watchDrops, after.weightSum);
    result.coverage = cover.rows();
    result.deviceGroups = cover.groupCount();
    result.deviceLists = deviceLists(tally);
    result.clocks = clocks(fleet, options, cover);
    return result;
}

} // namespace parapet::assess
