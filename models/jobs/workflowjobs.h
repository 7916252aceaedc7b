// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Steps of the workflow and their undoing, as jobs of the desk. GUI thread.
#pragma once

#include "models/jobs/desk.h"

namespace parapet::jobs {

/// All or none; createdIds of the outcome are the exceptions.
JobId startFiling(Desk& desk, const std::vector<domain::ExceptionRequest>& requests);
JobId startCancelling(Desk& desk, const QStringList& exceptions);
JobId startRestoring(Desk& desk, const QStringList& exceptions);
JobId startUndoingExtension(Desk& desk, const QString& successor);
JobId startWithdrawing(Desk& desk, const QStringList& activities);
/// Sets what people say of these devices, in one transaction.
JobId startChangingDevices(
    Desk& desk, const std::vector<std::pair<QStringList, domain::ContextChange>>& changes);
/// `steps`: undoSteps of the outcome that changed them.
JobId startUndoingDevices(Desk& desk, const QStringList& steps);
JobId startReopening(Desk& desk, const QString& activity);

} // namespace parapet::jobs
