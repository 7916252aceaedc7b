// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/workflowstore.h"

#include "models/store/activityimpacts.h"
#include "models/store/cells.h"
#include "models/store/exceptiongroups.h"
#include "models/store/factdiff.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <limits>

namespace parapet::store {
namespace {

using base::Error;
using base::fail;
using domain::Value;

QString tr(const char* text)
{
    return QCoreApplication::translate("Workflow", text);
}

Value timeValue(const std::optional<base::Millis>& time)
{
    return time ? Value(qint64{*time}) : Value();
}

Value number(auto value)
{
    return static_cast<qint64>(value);
}

int run(SQLite::Database& db, const char* sql, const std::vector<Value>& values)
{
    SQLite::Statement statement(db, sql);
    for (std::size_t i = 0; i < values.size(); ++i)
        bindValue(statement, static_cast<int>(i) + 1, values[i]);
    return statement.exec();
}

domain::RemediationActivity readActivity(SQLite::Statement& row)
{
    domain::RemediationActivity a;
    a.id = text(row.getColumn(0));
    a.recommendation = text(row.getColumn(1));
    a.title = text(row.getColumn(2));
    a.createdOn = row.getColumn(3).getInt64();
    a.requester = text(row.getColumn(4));
    a.status = static_cast<domain::RemediationStatus>(row.getColumn(5).getInt());
    a.statusChangedOn = row.getColumn(6).getInt64();
    a.description = text(row.getColumn(7));
    a.relatedComponent = text(row.getColumn(8));
    a.groups = list(row.getColumn(9));
    a.notes = text(row.getColumn(10));
    a.dueOn = time(row.getColumn(11));
    a.priority = static_cast<domain::Priority>(row.getColumn(12).getInt());
    a.completion = static_cast<domain::CompletionMethod>(row.getColumn(13).getInt());
    a.completer = text(row.getColumn(14));
    a.type = static_cast<domain::RemediationType>(row.getColumn(15).getInt());
    a.vendor = text(row.getColumn(16));
    a.product = text(row.getColumn(17));
    a.control = text(row.getColumn(18));
    a.recommendedVersion = text(row.getColumn(19));
    a.target = row.getColumn(20).getUInt();
    a.fixed = row.getColumn(21).getUInt();
    a.sparesUsers = row.getColumn(22).getInt() != 0;
    a.wantsTicket = row.getColumn(23).getInt() != 0;
    return a;
}

} // namespace

WorkflowStore::WorkflowStore(Connection& connection)
    : m_connection(connection)
{
}

base::Result<std::vector<domain::ExceptionFile>> WorkflowStore::exceptions()
{
    std::vector<domain::ExceptionFile> all;
    auto done = m_connection.guarded([&]() -> base::Result<void> {
        SQLite::Statement row(m_connection.db(),
            "SELECT id, recommendation, cve, title, justification, context, all_devices, groups, "
            "created_by, created_on, starts_on, expires_on, cancelled_by, cancelled_on, "
            "predecessor, "
            "successor, resurface, "
            // of the groups that are left, as each counted when it was filed
            "ifnull((SELECT sum(f.devices) FROM exception_group_filed f WHERE f.exception = e.id "
            "AND "
            "f.name NOT IN (SELECT n.name FROM exception_group_end n WHERE n.exception = e.id)), "
            "filed_devices) FROM exception e ORDER BY created_on, id");
        while (row.executeStep()) {
            domain::ExceptionFile e;
            e.id = text(row.getColumn(0));
            e.recommendation = text(row.getColumn(1));
            e.cve = text(row.getColumn(2));
            e.title = text(row.getColumn(3));
            e.justification = static_cast<domain::Justification>(row.getColumn(4).getInt());
            e.context = text(row.getColumn(5));
            e.allDevices = row.getColumn(6).getInt() != 0;
            e.groups = list(row.getColumn(7));
            e.createdBy = text(row.getColumn(8));
            e.createdOn = row.getColumn(9).getInt64();
            e.startsOn = row.getColumn(10).getInt64();
            e.expiresOn = row.getColumn(11).getInt64();
            e.cancelledBy = text(row.getColumn(12));
            e.cancelledOn = time(row.getColumn(13));
            e.predecessor = text(row.getColumn(14));
            e.successor = text(row.getColumn(15));
            e.resurface = row.getColumn(16).getInt() != 0;
            if (!row.getColumn(17).isNull())
                e.filedDevices = row.getColumn(17).getUInt();
            all.push_back(std::move(e));
        }
        addCancelledGroups(m_connection.db(), all);
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return all;
}

base::Result<void> WorkflowStore::addException(const domain::ExceptionFile& e)
{
    return m_connection.guarded([&]() -> base::Result<void> {
        run(m_connection.db(),
            "INSERT INTO exception (id, recommendation, cve, title, justification, context, "
            "all_devices, groups, created_by, created_on, starts_on, expires_on, cancelled_by, "
            "cancelled_on, predecessor, successor, resurface, filed_devices) VALUES (?, ?, ?, ?, "
            "?, "
            "?, ?, ?, ?, ?, ?, ?, '', NULL, ?, '', ?, ?)",
            {e.id, e.recommendation, e.cve, e.title, number(e.justification), e.context,
                e.allDevices, e.groups, e.createdBy, qint64{e.createdOn}, qint64{e.startsOn},
                qint64{e.expiresOn}, e.predecessor, e.resurface,
                e.filedDevices ? number(*e.filedDevices) : Value()});
        return {};
    });
}

base::Result<void> WorkflowStore::cancelException(
    const QString& id, const QString& by, base::Millis at)
{
    return m_connection.guarded([&]() -> base::Result<void> {
        SQLite::Statement find(
            m_connection.db(), "SELECT cancelled_on IS NOT NULL FROM exception WHERE id = ?");
        find.bind(1, id.toStdString());
        if (!find.executeStep())
            return fail(Error::Kind::NotFound, tr("There is no exception %1.").arg(id));
        if (find.getColumn(0).getInt() != 0)
            return fail(Error::Kind::Conflict, tr("Exception %1 was canceled before.").arg(id));
        run(m_connection.db(),
            "UPDATE exception SET cancelled_by = ?, cancelled_on = ? WHERE id = ?",
            {by, qint64{at}, id});
        return {};
    });
}

base::Result<void> WorkflowStore::setSuccessor(const QString& id, const QString& successor)
{
    return m_connection.guarded([&]() -> base::Result<void> {
        run(m_connection.db(), "UPDATE exception SET successor = ?2 WHERE id = ?1",
            {id, successor});
        return {};
    });
}

base::Result<std::uint32_t> WorkflowStore::exposedIn(const domain::ExceptionFile& e)
{
    std::uint32_t count = 0;
    auto done = m_connection.guarded([&]() -> base::Result<void> {
        // the devices of the software (1), the CVE (2) or the control (3); of a CVE through one
        // software those with such a finding
        SQLite::Statement row(m_connection.db(),
            "WITH product_of AS (SELECT id FROM product WHERE 'va-_-' || key = ?1), cve_of AS "
            "(SELECT id FROM cve WHERE key = ?2 AND ?2 <> ''), list AS (SELECT devices FROM "
            "main.sum_devices_of WHERE (kind = 2 AND object = (SELECT id FROM cve_of)) OR (?2 = '' "
            "AND "
            "((kind = 1 AND object = (SELECT id FROM product_of)) OR (kind = 3 AND object = "
            "(SELECT "
            "id FROM control WHERE 'sca-_-' || key = ?1))))) SELECT count(*) FROM list JOIN "
            "unpack_keys(list.devices) d JOIN main.sum_device x ON x.device = d.value LEFT JOIN "
            "device_group g ON g.id = x.grp WHERE (?3 OR g.name IN (SELECT value FROM "
            "json_each(?4))) AND (?1 = '' OR ?2 = '' OR EXISTS (SELECT 1 FROM finding f JOIN "
            "software_version v ON v.id = f.version WHERE f.device = d.value AND v.product = "
            "(SELECT id FROM product_of) AND f.cve = (SELECT id FROM cve_of)))");
        bindValue(row, 1, e.recommendation);
        bindValue(row, 2, e.cve);
        bindValue(row, 3, e.allDevices);
        bindValue(row, 4,
            e.allDevices ? QStringList() : e.groupsLeft(std::numeric_limits<base::Millis>::max()));
        if (row.executeStep())
            count = row.getColumn(0).getUInt();
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return count;
}

base::Result<std::vector<domain::RemediationActivity>> WorkflowStore::activities()
{
    std::vector<domain::RemediationActivity> all;
    auto done = m_connection.guarded([&]() -> base::Result<void> {
        SQLite::Statement row(m_connection.db(),
            "SELECT id, recommendation, title, created_on, requester, status, status_changed_on, "
            "description, related_component, groups, notes, due_on, priority, completion, "
            "completer, remediation_type, vendor, product, control, recommended_version, target, "
            "fixed, spares_users, wants_ticket FROM remediation ORDER BY created_on, id");
        while (row.executeStep())
            all.push_back(readActivity(row));
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return all;
}

base::Result<void> WorkflowStore::addActivity(
    const domain::RemediationActivity& a, const std::vector<domain::Key>& targets)
{
    return m_connection.guarded([&]() -> base::Result<void> {
        run(m_connection.db(),
            "INSERT INTO remediation (id, recommendation, title, created_on, requester, status, "
            "status_changed_on, description, related_component, groups, notes, due_on, category, "
            "priority, completion, completer, remediation_type, vendor, product, control, "
            "recommended_version, target, fixed, spares_users, wants_ticket) VALUES (?, ?, ?, ?, "
            "?, "
            "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?)",
            {a.id, a.recommendation, a.title, qint64{a.createdOn}, a.requester, number(a.status),
                qint64{a.statusChangedOn}, a.description, a.relatedComponent, a.groups, a.notes,
                timeValue(a.dueOn),
                a.control.isEmpty() ? QStringLiteral("Software")
                                    : QStringLiteral("Security configuration"),
                number(a.priority), number(a.completion), a.completer, number(a.type), a.vendor,
                a.product, a.control, a.recommendedVersion, number(targets.size()), a.sparesUsers,
                a.wantsTicket});
        SQLite::Statement device(m_connection.db(),
            "INSERT INTO remediation_device (remediation, device, status) VALUES (?, ?, 0)");
        device.bind(1, a.id.toStdString());
        for (const domain::Key target : targets) {
            device.bind(2, target);
            device.exec();
            device.reset();
        }
        return {};
    });
}

base::Result<void> WorkflowStore::completeActivity(
    const QString& id, const QString& by, base::Millis at)
{
    return m_connection.guarded([&]() -> base::Result<void> {
        SQLite::Statement find(m_connection.db(), "SELECT status FROM remediation WHERE id = ?");
        find.bind(1, id.toStdString());
        if (!find.executeStep())
            return fail(Error::Kind::NotFound, tr("There is no remediation activity %1.").arg(id));
        if (find.getColumn(0).getInt() != 0)
            return fail(Error::Kind::Conflict, tr("Activity %1 was completed before.").arg(id));
        run(m_connection.db(),
            "UPDATE remediation SET status = 1, status_changed_on = ?, completion = ?, "
            "completer = ? WHERE id = ?",
            {qint64{at}, number(domain::CompletionMethod::Manual), by, id});
        forgetImpact(m_connection.db(), id);
        return {};
    });
}

base::Result<std::vector<domain::ActivityDevice>> WorkflowStore::targets(const QString& id)
{
    std::vector<domain::ActivityDevice> devices;
    auto done = m_connection.guarded([&]() -> base::Result<void> {
        SQLite::Statement row(m_connection.db(),
            "SELECT device, status FROM remediation_device WHERE remediation = ? ORDER BY device");
        row.bind(1, id.toStdString());
        while (row.executeStep())
            devices.push_back({row.getColumn(0).getUInt(),
                static_cast<domain::ActivityDeviceStatus>(row.getColumn(1).getInt())});
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return devices;
}

base::Result<void> WorkflowStore::updateProgress(const QString& id, qint64 snapshot,
    const std::vector<domain::ActivityDevice>& devices,
    const std::vector<domain::ActivityDevice>& changed, base::Millis at)
{
    return m_connection.guarded([&]() -> base::Result<void> {
        const qint64 fixed = std::ranges::count(
            devices, domain::ActivityDeviceStatus::Fixed, &domain::ActivityDevice::status);
        // within one snapshot the first word stays: it is the one of the snapshot before
        SQLite::Statement keep(m_connection.db(),
            "INSERT OR IGNORE INTO remediation_device_past (remediation, device, until, status) "
            "SELECT remediation, device, ?4, status FROM remediation_device WHERE remediation = ?1 "
            "AND device = ?2 AND status <> ?3");
        keep.bind(1, id.toStdString());
        keep.bind(4, static_cast<int64_t>(snapshot));
        SQLite::Statement update(m_connection.db(),
            "UPDATE remediation_device SET status = ?3 WHERE remediation = ?1 AND device = ?2 AND "
            "status <> ?3");
        update.bind(1, id.toStdString());
        for (const auto& device : changed) {
            for (SQLite::Statement* write : {&keep, &update}) {
                write->bind(2, device.device);
                write->bind(3, static_cast<int>(device.status));
                write->exec();
                write->reset();
            }
        }
        run(m_connection.db(), "UPDATE remediation SET fixed = ?2 WHERE id = ?1 AND fixed <> ?2",
            {id, fixed});
        if (fixed == static_cast<qint64>(devices.size())
            && run(m_connection.db(),
                   "UPDATE remediation SET status = 1, status_changed_on = ?2, completion = ?3, "
                   "completer = ?4 WHERE id = ?1 AND status = 0 AND remediation_type <> ?5",
                   {id, qint64{at}, number(domain::CompletionMethod::Automatic),
                       QStringLiteral("System confirmation"),
                       number(domain::RemediationType::AttentionRequired)})
                > 0)
            forgetImpact(m_connection.db(), id);
        return {};
    });
}

base::Result<void> WorkflowStore::noteProgress(
    const QString& id, qint64 snapshot, const std::vector<domain::ActivityDevice>& devices)
{
    return m_connection.guarded([&]() -> base::Result<void> {
        std::array<qint64, 3> counts{};
        for (const auto& device : devices)
            ++counts.at(static_cast<std::size_t>(device.status));
        run(m_connection.db(),
            "INSERT INTO remediation_progress (remediation, snapshot, exposed, fixed, "
            "not_reported) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (remediation, snapshot) DO "
            "UPDATE SET exposed = ?3, fixed = ?4, not_reported = ?5",
            {id, snapshot, counts[0], counts[1], counts[2]});
        return {};
    });
}

base::Result<std::vector<domain::ActivityProgress>> WorkflowStore::progress(
    const QString& id, qint64 last)
{
    std::vector<domain::ActivityProgress> points;
    auto done = m_connection.guarded([&]() -> base::Result<void> {
        SQLite::Statement row(m_connection.db(),
            "SELECT p.snapshot, s.taken_at, p.exposed, p.fixed, p.not_reported FROM "
            "remediation_progress p JOIN snapshot s ON s.id = p.snapshot WHERE p.remediation = ?1 "
            "AND (?2 = 0 OR p.snapshot <= ?2) ORDER BY p.snapshot");
        row.bind(1, id.toStdString());
        row.bind(2, static_cast<int64_t>(last));
        while (row.executeStep())
            points.push_back({row.getColumn(0).getInt64(), row.getColumn(1).getInt64(),
                row.getColumn(2).getUInt(), row.getColumn(3).getUInt(),
                row.getColumn(4).getUInt()});
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return points;
}

base::Result<QString> WorkflowStore::setting(const QString& name)
{
    QString value;
    auto done = m_connection.guarded([&]() -> base::Result<void> {
        SQLite::Statement row(m_connection.db(), "SELECT value FROM setting WHERE name = ?");
        row.bind(1, name.toStdString());
        if (row.executeStep())
            value = text(row.getColumn(0));
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return value;
}

base::Result<void> WorkflowStore::setSetting(const QString& name, const QString& value)
{
    return m_connection.guarded([&]() -> base::Result<void> {
        run(m_connection.db(),
            "INSERT INTO setting (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET "
            "value = ?2",
            {name, value});
        return {};
    });
}

} // namespace parapet::store
