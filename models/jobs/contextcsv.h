// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a CSV says of devices (value, internet-facing, tags, device group), held against the
// workspace, shown as what it would change, and written in one transaction. Thread of the
// connection.
#pragma once

#include "models/domain/issue.h"
#include "models/domain/workflow.h"
#include "models/jobs/context.h"
#include "models/jobs/desk.h"

namespace parapet::jobs {

/// One cell that differs from what the workspace holds.
struct ContextEdit
{
    qint64 line = 0;
    QString deviceId, deviceName;
    QString field; ///< stable name of the list kind "devices"
    QString before, after;
};

struct ContextPlan
{
    QString file; ///< as given; issues name it so
    QByteArray sha256; ///< of its bytes
    std::vector<ContextEdit> edits; ///< in the order of the file
    std::vector<std::pair<QStringList, domain::ContextChange>> changes; ///< the same, to be written
    qint64 devices = 0; ///< that change
    qint64 unchanged = 0; ///< rows that say what the workspace holds
    std::vector<domain::Issue> issues; ///< rows left out (rejected) and notes, by line
    [[nodiscard]] qint64 rejected() const;
};

/// Reads a file and tells what it would change; writes nothing. Its header names the device by id
/// or computerDnsName and what is said by deviceValue, isInternetFacing, machineTags (added,
/// separated by semicolons), removeTags (taken away) and rbacGroupName ("(import)": what the import
/// says); an export of the devices list serves. Empty cells say nothing. A row is rejected for an
/// unknown or ambiguous device, a device told before in the file, a value that is none, or a tag to
/// be added and taken away. A device group that is new is noted. Errors: NotFound, Io, Format (no
/// such header, broken CSV), Cancelled.
[[nodiscard]] base::Result<ContextPlan> planContexts(Context& context, const QString& file);

/// Writes what can be written. `sha256`: only the file that was looked at (Conflict when it is
/// another one by now); empty: whatever it holds. Returns the plan and the way back.
[[nodiscard]] base::Result<std::pair<ContextPlan, QStringList>> applyContexts(
    Context& context, const QString& file, const QByteArray& sha256 = {});

/// The same as a job of the desk; its issues are the rows left out. GUI thread.
JobId startContexts(Desk& desk, const QString& file, const QByteArray& sha256);

} // namespace parapet::jobs
