// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How many devices each recommendation exposed at the last snapshots. Thread of the connection.
#pragma once

#include "models/base/clock.h"
#include "models/store/connection.h"

#include <QHash>
#include <QList>

namespace parapet::store {

/// Keeps the count of one snapshot anew; `exposed`: summary id of a recommendation and its devices.
void writeExposedCounts(
    SQLite::Database& db, qint64 snapshot, const std::vector<std::pair<qint64, qint64>>& exposed);

/// By recommendation id: exposed devices of the whole organisation at up to `most` snapshots,
/// oldest first, the last one being `snapshot` (0: the newest). Snapshots at which a recommendation
/// was not there count 0; those scored before counts were kept are left out.
[[nodiscard]] base::Result<QHash<QString, QList<double>>> exposedCourses(
    Connection& connection, qint64 snapshot, int most);
/// Of one software with the times of the snapshots, oldest first; empty for an unknown one.
[[nodiscard]] base::Result<std::vector<std::pair<base::Millis, qint64>>> exposedCourse(
    Connection& connection, const QString& software, qint64 snapshot, int most);

} // namespace parapet::store
