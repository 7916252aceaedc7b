// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/scopeevents.h"

#include "models/store/varints.h"

#include <algorithm>
#include <map>

namespace parapet::store {
namespace {

using domain::Key;

/// What an event tells of the chosen groups; nothing of one that does not know its groups.
struct Chosen
{
    std::uint32_t originally = 0, total = 0;
    std::vector<Key> cves;
};

std::map<qint64, Chosen> readChosen(SQLite::Database& db, const std::vector<Key>& groups)
{
    const std::string packed = packKeys(groups);
    std::map<qint64, Chosen> events;
    SQLite::Statement known(db,
        "SELECT e.id, (SELECT ifnull(sum(t.active), 0) FROM unpack_keys(?1) k JOIN event_total t "
        "ON t.found = e.found AND t.grp = k.value) FROM main.event e WHERE e.found IS NOT NULL");
    known.bind(1, packed.data(), static_cast<int>(packed.size()));
    while (known.executeStep())
        events[known.getColumn(0).getInt64()].total = known.getColumn(1).getUInt();
    SQLite::Statement shares(db,
        "SELECT g.event, g.originally, g.cves FROM event_group g JOIN unpack_keys(?1) k ON "
        "k.value = g.grp");
    shares.bind(1, packed.data(), static_cast<int>(packed.size()));
    while (shares.executeStep()) {
        const auto event = events.find(shares.getColumn(0).getInt64());
        if (event == events.end())
            continue;
        event->second.originally += shares.getColumn(1).getUInt();
        const auto blob = shares.getColumn(2);
        const auto cves = unpackKeys(
            {static_cast<const char*>(blob.getBlob()), static_cast<std::size_t>(blob.size())});
        auto& all = event->second.cves;
        all.insert(all.end(), cves.begin(), cves.end());
    }
    for (auto& [id, event] : events) {
        std::ranges::sort(event.cves);
        event.cves.erase(std::unique(event.cves.begin(), event.cves.end()), event.cves.end());
    }
    return events;
}

} // namespace

std::string eventRows(const ReadScope& scope)
{
    const std::string until = std::to_string(scope.snapshot);
    if (scope.schema != "temp")
        return scope.snapshot == 0 ? "event"
                                   : "(SELECT * FROM event WHERE snapshot <= " + until + ")";
    return "(SELECT o.id, o.day, o.type, o.subject, o.component, o.snapshot, s.originally, "
           "s.currently, s.total, o.trend, s.cves FROM main.event o JOIN temp.sum_event s ON "
           "s.event = o.id"
        + (scope.snapshot == 0 ? std::string() : " WHERE o.snapshot <= " + until) + ")";
}

base::Result<void> writeScopeEvents(Connection& connection, const std::vector<StoredEvent>& events,
    const std::vector<std::uint32_t>& currently, const std::vector<Key>& groups)
{
    return connection.transaction([&]() -> base::Result<void> {
        auto& db = connection.db();
        std::vector<Key> ascending = groups;
        std::ranges::sort(ascending);
        const auto chosen = groups.empty() ? std::map<qint64, Chosen>() : readChosen(db, ascending);
        db.exec("DELETE FROM temp.sum_event");
        SQLite::Statement put(db, "INSERT INTO temp.sum_event VALUES (?, ?, ?, ?, ?)");
        for (std::size_t i = 0; i < events.size(); ++i) {
            const StoredEvent& stored = events[i];
            const auto known = chosen.find(stored.id);
            const bool isKnown = groups.empty() || known != chosen.end();
            Chosen row{stored.event.originally, stored.event.total, stored.event.cves};
            if (known != chosen.end())
                row = known->second;
            if (!groups.empty() && isKnown && row.originally == 0 && currently[i] == 0)
                continue;
            put.bind(1, static_cast<int64_t>(stored.id));
            put.bind(2);
            put.bind(4);
            if (isKnown) {
                put.bind(2, row.originally);
                put.bind(4, row.total);
            }
            put.bind(3, currently[i]);
            const std::string cves = packKeys(row.cves);
            put.bind(5, cves.data(), static_cast<int>(cves.size()));
            put.exec();
            put.reset();
        }
        return {};
    });
}

} // namespace parapet::store
