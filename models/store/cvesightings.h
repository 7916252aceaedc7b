// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The range of first sightings of each CVE's findings (table cve_sighting): of a span of time, most
// CVEs have none. May be wider than the findings there are, never narrower. Inside guarded();
// thread of the connection; SQLite exceptions pass through.
#pragma once

#include "models/store/sightingslots.h"
#include "models/store/tablereader.h"

#include <string>
#include <vector>

namespace parapet::store {

/// Takes the findings of the fleet that was just written. `partial`: what is there stays.
void writeCveSightings(SQLite::Database& db, const domain::FleetState& fleet, bool partial);
/// Makes them anew of the findings of the newest snapshot.
void rebuildCveSightings(SQLite::Database& db);
/// Whether they were made since the workspace has them.
[[nodiscard]] bool hasCveSightings(SQLite::Database& db);

/// The range of first sightings of findings of those CVEs (ascending) that tell one; empty (from
/// after to) where none does.
[[nodiscard]] Sightings sightingsOf(SQLite::Database& db, const std::vector<domain::Key>& cves);

enum class WithoutTime { Out, In }; ///< CVEs with findings that tell no time
/// CVEs (ascending) that pass a condition over the names of sourceOf(Reach::Cve) and can have
/// findings first seen in the span.
[[nodiscard]] std::vector<domain::Key> cvesSeenIn(SQLite::Database& db, const ReadScope& scope,
    const Sightings& seen, WithoutTime withoutTime, const std::string& condition);

} // namespace parapet::store
