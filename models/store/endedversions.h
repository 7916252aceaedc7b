// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which versions an event "reached end of support" was about. Inside guarded(); thread of the
// connection; SQLite exceptions pass through.
#pragma once

#include "models/store/eventstore.h"

namespace parapet::store {

/// Fills Event::endedVersions: the versions whose support ended between the event's snapshot and
/// the one before, by the export's word or because the day it told had come. `events` by ascending
/// id.
void addEndedVersions(SQLite::Database& db, std::vector<StoredEvent>& events);

} // namespace parapet::store
