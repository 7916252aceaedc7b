// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/targetdevices.h"

#include "models/store/cells.h"

#include <QCoreApplication>

namespace parapet::store {
namespace {

/// Fills what the device has of the software: versions and open CVEs.
void addSoftware(SQLite::Statement& versions, SQLite::Statement& cves, qint64 device,
    const QString& software, TargetDevice& target)
{
    versions.bind(1, static_cast<int64_t>(device));
    versions.bind(2, software.toStdString());
    while (versions.executeStep())
        target.installedVersions.append(text(versions.getColumn(0)));
    versions.reset();
    cves.bind(1, static_cast<int64_t>(device));
    cves.bind(2, software.toStdString());
    if (cves.executeStep())
        target.weaknesses = cves.getColumn(0).getInt64();
    cves.reset();
}

} // namespace

base::Result<std::vector<TargetDevice>> targetDevices(
    Connection& connection, const QString& activity, const QString& software)
{
    std::vector<TargetDevice> all;
    auto done = connection.guarded([&]() -> base::Result<void> {
        auto& db = connection.db();
        // a device that left the fleet is still named: by what was last told of it
        SQLite::Statement rows(db,
            "SELECT t.device, d.key, st.name, st.os_platform, g.name, t.status "
            "FROM remediation_device t JOIN device d ON d.id = t.device LEFT JOIN "
            "(SELECT device, name, os_platform, grp, since FROM device_state UNION ALL SELECT "
            "device, name, os_platform, grp, max(since) FROM device_state_past p WHERE NOT EXISTS "
            "(SELECT 1 FROM device_state o WHERE o.device = p.device) GROUP BY device) st "
            "ON st.device = t.device LEFT JOIN main.sum_device x ON x.device = t.device LEFT JOIN "
            "device_group g ON g.id = ifnull(x.grp, st.grp) "
            "WHERE t.remediation = ? ORDER BY st.name, d.key");
        rows.bind(1, activity.toStdString());
        SQLite::Statement versions(db,
            "SELECT v.version FROM (SELECT version FROM install WHERE device = ?1 UNION SELECT "
            "version FROM finding WHERE device = ?1) i JOIN software_version v ON v.id = "
            "i.version JOIN product p ON p.id = v.product AND p.key = ?2 "
            "ORDER BY v.version COLLATE version");
        SQLite::Statement cves(db,
            "SELECT count(DISTINCT f.cve) FROM finding f JOIN software_version v ON v.id = "
            "f.version JOIN product p ON p.id = v.product AND p.key = ?2 WHERE f.device = ?1");
        while (rows.executeStep()) {
            TargetDevice& target = all.emplace_back();
            target.id = text(rows.getColumn(1));
            target.name = text(rows.getColumn(2));
            target.osPlatform = text(rows.getColumn(3));
            target.group = text(rows.getColumn(4));
            target.status = static_cast<domain::ActivityDeviceStatus>(rows.getColumn(5).getInt());
            if (!software.isEmpty())
                addSoftware(versions, cves, rows.getColumn(0).getInt64(), software, target);
        }
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return all;
}

base::Result<void> keepUpdatable(
    Connection& connection, const QString& software, std::vector<domain::Key>& devices)
{
    return connection.guarded([&]() -> base::Result<void> {
        auto& db = connection.db();
        SQLite::Statement product(db, "SELECT id FROM product WHERE key = ?");
        product.bind(1, software.toStdString());
        if (!product.executeStep())
            return {};
        const std::int64_t key = product.getColumn(0).getInt64();
        SQLite::Statement without(db,
            "SELECT 1 FROM main.sum_weakness w JOIN cve_state cs ON cs.cve = w.cve WHERE "
            "(cs.flags & 2) <> 0 AND w.update_available <> 2 AND ?1 IN (SELECT value FROM "
            "unpack_keys(w.products)) LIMIT 1");
        without.bind(1, key);
        if (!without.executeStep())
            return {};
        SQLite::Statement closable(db,
            "SELECT 1 FROM finding f JOIN software_version v ON v.id = f.version WHERE f.device = "
            "?1 AND v.product = ?2 AND f.state <> ?3 LIMIT 1");
        closable.bind(2, key);
        closable.bind(3, static_cast<int>(domain::UpdateState::Unavailable));
        std::erase_if(devices, [&closable](domain::Key device) {
            closable.bind(1, device);
            const bool found = closable.executeStep();
            closable.reset();
            return !found;
        });
        return {};
    });
}

base::Result<std::vector<domain::Key>> deviceKeys(Connection& connection, const QStringList& ids)
{
    std::vector<domain::Key> keys;
    auto done = connection.guarded([&]() -> base::Result<void> {
        SQLite::Statement find(connection.db(), "SELECT id FROM device WHERE key = ?");
        for (const QString& id : ids) {
            find.bind(1, id.toStdString());
            if (!find.executeStep())
                return base::fail(base::Error::Kind::NotFound,
                    QCoreApplication::translate("Workflow", "There is no device %1.").arg(id));
            keys.push_back(find.getColumn(0).getUInt());
            find.reset();
        }
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return keys;
}

base::Result<QStringList> deviceGroups(Connection& connection)
{
    QStringList names;
    auto done = connection.guarded([&]() -> base::Result<void> {
        SQLite::Statement rows(connection.db(),
            "SELECT name FROM device_group WHERE id IN (SELECT grp FROM main.sum_device) "
            "ORDER BY name COLLATE NOCASE");
        while (rows.executeStep())
            names.append(text(rows.getColumn(0)));
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return names;
}

} // namespace parapet::store
