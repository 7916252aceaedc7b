// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The context menu of every list: open, copy (plain, CSV, Markdown), filter by the value under the
// pointer or exclude it, and what the list adds. Owned by its list. GUI thread only.
#pragma once

#include <QObject>

QT_BEGIN_NAMESPACE
class QMenu;
class QModelIndex;
class QPoint;
QT_END_NAMESPACE

namespace parapet::items {
class TableModel;
}

namespace parapet::views {

class TableView;

class RowMenu final : public QObject
{
    Q_OBJECT

public:
    /// `fields`: what the table shows, as conditions compare it; null where the rows are no list of
    /// the workspace, which are filtered by words.
    RowMenu(TableView& table, const items::TableModel* fields, QObject* parent);
    /// Of a few rows that are not filtered.
    RowMenu(TableView& table, QObject* parent);

    /// Words of the entries that open the row; empty: not offered.
    void setOpening(const QString& open, const QString& fullPage);

signals:
    void openRequested(const QModelIndex& index, bool full);
    /// A condition to add to the text filter; plain words where there are no fields.
    void conditionChosen(const QString& kql);
    /// The menu is about to be shown: whoever knows more to do with the selected rows adds it.
    void opening(QMenu* menu);

private:
    void popUp(const QPoint& position);
    void addOpening(QMenu& menu, const QModelIndex& index);
    void addFilters(QMenu& menu, const QModelIndex& index);

    TableView& m_table;
    const items::TableModel* m_fields;
    bool m_filters = true;
    QString m_open, m_openFull;
};

} // namespace parapet::views
