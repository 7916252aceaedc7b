// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Calendar days as numbers since 1970-01-01 and their texts. Pure functions; any thread.
#pragma once

#include "models/base/clock.h"

#include <string>
#include <string_view>

namespace parapet::demo {

using Day = int;
inline constexpr Day noDay = -1;
inline constexpr base::Millis millisPerDay = 86'400'000;

/// "2026-08-01" -> day; noDay for an empty or malformed text.
[[nodiscard]] Day dayOf(std::string_view text);
/// "2026-08-01"
[[nodiscard]] std::string dateText(Day day);
/// "2026-08-01 07:05:09"
[[nodiscard]] std::string stampText(Day day, int secondOfDay);
/// The same day of the month `months` earlier (the last day where the month is shorter).
[[nodiscard]] Day monthsBefore(Day day, int months);
/// "May 2026"
[[nodiscard]] std::string monthText(Day day);

} // namespace parapet::demo
