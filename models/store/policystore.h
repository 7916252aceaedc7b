// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The policy clocks of the workspace. Writes inside the caller's transaction; thread of the
// connection.
#pragma once

#include "models/base/result.h"
#include "models/domain/policy.h"
#include "models/store/connection.h"

namespace parapet::store {

/// Inside guarded(); SQLite exceptions pass through.
[[nodiscard]] domain::PolicySettings policyIn(SQLite::Database& db);
[[nodiscard]] base::Result<domain::PolicySettings> readPolicy(Connection& connection);
[[nodiscard]] base::Result<void> writePolicy(
    Connection& connection, const domain::PolicySettings& policy);

} // namespace parapet::store
