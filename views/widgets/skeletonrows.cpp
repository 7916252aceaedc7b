// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/skeletonrows.h"

#include "views/widgets/painting.h"

#include <QPainter>

namespace parapet::views {

SkeletonRows::SkeletonRows(const Theme& theme, int rows, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_rows(rows)
{
    setAccessibleName(tr("Loading"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize SkeletonRows::sizeHint() const
{
    return {240, m_rows * m_theme.rowHeight()};
}

void SkeletonRows::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const int step = m_theme.rowHeight();
    for (int row = 0; row < m_rows; ++row) {
        const QRect line(0, row * step, width(), step);
        paintSkeleton(painter, line.adjusted(0, 0, -width() / 3, 0), row * 3, m_theme.tokens());
        const QRect right(width() * 3 / 4, row * step, width() / 4, step);
        paintSkeleton(painter, right, row * 5 + 1, m_theme.tokens());
    }
}

} // namespace parapet::views
