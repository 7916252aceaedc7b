// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/remediationrequests.h"

#include "models/items/library.h"
#include "models/items/ticks.h"
#include "models/jobs/workflowjobs.h"
#include "views/dialogs/requestremediationdialog.h"
#include "views/pages/workpage.h"
#include "views/vocabulary/fieldwords.h"

using namespace Qt::StringLiterals;

namespace parapet::views {

RemediationRequests::RemediationRequests(const PageContext& context, WorkPage& page)
    : QObject(&page)
    , m_context(context)
    , m_page(page)
{
}

void RemediationRequests::request(const QList<RowFacts>& recommendations, const QStringList& groups)
{
    if (recommendations.isEmpty() || !m_page.showsLatest())
        return;
    const QStringList ids = idsOf(recommendations);
    auto* dialog = new RequestRemediationDialog(m_context, recommendations, &m_page);
    dialog->proposeGroups(groups);
    connect(dialog, &RequestRemediationDialog::submitted, this,
        [this, dialog, ids] { createActivities(*dialog, ids); });
    dialog->open();
}

void RemediationRequests::requestAgain(const RowFacts& activity)
{
    const QStringList groups = activity.list(u"rbacGroupNames");
    m_context.library.row(domain::Kind::Recommendations, activity.text(u"recommendationId"), this,
        [this, groups](const base::Result<domain::Row>& row) {
            if (row)
                request({RowFacts(domain::Kind::Recommendations, *row)}, groups);
            else
                m_page.tell(InlineMessage::Kind::Error, row.error().message);
        });
}

/// What is requested is no choice any more: it is unticked, and ticked again by the way back.
void RemediationRequests::createActivities(
    RequestRemediationDialog& dialog, const QStringList& recommendations)
{
    const QList<domain::RemediationRequest> requests = dialog.requests();
    const QString file = dialog.handoverFile();
    const jobs::JobId job = m_context.desk.createRemediations({requests.begin(), requests.end()});
    dialog.waitFor(m_context.desk, job);
    m_page.follow(job, [this, file, recommendations](const jobs::Outcome& outcome) {
        items::Ticks& ticks = m_context.library.tickedRecommendations();
        QStringList ticked;
        for (const QString& id : recommendations)
            if (ticks.contains(id))
                ticked.append(id);
        ticks.remove(ticked);
        const QStringList created = outcome.createdIds;
        const QString text = counted(created.size(), tr("The remediation activity was created."),
            tr("%1 remediation activities were created."));
        const UndoStep undo = withdrawing(created, ticked); // one, however often it is told
        tellCreated(text, undo, created);
        if (!file.isEmpty())
            m_page.follow(m_context.desk.exportHandover(created, file),
                [this, file, text, undo, created](const jobs::Outcome&) {
                    tellCreated(tr("%1 The hand-over CSV is %2.").arg(text, file), undo, created);
                });
    });
}

UndoStep RemediationRequests::withdrawing(const QStringList& activities, const QStringList& ticked)
{
    return {tr("requesting remediation"), [this, activities, ticked] {
                m_page.follow(jobs::startWithdrawing(m_context.desk, activities),
                    [this, ticked](const jobs::Outcome&) {
                        m_context.library.tickedRecommendations().add(ticked);
                        m_page.tell(
                            InlineMessage::Kind::Done, tr("Undone: the request is withdrawn."));
                    });
            }};
}

void RemediationRequests::tellCreated(
    const QString& text, const UndoStep& undo, const QStringList& activities)
{
    m_page.tellUndoable(text, undo,
        activities.size() == 1 ? tr("Show activity") : tr("Show activities"), [this, activities] {
            NavigationTarget target;
            target.page = u"remediation"_s;
            target.tab = u"activities"_s;
            if (activities.size() == 1)
                target.objectId = activities.first();
            emit m_page.navigate(target);
        });
}

} // namespace parapet::views
