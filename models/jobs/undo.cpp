// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/undo.h"

#include "models/jobs/activityimpact.h"
#include "models/jobs/journaljob.h"
#include "models/jobs/rescore.h"
#include "models/jobs/workflowparts.h"
#include "models/store/workflowstore.h"
#include "models/store/workflowundo.h"

#include <QCoreApplication>

#include <algorithm>

namespace parapet::jobs {
namespace {

using base::Error;
using base::fail;

QString tr(const char* text)
{
    return QCoreApplication::translate("WorkflowUndo", text);
}

/// The one of that id; NotFound where there is none.
template <class Thing>
base::Result<Thing> oneOf(const base::Result<std::vector<Thing>>& all, const QString& id)
{
    if (!all)
        return tl::unexpected(all.error());
    const auto place =
        std::find_if(all->begin(), all->end(), [&id](const Thing& each) { return each.id == id; });
    if (place == all->end())
        return fail(Error::Kind::NotFound, tr("There is no %1 any more.").arg(id));
    return *place;
}

base::Result<domain::ExceptionFile> exceptionOf(Context& context, const QString& id)
{
    return oneOf(store::WorkflowStore(context.connection).exceptions(), id);
}

base::Result<domain::RemediationActivity> activityOf(Context& context, const QString& id)
{
    return oneOf(store::WorkflowStore(context.connection).activities(), id);
}

base::Result<void> restore(Context& context, const QString& id)
{
    const auto file = exceptionOf(context, id);
    if (!file)
        return tl::unexpected(file.error());
    if (auto done = store::restoreException(context.connection, id); !done)
        return done;
    return note(context, restored(*file));
}

base::Result<void> withdraw(Context& context, const QString& id)
{
    const auto activity = activityOf(context, id);
    if (!activity)
        return tl::unexpected(activity.error());
    if (auto removed = store::removeActivity(context.connection, id); !removed)
        return removed;
    const Change change{QStringLiteral("Withdrawn"), QStringLiteral("remediation"), id,
        activity->title, told(*activity), {}};
    return note(context, change);
}

base::Result<void> undoOneExtension(Context& context, const QString& successor)
{
    const auto next = exceptionOf(context, successor);
    if (!next)
        return tl::unexpected(next.error());
    if (next->predecessor.isEmpty())
        return fail(Error::Kind::Conflict, tr("Exception %1 extends none.").arg(successor));
    store::WorkflowStore workflow(context.connection);
    if (auto ended = workflow.cancelException(successor, context.user, context.clock()); !ended)
        return ended;
    const Change cancelled{QStringLiteral("Canceled"), QStringLiteral("exception"), successor,
        next->title, told(*next), {}};
    if (auto noted = note(context, cancelled); !noted)
        return noted;
    if (auto freed = workflow.setSuccessor(next->predecessor, {}); !freed)
        return freed;
    return restore(context, next->predecessor);
}

base::Result<void> reopen(Context& context, const QString& id)
{
    if (auto done = store::reopenActivity(context.connection, id, context.clock()); !done)
        return done;
    const auto activity = activityOf(context, id);
    if (!activity)
        return tl::unexpected(activity.error());
    return note(context, reopened(*activity));
}

} // namespace

base::Result<void> restoreExceptions(Context& context, const QStringList& ids)
{
    return context.connection.transaction([&]() -> base::Result<void> {
        for (const QString& id : ids)
            if (auto restored = restore(context, id); !restored)
                return restored;
        return rescoreInTransaction(context);
    });
}

base::Result<void> undoExtensions(Context& context, const QStringList& successors)
{
    return context.connection.transaction([&]() -> base::Result<void> {
        for (const QString& successor : successors)
            if (auto undone = undoOneExtension(context, successor); !undone)
                return undone;
        return rescoreInTransaction(context);
    });
}

base::Result<void> withdrawRemediations(Context& context, const QStringList& ids)
{
    return context.connection.transaction([&]() -> base::Result<void> {
        for (const QString& id : ids)
            if (auto withdrawn = withdraw(context, id); !withdrawn)
                return withdrawn;
        return {};
    });
}

base::Result<void> reopenRemediations(Context& context, const QStringList& ids)
{
    return context.connection.transaction([&]() -> base::Result<void> {
        for (const QString& id : ids)
            if (auto reopened = reopen(context, id); !reopened)
                return reopened;
        return keepImpacts(context, ids, false);
    });
}

} // namespace parapet::jobs
