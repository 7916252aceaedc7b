// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Quiet grey rows where content will be, so that nothing jumps when it arrives. GUI thread only.
#pragma once

#include "views/widgets/theme.h"

#include <QWidget>

namespace parapet::views {

class SkeletonRows : public QWidget
{
    Q_OBJECT

public:
    explicit SkeletonRows(const Theme& theme, int rows = 5, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    int m_rows;
};

} // namespace parapet::views
