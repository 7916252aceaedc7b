// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The first findings in an order by a time: each device's range of times bounds its rows.
#include "models/store/paststates.h"
#include "models/store/shortlist.h"
#include "models/store/varints.h"

#include <algorithm>

namespace parapet::store {

using domain::Key;

bool Shortlist::isTime(Reach reach)
{
    switch (reach) {
    case Reach::FirstSeen:
    case Reach::LastSeen:
    case Reach::DueOn:
    case Reach::SeverityDueOn:
    case Reach::BodDueOn:
    case Reach::Overdue:
        return true;
    default:
        return false;
    }
}

std::string Shortlist::boundOf(domain::Kind kind, Reach reach, bool descending, base::Millis now)
{
    if (kind == domain::Kind::DueDates)
        return dueBoundOf(reach, descending, now);
    if (reach == Reach::FirstSeen)
        return descending ? "n.first_max * 1000" : "n.first_min * 1000";
    return descending ? "CASE WHEN n.lag_max IS NOT NULL THEN se.finding_seen END * 1000"
                      : "(se.finding_seen - n.lag_max) * 1000";
}

bool Shortlist::isBefore(const Timed& a, const Timed& b) const
{
    if (a.time.has_value() != b.time.has_value())
        return a.time.has_value();
    if (a.time == b.time)
        return a.key < b.key;
    return m_plan.lead.front().descending ? *a.time > *b.time : *a.time < *b.time;
}

std::vector<Shortlist::Timed> Shortlist::readTimed(const std::vector<Key>& devices)
{
    const auto field = static_cast<std::size_t>(m_plan.lead.front().field);
    const std::string packed = packKeys(devices);
    SQLite::Statement& statement = prepared(", " + m_compiled.kind.fields[field].value, "");
    statement.bindNoCopy(
        m_compiled.hasRelation ? 2 : 1, packed.data(), static_cast<int>(packed.size()));
    std::vector<Timed> rows;
    while (statement.executeStep()) {
        Timed& row = rows.emplace_back();
        row.key = keyOfRow(statement);
        const int time = static_cast<int>(m_compiled.kind.keys.size());
        if (!statement.getColumn(time).isNull())
            row.time = statement.getColumn(time).getInt64();
    }
    statement.reset();
    return rows;
}

/// Devices in the order of the first row each can have; done when the rows found come before all
/// that the next device can have.
void Shortlist::walkTimes()
{
    std::vector<Timed> bounds;
    SQLite::Statement rows(m_db,
        "SELECT n.device, "
            + boundOf(m_query.kind, m_plan.reach, m_plan.lead.front().descending, m_query.scope.now)
            + " FROM " + spansAt(m_db, m_query.scope) + " n JOIN "
            + stateAt(m_query.scope, "device_seen") + " se ON se.device = n.device");
    while (rows.executeStep()) {
        if (!isWanted(rows.getColumn(0).getUInt()))
            continue;
        Timed& device = bounds.emplace_back();
        device.key[0] = rows.getColumn(0).getUInt();
        if (!rows.getColumn(1).isNull())
            device.time = rows.getColumn(1).getInt64();
    }
    const auto limit = static_cast<std::size_t>(m_query.limit);
    std::vector<Timed> pool;
    std::vector<Key> taken;
    std::size_t chunk = firstChunk;
    const auto flush = [&] {
        std::ranges::sort(taken);
        const auto more = readTimed(taken);
        pool.insert(pool.end(), more.begin(), more.end());
        std::sort(pool.begin(), pool.end(),
            [this](const Timed& a, const Timed& b) { return isBefore(a, b); });
        pool.resize(std::min(pool.size(), limit));
        taken.clear();
        chunk = std::min(chunk * 2, longestChunk);
    };
    const auto isAfter = [this](const Timed& a, const Timed& b) { return isBefore(b, a); };
    std::ranges::make_heap(bounds, isAfter); // mostly only the first few are asked for
    for (; !bounds.empty(); bounds.pop_back()) {
        std::ranges::pop_heap(bounds, isAfter);
        if (taken.size() >= chunk)
            flush();
        const bool isFull = pool.size() == limit;
        if (taken.empty() && isFull && (limit == 0 || isBefore(pool.back(), bounds.back())))
            break;
        taken.push_back(bounds.back().key[0]);
    }
    if (!taken.empty())
        flush();
    for (const Timed& row : pool)
        m_found.push_back(row.key);
}

} // namespace parapet::store
