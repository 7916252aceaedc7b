// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// EPSS scores (FIRST.org): the official CSV, and the mirrors' lines "CVE;probability;percentile".
// Pure but for the sink; any one thread.
#pragma once

#include "models/feeds/feedfile.h"

namespace parapet::feeds {

[[nodiscard]] bool looksLikeEpss(std::string_view text);
/// Rows that are none are issues.
void readEpss(std::string_view text, FeedFile& file);

} // namespace parapet::feeds
