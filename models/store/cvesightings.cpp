// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/cvesightings.h"

#include "models/store/findingreach.h"
#include "models/store/varints.h"

#include <algorithm>
#include <limits>

namespace parapet::store {
namespace {

using domain::Key;
using domain::Seconds;

constexpr Seconds notTold = 0;

struct Span
{
    Seconds first = std::numeric_limits<Seconds>::max(), last = notTold;
    bool untold = false;

    void take(Seconds seen)
    {
        if (seen == notTold) {
            untold = true;
            return;
        }
        first = std::min(first, seen);
        last = std::max(last, seen);
    }
    [[nodiscard]] bool isEmpty() const { return last == notTold && !untold; }
};

using Spans = std::vector<Span>; ///< by CVE

Span& spanOf(Spans& spans, Key cve)
{
    if (spans.size() <= cve)
        spans.resize(std::size_t{cve} * 2 + 64);
    return spans[cve];
}

/// The columns: CVE, earliest, latest; a time that is not told is 0.
void readInto(Spans& spans, SQLite::Database& db, const char* sql)
{
    SQLite::Statement rows(db, sql);
    while (rows.executeStep()) {
        Span& span = spanOf(spans, rows.getColumn(0).getUInt());
        span.take(rows.getColumn(1).getUInt());
        span.take(rows.getColumn(2).getUInt());
    }
}

void write(SQLite::Database& db, const Spans& spans)
{
    SQLite::Statement put(db,
        "INSERT INTO cve_sighting (cve, first_min, first_max, untold) VALUES (?, ?, ?, ?) ON "
        "CONFLICT (cve) DO UPDATE SET first_min = excluded.first_min, first_max = "
        "excluded.first_max, untold = excluded.untold WHERE (first_min, first_max, untold) IS NOT "
        "(excluded.first_min, excluded.first_max, excluded.untold)");
    SQLite::Statement remove(db, "DELETE FROM cve_sighting WHERE cve = ?");
    std::vector<Key> gone;
    SQLite::Statement known(db, "SELECT cve FROM cve_sighting");
    while (known.executeStep())
        if (const Key cve = known.getColumn(0).getUInt();
            cve >= spans.size() || spans[cve].isEmpty())
            gone.push_back(cve);
    for (const Key cve : gone) {
        remove.bind(1, cve);
        remove.exec();
        remove.reset();
    }
    for (std::size_t cve = 0; cve < spans.size(); ++cve) {
        const Span& span = spans[cve];
        if (span.isEmpty())
            continue;
        put.bind(1, static_cast<Key>(cve));
        put.bind(2, span.last == notTold ? notTold : span.first);
        put.bind(3, span.last);
        put.bind(4, span.untold ? 1 : 0);
        put.exec();
        put.reset();
    }
}

} // namespace

bool hasCveSightings(SQLite::Database& db)
{
    return db.execAndGet("SELECT EXISTS (SELECT 1 FROM cve_sighting)").getInt() != 0;
}

void writeCveSightings(SQLite::Database& db, const domain::FleetState& fleet, bool partial)
{
    if (partial && !hasCveSightings(db)) // the other devices' findings would be in none
        return rebuildCveSightings(db);
    Spans spans;
    if (partial)
        readInto(spans, db,
            "SELECT cve, first_min, first_max FROM cve_sighting UNION ALL SELECT cve, 0, 0 FROM "
            "cve_sighting WHERE untold = 1");
    for (const domain::FindingFact& fact : fleet.findings)
        spanOf(spans, fact.cve).take(fact.firstSeen);
    write(db, spans);
}

void rebuildCveSightings(SQLite::Database& db)
{
    Spans spans;
    readInto(spans, db, "SELECT cve, first_seen, first_seen FROM finding");
    write(db, spans);
}

Sightings sightingsOf(SQLite::Database& db, const std::vector<Key>& cves)
{
    const std::string packed = packKeys(cves);
    SQLite::Statement row(db,
        "SELECT ifnull(min(s.first_min), 1), ifnull(max(s.first_max), 0) FROM unpack_keys(?1) "
        "asked CROSS JOIN cve_sighting s ON s.cve = asked.value WHERE s.first_max > 0");
    row.bindNoCopy(1, packed.data(), static_cast<int>(packed.size()));
    row.executeStep();
    return {row.getColumn(0).getInt64(), row.getColumn(1).getInt64()};
}

std::vector<Key> cvesSeenIn(SQLite::Database& db, const ReadScope& scope, const Sightings& span,
    Untold untold, const std::string& condition)
{
    const ObjectSource source = sourceOf(Reach::Cve, scope, condition);
    SQLite::Statement rows(db,
        "SELECT " + source.key + " FROM cve_sighting s JOIN " + source.from
            + " WHERE c.id = s.cve AND ((s.first_max >= ?1 AND s.first_min <= ?2) OR s.untold = "
              "?3) "
              "AND ("
            + condition + ") ORDER BY 1");
    rows.bind(1, static_cast<std::int64_t>(span.from));
    rows.bind(2, static_cast<std::int64_t>(span.to));
    rows.bind(3, untold == Untold::In ? 1 : 2);
    std::vector<Key> cves;
    while (rows.executeStep())
        cves.push_back(rows.getColumn(0).getUInt());
    return cves;
}

} // namespace parapet::store
