// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A value over time: one accent line, dots where something happened, hover and arrow keys tell the
// point. Owned by its parent widget. GUI thread only.
#pragma once

#include "views/charts/walkablechart.h"

#include <QDateTime>
#include <QList>

QT_BEGIN_NAMESPACE
class QDateTimeAxis;
class QLineSeries;
class QValueAxis;
QT_END_NAMESPACE

namespace parapet::views {

class TrendChart final : public WalkableChart
{
    Q_OBJECT

public:
    struct Point
    {
        QDateTime time;
        double value = 0.0;
        QString event; ///< what happened then; a point with one gets a ring
        bool measured = true; ///< else it lies on the line between two that are, for its event
    };

    /// `name` is what the value is called ("Exposure score").
    TrendChart(const Theme& theme, const QString& name, QWidget* parent = nullptr);

    /// Points in order of time. The last point always has a dot, one with an event a ring.
    void setPoints(const QList<Point>& points);
    /// Range of the value axis; 0 .. 100 by default.
    void setValueRange(double low, double high);

    /// Of the values told; 1 by default, 0 for counts.
    void setDecimals(int decimals) { m_decimals = decimals; }
    /// Words after every value (" %"); none by default.
    void setUnit(const QString& unit);
    /// Did something happen at that point?
    [[nodiscard]] bool hasEvent(int point) const;
    /// The day of that point, in UTC; invalid where there is none.
    [[nodiscard]] QDate dayOf(int point) const;

    [[nodiscard]] int count() const override { return static_cast<int>(m_points.size()); }
    [[nodiscard]] QString describe(int point) const override;

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;

private:
    void recolour();
    void spreadAxis();
    [[nodiscard]] QPointF place(int point) const override;

    QString m_name;
    QString m_unit;
    int m_decimals = 1;
    QList<Point> m_points;
    QLineSeries* m_line;
    QDateTimeAxis* m_time;
    QValueAxis* m_value;
};

} // namespace parapet::views
