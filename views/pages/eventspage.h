// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The event timeline: what happened to the fleet, day by day, with two large numbers for the days
// chosen. Owned by the shell. GUI thread only.
#pragma once

#include "views/pages/listpage.h"

QT_BEGIN_NAMESPACE
class QDateEdit;
QT_END_NAMESPACE

namespace parapet::views {

class ScoreTile;
class TextLabel;

class EventsPage final : public ListPage
{
    Q_OBJECT

public:
    explicit EventsPage(const PageContext& context, QWidget* parent = nullptr);

    /// A tab "2026-07-01..2026-07-31" shows those days.
    void activate(const NavigationTarget& target) override;
    [[nodiscard]] QVariantMap saveState() const override;
    void restoreState(const QVariantMap& state) override;

    struct Days
    {
        base::Millis from = 0; ///< midnight UTC of the first day
        base::Millis until = 0; ///< midnight UTC after the last one
    };

private:
    QWidget* makeHead();
    QWidget* makeRange();
    void setChoices();
    void showDays(const QDate& first, const QDate& last);
    void countNumbers();
    void tellScope();
    [[nodiscard]] Days shownDays() const;

    ScoreTile* m_new = nullptr;
    ScoreTile* m_exploitable = nullptr;
    TextLabel* m_scope = nullptr; ///< that device groups do not narrow events
    QDateEdit* m_first = nullptr;
    QDateEdit* m_last = nullptr;
    QWidget* m_range = nullptr;
};

} // namespace parapet::views
