// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Whom events impact: the devices that have their CVEs, software or failed control, by device
// group. Pure functions; any thread.
#pragma once

#include "models/assess/options.h"
#include "models/domain/eventshares.h"

#include <map>

namespace parapet::assess {

/// For events with CVEs: the distinct active devices in the scope that have one of them through the
/// event's software, by group. In the order of `events`; nothing for the others.
[[nodiscard]] std::vector<std::vector<domain::EventShare>> sharesOfWeaknesses(
    const domain::FleetState& fleet, const Options& options,
    const std::vector<domain::Event>& events);

/// Devices by the group that `groupOf` tells of each.
template <class GroupOf>
[[nodiscard]] std::vector<domain::EventShare> sharesOfDevices(
    const std::vector<domain::Key>& devices, const GroupOf& groupOf);

/// What each event concerns in this state of the fleet: the number of active devices in the scope,
/// in the order of `events`. `assessment` is that of the scope.
[[nodiscard]] std::vector<std::uint32_t> impactedNow(const domain::FleetState& fleet,
    const domain::Assessment& assessment, const Options& options,
    const std::vector<domain::Event>& events);

template <class GroupOf>
std::vector<domain::EventShare> sharesOfDevices(
    const std::vector<domain::Key>& devices, const GroupOf& groupOf)
{
    std::map<domain::Key, std::uint32_t> counts;
    for (const domain::Key device : devices)
        ++counts[groupOf(device)];
    std::vector<domain::EventShare> shares;
    shares.reserve(counts.size());
    for (const auto& [group, count] : counts)
        shares.push_back({group, count, {}});
    return shares;
}

} // namespace parapet::assess
