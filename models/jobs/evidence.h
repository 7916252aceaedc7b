// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The evidence pack: a zip that shows what was known and done at a snapshot, with a manifest of
// sums by which anyone can check that nothing of it was changed since. Thread of the connection.
#pragma once

#include "models/domain/views.h"
#include "models/exporting/zipfile.h"
#include "models/jobs/context.h"

namespace parapet::jobs {

/// The manifest's name in a pack, and what its "format" says.
inline constexpr auto manifestName = "manifest.json";
inline constexpr auto evidenceFormat = "parapet-evidence-1";

struct EvidenceRequest
{
    QString file;
    domain::Kind list = domain::Kind::Findings; ///< beside the lists that every pack holds
    QString filter; ///< KQL predicate on that list
    domain::ViewScope view;
    QByteArray dashboardPng; ///< empty: the pack is made without a window, and says so
};

struct EvidenceReport
{
    std::vector<exporting::ZipMember> members; ///< the manifest last
    QByteArray manifestSha256; ///< tell it somewhere else, and the manifest is bound too
};

/// Writes the pack, replacing the file only when all is written: recommendations, remediations,
/// exceptions, answers of IT and the chosen list as CSV, scores.json, the dashboard. Errors: Usage
/// (filter), NotFound (snapshot), Io, Cancelled.
[[nodiscard]] base::Result<EvidenceReport> writeEvidence(
    Context& context, const EvidenceRequest& request);

struct EvidenceCheck
{
    QStringList deviations; ///< one sentence each; empty: all is as it was
    QByteArray manifestSha256;
    qint64 files = 0; ///< that the manifest names
    QString createdOn, createdBy; ///< as the manifest says
};

/// Reads a pack and names each file that is changed, missing or surplus. Needs no workspace.
/// Errors: NotFound, Format (no zip, no manifest that can be read), Cancelled.
[[nodiscard]] base::Result<EvidenceCheck> verifyEvidence(
    const QString& file, const base::Progress& progress);

} // namespace parapet::jobs
