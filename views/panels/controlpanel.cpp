// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/controlpanel.h"

#include "views/panels/overviewcolumn.h"
#include "views/panels/relatedlist.h"
#include "views/vocabulary/fieldwords.h"
#include "views/widgets/pill.h"
#include "views/widgets/scoretile.h"

#include <QLocale>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace parapet::views {

using domain::Kind;
using To = domain::ListRelation::To;

namespace {

QString points(double value)
{
    return QLocale().toString(value, 'f', 1);
}

} // namespace

ControlPanel::ControlPanel(const PageContext& context, QWidget* parent)
    : ObjectPanel(context, Kind::Controls, parent)
{
    addRelated(u"failing"_s, Kind::Devices, To::Control, tr("Failing devices"),
        {u"computerDnsName"_s, u"exposureLevel"_s, u"osPlatform"_s, u"rbacGroupName"_s,
            u"deviceValue"_s, u"lastSeen"_s},
        u"exposureScore:desc"_s, u"devices"_s)
        ->setEmptySentence(tr("Every active device that it applies to follows this control."));
    addRelated(u"assessments"_s, Kind::Assessments, To::Control, tr("Assessments"),
        {u"deviceName"_s, u"status"_s, u"timestamp"_s, u"rbacGroupName"_s}, {}, u"devices"_s,
        u"deviceId"_s)
        ->setEmptySentence(tr("No device was assessed for this control."));
    addExplanation(To::Control);
    m_recommendation =
        addAction(u"panelRecommendation"_s, tr("Go to the security recommendation"), true);
    connect(m_recommendation, &QPushButton::clicked, this, [this] {
        emit navigate({u"recommendations"_s, {}, {}, this->facts().text(u"recommendationId"), {}});
    });
}

void ControlPanel::fill(const RowFacts& facts)
{
    const bool assessed = facts.count(u"applicable") > 0;
    setTitle(facts.text(u"name"));
    QList<QWidget*> pills{new Pill(theme(), facts.text(u"category"), Tone::Accent)};
    if (!assessed)
        pills.append(new Pill(theme(), tr("Not assessed"), Tone::Medium));
    else if (facts.count(u"failing") == 0)
        pills.append(new Pill(theme(),
            facts.count(u"excepted") > 0 ? tr("Followed or excepted everywhere")
                                         : tr("Followed everywhere"),
            Tone::Low));
    pills.append(new Pill(theme(), facts.text(u"id"), Tone::Muted));
    setPills(pills);
    setTabCount(u"failing"_s, facts.count(u"failing"));
    fillTiles(facts);
    OverviewColumn& column = overview();
    column.addText(tr("Description"), description(facts));
    column.addSection(tr("Details"));
    column.addFact(tr("Configuration ID"), facts.text(u"id"));
    column.addFact(tr("Category"), facts.text(u"category"));
    column.addFact(tr("Subcategory"), facts.text(u"subcategory"));
    column.addFact(tr("Configuration impact"), facts.shown(u"impact"));
    column.addFact(tr("Applicable devices"), facts.shown(u"applicable"));
    column.addFact(tr("Compliant devices"), facts.shown(u"compliant"));
    if (facts.count(u"excepted") > 0)
        column.addFact(tr("Excepted devices"),
            tr("%1, counted as compliant by the points").arg(facts.shown(u"excepted")));
    column.addText(tr("How the points come about"),
        assessed ? tr("%1 × %2 / %3 = %4 of %1 points")
                       .arg(facts.shown(u"impact"),
                           number(facts.count(u"compliant") + facts.count(u"excepted")),
                           facts.shown(u"applicable"), points(facts.number(u"points")))
                 : QString());
    m_recommendation->setVisible(facts.count(u"failing") + facts.count(u"excepted") > 0);
}

/// Who follows it, who is counted as if by an exception, and what is left to win.
QString ControlPanel::description(const RowFacts& facts) const
{
    if (facts.count(u"applicable") == 0)
        return tr("No active device of this view reports whether it follows this setting: it "
                  "counts neither for nor against the secure score.");
    const QString follow = number(facts.count(u"compliant"));
    const QString all = counted(facts.count(u"applicable"), tr("1 device"), tr("%1 devices"));
    const QString toWin = points(facts.number(u"pointsToWin"));
    const qint64 excepted = facts.count(u"excepted");
    if (excepted == 0)
        return tr("%1 of the %2 that it applies to follow this setting. Followed everywhere, it "
                  "would win %3 points of the secure score.")
            .arg(follow, all, toWin);
    return tr("%1 of the %2 that it applies to follow this setting; %3 by an exception. Followed "
              "on the others, it would win %4 points of the secure score.")
        .arg(follow, all,
            counted(excepted, tr("1 more counts as if it did"), tr("%1 more count as if they did")),
            toWin);
}

void ControlPanel::fillTiles(const RowFacts& facts)
{
    const bool assessed = facts.count(u"applicable") > 0;
    ScoreTile* won = overview().addTile(tr("Points"));
    won->setNumber(assessed ? points(facts.number(u"points")) : u"–"_s,
        QLocale().toString(facts.number(u"points"), 'g', QLocale::FloatingPointShortest));
    won->setUnit(assessed ? tr("of %1").arg(points(facts.number(u"maxPoints"))) : QString());
    ScoreTile* failing = overview().addTile(tr("Failing devices"));
    failing->setNumber(assessed ? number(facts.count(u"failing")) : u"–"_s);
    failing->setUnit(assessed ? tr("of %1").arg(number(facts.count(u"applicable"))) : QString());
}

} // namespace parapet::views
