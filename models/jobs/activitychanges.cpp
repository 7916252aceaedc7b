// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/activitychanges.h"

#include "models/base/timetext.h"
#include "models/jobs/journaljob.h"
#include "models/store/activitychange.h"
#include "models/store/workflowstore.h"

#include <QCoreApplication>

#include <algorithm>

namespace parapet::jobs {
namespace {

using base::Error;
using base::fail;
using domain::RemediationActivity;

QString tr(const char* text)
{
    return QCoreApplication::translate("Workflow", text);
}

QJsonValue dueText(const RemediationActivity& activity)
{
    return activity.dueOn ? base::isoDate(*activity.dueOn) : tr("none");
}

/// What of it is another than before, as the journal keeps it.
QJsonObject told(const RemediationActivity& one, const RemediationActivity& other)
{
    QJsonObject object;
    if (one.dueOn != other.dueOn)
        object.insert(QStringLiteral("dueOn"), dueText(one));
    if (one.priority != other.priority)
        object.insert(QStringLiteral("priority"), domain::text(one.priority));
    if (one.notes != other.notes)
        object.insert(QStringLiteral("notes"), one.notes);
    return object;
}

base::Result<void> check(const RemediationActivity& activity, const domain::ActivityEdit& edit)
{
    if (activity.status == domain::RemediationStatus::Completed)
        return fail(Error::Kind::Conflict,
            tr("Activity %1 is completed; it stays as it was.").arg(activity.id));
    if (edit.dueOn && *edit.dueOn && activity.type == domain::RemediationType::AttentionRequired)
        return fail(Error::Kind::Usage,
            tr("%1 needs attention only: there is no update to wait for, so it has no due date.")
                .arg(activity.title));
    return {};
}

/// Inside the caller's transaction. Returns the edit that takes it back.
base::Result<domain::ActivityEdit> change(
    Context& context, const RemediationActivity& before, const domain::ActivityEdit& edit)
{
    if (auto sound = check(before, edit); !sound)
        return tl::unexpected(sound.error());
    RemediationActivity after = before;
    after.dueOn = edit.dueOn.value_or(before.dueOn);
    after.priority = edit.priority.value_or(before.priority);
    after.notes = edit.notes.value_or(before.notes);
    const domain::ActivityEdit back{before.dueOn, before.priority, before.notes};
    Change changed{QStringLiteral("Changed"), QStringLiteral("remediation"), before.id,
        before.title, told(before, after), told(after, before)};
    if (changed.after.isEmpty())
        return back;
    if (auto written = store::writeActivityChange(context.connection, after); !written)
        return tl::unexpected(written.error());
    if (auto noted = note(context, changed); !noted)
        return tl::unexpected(noted.error());
    return back;
}

} // namespace

base::Result<ActivityEdits> changeRemediations(Context& context, const ActivityEdits& edits)
{
    ActivityEdits back;
    auto done = context.connection.transaction([&]() -> base::Result<void> {
        const auto all = store::WorkflowStore(context.connection).activities();
        if (!all)
            return tl::unexpected(all.error());
        for (const auto& [id, edit] : edits) {
            const auto place = std::ranges::find(*all, id, &RemediationActivity::id);
            if (place == all->end())
                return fail(
                    Error::Kind::NotFound, tr("There is no remediation activity %1.").arg(id));
            auto before = change(context, *place, edit);
            if (!before)
                return tl::unexpected(before.error());
            back.emplace_back(id, std::move(*before));
        }
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return back;
}

JobId startChangingActivities(
    Desk& desk, const ActivityEdits& edits, const std::shared_ptr<ActivityEdits>& before)
{
    return desk.run(QCoreApplication::translate("WorkflowJobs", "Changing activities"),
        [edits, before](Context& context, Outcome&) -> base::Result<void> {
            auto back = changeRemediations(context, edits);
            if (!back)
                return tl::unexpected(back.error());
            *before = std::move(*back);
            return {};
        });
}

} // namespace parapet::jobs
