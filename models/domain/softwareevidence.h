// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What proves that software is on a device, and what made a weakness of it be found. Plain values;
// any thread.
#pragma once

#include "models/base/clock.h"
#include "models/domain/terms.h"

#include <QStringList>

namespace parapet::domain {

/// The paths of one software version on one device.
struct SoftwareEvidence
{
    QString software, name, version; ///< "google-_-chrome", "chrome", "126.0"
    QStringList diskPaths, registryPaths; ///< as the export tells them
    bool operator==(const SoftwareEvidence&) const = default;
};

/// Why a CVE is held to be open on a device: one software version that carries it.
struct Detection
{
    SoftwareEvidence found;
    QString toldBy; ///< "software_vulnerabilities.json, line 12 (snapshot 1 of 2026-07-01)"
    base::Millis firstSeen = 0; ///< as the export tells it; 0: it does not
};

} // namespace parapet::domain
