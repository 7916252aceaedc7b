// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The strokes every hand-painted part shares: pills, bars, ticks, chevrons, focus ring, skeleton.
// Free functions on a painter in device-independent pixels. GUI thread only.
#pragma once

#include "views/widgets/tokens.h"

#include <QFont>
#include <QList>
#include <QRect>
#include <QString>

QT_BEGIN_NAMESPACE
class QPainter;
QT_END_NAMESPACE

namespace parapet::views {

/// Size a pill needs for its text (the font is the secondary one, semibold).
[[nodiscard]] QSize pillSize(const QString& text, const QFont& font);
void paintPill(QPainter& painter, const QRect& rect, const QString& text, Tone tone,
    const QFont& font, const Tokens& tokens);

/// A track with `fraction` (clamped to 0 .. 1) of it filled, 8 px high, centred in the rectangle.
void paintBar(
    QPainter& painter, const QRect& rect, double fraction, Tone tone, const Tokens& tokens);

void paintCheckBox(
    QPainter& painter, const QRect& rect, Qt::CheckState state, bool enabled, const Tokens& tokens);
void paintRadio(QPainter& painter, const QRect& rect, bool on, bool enabled, const Tokens& tokens);
void paintTick(QPainter& painter, const QRect& rect, const QColor& color);
void paintCross(QPainter& painter, const QRect& rect, const QColor& color);
/// `size`: width of the chevron.
void paintChevron(QPainter& painter, const QRect& rect, Qt::ArrowType direction,
    const QColor& color, double size = 9.0);
/// A small filled triangle, the arrow of deltas and sorting.
void paintTriangle(QPainter& painter, const QRect& rect, bool up, const QColor& color);
/// A curve through the values, oldest at the left, with a dot at the newest; fewer than two paint
/// nothing.
void paintCurve(
    QPainter& painter, const QRectF& rect, const QList<double>& values, const QColor& color);
/// The mark of keyboard focus: 2 px accent, just inside the rectangle.
void paintFocusRing(QPainter& painter, const QRect& rect, double radius, const Tokens& tokens);
/// A grey block where a value will be; `seed` varies its width so that rows look alive.
void paintSkeleton(QPainter& painter, const QRect& rect, int seed, const Tokens& tokens);

} // namespace parapet::views
