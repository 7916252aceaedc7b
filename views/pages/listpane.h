// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One list of the window: chips and text filter, the table in a card, the bar of ticked rows, and
// the states in between (loading, nothing, nothing that matches). Owned by its page. GUI thread.
#pragma once

#include "models/items/rowcount.h"
#include "models/items/tablemodel.h"
#include "models/jobs/desk.h"
#include "views/pages/listspec.h"
#include "views/vocabulary/navigationtarget.h"
#include "views/vocabulary/pagecontext.h"

#include <QVariantMap>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QMenu;
class QStackedWidget;
QT_END_NAMESPACE

namespace parapet::views {

class ColumnsMenu;
class EmptyState;
class FilterBar;
class FilterChip;
class FormerRows;
class MenuButton;
class PresentedModel;
class SelectionBar;
class TableView;

class ListPane final : public QWidget
{
    Q_OBJECT

public:
    ListPane(const PageContext& context, ListSpec spec, QWidget* parent = nullptr);
    ~ListPane() override;

    [[nodiscard]] const ListSpec& spec() const { return m_spec; }
    [[nodiscard]] items::TableModel& model() { return *m_model; }
    [[nodiscard]] PresentedModel& presented() { return *m_presented; }
    [[nodiscard]] TableView& table() { return *m_table; }
    [[nodiscard]] FilterBar& filterBar() { return *m_filters; }
    /// What is shown when there is nothing at all; a page may add a button.
    [[nodiscard]] EmptyState& nothing() { return *m_nothing; }
    [[nodiscard]] SelectionBar& selectionBar() { return *m_selection; }

    /// Puts the columns of this list under a button, until the menu given back is deleted.
    ColumnsMenu* attachColumns(MenuButton* button);

    /// Chips and text together, as a person sets them.
    [[nodiscard]] QString filter() const;
    /// The same without what a chip says.
    [[nodiscard]] QString filterExcept(const QString& without) const;
    [[nodiscard]] bool isFiltered() const { return !filter().isEmpty(); }
    /// Empty keys: any. Unknown names do nothing.
    void setChip(const QString& name, const QStringList& keys);
    void setChoices(const QString& name, const QList<ChipChoice>& choices);
    void setTextFilter(const QString& kql);
    void clearFilters();
    /// The keyboard to the line of the filter, its words selected.
    void focusFilter();
    /// Those of the first start.
    void setStandardFilters();
    /// Filter, order and columns as at the first start.
    void resetView();
    /// A target's filter takes the place of the chips and the text, a sort that of the order.
    void showTarget(const NavigationTarget& target);
    /// Marks the row of an object that is shown beside the list, as soon as it is read.
    void selectObject(const QString& id);
    void setSort(const QString& sort);

    /// What is on screen as a CSV: filter, order, columns.
    [[nodiscard]] jobs::CsvExport csvExport(const QString& file) const;
    [[nodiscard]] QStringList shownFields() const;

    /// The first rows are there, their number is not.
    [[nodiscard]] bool isCounting() const { return m_model->isLoading(); }
    /// What is being done while the rows are still those of before; empty: they hold.
    [[nodiscard]] QString waitingWords() const;
    /// Exact rows; and rows without a filter where known.
    [[nodiscard]] int rows() const { return m_model->rowCount(); }
    [[nodiscard]] std::optional<int> total() const { return m_total; }

    [[nodiscard]] QVariantMap saveState() const;
    void restoreState(const QVariantMap& state);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

signals:
    void openRequested(const QString& id, bool full);
    void closeRequested(); ///< Escape in the table
    void counted(); ///< rows(), total() or waitingWords() changed
    void ticksChanged(const QStringList& ids);
    /// The context menu of the selected rows is about to be shown; a page may add to it.
    void rowMenuOpening(QMenu* menu, const QStringList& ids);

private:
    void build();
    void connectTable();
    void addChip(const ChipSpec& spec);
    [[nodiscard]] FilterChip* chip(const QString& name) const;
    /// The text filter as a condition; plain words are looked for in the columns.
    [[nodiscard]] QString textCondition() const;
    [[nodiscard]] bool takeByChip(const QString& kql);
    void applyFilter();
    /// What the table shows: filter(), and what is not left out of the list by itself.
    [[nodiscard]] QString wholeFilter() const;
    void addCondition(const QString& kql);
    void showState();
    void onLoaded();
    void keepSelection();
    void restoreSelection();
    void onFailed(const QString& message);
    void countAll();
    void fitOnce();
    void widenCells();
    void markSort();
    [[nodiscard]] QList<int> defaultColumns() const;

    PageContext m_context;
    ListSpec m_spec;
    items::TableModel* m_model;
    PresentedModel* m_presented;
    items::RowCount* m_counter = nullptr; ///< of the same list without a filter
    FilterBar* m_filters;
    TableView* m_table;
    FormerRows* m_former;
    QStackedWidget* m_stack;
    EmptyState* m_nothing;
    EmptyState* m_noMatch;
    SelectionBar* m_selection;
    ColumnsMenu* m_columns = nullptr;
    std::optional<int> m_total;
    QVariantMap m_wantedChips; ///< remembered values whose choices are not known yet
    QString m_failure; ///< a list that could not be read, in words
    QString m_shownFilter; ///< of the rows on screen; an unreadable filter leaves them
    QStringList m_keptIds; ///< selected rows to be found again after a reload
    QString m_keptCurrent; ///< the current row among them
    int m_place = -1; ///< scroll position to come back to after a reload; -1: none
    bool m_fitted = false;
};

} // namespace parapet::views
