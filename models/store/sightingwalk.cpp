// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/sightingwalk.h"

#include "models/store/varints.h"

#include <algorithm>

namespace parapet::store {
namespace {

using domain::Key;

/// Lists of more keys than this name so many devices that walking all of them is no slower.
constexpr std::size_t mostKeys = 200'000;

/// `devices` ascending.
void mark(std::vector<bool>& set, const std::vector<Key>& devices)
{
    if (!devices.empty() && set.size() <= devices.back())
        set.resize(devices.back() + std::size_t{1});
    for (const Key device : devices)
        set[device] = true;
}

/// First sightings, in seconds, that a window of milliseconds holds.
std::optional<Sightings> secondsOf(const TimeWindow& window)
{
    constexpr qint64 most = std::numeric_limits<domain::Seconds>::max();
    if (window.isEmpty() || window.to < 0 || window.from / 1000 > most)
        return {};
    return Sightings{std::max<qint64>(window.from, 0) / 1000, std::min(window.to / 1000, most)};
}

} // namespace

SightingSlot untoldSightings(SQLite::Database& db)
{
    SightingSlot slot;
    SQLite::Statement times(db,
        "SELECT ifnull(min(taken_at), 0) / 1000, ifnull(max(taken_at), 0) / 1000 FROM snapshot");
    times.executeStep();
    slot.seen = {times.getColumn(0).getInt64(), times.getColumn(1).getInt64()};
    SQLite::Statement rows(db, "SELECT device FROM finding_span WHERE untold = 1 ORDER BY device");
    Key last = 0;
    while (rows.executeStep()) {
        const Key device = rows.getColumn(0).getUInt();
        appendKey(slot.devices, std::exchange(last, device), device);
    }
    return slot;
}

SightingWalk::SightingWalk(SQLite::Database& db, const Ask& ask)
    : m_db(db)
    , m_ask(ask)
    , m_latestFirst((ask.order == Reach::Overdue) != ask.descending)
    , m_clocks(db, ask.now)
{
    for (const DueClass& pairs : m_clocks.classes(ask.order, ask.windows))
        addLanes(pairs);
}

void SightingWalk::addLanes(const DueClass& pairs)
{
    const SightingSlot& untold = m_ask.untold;
    const auto seen = m_clocks.sightingsOf(pairs, m_ask.windows);
    const auto span = seen ? secondsOf(*seen) : std::nullopt;
    if (!span)
        return;
    DeviceSet devices = m_ask.devicesOf(pairs);
    if (devices && std::ranges::find(*devices, true) == devices->end())
        return;
    m_within.push_back({pairs, *span, true});
    m_span = m_span ? Sightings{std::min(m_span->from, span->from), std::max(m_span->to, span->to)}
                    : *span;
    const Sightings wanted = m_ask.told.value_or(*span);
    Lane& told = m_lanes.emplace_back();
    told.pairs = pairs;
    told.devices = devices;
    told.more.emplace(m_db,
        Sightings{std::max(span->from, wanted.from), std::min(span->to, wanted.to)}, m_latestFirst);
    advance(told);
    // the list of findings does not put a time to them: they pass no window, and come last
    const bool isTimed = m_ask.kind == domain::Kind::DueDates;
    const bool isWithin = isTimed ? untold.seen.from <= span->to && untold.seen.to >= span->from
                                  : m_ask.windows.firstSeen.isWhole();
    if (untold.devices.empty() || !isWithin)
        return;
    m_within.push_back({pairs, untold.seen, false});
    Lane& lane = m_lanes.emplace_back();
    lane.pairs = pairs;
    lane.devices = std::move(devices);
    lane.slot = untold;
    if (isTimed)
        lane.value = valueOf(lane);
    else
        lane.slot->seen = {};
}

void SightingWalk::advance(Lane& lane)
{
    lane.slot = lane.more ? lane.more->next() : std::nullopt;
    if (lane.slot)
        lane.value = valueOf(lane);
}

std::vector<Key> SightingWalk::devicesOf(const Lane& lane)
{
    auto devices = unpackKeys(lane.slot->devices);
    if (lane.devices)
        std::erase_if(devices, [&](Key device) { return !contains(*lane.devices, device); });
    return devices;
}

std::optional<qint64> SightingWalk::valueOf(const Lane& lane) const
{
    const Sightings& seen = lane.slot->seen;
    return m_clocks.valueOf(
        m_ask.order, lane.pairs, (m_latestFirst ? seen.to : seen.from) * 1000, m_latestFirst);
}

bool SightingWalk::isBefore(const Lane& a, const Lane& b) const
{
    if (!a.value || !b.value)
        return a.value.has_value() && !b.value.has_value();
    return m_ask.descending ? *a.value > *b.value : *a.value < *b.value;
}

std::optional<SightingWalk::Step> SightingWalk::next()
{
    std::erase_if(m_lanes, [](const Lane& lane) { return !lane.slot; });
    if (m_lanes.empty())
        return {};
    Step step;
    step.value = std::ranges::min_element(m_lanes, [this](const Lane& a, const Lane& b) {
        return isBefore(a, b);
    })->value;
    std::vector<bool> named; // by all lists but the first
    for (Lane& lane : m_lanes)
        for (; lane.slot && lane.value == step.value; advance(lane)) {
            step.told.push_back({lane.pairs, lane.slot->seen, lane.more.has_value()});
            auto devices = devicesOf(lane);
            if (step.devices.empty())
                step.devices = std::move(devices);
            else
                mark(named, devices);
        }
    if (named.empty())
        return step;
    mark(named, step.devices);
    step.devices = keysOf(named);
    return step;
}

DeviceSet SightingWalk::rest()
{
    DeviceSet set(std::in_place);
    std::size_t keys = 0;
    for (Lane& lane : m_lanes)
        for (; lane.slot; advance(lane)) {
            const auto devices = devicesOf(lane);
            keys += devices.size();
            if (keys > mostKeys)
                return {};
            mark(*set, devices);
        }
    return set;
}

} // namespace parapet::store
