// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The exposure score after each step of a plan: a line that falls from "now", a dot for each step;
// hover and arrow keys tell the step. Owned by its parent widget. GUI thread only.
#pragma once

#include "views/charts/walkablechart.h"

#include <QList>

QT_BEGIN_NAMESPACE
class QLineSeries;
class QScatterSeries;
class QValueAxis;
QT_END_NAMESPACE

namespace parapet::views {

class PlanCurve final : public WalkableChart
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
    [[nodiscard]] int count() const override { return static_cast<int>(m_steps.size()); }
    [[nodiscard]] QString describe(int step) const override;

    [[nodiscard]] QSize sizeHint() const override { return {320, 180}; }

private:
    void recolour();
    void spreadAxes();
    [[nodiscard]] QPointF place(int step) const override;

    QList<Step> m_steps;
    QLineSeries* m_line;
    QScatterSeries* m_dots;
    QValueAxis* m_number;
    QValueAxis* m_score;
};

} // namespace parapet::views
