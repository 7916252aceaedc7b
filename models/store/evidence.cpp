// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/evidence.h"

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

} // namespace parapet::store
