// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A short text on a quiet ground of its tone: level, threat, tag. GUI thread only.
#pragma once

#include "views/widgets/theme.h"

#include <QWidget>

namespace parapet::views {

class Pill : public QWidget
{
    Q_OBJECT

public:
    Pill(const Theme& theme, const QString& text, Tone tone, QWidget* parent = nullptr);

    void setText(const QString& text);
    void setTone(Tone tone);
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] Tone tone() const { return m_tone; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QFont pillFont() const;

    const Theme& m_theme;
    QString m_text;
    Tone m_tone;
};

} // namespace parapet::views
