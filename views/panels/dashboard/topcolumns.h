// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The columns of the dashboard's lists: how recommendations, software, devices and activities read
// in a card. Pure functions; any thread.
#pragma once

#include "models/base/clock.h"
#include "views/panels/dashboard/toprowsmodel.h"

namespace parapet::views {

[[nodiscard]] std::vector<TopColumn> recommendationColumns();
[[nodiscard]] std::vector<TopColumn> softwareColumns();
[[nodiscard]] std::vector<TopColumn> deviceColumns();
/// Due dates read against `clock`.
[[nodiscard]] std::vector<TopColumn> activityColumns(const base::Clock& clock);

} // namespace parapet::views
