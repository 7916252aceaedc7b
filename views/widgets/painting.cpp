// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/painting.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>
#include <QPolygonF>

#include <algorithm>

namespace parapet::views {
namespace {

class Saved
{
public:
    explicit Saved(QPainter& painter)
        : m_painter(painter)
    {
        m_painter.save();
        m_painter.setRenderHint(QPainter::Antialiasing);
    }
    ~Saved() { m_painter.restore(); }
    Q_DISABLE_COPY_MOVE(Saved)

private:
    QPainter& m_painter;
};

QPen stroke(const QColor& color, double width = 1.6)
{
    return {color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin};
}

QRectF square(const QRect& rect, double side)
{
    QRectF box(0, 0, side, side);
    box.moveCenter(QRectF(rect).center());
    // A whole pixel, so that one-pixel edges stay one pixel.
    box.moveTopLeft(QPointF(qRound(box.left()), qRound(box.top())));
    return box;
}

} // namespace

QSize pillSize(const QString& text, const QFont& font)
{
    const QFontMetrics metrics(font);
    return {metrics.horizontalAdvance(text) + 16, metrics.height() + 4};
}

void paintPill(QPainter& painter, const QRect& rect, const QString& text, Tone tone,
    const QFont& font, const Tokens& tokens)
{
    const Saved saved(painter);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.fill(tone));
    // Tags without a warning are square: shape tells them apart without colour.
    const double radius = tone == Tone::Muted || tone == Tone::Neutral ? 4.0 : rect.height() / 2.0;
    painter.drawRoundedRect(rect, radius, radius);
    painter.setPen(tokens.ink(tone));
    painter.setFont(font);
    const QRect inner = rect.adjusted(8, 0, -8, 0);
    const QString shown = QFontMetrics(font).elidedText(text, Qt::ElideRight, inner.width() + 1);
    painter.drawText(inner.adjusted(-4, 0, 4, 0), Qt::AlignCenter, shown);
}

void paintBar(
    QPainter& painter, const QRect& rect, double fraction, Tone tone, const Tokens& tokens)
{
    const Saved saved(painter);
    constexpr double height = 8.0;
    QRectF track(rect.left(), rect.center().y() + 0.5 - height / 2, rect.width(), height);
    track.moveTop(qRound(track.top()));
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.track);
    painter.drawRoundedRect(track, height / 2, height / 2);
    const double share = std::clamp(fraction, 0.0, 1.0);
    if (share <= 0.0)
        return;
    QPainterPath clip;
    clip.addRoundedRect(track, height / 2, height / 2);
    painter.setClipPath(clip);
    QRectF done = track;
    done.setWidth(std::max(track.width() * share, 3.0));
    painter.setBrush(tokens.ink(tone));
    painter.drawRoundedRect(done, height / 2, height / 2);
}

void paintCheckBox(
    QPainter& painter, const QRect& rect, Qt::CheckState state, bool enabled, const Tokens& tokens)
{
    const Saved saved(painter);
    const QRectF box = square(rect, 16.0);
    const bool filled = state != Qt::Unchecked;
    const QColor ground = enabled ? tokens.accent : tokens.disabled;
    painter.setPen(QPen(filled ? ground : (enabled ? tokens.muted : tokens.disabled), 1.2));
    painter.setBrush(filled ? ground : tokens.card);
    painter.drawRoundedRect(box.adjusted(1.1, 1.1, -1.1, -1.1), 3.5, 3.5);
    if (!filled)
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(stroke(tokens.onAccent, 1.8));
    if (state == Qt::PartiallyChecked) {
        painter.drawLine(box.topLeft() + QPointF(5, 8), box.topLeft() + QPointF(11, 8));
        return;
    }
    QPainterPath tick(box.topLeft() + QPointF(4.6, 8.3));
    tick.lineTo(box.topLeft() + QPointF(7.0, 10.7));
    tick.lineTo(box.topLeft() + QPointF(11.5, 5.6));
    painter.drawPath(tick);
}

void paintRadio(QPainter& painter, const QRect& rect, bool on, bool enabled, const Tokens& tokens)
{
    const Saved saved(painter);
    const QRectF box = square(rect, 16.0).adjusted(1.1, 1.1, -1.1, -1.1);
    const QColor ground = enabled ? tokens.accent : tokens.disabled;
    painter.setPen(QPen(on ? ground : (enabled ? tokens.muted : tokens.disabled), 1.2));
    painter.setBrush(on ? ground : tokens.card);
    painter.drawEllipse(box);
    if (!on)
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.onAccent);
    painter.drawEllipse(box.center(), 2.8, 2.8);
}

void paintTick(QPainter& painter, const QRect& rect, const QColor& color)
{
    const Saved saved(painter);
    const QRectF box = square(rect, 16.0);
    painter.setPen(stroke(color, 1.8));
    QPainterPath tick(box.topLeft() + QPointF(3.2, 8.6));
    tick.lineTo(box.topLeft() + QPointF(6.6, 12.0));
    tick.lineTo(box.topLeft() + QPointF(13.0, 4.8));
    painter.drawPath(tick);
}

void paintCross(QPainter& painter, const QRect& rect, const QColor& color)
{
    const Saved saved(painter);
    const QPointF c = QRectF(rect).center();
    painter.setPen(stroke(color));
    painter.drawLine(c + QPointF(-3.6, -3.6), c + QPointF(3.6, 3.6));
    painter.drawLine(c + QPointF(-3.6, 3.6), c + QPointF(3.6, -3.6));
}

void paintChevron(
    QPainter& painter, const QRect& rect, Qt::ArrowType direction, const QColor& color, double size)
{
    const Saved saved(painter);
    painter.translate(QRectF(rect).center());
    switch (direction) {
    case Qt::UpArrow:
        painter.rotate(180);
        break;
    case Qt::RightArrow:
        painter.rotate(-90);
        break;
    case Qt::LeftArrow:
        painter.rotate(90);
        break;
    default:
        break;
    }
    const double half = size / 2.0;
    painter.setPen(stroke(color));
    painter.drawPolyline(
        QPolygonF({QPointF(-half, -half / 2), QPointF(0, half / 2), QPointF(half, -half / 2)}));
}

void paintTriangle(QPainter& painter, const QRect& rect, bool up, const QColor& color)
{
    const Saved saved(painter);
    const QPointF c = QRectF(rect).center();
    const double down = up ? -1.0 : 1.0;
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPolygon(QPolygonF({c + QPointF(-3.8, -2.6 * down), c + QPointF(3.8, -2.6 * down),
        c + QPointF(0, 3.2 * down)}));
}

void paintCurve(
    QPainter& painter, const QRectF& rect, const QList<double>& values, const QColor& color)
{
    if (values.size() < 2)
        return;
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    const double range = *high - *low;
    const double step = rect.width() / static_cast<double>(values.size() - 1);
    QPolygonF line;
    for (qsizetype i = 0; i < values.size(); ++i) {
        const double share = range > 0 ? (values[i] - *low) / range : 0.5;
        line << QPointF(
            rect.left() + step * static_cast<double>(i), rect.bottom() - share * rect.height());
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double stroke = rect.height() < 20 ? 1.4 : 1.8;
    painter.setPen(QPen(color, stroke, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(line);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    const double dot = rect.height() < 20 ? 2.2 : 3.0;
    painter.drawEllipse(line.last(), dot, dot);
    painter.restore();
}

void paintFocusRing(QPainter& painter, const QRect& rect, double radius, const Tokens& tokens)
{
    const Saved saved(painter);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(tokens.accent, 2.0));
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), radius, radius);
}

void paintSkeleton(QPainter& painter, const QRect& rect, int seed, const Tokens& tokens)
{
    const Saved saved(painter);
    constexpr int widest = 160;
    const int percent = 45 + (seed * 37) % 45;
    const int width = std::min(rect.width(), widest) * percent / 100;
    QRect block(rect.left(), 0, width, 10);
    block.moveTop(rect.center().y() - 5);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.track);
    painter.drawRoundedRect(block, 4, 4);
}

} // namespace parapet::views
