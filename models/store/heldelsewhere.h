// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What rows of devices that a partial import does not name still tell of: their CVEs, software
// versions and controls. Thread of the connection.
#pragma once

#include "models/domain/fleetstate.h"
#include "models/store/connection.h"

#include <vector>

namespace parapet::store {

/// By key; shorter than a dimension where the rest is not held.
struct HeldElsewhere
{
    std::vector<bool> cves, versions, controls;
};

/// `fleet` is what the import names: its present devices are left out.
[[nodiscard]] base::Result<HeldElsewhere> heldElsewhere(
    Connection& connection, const domain::FleetState& fleet);

} // namespace parapet::store
