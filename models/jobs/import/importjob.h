// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Imports one snapshot: reads files into a fleet, scores it while the facts are written, commits
// all of it in one transaction or nothing.
#pragma once

#include "models/domain/issue.h"
#include "models/ingest/importer.h"
#include "models/jobs/context.h"

namespace parapet::jobs {

struct ImportRequest
{
    QStringList paths;
    QString format; ///< empty: recognise
    std::optional<base::Millis> takenAt; ///< nothing: the newest time that any row tells
    QString label;
    bool partial = false; ///< only the devices named are updated
    bool dryRun = false; ///< read and report, write nothing
};

struct ImportReport
{
    qint64 snapshot = 0; ///< 0 for a dry run
    base::Millis takenAt = 0;
    ingest::Summary summary;
    std::int64_t devices = 0;
    bool unchanged = false;
    QStringList doubts; ///< why it may be a mistake (doubts.h); empty: nothing speaks for that
    std::vector<domain::Issue> issues;
    QStringList completed; ///< ids of the activities that the snapshot completed
};

/// Errors: those of the readers and the store; Conflict when a snapshot of that time or a later one
/// is there already with other content.
[[nodiscard]] base::Result<ImportReport> importSnapshot(
    Context& context, const ImportRequest& request);

/// The doubts and what to do about them, with a blank before; empty where there are none.
[[nodiscard]] QString doubtWords(const ImportReport& report);
/// How many activities it completed, with a blank before; empty where there are none.
[[nodiscard]] QString completionWords(const ImportReport& report);
/// {"snapshot":1,"takenAt":...}: the fixed JSON of `--format-summary json`.
[[nodiscard]] QByteArray summaryJson(const ImportReport& report);

} // namespace parapet::jobs
