// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Devices by the time of their findings' first sightings (table sighting_slot): a slot holds every
// device with a finding first seen in it, and maybe devices that had one. Findings that tell no
// time are in none. Inside guarded(); thread of the connection; SQLite exceptions pass through.
#pragma once

#include "models/domain/fleetstate.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <optional>
#include <string>
#include <vector>

namespace parapet::store {

/// Takes the findings of the fleet that was just written into the slots. `partial`: the findings of
/// devices that the fleet does not name stay as they are. Slots that name few devices too many stay
/// as they are, so that a small change writes little.
void writeSightingSlots(SQLite::Database& db, const domain::FleetState& fleet, bool partial);
/// Makes them anew of the findings of the newest snapshot.
void rebuildSightingSlots(SQLite::Database& db);
/// Whether they were made since the workspace has them.
[[nodiscard]] bool hasSightingSlots(SQLite::Database& db);

/// A span of first sightings, both ends included.
struct Sightings
{
    qint64 from = 0, to = 0; ///< seconds
};

/// Condition on a column of first sightings: in one of the spans; those that lie near to each
/// other, and the last ones of many, are asked for as one. Empty: no span.
[[nodiscard]] std::string seenIn(const std::string& column, std::vector<Sightings> spans);

struct SightingSlot
{
    Sightings seen;
    std::string devices; ///< packed keys (varints.h)
};

/// The slots that reach into a span, one after the other.
class SightingCursor
{
public:
    SightingCursor(SQLite::Database& db, const Sightings& span, bool latestFirst);
    [[nodiscard]] std::optional<SightingSlot> next();

private:
    SQLite::Statement m_rows;
};

} // namespace parapet::store
