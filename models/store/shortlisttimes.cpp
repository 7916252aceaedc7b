// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The first findings in an order by a time: each device's range of times bounds its rows.
#include "models/store/cvesightings.h"
#include "models/store/paststates.h"
#include "models/store/shortlist.h"
#include "models/store/sightingslots.h"
#include "models/store/sightingwalk.h"
#include "models/store/varints.h"

#include <algorithm>

namespace parapet::store {

using domain::Key;

namespace {

/// Longer lists of a class's devices are not worth reading: they name most devices.
constexpr qint64 mostBytesOfClass = 200'000;

} // namespace

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

void Shortlist::narrowByTimes()
{
    m_hasSlots = m_query.scope.snapshot == 0 && hasSightingSlots(m_db);
    if (!m_hasSlots || !m_compiled.filter)
        return;
    m_windows = windowsOf(m_query.kind, *m_compiled.filter, m_query.scope.now);
    if (m_windows.isAnyDue() && m_windows.firstSeen.isWhole())
        return;
    SightingWalk within = sightingsWithin(m_windows);
    m_seenCves = cvesWithin(within);
    m_wanted = intersection(std::move(m_wanted), within.rest());
    if (m_query.kind == domain::Kind::DueDates) {
        m_seen = seenWithin(within);
        m_seenPairs = within.within();
    }
}

/// CVEs that rows within the windows can be of; nothing: any.
std::optional<std::vector<Key>> Shortlist::cvesWithin(const SightingWalk& walk) const
{
    if (!hasCveSightings(m_db))
        return {};
    const bool isTimed = m_query.kind == domain::Kind::DueDates;
    std::vector<Key> cves;
    for (const SeenPairs& one : walk.within()) {
        const auto more = cvesSeenIn(m_db, m_query.scope, one.seen,
            isTimed ? WithoutTime::In : WithoutTime::Out, canBeOf(one.pairs, m_query.scope));
        cves.insert(cves.end(), more.begin(), more.end());
    }
    std::ranges::sort(cves);
    cves.erase(std::unique(cves.begin(), cves.end()), cves.end());
    return cves;
}

std::string Shortlist::seenWithin(const SightingWalk& walk) const
{
    return seenIn({walk.span().value_or(Sightings{1, 0})});
}

DeviceSet Shortlist::devicesOf(const DueClass& pairs)
{
    const auto [known, isNew] = m_devicesOfClass.try_emplace(pairs);
    const auto& cves = m_classes.of(pairs);
    if (!isNew || !cves)
        return known->second;
    const auto wanted = wantedOf(*cves);
    known->second = wanted.empty() ? DeviceSet(std::in_place)
                                   : m_candidates.holding(Reach::Cve, wanted, mostBytesOfClass);
    return known->second;
}

SightingWalk::Ask Shortlist::askFor(Reach order, bool descending, const FilterWindows& windows)
{
    if (!m_untold)
        m_untold = untoldSightings(m_db);
    SightingWalk::Ask ask{m_query.kind, order, descending, windows, m_query.scope.now, *m_untold,
        [this](const DueClass& pairs) { return devicesOf(pairs); }, {}};
    if (m_cves && hasCveSightings(m_db))
        ask.told = sightingsOf(m_db, *m_cves);
    return ask;
}

SightingWalk Shortlist::sightingsWithin(const FilterWindows& windows)
{
    return {m_db, askFor(Reach::FirstSeen, false, windows)};
}

std::string Shortlist::seenIn(std::vector<Sightings> spans) const
{
    return store::seenIn(
        m_query.kind == domain::Kind::DueDates ? "j.time" : "f.first_seen", std::move(spans));
}

void Shortlist::readTimed(std::vector<Key>& devices, const std::string& restriction)
{
    if (devices.empty())
        return;
    m_walked += devices.size();
    std::ranges::sort(devices);
    devices.erase(std::unique(devices.begin(), devices.end()), devices.end());
    const auto field = static_cast<std::size_t>(m_plan.lead.front().field);
    const std::string packed = packKeys(devices);
    SQLite::Statement& statement =
        prepared(", " + m_compiled.kind.fields[field].value, restriction);
    statement.bindNoCopy(
        m_compiled.hasRelation ? 2 : 1, packed.data(), static_cast<int>(packed.size()));
    while (statement.executeStep()) {
        Timed& row = m_pool.emplace_back();
        row.key = keyOfRow(statement);
        const int time = static_cast<int>(m_compiled.kind.keys.size());
        if (!statement.getColumn(time).isNull())
            row.time = statement.getColumn(time).getInt64();
    }
    statement.reset();
    std::sort(m_pool.begin(), m_pool.end(),
        [this](const Timed& a, const Timed& b) { return isBefore(a, b); });
    const auto isSame = [](const Timed& a, const Timed& b) { return a.key == b.key; };
    m_pool.erase(std::unique(m_pool.begin(), m_pool.end(), isSame), m_pool.end());
    m_pool.resize(std::min(m_pool.size(), static_cast<std::size_t>(m_query.limit)));
    devices.clear();
}

bool Shortlist::isPoolFull() const
{
    return m_pool.size() == static_cast<std::size_t>(m_query.limit);
}

bool Shortlist::isPoolBefore(const Timed& bound) const
{
    return isPoolFull() && (m_pool.empty() || isBefore(m_pool.back(), bound));
}

void Shortlist::walkTimes()
{
    if (m_hasSlots && m_plan.reach != Reach::LastSeen)
        walkSightings();
    else
        walkSpans();
    for (const Timed& row : m_pool)
        m_found.push_back(row.key);
}

/// Devices in the order of the first row each can have; done when the rows found come before all
/// that the next device can have.
void Shortlist::walkSpans()
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
    std::vector<Key> taken;
    std::size_t chunk = firstChunk;
    const auto isAfter = [this](const Timed& a, const Timed& b) { return isBefore(b, a); };
    std::ranges::make_heap(bounds, isAfter); // mostly only the first few are asked for
    for (; !bounds.empty(); bounds.pop_back()) {
        std::ranges::pop_heap(bounds, isAfter);
        if (taken.size() >= chunk) {
            if (areFewPairsRead())
                return;
            readTimed(taken);
            chunk = std::min(chunk * 2, longestChunk);
        }
        if (taken.empty() && isPoolBefore(bounds.back()))
            break;
        taken.push_back(bounds.back().key[0]);
    }
    readTimed(taken);
}

/// The same by slots. Of a device only the rows are read that it was told for; its others have
/// their own slots.
void Shortlist::walkSightings()
{
    SightingWalk sightings(m_db, askFor(m_plan.reach, m_plan.lead.front().descending, m_windows));
    std::vector<Key> taken;
    std::vector<SeenPairs> told;
    while (const auto step = sightings.next()) {
        if (taken.empty() && isPoolBefore({step->value, {}}))
            return;
        told.insert(told.end(), step->told.begin(), step->told.end());
        for (const Key device : step->devices) {
            if (!isWanted(device))
                continue;
            if (taken.size() >= slotChunk) {
                if (areFewPairsRead())
                    return;
                readTold(taken, told);
                told = step->told;
            }
            if (taken.empty() && isPoolBefore({step->value, {device}}))
                break;
            taken.push_back(device);
        }
    }
    readTold(taken, told);
}

void Shortlist::readTold(std::vector<Key>& devices, const std::vector<SeenPairs>& told)
{
    std::ranges::sort(devices);
    devices.erase(std::unique(devices.begin(), devices.end()), devices.end());
    if (m_query.kind == domain::Kind::DueDates)
        devices = devicesHaving(m_db, m_classes, devices, told, objectsWanted());
    std::vector<Sightings> spans;
    spans.reserve(told.size());
    for (const SeenPairs& one : told)
        spans.push_back(one.seen);
    readTimed(devices, seenIn(spans));
}

} // namespace parapet::store
