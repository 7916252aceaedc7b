// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A change with its direction: an arrow, words, and the tone of better or worse. GUI thread only.
#pragma once

#include "views/widgets/theme.h"

#include <QWidget>

namespace parapet::views {

class DeltaLabel : public QWidget
{
    Q_OBJECT

public:
    enum class Arrow : std::uint8_t { None, Up, Down };

    explicit DeltaLabel(const Theme& theme, QWidget* parent = nullptr);

    /// "6.2 since July" with an arrow before it; the tone says whether that is good.
    void setDelta(const QString& text, Arrow arrow, Tone tone);
    [[nodiscard]] QString text() const { return m_text; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    QString m_text;
    Arrow m_arrow = Arrow::None;
    Tone m_tone = Tone::Muted;
};

} // namespace parapet::views
