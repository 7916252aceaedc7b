// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Scoring the newest snapshot again after something changed: a feed, an exception, a device's
// context, or time itself (an exception that expired).
#pragma once

#include "models/assess/assess.h"
#include "models/jobs/context.h"
#include "models/store/assessmentwriter.h"

namespace parapet::jobs {

/// Why the fleet is scored: an import brings events (models/assess/events.h), all else does not;
/// with a snapshot taken back they only count their devices again.
struct Occasion
{
    enum class What { Other, Snapshot, Feeds, TakenBack };
    What what = What::Other;
    qint64 feedsAfter = 0; ///< Feeds: the newest feed row before the import
};

/// Exceptions, weights and "now" of the workspace.
[[nodiscard]] base::Result<assess::Options> assessOptions(Context& context);
/// The same with the activities under way and their devices, for a scoring of the whole fleet that
/// is kept.
[[nodiscard]] base::Result<assess::Options> scoringOptions(Context& context);

/// Scores the newest snapshot and writes what changed, in a transaction of its own; a workspace
/// without a snapshot is left alone.
[[nodiscard]] base::Result<void> rescore(Context& context);
/// The same inside the caller's transaction. Where little changed since the last scoring (see
/// rescorechange.h) only that is assessed; else the whole fleet.
[[nodiscard]] base::Result<void> rescoreInTransaction(
    Context& context, const Occasion& occasion = {});
/// The whole fleet, whatever changed.
[[nodiscard]] base::Result<void> rescoreWhole(Context& context, const Occasion& occasion = {});

/// Writes an assessment of the newest snapshot with the events of the occasion, and brings the
/// activities up to it.
[[nodiscard]] base::Result<void> storeAssessment(Context& context, const domain::FleetState& fleet,
    const domain::Scored& assessment, base::Millis now, const Occasion& occasion = {});
/// Notes exceptions that expired and ends those that end when exposure grows; true where one was
/// ended, so that the scores have to be made again.
[[nodiscard]] base::Result<bool> exceptionsEnd(Context& context);
/// What is noted of a scoring made now.
[[nodiscard]] base::Result<store::ScoringRecord> scoringRecord(
    Context& context, qint64 snapshot, base::Millis now);

/// Scores the whole fleet afresh beside what the workspace holds and names the computed tables that
/// differ; none when all is well. Changes nothing.
[[nodiscard]] base::Result<QStringList> checkScores(Context& context);

/// Rescores when an exception began or ended since the last scoring; tells whether it did. Call it
/// on opening.
[[nodiscard]] base::Result<bool> settle(Context& context);

} // namespace parapet::jobs
