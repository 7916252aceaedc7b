// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assess/summaries.h"

#include <algorithm>
#include <map>

namespace parapet::assess {
namespace {

using domain::Key;

std::vector<scoring::ControlInput> controlInputs(
    const domain::FleetState& fleet, const Counts& counts)
{
    std::vector<scoring::ControlInput> inputs(fleet.controls.size());
    for (std::size_t key = 1; key < inputs.size(); ++key) {
        const ControlTally& control = counts.controls[key];
        inputs[key] = {fleet.controls[key].category, fleet.controls[key].impact, control.applicable,
            control.compliant + control.mitigated};
    }
    return inputs;
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

std::optional<double> percentile95(std::vector<double> values)
{
    if (values.empty())
        return {};
    std::sort(values.begin(), values.end());
    const std::size_t rank = (values.size() * 95 + 99) / 100; // nearest rank, 1-based
    return values[rank - 1];
}

/// A card while its devices pass by.
struct Members
{
    domain::ScoreCard card;
    scoring::ExactSum weighted, weights;
    std::vector<double> scores;

    void add(const domain::DeviceSummary& device, double weight)
    {
        if (!device.active) {
            ++card.inactive;
            return;
        }
        ++card.active;
        if (!device.score) {
            ++card.noData;
            return;
        }
        if (device.level == domain::ExposureLevel::High)
            ++card.high;
        else if (device.level == domain::ExposureLevel::Medium)
            ++card.medium;
        else
            ++card.low;
        weighted.add(weight * *device.score);
        weights.add(weight);
        scores.push_back(*device.score);
    }
    [[nodiscard]] domain::ScoreCard finish()
    {
        card.weight = weights.value();
        if (card.weight > 0.0)
            card.score = weighted.value() / card.weight;
        card.p95 = percentile95(std::move(scores));
        return card;
    }
};

} // namespace

scoring::SecureScore secureScoreOfTold(
    const std::vector<scoring::ControlInput>& controls, const std::vector<bool>& told)
{
    std::vector<scoring::ControlInput> inputs;
    std::vector<std::size_t> keys;
    for (std::size_t key = 1; key < controls.size(); ++key)
        if (told[key]) {
            inputs.push_back(controls[key]);
            keys.push_back(key);
        }
    scoring::SecureScore score = scoring::secureScore(inputs);
    std::vector<scoring::ControlScore> byKey(controls.size());
    for (std::size_t i = 0; i < keys.size(); ++i)
        byKey[keys[i]] = score.controls[i];
    score.controls = std::move(byKey);
    return score;
}

scoring::SecureScore secureScoreOf(const domain::FleetState& fleet, const Counts& counts)
{
    const auto all = controlInputs(fleet, counts);
    std::vector<bool> told(all.size());
    for (std::size_t key = 1; key < all.size(); ++key)
        told[key] = counts.controls[key].told > 0;
    return secureScoreOfTold(all, told);
}

void fillCards(domain::Assessment& result, const domain::FleetState& fleet, const Options& options,
    const scoring::SecureScore& secure)
{
    const auto active =
        std::ranges::count_if(result.devices, [](const auto& device) { return device.active; });
    Members all;
    std::map<Key, Members> groups;
    for (const auto& device : result.devices) {
        const double weight = weightOf(device.value, static_cast<std::uint32_t>(active), options);
        all.add(device, weight);
        groups[fleet.devices[device.device].group].add(device, weight);
    }
    result.organisation = all.finish();
    fillSecure(result.organisation, secure);
    result.groups.clear();
    for (auto& [key, group] : groups)
        result.groups.emplace_back(key, group.finish());
}

domain::DeviceSummary deviceRow(const domain::FleetState& fleet, const Counts& counts, Key device)
{
    const domain::DeviceState& state = fleet.devices[device];
    domain::DeviceSummary row;
    row.device = device;
    row.value = state.value;
    row.internetFacing = state.internetFacing;
    row.tags = state.tags;
    row.group = state.group;
    row.software = counts.deviceSoftware[device];
    row.weaknesses = counts.deviceWeaknesses[device];
    return row;
}

} // namespace parapet::assess
