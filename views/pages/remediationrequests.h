// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Requesting remediation from a page: the form, the activities, the hand-over CSV, what the page
// tells of them and the way back. Owned by its page. GUI thread only.
#pragma once

#include "views/panels/rowfacts.h"
#include "views/vocabulary/pagecontext.h"
#include "views/vocabulary/undostep.h"

#include <QList>
#include <QObject>

namespace parapet::views {

class WorkPage;
class RequestRemediationDialog;

class RemediationRequests final : public QObject
{
    Q_OBJECT

public:
    RemediationRequests(const PageContext& context, WorkPage& page);

    /// Opens the form for these recommendations; nothing for an empty list, nor while a past
    /// snapshot is shown.
    /// `groups`: ticked at first.
    void request(const QList<RowFacts>& recommendations, const QStringList& groups = {});
    /// The same once more for a completed activity, in its device groups.
    void requestAgain(const RowFacts& activity);

private:
    void createActivities(RequestRemediationDialog& dialog, const QStringList& recommendations);
    [[nodiscard]] UndoStep withdrawing(const QStringList& activities, const QStringList& ticked);
    void tellCreated(const QString& text, const UndoStep& undo, const QStringList& activities);

    PageContext m_context;
    WorkPage& m_page;
};

} // namespace parapet::views
