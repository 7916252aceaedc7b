// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The exposure score after each step of a plan: a line that falls from "now", a dot for each step;
// hover and arrow keys tell the step. Owned by its parent widget. GUI thread only.
#pragma once

#include "views/widgets/theme.h"

#include <QChartView>
#include <QList>

QT_BEGIN_NAMESPACE
class QLineSeries;
class QScatterSeries;
class QValueAxis;
QT_END_NAMESPACE

namespace parapet::views {

class PlanCurve : public QChartView
{
    Q_OBJECT

public:
    struct Step
    {
        QString name; ///< "Now" for the first
        double score = 0.0; ///< after this step
    };

    explicit PlanCurve(const Theme& theme, QWidget* parent = nullptr);

    /// The first is where the plan starts.
    void setSteps(const QList<Step>& steps);
    [[nodiscard]] int count() const { return static_cast<int>(m_steps.size()); }
    /// The step the keyboard or the mouse is at; -1: none.
    [[nodiscard]] int currentStep() const { return m_current; }
    [[nodiscard]] QString describe(int step) const;

    [[nodiscard]] QSize sizeHint() const override { return {320, 180}; }

signals:
    /// Click or Enter on a step; 0 is "now".
    void stepActivated(int step);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;

private:
    void recolour();
    void spreadAxes();
    void setCurrent(int step, bool tell);
    [[nodiscard]] int nearest(const QPoint& position) const;
    [[nodiscard]] QPointF place(int step) const;

    const Theme& m_theme;
    QList<Step> m_steps;
    QLineSeries* m_line;
    QScatterSeries* m_dots;
    QValueAxis* m_number;
    QValueAxis* m_score;
    int m_current = -1;
};

} // namespace parapet::views
