// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/cvesightings.h"

#include "models/store/findingreach.h"
#include "models/store/varints.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace parapet::store {
namespace {

using domain::Key;
using domain::Seconds;

constexpr Seconds notTold = 0;
/// Times are kept to the hour: a table of rows, or of seconds, would be larger than it is worth.
constexpr Seconds hour = 3600;

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
    [[nodiscard]] bool isTold() const { return last != notTold; }
    [[nodiscard]] bool isEmpty() const { return !isTold() && !untold; }
};

using Spans = std::vector<Span>; ///< by CVE

Span& spanOf(Spans& spans, Key cve)
{
    if (spans.size() <= cve)
        spans.resize(std::size_t{cve} * 2 + 64);
    return spans[cve];
}

/// The list as varints: the earliest hour; for each CVE the difference to the key before, then its
/// first hour after the earliest with two bits (times are told, are not told), then, where any is,
/// the hours to the last one.
enum Bits : std::uint32_t { Untold = 1, Told = 2, Shift = 2 };

std::string packed(const Spans& spans)
{
    Seconds earliest = std::numeric_limits<Seconds>::max();
    for (const Span& span : spans)
        if (span.isTold())
            earliest = std::min(earliest, span.first / hour);
    std::string list;
    const auto put = [&list](std::uint32_t value) { appendKey(list, 0, value); };
    put(earliest);
    Key last = 0;
    for (std::size_t cve = 0; cve < spans.size(); ++cve) {
        const Span& span = spans[cve];
        if (span.isEmpty())
            continue;
        appendKey(list, std::exchange(last, static_cast<Key>(cve)), static_cast<Key>(cve));
        const std::uint32_t bits = (span.untold ? Untold : 0U) | (span.isTold() ? Told : 0U);
        put(span.isTold() ? (span.first / hour - earliest) << Shift | bits : bits);
        if (span.isTold())
            put(span.last / hour - span.first / hour);
    }
    return list;
}

/// Whole hours: the spans may be a little wider than those that were packed.
Spans unpacked(std::string_view list)
{
    const auto sums = unpackKeys(list);
    std::size_t at = 0;
    const auto next = [&]() -> std::uint32_t {
        const std::uint32_t value = sums[at] - (at > 0 ? sums[at - 1] : 0U);
        ++at;
        return value;
    };
    Spans spans;
    const std::uint32_t earliest = sums.empty() ? 0 : next();
    Key cve = 0;
    while (at + 1 < sums.size()) {
        cve += next();
        Span& span = spanOf(spans, cve);
        const std::uint32_t word = next();
        span.untold = (word & Untold) != 0;
        if ((word & Told) == 0 || at >= sums.size())
            continue;
        const std::uint32_t first = earliest + (word >> Shift);
        span.first = first * hour;
        span.last = (first + next()) * hour + (hour - 1);
    }
    return spans;
}

Spans spansIn(SQLite::Database& db)
{
    SQLite::Statement row(db, "SELECT list FROM cve_sighting");
    return row.executeStep() ? unpacked(row.getColumn(0).getString()) : Spans();
}

void write(SQLite::Database& db, const Spans& spans)
{
    const std::string list =
        std::ranges::all_of(spans, &Span::isEmpty) ? std::string() : packed(spans);
    SQLite::Statement known(db, "SELECT list FROM cve_sighting");
    if (known.executeStep() && known.getColumn(0).getString() == list)
        return;
    known.reset();
    db.exec("DELETE FROM cve_sighting");
    if (list.empty())
        return;
    SQLite::Statement put(db, "INSERT INTO cve_sighting (list) VALUES (?)");
    put.bindNoCopy(1, list.data(), static_cast<int>(list.size()));
    put.exec();
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
    Spans spans = partial ? spansIn(db) : Spans();
    for (const domain::FindingFact& fact : fleet.findings)
        spanOf(spans, fact.cve).take(fact.firstSeen);
    write(db, spans);
}

void rebuildCveSightings(SQLite::Database& db)
{
    Spans spans;
    SQLite::Statement rows(db, "SELECT cve, first_seen FROM finding");
    while (rows.executeStep())
        spanOf(spans, rows.getColumn(0).getUInt()).take(rows.getColumn(1).getUInt());
    write(db, spans);
}

Sightings sightingsOf(SQLite::Database& db, const std::vector<Key>& cves)
{
    const Spans spans = spansIn(db);
    Span all;
    for (const Key cve : cves)
        if (cve < spans.size() && spans[cve].isTold()) {
            all.take(spans[cve].first);
            all.take(spans[cve].last);
        }
    return all.isTold() ? Sightings{all.first, all.last} : Sightings{1, 0};
}

std::vector<Key> cvesSeenIn(SQLite::Database& db, const ReadScope& scope, const Sightings& seen,
    WithoutTime withoutTime, const std::string& condition)
{
    const Spans spans = spansIn(db);
    std::vector<Key> within;
    for (std::size_t cve = 0; cve < spans.size(); ++cve) {
        const Span& span = spans[cve];
        const bool isSeen = span.isTold() && span.last >= seen.from && span.first <= seen.to;
        if (isSeen || (span.untold && withoutTime == WithoutTime::In))
            within.push_back(static_cast<Key>(cve));
    }
    const std::string asked = packKeys(within);
    const ObjectSource source = sourceOf(Reach::Cve, scope, condition);
    SQLite::Statement rows(db,
        "SELECT " + source.key + " FROM unpack_keys(?1) asked CROSS JOIN " + source.from + " WHERE "
            + source.key + " = asked.value AND (" + condition + ") ORDER BY 1");
    rows.bindNoCopy(1, asked.data(), static_cast<int>(asked.size()));
    std::vector<Key> cves;
    while (rows.executeStep())
        cves.push_back(rows.getColumn(0).getUInt());
    return cves;
}

} // namespace parapet::store
