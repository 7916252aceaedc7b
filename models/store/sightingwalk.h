// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Devices in the order of the first row that each can have in an order by first sighting or due
// date, from the slots of sightings. Inside guarded(); thread of the connection; SQLite exceptions
// pass through.
#pragma once

#include "models/store/dueclocks.h"
#include "models/store/findingcandidates.h"
#include "models/store/sightingprobe.h"

#include <functional>
#include <list>

namespace parapet::store {

/// Devices with findings that tell no time, as a slot: those were first seen by one of the
/// snapshots.
[[nodiscard]] SightingSlot untoldSightings(SQLite::Database& db);

class SightingWalk
{
public:
    /// What is looked for, of the newest snapshot.
    struct Ask
    {
        domain::Kind kind = domain::Kind::DueDates; ///< or Findings
        Reach order = Reach::DueOn;
        bool descending = false;
        FilterWindows windows;
        base::Millis now = 0;
        SightingSlot untold; ///< untoldSightings
        /// Devices that can have pairs of a class.
        std::function<DeviceSet(const DueClass&)> devicesOf = [](const DueClass&) {
            return DeviceSet();
        };
        std::optional<Sightings> told; ///< of all that is wanted and tells a time
    };
    /// Devices (ascending) that can have rows of that value, or later ones in the order.
    struct Step
    {
        std::optional<qint64> value; ///< nothing: rows without one, which come last
        std::vector<domain::Key> devices;
        std::vector<SeenPairs> told; ///< the rows that they are told for
    };

    SightingWalk(SQLite::Database& db, const Ask& ask);

    /// Nothing: all are told.
    [[nodiscard]] std::optional<Step> next();
    /// What rows within the windows can be.
    [[nodiscard]] const std::vector<SeenPairs>& within() const { return m_within; }
    /// First sightings of all rows that can be within the windows; nothing: there can be none.
    [[nodiscard]] const std::optional<Sightings>& span() const { return m_span; }
    /// The devices of all that is not told; any device where those are too many to tell.
    [[nodiscard]] DeviceSet rest();

private:
    /// The slots of one class, at the first that is not told.
    struct Lane
    {
        DueClass pairs;
        DeviceSet devices; ///< that can have such pairs
        std::optional<SightingCursor> more;
        std::optional<SightingSlot> slot;
        std::optional<qint64> value;
    };

    void addLanes(const DueClass& pairs);
    void advance(Lane& lane);
    /// Of the slot those that can have pairs of the lane.
    [[nodiscard]] static std::vector<domain::Key> devicesOf(const Lane& lane);
    [[nodiscard]] std::optional<qint64> valueOf(const Lane& lane) const;
    [[nodiscard]] bool isBefore(const Lane& a, const Lane& b) const;

    SQLite::Database& m_db;
    Ask m_ask;
    bool m_latestFirst = false;
    DueClocks m_clocks;
    std::list<Lane> m_lanes; ///< a cursor stays where it is
    std::vector<SeenPairs> m_within;
    std::optional<Sightings> m_span;
};

} // namespace parapet::store
