// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Sets of devices by key, as what a list is narrowed by. Plain values; any thread.
#pragma once

#include "models/domain/fleetstate.h"

#include <optional>
#include <vector>

namespace parapet::store {

/// Devices by key; nothing: any device.
using DeviceSet = std::optional<std::vector<bool>>;
[[nodiscard]] DeviceSet intersection(DeviceSet a, const DeviceSet& b);
[[nodiscard]] DeviceSet united(DeviceSet a, const DeviceSet& b);

/// A set of `keys`.
[[nodiscard]] std::vector<bool> setOf(const std::vector<domain::Key>& keys);
/// The keys of a set, ascending.
[[nodiscard]] std::vector<domain::Key> keysOf(const std::vector<bool>& set);
/// Whether a set of keys names it.
[[nodiscard]] inline bool contains(const std::vector<bool>& set, domain::Key key)
{
    return key < set.size() && set[key];
}

} // namespace parapet::store
