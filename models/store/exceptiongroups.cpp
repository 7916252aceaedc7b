// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/exceptiongroups.h"

#include "models/store/cells.h"

#include <QCoreApplication>
#include <QHash>

namespace parapet::store {
namespace {

using base::Error;
using base::fail;

QString tr(const char* text)
{
    return QCoreApplication::translate("Workflow", text);
}

bool isCancelled(SQLite::Database& db, const QString& exception, const QString& group)
{
    SQLite::Statement find(
        db, "SELECT 1 FROM exception_group_end WHERE exception = ? AND name = ?");
    find.bind(1, exception.toStdString());
    find.bind(2, group.toStdString());
    return find.executeStep();
}

} // namespace

void addCancelledGroups(SQLite::Database& db, std::vector<domain::ExceptionFile>& exceptions)
{
    QHash<QString, std::vector<domain::CancelledGroup>> cancelled;
    SQLite::Statement row(db,
        "SELECT exception, name, cancelled_by, cancelled_on FROM exception_group_end ORDER BY "
        "exception, name");
    while (row.executeStep())
        cancelled[text(row.getColumn(0))].push_back(
            {text(row.getColumn(1)), text(row.getColumn(2)), row.getColumn(3).getInt64()});
    if (cancelled.isEmpty())
        return;
    for (auto& exception : exceptions)
        exception.cancelledGroups = cancelled.value(exception.id);
}

base::Result<void> cancelGroups(Connection& connection, const QString& exception,
    const QStringList& groups, const QString& by, base::Millis at)
{
    return connection.guarded([&]() -> base::Result<void> {
        auto& db = connection.db();
        for (const QString& group : groups) {
            if (isCancelled(db, exception, group))
                return fail(Error::Kind::Conflict,
                    tr("Exception %1 was canceled for %2 before.").arg(exception, group));
            SQLite::Statement add(db,
                "INSERT INTO exception_group_end (exception, name, cancelled_by, cancelled_on) "
                "VALUES (?, ?, ?, ?)");
            add.bind(1, exception.toStdString());
            add.bind(2, group.toStdString());
            add.bind(3, by.toStdString());
            add.bind(4, at);
            add.exec();
        }
        return {};
    });
}

base::Result<void> restoreGroups(
    Connection& connection, const QString& exception, const QStringList& groups)
{
    return connection.guarded([&]() -> base::Result<void> {
        for (const QString& group : groups) {
            SQLite::Statement remove(connection.db(),
                "DELETE FROM exception_group_end WHERE exception = ? AND name = ?");
            remove.bind(1, exception.toStdString());
            remove.bind(2, group.toStdString());
            if (remove.exec() == 0)
                return fail(Error::Kind::Conflict,
                    tr("Exception %1 is not canceled for %2.").arg(exception, group));
        }
        return {};
    });
}

base::Result<void> keepFiledDevices(
    Connection& connection, const QString& exception, const QString& group, std::uint32_t devices)
{
    return connection.guarded([&]() -> base::Result<void> {
        SQLite::Statement keep(connection.db(),
            "INSERT INTO exception_group_filed (exception, name, devices) VALUES (?, ?, ?)");
        keep.bind(1, exception.toStdString());
        keep.bind(2, group.toStdString());
        keep.bind(3, devices);
        keep.exec();
        return {};
    });
}

base::Result<qint64> devicesWithoutGroup(Connection& connection)
{
    qint64 count = 0;
    auto done = connection.guarded([&]() -> base::Result<void> {
        SQLite::Statement row(connection.db(),
            "SELECT count(*) FROM main.sum_device x LEFT JOIN device_group g ON g.id = x.grp WHERE "
            "x.active = 1 AND ifnull(g.name, '') = ''");
        if (row.executeStep())
            count = row.getColumn(0).getInt64();
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return count;
}

} // namespace parapet::store
