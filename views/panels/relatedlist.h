// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A list of objects that belong to one object ("Devices exposed to this recommendation"), in a tab
// of a flyout; asks only once it is seen. Owned by its panel. GUI thread only.
#pragma once

#include "models/items/tablemodel.h"
#include "views/pages/pagecontext.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QStackedWidget;
QT_END_NAMESPACE

namespace parapet::views {

class EmptyState;
class TableView;

class RelatedList final : public QWidget
{
    Q_OBJECT

public:
    /// `columns`: stable names shown, in order; `sort` as TableModel::setSortText().
    RelatedList(const PageContext& context, domain::Kind kind, const QString& title,
        const QStringList& columns, const QString& sort = {}, QWidget* parent = nullptr);

    /// Rows of another object; loads when seen.
    void setObject(const domain::ListRelation& relation);
    [[nodiscard]] items::TableModel* model() const { return m_model; }
    [[nodiscard]] QString title() const { return m_title; }
    void setEmptySentence(const QString& text);

signals:
    void counted(int rows);
    /// Enter or double click; `idField` of the row when told, else its id.
    void rowOpened(int row);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void load();
    void showState();

    QString m_title;
    QStringList m_columns;
    QString m_sort;
    domain::ListRelation m_wanted;
    items::TableModel* m_model;
    TableView* m_table;
    EmptyState* m_empty;
    QStackedWidget* m_stack;
    bool m_fitted = false;
};

} // namespace parapet::views
