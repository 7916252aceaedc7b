// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/eventpanel.h"

#include "views/panels/overviewcolumn.h"
#include "views/panels/relatedlist.h"
#include "views/vocabulary/wording.h"
#include "views/widgets/pill.h"
#include "views/widgets/scoretile.h"

#include <QLocale>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace parapet::views {

using domain::Kind;
using To = domain::ListRelation::To;

namespace {

QString percentOf(double share)
{
    return EventPanel::tr("%1 %").arg(QLocale().toString(100.0 * share, 'f', 1));
}

} // namespace

EventPanel::EventPanel(const PageContext& context, QWidget* parent)
    : ObjectPanel(context, Kind::Events, parent)
{
    addRelated(u"weaknesses"_s, Kind::Weaknesses, To::Event, tr("Weaknesses"),
        {u"id"_s, u"severity"_s, u"cvss"_s, u"epss"_s, u"inKev"_s, u"exposedMachines"_s},
        u"exposedMachines:desc"_s, u"weaknesses"_s)
        ->setEmptySentence(tr("No weakness of this event is open now."));
    addRelated(u"devices"_s, Kind::Devices, To::Event, tr("Devices"),
        {u"computerDnsName"_s, u"exposureLevel"_s, u"exposureScore"_s, u"osPlatform"_s,
            u"rbacGroupName"_s},
        u"exposureScore:desc"_s, u"devices"_s)
        ->setEmptySentence(tr("No active device is impacted now."));
    m_software = addAction(u"panelOpenSoftware"_s, tr("Open software page"), true);
    m_recommendation =
        addAction(u"panelRecommendation"_s, tr("Go to related security recommendation"));
    connect(m_software, &QPushButton::clicked, this, [this] {
        emit navigate({u"software"_s, {}, {}, facts().text(u"softwareId"), {}});
    });
    connect(m_recommendation, &QPushButton::clicked, this, [this] {
        emit navigate({u"recommendations"_s, {}, {}, facts().text(u"recommendationId"), {}});
    });
}

void EventPanel::fill(const RowFacts& facts)
{
    setTitle(facts.text(u"event"));
    const QString trend = facts.text(u"scoreTrend");
    QList<QWidget*> pills{new Pill(theme(), facts.text(u"type"), Tone::Accent)};
    if (trend == "Up"_L1)
        pills.append(new Pill(theme(), tr("▲ Exposure may have risen"), Tone::High));
    else if (trend == "Down"_L1)
        pills.append(new Pill(theme(), tr("▼ Exposure may have fallen"), Tone::Low));
    setPills(pills);
    const auto tile = [this, &facts](const QString& title, QStringView field, QStringView share) {
        ScoreTile* made = overview().addTile(title);
        if (!facts.has(field)) {
            made->setNumber(u"–"_s);
            return;
        }
        made->setNumber(number(facts.count(field)));
        if (facts.has(share))
            made->setUnit(percentOf(facts.number(share)));
    };
    tile(tr("Originally impacted"), u"originallyImpactedDevices", u"originallyImpactedShare");
    tile(tr("Currently impacted"), u"currentlyImpactedDevices", u"currentlyImpactedShare");
    OverviewColumn& column = overview();
    if (!facts.has(u"originallyImpactedDevices")) {
        column.addText(tr("Not known by device group"),
            tr("The event was found by an older version of Parapet, which kept the number of its "
               "devices for all device groups only."));
    }
    column.addSection(tr("Details"));
    if (const auto date = facts.time(u"date"))
        column.addFact(tr("Date"), spelledDate(*date, QLocale()));
    column.addFact(tr("Type"), facts.text(u"type"));
    column.addFact(tr("Related component"), facts.text(u"relatedComponent"));
    column.addFact(tr("Devices at that time"), facts.shown(u"totalDevices"));
    column.addFact(tr("Weaknesses"), facts.shown(u"weaknesses"));
    column.addFact(tr("Score trend"), trend);
    column.addFact(tr("Snapshot"), facts.shown(u"snapshot"));
    setTabCount(u"weaknesses"_s, facts.count(u"weaknesses"));
    m_software->setVisible(!facts.text(u"softwareId").isEmpty());
    m_recommendation->setVisible(!facts.text(u"recommendationId").isEmpty());
}

} // namespace parapet::views
