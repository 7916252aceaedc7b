// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The device groups of exceptions: for which one can be filed, and ending it for some of them.
#include "models/store/exceptiongroups.h"
#include "models/jobs/journaljob.h"
#include "models/jobs/rescore.h"
#include "models/jobs/undo.h"
#include "models/jobs/workflow.h"
#include "models/store/targetdevices.h"
#include "models/store/workflowstore.h"
#include "models/store/workflowundo.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace parapet::jobs {
namespace {

using base::Error;
using base::fail;

QString tr(const char* text)
{
    return QCoreApplication::translate("Workflow", text);
}

base::Result<domain::ExceptionFile> exceptionOf(Context& context, const QString& id)
{
    auto all = store::WorkflowStore(context.connection).exceptions();
    if (!all)
        return tl::unexpected(all.error());
    const auto place = std::ranges::find(*all, id, &domain::ExceptionFile::id);
    if (place == all->end())
        return fail(Error::Kind::NotFound, tr("There is no exception %1.").arg(id));
    return std::move(*place);
}

Change change(const char* action, const domain::ExceptionFile& file, const QStringList& groups)
{
    return {QString::fromLatin1(action), QStringLiteral("exception"), file.id, file.title,
        {{QStringLiteral("groups"), QJsonArray::fromStringList(groups)}}, {}};
}

QJsonObject groupsNow(Context& context, const domain::ExceptionFile& file)
{
    return {
        {QStringLiteral("groups"), QJsonArray::fromStringList(file.groupsLeft(context.clock()))}};
}

base::Result<void> checkCancelling(
    Context& context, const domain::ExceptionFile& file, const QStringList& groups)
{
    if (groups.isEmpty())
        return fail(Error::Kind::Usage, tr("Name the device groups to cancel it for."));
    if (file.allDevices)
        return fail(Error::Kind::Usage,
            tr("Exception %1 is for all devices; it can only be canceled as a whole.")
                .arg(file.id));
    if (!file.inEffect(context.clock()))
        return fail(
            Error::Kind::Conflict, tr("Exception %1 is not in effect any more.").arg(file.id));
    for (const QString& group : groups)
        if (!file.groups.contains(group))
            return fail(Error::Kind::Usage,
                tr("%1 is no device group of exception %2.").arg(group, file.id));
    return {};
}

} // namespace

base::Result<void> cancelExceptionGroups(
    Context& context, const QString& id, const QStringList& groups)
{
    return context.connection.transaction([&]() -> base::Result<void> {
        const auto file = exceptionOf(context, id);
        if (!file)
            return tl::unexpected(file.error());
        if (auto sound = checkCancelling(context, *file, groups); !sound)
            return sound;
        QStringList named = groups;
        named.removeDuplicates();
        if (auto ended =
                store::cancelGroups(context.connection, id, named, context.user, context.clock());
            !ended)
            return ended;
        const auto now = exceptionOf(context, id);
        if (!now)
            return tl::unexpected(now.error());
        if (now->groupsLeft(context.clock()).isEmpty()) {
            if (auto cancelled = store::WorkflowStore(context.connection)
                                     .cancelException(id, context.user, context.clock());
                !cancelled)
                return cancelled;
        }
        Change cancelled = change("Canceled", *file, file->groupsLeft(context.clock()));
        cancelled.after = groupsNow(context, *now);
        if (auto noted = note(context, cancelled); !noted)
            return noted;
        return rescoreInTransaction(context);
    });
}

base::Result<void> restoreExceptionGroups(
    Context& context, const QString& id, const QStringList& groups)
{
    return context.connection.transaction([&]() -> base::Result<void> {
        const auto file = exceptionOf(context, id);
        if (!file)
            return tl::unexpected(file.error());
        if (file->cancelledOn)
            if (auto restored = store::restoreException(context.connection, id); !restored)
                return restored;
        if (auto restored = store::restoreGroups(context.connection, id, groups); !restored)
            return restored;
        const auto now = exceptionOf(context, id);
        if (!now)
            return tl::unexpected(now.error());
        Change restored = change("Restored", *file, file->groupsLeft(context.clock()));
        restored.after = groupsNow(context, *now);
        if (auto noted = note(context, restored); !noted)
            return noted;
        return rescoreInTransaction(context);
    });
}

base::Result<domain::GroupOffer> groupOffer(Context& context,
    const std::vector<domain::ExceptionRequest>& requests, const QStringList& scope)
{
    const auto groups = store::deviceGroups(context.connection);
    if (!groups)
        return tl::unexpected(groups.error());
    const auto exceptions = store::WorkflowStore(context.connection).exceptions();
    if (!exceptions)
        return tl::unexpected(exceptions.error());
    const auto without = store::devicesWithoutGroup(context.connection);
    if (!without)
        return tl::unexpected(without.error());
    const base::Millis now = context.clock();
    std::vector<const domain::ExceptionFile*> same;
    for (const auto& file : *exceptions)
        if (file.inEffect(now)
            && std::ranges::any_of(requests, [&](const domain::ExceptionRequest& request) {
                   return request.recommendation == file.recommendation && request.cve == file.cve;
               }))
            same.push_back(&file);
    domain::GroupOffer offer;
    offer.devicesWithoutGroup = *without;
    offer.isGlobal = std::ranges::any_of(same, [](const auto* file) { return file->allDevices; });
    for (const QString& group : *groups) {
        if (group.isEmpty() || (!scope.isEmpty() && !scope.contains(group)))
            continue;
        const bool taken = std::ranges::any_of(same,
            [&](const auto* file) { return !file->allDevices && file->coversGroup(group, now); });
        (taken ? offer.taken : offer.offered).append(group);
    }
    return offer;
}

} // namespace parapet::jobs
