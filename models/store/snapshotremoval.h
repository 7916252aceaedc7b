// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Takes the newest snapshot out of the workspace: facts, events and the course of the work are what
// they were before it was imported. The fleet has to be scored again after it. Inside the caller's
// transaction; writer thread.
#pragma once

#include "models/base/result.h"
#include "models/store/connection.h"

#include <QStringList>

namespace parapet::store {

/// What the snapshot had ended by itself and goes on without it, by id.
struct GoingOn
{
    QStringList activities; ///< all their devices were fixed in it
    QStringList exceptions; ///< exposure had grown in it
};

/// Devices, software, CVEs and controls that only this snapshot named stay known by their names.
/// What people did since stays, and so do feeds. `snapshot` is the newest; `now`: when the
/// activities that go on changed their status. Error: Cancelled.
[[nodiscard]] base::Result<GoingOn> removeNewestSnapshot(
    Connection& connection, qint64 snapshot, base::Millis now);

} // namespace parapet::store
