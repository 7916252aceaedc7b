// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/dashboard/securescorecard.h"

#include "views/vocabulary/fieldwords.h"
#include "views/widgets/categorybars.h"
#include "views/widgets/deltalabel.h"
#include "views/widgets/sparkline.h"
#include "views/widgets/textlabel.h"

#include <QDateTime>
#include <QHBoxLayout>
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
    , m_course(new Sparkline(theme))
{
    setObjectName(u"secureScoreCard"_s);
    m_bars->setObjectName(u"secureScoreBars"_s);
    setLink(tr("Show controls"));
    m_note->setObjectName(u"secureScoreNote"_s);
    m_note->setElided(true);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(12);
    foot->addWidget(m_note, 1);
    foot->addWidget(m_delta);
    foot->addWidget(m_course);
    content()->addWidget(m_bars);
    content()->addStretch(1);
    content()->addLayout(foot);
    connect(m_bars, &CategoryBars::barActivated, this,
        [this](int bar) { emit categoryActivated(m_categories.value(bar)); });
}

void SecureScoreCard::resizeEvent(QResizeEvent* event)
{
    Card::resizeEvent(event);
    chooseFoot();
}

void SecureScoreCard::chooseFoot()
{
    constexpr int roomForCourse = 430;
    m_delta->setVisible(m_comparable);
    m_course->setVisible(m_comparable && width() >= roomForCourse);
}

void SecureScoreCard::show(
    const domain::ScoreCard& card, const std::vector<domain::TrendPoint>& trend)
{
    const QLocale l = locale();
    setAside(card.maxPoints > 0.0 ? tr("%1 / %2 points · %3 %")
                                        .arg(l.toString(qRound(card.points)))
                                        .arg(l.toString(qRound(card.maxPoints)))
                                        .arg(l.toString(qRound(card.percent)))
                                  : tr("not assessed"));
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
    m_note->setText(card.notAssessed == 0
            ? tr("All controls assessed")
            : counted(static_cast<qint64>(card.notAssessed), tr("1 control not assessed"),
                tr("%1 controls not assessed")));
    QList<double> course;
    for (const domain::TrendPoint& point : trend)
        course.append(point.maxPoints > 0.0 ? point.points / point.maxPoints : 0.0);
    m_course->setValues(course, Sparkline::Bad::Falling);
    // The course is that of the whole organisation: it says nothing of some of its groups.
    m_comparable = trend.size() > 1 && std::abs(trend.back().points - card.points) < visibleChange;
    chooseFoot();
    if (!m_comparable)
        return;
    const domain::TrendPoint& before = trend[trend.size() - 2];
    const double change = trend.back().points - before.points;
    const QString since =
        l.toString(QDateTime::fromMSecsSinceEpoch(before.takenAt, Qt::UTC).date(), u"d MMM"_s);
    const bool flat = std::abs(change) < visibleChange;
    m_delta->setDelta(flat
            ? tr("unchanged since %1").arg(since)
            : tr("%1 points since %2").arg(l.toString(std::abs(change), 'f', 1), since),
        flat             ? DeltaLabel::Arrow::None
            : change > 0 ? DeltaLabel::Arrow::Up
                         : DeltaLabel::Arrow::Down,
        flat             ? Tone::Muted
            : change > 0 ? Tone::Low
                         : Tone::High);
}

} // namespace parapet::views
