// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Compares two snapshots of the workspace: why the scores moved. Reads only; thread of the
// connection; cancelled through the context's stop token.
#pragma once

#include "models/domain/comparison.h"
#include "models/jobs/context.h"

namespace parapet::jobs {

/// 0 is the newest snapshot. Both are scored as `score --as-of` scores them: with the knowledge,
/// device context and exceptions of their time. How the change is split: assess/compare.h.
/// Errors: NotFound (no such snapshot), Cancelled.
[[nodiscard]] base::Result<domain::Comparison> compareSnapshots(
    Context& context, qint64 before, qint64 after);

} // namespace parapet::jobs
