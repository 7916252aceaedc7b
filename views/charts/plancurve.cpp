// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/plancurve.h"

#include "views/widgets/painting.h"

#include <QGraphicsLayout>
#include <QKeyEvent>
#include <QLineSeries>
#include <QLocale>
#include <QMouseEvent>
#include <QScatterSeries>
#include <QToolTip>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace parapet::views {

PlanCurve::PlanCurve(const Theme& theme, QWidget* parent)
    : QChartView(parent)
    , m_theme(theme)
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
    m_current = -1;
    QList<QPointF> points;
    for (int i = 0; i < count(); ++i)
        points.append(QPointF(i, m_steps[i].score));
    m_line->replace(points);
    m_dots->replace(points);
    spreadAxes();
    setAccessibleName(tr("Exposure score after each step"));
    setAccessibleDescription(count() < 2
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
    const Tokens& t = m_theme.tokens();
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

int PlanCurve::nearest(const QPoint& position) const
{
    int best = -1;
    double distance = 24.0;
    for (int i = 0; i < count(); ++i) {
        const double dx = std::abs(place(i).x() - position.x());
        if (dx < distance) {
            distance = dx;
            best = i;
        }
    }
    return best;
}

void PlanCurve::setCurrent(int step, bool tell)
{
    if (step == m_current)
        return;
    m_current = step;
    viewport()->update();
    if (tell && step >= 0) {
        const QPoint at = viewport()->mapToGlobal(place(step).toPoint() + QPoint(8, -36));
        QToolTip::showText(at, describe(step), this);
    } else {
        QToolTip::hideText();
    }
}

void PlanCurve::keyPressEvent(QKeyEvent* event)
{
    const int last = count() - 1;
    switch (event->key()) {
    case Qt::Key_Left:
        setCurrent(m_current < 0 ? last : std::max(m_current - 1, 0), true);
        return;
    case Qt::Key_Right:
        setCurrent(std::min(m_current + 1, last), true);
        return;
    case Qt::Key_Home:
        setCurrent(std::min(0, last), true);
        return;
    case Qt::Key_End:
        setCurrent(last, true);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current >= 0)
            emit stepActivated(m_current);
        return;
    default:
        QChartView::keyPressEvent(event);
    }
}

void PlanCurve::mouseMoveEvent(QMouseEvent* event)
{
    setCurrent(nearest(event->position().toPoint()), true);
    QChartView::mouseMoveEvent(event);
}

void PlanCurve::mouseReleaseEvent(QMouseEvent* event)
{
    const int step = nearest(event->position().toPoint());
    if (event->button() == Qt::LeftButton && step >= 0)
        emit stepActivated(step);
    QChartView::mouseReleaseEvent(event);
}

void PlanCurve::leaveEvent(QEvent* event)
{
    setCurrent(-1, false);
    QChartView::leaveEvent(event);
}

void PlanCurve::focusOutEvent(QFocusEvent* event)
{
    setCurrent(-1, false);
    QChartView::focusOutEvent(event);
    viewport()->update();
}

void PlanCurve::drawForeground(QPainter* painter, const QRectF& rect)
{
    QChartView::drawForeground(painter, rect);
    const Tokens& t = m_theme.tokens();
    painter->save();
    if (m_current >= 0 && m_current < count()) {
        const QPointF at = place(m_current);
        const QRectF plot = chart()->plotArea();
        painter->setPen(QPen(t.muted, 1.0, Qt::DotLine));
        painter->drawLine(QPointF(at.x(), plot.top()), QPointF(at.x(), plot.bottom()));
        painter->setPen(QPen(t.accent, 2.0));
        painter->setBrush(t.card);
        painter->drawEllipse(at, 5.0, 5.0);
    }
    painter->restore();
    if (hasFocus())
        paintFocusRing(*painter, viewport()->rect(), 4, t);
}

} // namespace parapet::views
