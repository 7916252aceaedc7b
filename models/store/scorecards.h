// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Score cards in the score history: one row a snapshot and device group (0: the organisation).
// Thread of the connection.
#pragma once

#include "models/base/clock.h"
#include "models/domain/assessment.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace parapet::store {

void writeScoreCard(
    SQLite::Database& db, qint64 snapshot, domain::Key group, const domain::ScoreCard& card);

struct StoredCard
{
    qint64 snapshot = 0;
    base::Millis takenAt = 0;
    domain::Key group = 0;
    QString groupName;
    domain::ScoreCard card;
};

/// Cards of one snapshot (the organisation first, then groups by name) or of every snapshot, in
/// order of time, for the organisation.
[[nodiscard]] std::vector<StoredCard> cardsOf(SQLite::Database& db, qint64 snapshot);
[[nodiscard]] std::vector<StoredCard> organisationHistory(SQLite::Database& db);

} // namespace parapet::store
