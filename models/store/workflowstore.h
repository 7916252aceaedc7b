// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Remediation activities and exceptions in the workspace. Reads and writes inside
// the caller's transaction; thread of the connection.
#pragma once

#include "models/base/result.h"
#include "models/domain/assessment.h"
#include "models/domain/workflow.h"
#include "models/store/connection.h"

namespace parapet::store {

class WorkflowStore
{
public:
    explicit WorkflowStore(Connection& connection);

    [[nodiscard]] base::Result<std::vector<domain::ExceptionFile>> exceptions();
    [[nodiscard]] base::Result<void> addException(const domain::ExceptionFile& exception);
    /// Error NotFound / Conflict when it is not there or was cancelled before.
    [[nodiscard]] base::Result<void> cancelException(
        const QString& id, const QString& by, base::Millis at);
    /// Notes in a cancelled exception which one goes on for it.
    [[nodiscard]] base::Result<void> setSuccessor(const QString& id, const QString& successor);
    /// Active devices exposed now in the scope of an exception, whatever exceptions are in effect.
    [[nodiscard]] base::Result<std::uint32_t> exposedIn(const domain::ExceptionFile& exception);

    [[nodiscard]] base::Result<std::vector<domain::RemediationActivity>> activities();
    [[nodiscard]] base::Result<void> addActivity(
        const domain::RemediationActivity& activity, const std::vector<domain::Key>& targets);
    [[nodiscard]] base::Result<void> completeActivity(
        const QString& id, const QString& by, base::Millis at);
    [[nodiscard]] base::Result<std::vector<domain::ActivityDevice>> targets(const QString& id);
    /// Writes the states by this snapshot of the devices that changed, and the count of fixed ones
    /// among all `devices`, and keeps what they were before it; completes an activity whose devices
    /// are all fixed.
    [[nodiscard]] base::Result<void> updateProgress(const QString& id, qint64 snapshot,
        const std::vector<domain::ActivityDevice>& devices,
        const std::vector<domain::ActivityDevice>& changed, base::Millis at);

    /// How the activity stands at a snapshot; said again, the later word holds.
    [[nodiscard]] base::Result<void> noteProgress(
        const QString& id, qint64 snapshot, const std::vector<domain::ActivityDevice>& devices);
    /// How it stood at each snapshot since it was filed, oldest first; `last`: up to that snapshot,
    /// 0: all.
    [[nodiscard]] base::Result<std::vector<domain::ActivityProgress>> progress(
        const QString& id, qint64 last = 0);

    /// A setting of the scores ("weights"); empty when never set.
    [[nodiscard]] base::Result<QString> setting(const QString& name);
    [[nodiscard]] base::Result<void> setSetting(const QString& name, const QString& value);

private:
    Connection& m_connection;
};

} // namespace parapet::store
