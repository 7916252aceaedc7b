// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/menubutton.h"

#include "views/widgets/painting.h"
#include "views/widgets/popupowner.h"

#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

namespace parapet::views {
namespace {
constexpr int sidePadding = 12;
constexpr int markWidth = 20;
} // namespace

MenuButton::MenuButton(const Theme& theme, const QString& text, QWidget* parent)
    : QAbstractButton(parent)
    , m_theme(theme)
    , m_menu(new QMenu(this))
{
    setText(text);
    setFont(theme.font(TextRole::Body));
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    connect(this, &QAbstractButton::clicked, this, &MenuButton::openMenu);
    forgetPointerAfter(*m_menu, *this);
}

void MenuButton::openMenu()
{
    if (!m_menu->isEmpty())
        m_menu->popup(mapToGlobal(QPoint(0, height() + 2)));
}

void MenuButton::setMaximumTextWidth(int pixels)
{
    m_maximumTextWidth = pixels;
    updateGeometry();
}

void MenuButton::setMarked(bool marked)
{
    m_marked = marked;
    update();
}

QRect MenuButton::markRect() const
{
    return {width() - markWidth - 6, 0, markWidth, height()};
}

QSize MenuButton::sizeHint() const
{
    const int words = qMin(fontMetrics().horizontalAdvance(text()) + 1, m_maximumTextWidth);
    return {sidePadding + words + markWidth + 8, qMax(fontMetrics().height(), 18) + 12};
}

QSize MenuButton::minimumSizeHint() const
{
    return {qMin(sizeHint().width(), 72), sizeHint().height()};
}

void MenuButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens& t = m_theme.tokens();
    const QColor ink = !isEnabled() ? t.disabled : m_marked ? t.accent : t.text;
    const QColor ground = isDown() ? t.selected : underMouse() && isEnabled() ? t.hover : t.card;
    painter.setBrush(ground);
    painter.setPen(QPen(m_marked ? t.accent : t.line, 1.0));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6.0, 6.0);
    if (hasFocus())
        paintFocusRing(painter, rect(), 6, t);
    const QRect words(sidePadding, 0, markRect().left() - sidePadding - 2, height());
    painter.setPen(ink);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        fontMetrics().elidedText(text(), Qt::ElideRight, words.width()));
    if (m_marked)
        paintCross(painter, markRect(), ink);
    else
        paintChevron(painter, markRect(), Qt::DownArrow, isEnabled() ? t.muted : t.disabled, 8.0);
}

void MenuButton::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Down:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        openMenu();
        return;
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

} // namespace parapet::views
