// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/flowlayout.h"

#include <QStyle>
#include <QWidget>

namespace parapet::views {
namespace {

QSize sizeOf(const QLayoutItem& item, int room)
{
    QSize size = item.sizeHint();
    size.setWidth(qMax(qMin(size.width(), room), item.minimumSize().width()));
    return size;
}

} // namespace

FlowLayout::FlowLayout(QWidget* parent, int gap)
    : QLayout(parent)
    , m_gap(gap)
{
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

void FlowLayout::addItem(QLayoutItem* item)
{
    m_items.append(item);
}

int FlowLayout::count() const
{
    return static_cast<int>(m_items.size());
}

QLayoutItem* FlowLayout::itemAt(int index) const
{
    return m_items.value(index);
}

QLayoutItem* FlowLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

Qt::Orientations FlowLayout::expandingDirections() const
{
    return {};
}

bool FlowLayout::hasHeightForWidth() const
{
    return true;
}

int FlowLayout::heightForWidth(int width) const
{
    return arrange(QRect(0, 0, width, 0), false);
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem* item : m_items) {
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    }
    const QMargins margins = contentsMargins();
    return size.grownBy(margins);
}

QSize FlowLayout::sizeHint() const
{
    int width = 0;
    int height = 0;
    for (const QLayoutItem* item : m_items) {
        if (item->isEmpty())
            continue;
        width += (width > 0 ? m_gap : 0) + item->sizeHint().width();
        height = qMax(height, item->sizeHint().height());
    }
    return QSize(width, height).grownBy(contentsMargins());
}

void FlowLayout::setCentred(bool centred)
{
    m_centred = centred;
    invalidate();
}

void FlowLayout::setGeometry(const QRect& rect)
{
    QLayout::setGeometry(rect);
    const int spare = m_centred ? qMax(rect.height() - heightForWidth(rect.width()), 0) : 0;
    arrange(rect.adjusted(0, spare / 2, 0, 0), true);
}

int FlowLayout::arrange(const QRect& rect, bool place) const
{
    const QRect inner = rect.marginsRemoved(contentsMargins());
    int x = inner.left();
    int y = inner.top();
    int lineHeight = 0;
    int first = 0;
    for (int i = 0; i < count(); ++i) {
        if (m_items[i]->isEmpty())
            continue;
        const QSize size = sizeOf(*m_items[i], inner.width());
        if (x > inner.left() && x + size.width() > inner.right() + 1) {
            if (place)
                placeLine(inner, first, i, y, lineHeight);
            first = i;
            x = inner.left();
            y += lineHeight + m_gap;
            lineHeight = 0;
        }
        x += size.width() + m_gap;
        lineHeight = qMax(lineHeight, size.height());
    }
    if (place)
        placeLine(inner, first, count(), y, lineHeight);
    return y + lineHeight - rect.top() + contentsMargins().bottom();
}

void FlowLayout::placeLine(const QRect& inner, int first, int last, int top, int height) const
{
    const Qt::LayoutDirection direction =
        parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    int x = inner.left();
    for (int i = first; i < last; ++i) {
        if (m_items[i]->isEmpty())
            continue;
        const QSize size = sizeOf(*m_items[i], inner.width());
        const QRect box(QPoint(x, top + (height - size.height()) / 2), size);
        m_items[i]->setGeometry(QStyle::visualRect(direction, inner, box));
        x += size.width() + m_gap;
    }
}

} // namespace parapet::views
