// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assess/update.h"

#include "models/assess/merge.h"

#include <algorithm>
#include <iterator>

namespace parapet::assess {
namespace {

using domain::Key;
using Kind = domain::DevicesOf::Kind;

/// The fleet with the touched devices only.
domain::FleetState onlyTouched(const domain::FleetState& fleet, const std::vector<Key>& devices)
{
    domain::FleetState part = fleet;
    for (std::size_t key = 1; key < part.devices.size(); ++key)
        if (!std::ranges::binary_search(devices, static_cast<Key>(key)))
            part.devices[key].present = false;
    return part;
}

Options knowing(const Options& options, const Stored& stored, std::size_t products)
{
    Options known = options;
    known.uninstalled.emplace(products);
    for (const auto& product : stored.rows.productBasis)
        (*known.uninstalled)[product.product] = product.eosFacts > 0;
    return known;
}

/// End of support reaches every device that has the version.
bool endOfSupportChanged(const Change& change)
{
    const auto& before = change.before.versions;
    for (std::size_t key = 1; key <= change.knownVersions; ++key)
        if (before[key].eos != change.after.versions[key].eos
            || before[key].eosDate != change.after.versions[key].eosDate)
            return true;
    return false;
}

double weightSum(const std::vector<domain::DeviceSummary>& devices, const Options& options)
{
    scoring::ExactSum sum;
    for (const auto& device : devices)
        if (device.score)
            sum.add(weightOf(device.value, 0, options));
    return sum.value();
}

/// The device rows after the change, all of them.
std::vector<domain::DeviceSummary> deviceRows(
    const Stored& stored, const Change& change, const Counts& counts, const Exposures& exposures)
{
    std::vector<domain::DeviceSummary> touched;
    for (const Key key : change.devices)
        if (change.after.devices[key].present)
            touched.push_back(deviceRow(change.after, counts, key));
    exposures.fill(touched);
    std::vector<domain::DeviceSummary> kept;
    for (const auto& row : stored.rows.devices)
        if (!std::ranges::binary_search(change.devices, row.device))
            kept.push_back(row);
    std::vector<domain::DeviceSummary> all;
    std::ranges::merge(kept, touched, std::back_inserter(all), {}, &domain::DeviceSummary::device,
        &domain::DeviceSummary::device);
    return all;
}

template <class Row, class Make>
void makeRows(std::vector<Row>& rows, const std::vector<Key>& keys, const Make& make)
{
    for (const Key key : keys)
        if (auto row = make(key))
            rows.push_back(std::move(*row));
}

/// What was kept of each activity with what the touched devices bring now in place of what they
/// brought before.
std::vector<scoring::ExactSum> activityDrops(
    const Options& options, const Stored& stored, const Exposures& before, const Exposures& after)
{
    std::vector<scoring::ExactSum> drops;
    for (std::size_t i = 0; i < options.activities.size(); ++i) {
        const auto row = std::ranges::find(
            stored.rows.activities, options.activities[i].id, &domain::ActivitySummary::id);
        scoring::ExactSum drop =
            row == stored.rows.activities.end() ? scoring::ExactSum() : row->drop;
        drop -= before.after().watchDrops[i];
        drop += after.after().watchDrops[i];
        drops.push_back(drop);
    }
    return drops;
}

void fillRows(domain::AssessmentChange& result, const Figures& figures, const Merge& merge)
{
    auto& rows = result.rows;
    makeRows(rows.recommendations, result.products,
        [&](Key key) { return softwareRecommendation(figures, key); });
    makeRows(rows.recommendations, result.controls,
        [&](Key key) { return controlRecommendation(figures, key); });
    makeRows(rows.software, result.products, [&](Key key) { return softwareRow(figures, key); });
    makeRows(rows.versions, result.versions, [&](Key key) { return versionRow(figures, key); });
    makeRows(rows.weaknesses, result.cves, [&](Key key) { return weaknessRow(figures, key); });
    makeRows(rows.controls, result.controls, [&](Key key) { return controlRow(figures, key); });
    makeRows(rows.cveBasis, result.cves,
        [&](Key key) { return cveBasis(figures.counts.cves[key], key); });
    makeRows(rows.controlBasis, result.controls,
        [&](Key key) { return controlBasis(figures.counts.controls[key], key); });
    makeRows(rows.productBasis, merge.changedBasis(), [&](Key key) {
        const domain::ProductBasis& basis = merge.basis(key);
        return basis.isZero() ? std::nullopt : std::optional(basis);
    });
}

} // namespace

std::vector<Key> devicesTouched(const domain::FleetState& fleet, const ExceptionCover& before,
    const ExceptionCover& after, const Stored& stored)
{
    std::vector<Key> devices;
    const auto take = [&](const std::vector<Key>& list, Key group) {
        std::ranges::copy_if(list, std::back_inserter(devices),
            [&](Key device) { return fleet.devices[device].group == group; });
    };
    ExceptionCover::Mitigations mitigations;
    std::ranges::set_symmetric_difference(
        before.mitigations(), after.mitigations(), std::inserter(mitigations, mitigations.end()));
    for (const auto& [recommendation, group] : mitigations)
        if (recommendation % 2 == 0)
            take(stored.list(Kind::Exposed, recommendation / 2), group);
    ExceptionCover::FalsePositives cves;
    std::ranges::set_symmetric_difference(
        before.mitigatedCves(), after.mitigatedCves(), std::inserter(cves, cves.end()));
    for (const auto& [product, cve, group] : cves)
        take(stored.list(Kind::Exposed, product), group);
    ExceptionCover::FalsePositives falsePositives;
    std::ranges::set_symmetric_difference(before.falsePositives(), after.falsePositives(),
        std::inserter(falsePositives, falsePositives.end()));
    std::vector<Key> inactive; // no list names them, but their findings count too
    if (!falsePositives.empty())
        for (const auto& row : stored.rows.devices)
            if (!row.active)
                inactive.push_back(row.device);
    for (const auto& [product, cve, group] : falsePositives) {
        take(stored.list(Kind::Installed, product), group);
        take(inactive, group);
    }
    return devices;
}

std::optional<domain::AssessmentChange> update(
    const Stored& stored, const Change& change, const ExceptionCover& cover, const Options& options)
{
    if (options.weights != WeightPreset::Default || endOfSupportChanged(change))
        return {};
    const Options known = knowing(options, stored, change.after.products.size());
    const ExceptionCover coverBefore(stored.rows.coverage, known);
    const auto before = onlyTouched(change.before, change.devices);
    const auto after = onlyTouched(change.after, change.devices);
    const Exposures exposuresBefore(before, known, coverBefore);
    const Exposures exposures(after, known, cover);
    const Tally tallyBefore(before, known, coverBefore);
    const Tally tally(after, known, cover);
    if (options.stop.stop_requested())
        return {};

    Merge merge(stored, change, cover, {tallyBefore, exposuresBefore}, {tally, exposures});
    if (!merge.run())
        return {};
    domain::AssessmentChange result;
    result.rows.devices = deviceRows(stored, change, tally, exposures);
    const auto secure = secureScoreOf(change.after, merge.counts());
    fillCards(result.rows, change.after, known, secure);
    merge.weigh(result.rows.organisation.weight);
    result.rows.activities = activityRows(known,
        activityDrops(known, stored, exposuresBefore, exposures), result.rows.organisation.weight);
    const Figures figures{change.after, merge.counts(), cover, exposures.threats(),
        exposures.weights(), merge.impactBefore(), merge.impactAfter(), secure};
    merge.tellTouched(result);
    fillRows(result, figures, merge);
    merge.tellImpacts(
        result, result.rows.organisation.weight != weightSum(stored.rows.devices, known));
    std::erase_if(result.rows.devices,
        [&](const auto& row) { return !std::ranges::binary_search(change.devices, row.device); });
    result.devices = change.devices;
    result.rows.coverage = cover.rows();
    result.rows.deviceGroups = cover.groupCount();
    return result;
}

} // namespace parapet::assess
