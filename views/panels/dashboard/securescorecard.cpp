// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/dashboard/securescorecard.h"

#include "views/charts/trendchart.h"
#include "views/panels/dashboard/coursepoints.h"
#include "views/vocabulary/fieldwords.h"
#include "views/vocabulary/wording.h"
#include "views/widgets/categorybars.h"
#include "views/widgets/deltalabel.h"
#include "views/widgets/textlabel.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <cmath>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

/// A change that one decimal would not show reads as none.
constexpr double visibleChange = 0.05;

} // namespace

SecureScoreCard::SecureScoreCard(const Theme& theme)
    : Card(theme, tr("Secure score for devices"))
    , m_bars(new CategoryBars(theme))
    , m_note(new TextLabel(theme, TextRole::Body, Tone::Muted))
    , m_delta(new DeltaLabel(theme))
    , m_course(new TrendChart(theme, tr("Secure score for devices over time")))
{
    setObjectName(u"secureScoreCard"_s);
    m_bars->setObjectName(u"secureScoreBars"_s);
    setLink(tr("Show controls"));
    m_note->setObjectName(u"secureScoreNote"_s);
    m_note->setWordWrap(true);
    m_course->setObjectName(u"secureScoreCourse"_s);
    m_course->setUnit(u" %"_s);
    m_course->setFixedHeight(104);
    auto* blind = new QPushButton(tr("Blind spots"));
    blind->setObjectName(u"secureScoreBlindSpots"_s);
    blind->setProperty("link", true);
    blind->setCursor(Qt::PointingHandCursor);
    blind->setToolTip(tr("What the secure score does not see"));
    // the style sheet takes a link's own minimum height away: its row keeps the room
    auto* row = new QWidget;
    row->setMinimumHeight(blind->fontMetrics().height() + 8);
    auto* foot = new QHBoxLayout(row);
    foot->setContentsMargins(0, 0, 0, 0);
    foot->setSpacing(12);
    foot->addWidget(m_note, 1);
    foot->addWidget(blind);
    content()->addWidget(m_bars);
    content()->addWidget(m_delta);
    content()->addWidget(m_course);
    content()->addStretch(1);
    content()->addWidget(row);
    connect(blind, &QPushButton::clicked, this, &SecureScoreCard::blindSpotsRequested);
    connect(m_bars, &CategoryBars::barActivated, this,
        [this](int bar) { emit categoryActivated(m_categories.value(bar)); });
    connect(m_course, &TrendChart::pointActivated, this, [this](int point) {
        if (m_course->hasEvent(point))
            emit dayRequested(m_course->dayOf(point));
    });
}

void SecureScoreCard::show(const domain::Overview& overview, qint64 now)
{
    const QLocale l = locale();
    const domain::ScoreCard& card = overview.card;
    m_share = card.maxPoints > 0.0 ? tr("%1 %").arg(l.toString(qRound(card.percent)))
                                   : tr("not assessed");
    m_reached = card.maxPoints > 0.0
        ? tr("%1 / %2 points · %3")
              .arg(l.toString(qRound(card.points)), l.toString(qRound(card.maxPoints)), m_share)
        : m_share;
    tellReached();
    showBars(card);
    showCoverage(overview, now);
    m_eventDays = overview.eventDays;
    m_points = card.points;
    showCourse(overview.trend);
}

/// The title stands whole in a narrow card: what is beside it is told in short.
void SecureScoreCard::tellReached()
{
    constexpr int roomForPoints = 430;
    setAside(width() < roomForPoints ? m_share : m_reached);
}

void SecureScoreCard::resizeEvent(QResizeEvent* event)
{
    Card::resizeEvent(event);
    tellReached();
}

void SecureScoreCard::showBars(const domain::ScoreCard& card)
{
    const QLocale l = locale();
    m_categories.clear();
    QList<CategoryBars::Bar> bars;
    for (const domain::CategoryPoints& category : card.categories) {
        m_categories.append(domain::text(category.category));
        const QString tip =
            tr("%1 of %2 points from %3; opens their recommendations")
                .arg(l.toString(category.points, 'f', 3), l.toString(category.maxPoints, 'f', 3),
                    counted(static_cast<qint64>(category.controls), tr("1 control"),
                        tr("%1 controls")));
        bars.append({domain::text(category.category), category.points, category.maxPoints, tip,
            Tone::Accent, {}});
    }
    m_bars->setBars(bars);
}

void SecureScoreCard::showCoverage(const domain::Overview& overview, qint64 now)
{
    const QLocale l = locale();
    qint64 controls = 0;
    for (const domain::CategoryPoints& category : overview.card.categories)
        controls += category.controls;
    const qint64 missing = overview.card.notAssessed;
    QString words = missing == 0 ? tr("All controls assessed")
                                 : tr("%1 of %2 controls assessed")
                                       .arg(l.toString(controls - missing), l.toString(controls));
    if (controls == 0)
        words = tr("No control is known");
    m_note->setText(tr("%1 · snapshot %2").arg(words, ageWords(overview.snapshot.takenAt, now)));
    m_note->setToolTip(
        tr("%1 controls in five categories; %2 of them have no applicable, assessed device.\n"
           "Snapshot of %3")
            .arg(l.toString(controls), l.toString(missing),
                spelledDate(overview.snapshot.takenAt, l)));
}

void SecureScoreCard::showCourse(const std::vector<domain::TrendPoint>& trend)
{
    // A course of the whole organisation says nothing of some of its groups: theirs comes later.
    const bool comparable =
        trend.size() > 1 && std::abs(trend.back().points - m_points) < visibleChange;
    m_course->setVisible(comparable);
    m_delta->setVisible(comparable);
    if (!comparable)
        return;
    m_course->setPoints(coursePoints(
        trend,
        [](const domain::TrendPoint& point) -> std::optional<double> {
            if (point.maxPoints <= 0.0)
                return std::nullopt;
            return 100.0 * point.points / point.maxPoints;
        },
        m_eventDays,
        [](const domain::EventDay& day) {
            return dayWords(day.assessments, day.assessmentEvents);
        }));
    const domain::TrendPoint& before = trend[trend.size() - 2];
    const double change = trend.back().points - before.points;
    const QString since = locale().toString(
        QDateTime::fromMSecsSinceEpoch(before.takenAt, Qt::UTC).date(), u"d MMM"_s);
    // Where nothing was assessed there are no points: that is no fall, and no rise after it.
    if (trend.back().maxPoints <= 0.0 || before.maxPoints <= 0.0) {
        m_delta->setDelta(trend.back().maxPoints <= 0.0 ? tr("not assessed in this snapshot")
                                                        : tr("not assessed on %1").arg(since),
            DeltaLabel::Arrow::None, Tone::Muted);
        return;
    }
    if (std::abs(change) < visibleChange) {
        m_delta->setDelta(
            tr("unchanged since %1").arg(since), DeltaLabel::Arrow::None, Tone::Muted);
        return;
    }
    m_delta->setDelta(
        tr("%1 points since %2").arg(locale().toString(std::abs(change), 'f', 1), since),
        change > 0 ? DeltaLabel::Arrow::Up : DeltaLabel::Arrow::Down,
        change > 0 ? Tone::Low : Tone::High);
}

} // namespace parapet::views
