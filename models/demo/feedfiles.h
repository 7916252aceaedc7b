// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// kev.json and epss.csv as their publishers write them, for the CVEs of the tables. Pure but for
// the files; any thread.
#pragma once

#include "models/base/result.h"
#include "models/demo/tables.h"

namespace parapet::demo {

/// Writes kev.json (CISA's JSON; entries added until `day`) and epss.csv (FIRST's CSV with comment
/// line; CVEs published until `day`). The EPSS values are those of 2026-08-16 whatever the day, so
/// that the story is not disturbed by a change of EPSS' own model. Error: Io.
[[nodiscard]] base::Result<void> writeFeeds(const Tables& tables, Day day, const QString& folder);

} // namespace parapet::demo
