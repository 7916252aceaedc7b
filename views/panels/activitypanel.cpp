// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/activitypanel.h"

#include "models/domain/terms.h"
#include "views/panels/confirmbox.h"
#include "views/panels/overviewcolumn.h"
#include "views/panels/relatedlist.h"
#include "views/vocabulary/fieldwords.h"
#include "views/vocabulary/wording.h"
#include "views/widgets/pill.h"
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
    m_complete = addAction(u"panelComplete"_s, tr("Mark as completed …"), true);
    QPushButton* save = addAction(u"panelHandover"_s, tr("Export hand-over CSV …"));
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
    fillFacts(facts);
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
