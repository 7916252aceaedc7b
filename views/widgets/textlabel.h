// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A label that knows what it is (role) and what it means (tone); font and colour follow.
// GUI thread only.
#pragma once

#include "views/widgets/theme.h"

#include <QLabel>

namespace parapet::views {

class TextLabel : public QLabel
{
    Q_OBJECT

public:
    TextLabel(
        const Theme& theme, TextRole role, Tone tone = Tone::Neutral, QWidget* parent = nullptr);

    void setRole(TextRole role);
    void setTone(Tone tone);
    [[nodiscard]] Tone tone() const { return m_tone; }
    /// One line, cut with an ellipsis and told in the tooltip where it does not fit.
    void setElided(bool elided);
    [[nodiscard]] bool isElided() const { return m_elided; }

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    const Theme& m_theme;
    Tone m_tone;
    bool m_elided = false;
};

} // namespace parapet::views
