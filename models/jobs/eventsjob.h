// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The events of an import, found and written in its transaction; and the numbers above the
// timeline.
#pragma once

#include "models/domain/events.h"
#include "models/jobs/context.h"
#include "models/jobs/rescore.h"
#include "models/jobs/scope.h"

namespace parapet::jobs {

/// Call it after the facts of the import were written and before its summaries are.
[[nodiscard]] base::Result<void> recordEvents(Context& context, const domain::FleetState& fleet,
    const domain::Assessment& assessment, const Occasion& occasion);

/// The large numbers of the days from `from` up to and without `until`, as a scope sees them.
[[nodiscard]] base::Result<domain::EventNumbers> eventNumbers(
    Context& context, const Scope& scope, base::Millis from, base::Millis until);

} // namespace parapet::jobs
