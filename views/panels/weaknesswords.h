// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is said of a weakness in sentences. Pure functions; any thread.
#pragma once

#include "views/panels/rowfacts.h"

namespace parapet::views {

/// Whether and how it is exploited; "No exploit is known." where nothing is.
[[nodiscard]] QString threatWords(const RowFacts& facts);

} // namespace parapet::views
