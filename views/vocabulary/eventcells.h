// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the kinds of events and the trend of the score are told in cells: an icon beside the word.
// Pure functions; GUI thread.
#pragma once

#include "models/domain/events.h"
#include "views/widgets/cellvalues.h"

namespace parapet::views {

/// By the type's word as lists hold it; another word gets no icon of its own.
[[nodiscard]] CellIcon eventCell(const QString& type);
/// "Up" and "Down" of the score trend, with an arrow; nothing for "None".
[[nodiscard]] CellIcon trendCell(const QString& trend);

} // namespace parapet::views
