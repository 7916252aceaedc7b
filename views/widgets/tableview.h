// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The table of every list: rows with hairlines, whole-row selection, hover, ticking, copying,
// remembered columns. Works on any model that answers the roles of celltext.h. GUI thread only.
#pragma once

#include "views/widgets/theme.h"

#include <QByteArray>
#include <QTableView>

namespace parapet::views {

class CellDelegate;

class TableView : public QTableView
{
    Q_OBJECT

public:
    /// Most rows one copy takes; a list of a million rows is for the CSV export.
    static constexpr int maximumCopiedRows = 10'000;

    explicit TableView(const Theme& theme, QWidget* parent = nullptr);

    /// The selected rows as tab-separated lines in the order and choice of the shown columns.
    /// Rows that are still loading are left out.
    [[nodiscard]] QString selectedText() const;

    /// Order, widths, sorting and choice of the columns.
    [[nodiscard]] QByteArray saveState() const;
    bool restoreState(const QByteArray& state);

    /// Makes the widths fit the rows in sight, at most `widest` pixels a column.
    void fitColumns(int widest = 360);

signals:
    void rowActivated(const QModelIndex& index); ///< Enter or double click
    void rowClicked(const QModelIndex& index); ///< click, not on a check box
    void headerMenuRequested(const QPoint& globalPosition, int logicalColumn);
    void escapePressed(); ///< for the flyout beside the list
    void copied(int rows, int selectedRows);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void hover(const QPoint& position);
    void hoverRow(int row);
    void toggleTicks();
    void copySelection();
    [[nodiscard]] bool isOnCheckBox(const QModelIndex& index, const QPoint& position) const;

    const Theme& m_theme;
    CellDelegate* m_cells;
    int m_hoveredRow = -1;
};

} // namespace parapet::views
