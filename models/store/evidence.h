// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Disk and registry paths that prove an install, kept once a device and software version. Thread of
// the connection.
#pragma once

#include "models/base/result.h"
#include "models/store/connection.h"

#include <QStringList>

namespace parapet::store {

/// Paths of the software on a device (empty software: all; empty device: any), newest snapshot,
/// each once, sorted, at most `limit`.
[[nodiscard]] base::Result<QStringList> evidenceOf(
    Connection& connection, const QString& device, const QString& software, int limit);

} // namespace parapet::store
