// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/devicefacts.h"

#include "models/store/cells.h"

namespace parapet::store {
namespace {

/// Open and past rows of a fact table with columns "since" and "until" (the greatest number where
/// the row still holds).
std::string always(const std::string& table, const std::string& columns)
{
    const std::string from = ", since, ";
    return "(SELECT " + columns + from + "9223372036854775807 AS until FROM " + table
        + " UNION ALL SELECT " + columns + from + "until FROM " + table + "_past)";
}

class Rows
{
public:
    Rows(SQLite::Database& db, const std::string& sql, qint64 device)
        : m_rows(db, sql)
    {
        m_rows.bind(1, static_cast<int64_t>(device));
    }
    [[nodiscard]] bool next() { return m_rows.executeStep(); }
    [[nodiscard]] SQLite::Column at(int column) { return m_rows.getColumn(column); }
    [[nodiscard]] QString words(int column) { return text(m_rows.getColumn(column)); }
    /// The two last columns of every query here but that of settings.
    [[nodiscard]] Validity validity(int first)
    {
        return {at(first).getInt64(), at(first + 1).getInt64()};
    }

private:
    SQLite::Statement m_rows;
};

void readStates(SQLite::Database& db, qint64 device, DeviceFacts& facts)
{
    Rows rows(db,
        "SELECT s.name, s.os_platform, s.os_version, ifnull(g.name, ''), s.value, s.internet, "
        "s.health, s.risk, s.tags, s.onboarding, s.excluded, s.since, s.until FROM "
            + always("device_state",
                "device, name, os_platform, os_version, grp, value, internet, health, risk, tags, "
                "onboarding, excluded")
            + " s LEFT JOIN device_group g ON g.id = s.grp WHERE s.device = ?1 ORDER BY s.since",
        device);
    while (rows.next()) {
        DeviceFacts::State state;
        for (int field = 0; field < DeviceFacts::fields; ++field)
            state.told[static_cast<std::size_t>(field)] = rows.words(field);
        state.told[DeviceFacts::Value] =
            domain::text(static_cast<domain::DeviceValue>(rows.at(DeviceFacts::Value).getInt()));
        state.told[DeviceFacts::Tags] = list(rows.at(DeviceFacts::Tags)).join(u", ");
        state.valid = rows.validity(DeviceFacts::fields);
        facts.states.push_back(std::move(state));
    }
}

void readSoftware(SQLite::Database& db, qint64 device, DeviceFacts& facts)
{
    const std::string named = " JOIN software_version v ON v.id = f.version JOIN product p ON "
                              "p.id = v.product ";
    Rows installs(db,
        "SELECT p.key, v.version, f.since, f.until FROM " + always("install", "device, version")
            + " f" + named + "WHERE f.device = ?1 ORDER BY f.version, f.since",
        device);
    while (installs.next())
        facts.installs.push_back({installs.validity(2), installs.words(0), installs.words(1)});
    Rows findings(db,
        "SELECT p.key, v.version, c.key, f.since, f.until FROM "
            + always("finding", "device, version, cve") + " f" + named
            + "JOIN cve c ON c.id = f.cve WHERE f.device = ?1 ORDER BY f.version, f.cve, f.since",
        device);
    while (findings.next())
        facts.findings.push_back(
            {findings.validity(3), findings.words(0), findings.words(1), findings.words(2)});
}

void readControls(SQLite::Database& db, qint64 device, DeviceFacts& facts)
{
    Rows rows(db,
        "SELECT ifnull(nullif(s.name, ''), c.key), a.result, a.since, a.until FROM "
            + always("assessment", "device, control, result")
            + " a JOIN control c ON c.id = a.control LEFT JOIN control_state s ON s.control = "
              "c.id WHERE a.device = ?1 ORDER BY a.control, a.since",
        device);
    while (rows.next())
        facts.assessments.push_back({rows.validity(2), rows.words(0), rows.at(1).getInt()});
}

void readAlerts(SQLite::Database& db, qint64 device, DeviceFacts& facts)
{
    Rows rows(db,
        "SELECT k.key, a.title, a.status, a.created_at, a.since, a.until FROM "
            + always("alert_state", "alert, device, title, status, created_at")
            + " a JOIN alert k ON k.id = a.alert WHERE a.device = ?1 ORDER BY a.alert, a.since",
        device);
    while (rows.next())
        facts.alerts.push_back({rows.validity(4), rows.words(0), rows.words(1),
            static_cast<domain::AlertStatus>(rows.at(2).getInt()), time(rows.at(3))});
}

void readSettings(SQLite::Database& db, qint64 device, DeviceFacts& facts)
{
    Rows rows(db,
        "SELECT c.set_at, c.set_by, c.value, c.internet, ifnull(c.tags, ''), ifnull(c.untags, ''), "
        "CASE c.grp WHEN 0 THEN '' ELSE g.name END FROM device_context c LEFT JOIN device_group g "
        "ON g.id = c.grp WHERE c.device = ?1 ORDER BY c.set_at",
        device);
    while (rows.next()) {
        DeviceFacts::Setting setting;
        setting.at = rows.at(0).getInt64();
        setting.who = rows.words(1);
        if (!rows.at(2).isNull())
            setting.value = static_cast<domain::DeviceValue>(rows.at(2).getInt());
        if (!rows.at(3).isNull())
            setting.internet = rows.at(3).getInt() != 0;
        setting.tags = list(rows.at(4));
        setting.untags = list(rows.at(5));
        if (!rows.at(6).isNull())
            setting.group = rows.words(6);
        facts.settings.push_back(std::move(setting));
    }
}

void readNotes(SQLite::Database& db, const QString& device, DeviceFacts& facts)
{
    SQLite::Statement rows(db,
        "SELECT at, who, action = 'Set back', before, after FROM journal WHERE object_id = ?1 AND "
        "object_type = 'device' AND action IN ('Set', 'Set back') ORDER BY id");
    rows.bind(1, device.toStdString());
    const auto object = [&rows](int column) {
        return QJsonDocument::fromJson(text(rows.getColumn(column)).toUtf8()).object();
    };
    while (rows.executeStep())
        facts.notes.push_back({rows.getColumn(0).getInt64(), text(rows.getColumn(1)),
            rows.getColumn(2).getInt() != 0 ? DeviceFacts::Note::Kind::SetBack
                                            : DeviceFacts::Note::Kind::Set,
            object(3), object(4)});
}

} // namespace

base::Result<DeviceFacts> deviceFacts(Connection& connection, const QString& device)
{
    DeviceFacts facts;
    auto done = connection.guarded([&]() -> base::Result<void> {
        auto& db = connection.db();
        SQLite::Statement snapshots(db, "SELECT id, taken_at FROM snapshot");
        while (snapshots.executeStep())
            facts.snapshots[snapshots.getColumn(0).getInt64()] = snapshots.getColumn(1).getInt64();
        SQLite::Statement key(db, "SELECT id FROM device WHERE key = ?1");
        key.bind(1, device.toStdString());
        if (!key.executeStep())
            return {};
        const qint64 id = key.getColumn(0).getInt64();
        readStates(db, id, facts);
        readSoftware(db, id, facts);
        readControls(db, id, facts);
        readAlerts(db, id, facts);
        readSettings(db, id, facts);
        readNotes(db, device, facts);
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return facts;
}

} // namespace parapet::store
