// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A chart of points that hover and arrow keys walk along: the point where one is is marked, and
// told in a tooltip and to screen readers. Base of the charts; owned by its parent widget. GUI
// thread only.
#pragma once

#include "views/widgets/theme.h"

#include <QChartView>

namespace parapet::views {

class WalkableChart : public QChartView
{
    Q_OBJECT

public:
    WalkableChart(const Theme& theme, QWidget* parent);

    [[nodiscard]] virtual int count() const = 0;
    /// The point in words.
    [[nodiscard]] virtual QString describe(int point) const = 0;
    /// The point the keyboard or the mouse is at; -1: none.
    [[nodiscard]] int currentPoint() const { return m_current; }

signals:
    /// Click or Enter on a point.
    void pointActivated(int point);

protected:
    /// Where the point is drawn, in the scene.
    [[nodiscard]] virtual QPointF place(int point) const = 0;
    /// For when the points are others now.
    void leavePoint();
    /// What the chart tells as a whole; a point where one is comes before it.
    void setSummary(const QString& words);
    [[nodiscard]] const Theme& theme() const { return m_theme; }

    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;

private:
    void setCurrentPoint(int point, bool tell);
    [[nodiscard]] int nearest(const QPoint& position) const;

    const Theme& m_theme;
    int m_current = -1;
    QString m_summary;
};

} // namespace parapet::views
