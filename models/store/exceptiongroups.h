// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The device groups that exceptions were cancelled for while they go on elsewhere. Reads and writes
// inside the caller's transaction; thread of the connection.
#pragma once

#include "models/base/result.h"
#include "models/domain/assessment.h"
#include "models/store/connection.h"

namespace parapet::store {

/// Fills cancelledGroups of exceptions as read.
void addCancelledGroups(SQLite::Database& db, std::vector<domain::ExceptionFile>& exceptions);

/// Errors: Conflict where one of the groups was cancelled before.
[[nodiscard]] base::Result<void> cancelGroups(Connection& connection, const QString& exception,
    const QStringList& groups, const QString& by, base::Millis at);

/// Takes that back. Errors: Conflict where the exception was not cancelled for one of them.
[[nodiscard]] base::Result<void> restoreGroups(
    Connection& connection, const QString& exception, const QStringList& groups);

/// Keeps how many devices an exception hid in one of its groups when it was filed.
[[nodiscard]] base::Result<void> keepFiledDevices(
    Connection& connection, const QString& exception, const QString& group, std::uint32_t devices);

/// Active devices of the newest snapshot that belong to no device group.
[[nodiscard]] base::Result<qint64> devicesWithoutGroup(Connection& connection);

} // namespace parapet::store
