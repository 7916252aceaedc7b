// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/scores.h"

#include "models/store/knowledgestore.h"
#include "models/store/scorecards.h"
#include "models/store/snapshots.h"

#include <QCoreApplication>

namespace parapet::jobs {

base::Result<Scores> readScores(Context& context, Scope& scope)
{
    const auto snapshots = store::listSnapshots(context.connection);
    if (!snapshots)
        return tl::unexpected(snapshots.error());
    Scores scores;
    qint64 knowledge = 0;
    for (const auto& row : *snapshots)
        if (row.id == scope.snapshot()) {
            scores.model = row.model;
            scores.snapshot = {row.id, row.takenAt, row.label, row.source, row.devices,
                row.findings, row.rejected};
            knowledge = row.id == snapshots->back().id ? 0 : row.knowledge;
        }
    if (scores.snapshot.id == 0)
        return base::fail(base::Error::Kind::NotFound,
            QCoreApplication::translate(
                "Store", "The workspace holds no snapshot yet. Import one."));
    auto cards = scope.cards();
    if (!cards)
        return tl::unexpected(cards.error());
    scores.card = cards->first;
    scores.groups = std::move(cards->second);
    const auto feeds = store::KnowledgeStore(context.connection).feeds(knowledge);
    if (!feeds)
        return tl::unexpected(feeds.error());
    for (const auto& feed : *feeds)
        scores.feeds.push_back({feed.name, feed.version, feed.date, feed.importedAt, feed.records});
    return scores;
}

base::Result<std::vector<domain::TrendPoint>> readTrend(
    Context& context, const domain::ViewScope& view, base::Millis until)
{
    std::vector<domain::TrendPoint> trend;
    auto read = context.connection.guarded([&]() -> base::Result<void> {
        auto& db = context.connection.db();
        for (const auto& stored : store::organisationHistory(db)) {
            if (stored.takenAt > until)
                continue;
            domain::TrendPoint point{stored.snapshot, stored.takenAt, {}, stored.card.score,
                stored.card.points, stored.card.maxPoints};
            if (!view.groups.isEmpty()) {
                double sum = 0.0;
                double weight = 0.0;
                for (const auto& card : store::cardsOf(db, stored.snapshot))
                    if (card.group != 0 && card.card.score
                        && view.groups.contains(card.groupName)) {
                        sum += *card.card.score * card.card.weight;
                        weight += card.card.weight;
                    }
                point.score = weight > 0.0 ? std::optional(sum / weight) : std::nullopt;
            }
            trend.push_back(point);
        }
        return {};
    });
    if (!read)
        return tl::unexpected(read.error());
    return trend;
}

} // namespace parapet::jobs
