// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the findings of one CVE on one device come from: the software versions, and the snapshot
// whose files told each of them first as it is now. Thread of the connection.
#pragma once

#include "models/base/clock.h"
#include "models/store/connection.h"

#include <vector>

namespace parapet::store {

struct FindingOrigin
{
    QString software; ///< "google-_-chrome"
    QString version;
    qint64 snapshot = 0; ///< the row is the same in every snapshot since this one
    base::Millis takenAt = 0; ///< of that snapshot
    QString source; ///< the files or folder it was read from; the line is not kept
    base::Millis firstSeen = 0; ///< as the export tells it; 0: it does not
};

/// `snapshot` 0: the newest. Empty where the CVE is not on the device.
[[nodiscard]] base::Result<std::vector<FindingOrigin>> findingOrigins(
    Connection& connection, qint64 snapshot, const QString& device, const QString& cve);

} // namespace parapet::store
