// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/workflowundo.h"

#include "models/domain/terms.h"
#include "models/store/activityimpacts.h"
#include "models/store/cells.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QCoreApplication>

#include <optional>

namespace parapet::store {
namespace {

using base::Error;
using base::fail;

QString tr(const char* text)
{
    return QCoreApplication::translate("WorkflowUndo", text);
}

/// Runs a statement with the id as its first value; tells how many rows changed.
int change(SQLite::Database& db, const char* sql, const QString& id)
{
    SQLite::Statement statement(db, sql);
    statement.bind(1, id.toStdString());
    return statement.exec();
}

bool has(SQLite::Database& db, const char* sql, const QString& id)
{
    SQLite::Statement statement(db, sql);
    statement.bind(1, id.toStdString());
    return statement.executeStep();
}

/// How people know it: ids are seen nowhere in the window. Nothing where it is not there.
std::optional<QString> titleOf(SQLite::Database& db, const char* table, const QString& id)
{
    SQLite::Statement statement(db, std::string("SELECT title FROM ") + table + " WHERE id = ?");
    statement.bind(1, id.toStdString());
    return statement.executeStep() ? std::optional(text(statement.getColumn(0))) : std::nullopt;
}

} // namespace

base::Result<void> restoreException(Connection& connection, const QString& id)
{
    return connection.guarded([&]() -> base::Result<void> {
        auto& db = connection.db();
        const auto title = titleOf(db, "exception", id);
        if (!title)
            return fail(Error::Kind::NotFound, tr("There is no exception %1.").arg(id));
        if (change(db,
                "UPDATE exception SET cancelled_by = '', cancelled_on = NULL WHERE id = ? AND "
                "cancelled_on IS NOT NULL AND successor = ''",
                id)
            == 0)
            return fail(Error::Kind::Conflict,
                tr("The exception \"%1\" is not canceled, or another one goes on for it.")
                    .arg(*title));
        return {};
    });
}

base::Result<void> removeActivity(Connection& connection, const QString& id)
{
    return connection.guarded([&]() -> base::Result<void> {
        auto& db = connection.db();
        const auto title = titleOf(db, "remediation", id);
        if (!title)
            return fail(Error::Kind::NotFound, tr("There is no remediation activity %1.").arg(id));
        if (has(db, "SELECT 1 FROM claim WHERE remediation = ?", id))
            return fail(Error::Kind::Conflict,
                tr("IT has answered the activity \"%1\" already: mark it as completed instead.")
                    .arg(*title));
        change(db, "DELETE FROM remediation_progress WHERE remediation = ?", id);
        change(db, "DELETE FROM remediation_device_past WHERE remediation = ?", id);
        change(db, "DELETE FROM remediation_device WHERE remediation = ?", id);
        forgetImpact(db, id);
        change(db, "DELETE FROM remediation WHERE id = ?", id);
        return {};
    });
}

base::Result<void> reopenActivity(Connection& connection, const QString& id, base::Millis at)
{
    return connection.guarded([&]() -> base::Result<void> {
        auto& db = connection.db();
        const auto title = titleOf(db, "remediation", id);
        if (!title)
            return fail(Error::Kind::NotFound, tr("There is no remediation activity %1.").arg(id));
        SQLite::Statement reopen(db,
            "UPDATE remediation SET status = 0, status_changed_on = ?2, completion = ?3, "
            "completer = '' WHERE id = ?1 AND status = 1 AND completion = ?4");
        reopen.bind(1, id.toStdString());
        reopen.bind(2, at);
        reopen.bind(3, static_cast<int>(domain::CompletionMethod::None));
        reopen.bind(4, static_cast<int>(domain::CompletionMethod::Manual));
        if (reopen.exec() == 0)
            return fail(Error::Kind::Conflict,
                tr("The activity \"%1\" was not completed by hand.").arg(*title));
        return {};
    });
}

} // namespace parapet::store
