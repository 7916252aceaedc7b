// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What remediation activities gain on their own devices, as part of a scoring and when one is
// filed. Inside the caller's transaction; thread of the connection.
#pragma once

#include "models/assess/options.h"
#include "models/jobs/context.h"

namespace parapet::jobs {

/// Puts the activities under way, with their devices, into what an assessment works out. `until`:
/// all that were filed by then, for a past snapshot. `among` (ascending): of their devices only
/// these.
[[nodiscard]] base::Result<void> watchActivities(Context& context, assess::Options& options,
    std::optional<base::Millis> until = {},
    const std::optional<std::vector<domain::Key>>& among = {});

/// Works out and keeps what activities gain now: after they were filed (`isFiled`) or opened again.
/// Reads the facts of their devices only.
[[nodiscard]] base::Result<void> keepImpacts(
    Context& context, const QStringList& activities, bool isFiled);

} // namespace parapet::jobs
