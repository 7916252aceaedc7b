// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What can be asked for of a recommendation, and what each choice means. Pure functions; any
// thread.
#pragma once

#include "models/domain/terms.h"
#include "views/panels/rowfacts.h"

#include <QList>

namespace parapet::views {

/// The first is the usual one; Attention required is always among them.
[[nodiscard]] QList<domain::RemediationType> optionsOf(const RowFacts& one);
/// What a request asks for at first: attention for a zero day, else what the recommendation says.
[[nodiscard]] domain::RemediationType firstOption(const RowFacts& recommendation);
/// When a device is done, in a sentence.
[[nodiscard]] QString optionWords(domain::RemediationType type, const RowFacts& recommendation);
/// Does the recommendation itself ask for attention only?
[[nodiscard]] bool needsAttention(const RowFacts& recommendation);

} // namespace parapet::views
