// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The reading side of a workspace for the window: a thread with its own read-only connection that
// answers requests; answers arrive on the thread of the context object, and never after its death.
// Lives on the GUI thread; no method blocks it.
#pragma once

#include "models/base/clock.h"
#include "models/base/result.h"
#include "models/domain/views.h"

#include <QObject>

#include <functional>
#include <memory>

namespace parapet::store {
class Connection;
struct ReadScope;
}

namespace parapet::items {

template <class T>
using Answer = std::function<void(base::Result<T>)>;

class Library final : public QObject
{
    Q_OBJECT
public:
    Library(QString workspacePath, base::Clock clock, QObject* parent = nullptr);
    ~Library() override;

    [[nodiscard]] QString path() const;
    [[nodiscard]] domain::ViewScope scope() const;
    /// Shows another snapshot or other device groups: computes their summaries on the reader thread
    /// (scopeLoading, then scopeChanged or scopeFailed); lists keep showing the old scope till then.
    void setScope(const domain::ViewScope& scope);
    /// The workspace was written: forget everything, emit changed().
    void refresh();

    /// Scores, trend, groups, feeds, snapshots and the top rows of the scope.
    void overview(QObject* context, Answer<domain::Overview> answer);
    /// One row of a list, all fields, by its "id" field; NotFound when it is not there.
    void row(domain::Kind kind, const QString& id, QObject* context, Answer<domain::Row> answer);
    /// Joint effect of recommendations in the scope.
    void whatIf(const QStringList& recommendations, QObject* context, Answer<domain::Effect> answer);
    void previewException(const domain::ExceptionRequest& request, QObject* context,
        Answer<domain::ExceptionPreview> answer);
    /// How a score, device or recommendation comes to its value; an empty id explains the score.
    void explain(domain::ListRelation object, QObject* context, Answer<domain::Explanation> answer);
    /// Disk and registry paths of the software of a recommendation or device, at most `limit`.
    void evidence(domain::ListRelation object, int limit, QObject* context,
        Answer<QStringList> answer);

    /// Runs `work` on the reader thread with its connection and scope; for item models of this room.
    /// A later request with the same `owner` cancels this one where it still runs or waits.
    void post(QObject* owner,
        std::function<void(store::Connection&, const store::ReadScope&)> work,
        std::function<void()> then);

signals:
    void changed(); ///< new data or a new scope: reload
    void scopeLoading();
    void scopeChanged();
    void scopeFailed(const QString& message);

private:
    struct Private;
    std::unique_ptr<Private> m_d;
};

} // namespace parapet::items
