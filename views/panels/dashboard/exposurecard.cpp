// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/dashboard/exposurecard.h"

#include "views/charts/trendchart.h"
#include "views/vocabulary/fieldwords.h"
#include "views/vocabulary/wording.h"
#include "views/widgets/scoretile.h"
#include "views/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

/// A change that one decimal would not show reads as none.
constexpr double visibleChange = 0.05;

/// The axis shows the upper part of 0 .. 100 only where the line would lie flat otherwise.
std::pair<double, double> axisFor(const std::vector<domain::TrendPoint>& trend)
{
    double high = 0.0;
    for (const domain::TrendPoint& point : trend)
        high = std::max(high, point.score.value_or(0.0));
    return {0.0, std::clamp(std::ceil(high / 20.0) * 20.0, 20.0, 100.0)};
}

} // namespace

ExposureCard::ExposureCard(const Theme& theme)
    : Card(theme, tr("Exposure score"))
    , m_tile(new ScoreTile(theme))
    , m_chart(new TrendChart(theme, tr("Exposure score")))
    , m_facts(new TextLabel(theme, TextRole::Body, Tone::Muted))
    , m_coverage(new TextLabel(theme, TextRole::Body, Tone::Muted))
{
    setObjectName(u"exposureCard"_s);
    m_tile->setObjectName(u"exposureTile"_s);
    m_facts->setObjectName(u"exposureFacts"_s);
    m_facts->setElided(true);
    setLink(tr("Improve score"));
    auto* line = new QHBoxLayout;
    line->setSpacing(16);
    line->addWidget(m_tile);
    line->addWidget(m_chart, 1);
    content()->addLayout(line, 1);
    content()->addWidget(m_facts);
    m_coverage->setObjectName(u"exposureCoverage"_s);
    m_coverage->setElided(true);
    content()->addWidget(m_coverage);
    m_tile->setNumber(u"–"_s);
    connect(this, &Card::linkActivated, this, &ExposureCard::improveRequested);
}

void ExposureCard::showCoverage(
    const domain::ScoreCard& card, const std::vector<domain::FeedStatus>& feeds, qint64 now)
{
    constexpr qint64 day = 86'400'000;
    const QLocale l = locale();
    const qint64 all = card.active + card.inactive;
    QStringList parts{
        tr("%1 of %2 devices scored").arg(l.toString(card.active - card.noData), l.toString(all))};
    for (const domain::FeedStatus& feed : feeds) {
        if (feed.date)
            parts.append(tr("%1 %2").arg(feed.name.toUpper(),
                counted((now - *feed.date) / day, tr("1 day old"), tr("%1 days old"))));
    }
    m_coverage->setText(parts.join(u" · "_s));
    m_coverage->setToolTip(tr("%1 inactive for 30 days, %2 without data on software or settings")
                               .arg(l.toString(card.inactive), l.toString(card.noData)));
}

void ExposureCard::show(const domain::ScoreCard& card, const std::vector<domain::TrendPoint>& trend)
{
    const QLocale l = locale();
    if (card.score) {
        m_tile->setNumber(wholeScore(card.score, l),
            tr("%1 of 100, lower is better; the average over %2 devices weighted by device value")
                .arg(l.toString(*card.score, 'f', 6))
                .arg(l.toString(card.active - card.noData)));
        m_tile->setLevel(scoring::levelOfScore(*card.score, {}));
        m_facts->setText(tr("%1 High devices · 95th percentile %2")
                             .arg(l.toString(card.high), wholeScore(card.p95, l)));
        m_facts->setToolTip(tr("Nineteen of twenty devices score at most %1.")
                                .arg(card.p95 ? l.toString(*card.p95, 'f', 3) : u"–"_s));
    } else {
        m_tile->setNumber(u"–"_s, tr("No active device with data"));
        m_tile->setLevel(domain::ExposureLevel::NoData);
        m_facts->setText(tr("No active device with data is left in this view."));
    }
    showDelta(trend);
    QList<TrendChart::Point> points;
    for (const domain::TrendPoint& point : trend) {
        if (point.score) {
            points.append({QDateTime::fromMSecsSinceEpoch(point.takenAt, Qt::UTC), *point.score,
                point.label});
        }
    }
    const auto [low, high] = axisFor(trend);
    m_chart->setValueRange(low, high);
    m_chart->setPoints(points);
}

void ExposureCard::showDelta(const std::vector<domain::TrendPoint>& trend)
{
    if (trend.size() < 2 || !trend.back().score || !trend[trend.size() - 2].score) {
        m_tile->setDelta({}, DeltaLabel::Arrow::None, Tone::Muted);
        return;
    }
    const domain::TrendPoint& before = trend[trend.size() - 2];
    const double change = *trend.back().score - *before.score;
    const QString since = locale().toString(
        QDateTime::fromMSecsSinceEpoch(before.takenAt, Qt::UTC).date(), u"d MMM"_s);
    if (std::abs(change) < visibleChange) {
        m_tile->setDelta(tr("unchanged since %1").arg(since), DeltaLabel::Arrow::None, Tone::Muted);
        return;
    }
    m_tile->setDelta(tr("%1 since %2").arg(locale().toString(std::abs(change), 'f', 1), since),
        change < 0 ? DeltaLabel::Arrow::Down : DeltaLabel::Arrow::Up,
        change < 0 ? Tone::Low : Tone::High);
}

} // namespace parapet::views
