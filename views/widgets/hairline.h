// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The one line of the program: 1 px in the colour of hairlines. GUI thread only.
#pragma once

#include "views/widgets/theme.h"

#include <QFrame>

namespace parapet::views {

class Hairline : public QFrame
{
    Q_OBJECT

public:
    explicit Hairline(const Theme& theme, Qt::Orientation orientation = Qt::Horizontal,
        QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
};

} // namespace parapet::views
