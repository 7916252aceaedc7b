// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What threatens an object of a list, and what is worth knowing of it, as marks of one cell. Pure
// functions; any thread.
#pragma once

#include "models/items/tablemodel.h"
#include "views/widgets/cellvalues.h"

namespace parapet::views {

/// The field of a kind whose cell shows the marks; empty: the kind has none.
[[nodiscard]] QString marksField(domain::Kind kind);
/// The fields whose values the marks tell, in the order of the marks.
[[nodiscard]] QStringList marksFields(domain::Kind kind);

/// Known exploited, exploit, active alert, insight: one slot each, free where it does not apply.
[[nodiscard]] CellMarks marksOf(const items::TableModel& table, int row);
/// The marks in words, one a line; empty where none applies.
[[nodiscard]] QString marksWords(const CellMarks& marks);

} // namespace parapet::views
