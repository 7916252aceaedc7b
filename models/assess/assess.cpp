// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assess/assess.h"

#include "models/assess/clocks.h"
#include "models/assess/summaries.h"

#include <algorithm>
#include <memory>

namespace parapet::assess {
namespace {

using domain::Key;

std::vector<scoring::ControlInput> controlInputs(
    const domain::FleetState& fleet, const Tally& tally, Exceptions exceptions)
{
    std::vector<scoring::ControlInput> inputs(fleet.controls.size());
    for (std::size_t key = 1; key < inputs.size(); ++key) {
        const ControlTally& control = tally.controls[key];
        inputs[key] = {fleet.controls[key].category, fleet.controls[key].impact, control.applicable,
            control.compliant + (exceptions == Exceptions::After ? control.mitigated : 0)};
    }
    return inputs;
}

/// Controls that no row of this scope tells of are not part of it, not even as "not assessed".
scoring::SecureScore secureScoreOf(
    const domain::FleetState& fleet, const Tally& tally, Exceptions exceptions)
{
    const auto all = controlInputs(fleet, tally, exceptions);
    std::vector<scoring::ControlInput> told;
    std::vector<std::size_t> keys;
    for (std::size_t key = 1; key < all.size(); ++key)
        if (tally.controls[key].told) {
            told.push_back(all[key]);
            keys.push_back(key);
        }
    scoring::SecureScore score = scoring::secureScore(told);
    std::vector<scoring::ControlScore> byKey(all.size());
    for (std::size_t i = 0; i < keys.size(); ++i)
        byKey[keys[i]] = score.controls[i];
    score.controls = std::move(byKey);
    return score;
}

void fillSecure(domain::ScoreCard& card, const scoring::SecureScore& secure)
{
    card.points = secure.points;
    card.maxPoints = secure.maximum;
    card.percent = secure.percent;
    card.notAssessed = secure.notAssessed;
    for (std::size_t i = 0; i < secure.categories.size(); ++i) {
        const auto& category = secure.categories[i];
        card.categories[i] = {category.category, category.points, category.maximum,
            category.controls, category.notAssessed};
    }
}

/// Counts one active device into a card.
void countDevice(domain::ScoreCard& card, const scoring::DeviceExposure& exposure)
{
    ++card.active;
    if (!exposure.exposure)
        ++card.noData;
    else if (exposure.level == domain::ExposureLevel::High)
        ++card.high;
    else if (exposure.level == domain::ExposureLevel::Medium)
        ++card.medium;
    else
        ++card.low;
}

std::optional<double> percentile95(std::vector<double> values)
{
    if (values.empty())
        return {};
    std::sort(values.begin(), values.end());
    const std::size_t rank = (values.size() * 95 + 99) / 100; // nearest rank, 1-based
    return values[rank - 1];
}

void fillCards(domain::Assessment& result, const domain::FleetState& fleet, const Options& options,
    const ExposureCase& after, const scoring::FleetExposure& exposure)
{
    struct Members
    {
        domain::ScoreCard card;
        std::vector<std::uint32_t> devices;
        std::vector<double> scores;
    };
    std::map<Key, Members> groups;
    for (std::size_t i = 0; i < exposure.devices.size(); ++i) {
        Members& group = groups[fleet.devices[after.deviceKeys()[i]].group];
        countDevice(result.organisation, exposure.devices[i]);
        countDevice(group.card, exposure.devices[i]);
        group.devices.push_back(static_cast<std::uint32_t>(i));
        if (exposure.devices[i].exposure) {
            group.card.weight += after.input().devices[i].weight;
            group.scores.push_back(*exposure.devices[i].exposure);
        }
    }
    for (const auto& device : fleet.devices)
        if (inScope(device, options) && !isActive(device, fleet.takenAt)) {
            ++result.organisation.inactive;
            ++groups[device.group].card.inactive;
        }
    result.organisation.score = exposure.score;
    result.organisation.weight = exposure.weightSum;
    result.organisation.p95 = exposure.p95;
    for (auto& [key, group] : groups) {
        group.card.score = scoring::scoreOf(after.input(), exposure, group.devices);
        group.card.p95 = percentile95(std::move(group.scores));
        result.groups.emplace_back(key, group.card);
    }
}

void fillDevices(domain::Assessment& result, const domain::FleetState& fleet,
    const Options& options, const Tally& tally, const ExposureCase& after,
    const scoring::FleetExposure& exposure)
{
    std::vector<std::size_t> place(fleet.devices.size(), exposure.devices.size());
    for (std::size_t i = 0; i < after.deviceKeys().size(); ++i)
        place[after.deviceKeys()[i]] = i;
    for (std::size_t key = 1; key < fleet.devices.size(); ++key) {
        if (!inScope(fleet.devices[key], options))
            continue;
        domain::DeviceSummary row;
        row.device = static_cast<Key>(key);
        row.value = fleet.devices[key].value;
        row.internetFacing = fleet.devices[key].internetFacing;
        row.tags = fleet.devices[key].tags;
        row.software = tally.deviceSoftware[key];
        row.weaknesses = tally.deviceWeaknesses[key];
        if (place[key] < exposure.devices.size()) {
            const auto& device = exposure.devices[place[key]];
            row.active = true;
            row.score = device.exposure;
            if (device.exposure)
                row.hazard = device.hazard.value();
            row.level = device.level;
        }
        result.devices.push_back(row);
    }
}

void fillVersions(domain::Assessment& result, const domain::FleetState& fleet, const Tally& tally)
{
    for (std::size_t key = 1; key < fleet.versions.size(); ++key) {
        const VersionTally& version = tally.versions[key];
        if (!version.installed.empty() || !version.cves.empty())
            result.versions.push_back({static_cast<Key>(key),
                static_cast<std::uint32_t>(version.installed.size()), version.exposed,
                static_cast<std::uint32_t>(version.cves.size()), version.update});
    }
}

void fillControls(
    domain::Assessment& result, const Tally& tally, const scoring::SecureScore& secure)
{
    for (std::size_t key = 1; key < tally.controls.size(); ++key) {
        const ControlTally& control = tally.controls[key];
        if (control.told)
            result.controls.push_back(
                {static_cast<Key>(key), control.applicable, control.compliant + control.mitigated,
                    secure.controls[key].points, secure.controls[key].maximum});
    }
}

} // namespace

domain::Assessment assess(const domain::FleetState& fleet, const Options& options)
{
    const auto stopped = [&] { return options.stop.stop_requested(); };
    const ExceptionCover cover(fleet, options);
    const ExposureCase before(fleet, options, cover, Exceptions::Before);
    const auto exposureBefore = scoring::assessFleet(before.input(), stopped);
    std::unique_ptr<ExposureCase> mitigated;
    scoring::FleetExposure exposureMitigated;
    if (cover.hasMitigations()) {
        mitigated = std::make_unique<ExposureCase>(fleet, options, cover, Exceptions::After);
        exposureMitigated = scoring::assessFleet(mitigated->input(), stopped);
    }
    const ExposureCase& after = mitigated ? *mitigated : before;
    const auto& exposure = mitigated ? exposureMitigated : exposureBefore;
    Tally tally(fleet, options, cover);
    domain::Assessment result;
    if (stopped())
        return result;
    const auto secure = secureScoreOf(fleet, tally, Exceptions::After);
    const auto secureBefore = secureScoreOf(fleet, tally, Exceptions::Before);
    fillCards(result, fleet, options, after, exposure);
    fillSecure(result.organisation, secure);
    fillDevices(result, fleet, options, tally, after, exposure);
    fillVersions(result, fleet, tally);
    fillControls(result, tally, secure);
    const Figures figures{before, exposureBefore, after, exposure, secure, secureBefore};
    result.recommendations = recommendations(fleet, tally, cover, figures);
    result.software = software(fleet, tally, result.recommendations);
    result.weaknesses = weaknesses(fleet, tally, figures);
    result.coverage = cover.rows();
    result.deviceLists = deviceLists(tally);
    result.clocks = clocks(fleet, options, cover);
    return result;
}

} // namespace parapet::assess
