// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/textlabel.h"

#include <QEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

QString nameOf(Tone tone)
{
    switch (tone) {
    case Tone::Accent:
        return u"accent"_s;
    case Tone::High:
        return u"high"_s;
    case Tone::Medium:
        return u"medium"_s;
    case Tone::Low:
        return u"low"_s;
    case Tone::Muted:
        return u"muted"_s;
    case Tone::Neutral:
        break;
    }
    return u"neutral"_s;
}

} // namespace

TextLabel::TextLabel(const Theme& theme, TextRole role, Tone tone, QWidget* parent)
    : QLabel(parent)
    , m_theme(theme)
    , m_tone(tone)
{
    setTextFormat(Qt::PlainText);
    setProperty("tone", nameOf(tone));
    setRole(role);
}

void TextLabel::setRole(TextRole role)
{
    setFont(m_theme.font(role));
}

void TextLabel::setTone(Tone tone)
{
    if (m_tone == tone)
        return;
    m_tone = tone;
    setProperty("tone", nameOf(tone));
    style()->unpolish(this);
    style()->polish(this);
    update();
}

void TextLabel::setElided(bool elided)
{
    m_elided = elided;
    updateGeometry();
    update();
}

QSize TextLabel::minimumSizeHint() const
{
    const QSize hint = QLabel::minimumSizeHint();
    return m_elided ? QSize(qMin(hint.width(), fontMetrics().height() * 2), hint.height()) : hint;
}

void TextLabel::paintEvent(QPaintEvent* event)
{
    if (!m_elided) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    const QRect rect = contentsRect();
    const QColor ink = isEnabled() ? m_theme.tokens().ink(m_tone) : m_theme.tokens().disabled;
    painter.setPen(ink);
    painter.drawText(rect, static_cast<int>(alignment()) | Qt::TextSingleLine,
        fontMetrics().elidedText(text(), Qt::ElideRight, rect.width()));
}

bool TextLabel::event(QEvent* event)
{
    if (m_elided && event->type() == QEvent::ToolTip && toolTip().isEmpty()
        && fontMetrics().horizontalAdvance(text()) > contentsRect().width()) {
        QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), text(), this);
        return true;
    }
    return QLabel::event(event);
}

} // namespace parapet::views
