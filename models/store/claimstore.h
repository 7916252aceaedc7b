// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// IT's answers about the devices of remediation activities, with their history and what snapshots
// say to them. Reads and writes inside the caller's transaction; thread of the connection.
#pragma once

#include "models/base/result.h"
#include "models/domain/claims.h"
#include "models/domain/issue.h"
#include "models/domain/workflow.h"
#include "models/store/connection.h"

#include <QHash>
#include <QSet>

#include <map>

namespace parapet::store {

/// A device that an activity asks for.
struct TargetName
{
    domain::Key device = 0;
    QString name; ///< as last told
    QStringList earlierNames;
};

class ClaimStore
{
public:
    explicit ClaimStore(Connection& connection);

    /// The newest answer of each device of an activity.
    [[nodiscard]] base::Result<std::map<domain::Key, domain::Claim>> current(
        const QString& activity);
    /// The devices of an activity by their id.
    [[nodiscard]] base::Result<QHash<QString, TargetName>> targets(const QString& activity);
    [[nodiscard]] base::Result<bool> knowsDevice(const QString& id);

    /// Adds answers; each takes the place of the one before about its activity and device.
    [[nodiscard]] base::Result<void> add(const std::vector<domain::Claim>& claims);
    /// Keeps what was not taken of a hand-over file, instead of what was kept of it before.
    [[nodiscard]] base::Result<void> keepIssues(
        const QString& file, const std::vector<domain::Issue>& issues);

    /// Activities with newest answers that claim a fix and are not confirmed yet.
    [[nodiscard]] base::Result<QSet<QString>> unconfirmedActivities();
    /// Confirms or contradicts the newest answers of an activity that could be checked by then:
    /// `seen(device)` is when a snapshot's data last saw it, nothing when it did not.
    [[nodiscard]] base::Result<void> judge(const QString& activity,
        const std::vector<domain::ActivityDevice>& devices,
        const std::function<std::optional<base::Millis>(domain::Key)>& seen, qint64 snapshot);

private:
    Connection& m_connection;
};

} // namespace parapet::store
