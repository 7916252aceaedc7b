// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What people change of a remediation activity that is under way. Plain value; any thread.
#pragma once

#include "models/base/clock.h"
#include "models/domain/terms.h"

#include <optional>

namespace parapet::domain {

/// Only what is set changes.
struct ActivityEdit
{
    std::optional<std::optional<base::Millis>> dueOn; ///< nothing in it: without a due date
    std::optional<Priority> priority;
    std::optional<QString> notes;
};

} // namespace parapet::domain
