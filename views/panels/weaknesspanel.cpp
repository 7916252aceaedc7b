// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/weaknesspanel.h"

#include "models/domain/terms.h"
#include "views/panels/overviewcolumn.h"
#include "views/panels/relatedlist.h"
#include "views/panels/subjects.h"
#include "views/vocabulary/fieldwords.h"
#include "views/vocabulary/wording.h"
#include "views/widgets/levelpill.h"
#include "views/widgets/pill.h"
#include "views/widgets/scoretile.h"

#include <QPushButton>

using namespace Qt::StringLiterals;

namespace parapet::views {

using domain::Kind;
using To = domain::ListRelation::To;

namespace {

QString age(base::Millis from, base::Millis now)
{
    const qint64 days = (now - from) / 86'400'000;
    return counted(days, WeaknessPanel::tr("1 day"), WeaknessPanel::tr("%1 days"));
}

QString threatWords(const RowFacts& facts)
{
    QStringList sentences;
    if (facts.flag(u"inKev"))
        sentences.append(WeaknessPanel::tr("Known to be exploited (CISA KEV)."));
    if (facts.flag(u"kevRansomware"))
        sentences.append(WeaknessPanel::tr("Used in ransomware campaigns."));
    if (facts.flag(u"exploitInKit"))
        sentences.append(WeaknessPanel::tr("Its exploit is part of an exploit kit."));
    else if (facts.flag(u"exploitVerified"))
        sentences.append(WeaknessPanel::tr("An exploit is verified."));
    else if (facts.flag(u"publicExploit"))
        sentences.append(WeaknessPanel::tr("An exploit is public."));
    if (sentences.isEmpty())
        sentences.append(WeaknessPanel::tr("No exploit is known."));
    return sentences.join(u' ');
}

} // namespace

WeaknessPanel::WeaknessPanel(const PageContext& context, QWidget* parent)
    : ObjectPanel(context, Kind::Weaknesses, parent)
{
    addRelated(u"devices"_s, Kind::Devices, To::Weakness, tr("Exposed devices"),
        {u"computerDnsName"_s, u"exposureLevel"_s, u"exposureScore"_s, u"osPlatform"_s,
            u"rbacGroupName"_s, u"lastSeen"_s},
        u"exposureScore:desc"_s, u"devices"_s)
        ->setEmptySentence(tr("No active device is exposed."));
    addRelated(u"software"_s, Kind::Software, To::Weakness, tr("Related software"),
        {u"name"_s, u"vendor"_s, u"exposedMachines"_s, u"installedMachines"_s, u"tags"_s}, {},
        u"software"_s);
    addExplanation(To::Weakness);
    m_recommendation =
        addAction(u"panelRecommendation"_s, tr("Go to the related security recommendation"), true);
    connect(m_recommendation, &QPushButton::clicked, this, &WeaknessPanel::goToRecommendation);
    QPushButton* except = addAction(u"panelException"_s, tr("Exception options …"));
    connect(except, &QPushButton::clicked, this,
        [this] { emit exceptionRequested(subjectOf(facts(), {})); });
    QPushButton* report = addAction(u"panelInaccuracy"_s, tr("Report inaccuracy …"));
    connect(report, &QPushButton::clicked, this,
        [this] { emit inaccuracyReported(Kind::Weaknesses, objectId(), subjectOf(facts(), {})); });
}

void WeaknessPanel::fill(const RowFacts& facts)
{
    setTitle(facts.text(u"id"));
    QList<QWidget*> pills;
    const QString severity = facts.text(u"severity");
    if (!severity.isEmpty())
        pills.append(new Pill(theme(), severity, toneOfLevel(severity)));
    if (facts.flag(u"inKev"))
        pills.append(new Pill(theme(), tr("KEV"), Tone::High));
    if (facts.flag(u"exploitInKit"))
        pills.append(new Pill(theme(), tr("Exploit kit"), Tone::High));
    else if (facts.flag(u"exploitVerified"))
        pills.append(new Pill(theme(), tr("Exploit verified"), Tone::High));
    else if (facts.flag(u"publicExploit"))
        pills.append(new Pill(theme(), tr("Public exploit"), Tone::Medium));
    const bool update = facts.flag(u"updateAvailable");
    pills.append(new Pill(theme(), update ? tr("Update available") : tr("No update available"),
        update ? Tone::Low : Tone::Muted));
    setPills(pills);
    setTabCount(u"devices"_s, facts.count(u"exposedMachines"));
    setTabCount(u"software"_s, facts.list(u"relatedSoftware").size());

    OverviewColumn& column = overview();
    ScoreTile* cvss = column.addTile(tr("CVSS"));
    cvss->setNumber(facts.has(u"cvss") ? facts.shown(u"cvss") : u"–"_s);
    cvss->setSecondary(facts.text(u"cvssVector"));
    ScoreTile* exposed = column.addTile(tr("Exposed devices"));
    exposed->setNumber(number(facts.count(u"exposedMachines")));
    column.addText(tr("Description"), facts.text(u"description"));
    column.addText(tr("Threat insights"), threatWords(facts));
    column.addSection(tr("Details"));
    column.addFact(tr("Severity"), severity);
    column.addFact(tr("EPSS"), facts.shown(u"epss"));
    column.addFact(tr("Threat"), facts.shown(u"threat"));
    column.addFact(tr("Impact"), facts.shown(u"impact"));
    if (const auto published = facts.time(u"publishedOn")) {
        column.addFact(tr("Published on"), spelledDate(*published, QLocale()));
        column.addFact(tr("Age"), age(*published, context().clock()));
    }
    if (const auto updated = facts.time(u"updatedOn"))
        column.addFact(tr("Updated on"), spelledDate(*updated, QLocale()));
    QStringList software;
    for (const QString& id : facts.list(u"relatedSoftware"))
        software.append(softwareWords(id));
    column.addFact(tr("Related software"), software.join(u", "_s));
    m_recommendation->setVisible(update && !software.isEmpty());
    addNotes();
}

void WeaknessPanel::goToRecommendation()
{
    const QStringList software = facts().list(u"relatedSoftware");
    if (!software.isEmpty())
        leadTo(u"recommendations"_s, domain::softwareRecommendationId(software.first()));
}

} // namespace parapet::views
