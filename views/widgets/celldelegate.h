// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Paints the cells of every table by the format of their field (roles of celltext.h): pills,
// numbers at the right, impact with its arrow, bars, ticks, dashes, skeletons. GUI thread only.
#pragma once

#include "views/widgets/celltext.h"
#include "views/widgets/theme.h"

#include <QStyledItemDelegate>

namespace parapet::views {

class CellDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    static constexpr int sidePadding = 8; ///< pixels left and right of a cell's content
    static constexpr int checkWidth = 24; ///< pixels a check box takes before the text

    explicit CellDelegate(const Theme& theme, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
        const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(
        const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
        const QModelIndex& index) override;
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
        const QModelIndex& index) override;

    /// Pixels that these pills take side by side.
    [[nodiscard]] int widthOf(const QStringList& pills) const;

    /// The row under the pointer, told by the view; -1: none.
    void setHoveredRow(int row) { m_hoveredRow = row; }

    /// What the cell reads, as copied and as measured.
    [[nodiscard]] static QString text(const QModelIndex& index, const QLocale& locale);
    /// Where the check box of a checkable cell is.
    [[nodiscard]] static QRect checkRect(const QRect& cell);

private:
    struct Cell;
    void paintContent(QPainter& painter, const Cell& cell) const;
    void paintTags(QPainter& painter, const Cell& cell) const;
    void paintLevel(QPainter& painter, const Cell& cell) const;
    void paintProgress(QPainter& painter, const Cell& cell) const;
    void paintImpact(QPainter& painter, const Cell& cell) const;
    void paintMarks(QPainter& painter, const Cell& cell) const;
    void paintTrend(QPainter& painter, const Cell& cell) const;
    void paintIcon(QPainter& painter, const Cell& cell) const;
    void paintText(QPainter& painter, const Cell& cell) const;
    [[nodiscard]] int contentWidth(const QModelIndex& index, const QLocale& locale) const;

    const Theme& m_theme;
    QFont m_body;
    QFont m_number;
    QFont m_strong;
    QFont m_pill;
    QFont m_tag;
    int m_hoveredRow = -1;
};

} // namespace parapet::views
