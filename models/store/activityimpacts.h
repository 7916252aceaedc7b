// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What remediation activities gain on their own devices: which are watched, and the sums kept of
// them. Inside the caller's transaction; thread of the connection.
#pragma once

#include "models/domain/scoringbasis.h"
#include "models/store/connection.h"

#include <optional>
#include <span>

namespace parapet::store {

/// An activity with the software it is about; 0: a configuration.
struct ActivitySubject
{
    QString id;
    domain::Key product = 0;
};

/// In order of id. `until`: those filed by then, completed or not; nothing: those under way now.
[[nodiscard]] base::Result<std::vector<ActivitySubject>> watchedActivities(
    Connection& connection, std::optional<base::Millis> until = {});
/// The targets of an activity, ascending; `among` (ascending): only those that are among these.
[[nodiscard]] base::Result<std::vector<domain::Key>> targetsOfActivity(Connection& connection,
    const QString& id, const std::optional<std::vector<domain::Key>>& among = {});
/// Products to be uninstalled, by the scoring kept, for Options::uninstalled.
[[nodiscard]] base::Result<std::vector<bool>> uninstalledProducts(
    Connection& connection, std::size_t products);

/// What a product's recommendation gains on all devices after exceptions, by the scoring kept.
[[nodiscard]] base::Result<scoring::ExactSum> dropOfProduct(
    Connection& connection, domain::Key product);

/// Keeps what an activity gains now; `isFiled`: that is also what it gained when it was filed.
[[nodiscard]] base::Result<void> keepImpact(
    Connection& connection, const domain::ActivitySummary& row, bool isFiled);
/// Forgets what an activity gains: it is completed, or there is no such activity any more.
void forgetImpact(SQLite::Database& db, const QString& id);

/// Rows of all activities of a scope. SQLite exceptions pass through.
void writeActivityRows(
    SQLite::Database& db, const std::string& schema, std::span<const domain::ActivitySummary> rows);

} // namespace parapet::store
