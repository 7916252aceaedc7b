// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Exceptions: filing, extending, cancelling, ending by themselves.
#include "models/base/timetext.h"
#include "models/jobs/journaljob.h"
#include "models/jobs/rescore.h"
#include "models/jobs/workflow.h"
#include "models/jobs/workflowparts.h"
#include "models/query/printer.h"
#include "models/store/exceptiongroups.h"
#include "models/store/tablereader.h"
#include "models/store/workflowstore.h"

#include <QCoreApplication>

#include <algorithm>

namespace parapet::jobs {
namespace {

using base::Error;
using base::fail;

QString tr(const char* text)
{
    return QCoreApplication::translate("Workflow", text);
}

/// Of the words only; what they name is looked up where the workspace is at hand.
base::Result<void> checkRequest(const Context& context, const domain::ExceptionRequest& request)
{
    if (request.context.trimmed().isEmpty())
        return fail(Error::Kind::Usage,
            tr("Say in the justification context why this exception is filed."));
    if (request.expiresOn <= context.clock())
        return fail(Error::Kind::Usage, tr("The exception would have expired already."));
    const bool falsePositive = request.justification == domain::Justification::FalsePositive;
    if (falsePositive && (request.cve.isEmpty() || request.recommendation.isEmpty()))
        return fail(Error::Kind::Usage,
            tr("A false positive names the recommendation of a software and one of its CVEs."));
    if (request.justification == domain::Justification::NoPatch && request.cve.isEmpty())
        return fail(Error::Kind::Usage,
            tr("\"CVE with no patch\" is for an exception of a CVE; name the CVE."));
    if (request.recommendation.isEmpty() && request.cve.isEmpty())
        return fail(Error::Kind::Usage, tr("Name a recommendation, a CVE, or both."));
    if (!request.cve.isEmpty()
        && !domain::controlOfRecommendation(request.recommendation).isEmpty())
        return fail(Error::Kind::Usage, tr("A configuration has no CVE; name only one of them."));
    if (request.resurface && falsePositive)
        return fail(Error::Kind::Usage,
            tr("A false positive is no exposure, so none can grow; file it without that end."));
    return {};
}

base::Result<void> checkWeakness(Context& context, const domain::ExceptionRequest& request)
{
    if (request.cve.isEmpty())
        return {};
    store::TableQuery query;
    query.kind = domain::Kind::Weaknesses;
    query.filter = QStringLiteral("id == ") + query::quoted(request.cve);
    query.limit = 1;
    const auto found = store::TableReader(context.connection).keys(query);
    if (!found)
        return tl::unexpected(found.error());
    if (found->empty())
        return fail(Error::Kind::NotFound,
            tr("There is no weakness %1 in the newest snapshot.").arg(request.cve));
    return {};
}

base::Result<QString> titleOf(Context& context, const domain::ExceptionRequest& request)
{
    if (request.recommendation.isEmpty())
        return request.cve;
    const auto texts = recommendationTexts(
        context, request.recommendation, {QStringLiteral("recommendationName")});
    if (!texts)
        return tl::unexpected(texts.error());
    return request.cve.isEmpty() ? texts->at(0) : tr("%1: %2").arg(texts->at(0), request.cve);
}

/// Writes a new exception with the devices it hides now.
base::Result<void> add(Context& context, domain::ExceptionFile& file)
{
    store::WorkflowStore workflow(context.connection);
    const auto exposed = workflow.exposedIn(file);
    if (!exposed)
        return tl::unexpected(exposed.error());
    file.filedDevices = *exposed;
    if (auto added = workflow.addException(file); !added)
        return added;
    for (const QString& group : file.allDevices ? QStringList() : file.groups) {
        domain::ExceptionFile part = file;
        part.groups = {group};
        const auto there = workflow.exposedIn(part);
        if (!there)
            return tl::unexpected(there.error());
        if (auto kept = store::keepFiledDevices(context.connection, file.id, group, *there); !kept)
            return kept;
    }
    return {};
}

base::Result<domain::ExceptionFile> exceptionOf(Context& context, const QString& id)
{
    auto all = store::WorkflowStore(context.connection).exceptions();
    if (!all)
        return tl::unexpected(all.error());
    const auto place = std::find_if(
        all->begin(), all->end(), [&id](const auto& exception) { return exception.id == id; });
    if (place == all->end())
        return fail(Error::Kind::NotFound, tr("There is no exception %1.").arg(id));
    return std::move(*place);
}

Change change(const char* action, const domain::ExceptionFile& file)
{
    return {QString::fromLatin1(action), QStringLiteral("exception"), file.id, file.title, {}, {}};
}

/// Inside the caller's transaction. Returns the exception's id.
base::Result<QString> addRequested(Context& context, const domain::ExceptionRequest& request)
{
    domain::ExceptionFile file;
    const auto title = titleOf(context, request);
    if (!title)
        return tl::unexpected(title.error());
    if (auto known = checkWeakness(context, request); !known)
        return tl::unexpected(known.error());
    if (auto known = checkGroups(context, request.groups); !known)
        return tl::unexpected(known.error());
    file.id = newId();
    file.recommendation = request.recommendation;
    file.cve = request.cve;
    file.title = *title;
    file.justification = request.justification;
    file.context = request.context;
    file.allDevices = request.groups.isEmpty();
    file.groups = request.groups;
    file.createdBy = context.user;
    file.createdOn = context.clock();
    file.startsOn = file.createdOn;
    file.expiresOn = request.expiresOn;
    file.resurface = request.resurface;
    if (auto added = add(context, file); !added)
        return tl::unexpected(added.error());
    Change filed = change("Filed", file);
    filed.after = told(file);
    if (auto noted = note(context, filed); !noted)
        return tl::unexpected(noted.error());
    return file.id;
}

} // namespace

base::Result<QString> fileException(Context& context, const domain::ExceptionRequest& request)
{
    const auto ids = fileExceptions(context, {request});
    if (!ids)
        return tl::unexpected(ids.error());
    return ids->front();
}

base::Result<QStringList> fileExceptions(
    Context& context, const std::vector<domain::ExceptionRequest>& requests)
{
    for (const auto& request : requests)
        if (auto sound = checkRequest(context, request); !sound)
            return tl::unexpected(sound.error());
    QStringList ids;
    auto done = context.connection.transaction([&]() -> base::Result<void> {
        for (const auto& request : requests) {
            auto id = addRequested(context, request);
            if (!id)
                return tl::unexpected(id.error());
            ids.append(std::move(*id));
        }
        return rescoreInTransaction(context);
    });
    if (!done)
        return tl::unexpected(done.error());
    return ids;
}

base::Result<void> cancelException(Context& context, const QString& id)
{
    return cancelExceptions(context, {id});
}

base::Result<void> cancelExceptions(Context& context, const QStringList& ids)
{
    return context.connection.transaction([&]() -> base::Result<void> {
        for (const QString& id : ids) {
            const auto file = exceptionOf(context, id);
            if (!file)
                return tl::unexpected(file.error());
            if (!file->cancelledOn && file->expiresOn <= context.clock())
                return fail(Error::Kind::Conflict,
                    tr("Exception %1 expired on %2; there is nothing to cancel.")
                        .arg(id, base::isoDate(file->expiresOn)));
            if (auto cancelled = store::WorkflowStore(context.connection)
                                     .cancelException(id, context.user, context.clock());
                !cancelled)
                return cancelled;
            Change cancelled = change("Canceled", *file);
            cancelled.before = told(*file);
            if (auto noted = note(context, cancelled); !noted)
                return noted;
        }
        return rescoreInTransaction(context);
    });
}

namespace {

/// Inside the caller's transaction. Returns the successor's id.
base::Result<QString> extendOne(
    Context& context, const QString& id, const domain::ExceptionEdit& edit)
{
    const base::Millis now = context.clock();
    const auto file = exceptionOf(context, id);
    if (!file)
        return tl::unexpected(file.error());
    if (!file->inEffect(now))
        return fail(Error::Kind::Conflict,
            tr("Exception %1 is not in effect any more; file a new one.").arg(id));
    if (edit.expiresOn <= now)
        return fail(
            Error::Kind::Usage, tr("The new end lies in the past; cancel the exception instead."));
    store::WorkflowStore workflow(context.connection);
    if (auto ended = workflow.cancelException(id, context.user, now); !ended)
        return tl::unexpected(ended.error());
    domain::ExceptionFile next = *file;
    next.id = newId();
    next.predecessor = id;
    next.successor.clear();
    next.groups = file->groupsLeft(now);
    next.cancelledGroups.clear();
    next.createdBy = context.user;
    next.createdOn = now;
    next.startsOn = now;
    next.expiresOn = edit.expiresOn;
    if (!edit.context.trimmed().isEmpty())
        next.context = edit.context;
    if (auto added = add(context, next); !added)
        return tl::unexpected(added.error());
    if (auto linked = workflow.setSuccessor(id, next.id); !linked)
        return tl::unexpected(linked.error());
    Change extended = change("Extended", next);
    extended.before = told(*file);
    extended.before.insert(QStringLiteral("id"), id);
    extended.after = told(next);
    if (auto noted = note(context, extended); !noted)
        return tl::unexpected(noted.error());
    return next.id;
}

} // namespace

base::Result<QString> extendException(
    Context& context, const QString& id, const domain::ExceptionEdit& edit)
{
    const auto next = extendExceptions(context, {id}, edit);
    if (!next)
        return tl::unexpected(next.error());
    return next->front();
}

base::Result<QStringList> extendExceptions(
    Context& context, const QStringList& ids, const domain::ExceptionEdit& edit)
{
    QStringList successors;
    auto done = context.connection.transaction([&]() -> base::Result<void> {
        for (const QString& id : ids) {
            auto next = extendOne(context, id, edit);
            if (!next)
                return tl::unexpected(next.error());
            successors.append(std::move(*next));
        }
        return rescoreInTransaction(context);
    });
    if (!done)
        return tl::unexpected(done.error());
    return successors;
}

base::Result<bool> endGrownExceptions(Context& context)
{
    store::WorkflowStore workflow(context.connection);
    const auto all = workflow.exceptions();
    if (!all)
        return tl::unexpected(all.error());
    bool ended = false;
    for (const auto& file : *all) {
        if (!file.resurface || !file.filedDevices || !file.inEffect(context.clock()))
            continue;
        const auto exposed = workflow.exposedIn(file);
        if (!exposed)
            return tl::unexpected(exposed.error());
        if (*exposed <= *file.filedDevices)
            continue;
        if (auto cancelled = workflow.cancelException(
                file.id, QString::fromLatin1(parapetItself), context.clock());
            !cancelled)
            return tl::unexpected(cancelled.error());
        Change grown = change("Canceled", file);
        grown.before = told(file);
        grown.after = {{QStringLiteral("exposedDevices"), qint64{*exposed}}};
        if (auto noted = noteByParapet(context, grown); !noted)
            return tl::unexpected(noted.error());
        ended = true;
    }
    return ended;
}

QString grownExceptionsWords(Context& context, base::Millis since)
{
    const auto all = store::WorkflowStore(context.connection).exceptions();
    if (!all)
        return {};
    const auto ended = std::count_if(all->begin(), all->end(), [since](const auto& file) {
        return file.resurface && file.cancelledOn && *file.cancelledOn >= since
            && file.cancelledBy == QLatin1StringView(parapetItself);
    });
    if (ended == 0)
        return {};
    return u' '
        + (ended == 1 ? tr("1 exception ended: more devices are exposed than when it was filed.")
                      : tr("%1 exceptions ended: more devices are exposed than when they were "
                           "filed.")
                            .arg(ended));
}

} // namespace parapet::jobs
