// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/versionpanel.h"

#include "models/domain/terms.h"
#include "models/items/softwareproof.h"
#include "views/panels/endofsupport.h"
#include "views/panels/overviewcolumn.h"
#include "views/panels/relatedlist.h"
#include "views/panels/subjects.h"
#include "views/vocabulary/fieldwords.h"
#include "views/vocabulary/wording.h"
#include "views/widgets/pill.h"
#include "views/widgets/scoretile.h"
#include "views/widgets/textlabel.h"

#include <QLocale>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace parapet::views {

using domain::Kind;
using To = domain::ListRelation::To;

VersionPanel::VersionPanel(const PageContext& context, On page, QWidget* parent)
    : ObjectPanel(context, Kind::SoftwareVersions, parent)
{
    setObjectName(u"versionPanel"_s);
    addRelated(u"devices"_s, Kind::Devices, To::Version, tr("Devices"),
        {u"computerDnsName"_s, u"exposureLevel"_s, u"osPlatform"_s, u"rbacGroupName"_s,
            u"lastSeen"_s},
        u"exposureScore:desc"_s, u"devices"_s)
        ->setEmptySentence(tr("No active device has this version."));
    RelatedList* cves = addRelated(u"cves"_s, Kind::Weaknesses, To::Version, tr("Vulnerabilities"),
        {u"id"_s, u"severity"_s, u"cvss"_s, u"epss"_s, u"inKev"_s}, u"cvss:desc"_s,
        u"weaknesses"_s);
    cves->setEmptySentence(tr("No weakness of this version is known."));
    if (page == On::SoftwarePage)
        return;
    QPushButton* software = addAction(u"versionSoftware"_s, tr("Open software page"));
    connect(software, &QPushButton::clicked, this,
        [this] { leadTo(u"software"_s, facts().text(u"softwareId")); });
}

void VersionPanel::fill(const RowFacts& facts)
{
    setTitle(tr("%1 %2").arg(softwareWords(facts.text(u"name")), facts.text(u"version")));
    const QString end = facts.text(u"endOfSupportStatus");
    const bool ends = !end.isEmpty() && end != domain::text(domain::EosStatus::None);
    setPills(ends ? QList<QWidget*>{new Pill(
                 theme(), end, end.startsWith("Upcoming"_L1) ? Tone::Medium : Tone::High)}
                  : QList<QWidget*>{});
    setTabCount(u"devices"_s, facts.count(u"installedMachines"));
    setTabCount(u"cves"_s, facts.count(u"weaknesses"));
    OverviewColumn& column = overview();
    ScoreTile* devices = column.addTile(tr("Devices with this version"));
    devices->setNumber(number(facts.count(u"installedMachines")));
    ScoreTile* cves = column.addTile(tr("Weaknesses"));
    cves->setNumber(number(facts.count(u"weaknesses")));
    column.addText(
        tr("End of support"), ends ? endOfSupportWords(facts) : tr("No end of support is known."));
    column.addSection(tr("Details"));
    column.addFact(tr("Software"), softwareWords(facts.text(u"name")));
    column.addFact(tr("Vendor"), softwareWords(facts.text(u"vendor")));
    column.addFact(tr("Version"), facts.text(u"version"));
    if (const auto day = facts.time(u"endOfSupportDate"))
        column.addFact(tr("Support ends on"), spelledDate(*day, QLocale()));
    column.addFact(tr("Recommended update"), facts.text(u"recommendedUpdate"));
    if (!m_device.isEmpty())
        addEvidenceOfDevice(facts);
}

void VersionPanel::addEvidenceOfDevice(const RowFacts& facts)
{
    auto* place = new OverviewColumn(theme());
    place->setObjectName(u"versionEvidence"_s);
    overview().addWidget(place);
    items::askEvidenceOf(context().library, m_device, place,
        [place, software = facts.text(u"softwareId"), version = facts.text(u"version")](
            const base::Result<std::vector<domain::SoftwareEvidence>>& found) {
            place->addSection(tr("Software evidence on this device"));
            if (!found) {
                place->addText({}, found.error().message);
                return;
            }
            bool some = false;
            for (const auto& each : *found) {
                if (each.software != software || each.version != version)
                    continue;
                some = true;
                for (const QString& path : each.diskPaths + each.registryPaths)
                    place->addLine(path);
            }
            if (!some)
                place->addText({}, tr("The export names no path of it."));
        });
}

} // namespace parapet::views
