// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The targeted devices of a remediation activity as IT reads them: names, installed versions, open
// CVEs; and what is in force for devices. Thread of the connection.
#pragma once

#include "models/base/result.h"
#include "models/domain/workflow.h"
#include "models/store/connection.h"

#include <vector>

namespace parapet::store {

struct TargetDevice
{
    QString id, name, osPlatform, group;
    QStringList installedVersions; ///< of the activity's software, in version order
    qint64 weaknesses = 0; ///< open CVEs of it on the device
    domain::ActivityDeviceStatus status = domain::ActivityDeviceStatus::Exposed;
};

/// In order of device name. `software` is the activity's software id; empty for a configuration.
[[nodiscard]] base::Result<std::vector<TargetDevice>> targetDevices(
    Connection& connection, const QString& activity, const QString& software);

/// Where the software has a zero day without update, leaves of ascending devices those with a
/// finding that an update closes: the older CVEs are what the update can be asked for.
[[nodiscard]] base::Result<void> keepUpdatable(
    Connection& connection, const QString& software, std::vector<domain::Key>& devices);

/// Key and group of devices by their id; NotFound names the first that is not there.
[[nodiscard]] base::Result<std::vector<domain::Key>> deviceKeys(
    Connection& connection, const QStringList& ids);

/// Names of the device groups of the newest snapshot, sorted.
[[nodiscard]] base::Result<QStringList> deviceGroups(Connection& connection);

} // namespace parapet::store
