// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the policy clocks need of every software recommendation: its oldest open pairs of device and
// CVE. Pure function; any thread.
#pragma once

#include "models/assess/coverage.h"

namespace parapet::assess {

/// Over active devices in scope and findings under no exception. A finding whose first sighting no
/// row tells has no clock here.
[[nodiscard]] std::vector<domain::ClockSummary> clocks(
    const domain::FleetState& fleet, const Options& options, const ExceptionCover& cover);

} // namespace parapet::assess
