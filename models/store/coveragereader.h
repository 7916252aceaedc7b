// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The coverage rows of a scope: which exception hides what in which device group. Thread of the
// connection.
#pragma once

#include "models/base/result.h"
#include "models/domain/assessment.h"
#include "models/store/connection.h"
#include "models/store/kindsql.h"

#include <vector>

namespace parapet::store {

[[nodiscard]] base::Result<std::vector<domain::Coverage>> readCoverage(
    Connection& connection, const ReadScope& scope);

/// The exposure levels of the devices of a scope by key; NoData where it has none.
[[nodiscard]] base::Result<std::vector<domain::ExposureLevel>> readLevels(
    Connection& connection, const ReadScope& scope);

} // namespace parapet::store
