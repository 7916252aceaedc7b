// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/tableheader.h"

#include "views/widgets/celldelegate.h"
#include "views/widgets/painting.h"

#include <QAbstractItemModel>
#include <QPainter>

#include <algorithm>

namespace parapet::views {
namespace {
constexpr int arrowWidth = 14;
}

TableHeader::TableHeader(const Theme& theme, QWidget* parent)
    : QHeaderView(Qt::Horizontal, parent)
    , m_theme(theme)
{
    setFont(theme.font(TextRole::Secondary));
    setHighlightSections(false);
    setSectionsClickable(true);
    setSectionsMovable(true);
    setFirstSectionMovable(true);
    setMinimumSectionSize(40);
    setStretchLastSection(true);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setAttribute(Qt::WA_Hover);
    setAccessibleName(tr("Columns"));
}

bool TableHeader::standsRight(int logicalIndex) const
{
    const QVariant own = model()->headerData(logicalIndex, Qt::Horizontal, Qt::TextAlignmentRole);
    if (own.isValid())
        return (own.toInt() & Qt::AlignRight) != 0;
    const QVariant format = model()->headerData(logicalIndex, Qt::Horizontal, FieldFormatRole);
    if (format.isValid()) {
        return cellAlignment(static_cast<domain::FieldFormat>(format.toInt()))
            .testFlag(Qt::AlignRight);
    }
    // A model that does not tell by its header tells by its first row.
    const QModelIndex first = model()->index(0, logicalIndex);
    return first.isValid()
        && cellAlignment(static_cast<domain::FieldFormat>(first.data(FieldFormatRole).toInt()))
               .testFlag(Qt::AlignRight);
}

QSize TableHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), m_theme.rowHeight() + 4};
}

QSize TableHeader::sectionSizeFromContents(int logicalIndex) const
{
    const QString words = model()->headerData(logicalIndex, Qt::Horizontal).toString();
    const int width =
        fontMetrics().horizontalAdvance(words) + 1 + arrowWidth + 2 * CellDelegate::sidePadding;
    return {width, m_theme.rowHeight() + 4};
}

void TableHeader::paintSection(QPainter* painter, const QRect& rect, int logicalIndex) const
{
    if (!rect.isValid() || !model())
        return;
    const Tokens& t = m_theme.tokens();
    painter->save();
    painter->fillRect(rect, t.card);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), t.line);
    const bool sorted = isSortIndicatorShown() && sortIndicatorSection() == logicalIndex;
    const bool right = standsRight(logicalIndex);
    const int pad = CellDelegate::sidePadding;
    QRect words = rect.adjusted(pad, 0, -pad, -1);
    const QString text = model()->headerData(logicalIndex, Qt::Horizontal).toString();
    painter->setFont(font());
    painter->setPen(sorted ? t.text : t.muted);
    const int room = words.width() - (sorted ? arrowWidth : 0);
    const QString shown = fontMetrics().elidedText(text, Qt::ElideRight, std::max(room, 0));
    const int used = fontMetrics().horizontalAdvance(shown);
    painter->drawText(words,
        static_cast<int>((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter), shown);
    if (sorted) {
        const int x = right ? words.right() - used - arrowWidth : words.left() + used + 1;
        paintTriangle(*painter, QRect(x, words.top(), arrowWidth, words.height()),
            sortIndicatorOrder() == Qt::AscendingOrder, t.text);
    }
    painter->restore();
}

void TableHeader::paintEvent(QPaintEvent* event)
{
    {
        QPainter painter(viewport());
        painter.fillRect(viewport()->rect(), m_theme.tokens().card);
        painter.fillRect(
            QRect(0, viewport()->height() - 1, viewport()->width(), 1), m_theme.tokens().line);
    }
    QHeaderView::paintEvent(event);
}

} // namespace parapet::views
