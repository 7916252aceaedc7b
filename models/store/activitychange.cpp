// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/activitychange.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace parapet::store {

base::Result<void> writeActivityChange(
    Connection& connection, const domain::RemediationActivity& activity)
{
    return connection.guarded([&]() -> base::Result<void> {
        SQLite::Statement change(connection.db(),
            "UPDATE remediation SET due_on = ?2, priority = ?3, notes = ?4 WHERE id = ?1");
        change.bind(1, activity.id.toStdString());
        if (activity.dueOn)
            change.bind(2, *activity.dueOn);
        change.bind(3, static_cast<int>(activity.priority));
        change.bind(4, activity.notes.toStdString());
        change.exec();
        return {};
    });
}

} // namespace parapet::store
