// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The secure score for devices: points, per cent, one bar for each category, and its course.
// GUI thread only.
#pragma once

#include "models/domain/views.h"
#include "views/widgets/card.h"

namespace parapet::views {

class CategoryBars;
class DeltaLabel;
class Sparkline;
class TextLabel;

class SecureScoreCard : public Card
{
    Q_OBJECT

public:
    explicit SecureScoreCard(const Theme& theme);

    void show(const domain::ScoreCard& card, const std::vector<domain::TrendPoint>& trend);

signals:
    /// "Application", "OS", ...: the fixed text of the category.
    void categoryActivated(const QString& category);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void chooseFoot();

    bool m_comparable = false;
    CategoryBars* m_bars;
    TextLabel* m_note;
    DeltaLabel* m_delta;
    Sparkline* m_course;
    QStringList m_categories;
};

} // namespace parapet::views
