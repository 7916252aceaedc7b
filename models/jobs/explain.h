// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where a number comes from, down to the feed with its date and the imported files. Thread of the
// connection.
#pragma once

#include "models/jobs/scope.h"

namespace parapet::jobs {

/// One CVE on one device: h(d, v) factor by factor, then the findings behind it with the snapshot
/// and files that told them and the paths where the software lies. The line of a row in its file is
/// not kept, and the text says so. Errors: NotFound.
[[nodiscard]] base::Result<domain::Explanation> explainTerm(
    Context& context, Scope& scope, const QString& device, const QString& cve);

/// An explanation as lines of text, two blanks a level: value, label, detail.
[[nodiscard]] QString explanationText(const domain::Explanation& explanation);

} // namespace parapet::jobs
