// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/findingorigins.h"

#include "models/store/asof.h"

namespace parapet::store {

base::Result<std::vector<FindingOrigin>> findingOrigins(
    Connection& connection, qint64 snapshot, const QString& device, const QString& cve)
{
    std::vector<FindingOrigin> origins;
    auto done = connection.guarded([&]() -> base::Result<void> {
        SQLite::Statement rows(connection.db(),
            "SELECT p.key, v.version, s.id, s.taken_at, s.source, f.first_seen * 1000 FROM "
                + asOf("finding", "device, version, cve, since, first_seen", snapshot)
                + " f JOIN software_version v ON v.id = f.version JOIN product p ON p.id = "
                  "v.product LEFT JOIN snapshot s ON s.id = f.since WHERE f.device = (SELECT id "
                  "FROM device WHERE key = ?1) AND f.cve = (SELECT id FROM cve WHERE key = ?2) "
                  "ORDER BY p.key, v.version");
        rows.bind(1, device.toStdString());
        rows.bind(2, cve.toStdString());
        while (rows.executeStep()) {
            FindingOrigin origin;
            origin.software = QString::fromUtf8(rows.getColumn(0).getText());
            origin.version = QString::fromUtf8(rows.getColumn(1).getText());
            origin.snapshot = rows.getColumn(2).getInt64();
            origin.takenAt = rows.getColumn(3).getInt64();
            origin.source = QString::fromUtf8(rows.getColumn(4).getText());
            origin.firstSeen = rows.getColumn(5).getInt64();
            origins.push_back(std::move(origin));
        }
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return origins;
}

} // namespace parapet::store
