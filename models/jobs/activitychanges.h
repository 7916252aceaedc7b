// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Another due date, priority or note for remediation activities under way, and its undoing. Thread
// of the connection; the start function on the GUI thread.
#pragma once

#include "models/domain/activityedit.h"
#include "models/jobs/desk.h"

#include <memory>
#include <vector>

namespace parapet::jobs {

using ActivityEdits = std::vector<std::pair<QString, domain::ActivityEdit>>;

/// All of them or none; what stays the same is not noted. Returns the way back: edits that set what
/// was before. Errors: NotFound; Conflict for a completed activity; Usage for a due date of one
/// that needs attention only.
[[nodiscard]] base::Result<ActivityEdits> changeRemediations(
    Context& context, const ActivityEdits& edits);

/// `before` is given the way back when the job is done.
JobId startChangingActivities(
    Desk& desk, const ActivityEdits& edits, const std::shared_ptr<ActivityEdits>& before);

} // namespace parapet::jobs
