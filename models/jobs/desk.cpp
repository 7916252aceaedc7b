// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/desk.h"

#include "models/base/timetext.h"
#include "models/jobs/demojob.h"
#include "models/jobs/feedsjob.h"
#include "models/jobs/rescore.h"
#include "models/jobs/settingsjob.h"
#include "models/jobs/workflow.h"
#include "models/store/fileaccess.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QLocale>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace parapet::jobs {
namespace {

/// What a job's work gives: a message, and what was made.
using Work = std::function<base::Result<void>(Context&, Outcome&)>;

struct Job
{
    JobId id = 0;
    QString title;
    store::OpenMode mode = store::OpenMode::ReadWrite;
    bool writes = true;
    Work work;
    std::stop_source stop;
};

} // namespace

struct Desk::Private
{
    Private(Desk& desk, QString workspace, base::Clock machineClock, QString login)
        : self(desk)
        , path(std::move(workspace))
        , clock(std::move(machineClock))
        , user(std::move(login))
        , readOnly(store::whyReadOnly(path))
        , thread([this](const std::stop_token& stop) { run(stop); })
    {
    }

    ~Private()
    {
        thread.request_stop();
        {
            const std::lock_guard lock(mutex);
            for (const auto& job : waiting)
                job->stop.request_stop();
            if (running)
                running->stop.request_stop();
        }
        wake.notify_all();
    }

    JobId add(const QString& title, Work work, bool writes = true,
        store::OpenMode mode = store::OpenMode::ReadWrite)
    {
        auto job = std::make_shared<Job>();
        job->title = title;
        job->work = std::move(work);
        job->writes = writes;
        job->mode = mode;
        {
            const std::lock_guard lock(mutex);
            job->id = ++lastId;
            waiting.push_back(job);
        }
        wake.notify_all();
        return job->id;
    }

    void run(const std::stop_token& stop)
    {
        while (true) {
            std::shared_ptr<Job> job;
            {
                std::unique_lock lock(mutex);
                wake.wait(lock, stop, [this] { return !waiting.empty(); });
                if (stop.stop_requested())
                    return;
                job = waiting.front();
                waiting.pop_front();
                running = job;
            }
            tell([this, job] { emit self.started(job->id, job->title); });
            const Outcome outcome = carryOut(*job);
            {
                const std::lock_guard lock(mutex);
                running.reset();
            }
            const bool changed = outcome.done && outcome.changed && job->writes;
            tell([this, outcome, changed] {
                emit self.finished(outcome);
                if (changed)
                    emit self.workspaceChanged();
            });
        }
    }

    Outcome carryOut(Job& job)
    {
        Outcome outcome;
        outcome.job = job.id;
        auto done = withContext(job, outcome);
        outcome.done = done.has_value();
        if (!done) {
            outcome.cancelled = done.error().kind == base::Error::Kind::Cancelled;
            outcome.message = done.error().message;
            outcome.detail = done.error().detail;
        }
        return outcome;
    }

    base::Result<void> withContext(Job& job, Outcome& outcome)
    {
        if (job.stop.stop_requested())
            return base::fail(base::Error::Kind::Cancelled, tr("Canceled; nothing was changed."));
        if (const QString why = self.whyNotWritable(); job.writes && !why.isEmpty())
            return base::fail(base::Error::Kind::Io, tr("%1 Nothing was changed.").arg(why));
        if (connection && connection->isOutdated())
            connection.reset();
        if (!connection) {
            const auto mode = readOnly.isEmpty() ? job.mode : store::OpenMode::ReadOnly;
            auto opened = store::Connection::open(path, mode);
            if (!opened)
                return tl::unexpected(opened.error());
            connection = std::move(*opened);
        }
        Context context{*connection, clock, user, progressOf(job)};
        connection->setStop(context.progress.stop);
        return job.work(context, outcome);
    }

    base::Progress progressOf(const Job& job)
    {
        base::Progress progress;
        progress.stop = job.stop.get_token();
        auto last = std::make_shared<QElapsedTimer>();
        progress.report = [this, id = job.id, last](
                              qint64 done, qint64 total, const QString& what) {
            constexpr qint64 pause = 100; // at most ten reports a second
            if (last->isValid() && last->elapsed() < pause && done < total)
                return;
            last->start();
            tell([this, id, done, total, what] { emit self.progressed(id, done, total, what); });
        };
        return progress;
    }

    void tell(std::function<void()> signal)
    {
        QMetaObject::invokeMethod(&self, std::move(signal), Qt::QueuedConnection);
    }

    Desk& self;
    QString path;
    base::Clock clock;
    QString user;
    const QString readOnly; ///< why, as the end of a sentence
    std::atomic<bool> isLost = false; ///< set by the GUI thread, read by both
    std::mutex mutex;
    std::condition_variable_any wake;
    std::deque<std::shared_ptr<Job>> waiting;
    std::shared_ptr<Job> running;
    JobId lastId = 0;
    std::unique_ptr<store::Connection> connection; ///< of the thread
    std::jthread thread;
};

Desk::Desk(QString workspacePath, base::Clock clock, QString user, QObject* parent)
    : QObject(parent)
    , m_d(std::make_unique<Private>(
          *this, std::move(workspacePath), std::move(clock), std::move(user)))
{
}

Desk::~Desk() = default;

QString Desk::readOnly() const
{
    return m_d->readOnly.isEmpty() ? QString() : tr("Opened read-only: %1.").arg(m_d->readOnly);
}

void Desk::setFileLost(bool lost)
{
    if (m_d->isLost.exchange(lost) != lost)
        emit writabilityChanged();
}

bool Desk::isFileLost() const
{
    return m_d->isLost;
}

QString Desk::whyNotWritable() const
{
    if (const QString why = readOnly(); !why.isEmpty() || !m_d->isLost)
        return why;
    const QFileInfo file(m_d->path);
    return tr("%1 was deleted, moved or replaced, so nothing can be written. Move it back to %2, "
              "or save a copy and go on there.")
        .arg(file.fileName(), file.absolutePath());
}

bool Desk::isBusy() const
{
    const std::lock_guard lock(m_d->mutex);
    return m_d->running || !m_d->waiting.empty();
}

void Desk::cancel(JobId job)
{
    const std::lock_guard lock(m_d->mutex);
    if (m_d->running && m_d->running->id == job)
        m_d->running->stop.request_stop();
    for (const auto& waiting : m_d->waiting)
        if (waiting->id == job)
            waiting->stop.request_stop();
}

JobId Desk::importSnapshot(const ImportRequest& request)
{
    return m_d->add(
        tr("Importing a snapshot"),
        [request](Context& context, Outcome& outcome) -> base::Result<void> {
            const base::Millis began = context.clock();
            auto report = jobs::importSnapshot(context, request);
            if (!report)
                return tl::unexpected(report.error());
            outcome.issues = report->issues;
            outcome.changed = !report->unchanged;
            outcome.message = report->unchanged
                ? tr("Nothing changed: these files were imported before.")
                : tr("Snapshot of %1 imported: %2 devices, %3 rows rejected.")
                      .arg(base::isoDate(report->takenAt),
                          QLocale().toString(static_cast<qint64>(report->devices)),
                          QLocale().toString(static_cast<qint64>(report->summary.rejected)));
            outcome.message += completionWords(*report);
            outcome.message += doubtWords(*report);
            outcome.message += grownExceptionsWords(context, began);
            outcome.import = std::move(*report);
            return {};
        },
        true, store::OpenMode::Create);
}

JobId Desk::importFeeds(const QStringList& files)
{
    return m_d->add(
        tr("Importing feeds"),
        [files](Context& context, Outcome& outcome) -> base::Result<void> {
            const auto reports = jobs::importFeeds(context, files);
            if (!reports)
                return tl::unexpected(reports.error());
            QStringList names;
            for (const auto& report : *reports) {
                names.append(tr("%1 (%2 records)")
                                 .arg(report.summary.name.toUpper(),
                                     QLocale().toString(report.summary.records)));
                outcome.issues.insert(
                    outcome.issues.end(), report.issues.begin(), report.issues.end());
            }
            outcome.message = tr("Feeds imported: %1.").arg(names.join(QStringLiteral(", ")));
            return {};
        },
        true, store::OpenMode::Create);
}

JobId Desk::loadDemo()
{
    return m_d->add(
        tr("Loading the demo fleet"),
        [](Context& context, Outcome& outcome) -> base::Result<void> {
            outcome.message = tr("The demo fleet is loaded.");
            return jobs::loadDemo(context);
        },
        true, store::OpenMode::Create);
}

JobId Desk::createRemediation(const domain::RemediationRequest& request)
{
    return m_d->add(tr("Requesting a remediation"),
        [request](Context& context, Outcome& outcome) -> base::Result<void> {
            auto id = jobs::createRemediation(context, request);
            if (!id)
                return tl::unexpected(id.error());
            outcome.createdId = std::move(*id);
            outcome.message = tr("The remediation activity was created.");
            return {};
        });
}

JobId Desk::createRemediations(std::vector<domain::RemediationRequest> requests)
{
    return m_d->add(tr("Requesting remediations"),
        [requests = std::move(requests)](Context& context, Outcome& outcome) -> base::Result<void> {
            auto ids = jobs::createRemediations(context, requests);
            if (!ids)
                return tl::unexpected(ids.error());
            outcome.createdIds = std::move(*ids);
            return {};
        });
}

JobId Desk::completeRemediation(const QString& id)
{
    return m_d->add(tr("Completing an activity"), [id](Context& context, Outcome& outcome) {
        outcome.message = tr("The activity is marked as completed.");
        return jobs::completeRemediation(context, id);
    });
}

JobId Desk::fileException(const domain::ExceptionRequest& request)
{
    return m_d->add(tr("Filing an exception"),
        [request](Context& context, Outcome& outcome) -> base::Result<void> {
            auto id = jobs::fileException(context, request);
            if (!id)
                return tl::unexpected(id.error());
            outcome.createdId = std::move(*id);
            outcome.message =
                tr("The exception is in effect until %1.").arg(base::isoDate(request.expiresOn));
            return {};
        });
}

JobId Desk::cancelException(const QString& id)
{
    return m_d->add(tr("Canceling an exception"), [id](Context& context, Outcome& outcome) {
        outcome.message = tr("The exception is canceled.");
        return jobs::cancelException(context, id);
    });
}

JobId Desk::extendException(const QString& id, const domain::ExceptionEdit& edit)
{
    return m_d->add(tr("Extending an exception"),
        [id, edit](Context& context, Outcome& outcome) -> base::Result<void> {
            auto next = jobs::extendException(context, id, edit);
            if (!next)
                return tl::unexpected(next.error());
            outcome.createdId = std::move(*next);
            outcome.message = tr("It goes on until %1.").arg(base::isoDate(edit.expiresOn));
            return {};
        });
}

JobId Desk::setPolicySettings(const domain::PolicySettings& settings)
{
    return m_d->add(tr("Changing the policy"), [settings](Context& context, Outcome& outcome) {
        outcome.message = tr("The due dates follow the new policy.");
        return jobs::setPolicySettings(context, settings);
    });
}

JobId Desk::setWeights(const QString& preset)
{
    return m_d->add(tr("Changing the weights"), [preset](Context& context, Outcome& outcome) {
        outcome.message = tr("The scores follow the new weights.");
        return jobs::setWeights(context, preset);
    });
}

JobId Desk::settle()
{
    return m_d->add(
        tr("Checking exceptions"), [](Context& context, Outcome& outcome) -> base::Result<void> {
            return jobs::settle(context).map(
                [&outcome](bool rescored) { outcome.changed = rescored; });
        });
}

JobId Desk::run(const QString& title,
    const std::function<base::Result<void>(Context&, Outcome&)>& work, bool writes)
{
    return m_d->add(title, work, writes);
}

} // namespace parapet::jobs
