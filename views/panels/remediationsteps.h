// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the people who carry out a remediation activity have to do, step by step. Pure; GUI thread.
#pragma once

#include "views/panels/rowfacts.h"

namespace parapet::views {

/// Of an activity as its list tells it; `updates`: security updates that close its weaknesses
/// ("KB5000001"), empty where none is told.
[[nodiscard]] QStringList remediationSteps(const RowFacts& activity, const QStringList& updates);

} // namespace parapet::views
