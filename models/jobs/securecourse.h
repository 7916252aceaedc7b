// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The secure score of chosen device groups at each snapshot. It does not follow from the scores
// that are kept (a control's share over several groups is none of their sums), so each snapshot's
// assessments are read again. Thread of the connection.
#pragma once

#include "models/jobs/scope.h"

namespace parapet::jobs {

/// One point a snapshot up to the scope's, oldest first, exactly as that snapshot tells it in these
/// groups: device groups, activity and exceptions as they were when it was scored last. Points tell
/// no exposure score. Errors: Cancelled.
[[nodiscard]] base::Result<std::vector<domain::TrendPoint>> secureCourse(
    Context& context, const Scope& scope);

} // namespace parapet::jobs
