// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/remediationpage.h"

#include "models/base/timetext.h"
#include "models/domain/claims.h"
#include "models/domain/terms.h"
#include "models/items/notices.h"
#include "models/jobs/handoverjobs.h"
#include "models/jobs/workflowjobs.h"
#include "views/dialogs/maildialog.h"
#include "views/dialogs/mergedialog.h"
#include "views/pages/exceptionactions.h"
#include "views/panels/activitypanel.h"
#include "views/panels/claimpanel.h"
#include "views/panels/exceptionpanel.h"
#include "views/vocabulary/fieldwords.h"
#include "views/vocabulary/kqltext.h"
#include "views/widgets/emptystate.h"
#include "views/widgets/filedialog.h"
#include "views/widgets/pageheader.h"

#include <QDesktopServices>
#include <QFileDialog>
#include <QPushButton>
#include <QStandardPaths>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

ChipSpec wordChip(
    const QString& name, const QString& title, const QString& field, const QStringList& words)
{
    ChipSpec chip{name, title, {}, {}};
    for (const QString& word : words)
        chip.choices.append(
            {word, remediationTypeWords(word), field + u" == "_s + kqlQuoted(word)});
    return chip;
}

/// As one condition of a chip.
QString within(const QString& filter)
{
    return u'(' + filter + u')';
}

QString endsWithin(int days)
{
    return within(items::endsWithinFilter(days));
}

ListSpec activities()
{
    using domain::text;
    using Type = domain::RemediationType;
    using Status = domain::RemediationStatus;
    using Priority = domain::Priority;
    ListSpec list;
    list.kind = domain::Kind::Remediations;
    list.name = u"activities"_s;
    list.title = RemediationPage::tr("Activities");
    list.columns = {u"title"_s, u"dueOn"_s, u"fixedDevices"_s, u"type"_s, u"priority"_s,
        u"relatedComponent"_s, u"requesterEmail"_s, u"status"_s, u"completerEmail"_s};
    list.example = u"priority == \"High\" and dueOn < ago(0d)"_s;
    list.countWords = RemediationPage::tr("%1 activities");
    list.countOne = RemediationPage::tr("1 activity");
    list.emptySentence = RemediationPage::tr(
        "No remediation was requested yet; request one from a security recommendation.");
    ChipSpec status = wordChip(u"activityStatusChip"_s, RemediationPage::tr("Status"), u"status"_s,
        {text(Status::Active), text(Status::Completed)});
    status.initial = {text(Status::Active)};
    list.chips = {
        wordChip(u"activityTypeChip"_s, RemediationPage::tr("Remediation type"), u"type"_s,
            {text(Type::Update), text(Type::Upgrade), text(Type::Uninstall),
                text(Type::ConfigurationChange), text(Type::AttentionRequired)}),
        status,
        wordChip(u"priorityChip"_s, RemediationPage::tr("Priority"), u"priority"_s,
            {text(Priority::High), text(Priority::Medium), text(Priority::Low)}),
        {u"progressChip"_s, RemediationPage::tr("Progress"),
            {{u"none"_s, RemediationPage::tr("Not started"), within(u"fixedDevices == 0"_s)},
                {u"some"_s, RemediationPage::tr("In progress"),
                    within(u"fixedDevices > 0 and fixedDevices < targetDevices"_s)},
                {u"all"_s, RemediationPage::tr("Completed"),
                    within(u"targetDevices > 0 and fixedDevices >= targetDevices"_s)}},
            {}},
        {u"dueChip"_s, RemediationPage::tr("Due date"),
            {{u"overdue"_s, RemediationPage::tr("Overdue"), within(items::overdueFilter())},
                {u"soon"_s, RemediationPage::tr("Due within 7 days"),
                    within(items::dueSoonFilter())},
                {u"none"_s, RemediationPage::tr("No due date"), within(items::undatedFilter())}},
            {}}};
    return list;
}

ListSpec exceptions()
{
    using domain::text;
    using enum domain::Justification;
    using Status = domain::ExceptionStatus;
    ListSpec list;
    list.kind = domain::Kind::Exceptions;
    list.name = u"exceptions"_s;
    list.title = RemediationPage::tr("Exceptions");
    list.columns = {u"title"_s, u"status"_s, u"expiresOn"_s, u"justification"_s, u"scope"_s,
        u"createdBy"_s, u"startsOn"_s, u"type"_s};
    list.example = u"status == \"In effect\" and expiresOn < ago(-14d)"_s;
    list.countWords = RemediationPage::tr("%1 exceptions");
    list.countOne = RemediationPage::tr("1 exception");
    list.emptySentence =
        RemediationPage::tr("No exception was filed yet; file one from a security recommendation.");
    list.chips = {
        wordChip(u"justificationChip"_s, RemediationPage::tr("Justification"), u"justification"_s,
            {text(ThirdPartyControl), text(AlternateMitigation), text(RiskAccepted),
                text(PlannedRemediation), text(FalsePositive)}),
        wordChip(u"exceptionTypeChip"_s, RemediationPage::tr("Type"), u"type"_s,
            {u"Security update"_s, u"Configuration change"_s, u"False positive"_s}),
        wordChip(u"exceptionStatusChip"_s, RemediationPage::tr("Status"), u"status"_s,
            {text(Status::InEffect), text(Status::Suspended), text(Status::Expired),
                text(Status::Cancelled)}),
        {u"expiryChip"_s, RemediationPage::tr("Ends within"),
            {{u"7"_s, RemediationPage::tr("7 days"), endsWithin(7)},
                {u"14"_s, RemediationPage::tr("14 days"), endsWithin(14)},
                {u"30"_s, RemediationPage::tr("30 days"), endsWithin(30)}},
            {}}};
    return list;
}

ListSpec answers()
{
    using domain::text;
    using enum domain::ClaimVerdict;
    ListSpec list;
    list.kind = domain::Kind::Claims;
    list.name = u"answers"_s;
    list.title = RemediationPage::tr("Answers of IT");
    list.columns = {u"computerDnsName"_s, u"title"_s, u"itStatus"_s, u"doneOn"_s, u"verdict"_s,
        u"judgedOn"_s, u"itOwner"_s, u"itNote"_s, u"mergedOn"_s};
    list.example = u"verdict == \"Contradicted\" and itOwner has \"kim\""_s;
    list.countWords = RemediationPage::tr("%1 answers");
    list.countOne = RemediationPage::tr("1 answer");
    list.emptySentence = RemediationPage::tr(
        "No answer of IT was merged yet; merge the hand-over CSV when it returns.");
    ChipSpec verdict = wordChip(u"verdictChip"_s, RemediationPage::tr("Snapshots say"),
        u"verdict"_s, {text(Contradicted), text(Awaiting), text(Confirmed)});
    ChipSpec newest{u"newestChip"_s, RemediationPage::tr("Answer"),
        {{u"newest"_s, RemediationPage::tr("Newest"), u"isCurrent == true"_s},
            {u"earlier"_s, RemediationPage::tr("Earlier"), u"isCurrent == false"_s}},
        {u"newest"_s}};
    list.chips = {verdict, newest};
    return list;
}

} // namespace

RemediationPage::RemediationPage(const PageContext& context, QWidget* parent)
    : ListPage(context, u"remediation"_s, tr("Remediation"), parent)
{
    auto* activity = new ActivityPanel(context);
    auto* exception = new ExceptionPanel(context);
    ListPane& activityList = addPane(activities(), activity);
    ListPane& exceptionList = addPane(exceptions(), exception);
    addPane(answers(), new ClaimPanel(context));
    for (ListPane* list : {&activityList, &exceptionList}) {
        connect(
            list->nothing().addButton(u"goToRecommendations"_s, tr("Go to recommendations"), true),
            &QPushButton::clicked, this, [this] {
                emit navigate({u"recommendations"_s, {}, {}, {}, {}});
            });
    }
    QPushButton* all = header().addAction(u"exportAllActivities"_s, tr("Export all activity data"));
    all->setToolTip(tr("Every activity with every device, as the hand-over CSV for IT"));
    connect(all, &QPushButton::clicked, this, &RemediationPage::exportAll);
    QPushButton* mail = header().addAction(u"mailAll"_s, tr("Draft e-mail to IT …"));
    mail->setToolTip(tr("All active activities, with the hand-over CSV attached"));
    connect(mail, &QPushButton::clicked, this, [this] { mailTo({}, tr("All active activities")); });
    QPushButton* merge = header().addAction(u"mergeAnswer"_s, tr("Merge IT's answer …"));
    merge->setToolTip(tr("Reads back the hand-over CSV that IT filled in"));
    connect(merge, &QPushButton::clicked, this, &RemediationPage::chooseAnswer);
    connect(activity, &ActivityPanel::mailRequested, this,
        [this](const QString& id, const QString& title) { mailTo({id}, title); });
    connect(activity, &ActivityPanel::exportRequested, this, &RemediationPage::exportHandover);
    connect(activity, &ActivityPanel::completionConfirmed, this, &RemediationPage::complete);
    auto* exceptions = new ExceptionActions(context, *this);
    connect(exception, &ExceptionPanel::cancelConfirmed, exceptions,
        [exceptions, exception] { exceptions->cancel(exception->facts()); });
    connect(exception, &ExceptionPanel::extendRequested, exceptions,
        [exceptions, exception] { exceptions->extend(exception->facts()); });
    connect(exception, &ExceptionPanel::exceptionChosen, this,
        [this](const QString& id) { openObject(id); });
}

void RemediationPage::exportAll()
{
    exportHandover({});
}

void RemediationPage::exportHandover(const QString& activity)
{
    const QString name = u"remediation-"_s + base::isoDate(context().clock()) + u".csv"_s;
    chooseFile(tr("Hand-over CSV"), name, [this, activity](const QString& file) {
        const QStringList which = activity.isEmpty() ? QStringList() : QStringList{activity};
        follow(context().desk.exportHandover(which, file), [this, file](const jobs::Outcome&) {
            tell(InlineMessage::Kind::Done, tr("The hand-over CSV is %1.").arg(file));
        });
    });
}

void RemediationPage::chooseAnswer()
{
    auto* dialog = new FileDialog(
        this, tr("Merge IT's answer"), {}, tr("CSV (*.csv *.txt)") + u";;"_s + tr("All files (*)"));
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
            chooseFile(tr("Save the draft"), name + u".eml"_s,
                [this, activities, settings, keeps](const QString& file) {
                    follow(
                        jobs::startMail(context().desk, activities, settings, file, keeps, false),
                        [this, file](const jobs::Outcome&) {
                            tell(InlineMessage::Kind::Done, tr("The draft is %1.").arg(file));
                        });
                });
            return;
        }
        const QString folder =
            QStandardPaths::writableLocation(QStandardPaths::CacheLocation) + u"/drafts"_s;
        const QString file =
            u"%1/%2-%3.eml"_s.arg(folder, name, QString::number(context().clock(), 36));
        follow(jobs::startMail(context().desk, activities, settings, file, keeps, true),
            [this, file](const jobs::Outcome&) { openDraft(file); });
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

void RemediationPage::complete(const QString& activity)
{
    follow(context().desk.completeRemediation(activity), [this, activity](const jobs::Outcome&) {
        const UndoStep undo(tr("completing an activity"), [this, activity] {
            follow(jobs::startReopening(context().desk, activity), [this](const jobs::Outcome&) {
                tell(InlineMessage::Kind::Done, tr("Undone: the activity is active again."));
            });
        });
        tellUndoable(tr("The activity is marked as completed."), undo);
    });
}

} // namespace parapet::views
