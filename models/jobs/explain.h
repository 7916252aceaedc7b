// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where a number comes from, down to the feed with its date and the imported files. Thread of the
// connection.
#pragma once

#include "models/jobs/scope.h"

namespace parapet::jobs {

/// A device, CVE or recommendation; the secure score for To::Control without an
/// id; else the exposure score. At
/// most `top` parts of each sum are named. Errors: NotFound.
[[nodiscard]] base::Result<domain::Explanation> explainObject(
    const assess::Analysis& analysis, const domain::ListRelation& object, std::size_t top);

/// One CVE on one device: h(d, v) factor by factor, then the findings behind it, each with the file
/// and line that told it and the paths where the software lies. Or one control ("scid-2012") on
/// one device: the points it costs there, with the file and line of the assessment. Rows imported
/// by a version that kept no lines say so. Errors: NotFound.
[[nodiscard]] base::Result<domain::Explanation> explainTerm(
    Context& context, Scope& scope, const QString& device, const domain::ListRelation& object);

/// An explanation as lines of text, two blanks a level: value, label, detail.
[[nodiscard]] QString explanationText(const domain::Explanation& explanation);

} // namespace parapet::jobs
