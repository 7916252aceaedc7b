// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The header of every table: muted words that stand like their column, a small sort arrow next to
// the word, a hairline below. GUI thread only.
#pragma once

#include "views/widgets/theme.h"

#include <QHeaderView>

namespace parapet::views {

class TableHeader : public QHeaderView
{
    Q_OBJECT

public:
    explicit TableHeader(const Theme& theme, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintSection(QPainter* painter, const QRect& rect, int logicalIndex) const override;
    void paintEvent(QPaintEvent* event) override;
    [[nodiscard]] QSize sectionSizeFromContents(int logicalIndex) const override;

private:
    [[nodiscard]] bool standsRight(int logicalIndex) const;

    const Theme& m_theme;
};

} // namespace parapet::views
