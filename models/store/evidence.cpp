// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/evidence.h"

#include "models/store/cells.h"

namespace parapet::store {

base::Result<QStringList> evidenceOf(
    Connection& connection, const QString& device, const QString& software, int limit)
{
    QStringList paths;
    auto done = connection.guarded([&]() -> base::Result<void> {
        // an install without evidence of its own has the usual one of its version
        SQLite::Statement rows(connection.db(),
            "WITH wanted AS (SELECT v.id, v.evidence FROM software_version v JOIN product p ON "
            "p.id = v.product WHERE ?2 = '' OR p.key = ?2), used AS (SELECT CASE WHEN i.evidence "
            "= 0 THEN w.evidence ELSE i.evidence END AS evidence FROM wanted w JOIN install i ON "
            "i.version = w.id WHERE ?1 = '' OR i.device = (SELECT id FROM device WHERE key = ?1) "
            "UNION SELECT w.evidence FROM wanted w JOIN finding f ON f.version = w.id WHERE "
            "?1 <> '' AND f.device = (SELECT id FROM device WHERE key = ?1) AND NOT EXISTS (SELECT "
            "1 FROM install o WHERE o.device = f.device AND o.version = f.version) UNION SELECT "
            "w.evidence FROM wanted w WHERE ?1 = '') "
            "SELECT DISTINCT j.value FROM used u JOIN evidence e ON e.id = u.evidence, "
            "json_each(iif(e.disk = '', '[]', e.disk)) j UNION SELECT DISTINCT j.value FROM used "
            "u JOIN evidence e ON e.id = u.evidence, json_each(iif(e.registry = '', '[]', "
            "e.registry)) j ORDER BY 1 LIMIT ?3");
        rows.bind(1, device.toStdString());
        rows.bind(2, software.toStdString());
        rows.bind(3, limit);
        while (rows.executeStep())
            paths.append(QString::fromUtf8(rows.getColumn(0).getText()));
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return paths;
}

base::Result<std::vector<domain::SoftwareEvidence>> evidenceByVersion(
    Connection& connection, const QString& device)
{
    std::vector<domain::SoftwareEvidence> found;
    auto done = connection.guarded([&]() -> base::Result<void> {
        // an install without evidence of its own has the usual one of its version
        SQLite::Statement rows(connection.db(),
            "WITH here AS (SELECT id FROM device WHERE key = ?1), used AS (SELECT i.version AS "
            "version, CASE WHEN i.evidence = 0 THEN v.evidence ELSE i.evidence END AS evidence "
            "FROM install i JOIN software_version v ON v.id = i.version WHERE i.device = (SELECT "
            "id FROM here) UNION SELECT f.version, v.evidence FROM finding f JOIN "
            "software_version v ON v.id = f.version WHERE f.device = (SELECT id FROM here) AND "
            "NOT EXISTS (SELECT 1 FROM install o WHERE o.device = f.device AND o.version = "
            "f.version)) SELECT p.key, p.name, v.version, e.disk, e.registry FROM used u JOIN "
            "evidence e ON e.id = u.evidence JOIN software_version v ON v.id = u.version JOIN "
            "product p ON p.id = v.product ORDER BY p.key, v.version COLLATE version");
        rows.bind(1, device.toStdString());
        while (rows.executeStep()) {
            domain::SoftwareEvidence each{text(rows.getColumn(0)), text(rows.getColumn(1)),
                text(rows.getColumn(2)), list(rows.getColumn(3)), list(rows.getColumn(4))};
            if (!each.diskPaths.isEmpty() || !each.registryPaths.isEmpty())
                found.push_back(std::move(each));
        }
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return found;
}

} // namespace parapet::store
