// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/trendchart.h"

#include <QDateTimeAxis>
#include <QGraphicsLayout>
#include <QLineSeries>
#include <QLocale>
#include <QPainter>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace parapet::views {

TrendChart::TrendChart(const Theme& theme, const QString& name, QWidget* parent)
    : WalkableChart(theme, parent)
    , m_name(name)
    , m_line(new QLineSeries(this))
    , m_time(new QDateTimeAxis(this))
    , m_value(new QValueAxis(this))
{
    setObjectName(u"trendChart"_s);
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setMinimumSize(160, 96);
    chart()->legend()->hide();
    chart()->setMargins(QMargins(0, 0, 8, 0));
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    chart()->setBackgroundVisible(false);
    chart()->setAnimationOptions(QChart::NoAnimation);
    chart()->addSeries(m_line);
    chart()->addAxis(m_time, Qt::AlignBottom);
    chart()->addAxis(m_value, Qt::AlignLeft);
    m_line->attachAxis(m_time);
    m_line->attachAxis(m_value);
    m_value->setLabelFormat(u"%.0f"_s);
    m_value->setTickCount(5);
    m_time->setGridLineVisible(false);
    m_value->setLineVisible(false);
    const QFont font = theme.font(TextRole::Secondary);
    m_time->setLabelsFont(font);
    m_value->setLabelsFont(font);
    setValueRange(0.0, 100.0);
    setPoints({});
    recolour();
    connect(&theme, &Theme::changed, this, &TrendChart::recolour);
}

void TrendChart::setPoints(const QList<Point>& points)
{
    m_points = points;
    leavePoint();
    QList<QPointF> line;
    for (const Point& point : points) {
        if (point.measured)
            line.append({static_cast<double>(point.time.toMSecsSinceEpoch()), point.value});
    }
    m_line->replace(line);
    spreadAxis();
    setAccessibleName(m_name);
    setSummary(points.isEmpty()
            ? tr("No data yet")
            : tr("Points: %1. First: %2. Last: %3. Left and Right walk the points.")
                  .arg(points.size())
                  .arg(describe(0), describe(static_cast<int>(points.size()) - 1)));
    viewport()->update();
}

void TrendChart::spreadAxis()
{
    if (m_points.isEmpty()) {
        m_time->setLabelsVisible(false);
        return;
    }
    constexpr qint64 day = 86'400'000;
    QDateTime first = m_points.first().time;
    QDateTime last = m_points.last().time;
    if (first.msecsTo(last) < day) {
        first = first.addMSecs(-day);
        last = last.addMSecs(day);
    }
    m_time->setLabelsVisible(true);
    // A little air, so that the last dot is whole; within its day, so that the label tells it.
    const QDateTime dayEnd(last.date(), QTime(23, 59, 59), last.timeSpec());
    m_time->setRange(first, std::min(last.addMSecs(first.msecsTo(last) / 40), dayEnd));
    m_time->setFormat(first.daysTo(last) > 330 ? u"MMM yyyy"_s : u"d MMM"_s);
    const int room = std::clamp(width() / 110, 2, 6);
    m_time->setTickCount(std::clamp(static_cast<int>(first.daysTo(last)) + 1, 2, room));
}

void TrendChart::setValueRange(double low, double high)
{
    m_value->setRange(low, high);
}

void TrendChart::setUnit(const QString& unit)
{
    m_unit = unit;
    m_value->setLabelFormat(u"%.0f"_s + QString(unit).replace(u'%', u"%%"_s));
}

bool TrendChart::hasEvent(int point) const
{
    return point >= 0 && point < m_points.size() && !m_points[point].event.isEmpty();
}

QDate TrendChart::dayOf(int point) const
{
    return point >= 0 && point < m_points.size() ? m_points[point].time.date() : QDate();
}

QString TrendChart::describe(int point) const
{
    if (point < 0 || point >= m_points.size())
        return {};
    const Point& p = m_points[point];
    const QString date = locale().toString(p.time.date(), u"d MMM yyyy"_s);
    const QString value = locale().toString(p.value, 'f', m_decimals) + m_unit;
    if (!p.measured)
        return tr("%1\n%2").arg(date, p.event);
    return p.event.isEmpty() ? tr("%1: %2").arg(date, value)
                             : tr("%1: %2\n%3").arg(date, value, p.event);
}

QSize TrendChart::sizeHint() const
{
    return {320, 160};
}

void TrendChart::recolour()
{
    const Tokens& t = theme().tokens();
    setBackgroundBrush(t.card);
    m_line->setPen(QPen(t.accent, 2.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    m_value->setGridLineColor(t.line);
    m_value->setLabelsColor(t.muted);
    m_time->setLabelsColor(t.muted);
    m_time->setLinePenColor(t.line);
    viewport()->update();
}

QPointF TrendChart::place(int point) const
{
    const Point& p = m_points[point];
    return chart()->mapToPosition(
        QPointF(static_cast<double>(p.time.toMSecsSinceEpoch()), p.value), m_line);
}

/// Drawn over the plot and not as series, which end at its border: a dot there stays whole.
void TrendChart::drawForeground(QPainter* painter, const QRectF& rect)
{
    const Tokens& t = theme().tokens();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    for (int point = 0; point < count(); ++point) {
        const bool event = hasEvent(point);
        if (!event && point + 1 < count())
            continue;
        painter->setPen(QPen(event ? t.accent : t.card, event ? 2.0 : 1.0));
        painter->setBrush(event ? t.card : t.accent);
        painter->drawEllipse(place(point), 4.0, 4.0);
    }
    painter->restore();
    WalkableChart::drawForeground(painter, rect);
}

void TrendChart::resizeEvent(QResizeEvent* event)
{
    spreadAxis();
    // Too little room would leave dots where numbers belong; hover and keys still tell them.
    m_value->setLabelsVisible(width() >= 200);
    m_value->setTickCount(height() < 150 ? 3 : 5);
    WalkableChart::resizeEvent(event);
}

} // namespace parapet::views
