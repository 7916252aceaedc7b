// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/activitypanel.h"

#include "models/base/timetext.h"
#include "models/domain/claims.h"
#include "models/domain/terms.h"
#include "models/items/objecthistory.h"
#include "models/items/tablemodel.h"
#include "views/panels/confirmbox.h"
#include "views/panels/overviewcolumn.h"
#include "views/panels/relatedlist.h"
#include "views/panels/remediationsteps.h"
#include "views/vocabulary/fieldwords.h"
#include "views/vocabulary/kqltext.h"
#include "views/vocabulary/needswriting.h"
#include "views/vocabulary/wording.h"
#include "views/widgets/pill.h"
#include "views/widgets/sparkline.h"
#include "views/widgets/targetbar.h"
#include "views/widgets/textlabel.h"

#include <QHash>
#include <QPushButton>
#include <QVBoxLayout>

#include <memory>

using namespace Qt::StringLiterals;

namespace parapet::views {

using domain::Kind;
using To = domain::ListRelation::To;

ActivityPanel::ActivityPanel(const PageContext& context, QWidget* parent)
    : ObjectPanel(context, Kind::Remediations, parent)
    , m_confirm(new ConfirmBox(context.theme, u"completeConfirm"_s))
{
    qobject_cast<QVBoxLayout*>(overview().layout())->insertWidget(0, m_confirm);
    addDevices();
    addRelated(u"answers"_s, Kind::Claims, To::Remediation, tr("Answers of IT"),
        {u"computerDnsName"_s, u"itStatus"_s, u"doneOn"_s, u"verdict"_s, u"itOwner"_s, u"itNote"_s,
            u"mergedOn"_s},
        {}, u"devices"_s, u"deviceId"_s)
        ->setEmptySentence(tr("IT has not answered yet; merge the hand-over CSV when it returns."));
    addRelated(u"history"_s, Kind::Journal, To::Remediation, tr("History"),
        {u"date"_s, u"user"_s, u"action"_s, u"before"_s, u"after"_s}, u"id:desc"_s, u"journal"_s)
        ->setEmptySentence(tr("The journal tells nothing of it."));
    m_complete = addAction(u"panelComplete"_s, tr("Mark as completed …"), true);
    m_change = addAction(u"panelChange"_s, tr("Change …"));
    m_change->setToolTip(tr("Another due date, priority or note"));
    connect(m_change, &QPushButton::clicked, this, &ActivityPanel::changeRequested);
    m_again = addAction(u"panelRequestAgain"_s, tr("Request again …"), true);
    m_again->setToolTip(tr("A new activity for the devices that are exposed again"));
    connect(m_again, &QPushButton::clicked, this, &ActivityPanel::againRequested);
    needsWriting(context.desk, m_again);
    needsWriting(context.desk, m_complete);
    needsWriting(context.desk, m_change);
    QPushButton* save = addAction(u"panelHandover"_s, tr("Export hand-over CSV …"));
    QPushButton* mail = addAction(u"panelMail"_s, tr("Draft e-mail to IT …"));
    QPushButton* related = addAction(u"panelRecommendation"_s, tr("View related recommendation"));
    connect(m_complete, &QPushButton::clicked, this, [this] {
        setCurrentTab(0);
        m_confirm->ask(tr("Mark \"%1\" as completed? Devices that are still exposed stay in the "
                          "recommendation; the activity no longer follows them.")
                           .arg(facts().text(u"title")),
            tr("Mark as completed"));
    });
    connect(
        m_confirm, &ConfirmBox::confirmed, this, [this] { emit completionConfirmed(objectId()); });
    connect(save, &QPushButton::clicked, this, [this] { emit exportRequested(objectId()); });
    connect(mail, &QPushButton::clicked, this,
        [this] { emit mailRequested(objectId(), facts().text(u"title")); });
    connect(related, &QPushButton::clicked, this,
        [this] { leadTo(u"recommendations"_s, facts().text(u"recommendationId")); });
}

namespace {

QString exposedAgain()
{
    return u"exposedAgain == true"_s;
}

} // namespace

void ActivityPanel::addDevices()
{
    using Status = domain::ActivityDeviceStatus;
    RelatedList* devices = m_devices =
        addRelated(u"devices"_s, Kind::RemediationDevices, To::Remediation, tr("Target devices"),
            {u"computerDnsName"_s, u"status"_s, u"itStatus"_s, u"installedVersions"_s,
                u"rbacGroupName"_s, u"osPlatform"_s, u"lastSeen"_s},
            {}, u"devices"_s, u"deviceId"_s);
    const auto is = [](Status status) {
        return QString(u"status == "_s + kqlQuoted(domain::text(status)));
    };
    devices->addFilter(u"targetStateChip"_s, tr("Device status"),
        {{u"left"_s, tr("Left (still exposed)"), is(Status::Exposed)},
            {u"fixed"_s, tr("Fixed"), is(Status::Fixed)},
            {u"silent"_s, tr("Not reported since"), is(Status::NotReported)},
            {u"again"_s, tr("Exposed again"), exposedAgain()}});
    devices->addFilter(u"targetAnswerChip"_s, tr("IT's answer"),
        {{u"none"_s, tr("None yet"), u"itStatus == \"\""_s},
            {u"some"_s, tr("Answered"), u"itStatus != \"\""_s},
            {u"contradicted"_s, tr("Contradicted by a snapshot"),
                u"verdict == \"Contradicted\""_s}});
    devices->setExportName(u"remediation-devices"_s);
    devices->setEmptySentence(tr("No device is in this state."));
}

void ActivityPanel::fill(const RowFacts& facts)
{
    m_confirm->hide();
    setTitle(facts.text(u"title"));
    const bool active = facts.text(u"status") == domain::text(domain::RemediationStatus::Active);
    const bool canChange = active && context().library.scope().snapshot == 0;
    m_complete->setVisible(canChange);
    m_change->setVisible(canChange);
    const bool isAgain = facts.count(u"exposedAgainDevices") > 0;
    m_again->setVisible(
        facts.count(u"unfollowedDevices") > 0 && context().library.scope().snapshot == 0);
    QList<QWidget*> pills{
        new Pill(theme(), facts.text(u"status"), active ? Tone::Accent : Tone::Low),
        new Pill(theme(), tr("%1 priority").arg(facts.text(u"priority")),
            toneOfLevel(facts.text(u"priority")))};
    const auto due = facts.time(u"dueOn");
    if (due && active) {
        const Due state = dueState(*due, context().library.today());
        if (state == Due::Overdue)
            pills.append(new Pill(theme(), tr("Overdue"), Tone::High));
        else if (state == Due::Soon)
            pills.append(new Pill(theme(), tr("Due soon"), Tone::Medium));
    }
    if (isAgain)
        pills.append(new Pill(theme(), tr("Exposed again"), Tone::Medium));
    setPills(pills);
    setTabCount(u"devices"_s, facts.count(u"targetDevices"));
    const bool counted =
        facts.text(u"type") != domain::text(domain::RemediationType::AttentionRequired);
    if (isAgain)
        fillExposedAgain(facts);
    if (counted)
        fillProgress(facts);
    if (facts.count(u"targetDevices") > domain::mostInTicket)
        overview().addText(tr("More than 10,000 devices"),
            tr("Intune takes at most 10,000 devices into one security task. This activity still "
               "follows all of them; file one request for each device group to hand all over."));
    m_progress = new QWidget;
    overview().addWidget(m_progress);
    loadProgress();
    m_steps = new OverviewColumn(theme());
    overview().addWidget(m_steps);
    fillSteps({});
    loadUpdates();
    if (counted)
        fillTicket(facts);
    fillFacts(facts);
}

void ActivityPanel::fillProgress(const RowFacts& facts)
{
    overview().addSection(tr("Device remediation progress"));
    auto* bar = new TargetBar(theme());
    bar->setProgress(facts.count(u"fixedDevices"), facts.count(u"targetDevices"));
    bar->setAccessibleName(tr("Device remediation progress"));
    overview().addWidget(bar);
    const QString fixed = number(facts.count(u"fixedDevices"));
    const QString all = number(facts.count(u"targetDevices"));
    const auto ended = facts.time(u"statusLastModifiedOn");
    const bool active = facts.text(u"status") == domain::text(domain::RemediationStatus::Active);
    overview()
        .addText({},
            active || !ended
                ? tr("%1 of %2 devices are fixed; the count follows each snapshot by itself.")
                      .arg(fixed, all)
                : tr("%1 of %2 devices were fixed when it was completed on %3; the count stays as "
                     "it was then.")
                      .arg(fixed, all, spelledDate(*ended, QLocale())))
        ->setObjectName(u"progressWords"_s);
}

/// What was fixed once is not safe for ever: who completed it has to know, and can ask once more.
void ActivityPanel::fillExposedAgain(const RowFacts& facts)
{
    const qint64 again = facts.count(u"exposedAgainDevices");
    const qint64 followed = again - facts.count(u"unfollowedDevices");
    QString words = views::counted(
        again, tr("1 device is exposed again."), tr("%1 devices are exposed again."));
    if (followed == again)
        words += u' ' + tr("Another activity asks for it.");
    else if (followed > 0)
        words += u' ' + tr("Another activity asks for %1 of them.").arg(number(followed));
    overview().addText(tr("Exposed again"), words)->setObjectName(u"exposedAgainWords"_s);
    QPushButton* show =
        overview().addLink(views::counted(again, tr("Show the device"), tr("Show the %1 devices")));
    show->setObjectName(u"showExposedAgain"_s);
    connect(show, &QPushButton::clicked, this, [this] {
        setCurrentTab(1);
        m_devices->setFilter(exposedAgain(), tr("Only devices that are exposed again"));
    });
}

void ActivityPanel::fillSteps(const QStringList& updates)
{
    m_steps->clear();
    if (facts().text(u"status") != domain::text(domain::RemediationStatus::Active))
        return;
    m_steps->addSection(tr("Remediation steps"));
    const QStringList steps = remediationSteps(facts(), updates);
    for (qsizetype i = 0; i < steps.size(); ++i)
        m_steps->addText({}, tr("%1. %2").arg(number(i + 1), steps[i]));
}

/// A software of which the export names KB articles is fixed by those.
void ActivityPanel::loadUpdates()
{
    const QString software = facts().text(u"productId");
    if (software.isEmpty())
        return;
    using Updates = std::vector<domain::MissingUpdate>;
    items::missingUpdates(context().library, {To::Software, software}, m_steps,
        [this, id = objectId()](const base::Result<Updates>& updates) {
            if (!updates || updates->empty() || id != objectId())
                return;
            QStringList names;
            for (const auto& update : *updates)
                names.append(u"KB"_s + update.id);
            fillSteps(names);
        });
}

/// Where the work stands on the side of IT, as merged from its answers.
void ActivityPanel::fillTicket(const RowFacts& facts)
{
    using Word = domain::ItWord;
    overview().addSection(tr("Ticket"));
    overview().addFact(tr("Status"), facts.text(u"ticketStatus"));
    auto* answers = new TextLabel(theme(), TextRole::Secondary, Tone::Muted);
    answers->setObjectName(u"ticketAnswers"_s);
    answers->setWordWrap(true);
    answers->setText(tr("IT has not answered yet."));
    overview().addWidget(answers);
    struct Kept
    {
        QString words;
        QHash<int, int> counts;
    };
    const auto kept = std::make_shared<Kept>();
    const auto show = [answers, kept, this] {
        QStringList parts;
        for (const auto& [word, one] : {std::pair{Word::Done, tr("%1 completed")},
                 {Word::InProgress, tr("%1 accepted")}, {Word::NotDone, tr("%1 rejected")},
                 {Word::Open, tr("%1 pending")}, {Word::Unclear, tr("%1 in other words")}})
            if (const int count = kept->counts.value(static_cast<int>(word)); count > 0)
                parts.append(one.arg(number(count)));
        if (!parts.isEmpty())
            answers->setText(tr("Devices: %1.").arg(parts.join(u", "_s)) + u' ' + kept->words);
    };
    for (const Word word : {Word::Done, Word::InProgress, Word::NotDone, Word::Open, Word::Unclear})
        countRelated(Kind::Claims, To::Remediation,
            u"isCurrent == true and claim == "_s + kqlQuoted(domain::text(word)),
            [kept, show, word](int count) {
                kept->counts.insert(static_cast<int>(word), count);
                show();
            });
    auto* newest = new items::TableModel(context().library, Kind::Claims, answers);
    newest->setSortText(u"mergedOn:desc,id:desc"_s);
    connect(newest, &items::TableModel::loaded, answers, [newest, kept, show](int rows) {
        const auto text = [newest](QStringView field) {
            const domain::Value value = newest->value(0, field);
            const auto* words = std::get_if<QString>(&value);
            return words ? *words : QString();
        };
        if (rows == 0)
            return;
        QStringList told{text(u"itStatus")};
        if (!text(u"itOwner").isEmpty())
            told.append(tr("by %1").arg(text(u"itOwner")));
        if (!text(u"itNote").isEmpty())
            told.append(u'"' + text(u"itNote") + u'"');
        kept->words =
            tr("Newest answer, on %1: %2.").arg(text(u"computerDnsName"), told.join(u", "_s));
        show();
    });
    newest->setRelation({To::Remediation, objectId()});
}

void ActivityPanel::loadProgress()
{
    using Points = std::vector<domain::ActivityProgress>;
    context().library.progress(
        objectId(), this, [this, id = objectId()](const base::Result<Points>& points) {
            if (points && id == objectId())
                showProgress(*points);
        });
}

void ActivityPanel::showProgress(const std::vector<domain::ActivityProgress>& points)
{
    constexpr std::size_t shownSteps = 6;
    if (!m_progress || m_progress->layout() != nullptr || points.empty())
        return;
    auto* column = new QVBoxLayout(m_progress);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto* head = new TextLabel(theme(), TextRole::Strong);
    head->setText(tr("Progress over time"));
    column->addWidget(head);
    if (points.size() > 1) {
        QList<double> left;
        for (const auto& point : points)
            left.append(point.exposed + point.notReported);
        auto* line = new Sparkline(theme());
        line->setValues(left, Sparkline::Bad::Rising);
        line->setFixedHeight(44);
        line->setAccessibleName(tr("Devices left at each snapshot"));
        column->addWidget(line);
    }
    const std::size_t first = points.size() > shownSteps ? points.size() - shownSteps : 0;
    for (std::size_t i = first; i < points.size(); ++i) {
        const auto& point = points[i];
        QString words =
            tr("%1: %2 fixed, %3 exposed")
                .arg(base::isoDate(point.takenAt), number(point.fixed), number(point.exposed));
        if (point.notReported > 0)
            words += tr(", %1 not reported").arg(number(point.notReported));
        auto* step = new TextLabel(theme(), TextRole::Secondary, Tone::Muted);
        step->setObjectName(u"progressStep"_s);
        step->setText(words);
        column->addWidget(step);
    }
}

void ActivityPanel::fillFacts(const RowFacts& facts)
{
    OverviewColumn& column = overview();
    column.addText(tr("Description"), facts.text(u"description"));
    column.addText(tr("Notes"), facts.text(u"requesterNotes"));
    column.addSection(tr("Details"));
    column.addFact(tr("Remediation type"), remediationTypeWords(facts.text(u"type")));
    if (facts.text(u"productivityImpactRemediationType") == "NonProductivityImpactedAssets"_L1)
        column.addFact(tr("Devices"), tr("Only those with no expected user impact"));
    column.addFact(tr("Related component"), facts.text(u"relatedComponent"));
    column.addFact(tr("Recommended version"), facts.text(u"recommendedVersion"));
    column.addFact(tr("Configuration ID"), facts.text(u"scid"));
    if (facts.flag(u"intuneTicket"))
        column.addFact(tr("Ticket"), tr("To be opened in Intune, for AAD joined devices"));
    const QStringList groups = facts.list(u"rbacGroupNames");
    column.addFact(tr("Device groups"), groups.isEmpty() ? tr("All") : groups.join(u", "_s));
    if (const auto due = facts.time(u"dueOn"))
        column.addFact(tr("Due date"), spelledDate(*due, QLocale()));
    if (facts.has(u"exposureImpact") && facts.text(u"scid").isEmpty()) {
        const QString points = QLocale().toString(facts.number(u"exposureImpact"), 'f', 2);
        const bool active =
            facts.text(u"status") == domain::text(domain::RemediationStatus::Active);
        column.addFact(tr("Impact"),
            active ? tr("%1 points on its exposed devices").arg(points)
                   : tr("%1 points when it was filed").arg(points));
    }
    column.addFact(tr("Requested by"), facts.text(u"requesterEmail"));
    column.addFact(tr("Requested on"), facts.shown(u"createdOn"));
    const QString method = facts.text(u"completionMethod");
    if (!method.isEmpty()) {
        const bool automatic = method == domain::text(domain::CompletionMethod::Automatic);
        column.addFact(tr("Completed by"),
            automatic || facts.text(u"completerEmail").isEmpty() ? tr("System confirmation")
                                                                 : facts.text(u"completerEmail"));
        column.addFact(tr("Completed on"), facts.shown(u"statusLastModifiedOn"));
    }
    column.addFact(tr("Activity ID"), facts.text(u"id"));
}

} // namespace parapet::views
