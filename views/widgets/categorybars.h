// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Labelled bars with "points / max", each a button (mouse and keyboard). GUI thread only.
#pragma once

#include "views/widgets/theme.h"

#include <QList>
#include <QWidget>

namespace parapet::views {

class CategoryBars : public QWidget
{
    Q_OBJECT

public:
    struct Bar
    {
        QString label;
        double points = 0.0;
        double maximum = 0.0; ///< 0: the bar stays empty and reads "not assessed"
        QString tip; ///< the unrounded values and their source; may be empty
        Tone tone = Tone::Accent;
        QString value; ///< shown instead of "points / maximum" where not empty
        QString note{}; ///< below the label, in the ink of `tone`; may be empty
    };

    explicit CategoryBars(const Theme& theme, QWidget* parent = nullptr);

    void setBars(const QList<Bar>& bars);

signals:
    /// The index in the list given to setBars().
    void barActivated(int index);

private:
    const Theme& m_theme;
    QList<QWidget*> m_rows;
};

} // namespace parapet::views
