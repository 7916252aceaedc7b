// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/softwarepanel.h"

#include "models/base/timetext.h"
#include "models/domain/terms.h"
#include "models/items/softwarecourse.h"
#include "models/items/tablemodel.h"
#include "views/charts/trendchart.h"
#include "views/panels/dashboard/coursepoints.h"
#include "views/panels/endofsupport.h"
#include "views/panels/objectlists.h"
#include "views/panels/overviewcolumn.h"
#include "views/panels/relatedlist.h"
#include "views/panels/subjects.h"
#include "views/panels/threatpills.h"
#include "views/panels/versionpanel.h"
#include "views/vocabulary/fieldwords.h"
#include "views/vocabulary/kqltext.h"
#include "views/vocabulary/needswriting.h"
#include "views/vocabulary/wording.h"
#include "views/widgets/categorybars.h"
#include "views/widgets/pill.h"
#include "views/widgets/scoretile.h"
#include "views/widgets/textlabel.h"

#include <QLocale>
#include <QPointer>
#include <QPushButton>

#include <algorithm>
#include <cmath>
#include <memory>

using namespace Qt::StringLiterals;

namespace parapet::views {

using domain::Kind;
using To = domain::ListRelation::To;

namespace {

constexpr int shownVersions = 8;
constexpr int courseHeight = 150;
constexpr double axisSteps = 4;

QString textOf(const items::TableModel& table, int row, QStringView field)
{
    const domain::Value value = table.value(row, field);
    const auto* text = std::get_if<QString>(&value);
    return text ? *text : QString();
}

qint64 countOf(const items::TableModel& table, int row, QStringView field)
{
    const domain::Value value = table.value(row, field);
    const auto* whole = std::get_if<qint64>(&value);
    return whole ? *whole : 0;
}

QList<TrendChart::Point> pointsOf(const items::SoftwareCourse& course)
{
    std::vector<domain::TrendPoint> trend;
    for (const auto& each : course.points) {
        domain::TrendPoint& point = trend.emplace_back();
        point.takenAt = each.takenAt;
        point.score = static_cast<double>(each.exposed);
    }
    std::vector<domain::EventDay> days;
    for (const auto& event : course.events) {
        if (days.empty() || days.back().day != event.day)
            days.emplace_back().day = event.day;
        if (days.back().weaknessEvents++ < domain::EventDay::told)
            days.back().weaknesses.append(event.sentence);
    }
    return coursePoints(
        trend, [](const domain::TrendPoint& point) { return point.score; }, days,
        [](const domain::EventDay& day) { return dayWords(day.weaknesses, day.weaknessEvents); });
}

CategoryBars::Bar versionBar(const items::TableModel& versions, int row)
{
    CategoryBars::Bar bar;
    bar.label = textOf(versions, row, u"version");
    const qint64 devices = countOf(versions, row, u"installedMachines");
    bar.points = static_cast<double>(devices);
    bar.value = counted(devices, SoftwarePanel::tr("1 device"), SoftwarePanel::tr("%1 devices"));
    bar.tip = SoftwarePanel::tr("%1: %2, %3")
                  .arg(bar.label, bar.value,
                      counted(countOf(versions, row, u"weaknesses"),
                          SoftwarePanel::tr("1 weakness"), SoftwarePanel::tr("%1 weaknesses")));
    const QString end = textOf(versions, row, u"endOfSupportStatus");
    if (!end.isEmpty() && end != domain::text(domain::EosStatus::None)) {
        bar.tip += u", "_s + end;
        bar.tone = end.startsWith("Upcoming"_L1) ? Tone::Medium : Tone::High;
        const domain::Value date = versions.value(row, u"endOfSupportDate");
        const auto* day = std::get_if<qint64>(&date);
        bar.note = day ? SoftwarePanel::tr("EOS %1").arg(base::isoDate(*day)) : end;
        if (day)
            bar.tip += SoftwarePanel::tr(", support ends on %1").arg(spelledDate(*day, QLocale()));
    }
    return bar;
}

} // namespace

SoftwarePanel::SoftwarePanel(const PageContext& context, QWidget* parent)
    : ObjectPanel(context, Kind::Software, parent)
    , m_distribution(new OverviewColumn(context.theme))
{
    addRelated(u"recommendations"_s, Kind::Recommendations, To::Software, tr("Recommendations"),
        {u"recommendationName"_s, u"exposureImpact"_s, u"inKev"_s, u"exposedMachinesCount"_s,
            u"remediationType"_s, u"status"_s},
        {}, u"recommendations"_s)
        ->setEmptySentence(tr("Nothing is recommended for this software."));
    RelatedList* cves = addRelated(u"cves"_s, Kind::Weaknesses, To::Software, tr("Vulnerabilities"),
        {u"id"_s, u"severity"_s, u"cvss"_s, u"epss"_s, u"inKev"_s, u"exposedMachines"_s},
        u"cvss:desc"_s, u"weaknesses"_s);
    cves->setEmptySentence(tr("No weakness of this software is known."));
    addCveActions(*cves, [this] { return domain::softwareRecommendationId(objectId()); });
    addRelated(u"findings"_s, Kind::Findings, To::Software, tr("Findings"),
        {u"deviceName"_s, u"cveId"_s, u"severity"_s, u"softwareVersion"_s, u"cvss"_s, u"inKev"_s,
            u"rbacGroupName"_s, u"status"_s},
        {}, u"weaknesses"_s, u"cveId"_s)
        ->setEmptySentence(tr("No weakness of this software was found on a device."));
    addRelated(u"devices"_s, Kind::Devices, To::Software, tr("Devices"),
        {u"computerDnsName"_s, u"exposureLevel"_s, u"exposureScore"_s, u"osPlatform"_s,
            u"rbacGroupName"_s, u"lastSeen"_s},
        u"exposureScore:desc"_s, u"devices"_s)
        ->setEmptySentence(tr("No active device has it."));
    RelatedList* versions =
        addRelated(u"versions"_s, Kind::SoftwareVersions, To::Software, tr("Versions"),
            {u"version"_s, u"endOfSupportDate"_s, u"installedMachines"_s, u"exposedMachines"_s,
                u"weaknesses"_s, u"endOfSupportStatus"_s},
            {}, {});
    m_versions = versions;
    versions->setHeader(m_distribution);
    auto* version = new VersionPanel(context, VersionPanel::On::SoftwarePage);
    adopt(*version);
    versions->setRowPanel(
        version, [versions, version](int row) { version->open(versions->model()->idAt(row)); });
    addTabPlace(u"endOfSupport"_s, u"versions"_s,
        [versions] { versions->setFilter(endOfSupportCondition(), endOfSupportListWords()); });
    addPlain(u"missingUpdates"_s, missingUpdatesList(context, To::Software));
    addRelated(u"events"_s, Kind::Events, To::Software, tr("Event timeline"),
        {u"date"_s, u"type"_s, u"event"_s, u"originallyImpactedDevices"_s,
            u"currentlyImpactedDevices"_s, u"scoreTrend"_s},
        u"date:desc"_s, u"events"_s)
        ->setEmptySentence(tr("Nothing happened to this software yet."));
    QPushButton* advice =
        addAction(u"panelRecommendation"_s, tr("Go to the related security recommendation"), true);
    connect(advice, &QPushButton::clicked, this,
        [this] { leadTo(u"recommendations"_s, domain::softwareRecommendationId(objectId())); });
    QPushButton* report = addAction(u"panelInaccuracy"_s, tr("Report inaccuracy …"));
    needsWriting(context.desk, report);
    connect(report, &QPushButton::clicked, this, [this] {
        emit inaccuracyReported(Kind::Software, objectId(), subjectOfSoftware(facts()));
    });
    for (const QString& tab :
        {u"recommendations"_s, u"findings"_s, u"missingUpdates"_s, u"events"_s})
        keepForFullPage(tab);
    addFullPageButton(tr("Open software page"));
    connect(this, &ObjectPanel::filled, this,
        [this, advice] { advice->setVisible(facts().count(u"weaknesses") > 0); });
}

/// Nobody can look for its CVEs: the product code to look them up by is not known.
bool SoftwarePanel::isUnsupported() const
{
    return !facts().text(u"id").isEmpty() && !facts().has(u"weaknesses");
}

void SoftwarePanel::fill(const RowFacts& facts)
{
    setTitle(softwareWords(facts.text(u"name")));
    QList<QWidget*> pills = threatPills(theme(), facts);
    for (const QString& tag : facts.list(u"tags"))
        pills.append(new Pill(theme(), tag, toneOfTag(tag)));
    pills.append(new Pill(theme(), facts.text(u"id"), Tone::Muted));
    setPills(pills);
    for (const QString& tab :
        {u"recommendations"_s, u"cves"_s, u"findings"_s, u"missingUpdates"_s, u"events"_s})
        showTab(tab, !isUnsupported());
    setTabCount(u"cves"_s, facts.count(u"weaknesses"));
    setTabCount(u"devices"_s, facts.count(u"installedMachines"));
    setTabCount(u"versions"_s, facts.count(u"versions"));

    OverviewColumn& column = overview();
    ScoreTile* exposed = column.addTile(tr("Exposed devices"));
    exposed->setNumber(isUnsupported() ? u"–"_s : number(facts.count(u"exposedMachines")));
    exposed->setUnit(tr("of %1").arg(number(facts.count(u"installedMachines"))));
    ScoreTile* impact = column.addTile(tr("Impact on the exposure score"));
    impact->setNumber(
        isUnsupported() || !facts.has(u"impactScore") ? u"–"_s : facts.shown(u"impactScore"),
        QLocale().toString(facts.number(u"impactScore"), 'g', QLocale::FloatingPointShortest));
    if (isUnsupported())
        column
            .addText(tr("Weaknesses are not available"),
                tr("This software has no product code (CPE), by which known weaknesses are looked "
                   "up. "
                   "It may have some all the same: recommendations, weaknesses and events of it "
                   "cannot be told. What is told below comes from the inventory alone."))
            ->setObjectName(u"unsupportedWords"_s);
    column.addSection(tr("Details"));
    column.addFact(tr("Vendor"), softwareWords(facts.text(u"vendor")));
    column.addFact(tr("Installed on"),
        counted(facts.count(u"installedMachines"), tr("1 device"), tr("%1 devices")));
    column.addFact(tr("Versions"), facts.shown(u"versions"));
    column.addFact(
        tr("Weaknesses"), isUnsupported() ? tr("Not available") : facts.shown(u"weaknesses"));
    column.addFact(tr("Product code (CPE)"),
        facts.flag(u"productCode") ? tr("Available") : tr("Not available"));
    addEndOfSupport();
    if (facts.count(u"weaknesses") > 0)
        addSeverities();
    if (!isUnsupported())
        column.addText(tr("Misconfigurations"),
            tr("The export assesses settings of devices, not of software: failing settings are "
               "told on the pages Controls and Recommendations."));
    if (!isUnsupported())
        addCourse();
    addVersions();
    addNotes();
    addEvidence(To::Software);
}

void SoftwarePanel::fillMissing(const QString& why)
{
    m_distribution->clear();
    ObjectPanel::fillMissing(why);
}

void SoftwarePanel::addEndOfSupport()
{
    const QString words = endOfSupportWords(facts());
    overview().addText(tr("End of support"), words);
    if (words.isEmpty())
        return;
    QPushButton* link = overview().addLink(tr("Show the versions concerned"));
    link->setObjectName(u"endOfSupportVersions"_s);
    connect(link, &QPushButton::clicked, this, [this] { open(objectId(), u"endOfSupport"_s); });
}

/// How many of its open weaknesses are of which severity.
void SoftwarePanel::addSeverities()
{
    using enum domain::Severity;
    overview().addSection(tr("Weaknesses by severity"));
    auto* chart = new CategoryBars(theme());
    chart->setObjectName(u"severityChart"_s);
    chart->setAccessibleName(tr("Weaknesses by severity"));
    connect(chart, &CategoryBars::barActivated, this, [this] { open(objectId(), u"cves"_s); });
    overview().addWidget(chart);
    auto bars = std::make_shared<QList<CategoryBars::Bar>>();
    const auto unrated = std::make_shared<qint64>(facts().count(u"weaknesses"));
    const auto awaited = std::make_shared<int>(4);
    const auto whole = static_cast<double>(*unrated);
    for (const auto severity : {Critical, High, Medium, Low}) {
        CategoryBars::Bar bar;
        bar.label = domain::text(severity);
        bar.maximum = whole;
        bar.value = u"…"_s;
        bar.tone = toneOfLevel(bar.label);
        const qsizetype place = bars->size();
        bars->append(bar);
        countRelated(Kind::Weaknesses, To::Software, u"severity == "_s + kqlQuoted(bar.label),
            [this, bars, place, whole, unrated, awaited, chart = QPointer(chart)](int count) {
                CategoryBars::Bar& counted = (*bars)[place];
                counted.points = count;
                counted.value = number(count);
                *unrated -= count;
                if (--*awaited == 0 && *unrated > 0) { // the bars sum to the number above
                    CategoryBars::Bar rest;
                    rest.label = tr("Unknown");
                    rest.points = static_cast<double>(*unrated);
                    rest.maximum = whole;
                    rest.value = number(*unrated);
                    rest.tone = Tone::Muted;
                    bars->append(rest);
                }
                if (chart)
                    chart->setBars(*bars);
            });
    }
    chart->setBars(*bars);
}

/// Exposed devices over the last snapshots; a day on which something happened to it tells what.
void SoftwarePanel::addCourse()
{
    auto* place = new OverviewColumn(theme());
    overview().addWidget(place);
    items::askSoftwareCourse(context().library, objectId(), place,
        [this, place](const base::Result<items::SoftwareCourse>& course) {
            if (!course || course->points.size() < 2)
                return;
            const bool wasExposed = std::any_of(course->points.begin(), course->points.end(),
                [](const items::SoftwareCourse::Point& point) { return point.exposed > 0; });
            if (wasExposed || !course->events.empty())
                showCourse(*place, *course);
        });
}

void SoftwarePanel::showCourse(OverviewColumn& place, const items::SoftwareCourse& course)
{
    const QList<TrendChart::Point> points = pointsOf(course);
    double most = 1;
    for (const TrendChart::Point& point : points)
        most = std::max(most, point.value);
    place.addSection(tr("Exposed devices over time"));
    auto* chart = new TrendChart(theme(), tr("Exposed devices"));
    chart->setObjectName(u"exposedCourse"_s);
    chart->setValueRange(0, std::ceil(most / axisSteps) * axisSteps); // whole numbers at its ticks
    chart->setDecimals(0);
    chart->setPoints(points);
    chart->setMinimumHeight(courseHeight);
    chart->setMaximumHeight(courseHeight);
    place.addWidget(chart);
    const auto first = course.points.front().exposed;
    const auto last = course.points.back().exposed;
    const QString words = tr("From %1 to %2 over the last %3 snapshots")
                              .arg(number(first), number(last))
                              .arg(course.points.size());
    place.addLine(words);
}

/// The versions that most devices have, in the overview and above the table of all.
void SoftwarePanel::addVersions()
{
    auto* place = new OverviewColumn(theme());
    overview().addWidget(place);
    m_distribution->clear();
    auto* versions = new items::TableModel(context().library, Kind::SoftwareVersions, place);
    versions->setSortText(u"installedMachines:desc"_s);
    versions->setFilter(u"installedMachines > 0"_s);
    versions->setRelation({To::Software, objectId()});
    connect(versions, &items::TableModel::loaded, place, [this, place, versions](int rows) {
        showVersions(*versions, rows, *place);
        showVersions(*versions, rows, *m_distribution);
    });
}

/// Those past their end of support in another tone and word, with the day it ended.
void SoftwarePanel::showVersions(const items::TableModel& versions, int rows, OverviewColumn& place)
{
    place.clear();
    if (rows == 0)
        return;
    QList<CategoryBars::Bar> bars;
    QStringList ids;
    qint64 most = 1;
    for (int row = 0; row < std::min(rows, shownVersions); ++row) {
        const CategoryBars::Bar bar = versionBar(versions, row);
        if (bar.label.isEmpty())
            continue;
        most = std::max(most, static_cast<qint64>(bar.points));
        bars.append(bar);
        ids.append(versions.idAt(row));
    }
    for (CategoryBars::Bar& bar : bars)
        bar.maximum = static_cast<double>(most);
    place.addSection(rows > shownVersions
            ? tr("Version distribution (the %1 most common)").arg(shownVersions)
            : tr("Version distribution"));
    auto* chart = new CategoryBars(theme());
    chart->setObjectName(u"versionChart"_s);
    chart->setAccessibleName(tr("Version distribution"));
    chart->setBars(bars);
    connect(chart, &CategoryBars::barActivated, this, [this, ids](int bar) {
        open(objectId(), u"versions"_s);
        m_versions->showObject(ids.value(bar));
    });
    place.addWidget(chart);
}

} // namespace parapet::views
