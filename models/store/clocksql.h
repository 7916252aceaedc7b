// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The policy clocks (scoring/policy) as SQL expressions, so that due dates of millions of pairs are
// computed where they are read. Builds text from constants and integers; no user text.
#pragma once

#include "models/base/clock.h"
#include "models/store/kindsql.h"
#include "models/store/timewindow.h"

#include "scoring/policy/clocks.h"

#include <string>
#include <string_view>

namespace parapet::store {

/// Expressions over j.time (seconds of the oldest sighting), cs (cve_state), p (policyDaysOfPair),
/// w (sum_weakness), k (kev) and x.internet. Times are milliseconds, NULL where there is no date.
struct ClockSql
{
    std::string days, severityDueOn; ///< by the table of days
    std::string bodDays, bodForensics, bodDueOn; ///< by the directive
    std::string dueOn; ///< by the policy of the workspace
    std::string overdueDays; ///< whole days past the due day; negative: days left
    std::string status; ///< one of DueWord
    std::string inKev; ///< 0 or 1
    std::string assumptions; ///< JSON array of the inputs that are unknown and taken as the worse
};
[[nodiscard]] ClockSql pairClock(const ReadScope& scope);
/// The row of days that a pair has by its severity, to be joined from the left; over cs.
[[nodiscard]] std::string policyDaysOfPair();

/// What the directive asks for by what a workspace knows of a pair: `kev` 0 no, 1 yes, 2 no KEV
/// feed was imported; `exposed` 0 or 1.
[[nodiscard]] scoring::BodDeadline knownDeadline(int kev, int exposed);

/// How a pair stands.
struct DueWord
{
    static constexpr auto overdue = "Overdue";
    static constexpr auto soon = "Due soon"; ///< within 7 days
    static constexpr auto onTime = "On time";
    static constexpr auto noDate = "No date";
};
/// Due dates that have the word (overdue, soon or on time).
[[nodiscard]] TimeWindow dueWindowOf(std::string_view word, base::Millis now);
/// Whole days from the due day of `dueOn` (milliseconds) to that of `now`.
[[nodiscard]] std::string overdueDaysOf(const std::string& dueOn, base::Millis now);

/// Times that no due date lies beyond, by each clock and by the policy of the workspace.
struct DueBounds
{
    std::string bySeverity, byDirective, byPolicy;
};
/// For pairs first seen at `first` (milliseconds) or later, resp. at `last` or earlier.
[[nodiscard]] DueBounds noEarlierThan(const std::string& first);
[[nodiscard]] DueBounds noLaterThan(const std::string& last);
/// Conditions over cs (cve_state) and w (sum_weakness): pairs of that CVE may be without a date, by
/// each clock and by the policy of the workspace.
struct NoDate
{
    std::string bySeverity, byDirective, byPolicy;
};
[[nodiscard]] NoDate hasNoDate();

/// Pairs that the directive's clock treats alike: by whether they are known exploited, face the
/// internet, and tell a severity.
struct ClockInputs
{
    int kev = 0, internet = 0, told = 0; ///< 0 or 1
    /// Condition over cs and w: CVEs of such pairs.
    [[nodiscard]] std::string ofCves() const;
};
/// All there can be, as a row source with the names that the directive's expressions use; for
/// ClockInputs the columns w.kev, x.internet and cs.severity.
[[nodiscard]] std::string clockInputs();

/// The earliest due date over the open pairs of recommendation `id`, from sum_clock.
[[nodiscard]] std::string earliestDue(const std::string& schema, const std::string& id);

/// True for a finding row `alias` (device's group `group`) that no exception in effect covers.
[[nodiscard]] std::string notExcepted(
    const ReadScope& scope, const std::string& alias, const std::string& group);

} // namespace parapet::store
