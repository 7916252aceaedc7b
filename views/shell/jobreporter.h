// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Tells of the desk's jobs: running ones in the status bar, finished ones by a message. Looks now
// and then whether an exception began or ended. Owned by the shell. GUI thread only.
#pragma once

#include "models/jobs/desk.h"
#include "views/vocabulary/navigationtarget.h"
#include "views/vocabulary/pagecontext.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QSet>
#include <QWidget>

namespace parapet::views {

class MessageArea;
class StatusBar;
struct MessageLink;

class JobReporter : public QObject
{
    Q_OBJECT

public:
    JobReporter(
        const PageContext& context, StatusBar& status, MessageArea& messages, QObject* parent);

    /// Rescores where time passed an exception's begin or end; says nothing unless it fails.
    void settleQuietly();
    /// A workspace of an older version: opened for writing it is migrated; then all is read anew.
    void bringUpToDate();
    /// Says nothing of that job's end while the page is in sight: it tells itself.
    void leaveToPage(int job, QWidget* page);

signals:
    /// What is being done; empty when nothing runs.
    void busyWith(const QString& what);
    void summaryRequested(const parapet::jobs::Outcome& outcome);
    void detailRequested(const QString& message, const QString& detail);
    void takeBackRequested(); ///< the newest snapshot may be a mistake
    void navigate(const parapet::views::NavigationTarget& target);

private:
    void begin(int job, const QString& title);
    void progress(int job, qint64 done, qint64 total, const QString& what);
    void finish(const jobs::Outcome& outcome);
    void tellDone(const jobs::Outcome& outcome);
    void tellFailed(const jobs::Outcome& outcome);
    [[nodiscard]] MessageLink activitiesLink(const jobs::ImportReport& import);

    const PageContext m_context;
    StatusBar& m_status;
    MessageArea& m_messages;
    QHash<int, QString> m_titles;
    QSet<int> m_quiet;
    QHash<int, QPointer<QWidget>> m_followed;
};

} // namespace parapet::views
