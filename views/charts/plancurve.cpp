// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/plancurve.h"

#include <QGraphicsLayout>
#include <QLineSeries>
#include <QLocale>
#include <QScatterSeries>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace parapet::views {

PlanCurve::PlanCurve(const Theme& theme, QWidget* parent)
    : WalkableChart(theme, parent)
    , m_line(new QLineSeries(this))
    , m_dots(new QScatterSeries(this))
    , m_number(new QValueAxis(this))
    , m_score(new QValueAxis(this))
{
    setObjectName(u"planCurve"_s);
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setMinimumSize(200, 160);
    chart()->legend()->hide();
    chart()->setMargins(QMargins(0, 0, 8, 0));
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->setBackgroundVisible(false);
    chart()->setAnimationOptions(QChart::NoAnimation);
    chart()->addSeries(m_line);
    chart()->addSeries(m_dots);
    chart()->addAxis(m_number, Qt::AlignBottom);
    chart()->addAxis(m_score, Qt::AlignLeft);
    for (QXYSeries* series : {static_cast<QXYSeries*>(m_line), static_cast<QXYSeries*>(m_dots)}) {
        series->attachAxis(m_number);
        series->attachAxis(m_score);
    }
    m_dots->setMarkerSize(8.0);
    m_number->setLabelFormat(u"%.0f"_s);
    m_number->setGridLineVisible(false);
    m_number->setTickType(QValueAxis::TicksDynamic);
    m_score->setLabelFormat(u"%.0f"_s);
    m_score->setLineVisible(false);
    m_score->setTickType(QValueAxis::TicksDynamic);
    const QFont font = theme.font(TextRole::Secondary);
    m_number->setLabelsFont(font);
    m_score->setLabelsFont(font);
    setSteps({});
    recolour();
    connect(&theme, &Theme::changed, this, &PlanCurve::recolour);
}

void PlanCurve::setSteps(const QList<Step>& steps)
{
    m_steps = steps;
    leavePoint();
    QList<QPointF> points;
    for (int i = 0; i < count(); ++i)
        points.append(QPointF(i, m_steps[i].score));
    m_line->replace(points);
    m_dots->replace(points);
    spreadAxes();
    setAccessibleName(tr("Exposure score after each step"));
    setSummary(count() < 2
            ? tr("No plan yet")
            : tr("Steps: %1. %2. %3. Left and Right walk the steps.")
                  .arg(locale().toString(count() - 1), describe(0), describe(count() - 1)));
    viewport()->update();
}

void PlanCurve::spreadAxes()
{
    const int last = std::max(1, count() - 1);
    const double air = last * 0.03; // so that the first and the last dot are whole
    m_number->setRange(-air, last + air);
    m_number->setTickAnchor(0);
    m_number->setTickInterval(std::max(1, (last + 9) / 10));
    m_number->setLabelsVisible(count() > 0);
    double low = 100.0;
    double high = 0.0;
    for (const Step& step : std::as_const(m_steps)) {
        low = std::min(low, step.score);
        high = std::max(high, step.score);
    }
    if (low > high) {
        low = 0.0;
        high = 100.0;
    }
    // Whole steps of 1, 2, 5, 10 or 20 points, at most five of them.
    double interval = 20.0;
    for (const double candidate : {10.0, 5.0, 2.0, 1.0})
        if ((high - low) / candidate <= 4.0)
            interval = candidate;
    const double bottom = std::max(0.0, std::floor(low / interval) * interval);
    const double top = std::max(bottom + interval, std::ceil(high / interval) * interval);
    m_score->setRange(bottom, top);
    m_score->setTickAnchor(bottom);
    m_score->setTickInterval(interval);
}

QString PlanCurve::describe(int step) const
{
    if (step < 0 || step >= count())
        return {};
    const Step& s = m_steps[step];
    const QString score = locale().toString(s.score, 'f', 1);
    return step == 0 ? tr("%1: %2").arg(s.name, score)
                     : tr("Step %1, %2: %3").arg(QString::number(step), s.name, score);
}

void PlanCurve::recolour()
{
    const Tokens& t = theme().tokens();
    setBackgroundBrush(t.card);
    m_line->setPen(QPen(t.accent, 2.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    m_dots->setColor(t.accent);
    m_dots->setBorderColor(t.card);
    m_score->setGridLineColor(t.line);
    m_score->setLabelsColor(t.muted);
    m_number->setLabelsColor(t.muted);
    m_number->setLinePenColor(t.line);
    viewport()->update();
}

QPointF PlanCurve::place(int step) const
{
    return chart()->mapToPosition(QPointF(step, m_steps[step].score), m_line);
}

} // namespace parapet::views
