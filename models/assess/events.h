// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What happened between two states of the fleet, as events: what was known before is compared with
// an assessment of the state now. Pure functions; any thread.
#pragma once

#include "models/domain/eventshares.h"

namespace parapet::assess {

/// The events of one import, ordered by day, type and subject. `day` is the day of what is not
/// dated by itself. Events of a CVE that impact no active device are left out: nothing happened
/// here. `groupsBefore`: the group of each device by its key, for those that left the fleet.
[[nodiscard]] std::vector<domain::FoundEvent> eventsBetween(const domain::EventGround& before,
    const domain::FleetState& fleet, const domain::Assessment& assessment, base::Millis day,
    const std::vector<domain::Key>& groupsBefore = {});

} // namespace parapet::assess
