// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps the issues of an import. Inside the caller's transaction; thread of the connection.
#pragma once

#include "models/domain/issue.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <vector>

namespace parapet::store {

/// Adds issues of a snapshot (or of a feed import; the other is 0).
void writeIssues(
    SQLite::Database& db, const std::vector<domain::Issue>& issues, qint64 snapshot, qint64 feed);

} // namespace parapet::store
