// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/taborder.h"

#include <QLayout>
#include <QList>
#include <QWidget>

namespace parapet::views {
namespace {

void collect(QWidget& widget, QList<QWidget*>& order);

void collect(QLayout& layout, QList<QWidget*>& order)
{
    for (int i = 0; i < layout.count(); ++i) {
        QLayoutItem* item = layout.itemAt(i);
        if (item->widget() != nullptr)
            collect(*item->widget(), order);
        else if (item->layout() != nullptr)
            collect(*item->layout(), order);
    }
}

void collect(QWidget& widget, QList<QWidget*>& order)
{
    if (widget.isWindow() || order.contains(&widget))
        return;
    const bool takesFocus = (widget.focusPolicy() & Qt::TabFocus) != 0;
    if (takesFocus)
        order.append(&widget);
    if (takesFocus && widget.layout() == nullptr)
        return; // what it is made of is its own affair
    if (widget.layout() != nullptr)
        collect(*widget.layout(), order);
    // those that no layout places: pages of a stack, what a scroll area holds
    for (QObject* child : widget.children())
        if (auto* inner = qobject_cast<QWidget*>(child))
            collect(*inner, order);
}

} // namespace

void tabAsLaidOut(QWidget& root)
{
    QList<QWidget*> order;
    if (root.layout() != nullptr)
        collect(*root.layout(), order);
    for (qsizetype i = 1; i < order.size(); ++i)
        QWidget::setTabOrder(order[i - 1], order[i]);
}

} // namespace parapet::views
