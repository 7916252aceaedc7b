// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What people say is wrong with a recommendation, a weakness or a software: a note in the journal,
// that changes no number. (A finding that is not there is a false-positive exception instead.)
#pragma once

#include "models/domain/fields.h"
#include "models/jobs/context.h"
#include "models/jobs/desk.h"

namespace parapet::jobs {

struct Correction
{
    domain::Kind kind = domain::Kind::Recommendations; ///< or Weaknesses or Software
    QString id; ///< as lists show it
    QString name; ///< how people call it
    QString category; ///< "A detail is wrong"
    QString details;
};

/// The action of such entries in the journal.
inline constexpr const char* correctionAction = "Inaccuracy noted";

/// Errors: Usage (another kind, no details), NotFound (none of the newest snapshot).
[[nodiscard]] base::Result<void> noteCorrection(Context& context, const Correction& correction);

/// The same as a job of the desk. GUI thread.
JobId startCorrection(Desk& desk, const Correction& correction);

} // namespace parapet::jobs
