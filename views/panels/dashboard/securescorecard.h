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
class TextLabel;
class TrendChart;

class SecureScoreCard : public Card
{
    Q_OBJECT

public:
    explicit SecureScoreCard(const Theme& theme);

    void show(const domain::Overview& overview, qint64 now);
    /// The course of the scope shown, where the overview could not tell it.
    void showCourse(const std::vector<domain::TrendPoint>& trend);

signals:
    /// "Application", "OS", ...: the fixed text of the category.
    void categoryActivated(const QString& category);
    /// What the score does not see.
    void blindSpotsRequested();
    /// All events of a day of the course.
    void dayRequested(const QDate& day);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void tellReached();
    void showBars(const domain::ScoreCard& card);
    void showCoverage(const domain::Overview& overview, qint64 now);
    std::vector<domain::EventDay> m_eventDays; ///< of the overview shown
    double m_points = 0.0; ///< of the overview shown

    QString m_share, m_reached; ///< beside the title, in short and whole
    CategoryBars* m_bars;
    TextLabel* m_note;
    DeltaLabel* m_delta;
    TrendChart* m_course;
    QStringList m_categories;
};

} // namespace parapet::views
