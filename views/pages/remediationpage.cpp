// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/remediationpage.h"

#include "models/base/timetext.h"
#include "models/domain/terms.h"
#include "models/items/rowcount.h"
#include "models/jobs/activitychanges.h"
#include "models/jobs/handoverjobs.h"
#include "models/jobs/workflowjobs.h"
#include "views/dialogs/activitydialog.h"
#include "views/dialogs/maildialog.h"
#include "views/dialogs/mergedialog.h"
#include "views/pages/exceptionactions.h"
#include "views/pages/remediationlists.h"
#include "views/pages/remediationrequests.h"
#include "views/pages/rowwork.h"
#include "views/panels/activitypanel.h"
#include "views/panels/claimpanel.h"
#include "views/panels/exceptionpanel.h"
#include "views/vocabulary/fieldwords.h"
#include "views/vocabulary/needswriting.h"
#include "views/widgets/emptystate.h"
#include "views/widgets/filedialog.h"
#include "views/widgets/menubutton.h"
#include "views/widgets/pageheader.h"
#include "views/widgets/selectionbar.h"

#include <QDesktopServices>
#include <QFileDialog>
#include <QMenu>
#include <QPushButton>
#include <QStandardPaths>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace parapet::views {
RemediationPage::RemediationPage(const PageContext& context, QWidget* parent)
    : ListPage(context, u"remediation"_s, tr("Remediation"), parent)
    , m_exceptions(&work().exceptions())
{
    auto* activity = new ActivityPanel(context);
    auto* exception = new ExceptionPanel(context);
    ListPane& requested = addPane(activityList(), activity);
    ListPane& excepted = addPane(exceptionList(), exception);
    addPane(answerList(), new ClaimPanel(context));
    for (ListPane* list : {&requested, &excepted}) {
        connect(
            list->nothing().addButton(u"goToRecommendations"_s, tr("Go to recommendations"), true),
            &QPushButton::clicked, this, [this] {
                emit navigate({u"recommendations"_s, {}, {}, {}, {}});
            });
    }
    addExports();
    QPushButton* mail = header().addAction(u"mailAll"_s, tr("Draft e-mail to IT …"));
    mail->setToolTip(tr("All active activities, with the hand-over CSV attached"));
    connect(mail, &QPushButton::clicked, this, [this] { mailTo({}, tr("All active activities")); });
    QPushButton* merge = header().addAction(u"mergeAnswer"_s, tr("Merge IT's answer …"));
    merge->setToolTip(tr("Reads back the hand-over CSV that IT filled in"));
    connect(merge, &QPushButton::clicked, this, &RemediationPage::chooseAnswer);
    needsWriting(context.desk, merge);
    connect(activity, &ActivityPanel::mailRequested, this,
        [this](const QString& id, const QString& title) { mailTo({id}, title); });
    connect(activity, &ActivityPanel::exportRequested, this,
        [this](const QString& id) { exportHandover({id}); });
    connect(activity, &ActivityPanel::changeRequested, this,
        [this, activity] { changeActiveOf({activity->facts()}); });
    connect(activity, &ActivityPanel::againRequested, &work().requests(),
        [this, activity] { work().requests().requestAgain(activity->facts()); });
    connect(activity, &ActivityPanel::completionConfirmed, this,
        [this](const QString& id) { complete({id}); });
    connect(exception, &ExceptionPanel::cancelConfirmed, m_exceptions,
        [this, exception] { m_exceptions->cancel({exception->facts()}); });
    connect(exception, &ExceptionPanel::groupCancelConfirmed, m_exceptions,
        [this, exception](
            const QString& group) { m_exceptions->cancelGroup(exception->facts(), group); });
    connect(exception, &ExceptionPanel::extendRequested, m_exceptions,
        [this, exception] { m_exceptions->extend({exception->facts()}); });
    addActivityActions();
    addExceptionActions();
    connect(&context.library, &items::Library::changed, this, &RemediationPage::countArchived);
    countArchived();
    connect(exception, &ExceptionPanel::exceptionChosen, this,
        [this](const QString& id) { openObject(id); });
}

void RemediationPage::addExports()
{
    QMenu* menu = header().addMenu(u"exportAllActivities"_s, tr("Export all"))->menu();
    menu->setToolTipsVisible(true);
    const auto add = [&](const QString& name, const QString& words, const QString& help) {
        QAction* entry = menu->addAction(words);
        entry->setObjectName(name);
        entry->setToolTip(help);
        return entry;
    };
    connect(add(u"exportHandoverOfAll"_s, tr("Hand-over CSV of all active activities …"),
                tr("One row for each activity and device, for IT to fill in")),
        &QAction::triggered, this, [this] { exportHandover({}); });
    connect(add(u"exportActivityData"_s, tr("All activity data …"),
                tr("Every activity ever requested with all its fields, also those completed long "
                   "ago")),
        &QAction::triggered, this, [this] { exportEvery(domain::Kind::Remediations); });
    connect(add(u"exportTargetData"_s, tr("All target devices …"),
                tr("Every activity and device with its state and IT's answer")),
        &QAction::triggered, this, [this] { exportEvery(domain::Kind::RemediationDevices); });
}

/// All rows of a kind in its own order, with all fields.
void RemediationPage::exportEvery(domain::Kind kind)
{
    jobs::CsvExport rows;
    rows.kind = kind;
    rows.scope = context().library.scope();
    for (const domain::FieldSpec& field : domain::fieldsOf(kind))
        rows.fields.append(fieldName(field));
    exportList(rows, domain::kindName(kind));
}

void RemediationPage::exportHandover(const QStringList& activities)
{
    const QString name = u"remediation-"_s + base::isoDate(context().clock()) + u".csv"_s;
    chooseFile(tr("Hand-over CSV"), name, [this, activities](const QString& file) {
        follow(context().desk.exportHandover(activities, file), [this, file](const jobs::Outcome&) {
            tell(InlineMessage::Kind::Done, tr("The hand-over CSV is %1.").arg(file));
        });
    });
}

void RemediationPage::chooseAnswer()
{
    auto* dialog = new FileDialog(context().settings, this, tr("Merge IT's answer"), {},
        tr("CSV (*.csv *.txt)") + u";;"_s + tr("All files (*)"));
    dialog->setObjectName(u"answerDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &RemediationPage::mergeAnswer);
    dialog->open();
}

void RemediationPage::mergeAnswer(const QString& file)
{
    auto* dialog = new MergeDialog(context(), file, this);
    connect(
        dialog, &MergeDialog::applied, this, [this](const QString& from, const QByteArray& sum) {
            // Not followed: the window's own messages tell the outcome with its conflicts.
            jobs::startMerge(context().desk, from, sum);
        });
    dialog->open();
}

void RemediationPage::mailTo(const QStringList& activities, const QString& what)
{
    auto* dialog = new MailDialog(context(), what, this);
    connect(dialog, &MailDialog::submitted, this, [this, dialog, activities] {
        const jobs::MailSettings settings = dialog->settings();
        const bool keeps = dialog->keeps();
        const QString name = u"remediation-"_s + base::isoDate(context().clock());
        if (!dialog->opensMailProgram()) {
            chooseFile(
                tr("Save the draft"), name + u".eml"_s,
                [this, dialog, activities, settings, keeps](const QString& file) {
                    const jobs::JobId job =
                        jobs::startMail(context().desk, activities, settings, file, keeps, false);
                    dialog->waitFor(context().desk, job);
                    follow(job, [this, file](const jobs::Outcome&) {
                        tell(InlineMessage::Kind::Done, tr("The draft is %1.").arg(file));
                    });
                },
                dialog);
            return;
        }
        const QString folder =
            QStandardPaths::writableLocation(QStandardPaths::CacheLocation) + u"/drafts"_s;
        const QString file =
            u"%1/%2-%3.eml"_s.arg(folder, name, QString::number(context().clock(), 36));
        const jobs::JobId job =
            jobs::startMail(context().desk, activities, settings, file, keeps, true);
        dialog->waitFor(context().desk, job);
        follow(job, [this, file](const jobs::Outcome&) { openDraft(file); });
    });
    dialog->open();
}

void RemediationPage::openDraft(const QString& file)
{
    if (QDesktopServices::openUrl(QUrl::fromLocalFile(file)))
        tell(InlineMessage::Kind::Done,
            tr("The draft goes to the mail program; should none open, it is %1.").arg(file));
    else
        tell(InlineMessage::Kind::Warning,
            tr("No mail program opens .eml files here; the draft is %1.").arg(file));
}

void RemediationPage::complete(const QStringList& activities)
{
    if (!showsLatest())
        return;
    follow(jobs::startCompleting(context().desk, activities),
        [this, activities](const jobs::Outcome&) {
            const UndoStep undo(
                activities.size() == 1 ? tr("completing an activity") : tr("completing activities"),
                [this, activities] {
                    follow(jobs::startReopening(context().desk, activities),
                        [this, activities](const jobs::Outcome&) {
                            tell(InlineMessage::Kind::Done,
                                counted(activities.size(),
                                    tr("Undone: the activity is active again."),
                                    tr("Undone: %1 activities are active again.")));
                        });
                });
            pane(0).model().clearChecks();
            tellUndoable(counted(activities.size(), tr("The activity is marked as completed."),
                             tr("%1 activities are marked as completed.")),
                undo);
        });
}

/// Says so where there is none.
QList<RowFacts> RemediationPage::activeOf(const QList<RowFacts>& activities)
{
    QList<RowFacts> active;
    for (const RowFacts& each : activities)
        if (each.text(u"status") == domain::text(domain::RemediationStatus::Active))
            active.append(each);
    if (active.isEmpty())
        tell(InlineMessage::Kind::Info, tr("These activities are completed already."));
    return active;
}

void RemediationPage::completeActiveOf(const QList<RowFacts>& activities)
{
    const QStringList active = idsOf(activeOf(activities));
    if (!active.isEmpty())
        complete(active);
}

void RemediationPage::changeActiveOf(const QList<RowFacts>& activities)
{
    if (!showsLatest())
        return;
    const QList<RowFacts> active = activeOf(activities);
    if (active.isEmpty())
        return;
    auto* dialog = new ActivityDialog(context(), active, this);
    connect(dialog, &ActivityDialog::submitted, this, [this, dialog] {
        const auto before = std::make_shared<jobs::ActivityEdits>();
        const jobs::ActivityEdits edits = dialog->edits();
        follow(jobs::startChangingActivities(context().desk, edits, before),
            [this, before](const jobs::Outcome&) {
                const auto count = static_cast<qint64>(before->size());
                const UndoStep undo(tr("changing activities"), [this, before] {
                    follow(jobs::startChangingActivities(
                               context().desk, *before, std::make_shared<jobs::ActivityEdits>()),
                        [this](const jobs::Outcome&) {
                            tell(InlineMessage::Kind::Done, tr("Undone: they are as they were."));
                        });
                });
                pane(0).model().clearChecks();
                tellUndoable(counted(count, tr("The activity is changed."),
                                 tr("%1 activities are changed.")),
                    undo);
            });
    });
    dialog->open();
}

/// What can be done with ticked activities, and by the context menu with selected ones.
void RemediationPage::addActivityActions()
{
    SelectionBar& bar = pane(0).selectionBar();
    const auto ticked = [this] { return pane(0).model().checkedIds(); };
    QPushButton* mail = bar.addAction(u"selectionMail"_s, tr("Draft e-mail to IT …"));
    connect(mail, &QPushButton::clicked, this, [this, ticked] { mailSome(ticked()); });
    QPushButton* save = bar.addAction(u"selectionHandover"_s, tr("Export hand-over CSV …"));
    connect(save, &QPushButton::clicked, this, [this, ticked] { exportHandover(ticked()); });
    QPushButton* edit = bar.addAction(u"selectionChange"_s, tr("Change …"));
    edit->setToolTip(tr("Another due date or priority"));
    connect(edit, &QPushButton::clicked, this,
        [this] { gatherTicked([this](const QList<RowFacts>& rows) { changeActiveOf(rows); }); });
    QPushButton* done = bar.addAction(u"selectionComplete"_s, tr("Mark as completed"), true);
    connect(done, &QPushButton::clicked, this,
        [this] { gatherTicked([this](const QList<RowFacts>& rows) { completeActiveOf(rows); }); });
    needsWriting(context().desk, edit);
    needsWriting(context().desk, done);
    fillRowMenu(0, [this](const AddToMenu& add, const QStringList& ids) {
        add(u"rowComplete"_s, tr("Mark as completed"), [this, ids] {
            gatherRows(ids, [this](const QList<RowFacts>& rows) { completeActiveOf(rows); });
        });
        add(u"rowChange"_s, tr("Change …"), [this, ids] {
            gatherRows(ids, [this](const QList<RowFacts>& rows) { changeActiveOf(rows); });
        });
        add(u"rowHandover"_s, tr("Export hand-over CSV …"), [this, ids] { exportHandover(ids); });
        add(u"rowMail"_s, tr("Draft e-mail to IT …"), [this, ids] { mailSome(ids); });
        if (ids.size() == 1)
            add(u"rowRelated"_s, tr("View related recommendation"),
                [this, ids] { openRelated(ids); });
    });
}

void RemediationPage::addExceptionActions()
{
    SelectionBar& bar = pane(1).selectionBar();
    QPushButton* cancel = bar.addAction(u"selectionCancel"_s, tr("Cancel exceptions"));
    connect(cancel, &QPushButton::clicked, this, [this] {
        gatherTicked([this](const QList<RowFacts>& rows) { m_exceptions->cancel(rows); });
    });
    QPushButton* extend = bar.addAction(u"selectionExtend"_s, tr("Extend …"), true);
    connect(extend, &QPushButton::clicked, this, [this] {
        gatherTicked([this](const QList<RowFacts>& rows) { m_exceptions->extend(rows); });
    });
    needsWriting(context().desk, cancel);
    needsWriting(context().desk, extend);
    fillRowMenu(1, [this](const AddToMenu& add, const QStringList& ids) {
        add(u"rowExtend"_s, tr("Extend …"), [this, ids] {
            gatherRows(ids, [this](const QList<RowFacts>& rows) { m_exceptions->extend(rows); });
        });
        add(u"rowCancel"_s, ids.size() == 1 ? tr("Cancel exception") : tr("Cancel exceptions"),
            [this, ids] {
                gatherRows(
                    ids, [this](const QList<RowFacts>& rows) { m_exceptions->cancel(rows); });
            });
        if (ids.size() == 1)
            add(u"rowRelated"_s, tr("View what it is about"), [this, ids] { openRelated(ids); });
    });
}

/// What the page adds to the context menu of a list, below what every list has.
void RemediationPage::fillRowMenu(
    int list, const std::function<void(const AddToMenu& add, const QStringList& ids)>& fill)
{
    connect(&pane(list), &ListPane::rowMenuOpening, this,
        [this, fill](QMenu* menu, const QStringList& ids) {
            if (ids.isEmpty())
                return;
            static const QStringList changes{
                u"rowComplete"_s, u"rowChange"_s, u"rowExtend"_s, u"rowCancel"_s};
            menu->addSeparator();
            fill(
                [this, menu](
                    const QString& name, const QString& words, const std::function<void()>& act) {
                    QAction* entry = menu->addAction(words);
                    entry->setObjectName(name);
                    connect(entry, &QAction::triggered, this, act);
                    if (changes.contains(name))
                        needsWriting(context().desk, entry);
                },
                ids);
        });
}

void RemediationPage::openRelated(const QStringList& ids)
{
    gatherRows(ids, [this](const QList<RowFacts>& rows) {
        NavigationTarget target;
        target.objectId = rows.first().text(u"recommendationId");
        target.page = u"recommendations"_s;
        if (target.objectId.isEmpty()) {
            target.objectId = rows.first().text(u"cveId");
            target.page = u"weaknesses"_s;
        }
        emit navigate(target);
    });
}

void RemediationPage::mailSome(const QStringList& activities)
{
    mailTo(activities, counted(activities.size(), tr("1 activity"), tr("%1 activities")));
}

void RemediationPage::countArchived()
{
    if (!m_archivedRows) {
        m_archivedRows = new items::RowCount(context().library, domain::Kind::Remediations, this);
        connect(m_archivedRows, &items::RowCount::counted, this, [this](qint64 rows) {
            m_archived = rows;
            showSummary();
        });
    }
    m_archivedRows->count({}, archivedFilter());
}

QString RemediationPage::summary(const ListPane& list) const
{
    const QString plain = ListPage::summary(list);
    if (m_archived == 0 || &list != &pane(0) || list.filter().contains(u"isArchived"_s))
        return plain;
    return tr("%1 · %2").arg(plain,
        counted(m_archived,
            tr("1 completed over 180 days ago is kept; see it by the status filter"),
            tr("%1 completed over 180 days ago are kept; see them by the status filter")));
}

} // namespace parapet::views
