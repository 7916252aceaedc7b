// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/walkablechart.h"

#include "views/widgets/chartaccess.h"
#include "views/widgets/painting.h"

#include <QChart>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QTextDocument>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace parapet::views {

WalkableChart::WalkableChart(const Theme& theme, QWidget* parent)
    : QChartView(parent)
    , m_theme(theme)
{
    tellAsChart(*this);
}

void WalkableChart::setSummary(const QString& words)
{
    m_summary = words;
    tellChange(*this, words);
}

void WalkableChart::leavePoint()
{
    m_current = -1;
}

int WalkableChart::nearest(const QPoint& position) const
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

void WalkableChart::setCurrentPoint(int point, bool tell)
{
    if (point == m_current)
        return;
    m_current = point;
    viewport()->update();
    tellChange(*this, point < 0 ? m_summary : describe(point) + QStringLiteral(". ") + m_summary);
    if (tell && point >= 0) {
        const QPoint at = viewport()->mapToGlobal(place(point).toPoint() + QPoint(8, -36));
        // names of software are part of it: never as mark-up
        QToolTip::showText(at, Qt::convertFromPlainText(describe(point)), this);
    } else {
        QToolTip::hideText();
    }
}

void WalkableChart::keyPressEvent(QKeyEvent* event)
{
    const int last = count() - 1;
    switch (event->key()) {
    case Qt::Key_Left:
        setCurrentPoint(m_current < 0 ? last : std::max(m_current - 1, 0), true);
        return;
    case Qt::Key_Right:
        setCurrentPoint(std::min(m_current + 1, last), true);
        return;
    case Qt::Key_Home:
        setCurrentPoint(std::min(0, last), true);
        return;
    case Qt::Key_End:
        setCurrentPoint(last, true);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current >= 0)
            emit pointActivated(m_current);
        return;
    default:
        QChartView::keyPressEvent(event);
    }
}

void WalkableChart::mouseMoveEvent(QMouseEvent* event)
{
    setCurrentPoint(nearest(event->position().toPoint()), true);
    QChartView::mouseMoveEvent(event);
}

void WalkableChart::mouseReleaseEvent(QMouseEvent* event)
{
    const int point = nearest(event->position().toPoint());
    if (event->button() == Qt::LeftButton && point >= 0)
        emit pointActivated(point);
    QChartView::mouseReleaseEvent(event);
}

void WalkableChart::leaveEvent(QEvent* event)
{
    setCurrentPoint(-1, false);
    QChartView::leaveEvent(event);
}

void WalkableChart::focusOutEvent(QFocusEvent* event)
{
    setCurrentPoint(-1, false);
    QChartView::focusOutEvent(event);
    viewport()->update();
}

void WalkableChart::drawForeground(QPainter* painter, const QRectF& rect)
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
