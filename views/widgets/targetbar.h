// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How far a piece of work is: a bar and "fixed / target". GUI thread only.
#pragma once

#include "views/widgets/theme.h"

#include <QWidget>

namespace parapet::views {

class TargetBar : public QWidget
{
    Q_OBJECT

public:
    explicit TargetBar(const Theme& theme, QWidget* parent = nullptr);

    /// Counts of 0 or more; a target of 0 shows an empty bar.
    void setProgress(qint64 fixed, qint64 target);
    void setTone(Tone tone);
    /// Width kept for the text, so that the bars of several rows end at one line; 0: as needed.
    void setTextWidth(int pixels);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QString text() const;

    const Theme& m_theme;
    qint64 m_fixed = 0;
    qint64 m_target = 0;
    Tone m_tone = Tone::Accent;
    int m_textWidth = 0;
};

} // namespace parapet::views
