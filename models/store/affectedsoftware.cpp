// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/affectedsoftware.h"

#include "models/store/asof.h"
#include "models/store/cells.h"

namespace parapet::store {

base::Result<std::vector<domain::AffectedSoftware>> affectedSoftware(
    Connection& connection, const QString& cve, const ReadScope& scope)
{
    std::vector<domain::AffectedSoftware> software;
    auto done = connection.guarded([&]() -> base::Result<void> {
        const std::string key = "(SELECT id FROM cve WHERE key = ?1)";
        const std::string products = "unpack_keys((SELECT products FROM " + scope.schema
            + ".sum_weakness WHERE cve = " + key + "))";
        const std::string devices = "unpack_keys((SELECT devices FROM " + scope.schema
            + ".sum_devices_of WHERE kind = 2 AND object = " + key + "))";
        // devices first: findings are clustered by device and version
        const std::string counts = "SELECT v.product AS product, count(DISTINCT f.device) AS "
                                   "devices, sum(f.state = 1) AS yes, sum(f.state = 2) AS no, "
                                   "sum(f.state = 0) AS unsaid FROM "
            + devices + " l CROSS JOIN software_version v CROSS JOIN "
            + asOf("finding", "device, version, cve, state", scope.snapshot,
                "cve = " + key + " AND device IN (SELECT value FROM " + devices + ")")
            + " f ON f.device = l.value AND f.version = v.id AND f.cve = " + key
            + " WHERE v.product IN (SELECT value FROM " + products + ") GROUP BY v.product";
        SQLite::Statement rows(connection.db(),
            "SELECT p.key, p.vendor, p.name, ifnull(r.recommended_version, ''), ifnull(k.devices, "
            "0), ifnull(k.yes, 0), ifnull(k.no, 0), ifnull(k.unsaid, 0) FROM "
                + products + " o JOIN product p ON p.id = o.value LEFT JOIN " + scope.schema
                + ".sum_recommendation r ON r.id = p.id * 2 LEFT JOIN (" + counts
                + ") k ON k.product = p.id ORDER BY 5 DESC, p.key");
        rows.bind(1, cve.toStdString());
        while (rows.executeStep())
            software.push_back({text(rows.getColumn(0)), text(rows.getColumn(1)),
                text(rows.getColumn(2)), text(rows.getColumn(3)), rows.getColumn(4).getInt64(),
                rows.getColumn(5).getInt64(), rows.getColumn(6).getInt64(),
                rows.getColumn(7).getInt64()});
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return software;
}

} // namespace parapet::store
