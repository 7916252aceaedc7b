// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How one device changed from snapshot to snapshot: found by comparing what was valid before and
// after each. Thread of the connection.
#pragma once

#include "models/domain/devicehistory.h"
#include "models/jobs/scope.h"

namespace parapet::jobs {

/// Newest first, up to the scope's snapshot; what came with the device's first snapshot is told as
/// "Joined the fleet" alone. A device nobody told of has no history.
[[nodiscard]] base::Result<std::vector<domain::DeviceChange>> deviceHistory(
    Context& context, const Scope& scope, const QString& device);

} // namespace parapet::jobs
