// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The menu that shows and hides columns: every field with a check mark, "Reset columns". It stays
// open while columns are ticked. Owned by its button. GUI thread only.
#pragma once

#include <QObject>
#include <QStringList>

QT_BEGIN_NAMESPACE
class QMenu;
QT_END_NAMESPACE

namespace parapet::views {

class TableView;

class ColumnsMenu final : public QObject
{
    Q_OBJECT

public:
    /// `defaults`: logical columns shown at first, in their order.
    ColumnsMenu(TableView& table, QList<int> defaults, QMenu* menu);

    /// Shows exactly the default columns in their order.
    void reset();

signals:
    void columnsChanged();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill();
    [[nodiscard]] int shownColumns() const;

    TableView& m_table;
    QList<int> m_defaults;
    QMenu* m_menu;
};

} // namespace parapet::views
