// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A value over time: one accent line, dots where something happened, hover and arrow keys tell the
// point. Owned by its parent widget. GUI thread only.
#pragma once

#include "views/widgets/theme.h"

#include <QChartView>
#include <QDateTime>
#include <QList>

QT_BEGIN_NAMESPACE
class QDateTimeAxis;
class QLineSeries;
class QScatterSeries;
class QValueAxis;
QT_END_NAMESPACE

namespace parapet::views {

class TrendChart : public QChartView
{
    Q_OBJECT

public:
    struct Point
    {
        QDateTime time;
        double value = 0.0;
        QString event; ///< what happened then; a point with one gets a dot
    };

    /// `name` is what the value is called ("Exposure score").
    TrendChart(const Theme& theme, const QString& name, QWidget* parent = nullptr);

    /// Points in order of time. The last point always has a dot.
    void setPoints(const QList<Point>& points);
    /// Range of the value axis; 0 .. 100 by default.
    void setValueRange(double low, double high);

    /// The point the keyboard or the mouse is at; -1: none.
    [[nodiscard]] int currentPoint() const { return m_current; }
    [[nodiscard]] QString describe(int point) const;

    [[nodiscard]] QSize sizeHint() const override;

signals:
    /// Click or Enter on a point.
    void pointActivated(int point);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;

private:
    void recolour();
    void spreadAxis();
    void setCurrentPoint(int point, bool tell);
    [[nodiscard]] int nearest(const QPoint& position) const;
    [[nodiscard]] QPointF place(int point) const;

    const Theme& m_theme;
    QString m_name;
    QList<Point> m_points;
    QLineSeries* m_line;
    QScatterSeries* m_events;
    QDateTimeAxis* m_time;
    QValueAxis* m_value;
    int m_current = -1;
};

} // namespace parapet::views
