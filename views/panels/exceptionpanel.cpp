// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/exceptionpanel.h"

#include "models/domain/fleetstate.h"
#include "models/domain/terms.h"
#include "models/items/tablemodel.h"
#include "views/panels/confirmbox.h"
#include "views/panels/overviewcolumn.h"
#include "views/panels/relatedlist.h"
#include "views/vocabulary/fieldwords.h"
#include "views/vocabulary/kqltext.h"
#include "views/vocabulary/needswriting.h"
#include "views/vocabulary/wording.h"
#include "views/widgets/pill.h"
#include "views/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace parapet::views {

using domain::ExceptionStatus;

ExceptionPanel::ExceptionPanel(const PageContext& context, QWidget* parent)
    : ObjectPanel(context, domain::Kind::Exceptions, parent)
    , m_confirm(new ConfirmBox(context.theme, u"cancelConfirm"_s))
{
    qobject_cast<QVBoxLayout*>(overview().layout())->insertWidget(0, m_confirm);
    addGroups();
    addRelated(u"history"_s, domain::Kind::Journal, domain::ListRelation::To::Exception,
        tr("History"), {u"date"_s, u"user"_s, u"action"_s, u"before"_s, u"after"_s}, u"id:desc"_s,
        u"journal"_s)
        ->setEmptySentence(tr("The journal tells nothing of it."));
    m_extend = addAction(u"panelExtendException"_s, tr("Extend …"), true);
    m_cancel = addAction(u"panelCancelException"_s, tr("Cancel exception …"));
    m_related = addAction(u"panelRecommendation"_s, tr("View related recommendation"));
    needsWriting(context.desk, m_extend);
    needsWriting(context.desk, m_cancel);
    connect(m_extend, &QPushButton::clicked, this, &ExceptionPanel::extendRequested);
    connect(m_cancel, &QPushButton::clicked, this, [this] { askToCancel({}); });
    connect(m_confirm, &ConfirmBox::confirmed, this, [this] {
        if (m_askedGroup.isEmpty())
            emit cancelConfirmed();
        else
            emit groupCancelConfirmed(m_askedGroup);
    });
    connect(m_related, &QPushButton::clicked, this, &ExceptionPanel::showRelated);
}

void ExceptionPanel::addGroups()
{
    const auto isOpen = [](const items::TableModel& rows, int row) {
        const domain::Value status = rows.value(row, u"status");
        const auto* word = std::get_if<QString>(&status);
        return word
            && (*word == domain::text(ExceptionStatus::InEffect)
                || *word == domain::text(ExceptionStatus::Suspended));
    };
    RelatedList* groups = addRelated(u"groups"_s, domain::Kind::ExceptionGroups,
        domain::ListRelation::To::Exception, tr("Device groups"),
        {u"rbacGroupName"_s, u"status"_s, u"exposedMachines"_s, u"devices"_s, u"cancelledOn"_s}, {},
        {});
    groups->addRowAction(
        u"cancelGroup"_s, tr("Cancel for this group …"),
        [this](const RowFacts& group) { askToCancel(group.text(u"rbacGroupName")); },
        [this, isOpen](
            const items::TableModel& rows, int row) { return !m_isGlobal && isOpen(rows, row); });
    needsWriting(context().desk, groups->findChild<QPushButton*>(u"cancelGroup"_s));
    groups->setExportName(u"exception-groups"_s);
    groups->setEmptySentence(tr("No device is in a device group."));
    connect(groups, &RelatedList::rowOpened, this, [this, groups](int row) {
        const domain::Value name = groups->model()->value(row, u"rbacGroupName");
        if (const auto* group = std::get_if<QString>(&name)) {
            NavigationTarget target;
            target.page = u"devices"_s;
            target.filter = u"rbacGroupName == "_s + kqlQuoted(*group);
            emit navigate(target);
        }
    });
}

void ExceptionPanel::askToCancel(const QString& group)
{
    m_askedGroup = group;
    setCurrentTab(0);
    const QString title = facts().text(u"title");
    if (group.isEmpty())
        m_confirm->ask(tr("Cancel the exception for \"%1\"? What no other exception covers comes "
                          "back to the lists at once%2.")
                           .arg(title,
                               facts().text(u"impactClass") == "No impact"_L1
                                   ? tr("; the scores counted it all along")
                                   : tr(", and to the scores")),
            tr("Cancel exception"));
    else
        m_confirm->ask(tr("Cancel the exception for \"%1\" in the device group %2? Its findings "
                          "come back there at once; it goes on in the other groups.")
                           .arg(title, group),
            tr("Cancel for this group"));
}

void ExceptionPanel::showRelated()
{
    const QString recommendation = facts().text(u"recommendationId");
    if (recommendation.isEmpty())
        leadTo(u"weaknesses"_s, facts().text(u"cveId"));
    else
        leadTo(u"recommendations"_s, recommendation);
}

/// Extending keeps the old record; each names the next.
void ExceptionPanel::addHistory(const RowFacts& facts)
{
    const QString before = facts.text(u"predecessorId");
    const QString after = facts.text(u"successorId");
    if (before.isEmpty() && after.isEmpty())
        return;
    overview().addSection(tr("Other records of this exception"));
    addRecord(overview(), before, tr("Goes on for the one of %1"));
    addRecord(overview(), after, tr("Extended by the one of %1"));
}

void ExceptionPanel::addRecord(OverviewColumn& column, const QString& id, const QString& words)
{
    if (id.isEmpty())
        return;
    auto* link = new QPushButton;
    link->setObjectName(u"exceptionRecord"_s);
    link->setProperty("link", true);
    link->setText(words.arg(u"…"_s));
    auto* place = new QWidget;
    auto* line = new QHBoxLayout(place);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(link);
    line->addStretch(1);
    column.addWidget(place);
    connect(link, &QPushButton::clicked, this, [this, id] { emit exceptionChosen(id); });
    context().library.row(
        domain::Kind::Exceptions, id, link, [link, words](const base::Result<domain::Row>& row) {
            if (!row)
                return;
            const RowFacts record(domain::Kind::Exceptions, *row);
            const auto start = record.time(u"startsOn");
            const auto end = record.time(u"expiresOn");
            const QLocale locale;
            if (start && end)
                link->setText(words.arg(
                    tr("%1 to %2").arg(spelledDate(*start, locale), spelledDate(*end, locale))));
        });
}

QString ExceptionPanel::effectWords(const RowFacts& facts)
{
    const std::string word = facts.text(u"justification").toStdString();
    const auto justification = domain::parseTerm<domain::Justification>(word);
    if (!justification)
        return {};
    if (*justification == domain::Justification::FalsePositive)
        return tr("What it covers is no finding: it leaves every count, and the exposure score "
                  "falls while it is in effect. The secure score stays.");
    if (!domain::lowersScores(*justification))
        return tr("None: its findings leave the list of active ones, the scores keep counting "
                  "them.");
    return domain::controlOfRecommendation(facts.text(u"recommendationId")).isEmpty()
        ? tr("Its findings count as mitigated: the exposure score falls while it is in effect. The "
             "secure score stays.")
        : tr("Its devices count as compliant: the secure score rises while it is in effect. The "
             "exposure score stays.");
}

/// Of one for device groups: the global one that holds in its place, and the way there.
void ExceptionPanel::addSuspension(const RowFacts& facts)
{
    overview()
        .addText(tr("Suspended"),
            tr("A global exception for the same holds in its place. When that one ends before this "
               "one does, this one is in effect again."))
        ->setObjectName(u"suspendedWords"_s);
    auto* place = new OverviewColumn(theme());
    place->setObjectName(u"suspendedBy"_s);
    overview().addWidget(place);
    auto* global = new items::TableModel(context().library, domain::Kind::Exceptions, place);
    connect(global, &items::TableModel::loaded, place, [this, global, place](int rows) {
        place->clear();
        for (int row = 0; row < rows; ++row)
            addRecord(*place, global->idAt(row), tr("Suspended by the global one of %1"));
    });
    global->setFilter(u"scope == \"Global\" and status == "_s
        + kqlQuoted(domain::text(ExceptionStatus::InEffect)) + u" and recommendationId == "_s
        + kqlQuoted(facts.text(u"recommendationId")) + u" and cveId == "_s
        + kqlQuoted(facts.text(u"cveId")));
}

void ExceptionPanel::addGrowth(const RowFacts& facts)
{
    if (!facts.flag(u"resurface"))
        return;
    const QString filed =
        counted(facts.count(u"devicesWhenFiled"), tr("1 device"), tr("%1 devices"));
    const QString now = counted(
        facts.count(u"exposedMachines"), tr("1 device is exposed"), tr("%1 devices are exposed"));
    if (facts.flag(u"resurfaced"))
        overview()
            .addText(tr("Resurfaced"),
                tr("It was canceled by itself: more devices were exposed than the %1 of its scope "
                   "when it was filed. In this snapshot %2.")
                    .arg(filed, now))
            ->setObjectName(u"resurfacedWords"_s);
    else
        overview()
            .addText(tr("Ends when exposure grows"),
                tr("It is canceled by itself when more than %1 in its scope are exposed; so many "
                   "were when it was filed. In this snapshot %2.")
                    .arg(filed, now))
            ->setObjectName(u"resurfaceWords"_s);
}

/// One that lowers the scores in some device groups only leaves two figures to look at.
void ExceptionPanel::addBothFigures(const RowFacts& facts)
{
    if (facts.text(u"impactClass") != "Hybrid"_L1 || facts.text(u"recommendationId").isEmpty())
        return;
    overview().addSection(tr("Both figures of the recommendation"));
    auto* place = new OverviewColumn(theme());
    place->setObjectName(u"bothFigures"_s);
    overview().addWidget(place);
    context().library.row(domain::Kind::Recommendations, facts.text(u"recommendationId"), place,
        [place](const base::Result<domain::Row>& row) {
            if (!row) {
                place->addText({}, tr("It is no part of this snapshot."));
                return;
            }
            const RowFacts told(domain::Kind::Recommendations, *row);
            const auto both = [&](const QString& label, QStringView before, QStringView after) {
                place->addFact(label,
                    tr("%1, %2 after exceptions").arg(told.shown(before), told.shown(after)));
            };
            both(tr("Exposed devices"), u"exposedMachinesCount", u"exposedMachinesAfterExceptions");
            both(tr("Impact on the exposure score"), u"exposureImpact",
                u"exposureImpactAfterExceptions");
        });
}

void ExceptionPanel::fill(const RowFacts& facts)
{
    m_confirm->hide();
    setTitle(facts.text(u"title"));
    const QString status = facts.text(u"status");
    const bool open = status == domain::text(ExceptionStatus::InEffect)
        || status == domain::text(ExceptionStatus::Suspended);
    const bool canChange = open && context().library.scope().snapshot == 0;
    m_extend->setVisible(canChange);
    m_cancel->setVisible(canChange);
    m_isGlobal = facts.text(u"scope") == "Global"_L1;
    m_cancel->setText(!m_isGlobal && facts.list(u"groups").size() > 1
            ? tr("Cancel exception for all device groups …")
            : tr("Cancel exception …"));
    m_related->setText(facts.text(u"recommendationId").isEmpty()
            ? tr("View related weakness")
            : tr("View related recommendation"));
    QList<QWidget*> pills{new Pill(theme(), status, open ? Tone::Accent : Tone::Muted),
        new Pill(theme(), facts.text(u"justification"), Tone::Muted)};
    if (facts.flag(u"resurfaced"))
        pills.insert(1, new Pill(theme(), tr("Resurfaced"), Tone::Medium));
    setPills(pills);
    OverviewColumn& column = overview();
    column.addText(tr("Justification context"), facts.text(u"justificationContext"));
    if (status == domain::text(ExceptionStatus::Suspended))
        addSuspension(facts);
    if (TextLabel* effect = column.addText(tr("Effect on the scores"), effectWords(facts)))
        effect->setObjectName(u"effectWords"_s);
    addGrowth(facts);
    addBothFigures(facts);
    addHistory(facts);
    column.addSection(tr("Details"));
    column.addFact(tr("Related component"), facts.text(u"relatedComponent"));
    column.addFact(tr("Covers"), facts.text(u"scopeKind"));
    column.addFact(tr("Weakness"), facts.text(u"cveId"));
    column.addFact(tr("Type"), facts.text(u"type"));
    column.addFact(tr("Impact"), facts.text(u"impactClass"));
    column.addFact(
        tr("Scope"), m_isGlobal ? tr("Global, also groups created later") : facts.text(u"scope"));
    column.addFact(tr("Device groups"), facts.list(u"groups").join(u", "_s));
    column.addFact(tr("Created by"), facts.text(u"createdBy"));
    column.addFact(tr("Created on"), facts.shown(u"createdOn"));
    if (const auto start = facts.time(u"startsOn"))
        column.addFact(tr("Starts on"), spelledDate(*start, QLocale()));
    if (const auto end = facts.time(u"expiresOn"))
        column.addFact(tr("Expires on"), spelledDate(*end, QLocale()));
    column.addFact(tr("Canceled by"), facts.text(u"cancelledBy"));
    column.addFact(tr("Canceled on"), facts.shown(u"cancelledOn"));
    column.addFact(tr("Recommendation ID"), facts.text(u"recommendationId"));
    column.addFact(tr("Exception ID"), facts.text(u"id"));
}

} // namespace parapet::views
