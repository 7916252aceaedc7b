// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which imported rows a term of a score comes from: findings of one CVE on one device, the device
// itself, its alerts, an assessment; each with the snapshot whose files told it first as it is now.
// Thread of the connection.
#pragma once

#include "models/base/clock.h"
#include "models/store/rowplaces.h"

#include <QHash>

#include <vector>

namespace parapet::store {

struct FindingOrigin
{
    QString software; ///< "google-_-chrome"
    QString version;
    qint64 snapshot = 0; ///< the row is the same in every snapshot since this one
    base::Millis takenAt = 0; ///< of that snapshot
    QString source; ///< the files or folder that were imported
    FileLine place;
    base::Millis firstSeen = 0; ///< as the export tells it; 0: it does not
};

/// `snapshot` 0: the newest. Empty where the CVE is not on the device.
[[nodiscard]] base::Result<std::vector<FindingOrigin>> findingOrigins(
    Connection& connection, qint64 snapshot, const QString& device, const QString& cve);

/// The row that told something as it is.
struct RowOrigin
{
    qint64 snapshot = 0; ///< 0: there is no such row
    base::Millis takenAt = 0;
    QString source;
    FileLine place;
};

/// Of a device and of the alerts on it by their ids. `snapshot` 0: the newest.
struct DeviceOrigins
{
    RowOrigin machine;
    QHash<QString, RowOrigin> alerts;
};
[[nodiscard]] base::Result<DeviceOrigins> deviceOrigins(
    Connection& connection, qint64 snapshot, const QString& device);

/// Of the newest assessment of a control ("scid-2012") on a device.
[[nodiscard]] base::Result<RowOrigin> assessmentOrigin(
    Connection& connection, qint64 snapshot, const QString& device, const QString& control);

} // namespace parapet::store
