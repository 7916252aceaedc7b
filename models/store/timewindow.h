// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Spans of time that a filter leaves to the rows it passes. Plain values; any thread.
#pragma once

#include "models/base/clock.h"
#include "models/domain/fields.h"
#include "models/query/binder.h"

#include <algorithm>
#include <limits>

namespace parapet::store {

/// Of one day.
inline constexpr qint64 dayMs = 86'400'000;

/// Milliseconds, both ends included. Where it is not whole, what has no time is not in it.
struct TimeWindow
{
    static constexpr qint64 least = std::numeric_limits<qint64>::min();
    static constexpr qint64 most = std::numeric_limits<qint64>::max();
    qint64 from = least, to = most;

    [[nodiscard]] bool isWhole() const { return from == least && to == most; }
    [[nodiscard]] bool isEmpty() const { return from > to; }
    bool operator==(const TimeWindow&) const = default;
};

[[nodiscard]] inline TimeWindow intersection(const TimeWindow& a, const TimeWindow& b)
{
    return {std::max(a.from, b.from), std::min(a.to, b.to)};
}

/// Windows that hold every finding or due date (`kind`) that passes the filter; maybe more.
struct FilterWindows
{
    TimeWindow due; ///< by the policy of the workspace
    TimeWindow severityDue, bodDue; ///< by each clock
    TimeWindow firstSeen;

    [[nodiscard]] bool isAnyDue() const
    {
        return due.isWhole() && severityDue.isWhole() && bodDue.isWhole();
    }
};
[[nodiscard]] FilterWindows windowsOf(
    domain::Kind kind, const query::BoundNode& filter, base::Millis now);

} // namespace parapet::store
