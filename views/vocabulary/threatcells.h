// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What threatens an object of a list, and what is worth knowing of it, as marks of one cell. Pure
// functions; any thread.
#pragma once

#include "models/domain/fields.h"
#include "views/widgets/cellvalues.h"

#include <functional>

namespace parapet::views {

/// The field of a kind whose cell shows the marks; empty: the kind has none.
[[nodiscard]] QString marksField(domain::Kind kind);
/// The fields whose values the marks tell, in the order of the marks.
[[nodiscard]] QStringList marksFields(domain::Kind kind);

/// The value of a field of the object at hand; monostate where it is absent.
using FactOf = std::function<domain::Value(QStringView field)>;

/// Known exploited, exploit, active alert, insight: one slot each, free where it does not apply.
[[nodiscard]] CellMarks marksOf(domain::Kind kind, const FactOf& fact);
/// What is worth knowing of a recommendation besides threats, one fact each.
[[nodiscard]] QStringList insightsOf(const FactOf& recommendation);
/// The marks in words, one a line; empty where none applies.
[[nodiscard]] QString marksWords(const CellMarks& marks);

} // namespace parapet::views
