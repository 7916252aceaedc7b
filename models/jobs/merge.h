// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// IT's answer comes back: a filled-in hand-over CSV is held against the activities, shown as what
// it would change, and merged in one transaction. Thread of the connection.
#pragma once

#include "models/domain/claims.h"
#include "models/domain/issue.h"
#include "models/exporting/handover.h"
#include "models/jobs/context.h"

namespace parapet::jobs {

/// One answer that would be kept, beside what IT answered before.
struct ClaimChange
{
    domain::Claim claim;
    std::optional<domain::Claim> before;
    QString title, deviceId, deviceName; ///< of the activity and its device
};

struct MergePlan
{
    QString file; ///< as given; issues name it so
    QByteArray sha256; ///< of its bytes
    std::vector<ClaimChange> changes; ///< in the order of the file
    qint64 unchanged = 0; ///< rows that say what was merged before
    qint64 untouched = 0; ///< rows where IT filled in nothing
    std::vector<domain::Issue> issues; ///< conflicts (rejected) and notes, by line
    [[nodiscard]] qint64 rejected() const;
};

/// Reads a file and tells what merging it would do; writes nothing. A row is rejected for an
/// activity or device that is not known or not part of each other, a title, component or device
/// name that is another one than handed over, a day in the future or before the activity, a day
/// beside a status that says it is not done, rows that contradict each other. Errors: NotFound, Io,
/// Format.
[[nodiscard]] base::Result<MergePlan> planMerge(Context& context, const QString& file);

/// Merges what can be merged; keeps what was rejected as issues. `sha256`: merges only the file
/// that was looked at (Conflict when it is another one by now); empty: whatever the file holds.
[[nodiscard]] base::Result<MergePlan> mergeHandover(
    Context& context, const QString& file, const QByteArray& sha256 = {});

} // namespace parapet::jobs
