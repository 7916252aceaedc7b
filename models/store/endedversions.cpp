// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/endedversions.h"

#include <algorithm>

namespace parapet::store {

void addEndedVersions(SQLite::Database& db, std::vector<StoredEvent>& events)
{
    // eos: 2 EOS version, 4 EOS software
    SQLite::Statement rows(db,
        "WITH told AS (SELECT version, since, 9e18 AS until, eos, eos_date FROM version_state "
        "UNION "
        "ALL SELECT version, since, until, eos, eos_date FROM version_state_past) "
        "SELECT e.id, t.version FROM event e JOIN software_version v ON v.product = e.subject / 2 "
        "JOIN told t ON t.version = v.id AND t.since <= e.snapshot AND t.until > e.snapshot WHERE "
        "e.type = ?1 AND ((t.since = e.snapshot AND t.eos IN (2, 4) AND EXISTS (SELECT 1 FROM told "
        "b "
        "WHERE b.version = t.version AND b.until = e.snapshot AND b.eos NOT IN (2, 4))) OR "
        "(t.eos_date > (SELECT max(taken_at) FROM snapshot WHERE id < e.snapshot) AND t.eos_date "
        "<= "
        "(SELECT taken_at FROM snapshot WHERE id = e.snapshot))) ORDER BY 1, 2");
    rows.bind(1, static_cast<int>(domain::EventType::EndOfSupport));
    auto event = events.begin();
    while (rows.executeStep()) {
        const qint64 id = rows.getColumn(0).getInt64();
        event = std::ranges::lower_bound(event, events.end(), id, {}, &StoredEvent::id);
        event->event.endedVersions.push_back(rows.getColumn(1).getUInt());
    }
}

} // namespace parapet::store
