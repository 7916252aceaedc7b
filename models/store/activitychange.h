// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Writes what people may change of a remediation activity. Inside the caller's transaction; thread
// of the connection.
#pragma once

#include "models/base/result.h"
#include "models/domain/workflow.h"
#include "models/store/connection.h"

namespace parapet::store {

/// Due date, priority and notes of the activity of that id are those given.
[[nodiscard]] base::Result<void> writeActivityChange(
    Connection& connection, const domain::RemediationActivity& activity);

} // namespace parapet::store
