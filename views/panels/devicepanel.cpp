// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/devicepanel.h"

#include "models/base/timetext.h"
#include "models/domain/terms.h"
#include "views/panels/objectlists.h"
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

DevicePanel::DevicePanel(const PageContext& context, QWidget* parent)
    : ObjectPanel(context, Kind::Devices, parent)
{
    addRelated(u"recommendations"_s, Kind::Recommendations, To::Device, tr("Recommendations"),
        {u"recommendationName"_s, u"exposureImpact"_s, u"inKev"_s, u"weaknesses"_s,
            u"remediationType"_s, u"status"_s},
        u"exposureImpact:desc"_s, u"recommendations"_s)
        ->setEmptySentence(tr("Nothing is recommended for this device."));
    addRelated(u"software"_s, Kind::SoftwareVersions, To::Device, tr("Software"),
        {u"name"_s, u"version"_s, u"vendor"_s, u"weaknesses"_s, u"endOfSupportStatus"_s},
        u"weaknesses:desc"_s, u"software"_s, u"softwareId"_s);
    addRelated(u"findings"_s, Kind::Findings, To::Device, tr("Findings"),
        {u"cveId"_s, u"severity"_s, u"softwareName"_s, u"softwareVersion"_s, u"cvss"_s, u"inKev"_s,
            u"status"_s},
        u"cvss:desc"_s, u"weaknesses"_s, u"cveId"_s)
        ->setEmptySentence(tr("No weakness was found on this device."));
    addRelated(u"alerts"_s, Kind::Alerts, To::Device, tr("Alerts"),
        {u"severity"_s, u"title"_s, u"status"_s, u"createdOn"_s}, {}, {})
        ->setEmptySentence(tr("This device has no alert."));
    addRelated(u"controls"_s, Kind::Assessments, To::Device, tr("Controls"),
        {u"controlId"_s, u"controlName"_s, u"category"_s, u"impact"_s, u"status"_s, u"timestamp"_s},
        u"isApplicable:desc,isCompliant,impact:desc"_s, {})
        ->setEmptySentence(tr("No control was assessed on this device."));
    addPlain(u"missingUpdates"_s, missingUpdatesList(context, To::Device));
    addPlain(u"history"_s, deviceHistoryList(context));
    addExplanation(To::Device);
    for (const QString& tab :
        {u"missingUpdates"_s, u"history"_s, u"alerts"_s, u"controls"_s, u"explanation"_s})
        keepForFullPage(tab);
    addFullPageButton(tr("Open device page"));
}

void DevicePanel::fill(const RowFacts& facts)
{
    const QString name = facts.text(u"computerDnsName");
    setTitle(name.isEmpty() ? facts.text(u"id") : name);
    QList<QWidget*> pills;
    const QString level = facts.text(u"exposureLevel");
    const bool known = level != domain::text(domain::ExposureLevel::NoData);
    pills.append(
        new Pill(theme(), known ? tr("%1 exposure").arg(level) : level, toneOfLevel(level)));
    if (facts.text(u"deviceValue") != domain::text(domain::DeviceValue::Normal))
        pills.append(
            new Pill(theme(), tr("%1 value").arg(facts.text(u"deviceValue")), Tone::Accent));
    if (facts.flag(u"isInternetFacing"))
        pills.append(new Pill(theme(), tr("Internet facing"), Tone::Medium));
    for (const QString& tag : facts.list(u"machineTags"))
        pills.append(new Pill(theme(), tag, toneOfTag(tag)));
    setPills(pills);

    OverviewColumn& column = overview();
    ScoreTile* score = column.addTile(tr("Exposure score"));
    score->setNumber(facts.has(u"exposureScore") ? facts.shown(u"exposureScore") : u"–"_s,
        QLocale().toString(facts.number(u"exposureScore"), 'g', QLocale::FloatingPointShortest));
    score->setSecondary(
        facts.has(u"hazard") ? tr("Hazard %1").arg(facts.shown(u"hazard")) : QString());
    ScoreTile* weaknesses = column.addTile(tr("Weaknesses"));
    weaknesses->setNumber(number(facts.count(u"weaknesses")));
    weaknesses->setSecondary(counted(
        facts.count(u"software"), tr("in 1 software product"), tr("in %1 software products")));
    if (!known) {
        column.addText(tr("No data"),
            tr("The device was not seen within 30 days of the snapshot, or no export says what is "
               "installed on it. It is left out of the scores."));
    }
    column.addSection(tr("Details"));
    column.addFact(tr("Operating system"),
        QString(platformWords(facts.text(u"osPlatform")) + u' ' + facts.text(u"version"))
            .trimmed());
    column.addFact(tr("Device group"), facts.text(u"rbacGroupName"));
    if (const QString who = facts.text(u"groupSetBy"); !who.isEmpty()) {
        column.addFact(tr("Group set by"), who);
        column.addFact(tr("Group by the import"), facts.text(u"importedGroupName"));
    }
    column.addFact(tr("Device value"), facts.text(u"deviceValue"));
    column.addFact(tr("Internet facing"), facts.flag(u"isInternetFacing") ? tr("Yes") : tr("No"));
    column.addFact(tr("Health state"), facts.text(u"healthStatus"));
    column.addFact(tr("Risk level"), facts.text(u"riskScore"));
    column.addFact(tr("First seen"), facts.shown(u"firstSeen"));
    column.addFact(tr("Last seen"), facts.shown(u"lastSeen"));
    column.addFact(tr("Device ID"), facts.text(u"id"));
    addEvidence(To::Device);
}

} // namespace parapet::views
