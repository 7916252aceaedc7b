// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/deltalabel.h"

#include "views/widgets/painting.h"

#include <QPainter>

namespace parapet::views {
namespace {
constexpr int arrowWidth = 14;
}

DeltaLabel::DeltaLabel(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setFont(theme.font(TextRole::Strong));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void DeltaLabel::setDelta(const QString& text, Arrow arrow, Tone tone)
{
    m_text = text;
    m_arrow = arrow;
    m_tone = tone;
    switch (arrow) {
    case Arrow::Up:
        setAccessibleName(tr("up %1").arg(text));
        break;
    case Arrow::Down:
        setAccessibleName(tr("down %1").arg(text));
        break;
    case Arrow::None:
        setAccessibleName(text);
        break;
    }
    updateGeometry();
    update();
}

QSize DeltaLabel::sizeHint() const
{
    const int arrow = m_arrow == Arrow::None ? 0 : arrowWidth;
    return {arrow + fontMetrics().horizontalAdvance(m_text) + 1, fontMetrics().height() + 2};
}

QSize DeltaLabel::minimumSizeHint() const
{
    return {qMin(sizeHint().width(), 140), sizeHint().height()};
}

void DeltaLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QColor ink = m_theme.tokens().ink(m_tone);
    QRect rest = rect();
    if (m_arrow != Arrow::None) {
        const QRect arrow(0, rest.top() + 1, arrowWidth - 4, rest.height());
        paintTriangle(painter, arrow, m_arrow == Arrow::Up, ink);
        rest.setLeft(arrowWidth);
    }
    painter.setPen(ink);
    painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        fontMetrics().elidedText(m_text, Qt::ElideRight, rest.width()));
}

} // namespace parapet::views
