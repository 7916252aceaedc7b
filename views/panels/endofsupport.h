// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The end of support of software in sentences. Pure functions; any thread.
#pragma once

#include "views/panels/rowfacts.h"

namespace parapet::views {

/// The condition that versions past or near their end of support pass.
[[nodiscard]] QString endOfSupportCondition();
/// What such a list shows.
[[nodiscard]] QString endOfSupportListWords();
/// Of a software product, a software version or a recommendation; empty where support goes on.
[[nodiscard]] QString endOfSupportWords(const RowFacts& facts);

} // namespace parapet::views
