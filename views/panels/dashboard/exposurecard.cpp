// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/dashboard/exposurecard.h"

#include "views/charts/trendchart.h"
#include "views/panels/dashboard/coursepoints.h"
#include "views/vocabulary/fieldwords.h"
#include "views/vocabulary/wording.h"
#include "views/widgets/scoretile.h"
#include "views/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QPushButton>
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

QPushButton* linkButton(const QString& name)
{
    auto* button = new QPushButton;
    button->setObjectName(name);
    button->setProperty("link", true);
    button->setCursor(Qt::PointingHandCursor);
    return button;
}

} // namespace

ExposureCard::ExposureCard(const Theme& theme)
    : Card(theme, tr("Exposure score"))
    , m_line(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_tile(new ScoreTile(theme))
    , m_chart(new TrendChart(theme, tr("Exposure score")))
    , m_high(linkButton(u"exposureHigh"_s))
    , m_facts(new TextLabel(theme, TextRole::Body, Tone::Muted))
    , m_coverage(new TextLabel(theme, TextRole::Body, Tone::Muted))
{
    setObjectName(u"exposureCard"_s);
    m_tile->setObjectName(u"exposureTile"_s);
    setLink(tr("Improve score"));
    m_line->setSpacing(16);
    m_line->addWidget(m_tile);
    m_line->addWidget(m_chart, 1);
    content()->addLayout(m_line, 1);
    makeFacts();
    m_tile->setNumber(u"–"_s);
    connect(this, &Card::linkActivated, this, &ExposureCard::improveRequested);
    connect(m_chart, &TrendChart::pointActivated, this, [this](int point) {
        if (m_chart->hasEvent(point))
            emit dayRequested(m_chart->dayOf(point));
    });
}

/// Beside the number a narrow card has no room for the scale of the course.
void ExposureCard::resizeEvent(QResizeEvent* event)
{
    constexpr int roomForBoth = 400;
    const auto wanted = width() < roomForBoth ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    if (m_line->direction() != wanted)
        m_line->setDirection(wanted);
    Card::resizeEvent(event);
}

/// The style sheet takes a link's own minimum height away: its row keeps the room.
void ExposureCard::makeFacts()
{
    m_facts->setObjectName(u"exposureFacts"_s);
    m_facts->setElided(true);
    m_high->hide(); // nothing is known yet
    auto* facts = new QWidget;
    facts->setMinimumHeight(m_high->fontMetrics().height() + 8);
    auto* tail = new QHBoxLayout(facts);
    tail->setContentsMargins(0, 0, 0, 0);
    tail->setSpacing(6);
    tail->addWidget(m_high);
    tail->addWidget(m_facts, 1);
    content()->addWidget(facts);
    connect(m_high, &QPushButton::clicked, this,
        [this] { emit levelRequested(domain::text(domain::ExposureLevel::High)); });
    m_coverage->setObjectName(u"exposureCoverage"_s);
    m_coverage->setElided(true);
    QPushButton* blind = linkButton(u"exposureBlindSpots"_s);
    blind->setText(tr("Blind spots"));
    blind->setToolTip(tr("What the exposure score does not see"));
    connect(blind, &QPushButton::clicked, this, &ExposureCard::blindSpotsRequested);
    auto* seen = new QWidget;
    seen->setMinimumHeight(blind->fontMetrics().height() + 8);
    auto* coverage = new QHBoxLayout(seen);
    coverage->setContentsMargins(0, 0, 0, 0);
    coverage->setSpacing(12);
    coverage->addWidget(m_coverage, 1);
    coverage->addWidget(blind);
    content()->addWidget(seen);
}

void ExposureCard::showCoverage(const domain::Overview& overview, qint64 now)
{
    const QLocale l = locale();
    const domain::ScoreCard& card = overview.card;
    const qint64 all = card.active + card.inactive;
    QStringList parts{
        tr("%1 of %2 scored").arg(l.toString(card.active - card.noData), l.toString(all))};
    QStringList tip{
        tr("%1 inactive for 30 days or excluded, %2 without data on software or settings")
            .arg(l.toString(card.inactive), l.toString(card.noData)),
        tr("Snapshot of %1, %2")
            .arg(spelledDate(overview.snapshot.takenAt, l),
                ageWords(overview.snapshot.takenAt, now))};
    std::optional<base::Millis> oldest;
    for (const domain::FeedStatus& feed : overview.feeds) {
        if (!feed.date)
            continue;
        const QString name = feed.name.toUpper();
        oldest = std::min(oldest.value_or(*feed.date), *feed.date);
        tip.append(
            tr("%1 %2 of %3, %4")
                .arg(name, feed.version, spelledDate(*feed.date, l), ageWords(*feed.date, now)));
    }
    parts.append(
        oldest ? tr("feeds %1").arg(ageWords(*oldest, now)) : tr("no KEV and no EPSS feed"));
    m_coverage->setText(parts.join(u" · "_s));
    m_coverage->setToolTip(tip.join(u'\n'));
}

void ExposureCard::show(const domain::Overview& overview)
{
    const QLocale l = locale();
    const domain::ScoreCard& card = overview.card;
    m_high->setVisible(card.score.has_value());
    if (card.score) {
        m_tile->setNumber(wholeScore(card.score, l),
            tr("%1 of 100, lower is better; the average over %2 devices weighted by device value")
                .arg(l.toString(*card.score, 'f', 6))
                .arg(l.toString(card.active - card.noData)));
        m_tile->setLevel(scoring::levelOfScore(*card.score, {}));
        m_high->setText(counted(card.high, tr("1 High device"), tr("%1 High devices")));
        m_facts->setText(tr("· 95th percentile %1").arg(wholeScore(card.p95, l)));
        m_facts->setToolTip(tr("Nineteen of twenty devices score at most %1.")
                                .arg(card.p95 ? l.toString(*card.p95, 'f', 3) : u"–"_s));
    } else {
        m_tile->setNumber(u"–"_s, tr("No active device with data"));
        m_tile->setLevel(domain::ExposureLevel::NoData);
        m_facts->setText(tr("No active device with data is left in this view."));
        m_facts->setToolTip({});
    }
    showDelta(overview.trend);
    showTrend(overview);
}

void ExposureCard::showTrend(const domain::Overview& overview)
{
    const auto [low, high] = axisFor(overview.trend);
    m_chart->setValueRange(low, high);
    m_chart->setPoints(coursePoints(
        overview.trend, [](const domain::TrendPoint& point) { return point.score; },
        overview.eventDays,
        [](const domain::EventDay& day) { return dayWords(day.weaknesses, day.weaknessEvents); }));
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
