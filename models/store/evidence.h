// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Disk and registry paths that prove an install, kept once a device and software version. Thread of
// the connection.
#pragma once

#include "models/base/result.h"
#include "models/domain/softwareevidence.h"
#include "models/store/connection.h"

#include <QStringList>

#include <vector>

namespace parapet::store {

/// Paths of the software on a device (empty software: all; empty device: any), newest snapshot,
/// each once, sorted, at most `limit`.
[[nodiscard]] base::Result<QStringList> evidenceOf(
    Connection& connection, const QString& device, const QString& software, int limit);

/// The versions found on a device that have any path, by software and version. Paths in the order
/// of the export.
[[nodiscard]] base::Result<std::vector<domain::SoftwareEvidence>> evidenceByVersion(
    Connection& connection, const QString& device);

} // namespace parapet::store
