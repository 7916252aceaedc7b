// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/activityimpacts.h"

#include "models/domain/workflow.h"
#include "models/store/cells.h"

#include <algorithm>

namespace parapet::store {
namespace {

void putRow(SQLite::Database& db, const std::string& schema, const domain::ActivitySummary& row)
{
    SQLite::Statement put(db,
        "INSERT OR REPLACE INTO " + schema
            + ".sum_activity (remediation, impact, drop_high, drop_low) VALUES (?, ?, ?, ?)");
    const auto halves = row.drop.halves();
    put.bind(1, row.id.toStdString());
    put.bind(2, row.impact);
    put.bind(3, halves.high);
    put.bind(4, halves.low);
    put.exec();
}

} // namespace

base::Result<std::vector<ActivitySubject>> watchedActivities(
    Connection& connection, std::optional<base::Millis> until)
{
    std::vector<ActivitySubject> activities;
    auto read = connection.guarded([&]() -> base::Result<void> {
        SQLite::Statement row(connection.db(),
            "SELECT m.id, ifnull((SELECT p.id FROM product p WHERE m.recommendation = 'va-_-' || "
            "p.key AND p.key = substr(m.recommendation, 6)), 0) FROM remediation m WHERE CASE "
            "WHEN ?1 IS NULL THEN m.status = ?2 ELSE m.created_on <= ?1 END ORDER BY m.id");
        if (until)
            row.bind(1, *until);
        row.bind(2, static_cast<int>(domain::RemediationStatus::Active));
        while (row.executeStep())
            activities.push_back({text(row.getColumn(0)), row.getColumn(1).getUInt()});
        return {};
    });
    if (!read)
        return tl::unexpected(read.error());
    return activities;
}

base::Result<std::vector<domain::Key>> targetsOfActivity(
    Connection& connection, const QString& id, const std::optional<std::vector<domain::Key>>& among)
{
    std::vector<domain::Key> devices;
    auto read = connection.guarded([&]() -> base::Result<void> {
        constexpr std::size_t few = 500; // to be looked up one by one
        const std::string all = "SELECT device FROM remediation_device WHERE remediation = ?1";
        if (!among || among->size() > few) {
            SQLite::Statement row(connection.db(), all + " ORDER BY device");
            row.bind(1, id.toStdString());
            while (row.executeStep())
                devices.push_back(row.getColumn(0).getUInt());
            if (among)
                std::erase_if(devices, [&](domain::Key device) {
                    return !std::ranges::binary_search(*among, device);
                });
            return {};
        }
        SQLite::Statement one(connection.db(), all + " AND device = ?2");
        one.bind(1, id.toStdString());
        for (const domain::Key device : *among) {
            one.bind(2, device);
            if (one.executeStep())
                devices.push_back(device);
            one.reset();
        }
        return {};
    });
    if (!read)
        return tl::unexpected(read.error());
    return devices;
}

base::Result<std::vector<bool>> uninstalledProducts(Connection& connection, std::size_t products)
{
    std::vector<bool> uninstalled(products);
    auto read = connection.guarded([&]() -> base::Result<void> {
        SQLite::Statement row(
            connection.db(), "SELECT product FROM main.basis_product WHERE eos_facts > 0");
        while (row.executeStep())
            if (row.getColumn(0).getUInt() < products)
                uninstalled[row.getColumn(0).getUInt()] = true;
        return {};
    });
    if (!read)
        return tl::unexpected(read.error());
    return uninstalled;
}

base::Result<scoring::ExactSum> dropOfProduct(Connection& connection, domain::Key product)
{
    scoring::ExactSum drop;
    auto read = connection.guarded([&]() -> base::Result<void> {
        SQLite::Statement row(connection.db(),
            "SELECT after_high, after_low FROM main.basis_product WHERE product = ?");
        row.bind(1, product);
        if (row.executeStep())
            drop =
                scoring::ExactSum::from({row.getColumn(0).getInt64(), row.getColumn(1).getInt64()});
        return {};
    });
    if (!read)
        return tl::unexpected(read.error());
    return drop;
}

base::Result<void> keepImpact(
    Connection& connection, const domain::ActivitySummary& row, bool isFiled)
{
    return connection.guarded([&]() -> base::Result<void> {
        putRow(connection.db(), "main", row);
        if (!isFiled)
            return {};
        SQLite::Statement filed(
            connection.db(), "UPDATE remediation SET filed_impact = ? WHERE id = ?");
        filed.bind(1, row.impact);
        filed.bind(2, row.id.toStdString());
        filed.exec();
        return {};
    });
}

void forgetImpact(SQLite::Database& db, const QString& id)
{
    SQLite::Statement forget(db, "DELETE FROM main.sum_activity WHERE remediation = ?");
    forget.bind(1, id.toStdString());
    forget.exec();
}

void writeActivityRows(
    SQLite::Database& db, const std::string& schema, std::span<const domain::ActivitySummary> rows)
{
    db.exec("DELETE FROM " + schema + ".sum_activity");
    for (const auto& row : rows)
        putRow(db, schema, row);
}

} // namespace parapet::store
