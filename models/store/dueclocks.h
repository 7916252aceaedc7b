// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// When pairs fall due that were first seen at a time, by the classes that the clocks tell apart:
// bounds for finding the first due dates of an order without reading all. The dates themselves are
// SQL's (clocksql.h). Plain values after reading; inside guarded(); SQLite exceptions pass through.
#pragma once

#include "models/domain/policy.h"
#include "models/store/findingreach.h"
#include "models/store/sightingslots.h"
#include "models/store/timewindow.h"

#include <optional>
#include <vector>

namespace parapet::store {

/// Pairs that the clocks give the same days.
struct DueClass
{
    std::optional<int> severityDays, directiveDays; ///< nothing: no date by that clock
    bool isKev = false; ///< the directive's clock starts when the CVE was known exploited, or later
    auto operator<=>(const DueClass&) const = default;
};

/// Condition over the names of sourceOf(Reach::Cve): CVEs that can have pairs of the class.
[[nodiscard]] std::string canBeOf(const DueClass& pairs, const ReadScope& scope);

class DueClocks
{
public:
    DueClocks(SQLite::Database& db, base::Millis now);

    /// All classes there can be, as far as that order and the windows tell them apart.
    [[nodiscard]] std::vector<DueClass> classes(Reach order, const FilterWindows& windows) const;
    /// The time, or days overdue, that pairs first seen at `seen` (milliseconds) have in an order:
    /// the latest that is possible, or the earliest. Nothing: they have none.
    [[nodiscard]] std::optional<qint64> valueOf(
        Reach order, const DueClass& pairs, qint64 seen, bool latest) const;
    /// First sightings of pairs that may lie in all windows; nothing: none can.
    [[nodiscard]] std::optional<TimeWindow> sightingsOf(
        const DueClass& pairs, const FilterWindows& windows) const;

private:
    /// Whether the order, or a window by the policy, asks that clock: `own` is its order, `other`
    /// the policy of the other clock alone.
    [[nodiscard]] bool uses(
        Reach own, domain::ClockPolicy other, Reach order, const FilterWindows& windows) const;
    [[nodiscard]] std::optional<TimeWindow> sightingsOf(
        const DueClass& pairs, const TimeWindow& due, domain::ClockPolicy policy) const;

    domain::PolicySettings m_policy;
    base::Millis m_now;
    bool m_hasKev = false;
    qint64 m_lastKev = 0; ///< latest date added
};

} // namespace parapet::store
