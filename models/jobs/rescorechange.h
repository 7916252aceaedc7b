// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The quick way of rescoring: finds what differs from what the workspace was scored from (device
// context, activity, exceptions in effect, knowledge of CVEs, the devices of a partial import),
// loads and assesses those devices before and after, and adds the difference. Used by rescore.
#pragma once

#include "models/domain/fleetstate.h"
#include "models/jobs/context.h"

namespace parapet::jobs {

/// False where it changed nothing because the whole fleet has to be scored: never scored before, by
/// other rules or weights, another whole snapshot, or so much touched that it would not be quicker.
/// Inside the caller's transaction.
[[nodiscard]] base::Result<bool> rescoreChange(
    Context& context, const std::vector<domain::Key>& imported = {});

} // namespace parapet::jobs
