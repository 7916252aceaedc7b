// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The exposure score: number, level, change since the snapshot before, trend, and the way to
// improve it. GUI thread only.
#pragma once

#include "models/domain/views.h"
#include "views/widgets/card.h"

QT_BEGIN_NAMESPACE
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

    void show(const domain::ScoreCard& card, const std::vector<domain::TrendPoint>& trend);
    /// What the score does not see: devices without data or silent, and how old the feeds are.
    void showCoverage(
        const domain::ScoreCard& card, const std::vector<domain::FeedStatus>& feeds, qint64 now);

signals:
    void improveRequested();
    /// "High": the devices behind the number.
    void levelRequested(const QString& level);

private:
    void showDelta(const std::vector<domain::TrendPoint>& trend);

    ScoreTile* m_tile;
    TrendChart* m_chart;
    TextLabel* m_facts;
    TextLabel* m_coverage;
};

} // namespace parapet::views
