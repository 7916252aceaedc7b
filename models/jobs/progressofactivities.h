// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Follows remediation activities through snapshots: which targeted devices are fixed, and whether
// that bears out what IT answered.
#pragma once

#include "models/domain/fleetstate.h"
#include "models/domain/workflow.h"
#include "models/jobs/context.h"

namespace parapet::jobs {

/// Reads who is exposed from the lists scored last. A target is fixed when it is part of the
/// snapshot, active and no longer exposed; a device that is not reported or silent stays open,
/// since absence of data is not safety.
[[nodiscard]] base::Result<void> updateActivities(
    Context& context, const domain::FleetState& fleet);

/// Ids of the activities that a snapshot completed: it was the last one they were followed to.
[[nodiscard]] base::Result<QStringList> completedWith(Context& context, qint64 snapshot);

} // namespace parapet::jobs
