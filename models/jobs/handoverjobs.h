// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The hand-over to IT and what leaves the house, as jobs of the desk. GUI thread.
#pragma once

#include "models/jobs/desk.h"
#include "models/jobs/evidence.h"
#include "models/jobs/mail.h"

namespace parapet::jobs {

/// Merges the file that was looked at (see mergeHandover); its conflicts are the outcome's issues.
JobId startMerge(Desk& desk, const QString& file, const QByteArray& sha256);
/// Writes an e-mail draft; keeps the settings for the next time where asked. The folder is made,
/// and drafts in it that are older than a week go where `cleans`.
JobId startMail(Desk& desk, const QStringList& activities, const MailSettings& settings,
    const QString& file, bool wantsToKeep, bool cleans);
/// `picture` gives the dashboard as PNG; it runs on the desk's thread, and may be null.
JobId startEvidence(
    Desk& desk, const EvidenceRequest& request, const std::function<QByteArray()>& picture);
JobId startReport(Desk& desk, const domain::ViewScope& view, const QString& file);

} // namespace parapet::jobs
