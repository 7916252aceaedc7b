// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exporting/reportwords.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace parapet::exporting::reportwords {
namespace {

constexpr base::Millis dayMillis = 86'400'000;
constexpr qint64 soonDays = 14;

QLocale locale()
{
    return QLocale(QLocale::English, QLocale::UnitedKingdom);
}

qint64 daysUntil(const Report& report, base::Millis time)
{
    return time / dayMillis - report.madeOn / dayMillis;
}

QString daysText(qint64 days)
{
    return days == 1 ? Words::tr("1 day") : Words::tr("%1 days").arg(count(days));
}

std::optional<double> scoreBefore(const Report& report)
{
    return report.trend.size() < 2 ? std::nullopt : report.trend[report.trend.size() - 2].score;
}

} // namespace

QString changeOf(const Report& report)
{
    const auto before = scoreBefore(report);
    if (!before || !report.card.score)
        return {};
    const base::Millis then = report.trend[report.trend.size() - 2].takenAt;
    const QString since = day(then);
    const QString by = decimal(std::abs(*report.card.score - *before));
    switch (directionOf(report)) {
    case 1:
        return Words::tr("down %1 since %2").arg(by, since);
    case -1:
        return Words::tr("up %1 since %2").arg(by, since);
    default:
        return Words::tr("unchanged since %1").arg(since);
    }
}

Level levelOf(const std::optional<double>& score)
{
    if (!score)
        return {Words::tr("No data"), neutral};
    switch (scoring::levelOfScore(*score, {})) {
    case domain::ExposureLevel::High:
        return {Words::tr("High"), high};
    case domain::ExposureLevel::Medium:
        return {Words::tr("Medium"), medium};
    case domain::ExposureLevel::Low:
        return {Words::tr("Low"), low};
    default:
        return {Words::tr("No data"), neutral};
    }
}

QString count(qint64 number)
{
    return locale().toString(number);
}

QString decimal(double number, int digits)
{
    return locale().toString(number, 'f', digits);
}

QString day(base::Millis time)
{
    return locale().toString(
        QDateTime::fromMSecsSinceEpoch(time, Qt::UTC).date(), QStringLiteral("d MMMM yyyy"));
}

QString percentOf(qint64 part, qint64 whole)
{
    if (whole <= 0)
        return {};
    return QStringLiteral("%1 %").arg(
        decimal(100.0 * static_cast<double>(part) / static_cast<double>(whole), 0));
}

int directionOf(const Report& report)
{
    const auto before = scoreBefore(report);
    constexpr double noticeable = 0.05;
    if (!before || !report.card.score || std::abs(*report.card.score - *before) < noticeable)
        return 0;
    return *report.card.score < *before ? 1 : -1;
}

QString summaryOf(const Report& report)
{
    const domain::ScoreCard& card = report.card;
    if (!card.score)
        return Words::tr("No device of this scope could be scored.");
    const QString change = changeOf(report);
    QString text = Words::tr("The exposure score is %1 of 100 (%2)%3; %4 of %5 scored devices are "
                             "at level High.")
                       .arg(decimal(*card.score, 0), levelOf(card.score).word,
                           change.isEmpty() ? QString() : QString(u", " + change), count(card.high),
                           count(qint64{card.high} + card.medium + card.low));
    if (!report.actions.empty()) {
        double impact = 0.0;
        const std::size_t first = std::min<std::size_t>(3, report.actions.size());
        for (std::size_t i = 0; i < first; ++i)
            impact += report.actions[i].exposureImpact;
        text += u' '
            + Words::tr("%1 recommendations are open; taken alone, each of the first three "
                        "lowers the score by %2 points on average.")
                  .arg(count(report.openRecommendations),
                      decimal(impact / static_cast<double>(first)));
    }
    return text;
}

QString scopeOf(const Report& report)
{
    return report.groups.isEmpty() ? Words::tr("Whole organisation")
                                   : report.groups.join(QStringLiteral(", "));
}

Level dueOf(const Report& report, const std::optional<base::Millis>& due)
{
    if (!due)
        return {Words::tr("no date"), neutral};
    const qint64 days = daysUntil(report, *due);
    const QString on = day(*due);
    if (days < 0)
        return {Words::tr("%1, overdue by %2").arg(on, daysText(-days)), high};
    if (days == 0)
        return {Words::tr("%1, today").arg(on), medium};
    if (days <= soonDays)
        return {Words::tr("%1, in %2").arg(on, daysText(days)), medium};
    return {on, neutral};
}

Level expiryOf(const Report& report, base::Millis expiresOn)
{
    const qint64 days = daysUntil(report, expiresOn);
    const QString on = day(expiresOn);
    if (days <= soonDays)
        return {Words::tr("%1, in %2").arg(on, daysText(std::max<qint64>(days, 0))), medium};
    return {on, neutral};
}

qint64 overdueIn(const Report& report)
{
    return std::ranges::count_if(report.activities, [&](const ReportActivity& activity) {
        return activity.dueOn && daysUntil(report, *activity.dueOn) < 0;
    });
}

QStringList reasonsOf(const ReportAction& action)
{
    QStringList reasons;
    if (action.activeAlert)
        reasons.append(Words::tr("active alert"));
    if (action.knownExploited)
        reasons.append(Words::tr("known exploited"));
    else if (action.publicExploit)
        reasons.append(Words::tr("public exploit"));
    return reasons;
}

QString effectOf(const ReportAction& action)
{
    QStringList parts;
    if (action.exposureImpact > 0.0)
        parts.append(QString(QChar(0x2212) + decimal(action.exposureImpact, 2)));
    if (action.configImpact > 0.0)
        parts.append(Words::tr("+%1 points").arg(decimal(action.configImpact, 2)));
    return parts.isEmpty() ? QStringLiteral("0") : parts.join(QStringLiteral(", "));
}

QString feedLine(const Report& report, const domain::FeedStatus& feed)
{
    const base::Millis date = feed.date.value_or(feed.importedAt);
    const qint64 age = std::max<qint64>(-daysUntil(report, date), 0);
    return Words::tr("%1 %2 of %3 (%4 records, %5 days old)")
        .arg(feed.name.toUpper(), feed.version, day(date), count(feed.records), count(age));
}

QString methodText(const Report& report)
{
    return Words::tr("Scores are computed by the model %1 from the snapshot named above. The "
                     "exposure score is the weighted mean over active devices with data, from 0 "
                     "(best) to 100; a device's part grows with how likely its open "
                     "vulnerabilities are to be used and with what the device means to the "
                     "organisation. The secure score is the share of points won by compliant "
                     "security settings (100 % is best). Exceptions that accept a risk do not "
                     "lower it here.")
        .arg(report.model);
}

} // namespace parapet::exporting::reportwords
