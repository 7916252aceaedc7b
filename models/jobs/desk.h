// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The writing side of a workspace for the window: runs jobs one after the other on a thread that
// owns the only read-write connection. Lives on the GUI thread; signals arrive there.
#pragma once

#include "models/base/clock.h"
#include "models/base/result.h"
#include "models/domain/policy.h"
#include "models/domain/views.h"
#include "models/domain/workflow.h"
#include "models/jobs/import/importjob.h"

#include <QObject>

#include <functional>
#include <memory>

namespace parapet::jobs {

struct Context;

using JobId = int;

/// What a finished job tells.
struct Outcome
{
    JobId job = 0;
    bool done = false; ///< false: failed or cancelled, nothing changed
    bool cancelled = false;
    bool changed = true; ///< the workspace is another one now, where the job is one that writes
    QString message; ///< one sentence: "Snapshot of 2026-08-01 imported", or what went wrong
    QString detail;
    QString createdId; ///< of an activity or exception that was filed
    QStringList createdIds; ///< of all activities or exceptions filed at once
    QStringList undoSteps; ///< of changed devices, for startUndoingDevices() (workflowjobs.h)
    std::vector<domain::Issue> issues; ///< of an import
    std::optional<ImportReport> import;
};

/// Rows and columns of a CSV export, as on screen.
struct CsvExport
{
    domain::Kind kind = domain::Kind::Devices;
    QString filter, sortText;
    domain::ListRelation relation;
    QStringList fields; ///< stable names in order
    QString file;
    domain::ViewScope scope;
};

class Desk final : public QObject
{
    Q_OBJECT
public:
    Desk(QString workspacePath, base::Clock clock, QString user, QObject* parent = nullptr);
    ~Desk() override; ///< cancels what runs and waits for it

    JobId importSnapshot(const ImportRequest& request);
    JobId importFeeds(const QStringList& files);
    /// Makes the demo fleet in a temporary folder and imports its snapshots, feeds and an
    /// exception.
    JobId loadDemo();
    JobId createRemediation(const domain::RemediationRequest& request);
    /// All or none. The outcome has no message: who asked tells it, with the way to what was made.
    JobId createRemediations(std::vector<domain::RemediationRequest> requests);
    JobId completeRemediation(const QString& id);
    JobId exportHandover(const QStringList& activities, const QString& file); ///< empty: all
    JobId fileException(const domain::ExceptionRequest& request);
    JobId cancelException(const QString& id);
    /// createdId of the outcome is the successor.
    JobId extendException(const QString& id, const domain::ExceptionEdit& edit);
    JobId setPolicySettings(const domain::PolicySettings& settings);
    JobId setWeights(const QString& preset);
    JobId exportCsv(const CsvExport& request);
    /// Rescores when an exception began or ended; call now and then.
    JobId settle();
    /// Work of this room as a job; functions beside the desk offer it. `writes`: the workspace is
    /// another one afterwards.
    JobId run(const QString& title,
        const std::function<base::Result<void>(Context&, Outcome&)>& work, bool writes = true);

    /// Why the workspace can only be read, as a sentence for people; empty: it may be written. As
    /// it was when the desk was made.
    [[nodiscard]] QString readOnly() const;
    /// The file was deleted, moved or replaced (true), or is there again: who watches it tells.
    void setFileLost(bool lost);
    [[nodiscard]] bool isFileLost() const;
    /// Why nothing can be written now, and what helps, for people: opened read-only, or the file is
    /// lost. Empty: it can be written. Jobs that write fail with it.
    [[nodiscard]] QString whyNotWritable() const;

    void cancel(JobId job);
    [[nodiscard]] bool isBusy() const;

signals:
    void started(int job, const QString& title);
    /// At most ten a second; total 0: unknown.
    void progressed(int job, qint64 done, qint64 total, const QString& what);
    void finished(const parapet::jobs::Outcome& outcome);
    void workspaceChanged(); ///< after a job that wrote
    void writabilityChanged(); ///< of whyNotWritable()

private:
    struct Private;
    std::unique_ptr<Private> m_d;
};

} // namespace parapet::jobs
