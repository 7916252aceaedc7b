// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The scores of a scope with what they depend on: snapshot, model, feeds, trend. Thread of the
// connection.
#pragma once

#include "models/jobs/scope.h"

namespace parapet::jobs {

struct Scores
{
    QString model;
    domain::SnapshotInfo snapshot;
    domain::ScoreCard card;
    std::vector<std::pair<QString, domain::ScoreCard>> groups; ///< by name
    std::vector<domain::FeedStatus> feeds; ///< as used for the scope
};

/// Error NotFound when the workspace holds no snapshot.
[[nodiscard]] base::Result<Scores> readScores(Context& context, Scope& scope);

/// The scores at each snapshot up to a time, oldest first; E over the view's groups, from their
/// stored scores and weights.
[[nodiscard]] base::Result<std::vector<domain::TrendPoint>> readTrend(
    Context& context, const domain::ViewScope& view, base::Millis until);

} // namespace parapet::jobs
