// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which fields a cell of the window tells: the cells read them from here, and so do the exports, so
// that a file has every number that the screen has. Pure functions; any thread.
#pragma once

#include "models/domain/fields.h"

namespace parapet::views {

/// The fields whose values the cell of a field shows, in their order, first of all the field
/// itself (but for marks, which have an order of their own).
[[nodiscard]] QStringList fieldsToldBy(domain::Kind kind, const QString& field);

/// What a list is sorted by where the title of that field is clicked: the number that holds now,
/// where its cell tells that too.
[[nodiscard]] QString orderOfCell(domain::Kind kind, const QString& field);
/// The field whose cell tells what a list is sorted by: the other way round.
[[nodiscard]] QString cellOfOrder(domain::Kind kind, const QString& order);

} // namespace parapet::views
