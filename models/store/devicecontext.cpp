// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/devicecontext.h"

#include "models/store/cells.h"
#include "models/store/factdiff.h"

#include <QCoreApplication>

namespace parapet::store {
namespace {

using domain::Value;

Value listValue(const QStringList& items)
{
    return items.isEmpty() ? Value() : Value(items);
}

/// Key of the device group of that name, which is added where it is new.
qint64 groupKey(SQLite::Database& db, const QString& name)
{
    SQLite::Statement add(db, "INSERT OR IGNORE INTO device_group (name) VALUES (?)");
    add.bind(1, name.toStdString());
    add.exec();
    SQLite::Statement find(db, "SELECT id FROM device_group WHERE name = ?");
    find.bind(1, name.toStdString());
    find.executeStep();
    return find.getColumn(0).getInt64();
}

} // namespace

base::Result<std::vector<DeviceContext>> contextsNow(
    Connection& connection, const std::vector<domain::Key>& keys)
{
    std::vector<DeviceContext> contexts;
    auto done = connection.guarded([&]() -> base::Result<void> {
        SQLite::Statement row(connection.db(),
            "SELECT d.key, ifnull(s.name, d.key), x.value, x.internet, x.tags, ifnull(g.name, ''), "
            "ifnull(t.name, '') FROM device d LEFT JOIN device_state s ON s.device = d.id LEFT "
            "JOIN main.sum_device x ON x.device = d.id LEFT JOIN device_group g ON g.id = x.grp "
            "LEFT JOIN device_group t ON t.id = s.grp WHERE d.id = ?");
        for (const domain::Key key : keys) {
            DeviceContext& context = contexts.emplace_back();
            row.bind(1, key);
            if (row.executeStep()) {
                context.id = text(row.getColumn(0));
                context.name = text(row.getColumn(1));
                if (!row.getColumn(2).isNull()) {
                    context.value = static_cast<domain::DeviceValue>(row.getColumn(2).getInt());
                    context.internetFacing = row.getColumn(3).getInt() != 0;
                    context.tags = list(row.getColumn(4));
                }
                context.group = text(row.getColumn(5));
                context.groupAsTold = text(row.getColumn(6));
            }
            row.reset();
        }
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return contexts;
}

base::Result<base::Millis> setContext(Connection& connection, domain::Key device,
    const domain::ContextChange& change, const QString& by, base::Millis at)
{
    base::Millis kept = at;
    auto done = connection.guarded([&]() -> base::Result<void> {
        auto& db = connection.db();
        Value group;
        if (change.group)
            group = change.group->isEmpty() ? qint64{0} : groupKey(db, *change.group);
        SQLite::Statement row(db,
            "INSERT INTO device_context (device, set_at, value, internet, tags, untags, grp, "
            "set_by) VALUES (?1, (SELECT max(?2, ifnull(max(set_at) + 1, 0)) FROM device_context "
            "WHERE device = ?1), ?3, ?4, ?5, ?6, ?7, ?8) RETURNING set_at");
        int index = 0;
        for (const Value& value : {Value(qint64{device}), Value(qint64{at}),
                 change.value ? Value(static_cast<qint64>(*change.value)) : Value(),
                 change.internetFacing ? Value(*change.internetFacing) : Value(),
                 listValue(change.addTags), listValue(change.removeTags), group, Value(by)})
            bindValue(row, ++index, value);
        if (row.executeStep())
            kept = row.getColumn(0).getInt64();
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return kept;
}

base::Result<void> removeContext(Connection& connection, domain::Key device, base::Millis setAt)
{
    return connection.guarded([&]() -> base::Result<void> {
        SQLite::Statement gone(
            connection.db(), "DELETE FROM device_context WHERE device = ? AND set_at = ?");
        gone.bind(1, device);
        gone.bind(2, setAt);
        if (gone.exec() == 0)
            return base::fail(base::Error::Kind::NotFound,
                QCoreApplication::translate(
                    "WorkflowUndo", "What was set of the device is gone already."));
        return {};
    });
}

base::Result<std::vector<std::pair<QString, qint64>>> tagsOf(
    Connection& connection, const QStringList& devices)
{
    std::vector<std::pair<QString, qint64>> tags;
    auto done = connection.guarded([&]() -> base::Result<void> {
        SQLite::Statement rows(connection.db(),
            "SELECT t.value, count(*) FROM json_each(?1) w JOIN device d ON d.key = w.value JOIN "
            "main.sum_device x ON x.device = d.id JOIN json_each(x.tags) t GROUP BY t.value ORDER "
            "BY t.value COLLATE NOCASE");
        bindValue(rows, 1, Value(devices));
        while (rows.executeStep())
            tags.emplace_back(text(rows.getColumn(0)), rows.getColumn(1).getInt64());
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return tags;
}

base::Result<std::vector<std::pair<QString, qint64>>> tagsInUse(
    Connection& connection, const ReadScope& scope)
{
    std::vector<std::pair<QString, qint64>> tags;
    auto done = connection.guarded([&]() -> base::Result<void> {
        SQLite::Statement rows(connection.db(),
            "SELECT t.value, count(*) FROM " + scope.schema
                + ".sum_device x JOIN json_each(x.tags) t GROUP BY t.value ORDER BY t.value "
                  "COLLATE NOCASE");
        while (rows.executeStep())
            tags.emplace_back(text(rows.getColumn(0)), rows.getColumn(1).getInt64());
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return tags;
}

base::Result<std::array<qint64, 3>> valuesOf(
    Connection& connection, const QStringList& devices, const ReadScope& scope)
{
    std::array<qint64, 3> counts{};
    auto done = connection.guarded([&]() -> base::Result<void> {
        SQLite::Statement rows(connection.db(),
            "SELECT x.value, count(*) FROM json_each(?1) w JOIN device d ON d.key = w.value JOIN "
                + scope.schema + ".sum_device x ON x.device = d.id GROUP BY x.value");
        bindValue(rows, 1, Value(devices));
        while (rows.executeStep())
            if (const auto place = rows.getColumn(0).getUInt(); place < counts.size())
                counts[place] = rows.getColumn(1).getInt64();
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return counts;
}

} // namespace parapet::store
