// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/snapshots.h"

namespace parapet::store {

base::Result<std::vector<SnapshotRow>> listSnapshots(Connection& connection)
{
    std::vector<SnapshotRow> all;
    auto done = connection.guarded([&]() -> base::Result<void> {
        SQLite::Statement row(connection.db(),
            "SELECT id, taken_at, imported_at, scored_at, label, source, model, partial, digest, "
            "devices, findings, rejected, knowledge, rows FROM snapshot ORDER BY id");
        while (row.executeStep()) {
            SnapshotRow s;
            s.id = row.getColumn(0).getInt64();
            s.takenAt = row.getColumn(1).getInt64();
            s.importedAt = row.getColumn(2).getInt64();
            s.scoredAt = row.getColumn(3).getInt64();
            s.label = QString::fromUtf8(row.getColumn(4).getText());
            s.source = QString::fromUtf8(row.getColumn(5).getText());
            s.model = QString::fromUtf8(row.getColumn(6).getText());
            s.partial = row.getColumn(7).getInt() != 0;
            const auto digest = row.getColumn(8);
            s.digest = QByteArray(static_cast<const char*>(digest.getBlob()), digest.getBytes());
            s.devices = row.getColumn(9).getInt64();
            s.findings = row.getColumn(10).getInt64();
            s.rejected = row.getColumn(11).getInt64();
            s.knowledge = row.getColumn(12).getInt64();
            s.rowsJson = QString::fromUtf8(row.getColumn(13).getText());
            all.push_back(std::move(s));
        }
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return all;
}

} // namespace parapet::store
