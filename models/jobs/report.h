// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Gathers the report for management and writes it as PDF or HTML. Thread of the connection; the PDF
// needs an application with fonts.
#pragma once

#include "models/exporting/report.h"
#include "models/jobs/scope.h"

namespace parapet::jobs {

/// Errors: NotFound (no snapshot), Cancelled.
[[nodiscard]] base::Result<exporting::Report> gatherReport(
    Context& context, const domain::ViewScope& view);

/// The form follows the name: .pdf, .html or .htm. The file is replaced only when all is written.
/// Errors: Usage (another name), Io, and those of gathering.
[[nodiscard]] base::Result<void> writeReport(
    Context& context, const domain::ViewScope& view, const QString& file);

} // namespace parapet::jobs
