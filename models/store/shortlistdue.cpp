// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The first due dates in the orders that only they have: by date, by word, by software, by what the
// directive's clock depends on.
#include "models/store/clocksql.h"
#include "models/store/shortlist.h"
#include "models/store/varints.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace parapet::store {

using domain::Key;

namespace {

// A finding without a time of its own was first seen by a snapshot: not before the first one, not
// after the newest.
constexpr const char* earliest =
    "(CASE n.untold WHEN 0 THEN n.first_min ELSE min(ifnull(n.first_min, 9e18), (SELECT "
    "min(taken_at) / 1000 FROM snapshot)) END * 1000)";
constexpr const char* latest =
    "(CASE n.untold WHEN 0 THEN n.first_max ELSE max(ifnull(n.first_max, 0), (SELECT "
    "max(taken_at) / 1000 FROM snapshot)) END * 1000)";

} // namespace

std::string Shortlist::dueBoundOf(Reach reach, bool descending, base::Millis now)
{
    // most days overdue are those of the earliest due date
    const bool isLate = (reach == Reach::Overdue) != descending;
    const DueBounds due = isLate ? noLaterThan(latest) : noEarlierThan(earliest);
    switch (reach) {
    case Reach::FirstSeen:
        return isLate ? latest : earliest;
    case Reach::SeverityDueOn:
        return due.bySeverity;
    case Reach::BodDueOn:
        return due.byDirective;
    case Reach::Overdue:
        return overdueDaysOf(due.byPolicy, now);
    default:
        return due.byPolicy;
    }
}

std::vector<Key> Shortlist::wantedOf(std::vector<Key> cves) const
{
    if (!m_cves)
        return cves;
    std::vector<Key> wanted;
    std::ranges::set_intersection(cves, *m_cves, std::back_inserter(wanted));
    return wanted;
}

/// Pairs by the word of their due date; where none of a device can have that word, it is left out.
void Shortlist::walkDueStatus()
{
    const auto field = static_cast<std::size_t>(m_plan.lead.front().field);
    const std::string status = "(" + m_compiled.kind.fields[field].value + ")";
    const auto isPast = [this](const std::string& due) {
        return overdueDaysOf(due, m_query.scope.now) + " > ?";
    };
    std::vector<std::string> words{
        DueWord::soon, DueWord::noDate, DueWord::onTime, DueWord::overdue}; // ascending
    if (m_plan.lead.front().descending)
        std::ranges::reverse(words);
    for (const std::string& word : words) {
        if (isFull())
            return;
        DeviceSet devices;
        std::string seen;
        std::vector<SeenPairs> pairs;
        FilterWindows windows = m_windows;
        if (word != DueWord::noDate)
            windows.due = intersection(windows.due, dueWindowOf(word, m_query.scope.now));
        if (windows.due.isEmpty() || (word == DueWord::noDate && !windows.due.isWhole()))
            continue; // none passes the filter
        if (word != DueWord::noDate && m_hasSlots) {
            SightingWalk within = sightingsWithin(windows);
            devices = within.rest();
            if (const auto cves = cvesWithin(within))
                devices = intersection(
                    std::move(devices), m_candidates.holding(Reach::Cve, wantedOf(*cves)));
            seen.append(" AND ").append(seenWithin(within));
            pairs = within.within();
        } else if (word == DueWord::noDate) {
            devices = m_candidates.holding(
                Reach::Cve, wantedOf(m_candidates.cvesWhere(hasNoDate().byPolicy)));
        } else if (word == DueWord::overdue) {
            devices = m_candidates.devicesWhere(isPast(noEarlierThan(earliest).byPolicy), 0);
        } else {
            devices = m_candidates.devicesWhere("NOT " + isPast(noLaterThan(latest).byPolicy), 0);
        }
        std::string restriction = status;
        restriction.append(" = ").append(parameter(2)).append(seen);
        walk({std::move(restriction), word, true, std::move(devices), true, {}, std::move(pairs)});
    }
}

/// Pairs by the first software that has the CVE: each software's devices with its CVEs.
void Shortlist::walkFirstSoftware()
{
    const query::SortKey& key = m_plan.lead.front();
    const std::string first = sortExpression(m_query.kind, m_compiled.kind, key.field);
    const std::string& schema = m_query.scope.schema;
    SQLite::Statement products(m_db,
        "SELECT p.id FROM product p JOIN " + schema
            + ".sum_devices_of l ON l.kind = 1 AND l.object = p.id ORDER BY p.key"
            + (key.descending ? " DESC" : ""));
    SQLite::Statement cves(m_db,
        "SELECT w.cve FROM " + schema
            + ".sum_weakness w WHERE EXISTS (SELECT 1 FROM unpack_keys(w.products) o WHERE o.value "
              "= ?) ORDER BY 1");
    while (!isFull() && products.executeStep()) {
        const std::string product = std::to_string(products.getColumn(0).getInt64());
        cves.bind(1, products.getColumn(0).getInt64());
        std::vector<Key> own;
        while (cves.executeStep())
            own.push_back(cves.getColumn(0).getUInt());
        cves.reset();
        own = wantedOf(std::move(own));
        if (own.empty())
            continue;
        std::string those = "c.id IN (SELECT value FROM unpack_keys(" + parameter(2) + ")) AND (";
        those.append(first).append(") = (SELECT key FROM product WHERE id = ");
        those.append(product).append(")");
        walk({those, packKeys(own), false,
            intersection(m_candidates.exposedTo(products.getColumn(0).getUInt()),
                m_candidates.holding(Reach::Cve, own)),
            true});
    }
}

/// Pairs by what is the same for all with the same inputs of the directive's clock, of which all
/// there can be are ranked.
void Shortlist::walkClockInputs()
{
    std::string order = orderOf(m_plan.lead);
    order.resize(order.size() - 2); // the last comma
    SQLite::Statement ranked(m_db,
        "SELECT dense_rank() OVER (ORDER BY " + order + "), w.kev, x.internet, cs.severity FROM "
            + clockInputs() + " ORDER BY 1");
    qint64 rank = 0;
    Class rows;
    std::map<std::string, std::vector<Key>> known; // by the condition on CVEs
    std::vector<bool> cves;
    const auto flush = [&] {
        if (!rows.restriction.empty() && !isFull()) {
            rows.objects.cves = keysOf(cves);
            rows.restriction = "(" + rows.restriction + ")" + isOneOf(*rows.objects.cves);
            walk(rows);
        }
        rows = {};
        rows.devices.emplace();
        cves.clear();
    };
    while (!isFull() && ranked.executeStep()) {
        if (ranked.getColumn(0).getInt64() != rank)
            flush();
        rank = ranked.getColumn(0).getInt64();
        const ClockInputs inputs{ranked.getColumn(1).getInt(), ranked.getColumn(2).getInt(),
            ranked.getColumn(3).getInt()};
        rows.restriction += rows.restriction.empty() ? "(" : " OR (";
        rows.restriction.append(inputs.ofCves()).append(" AND x.internet = ");
        rows.restriction.append(std::to_string(inputs.internet)).append(")");
        const auto [own, isNew] = known.try_emplace(inputs.ofCves());
        if (isNew)
            own->second = wantedOf(m_candidates.cvesWhere(inputs.ofCves()));
        cves = *united(std::move(cves), setOf(own->second));
        rows.devices = united(std::move(rows.devices),
            intersection(m_candidates.facing(inputs.internet == 1),
                m_candidates.holding(Reach::Cve, own->second)));
    }
    flush();
}

} // namespace parapet::store
