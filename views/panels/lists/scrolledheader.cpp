// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/lists/scrolledheader.h"

#include <QEvent>
#include <QScrollBar>

#include <algorithm>

namespace parapet::views {
namespace {
constexpr int leastHeight = 120; ///< a title and two bars
} // namespace

ScrolledHeader::ScrolledHeader(QWidget* content, QWidget* parent)
    : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    content->setProperty("scrolled", true);
    setWidget(content);
}

QSize ScrolledHeader::sizeHint() const
{
    return widget()->sizeHint();
}

QSize ScrolledHeader::minimumSizeHint() const
{
    const QSize content = widget()->minimumSizeHint();
    return {content.width() + verticalScrollBar()->sizeHint().width(),
        std::min(content.height(), leastHeight)};
}

bool ScrolledHeader::eventFilter(QObject* watched, QEvent* event)
{
    const bool handled = QScrollArea::eventFilter(watched, event);
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return handled;
}

} // namespace parapet::views
