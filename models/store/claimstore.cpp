// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/claimstore.h"

#include "models/store/cells.h"
#include "models/store/issuewriter.h"

namespace parapet::store {
namespace {

using domain::ClaimVerdict;

domain::Claim readClaim(SQLite::Statement& row)
{
    domain::Claim claim;
    claim.id = row.getColumn(0).getInt64();
    claim.activity = text(row.getColumn(1));
    claim.device = row.getColumn(2).getUInt();
    claim.says = static_cast<domain::ItWord>(row.getColumn(3).getInt());
    claim.status = text(row.getColumn(4));
    claim.owner = text(row.getColumn(5));
    claim.note = text(row.getColumn(6));
    claim.doneOn = time(row.getColumn(7));
    claim.mergedOn = row.getColumn(8).getInt64();
    claim.mergedBy = text(row.getColumn(9));
    claim.file = text(row.getColumn(10));
    claim.line = row.getColumn(11).getInt64();
    claim.verdict = static_cast<ClaimVerdict>(row.getColumn(12).getInt());
    return claim;
}

void bindClaim(SQLite::Statement& insert, const domain::Claim& claim)
{
    insert.clearBindings();
    insert.bind(1, claim.activity.toStdString());
    insert.bind(2, claim.device);
    insert.bind(3, static_cast<int>(claim.says));
    insert.bind(4, claim.status.toStdString());
    insert.bind(5, claim.owner.toStdString());
    insert.bind(6, claim.note.toStdString());
    if (claim.doneOn)
        insert.bind(7, static_cast<int64_t>(*claim.doneOn));
    insert.bind(8, static_cast<int64_t>(claim.mergedOn));
    insert.bind(9, claim.mergedBy.toStdString());
    insert.bind(10, claim.file.toStdString());
    insert.bind(11, static_cast<int64_t>(claim.line));
    insert.bind(12,
        static_cast<int>(
            claim.says == domain::ItWord::Done ? ClaimVerdict::Awaiting : ClaimVerdict::None));
}

} // namespace

ClaimStore::ClaimStore(Connection& connection)
    : m_connection(connection)
{
}

base::Result<std::map<domain::Key, domain::Claim>> ClaimStore::current(const QString& activity)
{
    std::map<domain::Key, domain::Claim> claims;
    auto done = m_connection.guarded([&]() -> base::Result<void> {
        SQLite::Statement row(m_connection.db(),
            "SELECT id, remediation, device, says, it_status, it_owner, it_note, done_on, "
            "merged_on, merged_by, file, line, verdict FROM claim WHERE remediation = ? AND "
            "superseded = 0");
        row.bind(1, activity.toStdString());
        while (row.executeStep()) {
            domain::Claim claim = readClaim(row);
            claims.insert_or_assign(claim.device, std::move(claim));
        }
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return claims;
}

base::Result<QHash<QString, TargetName>> ClaimStore::targets(const QString& activity)
{
    QHash<QString, TargetName> targets;
    auto done = m_connection.guarded([&]() -> base::Result<void> {
        SQLite::Statement row(m_connection.db(),
            "SELECT d.key, t.device, st.name FROM remediation_device t JOIN device d ON d.id = "
            "t.device LEFT JOIN (SELECT device, name, since FROM device_state UNION ALL SELECT "
            "device, name, since FROM device_state_past) st ON st.device = t.device WHERE "
            "t.remediation = ? ORDER BY t.device, st.since DESC");
        row.bind(1, activity.toStdString());
        while (row.executeStep()) {
            TargetName& target = targets[text(row.getColumn(0))];
            const QString name = text(row.getColumn(2));
            if (target.device == 0)
                target.name = name;
            else if (name != target.name)
                target.earlierNames.append(name);
            target.device = row.getColumn(1).getUInt();
        }
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return targets;
}

base::Result<bool> ClaimStore::knowsDevice(const QString& id)
{
    bool known = false;
    auto done = m_connection.guarded([&]() -> base::Result<void> {
        SQLite::Statement row(m_connection.db(), "SELECT 1 FROM device WHERE key = ?");
        row.bind(1, id.toStdString());
        known = row.executeStep();
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return known;
}

base::Result<void> ClaimStore::add(const std::vector<domain::Claim>& claims)
{
    return m_connection.guarded([&]() -> base::Result<void> {
        auto& db = m_connection.db();
        SQLite::Statement supersede(db,
            "UPDATE claim SET superseded = 1 WHERE remediation = ? AND device = ? AND superseded "
            "= 0");
        SQLite::Statement insert(db,
            "INSERT INTO claim (remediation, device, says, it_status, it_owner, it_note, done_on, "
            "merged_on, merged_by, file, line, verdict) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
            "?)");
        for (const domain::Claim& claim : claims) {
            supersede.bind(1, claim.activity.toStdString());
            supersede.bind(2, claim.device);
            supersede.exec();
            supersede.reset();
            bindClaim(insert, claim);
            insert.exec();
            insert.reset();
        }
        return {};
    });
}

base::Result<void> ClaimStore::keepIssues(
    const QString& file, const std::vector<domain::Issue>& issues)
{
    return m_connection.guarded([&]() -> base::Result<void> {
        SQLite::Statement forget(m_connection.db(),
            "DELETE FROM import_issue WHERE snapshot IS NULL AND feed IS NULL AND file = ?");
        forget.bind(1, file.toStdString());
        forget.exec();
        writeIssues(m_connection.db(), issues, 0, 0);
        return {};
    });
}

base::Result<QSet<QString>> ClaimStore::unconfirmedActivities()
{
    QSet<QString> activities;
    auto done = m_connection.guarded([&]() -> base::Result<void> {
        SQLite::Statement row(m_connection.db(),
            "SELECT DISTINCT remediation FROM claim WHERE superseded = 0 AND verdict IN (1, 3)");
        while (row.executeStep())
            activities.insert(text(row.getColumn(0)));
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return activities;
}

base::Result<void> ClaimStore::judge(const QString& activity,
    const std::vector<domain::ActivityDevice>& devices,
    const std::function<std::optional<base::Millis>(domain::Key)>& seen, qint64 snapshot)
{
    const auto claims = current(activity);
    if (!claims)
        return tl::unexpected(claims.error());
    return m_connection.guarded([&]() -> base::Result<void> {
        SQLite::Statement update(
            m_connection.db(), "UPDATE claim SET verdict = ?, judged_snapshot = ? WHERE id = ?");
        for (const auto& device : devices) {
            const auto found = claims->find(device.device);
            if (found == claims->end()
                || device.status == domain::ActivityDeviceStatus::NotReported)
                continue;
            const domain::Claim& claim = found->second;
            if (claim.verdict == ClaimVerdict::None || claim.verdict == ClaimVerdict::Confirmed)
                continue;
            const auto sight = seen(device.device);
            if (!sight || *sight < domain::checkableFrom(claim))
                continue;
            const auto verdict = device.status == domain::ActivityDeviceStatus::Fixed
                ? ClaimVerdict::Confirmed
                : ClaimVerdict::Contradicted;
            update.bind(1, static_cast<int>(verdict));
            update.bind(2, static_cast<int64_t>(snapshot));
            update.bind(3, static_cast<int64_t>(claim.id));
            update.exec();
            update.reset();
        }
        return {};
    });
}

} // namespace parapet::store
