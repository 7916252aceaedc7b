// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Events as a scope sees them: a past snapshot, or the devices of chosen groups. Temporary table
// beside the computed lists of that scope. Thread of the connection.
#pragma once

#include "models/base/result.h"
#include "models/store/connection.h"
#include "models/store/eventstore.h"
#include "models/store/kindsql.h"

namespace parapet::store {

/// Row source with the columns of the table "event", as the scope sees them; events of later
/// snapshots are not in it. Parenthesised or a table name.
[[nodiscard]] std::string eventRows(const ReadScope& scope);

/// Makes the scope's events. `events` and `currently` go together; `groups`: chosen ones, empty:
/// all. An event that impacted none of the chosen groups, then or now, is left out; one that does
/// not know its groups stays, without the numbers of its time.
[[nodiscard]] base::Result<void> writeScopeEvents(Connection& connection,
    const std::vector<StoredEvent>& events, const std::vector<std::uint32_t>& currently,
    const std::vector<domain::Key>& groups);

} // namespace parapet::store
