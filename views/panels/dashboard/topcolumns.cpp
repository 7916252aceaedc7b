// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/dashboard/topcolumns.h"

#include "models/domain/terms.h"
#include "views/vocabulary/eventcells.h"
#include "views/vocabulary/fieldwords.h"
#include "views/vocabulary/threatcells.h"
#include "views/vocabulary/wording.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

using domain::FieldFormat;

QString tr(const char* text)
{
    return QCoreApplication::translate("Dashboard", text);
}

QString shares(qint64 part, qint64 whole)
{
    const QLocale locale;
    return u"%1 / %2"_s.arg(locale.toString(part), locale.toString(whole));
}

TopCell threats(const RowFacts& row)
{
    const CellMarks marks =
        marksOf(row.kind(), [&row](QStringView field) { return row.value(field); });
    return {QVariant::fromValue(marks), {}, marksWords(marks)};
}

TopCell impact(const RowFacts& row)
{
    const double exposure = row.number(u"exposureImpactAfterExceptions");
    const double points = row.number(u"configScoreImpact");
    const QLocale locale;
    QStringList tip;
    if (exposure > 0.0)
        tip.append(tr("Lowers the exposure score by %1").arg(locale.toString(exposure, 'f', 6)));
    if (points > 0.0)
        tip.append(tr("Adds %1 points to the secure score").arg(locale.toString(points, 'f', 4)));
    if (exposure <= 0.0 && points > 0.0)
        return {points, FieldFormat::Points, tip.join(u'\n')};
    return {exposure, FieldFormat::Impact, tip.join(u'\n')};
}

bool isActive(const RowFacts& activity)
{
    return activity.text(u"status") == domain::text(domain::RemediationStatus::Active);
}

TopCell dueOf(const RowFacts& row)
{
    const std::optional<base::Millis> due = row.time(u"dueOn");
    if (!due)
        return {tr("no due date"), FieldFormat::Plain, {}};
    const QString date = spelledDate(*due, QLocale());
    return {date, FieldFormat::Plain, isActive(row) ? tr("Due %1").arg(date) : QString()};
}

/// Active, or what is pressing about it; Completed.
TopCell statusOf(const RowFacts& row, base::Millis now)
{
    const std::optional<base::Millis> due = row.time(u"dueOn");
    const Due state = due && isActive(row) ? dueState(*due, now) : Due::Later;
    const QString word = state == Due::Overdue ? tr("Overdue")
        : state == Due::Soon                   ? tr("Due soon")
                                               : row.text(u"status");
    return {QStringList{word}, {}, {}};
}

TopCell exposedOf(
    const RowFacts& row, QStringView part, QStringView whole, const QList<double>& course)
{
    CellTrend trend{shares(row.count(part), row.count(whole)), course, Tone::Muted};
    QString tip;
    if (course.size() > 1) {
        const double change = course.last() - course.first();
        trend.tone = change > 0 ? Tone::High : change < 0 ? Tone::Low : Tone::Muted;
        const QLocale locale;
        tip = tr("Exposed devices went from %1 to %2 over the last %3 snapshots")
                  .arg(locale.toString(course.first(), 'f', 0),
                      locale.toString(course.last(), 'f', 0))
                  .arg(course.size());
    }
    return {QVariant::fromValue(trend), {}, tip};
}

} // namespace

std::vector<TopColumn> recommendationColumns(const CourseOf& courseOf)
{
    return {
        {tr("Recommendation"), FieldFormat::Plain,
            [](const RowFacts& row) {
                return TopCell{
                    row.text(u"recommendationName"), {}, row.text(u"recommendationName")};
            }},
        {tr("Exposed devices"), FieldFormat::Count,
            [courseOf](const RowFacts& row) {
                return exposedOf(row, u"exposedMachinesAfterExceptions", u"totalMachineCount",
                    courseOf(row.text(u"id")));
            },
            420},
        {tr("Threats"), FieldFormat::Plain, threats, 480},
        {tr("Impact"), FieldFormat::Impact, impact},
        {tr("Tags"), FieldFormat::Tags,
            [](const RowFacts& row) {
                const QStringList tags = row.list(u"tags");
                return TopCell{tags, {}, tags.join(u", "_s)};
            },
            640, 160},
    };
}

std::vector<TopColumn> softwareColumns(const CourseOf& courseOf)
{
    return {
        {tr("Software"), FieldFormat::Plain,
            [](const RowFacts& row) {
                const QString name = softwareWords(row.text(u"name"));
                return TopCell{
                    name, {}, tr("%1 by %2").arg(name, softwareWords(row.text(u"vendor")))};
            }},
        {tr("Weaknesses"), FieldFormat::Count,
            [](const RowFacts& row) {
                return TopCell{row.count(u"weaknesses"), {}, {}};
            },
            480},
        {tr("Exposed devices"), FieldFormat::Count,
            [courseOf](const RowFacts& row) {
                return exposedOf(row, u"exposedAfterExceptions", u"installedMachines",
                    courseOf(domain::softwareRecommendationId(row.text(u"id"))));
            },
            400},
        {tr("Threats"), FieldFormat::Plain, threats, 480},
        {tr("Impact"), FieldFormat::Impact,
            [](const RowFacts& row) {
                const double value = row.number(u"impactAfterExceptions");
                return TopCell{value, {},
                    tr("Updating it lowers the exposure score by %1")
                        .arg(QLocale().toString(value, 'f', 6))};
            }},
    };
}

std::vector<TopColumn> deviceColumns()
{
    return {
        {tr("Device"), FieldFormat::Plain,
            [](const RowFacts& row) {
                return TopCell{row.text(u"computerDnsName"), {}, row.text(u"computerDnsName")};
            }},
        {tr("Exposure"), FieldFormat::LevelPill,
            [](const RowFacts& row) {
                const QString level = row.text(u"exposureLevel");
                if (!row.has(u"exposureScore"))
                    return TopCell{level, {}, {}};
                const double score = row.number(u"exposureScore");
                return TopCell{u"%1 %2"_s.arg(wholeScore(score, QLocale()), level), {},
                    tr("Device exposure %1 of 100").arg(QLocale().toString(score, 'f', 6))};
            }},
        {tr("Risk level"), FieldFormat::LevelPill,
            [](const RowFacts& row) {
                return TopCell{
                    row.text(u"riskScore"), {}, tr("By the active alerts of the device")};
            },
            380},
        {tr("Device group"), FieldFormat::Plain,
            [](const RowFacts& row) {
                QStringList parts{row.text(u"rbacGroupName")};
                if (row.flag(u"isInternetFacing"))
                    parts.append(tr("internet facing"));
                if (row.text(u"deviceValue") == domain::text(domain::DeviceValue::High))
                    parts.append(tr("high value"));
                parts.removeAll(QString());
                return TopCell{parts.join(u" · "_s), {}, {}};
            },
            520},
    };
}

std::vector<TopColumn> activityColumns(const base::Clock& clock)
{
    return {
        {tr("Activity"), FieldFormat::Plain,
            [](const RowFacts& row) {
                return TopCell{row.text(u"title"), {}, row.text(u"title")};
            }},
        {tr("Fixed devices"), FieldFormat::Progress,
            [](const RowFacts& row) {
                return TopCell{shares(row.count(u"fixedDevices"), row.count(u"targetDevices")), {},
                    tr("Devices fixed of those targeted")};
            },
            380},
        {tr("Status"), FieldFormat::Tags,
            [clock](const RowFacts& row) { return statusOf(row, clock()); }},
        {tr("Due"), FieldFormat::Plain, dueOf, 460},
    };
}

std::vector<TopColumn> eventColumns()
{
    return {
        {tr("Event"), FieldFormat::Plain,
            [](const RowFacts& row) {
                return TopCell{row.text(u"event"), {}, row.text(u"event")};
            }},
        {tr("Type"), FieldFormat::Plain,
            [](const RowFacts& row) {
                return TopCell{QVariant::fromValue(eventCell(row.text(u"type"))), {}, {}};
            },
            620},
        {tr("Impacted devices"), FieldFormat::Count,
            [](const RowFacts& row) {
                return TopCell{
                    shares(row.count(u"originallyImpactedDevices"), row.count(u"totalDevices")), {},
                    tr("Active devices that the event impacted on its day, of all")};
            },
            420},
        {tr("Score trend"), FieldFormat::Plain,
            [](const RowFacts& row) {
                const CellIcon trend = trendCell(row.text(u"scoreTrend"));
                return TopCell{trend.words.isEmpty() ? QVariant() : QVariant::fromValue(trend), {},
                    tr("Up: the event may have raised the exposure score")};
            },
            520},
        {tr("Date"), FieldFormat::Date,
            [](const RowFacts& row) {
                const auto date = row.time(u"date");
                return TopCell{date ? QVariant::fromValue(qint64(*date)) : QVariant(), {}, {}};
            }},
    };
}

} // namespace parapet::views
