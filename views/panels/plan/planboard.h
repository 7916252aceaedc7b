// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A plan as it is looked at: what it does together as tiles, the falling score as a curve, its
// steps as a list that can be ticked, and the devices it changes. Owned by the Plan page. GUI
// thread only.
#pragma once

#include "models/items/planning.h"
#include "views/vocabulary/pagecontext.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QBoxLayout;
class QStackedWidget;
class QTabBar;
QT_END_NAMESPACE

namespace parapet::views {

class Card;
class PlainRows;
class PlanCurve;
class ScoreTile;
class TableView;

class PlanBoard final : public QWidget
{
    Q_OBJECT

public:
    explicit PlanBoard(const PageContext& context, QWidget* parent = nullptr);

    /// A new plan: its steps are the rows, all ticked but those of `unticked`.
    void setPlan(const items::Plan& plan, const QStringList& unticked = {});
    /// The same rows, of which `plan` holds the ticked ones in their order.
    void setTicked(const items::Plan& plan);
    [[nodiscard]] QStringList ids() const; ///< of all rows, in the order of the plan
    [[nodiscard]] QStringList tickedIds() const;
    [[nodiscard]] TableView& steps() const { return *m_stepTable; }

signals:
    void ticksChanged();
    void recommendationOpened(const QString& id);
    void deviceOpened(const QString& id);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeTiles();
    QWidget* makeLists();
    void showTiles(const items::Plan& plan);
    void showSteps();
    void chooseColumns();
    void showCurve(const items::Plan& plan);
    void showDevices(const domain::Effect& effect);

    PageContext m_context;
    std::vector<items::PlanStep> m_all; ///< every row
    items::Plan m_ticked; ///< of the ticked rows
    ScoreTile* m_score = nullptr;
    ScoreTile* m_high = nullptr;
    ScoreTile* m_medium = nullptr;
    ScoreTile* m_cves = nullptr;
    ScoreTile* m_secure = nullptr;
    Card* m_curveCard;
    PlanCurve* m_curve;
    PlainRows* m_steps;
    PlainRows* m_devices;
    TableView* m_stepTable;
    TableView* m_deviceTable;
    QTabBar* m_tabs;
    QStackedWidget* m_lists;
    QBoxLayout* m_middle;
};

} // namespace parapet::views
