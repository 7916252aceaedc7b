// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The built-in demo fleet as a workspace: generates it in a temporary folder, imports its monthly
// snapshots each with the knowledge of its day, files an exception.
#pragma once

#include "models/jobs/context.h"

namespace parapet::jobs {

/// Error Conflict when the workspace holds snapshots already.
[[nodiscard]] base::Result<void> loadDemo(Context& context);

} // namespace parapet::jobs
