// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A list of objects that belong to one object ("Devices exposed to this recommendation"), in a tab
// of a flyout, with what the main lists have: filter, columns, order, CSV, context menu.
// Recommendations can be ticked for the plan. Asks only once it is seen. Owned by its panel. GUI
// thread only.
#pragma once

#include "models/items/tablemodel.h"
#include "models/jobs/desk.h"
#include "views/panels/rowfacts.h"
#include "views/vocabulary/pagecontext.h"

#include <QWidget>

#include <functional>
#include <vector>

QT_BEGIN_NAMESPACE
class QMenu;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;
QT_END_NAMESPACE

namespace parapet::views {

class ColumnsMenu;
class EmptyState;
class FilterChip;
class Flyout;
class ListTools;
class SelectionBar;
class TableView;
class TextLabel;

class RelatedList final : public QWidget
{
    Q_OBJECT

public:
    /// `columns`: stable names shown, in order; `sort` as TableModel::setSortText().
    RelatedList(const PageContext& context, domain::Kind kind, const QString& title,
        const QStringList& columns, const QString& sort = {}, QWidget* parent = nullptr);

    /// Rows of another object; loads when seen. Filters of people end with the object.
    void setObject(const domain::ListRelation& relation);
    /// Null before the list was seen.
    [[nodiscard]] items::TableModel* model() const { return m_model; }
    [[nodiscard]] domain::Kind kind() const { return m_kind; }
    /// The values of a row by its fields; those of a row still being read are absent.
    [[nodiscard]] RowFacts facts(int row) const;
    /// What a field of the selected rows tells, each once; none before the list was seen.
    [[nodiscard]] QStringList selected(QStringView field) const;
    [[nodiscard]] QString title() const { return m_title; }
    void setEmptySentence(const QString& text);
    /// A widget above the list; it owns it. It scrolls where there is no room for both.
    void setHeader(QWidget* header);
    /// What can be done with the chosen row: a button below the list and in its context menu. The
    /// row is read whole before it is handed over.
    /// `fits`: asked of the chosen row, whether that can be done with it; empty: always.
    void addRowAction(const QString& name, const QString& words,
        std::function<void(const RowFacts&)> act,
        std::function<bool(const items::TableModel&, int row)> fits = {});
    /// A choice of a filter above the list.
    struct Choice
    {
        QString key, text, kql;
    };
    /// A chip above the list that narrows it.
    void addFilter(const QString& name, const QString& title, const QList<Choice>& choices);
    /// The name of the CSV of its rows; the kind's where none is set.
    void setExportName(const QString& fileName) { m_exportName = fileName; }
    /// Where the choice of columns is remembered (a key of the settings); empty: nowhere.
    void setMemory(const QString& key) { m_memory = key; }
    /// The entry of the context menu that opens a row; empty: rows lead nowhere.
    void setOpening(const QString& words) { m_opening = words; }

    /// A panel that tells of the row that is clicked: beside the list, or in its place where there
    /// is no room for both. It owns it; `open` fills it with a row of model().
    void setRowPanel(Flyout* panel, std::function<void(int row)> open);
    /// Selects the row of an object and opens its panel, as soon as it is read; a filter that hides
    /// it is taken away.
    void showObject(const QString& id);
    /// Only the rows that pass a condition (KQL), which `words` tell of above the list, with the
    /// way back to all; both empty: every row. Holds until another object is shown.
    void setFilter(const QString& condition, const QString& words);

signals:
    void counted(int rows); ///< of all rows, whatever is filtered
    void rowOpened(int row); ///< Enter or double click
    void exportRequested(const parapet::jobs::CsvExport& rows, const QString& fileName);
    void copied(int rows, int selectedRows);
    /// The context menu of the selected rows is about to be shown: the panel may add to it.
    void rowMenuOpening(QMenu* menu);
    void planRequested(const QStringList& recommendations); ///< of what is ticked

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildNoteLine();
    void buildStates();
    void buildTicks();
    void build();
    void buildColumns();
    void fit();
    void connectModel();
    void connectTable();
    void load();
    void showState();
    [[nodiscard]] QString filter() const;
    [[nodiscard]] QString textCondition() const;
    void applyFilter();
    void clearFilters();
    void addCondition(const QString& kql);
    void exportRows();
    struct RowAction
    {
        QPushButton* button = nullptr;
        std::function<void(const RowFacts&)> act;
        std::function<bool(const items::TableModel&, int)> fits;
    };
    struct Filter
    {
        FilterChip* chip = nullptr;
        QList<Choice> choices;
    };
    void openRow(const QModelIndex& index);
    void arrange();
    void run(const RowAction& action);
    void followRow();
    void seek();
    void showRow(int row);
    void enableActions();
    void fillMenu(QMenu* menu);

    QString m_title;
    QStringList m_columns;
    QString m_sort;
    domain::ListRelation m_wanted;
    domain::ListRelation m_loaded; ///< what the model was told to read
    QString m_sought; ///< the object whose row is to be shown
    PageContext m_context;
    domain::Kind m_kind;
    items::TableModel* m_model = nullptr; ///< none before the list was seen
    TableView* m_table = nullptr;
    ColumnsMenu* m_columnsMenu = nullptr;
    ListTools* m_tools;
    EmptyState* m_empty;
    QString m_emptySentence;
    QString m_failure; ///< the list could not be read, in words
    QString m_shownFilter; ///< of the rows on screen; an unreadable filter leaves them
    QStackedWidget* m_stack;
    SelectionBar* m_ticked = nullptr; ///< below recommendations
    QWidget* m_actionLine;
    std::vector<RowAction> m_actions;
    std::vector<Filter> m_filters;
    QString m_exportName, m_memory, m_opening;
    QWidget* m_left; ///< all but the row panel
    QVBoxLayout* m_column;
    QWidget* m_noteLine;
    TextLabel* m_noteWords;
    QString m_condition; ///< that the note tells
    Flyout* m_rowPanel = nullptr;
    std::function<void(int)> m_openRow;
    QPushButton* m_details = nullptr; ///< opens the row panel by keyboard
    int m_fitted = 0; ///< the most that a column may have as they were fitted; 0: they were not
};

} // namespace parapet::views
