// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/devicepanel.h"

#include "models/base/timetext.h"
#include "models/domain/terms.h"
#include "models/items/softwareproof.h"
#include "views/panels/findingpanel.h"
#include "views/panels/objectlists.h"
#include "views/panels/overviewcolumn.h"
#include "views/panels/relatedlist.h"
#include "views/panels/versionpanel.h"
#include "views/vocabulary/fieldwords.h"
#include "views/vocabulary/kqltext.h"
#include "views/vocabulary/needswriting.h"
#include "views/widgets/pill.h"
#include "views/widgets/scoretile.h"
#include "views/widgets/textlabel.h"

#include <QLocale>
#include <QMenu>
#include <QPointer>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace parapet::views {

using domain::Kind;
using To = domain::ListRelation::To;

namespace {

bool hasData(const RowFacts& facts)
{
    return facts.text(u"exposureLevel") != domain::text(domain::ExposureLevel::NoData);
}

QString exclusionWords(const QString& reason)
{
    const QString left = DevicePanel::tr("Yes: left out of the scores");
    return reason.isEmpty() ? left : left + u" ("_s + reason + u')';
}

/// Why a device has no exposure level.
QString whyNoData(const RowFacts& facts)
{
    const bool isEmpty = facts.count(u"software") == 0 && facts.count(u"weaknesses") == 0;
    QStringList sentences{isEmpty
            ? DevicePanel::tr("No export says what is installed on it: its agent reports no "
                              "inventory, or its operating system is not supported.")
            : DevicePanel::tr("It was not seen within 30 days of the snapshot.")};
    if (facts.flag(u"isExcluded"))
        sentences.append(DevicePanel::tr("It is excluded where the export was made."));
    const QString health = facts.text(u"healthStatus");
    if (!health.isEmpty() && health.compare("Active"_L1, Qt::CaseInsensitive) != 0)
        sentences.append(DevicePanel::tr("Its health state is “%1”.").arg(healthWords(health)));
    sentences.append(DevicePanel::tr("It is left out of the scores."));
    return sentences.join(u' ');
}

} // namespace

DevicePanel::DevicePanel(const PageContext& context, QWidget* parent)
    : ObjectPanel(context, Kind::Devices, parent)
{
    addLists();
    addPlain(u"evidence"_s, softwareEvidenceList(context));
    addPlain(u"missingUpdates"_s, missingUpdatesList(context, To::Device));
    addPlain(u"history"_s, deviceHistoryList(context));
    addExplanation(To::Device);
    for (const QString& tab : {u"evidence"_s, u"missingUpdates"_s, u"history"_s, u"activities"_s,
             u"alerts"_s, u"controls"_s, u"explanation"_s})
        keepForFullPage(tab);
    addFullPageButton(tr("Open device page"));
}

void DevicePanel::addLists()
{
    addRelated(u"recommendations"_s, Kind::Recommendations, To::Device, tr("Recommendations"),
        {u"recommendationName"_s, u"exposureImpact"_s, u"inKev"_s, u"weaknesses"_s,
            u"remediationType"_s, u"status"_s},
        u"exposureImpact:desc"_s, u"recommendations"_s)
        ->setEmptySentence(tr("Nothing is recommended for this device."));
    RelatedList* software =
        addRelated(u"software"_s, Kind::SoftwareVersions, To::Device, tr("Software"),
            {u"name"_s, u"version"_s, u"vendor"_s, u"weaknesses"_s, u"endOfSupportStatus"_s},
            u"weaknesses:desc"_s, u"software"_s, u"softwareId"_s);
    auto* version = new VersionPanel(context(), VersionPanel::On::OtherPage);
    adopt(*version);
    software->setRowPanel(version, [this, software, version](int row) {
        version->setDevice(objectId());
        version->open(software->model()->idAt(row));
    });
    RelatedList* findings = addRelated(u"findings"_s, Kind::Findings, To::Device, tr("Findings"),
        {u"cveId"_s, u"severity"_s, u"softwareName"_s, u"softwareVersion"_s, u"cvss"_s, u"inKev"_s,
            u"status"_s},
        u"cvss:desc"_s, u"weaknesses"_s, u"cveId"_s);
    findings->setEmptySentence(tr("No weakness was found on this device."));
    auto* finding = new FindingPanel(context());
    connect(finding, &FindingPanel::navigate, this, &ObjectPanel::navigate);
    findings->setRowPanel(
        finding, [findings, finding](int row) { finding->open(findings->facts(row)); });
    addRelated(u"activities"_s, Kind::RemediationDevices, To::Device, tr("Remediation"),
        {u"title"_s, u"status"_s, u"dueOn"_s, u"activityStatus"_s, u"itStatus"_s, u"itOwner"_s},
        u"activityStatus,dueOn"_s, u"remediation"_s, u"activityId"_s)
        ->setEmptySentence(tr("No remediation activity targets this device."));
    addRelated(u"alerts"_s, Kind::Alerts, To::Device, tr("Alerts"),
        {u"severity"_s, u"title"_s, u"status"_s, u"createdOn"_s}, {}, {})
        ->setEmptySentence(tr("This device has no alert."));
    addRelated(u"controls"_s, Kind::Assessments, To::Device, tr("Controls"),
        {u"controlId"_s, u"controlName"_s, u"category"_s, u"impact"_s, u"status"_s, u"timestamp"_s},
        u"isApplicable:desc,isCompliant,impact:desc"_s, {})
        ->setEmptySentence(tr("No control was assessed on this device."));
}

void DevicePanel::setMoreMenu(QMenu* menu)
{
    QPushButton* button = addAction(u"panelMore"_s, tr("More"));
    button->setToolTip(tr("Internet facing, device group, tags"));
    button->setMenu(menu);
    needsWriting(context().desk, button);
}

void DevicePanel::setValueMenu(QMenu* menu)
{
    QPushButton* button = addAction(u"panelValue"_s, tr("Device value"));
    button->setMenu(menu);
    needsWriting(context().desk, button);
}

void DevicePanel::fillPills(const RowFacts& facts)
{
    QList<QWidget*> pills;
    const QString level = facts.text(u"exposureLevel");
    pills.append(new Pill(
        theme(), hasData(facts) ? tr("%1 exposure").arg(level) : level, toneOfLevel(level)));
    if (facts.text(u"deviceValue") != domain::text(domain::DeviceValue::Normal))
        pills.append(
            new Pill(theme(), tr("%1 value").arg(facts.text(u"deviceValue")), Tone::Accent));
    if (facts.flag(u"isInternetFacing"))
        pills.append(new Pill(theme(), tr("Internet facing"), Tone::Medium));
    for (const QString& tag : facts.list(u"machineTags"))
        pills.append(new Pill(theme(), tag, toneOfTag(tag)));
    setPills(pills);
}

void DevicePanel::fill(const RowFacts& facts)
{
    const QString name = facts.text(u"computerDnsName");
    setTitle(name.isEmpty() ? facts.text(u"id") : name);
    fillPills(facts);
    OverviewColumn& column = overview();
    ScoreTile* score = column.addTile(tr("Exposure score"));
    score->setNumber(facts.has(u"exposureScore") ? facts.shown(u"exposureScore") : u"–"_s,
        QLocale().toString(facts.number(u"exposureScore"), 'g', QLocale::FloatingPointShortest));
    score->setSecondary(
        facts.has(u"hazard") ? tr("Hazard %1").arg(facts.shown(u"hazard")) : QString());
    ScoreTile* weaknesses = column.addTile(tr("Weaknesses"));
    weaknesses->setNumber(number(facts.count(u"weaknesses")));
    weaknesses->setSecondary(
        counted(facts.count(u"software"), tr("1 software installed"), tr("%1 software installed")));
    if (!hasData(facts))
        column.addText(tr("No data available"), whyNoData(facts));
    addAssessments(facts);
    addDeadlines();
    fillFacts(facts);
    addEvidenceOfDevice();
}

/// Counts with the way to what is counted.
void DevicePanel::addAssessments(const RowFacts& facts)
{
    OverviewColumn& column = overview();
    column.addSection(tr("Security assessments"));
    column.addFact(tr("Overall exposure level"), facts.text(u"exposureLevel"));
    const auto add = [&](const QString& name, const QString& label, const QString& text,
                         const QString& tab) {
        QPushButton* link = column.addFactLink(label, text);
        link->setObjectName(name);
        connect(link, &QPushButton::clicked, this, [this, tab] { open(objectId(), tab); });
        return link;
    };
    const QPointer<QPushButton> active = add(
        u"assessedRecommendations"_s, tr("Active recommendations"), u"…"_s, u"recommendations"_s);
    add(u"assessedSoftware"_s, tr("Installed software"), number(facts.count(u"software")),
        u"software"_s);
    add(u"assessedWeaknesses"_s, tr("Discovered vulnerabilities"),
        number(facts.count(u"weaknesses")), u"findings"_s);
    countRelated(Kind::Recommendations, To::Device,
        u"status != "_s + kqlQuoted(domain::text(domain::RecommendationStatus::FullException)),
        [this, active](int rows) {
            if (active)
                active->setText(number(rows));
        });
}

/// What is late or soon to be done on it, with the way there.
void DevicePanel::addDeadlines()
{
    OverviewColumn& column = overview();
    column.addSection(tr("Due"));
    const auto count = [&](const QString& name, const QString& label, Kind kind,
                           const QString& filter, const std::function<void()>& lead) {
        const QPointer<QPushButton> link = column.addFactLink(label, u"…"_s);
        link->setObjectName(name);
        connect(link, &QPushButton::clicked, this, lead);
        countRelated(kind, To::Device, filter, [this, link](int rows) {
            if (link)
                link->setText(number(rows));
        });
    };
    const auto pairs = [&](const QString& name, const QString& label, const QString& status) {
        const QString filter = u"status == "_s + kqlQuoted(status);
        count(name, label, Kind::DueDates, filter, [this, filter] {
            NavigationTarget target;
            target.page = u"clocks"_s;
            target.filter = u"deviceId == "_s + kqlQuoted(objectId()) + u" and "_s + filter;
            emit navigate(target);
        });
    };
    pairs(u"deviceOverdue"_s, tr("Weaknesses overdue"), u"Overdue"_s);
    pairs(u"deviceDueSoon"_s, tr("Weaknesses due within 7 days"), u"Due soon"_s);
    count(u"deviceActivities"_s, tr("Open remediation activities"), Kind::RemediationDevices,
        u"activityStatus == "_s + kqlQuoted(domain::text(domain::RemediationStatus::Active)),
        [this] { leadTo(u"devices"_s, objectId(), u"activities"_s); });
}

void DevicePanel::fillFacts(const RowFacts& facts)
{
    OverviewColumn& column = overview();
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
    column.addFact(tr("Domain"), facts.text(u"domain"));
    column.addFact(tr("Health state"), healthWords(facts.text(u"healthStatus")));
    column.addFact(tr("Onboarding status"), onboardingWords(facts.text(u"onboardingStatus")));
    if (facts.flag(u"isExcluded"))
        column.addFact(tr("Excluded"), exclusionWords(facts.text(u"exclusionReason")));
    column.addFact(tr("Risk level"), facts.text(u"riskScore"));
    column.addFact(tr("First seen"), facts.shown(u"firstSeen"));
    column.addFact(tr("Last seen"), facts.shown(u"lastSeen"));
    column.addFact(tr("Device ID"), facts.text(u"id"));
}

void DevicePanel::addEvidenceOfDevice()
{
    auto* place = new OverviewColumn(theme());
    place->setObjectName(u"evidenceOverview"_s);
    overview().addWidget(place);
    items::askEvidenceOf(context().library, objectId(), place,
        [this, place](const base::Result<std::vector<domain::SoftwareEvidence>>& evidence) {
            if (evidence && !evidence->empty())
                showEvidence(*place, *evidence);
        });
}

/// The first few here, all of them in a tab of the whole page.
void DevicePanel::showEvidence(
    OverviewColumn& place, const std::vector<domain::SoftwareEvidence>& evidence)
{
    constexpr std::size_t shownVersions = 6;
    qsizetype paths = 0;
    for (const auto& each : evidence)
        paths += each.diskPaths.size() + each.registryPaths.size();
    place.addSection(tr("Software evidence"));
    for (std::size_t i = 0; i < std::min(shownVersions, evidence.size()); ++i) {
        const auto& each = evidence[i];
        place.addText({}, tr("%1 %2").arg(softwareWords(each.name), each.version))
            ->setTone(Tone::Neutral);
        for (const QString& path : each.diskPaths + each.registryPaths)
            place.addLine(path);
    }
    QPushButton* all =
        place.addLink(tr("All %1 of %2")
                          .arg(counted(paths, tr("1 path"), tr("%1 paths")),
                              counted(static_cast<qint64>(evidence.size()),
                                  tr("1 software version"), tr("%1 software versions"))));
    all->setObjectName(u"allEvidence"_s);
    connect(all, &QPushButton::clicked, this,
        [this] { leadTo(u"devices"_s, objectId(), u"evidence"_s); });
}

} // namespace parapet::views
