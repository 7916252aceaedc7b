// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/activitypanel.h"

#include "models/base/timetext.h"
#include "models/domain/terms.h"
#include "views/panels/confirmbox.h"
#include "views/panels/overviewcolumn.h"
#include "views/panels/relatedlist.h"
#include "views/vocabulary/fieldwords.h"
#include "views/vocabulary/wording.h"
#include "views/widgets/pill.h"
#include "views/widgets/sparkline.h"
#include "views/widgets/targetbar.h"
#include "views/widgets/textlabel.h"

#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace parapet::views {

using domain::Kind;
using To = domain::ListRelation::To;

ActivityPanel::ActivityPanel(const PageContext& context, QWidget* parent)
    : ObjectPanel(context, Kind::Remediations, parent)
    , m_confirm(new ConfirmBox(context.theme, u"completeConfirm"_s))
{
    qobject_cast<QVBoxLayout*>(overview().layout())->insertWidget(0, m_confirm);
    addRelated(u"devices"_s, Kind::Devices, To::Remediation, tr("Target devices"),
        {u"computerDnsName"_s, u"exposureLevel"_s, u"osPlatform"_s, u"rbacGroupName"_s,
            u"lastSeen"_s},
        {}, u"devices"_s);
    addRelated(u"answers"_s, Kind::Claims, To::Remediation, tr("Answers of IT"),
        {u"computerDnsName"_s, u"itStatus"_s, u"doneOn"_s, u"verdict"_s, u"itOwner"_s, u"itNote"_s,
            u"mergedOn"_s},
        {}, u"devices"_s, u"deviceId"_s)
        ->setEmptySentence(tr("IT has not answered yet; merge the hand-over CSV when it returns."));
    m_complete = addAction(u"panelComplete"_s, tr("Mark as completed …"), true);
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

void ActivityPanel::fill(const RowFacts& facts)
{
    m_confirm->hide();
    setTitle(facts.text(u"title"));
    const bool active = facts.text(u"status") == domain::text(domain::RemediationStatus::Active);
    m_complete->setVisible(active);
    QList<QWidget*> pills{
        new Pill(theme(), facts.text(u"status"), active ? Tone::Accent : Tone::Low),
        new Pill(theme(), tr("%1 priority").arg(facts.text(u"priority")),
            toneOfLevel(facts.text(u"priority")))};
    const auto due = facts.time(u"dueOn");
    if (due && active) {
        const Due state = dueState(*due, context().clock());
        if (state == Due::Overdue)
            pills.append(new Pill(theme(), tr("Overdue"), Tone::High));
        else if (state == Due::Soon)
            pills.append(new Pill(theme(), tr("Due soon"), Tone::Medium));
    }
    setPills(pills);
    setTabCount(u"devices"_s, facts.count(u"targetDevices"));
    const bool counted =
        facts.text(u"type") != domain::text(domain::RemediationType::AttentionRequired);
    if (counted) {
        overview().addSection(tr("Device remediation progress"));
        auto* bar = new TargetBar(theme());
        bar->setProgress(facts.count(u"fixedDevices"), facts.count(u"targetDevices"));
        bar->setAccessibleName(tr("Device remediation progress"));
        overview().addWidget(bar);
        overview().addText({},
            tr("%1 of %2 devices are fixed; the count follows each snapshot by itself.")
                .arg(number(facts.count(u"fixedDevices")), number(facts.count(u"targetDevices"))));
    }
    constexpr qint64 mostInOneTask = 10'000;
    if (facts.count(u"targetDevices") > mostInOneTask)
        overview().addText(tr("More than 10,000 devices"),
            tr("Intune takes at most 10,000 devices into one security task. This activity still "
               "follows all of them; file one request for each device group to hand all over."));
    m_progress = new QWidget;
    overview().addWidget(m_progress);
    loadProgress();
    fillFacts(facts);
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
    column.addFact(tr("Related component"), facts.text(u"relatedComponent"));
    column.addFact(tr("Recommended version"), facts.text(u"recommendedVersion"));
    column.addFact(tr("Configuration ID"), facts.text(u"scid"));
    const QStringList groups = facts.list(u"rbacGroupNames");
    column.addFact(tr("Device groups"), groups.isEmpty() ? tr("All") : groups.join(u", "_s));
    if (const auto due = facts.time(u"dueOn"))
        column.addFact(tr("Due date"), spelledDate(*due, QLocale()));
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
