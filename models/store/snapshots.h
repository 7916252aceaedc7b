// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The snapshots of a workspace in order of time. Thread of the connection.
#pragma once

#include "models/base/clock.h"
#include "models/domain/sourcefile.h"
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

/// Inside a transaction: keeps the files that a snapshot was read from, by their bare names; files
/// of one name in several folders keep as much of their path as parts them. Answers with the names
/// by which `members` (these files, or paths inside them that are archives) are called then.
QStringList writeSources(SQLite::Database& db, qint64 snapshot,
    const std::vector<domain::SourceFile>& files, const QStringList& members);

/// The files behind the state of a snapshot with the snapshot each came in: its own, and for a
/// partial one those before it back to a whole one.
[[nodiscard]] base::Result<std::vector<std::pair<qint64, domain::SourceFile>>> sourcesOf(
    Connection& connection, qint64 snapshot);

} // namespace parapet::store
