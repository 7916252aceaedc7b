// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Steps of the workflow and their undoing, as jobs of the desk. GUI thread.
#pragma once

#include "models/jobs/desk.h"

namespace parapet::jobs {

/// All or none; createdIds of the outcome are the exceptions.
JobId startFiling(Desk& desk, const std::vector<domain::ExceptionRequest>& requests);
JobId startCancelling(Desk& desk, const QStringList& exceptions);
JobId startCancellingGroups(Desk& desk, const QString& exception, const QStringList& groups);
JobId startRestoringGroups(Desk& desk, const QString& exception, const QStringList& groups);
JobId startRestoring(Desk& desk, const QStringList& exceptions);
JobId startWithdrawing(Desk& desk, const QStringList& activities);
/// Sets what people say of these devices, in one transaction.
JobId startChangingDevices(
    Desk& desk, const std::vector<std::pair<QStringList, domain::ContextChange>>& changes);
/// `steps`: undoSteps of the outcome that changed them.
JobId startUndoingDevices(Desk& desk, const QStringList& steps);
/// All or none.
JobId startCompleting(Desk& desk, const QStringList& activities);
JobId startReopening(Desk& desk, const QStringList& activities);
/// createdIds of the outcome are the successors.
JobId startExtending(Desk& desk, const QStringList& exceptions, const domain::ExceptionEdit& edit);
JobId startUndoingExtensions(Desk& desk, const QStringList& successors);

/// Says whether this workspace uses Intune.
JobId startSettingIntune(Desk& desk, bool uses);

} // namespace parapet::jobs
