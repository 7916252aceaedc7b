// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The software through which one weakness is found, and whether an update of it exists. Plain
// values; any thread.
#pragma once

#include <QString>

namespace parapet::domain {

struct AffectedSoftware
{
    QString id, vendor, name; ///< "google-_-chrome"
    QString recommendedVersion; ///< of its recommendation; may be empty
    qint64 devices = 0; ///< active devices with an open finding of the weakness through it
    /// Findings by what the export says of an update.
    qint64 available = 0, unavailable = 0, notStated = 0;
};

} // namespace parapet::domain
