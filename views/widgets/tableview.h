// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The table of every list: rows with hairlines, whole-row selection, hover, ticking, copying,
// remembered columns. Works on any model that answers the roles of celltext.h. GUI thread only.
#pragma once

#include "views/widgets/theme.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QPersistentModelIndex>
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

    /// Makes the widths fit the rows in sight, at most `widest` pixels a column; where the header
    /// has RawValueRole, the pills that a cell may have one day.
    void fitColumns(int widest = 360);

    /// Covers the rows in sight, which are to give way to others, and says why; empty: they hold.
    void setWaiting(const QString& words);
    [[nodiscard]] QString waiting() const { return m_waiting; }

    /// What the rows in sight need of a column, and the pills that a cell may have one day.
    [[nodiscard]] int neededWidth(int column) const;

    /// Rows are taken as a whole: a click or a flyout beside the table moves it up and down, and
    /// sideways only the keys do that walk along a row.
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;

signals:
    void rowActivated(const QModelIndex& index); ///< Enter or double click
    void rowClicked(const QModelIndex& index); ///< click, not on a check box
    void headerMenuRequested(const QPoint& globalPosition, int logicalColumn);
    void escapePressed(); ///< for the flyout beside the list; in a dialog nobody listens: it closes
    void copied(int rows, int selectedRows);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void paintBesideColumns(QPainter& painter) const;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] int widthOfPills(int column) const;
    void paintWaiting(QPainter& painter) const;
    void hover(const QPoint& position);
    void hoverRow(int row);
    void toggleTicks();
    void copySelection();
    void awaitSecondClick(const QModelIndex& index, const QPoint& place);
    [[nodiscard]] bool isOnCheckBox(const QModelIndex& index, const QPoint& position) const;

    const Theme& m_theme;
    CellDelegate* m_cells;
    QPersistentModelIndex m_clicked; ///< a second click at `m_clickedAt` is for this row
    QPoint m_clickedAt;
    QElapsedTimer m_sinceClick;
    int m_hoveredRow = -1;
    bool m_walksSideways = false;
    QString m_waiting;
};

} // namespace parapet::views
