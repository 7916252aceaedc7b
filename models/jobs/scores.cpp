// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/scores.h"

#include "models/store/knowledgestore.h"
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

} // namespace parapet::jobs
