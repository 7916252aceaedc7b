// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Times as the exports of our field write them: strict parsing, one way of printing.
// Pure functions; any thread.
#pragma once

#include "models/base/clock.h"

#include <QString>

#include <optional>
#include <string_view>

namespace parapet::base {

/// Parses "YYYY-MM-DD", "YYYY-MM-DD HH:MM:SS[.f...]" and ISO 8601 "YYYY-MM-DDTHH:MM[:SS[.f...]]"
/// followed by nothing, "Z" or an offset "+HH:MM" / "+HHMM"; no zone means UTC. Impossible dates
/// (30 February, hour 25, years outside 1970..9999) and trailing text give nothing.
[[nodiscard]] std::optional<Millis> parseTime(std::string_view text);

/// "2026-08-01T00:00:00Z" (milliseconds only where they are not zero).
[[nodiscard]] QString isoTime(Millis time);

/// "2026-08-01" in UTC.
[[nodiscard]] QString isoDate(Millis time);

} // namespace parapet::base
