// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which of the devices that the slots of sightings tell really have a due date of the class they
// were told for: a look at their findings, a fraction of what making their due dates costs. Inside
// guarded(); thread of the connection; SQLite exceptions pass through.
#pragma once

#include "models/store/dueclocks.h"

#include <vector>

namespace parapet::store {

/// Pairs of a class, first seen in a span.
struct SeenPairs
{
    DueClass pairs;
    Sightings seen;
    bool isTimed = true; ///< false: their findings tell no time, `seen` is that of the snapshots
};

/// Of `devices` (ascending) those with a finding of such a pair. `cves` (ascending): that are
/// wanted; nothing: any.
[[nodiscard]] std::vector<domain::Key> devicesHaving(SQLite::Database& db, const ReadScope& scope,
    const std::vector<domain::Key>& devices, const std::vector<SeenPairs>& wanted,
    const std::optional<std::vector<domain::Key>>& cves);

} // namespace parapet::store
