// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One list of the page "Snapshots and feeds": a table in a card with its empty state. Owned by the
// page. GUI thread only.
#pragma once

#include "models/items/tablemodel.h"
#include "models/jobs/desk.h"
#include "views/vocabulary/pagecontext.h"
#include "views/widgets/card.h"

QT_BEGIN_NAMESPACE
class QAbstractItemModel;
class QStackedWidget;
QT_END_NAMESPACE

namespace parapet::views {

class EmptyState;
class TableView;

class SourceList : public Card
{
    Q_OBJECT

public:
    /// `name` is the object name; its table is `name` + "Table".
    SourceList(const PageContext& context, domain::Kind kind, const QString& name,
        const QString& accessibleName);

    [[nodiscard]] EmptyState* emptyState() const { return m_empty; }
    [[nodiscard]] TableView* table() const { return m_table; }
    [[nodiscard]] items::TableModel& model() const { return *m_model; }
    /// Id of the row the keyboard is at; empty: none.
    [[nodiscard]] QString currentId() const;
    /// The rows and columns as on screen.
    [[nodiscard]] jobs::CsvExport csvExport(const QString& file) const;

signals:
    void currentChanged();
    void rowActivated(const QString& id);
    void failed(const QString& message);

private:
    void showRows(int rows);

    const PageContext m_context;
    items::TableModel* m_model;
    QAbstractItemModel* m_shown = nullptr;
    TableView* m_table;
    EmptyState* m_empty;
    QStackedWidget* m_stack;
    bool m_fitted = false;
};

} // namespace parapet::views
