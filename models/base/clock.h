// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The clock as a seam: everything that needs "now" is handed one; tests hand a fixed one.
// Any thread.
#pragma once

#include <cstdint>
#include <functional>

namespace parapet::base {

/// Milliseconds since 1970-01-01T00:00:00Z.
using Millis = std::int64_t;
using Clock = std::function<Millis()>;

/// The machine's clock (UTC).
[[nodiscard]] Clock systemClock();
/// A clock that stands still.
[[nodiscard]] Clock fixedClock(Millis now);

} // namespace parapet::base
