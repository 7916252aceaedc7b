// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/sparkline.h"

#include "views/widgets/chartaccess.h"
#include "views/widgets/painting.h"

#include <QLocale>
#include <QPainter>

namespace parapet::views {

Sparkline::Sparkline(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    tellAsChart(*this);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    setValues({});
}

void Sparkline::setValues(const QList<double>& values, Bad bad)
{
    m_values = values;
    m_tone = Tone::Muted;
    if (values.size() < 2) {
        setAccessibleDescription(tr("no trend yet"));
    } else {
        const double change = values.last() - values.first();
        const QString size = locale().toString(qAbs(change), 'g', 3);
        if (qFuzzyIsNull(change)) {
            setAccessibleDescription(tr("→ unchanged"));
        } else {
            const bool rising = change > 0;
            m_tone = rising == (bad == Bad::Rising) ? Tone::High : Tone::Low;
            setAccessibleDescription(
                rising ? tr("▲ rising by %1").arg(size) : tr("▼ falling by %1").arg(size));
        }
    }
    setAccessibleName(tr("Trend"));
    setToolTip(accessibleDescription());
    update();
}

QSize Sparkline::sizeHint() const
{
    return {120, 32};
}

QSize Sparkline::minimumSizeHint() const
{
    return {48, 24};
}

void Sparkline::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ink = m_theme.tokens().ink(m_tone);
    const QRectF box = QRectF(rect()).adjusted(4, 5, -5, -5);
    if (m_values.size() < 2) {
        painter.setPen(QPen(m_theme.tokens().line, 1.8, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(
            QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()));
        return;
    }
    paintCurve(painter, box, m_values, ink);
}

} // namespace parapet::views
