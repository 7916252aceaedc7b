// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Scores a fleet in one scope and sums it up: the whole of the scoring model on a FleetState. Pure
// function of its arguments; any thread (a second or two at ten million findings).
#pragma once

#include "models/assess/options.h"
#include "models/domain/scoringbasis.h"

#include "scoring/posture/securescore.h"

namespace parapet::assess {

/// Revision of the rules behind the rows: raised when the same fleet comes to other rows, so that a
/// workspace scored by an older program is scored whole once.
inline constexpr int rulesRevision = 7;

/// The secure score of the scope, after exceptions. Of the fleet's facts it needs the assessments
/// only.
[[nodiscard]] scoring::SecureScore secureScore(
    const domain::FleetState& fleet, const Options& options);

/// Empty (no device summaries) when options.stop was requested.
[[nodiscard]] domain::Scored assess(const domain::FleetState& fleet, const Options& options);

} // namespace parapet::assess
