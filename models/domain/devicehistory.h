// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the pages of one device or software tell beside the lists of the workspace: how a device
// changed from snapshot to snapshot, and which security updates (KBs) are missing. Plain values;
// any thread.
#pragma once

#include "models/base/clock.h"
#include "models/domain/terms.h"

#include <QStringList>

#include <optional>

namespace parapet::domain {

enum class DeviceChangeKind : std::uint8_t {
    Joined,
    Left,
    WeaknessesFound,
    WeaknessesClosed,
    SoftwareInstalled,
    SoftwareRemoved,
    SoftwareUpdated,
    ControlFailing,
    ControlFollowed,
    ControlNotApplicable,
    Reported, ///< an export tells another group, version, value, ...
    SetByPerson,
    SetBack, ///< a person undid what was set
    AlertRaised,
    AlertChanged
};
/// "Weaknesses found", "Software updated", ...
[[nodiscard]] QString text(DeviceChangeKind kind);

struct DeviceChange
{
    base::Millis at = 0; ///< of the snapshot that told it, or of the person's change
    qint64 snapshot = 0; ///< 0: no snapshot told it
    DeviceChangeKind kind = DeviceChangeKind::Joined;
    QString object; ///< software, control, field or alert
    QString detail; ///< "149.0 -> 150.0", "Servers -> Workstations"
    QStringList cves; ///< of weaknesses found or closed, sorted
};

/// A security update that open findings ask for.
struct MissingUpdate
{
    QString id; ///< "5094126": the number of the KB article
    QString name; ///< "June 2026 Security Updates"; may be empty
    QStringList products; ///< ids of the software whose versions it fixes
    qint64 devices = 0; ///< active devices that miss it, of those asked about
    qint64 cves = 0; ///< open CVEs it closes on them
    std::optional<base::Millis> since; ///< first sighting of the oldest of these findings
};

} // namespace parapet::domain
