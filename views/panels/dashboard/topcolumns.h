// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The columns of the dashboard's lists: how recommendations, software, devices, activities and
// events read in a card. Pure functions; GUI thread.
#pragma once

#include "models/base/clock.h"
#include "views/panels/dashboard/toprowsmodel.h"

namespace parapet::views {

/// Exposed devices over the last snapshots by recommendation id; empty: no curve.
using CourseOf = std::function<QList<double>(const QString& recommendation)>;

[[nodiscard]] std::vector<TopColumn> recommendationColumns(const CourseOf& courseOf);
[[nodiscard]] std::vector<TopColumn> softwareColumns(const CourseOf& courseOf);
[[nodiscard]] std::vector<TopColumn> deviceColumns();
/// Due dates read against `clock`.
[[nodiscard]] std::vector<TopColumn> activityColumns(const base::Clock& clock);
[[nodiscard]] std::vector<TopColumn> eventColumns();

} // namespace parapet::views
