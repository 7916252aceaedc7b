// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Scoring the newest snapshot again after something changed: a feed, an exception, a device's
// context, or time itself (an exception that expired).
#pragma once

#include "models/assess/assess.h"
#include "models/jobs/context.h"

namespace parapet::jobs {

/// Why the fleet is scored: an import brings events (models/assess/events.h), all else does not.
struct Occasion
{
    enum class What { Other, Snapshot, Feeds };
    What what = What::Other;
    qint64 feedsAfter = 0; ///< Feeds: the newest feed row before the import
};

/// Exceptions, weights and "now" of the workspace.
[[nodiscard]] base::Result<assess::Options> assessOptions(Context& context);

/// Scores the newest snapshot and writes what changed, in a transaction of its own; a workspace
/// without a snapshot is left alone.
[[nodiscard]] base::Result<void> rescore(Context& context);
/// The same inside the caller's transaction.
[[nodiscard]] base::Result<void> rescoreInTransaction(
    Context& context, const Occasion& occasion = {});

/// Writes an assessment of the newest snapshot with the events of the occasion, and brings the
/// activities up to it.
[[nodiscard]] base::Result<void> storeAssessment(Context& context, const domain::FleetState& fleet,
    const domain::Assessment& assessment, base::Millis now, const Occasion& occasion = {});

/// Rescores when an exception began or ended since the last scoring; tells whether it did. Call it
/// on opening.
[[nodiscard]] base::Result<bool> settle(Context& context);

} // namespace parapet::jobs
