// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Why the scores moved between two snapshots: the change as a waterfall of its causes, the same as
// a table, and who brought each of them. Owned by the shell. GUI thread only.
#pragma once

#include "models/domain/comparison.h"
#include "models/items/library.h"
#include "views/pages/page.h"

QT_BEGIN_NAMESPACE
class QComboBox;
class QPushButton;
class QStackedWidget;
class QTabBar;
QT_END_NAMESPACE

namespace parapet::views {

class Card;
class EmptyState;
class InlineMessage;
class PageHeader;
class PlainRows;
class ScoreTile;
class TableView;
class Waterfall;

class ComparePage final : public Page
{
    Q_OBJECT

public:
    explicit ComparePage(const PageContext& context, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString iconName() const override;
    void activate(const NavigationTarget& target) override;
    [[nodiscard]] QVariantMap saveState() const override;
    void restoreState(const QVariantMap& state) override;

signals:
    void compared();

private:
    QWidget* makeBar();
    QWidget* makeTiles();
    QWidget* makeBoard();
    QWidget* makeCauses();
    QWidget* makeContributors();
    void loadSnapshots();
    void offer(const domain::Overview& overview);
    void compare();
    void take(const base::Result<domain::Comparison>& comparison);
    void showTiles();
    void showWaterfall();
    void showCauses();
    void showCause(int index);
    void open(const QString& id);
    [[nodiscard]] bool secure() const; ///< the secure score is looked at, not exposure

    PageHeader* m_header;
    InlineMessage* m_message;
    QComboBox* m_before;
    QComboBox* m_after;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    ScoreTile* m_exposureTile = nullptr;
    ScoreTile* m_secureTile = nullptr;
    QTabBar* m_score;
    Waterfall* m_waterfall;
    PlainRows* m_causes;
    PlainRows* m_parts;
    TableView* m_causeTable = nullptr;
    TableView* m_partTable = nullptr;
    Card* m_partCard = nullptr;
    std::optional<domain::Comparison> m_comparison;
    std::vector<int> m_shownCauses; ///< behind the steps of the waterfall
    qint64 m_wantedBefore = 0, m_wantedAfter = 0; ///< remembered
};

} // namespace parapet::views
