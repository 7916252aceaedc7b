// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The line above a plan: how many actions fit, what may be part of it, and how far the work is.
// Owned by the page. GUI thread only.
#pragma once

#include "views/widgets/theme.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QPushButton;
class QSpinBox;
QT_END_NAMESPACE

namespace parapet::views {

class TextLabel;

class PlanBar : public QWidget
{
    Q_OBJECT

public:
    static constexpr int firstBudget = 8;
    static constexpr int mostActions = 50;

    explicit PlanBar(const Theme& theme, QWidget* parent = nullptr);

    [[nodiscard]] int budget() const;
    void setBudget(int actions);
    /// Recommendations under a full exception may be steps, too.
    [[nodiscard]] bool withExcepted() const;
    void setWithExcepted(bool with);
    /// What is being worked out; a cancel button stands beside it until setState().
    void setWorking(const QString& what);
    void setState(const QString& words);
    /// Recommendations ticked elsewhere that are not this plan; 0: no such button.
    void offerTicked(qsizetype count);
    /// Whether the keyboard is at the number of actions.
    [[nodiscard]] bool budgetHasFocus() const;

signals:
    void workRequested();
    void cancelRequested();
    void chooseRequested();
    void tickedRequested();

private:
    void makeBudget();

    QSpinBox* m_budget;
    QPushButton* m_work;
    QCheckBox* m_excepted;
    QPushButton* m_ticked;
    QPushButton* m_cancel;
    TextLabel* m_state;
};

} // namespace parapet::views
