// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/findingorigins.h"

#include "models/store/asof.h"
#include "models/store/cells.h"

namespace parapet::store {
namespace {

/// Joins the snapshot that a fact `f` began in.
constexpr const char* withSnapshot = " f LEFT JOIN snapshot s ON s.id = f.since ";

/// From columns 0 to 2: id, time and source of the snapshot.
RowOrigin originAt(SQLite::Statement& row)
{
    return {row.getColumn(0).getInt64(), row.getColumn(1).getInt64(), text(row.getColumn(2)), {}};
}

} // namespace

base::Result<std::vector<FindingOrigin>> findingOrigins(
    Connection& connection, qint64 snapshot, const QString& device, const QString& cve)
{
    std::vector<FindingOrigin> origins;
    auto done = connection.guarded([&]() -> base::Result<void> {
        SQLite::Statement rows(connection.db(),
            "SELECT s.id, s.taken_at, s.source, p.key, v.version, f.first_seen * 1000, f.device, "
            "f.version, f.cve FROM "
                + asOf("finding", "device, version, cve, since, first_seen", snapshot)
                + withSnapshot
                + "JOIN software_version v ON v.id = f.version JOIN product p ON p.id = v.product "
                  "WHERE f.device = (SELECT id FROM device WHERE key = ?1) AND f.cve = (SELECT id "
                  "FROM cve WHERE key = ?2) ORDER BY p.key, v.version");
        rows.bind(1, device.toStdString());
        rows.bind(2, cve.toStdString());
        while (rows.executeStep()) {
            const RowOrigin row = originAt(rows);
            auto place = placeOfFinding(connection, row.snapshot, rows.getColumn(6).getInt64(),
                rows.getColumn(7).getInt64(), rows.getColumn(8).getInt64());
            if (!place)
                return tl::unexpected(place.error());
            origins.push_back({text(rows.getColumn(3)), text(rows.getColumn(4)), row.snapshot,
                row.takenAt, row.source, std::move(*place), rows.getColumn(5).getInt64()});
        }
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return origins;
}

base::Result<DeviceOrigins> deviceOrigins(
    Connection& connection, qint64 snapshot, const QString& device)
{
    DeviceOrigins origins;
    auto done = connection.guarded([&]() -> base::Result<void> {
        const auto place = [&connection](RowOrigin& of, PlacedFamily family,
                               qint64 object) -> base::Result<void> {
            auto found = placeOfObject(connection, of.snapshot, family, object);
            if (!found)
                return tl::unexpected(found.error());
            of.place = std::move(*found);
            return {};
        };
        SQLite::Statement machine(connection.db(),
            "SELECT s.id, s.taken_at, s.source, f.device FROM "
                + asOf("device_state", "device, since", snapshot) + withSnapshot
                + "WHERE f.device = (SELECT id FROM device WHERE key = ?)");
        machine.bind(1, device.toStdString());
        if (machine.executeStep()) {
            origins.machine = originAt(machine);
            if (auto found =
                    place(origins.machine, PlacedFamily::Device, machine.getColumn(3).getInt64());
                !found)
                return found;
        }
        SQLite::Statement alert(connection.db(),
            "SELECT s.id, s.taken_at, s.source, f.alert, a.key FROM "
                + asOf("alert_state", "alert, since, device", snapshot) + withSnapshot
                + "JOIN alert a ON a.id = f.alert WHERE f.device = (SELECT id FROM device WHERE "
                  "key = ?)");
        alert.bind(1, device.toStdString());
        while (alert.executeStep()) {
            RowOrigin origin = originAt(alert);
            if (auto found = place(origin, PlacedFamily::Alert, alert.getColumn(3).getInt64());
                !found)
                return found;
            origins.alerts.insert(text(alert.getColumn(4)), origin);
        }
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return origins;
}

base::Result<RowOrigin> assessmentOrigin(
    Connection& connection, qint64 snapshot, const QString& device, const QString& control)
{
    RowOrigin origin;
    auto done = connection.guarded([&]() -> base::Result<void> {
        SQLite::Statement row(connection.db(),
            "SELECT s.id, s.taken_at, s.source, f.device, f.control FROM "
                + asOf("assessment", "device, control, since", snapshot) + withSnapshot
                + "WHERE f.device = (SELECT id FROM device WHERE key = ?1) AND f.control = (SELECT "
                  "id FROM control WHERE key = ?2)");
        row.bind(1, device.toStdString());
        row.bind(2, control.toStdString());
        if (!row.executeStep())
            return {};
        origin = originAt(row);
        auto place = placeOfAssessment(
            connection, origin.snapshot, row.getColumn(3).getInt64(), row.getColumn(4).getInt64());
        if (!place)
            return tl::unexpected(place.error());
        origin.place = std::move(*place);
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return origin;
}

} // namespace parapet::store
