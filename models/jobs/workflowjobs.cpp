// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/workflowjobs.h"

#include "models/jobs/settingsjob.h"
#include "models/jobs/undo.h"
#include "models/jobs/workflow.h"

#include <QCoreApplication>

namespace parapet::jobs {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("WorkflowJobs", text);
}

} // namespace

JobId startFiling(Desk& desk, const std::vector<domain::ExceptionRequest>& requests)
{
    return desk.run(requests.size() == 1 ? tr("Filing an exception") : tr("Filing exceptions"),
        [requests](Context& context, Outcome& outcome) -> base::Result<void> {
            auto ids = fileExceptions(context, requests);
            if (!ids)
                return tl::unexpected(ids.error());
            outcome.createdIds = std::move(*ids);
            outcome.createdId = outcome.createdIds.value(0);
            outcome.message = outcome.createdIds.size() == 1
                ? tr("The exception is in effect.")
                : tr("%1 exceptions are in effect.").arg(outcome.createdIds.size());
            return {};
        });
}

JobId startCancelling(Desk& desk, const QStringList& exceptions)
{
    return desk.run(tr("Canceling exceptions"), [exceptions](Context& context, Outcome& outcome) {
        outcome.message = exceptions.size() == 1
            ? tr("The exception is canceled.")
            : tr("%1 exceptions are canceled.").arg(exceptions.size());
        return cancelExceptions(context, exceptions);
    });
}

JobId startRestoring(Desk& desk, const QStringList& exceptions)
{
    return desk.run(tr("Restoring exceptions"), [exceptions](Context& context, Outcome& outcome) {
        outcome.message = tr("The exceptions are in effect as they were.");
        return restoreExceptions(context, exceptions);
    });
}

JobId startCancellingGroups(Desk& desk, const QString& exception, const QStringList& groups)
{
    return desk.run(
        tr("Canceling an exception for device groups"), [=](Context& context, Outcome&) {
            return cancelExceptionGroups(context, exception, groups);
        });
}

JobId startRestoringGroups(Desk& desk, const QString& exception, const QStringList& groups)
{
    return desk.run(
        tr("Restoring an exception for device groups"), [=](Context& context, Outcome& outcome) {
            outcome.message = tr("The exception is in effect for these groups as it was.");
            return restoreExceptionGroups(context, exception, groups);
        });
}

JobId startExtending(Desk& desk, const QStringList& exceptions, const domain::ExceptionEdit& edit)
{
    return desk.run(
        tr("Extending exceptions"), [=](Context& context, Outcome& outcome) -> base::Result<void> {
            auto next = extendExceptions(context, exceptions, edit);
            if (!next)
                return tl::unexpected(next.error());
            outcome.createdIds = std::move(*next);
            outcome.createdId = outcome.createdIds.value(0);
            return {};
        });
}

JobId startUndoingExtensions(Desk& desk, const QStringList& successors)
{
    return desk.run(tr("Undoing extensions"), [successors](Context& context, Outcome& outcome) {
        outcome.message = tr("The exceptions end as they did before.");
        return undoExtensions(context, successors);
    });
}

JobId startWithdrawing(Desk& desk, const QStringList& activities)
{
    return desk.run(tr("Withdrawing activities"), [activities](Context& context, Outcome& outcome) {
        outcome.message = tr("The activities are withdrawn.");
        return withdrawRemediations(context, activities);
    });
}

JobId startChangingDevices(
    Desk& desk, const std::vector<std::pair<QStringList, domain::ContextChange>>& changes)
{
    return desk.run(tr("Changing devices"),
        [changes](Context& context, Outcome& outcome) -> base::Result<void> {
            auto steps = setDeviceContexts(context, changes);
            if (!steps)
                return tl::unexpected(steps.error());
            outcome.message = tr("The devices are changed.");
            outcome.undoSteps = std::move(*steps);
            return {};
        });
}

JobId startUndoingDevices(Desk& desk, const QStringList& steps)
{
    return desk.run(tr("Undoing changes of devices"), [steps](Context& context, Outcome& outcome) {
        outcome.message = tr("The devices are as they were.");
        return undoDeviceContexts(context, steps);
    });
}

JobId startSettingIntune(Desk& desk, bool uses)
{
    return desk.run(
        tr("Setting the Intune connection"), [uses](Context& context, Outcome& outcome) {
            outcome.message = uses ? tr("Requests can ask for a ticket in Intune now.")
                                   : tr("Requests ask for no ticket in Intune any more.");
            return setUsesIntune(context, uses);
        });
}

JobId startCompleting(Desk& desk, const QStringList& activities)
{
    return desk.run(tr("Completing activities"), [activities](Context& context, Outcome&) {
        return completeRemediations(context, activities);
    });
}

JobId startReopening(Desk& desk, const QStringList& activities)
{
    return desk.run(tr("Reopening activities"), [activities](Context& context, Outcome& outcome) {
        outcome.message = tr("The activities are open again.");
        return reopenRemediations(context, activities);
    });
}

} // namespace parapet::jobs
