// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The course of a score as points of a chart: one for each snapshot, and one for each day on which
// something happened between two of them. Pure functions; any thread.
#pragma once

#include "models/domain/views.h"
#include "views/charts/trendchart.h"

#include <functional>

namespace parapet::views {

/// What a point of the course is worth; nothing: no point.
using ScoreOf = std::function<std::optional<double>(const domain::TrendPoint&)>;
/// What happened on a day, in words; empty: nothing that concerns this score.
using WordsOf = std::function<QString(const domain::EventDay&)>;

/// Oldest first. A day between two snapshots lies on the line between them, one after the newest
/// at its height; days before the first have no place.
[[nodiscard]] QList<TrendChart::Point> coursePoints(const std::vector<domain::TrendPoint>& trend,
    const ScoreOf& score, const std::vector<domain::EventDay>& days, const WordsOf& words);

/// The sentences of a day, one a line, and how many more there are.
[[nodiscard]] QString dayWords(const QStringList& sentences, qint64 events);

} // namespace parapet::views
