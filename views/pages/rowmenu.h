// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The context menu of a list: open, copy (plain, CSV, Markdown), filter by the value under the
// pointer or exclude it. Owned by its list. GUI thread only.
#pragma once

#include <QObject>

QT_BEGIN_NAMESPACE
class QMenu;
class QModelIndex;
class QPoint;
QT_END_NAMESPACE

namespace parapet::views {

class PresentedModel;
class TableView;

class RowMenu final : public QObject
{
    Q_OBJECT

public:
    RowMenu(TableView& table, PresentedModel& model, QObject* parent);

signals:
    void openRequested(const QModelIndex& index, bool full);
    /// A condition to add to the text filter.
    void conditionChosen(const QString& kql);
    /// The menu is about to be shown: a page may add what it can do with the selected rows.
    void opening(QMenu* menu);

private:
    void popUp(const QPoint& position);

    TableView& m_table;
    PresentedModel& m_model;
};

} // namespace parapet::views
