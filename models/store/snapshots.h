// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The snapshots of a workspace in order of time. Thread of the connection.
#pragma once

#include "models/base/clock.h"
#include "models/store/connection.h"

#include <vector>

namespace parapet::store {

struct SnapshotRow
{
    qint64 id = 0;
    base::Millis takenAt = 0, importedAt = 0, scoredAt = 0;
    QString label, source, model;
    bool partial = false;
    QByteArray digest;
    QString rowsJson; ///< accepted rows by family, as stored
    qint64 devices = 0, findings = 0, rejected = 0, knowledge = 0;
};

[[nodiscard]] base::Result<std::vector<SnapshotRow>> listSnapshots(Connection& connection);

} // namespace parapet::store
