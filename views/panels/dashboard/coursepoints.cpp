// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/dashboard/coursepoints.h"

#include "views/vocabulary/fieldwords.h"

#include <QCoreApplication>

#include <algorithm>

namespace parapet::views {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Dashboard", text);
}

QDate dayOf(const QDateTime& time)
{
    return time.date();
}

/// The height of the line at a time that lies not before its first point.
double heightAt(const QList<TrendChart::Point>& line, const QDateTime& time)
{
    const auto after = std::find_if(line.cbegin(), line.cend(),
        [&time](const TrendChart::Point& point) { return point.time >= time; });
    if (after == line.cend())
        return line.last().value;
    if (after == line.cbegin() || after->time == time)
        return after->value;
    const TrendChart::Point& before = *std::prev(after);
    const auto whole = static_cast<double>(before.time.msecsTo(after->time));
    return before.value
        + (after->value - before.value) * static_cast<double>(before.time.msecsTo(time)) / whole;
}

} // namespace

QList<TrendChart::Point> coursePoints(const std::vector<domain::TrendPoint>& trend,
    const ScoreOf& score, const std::vector<domain::EventDay>& days, const WordsOf& words)
{
    QList<TrendChart::Point> line;
    for (const domain::TrendPoint& point : trend) {
        if (const auto value = score(point))
            line.append({QDateTime::fromMSecsSinceEpoch(point.takenAt, Qt::UTC), *value, {}, true});
    }
    if (line.isEmpty())
        return line;
    QList<TrendChart::Point> between;
    for (const domain::EventDay& day : days) {
        const QDateTime at = QDateTime::fromMSecsSinceEpoch(day.day, Qt::UTC);
        const QString told = words(day);
        if (told.isEmpty())
            continue;
        // the newest snapshot of that day carries it
        const auto same = std::find_if(line.rbegin(), line.rend(),
            [&at](const TrendChart::Point& point) { return dayOf(point.time) == dayOf(at); });
        if (same != line.rend())
            same->event = told;
        else if (at >= line.first().time)
            between.append({at, heightAt(line, at), told, false});
    }
    QList<TrendChart::Point> points;
    std::merge(line.cbegin(), line.cend(), between.cbegin(), between.cend(),
        std::back_inserter(points),
        [](const TrendChart::Point& a, const TrendChart::Point& b) { return a.time < b.time; });
    return points;
}

QString dayWords(const QStringList& sentences, qint64 events)
{
    if (sentences.isEmpty())
        return {};
    QStringList lines = sentences;
    if (events > sentences.size())
        lines.append(
            counted(events - sentences.size(), tr("and 1 more event"), tr("and %1 more events")));
    return lines.join(u'\n');
}

} // namespace parapet::views
