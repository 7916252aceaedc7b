// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A partial import tells of a CVE, a version or a control that other devices' rows tell of too:
// those rows still hold, and where they disagree the highest value does (scoring model, section 2).
// Thread of the connection.
#pragma once

#include "models/domain/fleetstate.h"
#include "models/store/connection.h"

namespace parapet::jobs {

/// Merges what the newest snapshot knows into the fleet of a partial import; the workspace must
/// hold a snapshot.
[[nodiscard]] base::Result<void> keepWordOfOthers(
    store::Connection& connection, domain::FleetState& fleet);

} // namespace parapet::jobs
