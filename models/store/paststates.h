// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a past snapshot knew of devices, CVEs, versions and controls, as temporary tables of the
// connection: its rows are joined by key instead of being gathered for each question. Beside the
// computed lists of that scope, and dropped with them. Thread of the connection.
#pragma once

#include "models/base/result.h"
#include "models/store/connection.h"
#include "models/store/kindsql.h"

#include <string>
#include <vector>

namespace parapet::store {

/// Makes the tables of that snapshot; those of an earlier scope go.
[[nodiscard]] base::Result<void> writePastStates(Connection& connection, qint64 snapshot);

/// Row source of "device_state", "device_seen", "cve_state", "version_state" or "control_state" as
/// the scope sees it.
[[nodiscard]] std::string stateAt(const ReadScope& scope, const std::string& table);

/// Row source with the columns of finding_span as the scope sees it. In a past scope it reads all
/// findings when it is asked for first. SQLite exceptions pass through.
[[nodiscard]] std::string spansAt(SQLite::Database& db, const ReadScope& scope);

/// The names of all those tables, for dropping them.
[[nodiscard]] std::vector<std::string> pastTables();

} // namespace parapet::store
