// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What happened between two states of the fleet, as events: what was known before is compared with
// an assessment of the state now. Pure functions; any thread.
#pragma once

#include "models/domain/events.h"

namespace parapet::assess {

/// The events of one import, ordered by day, type and subject. `now.day` is the day of what is not
/// dated by itself. Events of a CVE that impact no active device are left out: nothing happened
/// here.
[[nodiscard]] std::vector<domain::Event> eventsBetween(const domain::EventGround& before,
    const domain::FleetState& fleet, const domain::Assessment& assessment, base::Millis day);

/// What each event concerns today: the number of active devices, in the order of `events`.
[[nodiscard]] std::vector<std::uint32_t> impactedNow(const domain::FleetState& fleet,
    const domain::Assessment& assessment, const std::vector<domain::Event>& events);

} // namespace parapet::assess
