// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Scores a fleet in one scope and sums it up: the whole of the scoring model on a FleetState. Pure
// function of its arguments; any thread (a second or two at ten million findings).
#pragma once

#include "models/assess/options.h"

namespace parapet::assess {

/// Empty (no device summaries) when options.stop was requested.
[[nodiscard]] domain::Assessment assess(const domain::FleetState& fleet, const Options& options);

} // namespace parapet::assess
