// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/softwarepanel.h"

#include "models/domain/terms.h"
#include "views/panels/overviewcolumn.h"
#include "views/panels/relatedlist.h"
#include "views/vocabulary/fieldwords.h"
#include "views/vocabulary/wording.h"
#include "views/widgets/pill.h"
#include "views/widgets/scoretile.h"

#include <QPushButton>

using namespace Qt::StringLiterals;

namespace parapet::views {

using domain::Kind;
using To = domain::ListRelation::To;

namespace {
constexpr int shownPaths = 12;
}

SoftwarePanel::SoftwarePanel(const PageContext& context, QWidget* parent)
    : ObjectPanel(context, Kind::Software, parent)
{
    addRelated(u"cves"_s, Kind::Weaknesses, To::Software, tr("Vulnerabilities"),
        {u"id"_s, u"severity"_s, u"cvss"_s, u"epss"_s, u"inKev"_s, u"exposedMachines"_s},
        u"cvss:desc"_s, u"weaknesses"_s)
        ->setEmptySentence(tr("No weakness of this software is known."));
    addRelated(u"devices"_s, Kind::Devices, To::Software, tr("Devices"),
        {u"computerDnsName"_s, u"exposureLevel"_s, u"exposureScore"_s, u"osPlatform"_s,
            u"rbacGroupName"_s, u"lastSeen"_s},
        u"exposureScore:desc"_s, u"devices"_s)
        ->setEmptySentence(tr("No active device has it."));
    addRelated(u"versions"_s, Kind::SoftwareVersions, To::Software, tr("Versions"),
        {u"version"_s, u"installedMachines"_s, u"exposedMachines"_s, u"weaknesses"_s,
            u"endOfSupportStatus"_s, u"endOfSupportDate"_s},
        {}, {});
    QPushButton* advice =
        addAction(u"panelRecommendation"_s, tr("Go to the related security recommendation"), true);
    connect(advice, &QPushButton::clicked, this, [this] {
        NavigationTarget target;
        target.page = u"recommendations"_s;
        target.objectId = domain::softwareRecommendationId(objectId());
        emit navigate(target);
    });
    connect(this, &ObjectPanel::filled, this,
        [this, advice] { advice->setVisible(facts().count(u"weaknesses") > 0); });
}

void SoftwarePanel::fill(const RowFacts& facts)
{
    setTitle(softwareWords(facts.text(u"name")));
    QList<QWidget*> pills;
    if (facts.flag(u"activeAlert"))
        pills.append(new Pill(theme(), tr("Active alert"), Tone::High));
    if (facts.flag(u"publicExploit"))
        pills.append(new Pill(theme(), tr("Public exploit"), Tone::Medium));
    for (const QString& tag : facts.list(u"tags"))
        pills.append(new Pill(theme(), tag, toneOfTag(tag)));
    pills.append(new Pill(theme(), facts.text(u"id"), Tone::Muted));
    setPills(pills);
    setTabCount(u"cves"_s, facts.count(u"weaknesses"));
    setTabCount(u"devices"_s, facts.count(u"installedMachines"));
    setTabCount(u"versions"_s, facts.count(u"versions"));

    OverviewColumn& column = overview();
    ScoreTile* exposed = column.addTile(tr("Exposed devices"));
    exposed->setNumber(number(facts.count(u"exposedMachines")));
    exposed->setUnit(tr("of %1").arg(number(facts.count(u"installedMachines"))));
    ScoreTile* impact = column.addTile(tr("Impact on the exposure score"));
    impact->setNumber(facts.shown(u"impactScore").isEmpty() ? u"–"_s : facts.shown(u"impactScore"),
        QLocale().toString(facts.number(u"impactScore"), 'g', QLocale::FloatingPointShortest));
    column.addSection(tr("Details"));
    column.addFact(tr("Vendor"), softwareWords(facts.text(u"vendor")));
    column.addFact(
        tr("Installed on"), tr("%1 devices").arg(number(facts.count(u"installedMachines"))));
    column.addFact(tr("Versions"), facts.shown(u"versions"));
    column.addFact(tr("Weaknesses"), facts.shown(u"weaknesses"));
    if (facts.text(u"endOfSupportStatus") != domain::text(domain::EosStatus::None))
        column.addFact(tr("End of support"), facts.text(u"endOfSupportStatus"));
    if (const auto end = facts.time(u"endOfSupportDate"))
        column.addFact(tr("Support ends on"), spelledDate(*end, QLocale()));

    auto* place = new OverviewColumn(theme());
    column.addWidget(place);
    context().library.evidence({To::Software, facts.text(u"id")}, shownPaths, place,
        [place](base::Result<QStringList> paths) {
            if (!paths || paths->isEmpty())
                return;
            place->addSection(tr("Software evidence"));
            for (const QString& path : *paths)
                place->addLine(path);
        });
}

} // namespace parapet::views
