// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/leftout.h"

#include "models/domain/terms.h"
#include "models/store/asof.h"
#include "models/store/pastwork.h"

namespace parapet::store {

base::Result<LeftOut> whyLeftOut(Connection& connection, const ReadScope& scope, const QString& cve)
{
    LeftOut result;
    auto done = connection.guarded([&]() -> base::Result<void> {
        SQLite::Database& db = connection.db();
        const std::string lists = scope.schema + ".";
        SQLite::Statement rows(db,
            "SELECT e.title, e.expires_on FROM " + exceptionsAt(scope)
                + " e WHERE e.justification = "
                + std::to_string(static_cast<int>(domain::Justification::FalsePositive))
                + " AND e.id IN (SELECT ex.exception FROM (SELECT DISTINCT exception, "
                  "recommendation / 2 AS product, cve FROM "
                + lists
                + "sum_excepted WHERE cve = (SELECT id FROM cve WHERE key = ?1)) ex WHERE EXISTS "
                  "(SELECT 1 FROM "
                + lists
                + "sum_devices_of o CROSS JOIN unpack_keys(o.devices) l CROSS JOIN "
                  "software_version v "
                  "WHERE o.kind = 0 AND o.object = ex.product AND v.product = ex.product AND "
                  "EXISTS "
                  "(SELECT 1 FROM "
                + asOf("finding", "device, version, cve", scope.snapshot, "device = l.value")
                + " f WHERE f.device = l.value AND f.version = v.id AND f.cve = ex.cve))) ORDER BY "
                  "e.expires_on DESC, e.id");
        rows.bind(1, cve.toStdString());
        while (rows.executeStep())
            result.exceptions.push_back(
                {QString::fromUtf8(rows.getColumn(0).getText()), rows.getColumn(1).getInt64()});
        SQLite::Statement elsewhere(
            db, "SELECT 1 FROM cve c JOIN main.sum_weakness w ON w.cve = c.id WHERE c.key = ?1");
        elsewhere.bind(1, cve.toStdString());
        result.isElsewhere = scope.snapshot == 0 && elsewhere.executeStep();
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return result;
}

} // namespace parapet::store
