// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A list of objects that belong to one object ("Devices exposed to this recommendation"), in a tab
// of a flyout; asks only once it is seen. Owned by its panel. GUI thread only.
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

class EmptyState;
class FilterChip;
class Flyout;
class TableView;
class TextLabel;

class RelatedList final : public QWidget
{
    Q_OBJECT

public:
    /// `columns`: stable names shown, in order; `sort` as TableModel::setSortText().
    RelatedList(const PageContext& context, domain::Kind kind, const QString& title,
        const QStringList& columns, const QString& sort = {}, QWidget* parent = nullptr);

    /// Rows of another object; loads when seen.
    void setObject(const domain::ListRelation& relation);
    /// Null before the list was seen.
    [[nodiscard]] items::TableModel* model() const { return m_model; }
    /// The values of a row by its fields; those of a row still being read are absent.
    [[nodiscard]] RowFacts facts(int row) const;
    [[nodiscard]] QString title() const { return m_title; }
    void setEmptySentence(const QString& text);
    /// A widget above the list; it owns it.
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
    /// Offers the rows as they are shown, as a CSV of that name.
    void setExportable(const QString& fileName);

    /// A panel that tells of the row that is clicked: beside the list, or in its place where there
    /// is no room for both. It owns it; `open` fills it with a row of model().
    void setRowPanel(Flyout* panel, std::function<void(int row)> open);
    /// Only the rows that pass a condition (KQL), which `words` tell of above the list, with the
    /// way back to all; both empty: every row. Holds until another object is shown.
    void setFilter(const QString& condition, const QString& words);

signals:
    void counted(int rows);
    void rowOpened(int row); ///< Enter or double click
    void exportRequested(const parapet::jobs::CsvExport& rows, const QString& fileName);

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildNoteLine();
    void openRow(const QModelIndex& index);
    void arrange();
    void build();
    void load();
    void showState();
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
    [[nodiscard]] QString filter() const;
    void exportRows();
    void run(const RowAction& action);
    void followRow();
    void popUp(const QPoint& position);

    QString m_title;
    QStringList m_columns;
    QString m_sort;
    domain::ListRelation m_wanted;
    PageContext m_context;
    domain::Kind m_kind;
    items::TableModel* m_model = nullptr; ///< none before the list was seen
    TableView* m_table = nullptr;
    EmptyState* m_empty;
    QStackedWidget* m_stack;
    QWidget* m_actionLine;
    std::vector<RowAction> m_actions;
    std::vector<Filter> m_filters;
    QWidget* m_filterLine = nullptr;
    QPushButton* m_export = nullptr;
    QString m_exportName;
    QWidget* m_left; ///< all but the row panel
    QVBoxLayout* m_column;
    QWidget* m_noteLine;
    TextLabel* m_noteWords;
    QString m_condition; ///< that the note tells
    Flyout* m_rowPanel = nullptr;
    std::function<void(int)> m_openRow;
    QPushButton* m_details = nullptr; ///< opens the row panel by keyboard
    bool m_fitted = false;
};

} // namespace parapet::views
