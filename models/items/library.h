// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The reading side of a workspace for the window: threads with read-only connections of their own
// answer requests; answers arrive on the GUI thread, and never after the context object's death.
// Lives on the GUI thread; no method blocks it.
#pragma once

#include "models/base/clock.h"
#include "models/base/result.h"
#include "models/domain/events.h"
#include "models/domain/policy.h"
#include "models/domain/views.h"
#include "models/domain/workflow.h"
#include "models/items/foundobject.h"
#include "models/jobs/journaljob.h"

#include <QHash>
#include <QObject>

#include <functional>
#include <memory>

namespace parapet::jobs {
struct MailSettings;
struct MergePlan;
struct WeightChoices;
} // namespace parapet::jobs

namespace parapet::items {

class Reader;
class Ticks;

template <class T>
using Answer = std::function<void(base::Result<T>)>;

class Library final : public QObject
{
    Q_OBJECT
public:
    Library(const QString& workspacePath, const base::Clock& clock, QObject* parent = nullptr);
    ~Library() override;

    [[nodiscard]] QString path() const;
    [[nodiscard]] domain::ViewScope scope() const;
    /// What due dates and ages count from: now, or the time the past snapshot shown was taken.
    [[nodiscard]] base::Millis today() const;
    /// Shows another snapshot or other device groups: computes their summaries on the reader thread
    /// (scopeLoading, then scopeChanged or scopeFailed); lists keep showing the old scope till
    /// then.
    void setScope(const domain::ViewScope& scope);
    /// The workspace was written: forget everything, emit changed().
    void refresh();

    /// The recommendations ticked in this window: one set for every list, flyout and the plan.
    /// Those that a scope has not stay ticked.
    [[nodiscard]] Ticks& tickedRecommendations();

    /// Scores, trend, groups, feeds, snapshots and the top rows of the scope.
    void overview(QObject* context, Answer<domain::Overview> answer);
    /// One row of a list, all fields, by its "id" field; NotFound when it is not there.
    void row(domain::Kind kind, const QString& id, QObject* context, Answer<domain::Row> answer);
    /// Objects whose name holds the text, at most `each` of a kind; a later search replaces one
    /// that waits.
    void find(
        const QString& text, qint64 each, QObject* context, Answer<std::vector<Found>> answer);
    /// Joint effect of recommendations in the scope. `question`: any address of the caller's; a
    /// later request with the same one replaces this, which then answers Cancelled. Null: none
    /// does.
    void whatIf(const QStringList& recommendations, QObject* context, Answer<domain::Effect> answer,
        const void* question = nullptr);
    void previewException(const domain::ExceptionRequest& request, QObject* context,
        Answer<domain::ExceptionPreview> answer, const void* question = nullptr);
    /// Exposed devices of each recommendation, by id, at the last snapshots (12 at most, oldest
    /// first). Empty where the scope is some device groups only.
    void exposedCourses(QObject* context, Answer<QHash<QString, QList<double>>> answer);
    /// The large numbers of the timeline: days from `from` up to and without `until`.
    void eventNumbers(base::Millis from, base::Millis until, QObject* context,
        Answer<domain::EventNumbers> answer);
    /// The policy clocks of the workspace.
    void policySettings(QObject* context, Answer<domain::PolicySettings> answer);
    /// What device values weigh: the preset in force and those to choose from.
    void weightChoices(QObject* context, Answer<jobs::WeightChoices> answer);
    /// Recomputes the journal's chain; `noted` as in jobs/journaljob.h.
    void verifyJournal(const QString& noted, QObject* context, Answer<jobs::JournalState> answer);
    /// Disk and registry paths of the software of a recommendation or device, at most `limit`.
    void evidence(const domain::ListRelation& object, int limit, QObject* context,
        Answer<QStringList> answer);

    /// What merging a filled-in hand-over file would do.
    void planMerge(const QString& file, QObject* context, Answer<jobs::MergePlan> answer);
    /// To whom and with what words the hand-over is mailed.
    void mailSettings(QObject* context, Answer<jobs::MailSettings> answer);
    /// How a remediation activity stood at each snapshot since it was filed, up to that of the
    /// scope.
    void progress(const QString& activity, QObject* context,
        Answer<std::vector<domain::ActivityProgress>> answer);

    /// The reader behind the lists; for item models of this room.
    [[nodiscard]] Reader& lists();
    /// The reader that holds the whole fleet in memory; for longer questions of this room.
    [[nodiscard]] Reader& analyses();

signals:
    void changed(); ///< new data or a new scope: reload
    void scopeLoading();
    void scopeChanged();
    void scopeFailed(const QString& message);

private:
    void scopeIsReady(const domain::ViewScope& before, const domain::ViewScope& scope,
        const base::Result<base::Millis>& today);

    struct Private;
    std::unique_ptr<Private> m_d;
};

} // namespace parapet::items
