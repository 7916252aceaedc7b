// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/exceptionactions.h"

#include "models/items/library.h"
#include "models/items/ticks.h"
#include "models/jobs/workflowjobs.h"
#include "views/dialogs/exceptiondialog.h"
#include "views/dialogs/extenddialog.h"
#include "views/dialogs/inaccuracydialog.h"
#include "views/pages/workpage.h"
#include "views/panels/objectpanel.h"
#include "views/vocabulary/fieldwords.h"
#include "views/vocabulary/wording.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace parapet::views {

namespace {

/// %2: the date. A suspended one is not in effect before what suspends it ends.
QString extensionWords(qint64 count, qint64 suspended)
{
    const auto tr = [](const char* text) { return ExceptionActions::tr(text); };
    if (suspended == 0)
        return counted(
            count, tr("The exception goes on until %2."), tr("%1 exceptions go on until %2."));
    if (suspended == count)
        return counted(count,
            tr("The exception is extended until %2; it stays suspended while the global one is in "
               "effect."),
            tr("%1 exceptions are extended until %2; they stay suspended while the global ones are "
               "in effect."));
    return tr("%1 exceptions are extended until %2; of them, %3 stay suspended while the global "
              "ones are in effect.")
        .arg(QLocale().toString(count), u"%1"_s, QLocale().toString(suspended));
}

} // namespace

ExceptionActions::ExceptionActions(const PageContext& context, WorkPage& page)
    : QObject(&page)
    , m_context(context)
    , m_page(page)
{
}

void ExceptionActions::serve(ObjectPanel& panel)
{
    connect(&panel, &ObjectPanel::exceptionRequested, this,
        [this](const ExceptionSubject& subject) { file({subject}); });
    connect(&panel, &ObjectPanel::inaccuracyReported, this, &ExceptionActions::report);
}

void ExceptionActions::report(domain::Kind kind, const QString& id, const ExceptionSubject& subject)
{
    const bool canBeFalse =
        subject.isSoftware() || (!subject.cve.isEmpty() && !subject.software.isEmpty());
    auto* dialog = new InaccuracyDialog(m_context, kind, id, subject.title, canBeFalse, &m_page);
    connect(dialog, &InaccuracyDialog::falsePositiveChosen, this,
        [this, subject] { file({subject}, domain::Justification::FalsePositive); });
    connect(dialog, &InaccuracyDialog::submitted, this, [this, dialog] {
        m_page.follow(jobs::startCorrection(m_context.desk, dialog->correction()),
            [this](const jobs::Outcome&) {
                m_page.tell(InlineMessage::Kind::Done, tr("The note is in the journal."),
                    tr("Show journal"), [this] {
                        emit m_page.navigate({u"journal"_s, {}, {}, {}, {}});
                    });
            });
    });
    dialog->open();
}

void ExceptionActions::file(
    const QList<ExceptionSubject>& subjects, domain::Justification justification)
{
    if (subjects.isEmpty() || !m_page.showsLatest())
        return;
    auto* dialog = new ExceptionDialog(m_context, subjects, &m_page, justification);
    const QString what =
        subjects.size() == 1 ? subjects.first().title : tr("%1 exceptions").arg(subjects.size());
    connect(
        dialog, &ExceptionDialog::submitted, this, [this, dialog, what] { submit(*dialog, what); });
    dialog->open();
}

void ExceptionActions::submit(ExceptionDialog& dialog, const QString& what)
{
    const std::vector<domain::ExceptionRequest> requests = dialog.requests();
    const jobs::JobId job = jobs::startFiling(m_context.desk, requests);
    dialog.waitFor(m_context.desk, job);
    m_page.follow(job, [this, what, requests](const jobs::Outcome& outcome) {
        const QStringList ids = outcome.createdIds;
        const base::Millis until = requests.front().expiresOn;
        const QStringList ticked = untick(requests);
        const QString text = counted(ids.size(), tr("The exception is in effect until %2."),
            tr("%1 exceptions are in effect until %2."))
                                 .arg(spelledDate(until, QLocale()));
        const UndoStep undo(tr("filing %1").arg(what), [this, ids, ticked] {
            m_page.follow(jobs::startCancelling(m_context.desk, ids),
                [this, ids, ticked](const jobs::Outcome&) {
                    m_context.library.tickedRecommendations().add(ticked);
                    m_page.tell(InlineMessage::Kind::Done,
                        counted(ids.size(), tr("Undone: the exception is canceled."),
                            tr("Undone: %1 exceptions are canceled.")));
                });
        });
        m_page.tellUndoable(text, undo,
            ids.size() == 1 ? tr("Show exception") : tr("Show exceptions"),
            [this, ids] { showException(ids); });
    });
}

/// What is excepted is no choice any more; the recommendations that were ticked.
QStringList ExceptionActions::untick(const std::vector<domain::ExceptionRequest>& requests)
{
    items::Ticks& ticks = m_context.library.tickedRecommendations();
    QStringList recommendations;
    QStringList cves;
    for (const domain::ExceptionRequest& each : requests) {
        if (!each.cve.isEmpty())
            cves.append(each.cve);
        else if (ticks.contains(each.recommendation))
            recommendations.append(each.recommendation);
    }
    ticks.remove(recommendations);
    if (!cves.isEmpty())
        m_page.untick(domain::Kind::Weaknesses, cves);
    return recommendations;
}

void ExceptionActions::showException(const QStringList& ids)
{
    NavigationTarget target;
    target.page = u"remediation"_s;
    target.tab = u"exceptions"_s;
    if (ids.size() == 1)
        target.objectId = ids.first();
    emit m_page.navigate(target);
}

QList<RowFacts> ExceptionActions::openOnes(const QList<RowFacts>& exceptions)
{
    using enum domain::ExceptionStatus;
    QList<RowFacts> open;
    for (const RowFacts& each : exceptions) {
        const QString status = each.text(u"status");
        if (status == domain::text(InEffect) || status == domain::text(Suspended))
            open.append(each);
    }
    if (open.isEmpty())
        m_page.tell(InlineMessage::Kind::Info,
            exceptions.size() == 1 ? tr("This exception is not in effect any more.")
                                   : tr("None of these exceptions is in effect any more."));
    return open;
}

void ExceptionActions::extend(const QList<RowFacts>& exceptions)
{
    if (!m_page.showsLatest())
        return;
    const QList<RowFacts> open = openOnes(exceptions);
    if (open.isEmpty())
        return;
    auto* dialog = new ExtendDialog(m_context, open, &m_page);
    connect(dialog, &ExtendDialog::submitted, this,
        [this, dialog, open] { submitExtension(open, dialog->edit()); });
    dialog->open();
}

void ExceptionActions::submitExtension(
    const QList<RowFacts>& exceptions, const domain::ExceptionEdit& edit)
{
    const bool isOne = exceptions.size() == 1;
    const QString what =
        isOne ? exceptions.first().text(u"title") : tr("%1 exceptions").arg(exceptions.size());
    const qint64 suspended = std::ranges::count_if(exceptions, [](const RowFacts& each) {
        return each.text(u"status") == domain::text(domain::ExceptionStatus::Suspended);
    });
    m_page.follow(jobs::startExtending(m_context.desk, idsOf(exceptions), edit),
        [this, isOne, what, suspended, until = edit.expiresOn](const jobs::Outcome& outcome) {
            const QStringList next = outcome.createdIds;
            const UndoStep undo(tr("extending %1").arg(what), [this, next] {
                tellRestored(jobs::startUndoingExtensions(m_context.desk, next), next.size());
            });
            m_page.untickAll();
            if (isOne)
                m_page.showObject(next.value(0));
            m_page.tellUndoable(
                extensionWords(next.size(), suspended).arg(spelledDate(until, QLocale())), undo);
        });
}

void ExceptionActions::cancel(const QList<RowFacts>& exceptions)
{
    if (!m_page.showsLatest())
        return;
    const QList<RowFacts> open = openOnes(exceptions);
    if (open.isEmpty())
        return;
    const QStringList ids = idsOf(open);
    const QString what =
        open.size() == 1 ? open.first().text(u"title") : tr("%1 exceptions").arg(open.size());
    m_page.follow(
        jobs::startCancelling(m_context.desk, ids), [this, ids, what](const jobs::Outcome&) {
            const UndoStep undo(tr("canceling %1").arg(what), [this, ids] {
                tellRestored(jobs::startRestoring(m_context.desk, ids), ids.size());
            });
            m_page.untickAll();
            m_page.tellUndoable(
                counted(ids.size(),
                    tr("The exception is canceled; what no other one covers is open again."),
                    tr("%1 exceptions are canceled; what no other one covers is open again.")),
                undo);
        });
}

void ExceptionActions::cancelGroup(const RowFacts& exception, const QString& group)
{
    if (!m_page.showsLatest())
        return;
    const QString id = exception.text(u"id");
    m_page.follow(jobs::startCancellingGroups(m_context.desk, id, {group}),
        [this, id, group, title = exception.text(u"title")](const jobs::Outcome&) {
            const UndoStep undo(tr("canceling %1 for %2").arg(title, group), [this, id, group] {
                tellRestored(jobs::startRestoringGroups(m_context.desk, id, {group}), 1);
            });
            m_page.tellUndoable(tr("The exception is canceled for %1; what no other one covers "
                                   "there is open again.")
                                    .arg(group),
                undo);
        });
}

void ExceptionActions::tellRestored(int job, qsizetype count)
{
    m_page.follow(job, [this, count](const jobs::Outcome&) {
        m_page.tell(InlineMessage::Kind::Done,
            counted(count, tr("Undone: the exception is in effect as it was."),
                tr("Undone: %1 exceptions are in effect as they were.")));
    });
}

} // namespace parapet::views
