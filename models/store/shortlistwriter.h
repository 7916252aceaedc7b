// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Writes what Shortlist finds the first findings by: the range of times on each device, and the
// versions an update was named for. Inside the caller's transaction; writer thread; SQLite
// exceptions pass through.
#pragma once

#include "models/store/factrows.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace parapet::store {

/// Spans of the devices with findings in the fleet; those of other devices go, unless the import is
/// partial and does not name the device.
void writeFindingSpans(
    SQLite::Database& db, const domain::FleetState& fleet, const SeenTimes& seen, bool partial);
void writeFixVersions(SQLite::Database& db, const domain::FleetState& fleet);

} // namespace parapet::store
