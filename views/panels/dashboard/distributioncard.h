// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How many devices are at each exposure level. GUI thread only.
#pragma once

#include "models/domain/views.h"
#include "views/widgets/card.h"

namespace parapet::views {

class DoughnutChart;

class DistributionCard : public Card
{
    Q_OBJECT

public:
    explicit DistributionCard(const Theme& theme);

    void show(const domain::ScoreCard& card);

signals:
    /// "High", ..., "No data available": the fixed text of the level.
    void levelActivated(const QString& level);

private:
    DoughnutChart* m_chart;
};

} // namespace parapet::views
