// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The security updates that open findings of a software or of a device ask for. Reads only the
// findings of the devices concerned. Thread of the connection.
#pragma once

#include "models/domain/devicehistory.h"
#include "models/domain/views.h"
#include "models/store/connection.h"
#include "models/store/kindsql.h"

namespace parapet::store {

/// Of a software (its exposed active devices), a device, or nothing: every active device; the one
/// most devices miss first, then the newest. Rows that name no KB count nowhere. Error Internal for
/// other objects.
[[nodiscard]] base::Result<std::vector<domain::MissingUpdate>> missingUpdates(
    Connection& connection, const domain::ListRelation& object, const ReadScope& scope);

} // namespace parapet::store
