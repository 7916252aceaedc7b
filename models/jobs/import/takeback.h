// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Takes a wrong import back: the newest snapshot goes, the one before it is the newest again. One
// transaction with the scoring that follows; the journal keeps both. Thread of the connection.
#pragma once

#include "models/jobs/context.h"
#include "models/jobs/desk.h"

namespace parapet::jobs {

struct TakenBack
{
    base::Millis takenAt = 0; ///< of the snapshot that is gone
    std::optional<base::Millis> newest; ///< of the newest one now; nothing: none is left
    qint64 activities = 0; ///< that it had completed and that go on
    qint64 exceptions = 0; ///< that it had ended and that go on
};

/// What people did since stays: activities, exceptions, device context, feeds. The same files can
/// be imported again. Errors: NotFound; Conflict where the snapshot is not the newest; Cancelled.
[[nodiscard]] base::Result<TakenBack> takeBackSnapshot(Context& context, qint64 snapshot);
/// What was done, in a sentence or two.
[[nodiscard]] QString takenBackWords(const TakenBack& done);

/// The same as a job of the desk. GUI thread.
JobId startTakingBack(Desk& desk, qint64 snapshot);

} // namespace parapet::jobs
