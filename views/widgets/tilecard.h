// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A score tile with its title in a card of its own, in a line of such. GUI thread only.
#pragma once

#include "views/widgets/theme.h"

QT_BEGIN_NAMESPACE
class QBoxLayout;
QT_END_NAMESPACE

namespace parapet::views {

class ScoreTile;

/// Adds the card to the line, which owns it; `name` is the tile's object name. Without a number it
/// shows a dash.
ScoreTile* addTileCard(QBoxLayout& line, const Theme& theme, const QString& name,
    const QString& title, int stretch = 1);

} // namespace parapet::views
