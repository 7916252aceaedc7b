// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/shortlistwriter.h"

#include <algorithm>
#include <limits>
#include <set>

namespace parapet::store {
namespace {

using domain::FindingFact;
using domain::Key;
using domain::Seconds;

constexpr Seconds notTold = 0;

struct Span
{
    Seconds firstMin = std::numeric_limits<Seconds>::max();
    Seconds firstMax = notTold;
    Seconds oldestSighting = std::numeric_limits<Seconds>::max();
    bool untold = false; ///< a finding tells no first sighting

    void take(const FindingFact& fact)
    {
        untold = untold || fact.firstSeen == notTold;
        if (fact.firstSeen != notTold) {
            firstMin = std::min(firstMin, fact.firstSeen);
            firstMax = std::max(firstMax, fact.firstSeen);
        }
        if (fact.lastSeen != notTold)
            oldestSighting = std::min(oldestSighting, fact.lastSeen);
    }
};

class SpanWriter
{
public:
    explicit SpanWriter(SQLite::Database& db)
        : m_put(db,
            "INSERT INTO finding_span (device, first_min, first_max, lag_max, untold) VALUES (?, "
            "?, ?, ?, ?) ON CONFLICT (device) DO UPDATE SET first_min = excluded.first_min, "
            "first_max = excluded.first_max, lag_max = excluded.lag_max, untold = excluded.untold "
            "WHERE (first_min, first_max, lag_max, untold) IS NOT (excluded.first_min, "
            "excluded.first_max, excluded.lag_max, excluded.untold)")
    {
    }

    void put(Key device, const Span& span, Seconds newest)
    {
        m_put.bind(1, device);
        const bool hasFirst = span.firstMax != notTold;
        bindOrNull(2, hasFirst, span.firstMin);
        bindOrNull(3, hasFirst, span.firstMax);
        bindOrNull(4, newest != notTold, newest - std::min(newest, span.oldestSighting));
        m_put.bind(5, span.untold ? 1 : 0);
        m_put.exec();
        m_put.reset();
    }

private:
    void bindOrNull(int index, bool told, Seconds value)
    {
        if (told)
            m_put.bind(index, value);
        else
            m_put.bind(index);
    }

    SQLite::Statement m_put;
};

} // namespace

void writeFindingSpans(
    SQLite::Database& db, const domain::FleetState& fleet, const SeenTimes& seen, bool partial)
{
    std::vector<bool> keep(fleet.devices.size());
    SpanWriter writer(db);
    for (auto fact = fleet.findings.begin(); fact != fleet.findings.end();) {
        const Key device = fact->device;
        Span span;
        for (; fact != fleet.findings.end() && fact->device == device; ++fact)
            span.take(*fact);
        writer.put(device, span, seen.finding[device]);
        keep[device] = true;
    }
    std::vector<std::int64_t> gone;
    SQLite::Statement rows(db, "SELECT device FROM finding_span");
    while (rows.executeStep()) {
        const auto device = static_cast<std::size_t>(rows.getColumn(0).getInt64());
        const bool mayEnd = !partial || fleet.devices[device].present;
        if (!keep[device] && mayEnd)
            gone.push_back(rows.getColumn(0).getInt64());
    }
    SQLite::Statement remove(db, "DELETE FROM finding_span WHERE device = ?");
    for (const std::int64_t device : gone) {
        remove.bind(1, device);
        remove.exec();
        remove.reset();
    }
}

void writeFixVersions(SQLite::Database& db, const domain::FleetState& fleet)
{
    // findings of one version mostly name one update: only what differs from the last is looked up
    std::vector<Key> last(fleet.versions.size());
    std::set<std::pair<Key, Key>> pairs;
    for (const FindingFact& fact : fleet.findings) {
        if (fact.update == 0 || last[fact.version] == fact.update)
            continue;
        last[fact.version] = fact.update;
        pairs.emplace(fact.update, fact.version);
    }
    SQLite::Statement put(db, "INSERT OR IGNORE INTO fix_version (fix, version) VALUES (?, ?)");
    for (const auto& [fix, version] : pairs) {
        put.bind(1, fix);
        put.bind(2, version);
        put.exec();
        put.reset();
    }
}

} // namespace parapet::store
