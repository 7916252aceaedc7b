// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What people set of devices: value, internet facing, tags, device group. Kept beside what the
// exports say, one row a change; each column's newest word holds, also after later imports. Inside
// the caller's transaction where it writes; thread of the connection.
#pragma once

#include "models/base/result.h"
#include "models/domain/workflow.h"
#include "models/store/connection.h"
#include "models/store/kindsql.h"

#include <array>

namespace parapet::store {

/// What is in force for a device now, with what people set.
struct DeviceContext
{
    QString id, name;
    domain::DeviceValue value = domain::DeviceValue::Normal;
    bool internetFacing = false;
    QStringList tags;
    QString group;
    QString groupAsTold; ///< what the newest import says
};
/// In the order of `keys`.
[[nodiscard]] base::Result<std::vector<DeviceContext>> contextsNow(
    Connection& connection, const std::vector<domain::Key>& keys);

/// Adds what people set of a device, in force from `at`; a device group of a new name is added.
/// Returns the moment it is kept under: `at`, or the first after what was set before.
[[nodiscard]] base::Result<base::Millis> setContext(Connection& connection, domain::Key device,
    const domain::ContextChange& change, const QString& by, base::Millis at);

/// Takes away what was set of a device under that moment; NotFound where nothing was.
[[nodiscard]] base::Result<void> removeContext(
    Connection& connection, domain::Key device, base::Millis setAt);

/// The tags in force on these devices of the newest snapshot, by name, with how many have each.
/// Unknown ids have none.
[[nodiscard]] base::Result<std::vector<std::pair<QString, qint64>>> tagsOf(
    Connection& connection, const QStringList& devices);
/// The same of all devices of a scope.
[[nodiscard]] base::Result<std::vector<std::pair<QString, qint64>>> tagsInUse(
    Connection& connection, const ReadScope& scope);

/// How many of these devices have which value in force: Low, Normal, High.
[[nodiscard]] base::Result<std::array<qint64, 3>> valuesOf(
    Connection& connection, const QStringList& devices, const ReadScope& scope);

} // namespace parapet::store
