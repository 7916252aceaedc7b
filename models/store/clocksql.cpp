// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/clocksql.h"

#include "scoring/policy/clocks.h"

#include <algorithm>
#include <optional>

namespace parapet::store {
namespace {

constexpr int soonDays = 7;

std::string dayText()
{
    return std::to_string(dayMs);
}

constexpr const char* hasKev = "EXISTS (SELECT 1 FROM feed WHERE name = 'kev')";

/// KEV as a number that also says "not known": 0 no, 1 yes, 2 no KEV feed was imported.
std::string kevState(const std::string& inKev)
{
    return std::string("(CASE WHEN ") + hasKev + " THEN " + inKev + " ELSE 2 END)";
}

/// CASE over the inputs that are known of a pair, with what `value` says of the table's row.
template <class ValueOf>
std::string byRow(const std::string& kev, const std::string& exposed, const ValueOf& value)
{
    std::string text = "(CASE " + kev + " * 2 + " + exposed;
    for (int inKev = 0; inKev <= 2; ++inKev)
        for (int internet = 0; internet <= 1; ++internet)
            text += " WHEN " + std::to_string(inKev * 2 + internet) + " THEN "
                + value(knownDeadline(inKev, internet));
    return text + " END)";
}

std::string bodDaysOf(const std::string& kev, const std::string& exposed)
{
    return byRow(kev, exposed, [](const scoring::BodDeadline& row) {
        return row.days ? std::to_string(*row.days) : std::string("NULL");
    });
}

std::string daysOfSeverity(const std::string& severity)
{
    return "(SELECT p.days FROM policy_days p WHERE p.severity = " + severity + ")";
}

/// The clock that the workspace's policy names.
std::string chosen(const std::string& bySeverity, const std::string& byDirective)
{
    const std::string policy = "(SELECT value FROM setting WHERE name = 'policy')";
    return "(CASE " + policy + " WHEN 'bod-26-04' THEN " + byDirective
        + " WHEN 'earliest' THEN min(ifnull(" + bySeverity + ", " + byDirective + "), ifnull("
        + byDirective + ", " + bySeverity + ")) ELSE " + bySeverity + " END)";
}

/// policySeverity of scoring/policy as a number of the enum.
constexpr const char* severityOfPair =
    "(CASE WHEN cs.severity > 0 THEN cs.severity WHEN cs.cvss IS NULL THEN 5 WHEN cs.cvss >= 9 "
    "THEN 5 WHEN cs.cvss >= 7 THEN 4 WHEN cs.cvss >= 4 THEN 3 WHEN cs.cvss > 0 THEN 2 ELSE 1 END)";

struct FewestAndMost
{
    int fewest = 0, most = 0;
};

/// The days that the directive gives; `kev`: as kevState.
FewestAndMost directiveDays(int kev)
{
    std::optional<FewestAndMost> days;
    for (int internet = 0; internet <= 1; ++internet) {
        const auto row = knownDeadline(kev, internet);
        if (!row.days)
            continue;
        const FewestAndMost known = days.value_or(FewestAndMost{*row.days, *row.days});
        days = {std::min(known.fewest, *row.days), std::max(known.most, *row.days)};
    }
    return days.value_or(FewestAndMost{});
}

} // namespace

scoring::BodDeadline knownDeadline(int kev, int exposed)
{
    const auto known = [](int value) {
        return value == 2 ? scoring::Known::Unknown
                          : (value == 1 ? scoring::Known::Yes : scoring::Known::No);
    };
    return scoring::bodDeadline(
        {known(kev), known(exposed), scoring::Known::Unknown, scoring::TechnicalImpact::Unknown});
}

TimeWindow dueWindowOf(std::string_view word, base::Millis now)
{
    const qint64 today = now / dayMs * dayMs;
    const qint64 later = today + (soonDays + 1) * dayMs;
    if (word == DueWord::overdue)
        return {TimeWindow::least, today - 1};
    return word == DueWord::soon ? TimeWindow{today, later - 1}
                                 : TimeWindow{later, TimeWindow::most};
}

std::string overdueDaysOf(const std::string& dueOn, base::Millis now)
{
    return "(" + std::to_string(now / dayMs) + " - " + dueOn + " / " + dayText() + ")";
}

std::string policyDaysOfPair()
{
    return std::string("policy_days p ON p.severity = ") + severityOfPair;
}

ClockSql pairClock(const ReadScope& scope)
{
    ClockSql clock;
    clock.inKev = "ifnull(w.kev > 0, 0)";
    const std::string kev = kevState(clock.inKev);
    const std::string first = "(j.time * 1000)";
    clock.days = "p.days";
    clock.severityDueOn = "(" + first + " + " + clock.days + " * " + dayText() + ")";
    clock.bodDays = bodDaysOf(kev, "x.internet");
    clock.bodForensics = byRow(kev, "x.internet",
        [](const scoring::BodDeadline& row) { return std::string(row.forensics ? "1" : "0"); });
    // the directive's clock of a known exploited CVE cannot run before it was known
    clock.bodDueOn = "(CASE WHEN " + clock.inKev + " THEN max(" + first
        + ", ifnull(k.date_added, 0)) "
          "ELSE "
        + first + " END + " + clock.bodDays + " * " + dayText() + ")";
    clock.dueOn = scope.policy == domain::ClockPolicy::BySeverity ? clock.severityDueOn
        : scope.policy == domain::ClockPolicy::Bod2604
        ? clock.bodDueOn
        : chosen(clock.severityDueOn, clock.bodDueOn);
    clock.overdueDays = overdueDaysOf(clock.dueOn, scope.now);
    const auto told = [](const char* text) { return "'" + std::string(text) + "'"; };
    clock.status = "(CASE WHEN " + clock.dueOn + " IS NULL THEN " + told(DueWord::noDate) + " WHEN "
        + clock.overdueDays + " > 0 THEN " + told(DueWord::overdue) + " WHEN " + clock.overdueDays
        + " >= -" + std::to_string(soonDays) + " THEN " + told(DueWord::soon) + " ELSE "
        + told(DueWord::onTime) + " END)";
    const std::string assumed = byRow(kev, "x.internet", [](const scoring::BodDeadline& row) {
        std::string words;
        const auto add = [&words](bool isAssumed, const char* word) {
            if (isAssumed)
                words += std::string(words.empty() ? "" : ",") + "\"" + word + "\"";
        };
        add(row.assumedKev, "in KEV");
        add(row.assumedAutomatable, "automatable");
        add(row.assumedImpact, "total technical impact");
        return "'" + words + "'";
    });
    clock.assumptions = "('[' || " + assumed
        + " || CASE WHEN cs.severity = 0 AND cs.cvss IS NULL THEN CASE " + assumed
        + " WHEN '' THEN '' ELSE ',' END || '\"critical severity\"' ELSE '' END || ']')";
    return clock;
}

DueBounds noEarlierThan(const std::string& first)
{
    DueBounds bounds;
    bounds.bySeverity = "(" + first + " + (SELECT min(days) FROM policy_days) * " + dayText() + ")";
    const int fewest =
        std::min({directiveDays(0).fewest, directiveDays(1).fewest, directiveDays(2).fewest});
    bounds.byDirective = "(" + first + " + " + std::to_string(fewest) + " * " + dayText() + ")";
    bounds.byPolicy = chosen(bounds.bySeverity, bounds.byDirective);
    return bounds;
}

DueBounds noLaterThan(const std::string& last)
{
    DueBounds bounds;
    bounds.bySeverity = "(" + last + " + (SELECT max(days) FROM policy_days) * " + dayText() + ")";
    const auto later = [](const std::string& from, int days) {
        return from + " + " + std::to_string(days) + " * " + dayText();
    };
    bounds.byDirective = std::string("(CASE WHEN ") + hasKev + " THEN max("
        + later(last, directiveDays(0).most) + ", "
        + later("max(" + last + ", ifnull((SELECT max(date_added) FROM kev), 0))",
            directiveDays(1).most)
        + ") ELSE " + later(last, directiveDays(2).most) + " END)";
    // of the two clocks only one may run for a pair, so that "earliest" may be the later one
    bounds.byPolicy =
        "(CASE (SELECT value FROM setting WHERE name = 'policy') WHEN 'bod-26-04' THEN "
        + bounds.byDirective + " WHEN 'earliest' THEN max(ifnull(" + bounds.bySeverity + ", 0), "
        + bounds.byDirective + ") ELSE " + bounds.bySeverity + " END)";
    return bounds;
}

NoDate hasNoDate()
{
    NoDate no;
    no.bySeverity = "(" + daysOfSeverity(severityOfPair) + " IS NULL)";
    std::string states;
    for (int kev = 0; kev <= 2; ++kev)
        if (!knownDeadline(kev, 0).days || !knownDeadline(kev, 1).days)
            states += (states.empty() ? "" : ", ") + std::to_string(kev);
    no.byDirective = "(" + kevState("ifnull(w.kev > 0, 0)") + " IN (" + states + "))";
    no.byPolicy = "(CASE (SELECT value FROM setting WHERE name = 'policy') WHEN 'bod-26-04' THEN "
        + no.byDirective + " WHEN 'earliest' THEN " + no.bySeverity + " AND " + no.byDirective
        + " ELSE " + no.bySeverity + " END)";
    return no;
}

std::string ClockInputs::ofCves() const
{
    return "(ifnull(w.kev > 0, 0) = " + std::to_string(kev)
        + " AND (cs.severity = 0 AND cs.cvss IS NULL) = " + (told == 0 ? "1" : "0") + ")";
}

std::string clockInputs()
{
    return "(SELECT 0 AS kev UNION ALL SELECT 1) w, (SELECT 0 AS internet UNION ALL SELECT 1) x, "
           "(SELECT 0 AS severity, NULL AS cvss UNION ALL SELECT 1, 1.0) cs";
}

std::string earliestDue(const std::string& schema, const std::string& id)
{
    const std::string bySeverity =
        "(t.first_seen * 1000 + " + daysOfSeverity("t.severity") + " * " + dayText() + ")";
    const std::string byDirective = "(CASE t.kev WHEN 1 THEN t.kev_start ELSE t.first_seen END * "
                                    "1000 + "
        + bodDaysOf(kevState("t.kev"), "t.exposed") + " * " + dayText() + ")";
    return "(SELECT min(" + chosen(bySeverity, byDirective) + ") FROM " + schema
        + ".sum_clock t WHERE t.recommendation = " + id + ")";
}

std::string notExcepted(const ReadScope& scope, const std::string& alias, const std::string& group)
{
    const std::string excepted = scope.schema + ".sum_excepted";
    // asked once a statement where there is no exception at all
    return "(NOT EXISTS (SELECT 1 FROM " + excepted + ") OR NOT EXISTS (SELECT 1 FROM " + excepted
        + " ex WHERE ex.recommendation = (SELECT product * 2 FROM software_version WHERE id = "
        + alias + ".version) AND ex.grp = " + group + " AND (ex.cve = " + alias
        + ".cve OR (ex.cve = 0 AND " + alias + ".state <> 2))))";
}

} // namespace parapet::store
