// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The exposure score: number, level, change since the snapshot before, trend, and the way to
// improve it. GUI thread only.
#pragma once

#include "models/domain/views.h"
#include "views/widgets/card.h"

QT_BEGIN_NAMESPACE
class QBoxLayout;
class QPushButton;
QT_END_NAMESPACE

namespace parapet::views {

class ScoreTile;
class TextLabel;
class TrendChart;

class ExposureCard : public Card
{
    Q_OBJECT

public:
    explicit ExposureCard(const Theme& theme);

    void show(const domain::Overview& overview);
    /// What the score does not see: devices without data or silent, and how old the data is.
    void showCoverage(const domain::Overview& overview, qint64 now);

signals:
    void improveRequested();
    /// "High": the devices behind the number.
    void levelRequested(const QString& level);
    /// What the score does not see.
    void blindSpotsRequested();
    /// All events of a day of the course.
    void dayRequested(const QDate& day);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void makeFacts();
    void showDelta(const std::vector<domain::TrendPoint>& trend);
    void showTrend(const domain::Overview& overview);

    QBoxLayout* m_line; ///< number and course, one above the other where it is narrow
    ScoreTile* m_tile;
    TrendChart* m_chart;
    QPushButton* m_high;
    TextLabel* m_facts;
    TextLabel* m_coverage;
};

} // namespace parapet::views
