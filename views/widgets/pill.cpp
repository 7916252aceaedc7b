// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/pill.h"

#include "views/widgets/painting.h"

#include <QPainter>

namespace parapet::views {

Pill::Pill(const Theme& theme, const QString& text, Tone tone, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_tone(tone)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    setText(text);
}

void Pill::setText(const QString& text)
{
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void Pill::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

QFont Pill::pillFont() const
{
    QFont font = m_theme.font(TextRole::Secondary);
    if (m_tone != Tone::Muted && m_tone != Tone::Neutral)
        font.setWeight(QFont::DemiBold);
    return font;
}

QSize Pill::sizeHint() const
{
    return pillSize(m_text, pillFont());
}

QSize Pill::minimumSizeHint() const
{
    const QSize hint = sizeHint();
    return {qMin(hint.width(), 96), hint.height()};
}

void Pill::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QSize wanted = sizeHint();
    const QRect box(
        0, (height() - wanted.height()) / 2, qMin(width(), wanted.width()), wanted.height());
    paintPill(painter, box, m_text, m_tone, pillFont(), m_theme.tokens());
}

} // namespace parapet::views
