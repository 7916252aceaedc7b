// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/import/takeback.h"

#include "models/base/timetext.h"
#include "models/jobs/journaljob.h"
#include "models/jobs/rescore.h"
#include "models/jobs/workflowparts.h"
#include "models/store/snapshotremoval.h"
#include "models/store/snapshots.h"
#include "models/store/workflowstore.h"

#include <QCoreApplication>

#include <algorithm>

namespace parapet::jobs {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Import", text);
}

Change changeOf(const store::SnapshotRow& gone)
{
    QJsonObject before{{QStringLiteral("takenAt"), base::isoTime(gone.takenAt)},
        {QStringLiteral("source"), gone.source},
        {QStringLiteral("sha256"), QString::fromLatin1(gone.digest.toHex())},
        {QStringLiteral("devices"), gone.devices}, {QStringLiteral("partial"), gone.partial}};
    if (!gone.label.isEmpty())
        before.insert(QStringLiteral("label"), gone.label);
    return {QStringLiteral("Taken back"), QStringLiteral("snapshot"), QString::number(gone.id),
        tr("Snapshot %1").arg(gone.id), before, {}};
}

/// Notes those of these ids, each as `tell` has it.
template <class Thing>
base::Result<void> noteThose(Context& context, const base::Result<std::vector<Thing>>& all,
    const QStringList& ids, Change (*tell)(const Thing&))
{
    if (!all)
        return tl::unexpected(all.error());
    for (const Thing& each : *all)
        if (ids.contains(each.id))
            if (auto noted = noteByParapet(context, tell(each)); !noted)
                return noted;
    return {};
}

tl::unexpected<base::Error> refused(const std::vector<store::SnapshotRow>& all, qint64 snapshot)
{
    using Kind = base::Error::Kind;
    if (std::ranges::find(all, snapshot, &store::SnapshotRow::id) == all.end())
        return base::fail(Kind::NotFound, tr("There is no snapshot %1.").arg(snapshot));
    return base::fail(Kind::Conflict,
        tr("Only the newest snapshot can be taken back: that is %1.").arg(all.back().id));
}

/// The removal and what it set going again; the scoring may end it anew.
base::Result<store::GoingOn> remove(Context& context, const store::SnapshotRow& newest)
{
    auto goingOn = store::removeNewestSnapshot(context.connection, newest.id, context.clock());
    if (!goingOn)
        return goingOn;
    auto noted = note(context, changeOf(newest));
    store::WorkflowStore workflow(context.connection);
    if (noted)
        noted = noteThose(context, workflow.activities(), goingOn->activities, &reopened);
    if (noted)
        noted = noteThose(context, workflow.exceptions(), goingOn->exceptions, &restored);
    if (!noted)
        return tl::unexpected(noted.error());
    return goingOn;
}

} // namespace

base::Result<TakenBack> takeBackSnapshot(Context& context, qint64 snapshot)
{
    TakenBack done;
    context.connection.setStop(context.progress.stop);
    auto written = context.connection.transaction([&]() -> base::Result<void> {
        const auto all = store::listSnapshots(context.connection);
        if (!all)
            return tl::unexpected(all.error());
        context.progress.report(0, 0, tr("Taking the snapshot back"));
        if (all->empty() || all->back().id != snapshot)
            return refused(*all, snapshot);
        const auto goingOn = remove(context, all->back());
        if (!goingOn)
            return tl::unexpected(goingOn.error());
        done.takenAt = all->back().takenAt;
        done.activities = goingOn->activities.size();
        done.exceptions = goingOn->exceptions.size();
        if (all->size() > 1)
            done.newest = (*all)[all->size() - 2].takenAt;
        context.progress.report(0, 0, tr("Scoring"));
        return rescoreWhole(context, {Occasion::What::TakenBack});
    });
    if (!written)
        return tl::unexpected(written.error());
    return done;
}

QString takenBackWords(const TakenBack& done)
{
    QString words = done.newest
        ? tr("The snapshot of %1 was taken back; the newest is of %2 again.")
              .arg(base::isoTime(done.takenAt).left(10), base::isoTime(*done.newest).left(10))
        : tr("The snapshot of %1 was taken back; the workspace holds none now.")
              .arg(base::isoTime(done.takenAt).left(10));
    if (done.activities == 1)
        words += u' ' + tr("1 remediation activity that it completed goes on.");
    else if (done.activities > 1)
        words +=
            u' ' + tr("%1 remediation activities that it completed go on.").arg(done.activities);
    if (done.exceptions == 1)
        words += u' ' + tr("1 exception that it ended is in effect again.");
    else if (done.exceptions > 1)
        words += u' ' + tr("%1 exceptions that it ended are in effect again.").arg(done.exceptions);
    return words;
}

JobId startTakingBack(Desk& desk, qint64 snapshot)
{
    return desk.run(tr("Taking a snapshot back"),
        [snapshot](Context& context, Outcome& outcome) -> base::Result<void> {
            const auto done = takeBackSnapshot(context, snapshot);
            if (!done)
                return tl::unexpected(done.error());
            outcome.message = takenBackWords(*done);
            return {};
        });
}

} // namespace parapet::jobs
