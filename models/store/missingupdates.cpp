// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/missingupdates.h"

#include "models/store/asof.h"
#include "models/store/cells.h"

namespace parapet::store {
namespace {

using To = domain::ListRelation::To;

/// The findings concerned, as aliases f (finding) and v (software version).
std::string findingsOf(To to, const ReadScope& scope)
{
    const std::string finding =
        asOf("finding", "device, version, cve, first_seen, fix", scope.snapshot);
    if (to == To::Device)
        return finding
            + " f JOIN software_version v ON v.id = f.version WHERE f.device = (SELECT id FROM "
              "device WHERE key = ?1)";
    if (to == To::Nothing)
        return scope.schema + ".sum_device x CROSS JOIN " + finding
            + " f ON f.device = x.device WHERE x.active = 1";
    // devices first: findings are clustered by device and version
    const std::string product = "(SELECT id FROM product WHERE key = ?1)";
    return "unpack_keys((SELECT devices FROM " + scope.schema
        + ".sum_devices_of WHERE kind = 1 AND object = " + product
        + ")) l CROSS JOIN software_version v CROSS JOIN " + finding
        + " f ON f.device = l.value AND f.version = v.id WHERE v.product = " + product;
}

} // namespace

base::Result<std::vector<domain::MissingUpdate>> missingUpdates(
    Connection& connection, const domain::ListRelation& object, const ReadScope& scope)
{
    if (object.to != To::Device && object.to != To::Software && object.to != To::Nothing)
        return base::fail(base::Error::Kind::Internal,
            QStringLiteral("Updates are missing on devices and of software only."));
    std::vector<domain::MissingUpdate> updates;
    auto done = connection.guarded([&]() -> base::Result<void> {
        const std::string products =
            "(SELECT json_group_array(key) FROM (SELECT DISTINCT p.key FROM " + scope.schema
            + ".sum_version s JOIN software_version o ON o.id = s.version JOIN product p ON p.id "
              "= o.product WHERE s.fix = u.id ORDER BY p.key))";
        SQLite::Statement rows(connection.db(),
            "SELECT u.kb, u.name, " + products
                + ", k.devices, k.cves, k.first FROM (SELECT f.fix AS fix, count(DISTINCT "
                  "f.device) AS devices, count(DISTINCT f.cve) AS cves, min(nullif(f.first_seen, "
                  "0)) * 1000 AS first FROM "
                + findingsOf(object.to, scope)
                + " AND f.fix > 0 GROUP BY f.fix) k JOIN security_update u ON u.id = k.fix WHERE "
                  "u.kb <> '' ORDER BY k.devices DESC, u.kb DESC, u.name");
        if (object.to != To::Nothing)
            rows.bind(1, object.id.toStdString());
        while (rows.executeStep()) {
            domain::MissingUpdate update;
            update.id = text(rows.getColumn(0));
            update.name = text(rows.getColumn(1));
            update.products = list(rows.getColumn(2));
            update.devices = rows.getColumn(3).getInt64();
            update.cves = rows.getColumn(4).getInt64();
            update.since = time(rows.getColumn(5));
            updates.push_back(std::move(update));
        }
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return updates;
}

} // namespace parapet::store
