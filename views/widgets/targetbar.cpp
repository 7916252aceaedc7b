// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/targetbar.h"

#include "views/widgets/painting.h"

#include <QLocale>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace parapet::views {

TargetBar::TargetBar(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setFont(theme.font(TextRole::Number));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void TargetBar::setProgress(qint64 fixed, qint64 target)
{
    m_fixed = fixed;
    m_target = target;
    setAccessibleName(
        tr("%1 of %2 fixed").arg(locale().toString(fixed), locale().toString(target)));
    setToolTip(accessibleName());
    updateGeometry();
    update();
}

void TargetBar::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

void TargetBar::setTextWidth(int pixels)
{
    m_textWidth = pixels;
    update();
}

QString TargetBar::text() const
{
    return u"%1 / %2"_s.arg(locale().toString(m_fixed), locale().toString(m_target));
}

QSize TargetBar::sizeHint() const
{
    const int words = qMax(m_textWidth, fontMetrics().horizontalAdvance(text()));
    return {120 + 12 + words, fontMetrics().height() + 6};
}

QSize TargetBar::minimumSizeHint() const
{
    return {sizeHint().width() - 80, sizeHint().height()};
}

void TargetBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const int words = qMax(m_textWidth, fontMetrics().horizontalAdvance(text()) + 1);
    const double share =
        m_target > 0 ? static_cast<double>(m_fixed) / static_cast<double>(m_target) : 0.0;
    paintBar(painter, QRect(0, 0, width() - words - 12, height()), share, m_tone, m_theme.tokens());
    painter.setPen(m_theme.tokens().muted);
    painter.drawText(
        QRect(width() - words, 0, words, height()), Qt::AlignRight | Qt::AlignVCenter, text());
}

} // namespace parapet::views
