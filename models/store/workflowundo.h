// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Takes back steps of the workflow. Writes inside the caller's transaction; thread of the
// connection.
#pragma once

#include "models/base/result.h"
#include "models/domain/fleetstate.h"
#include "models/store/connection.h"

#include <QString>

namespace parapet::store {

/// A cancelled exception goes on as if nobody had cancelled it. Errors: NotFound; Conflict where it
/// is not cancelled or another one goes on for it.
[[nodiscard]] base::Result<void> restoreException(Connection& connection, const QString& id);

/// Removes an activity with its devices and progress. Errors: NotFound; Conflict once IT has
/// answered it.
[[nodiscard]] base::Result<void> removeActivity(Connection& connection, const QString& id);

/// A completed activity is active again. Errors: NotFound; Conflict where nobody completed it by
/// hand.
[[nodiscard]] base::Result<void> reopenActivity(
    Connection& connection, const QString& id, base::Millis at);

} // namespace parapet::store
