// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/dueclocks.h"

#include "models/store/clocksql.h"
#include "models/store/policystore.h"

#include <algorithm>
#include <set>

namespace parapet::store {
namespace {

using domain::ClockPolicy;

/// The ends of a window that are none stay so.
qint64 earlier(qint64 time, int days)
{
    return time == TimeWindow::least || time == TimeWindow::most ? time : time - days * dayMs;
}

std::optional<qint64> earliestOf(std::optional<qint64> a, std::optional<qint64> b)
{
    return a && b ? std::min(*a, *b) : (a ? a : b);
}

} // namespace

std::string canBeOf(const DueClass& pairs, const ReadScope& scope)
{
    const ClockSql clock = pairClock(scope);
    std::string condition = "1";
    if (pairs.severityDays)
        condition += " AND " + clock.days + " = " + std::to_string(*pairs.severityDays);
    if (pairs.directiveDays)
        condition += " AND " + clock.inKev + (pairs.isKev ? " = 1" : " = 0");
    return condition;
}

DueClocks::DueClocks(SQLite::Database& db, base::Millis now)
    : m_policy(policyIn(db))
    , m_now(now)
{
    SQLite::Statement kev(db,
        "SELECT EXISTS (SELECT 1 FROM feed WHERE name = 'kev'), ifnull(max(date_added), 0) FROM "
        "kev");
    kev.executeStep();
    m_hasKev = kev.getColumn(0).getInt() != 0;
    m_lastKev = kev.getColumn(1).getInt64();
}

bool DueClocks::uses(Reach own, ClockPolicy other, Reach order, const FilterWindows& windows) const
{
    const bool isByPolicy =
        order == Reach::DueOn || order == Reach::Overdue || !windows.due.isWhole();
    return order == own || (isByPolicy && m_policy.policy != other);
}

std::vector<DueClass> DueClocks::classes(Reach order, const FilterWindows& windows) const
{
    using enum scoring::Severity;
    const bool severity = !windows.severityDue.isWhole()
        || uses(Reach::SeverityDueOn, ClockPolicy::Bod2604, order, windows);
    const bool directive =
        !windows.bodDue.isWhole() || uses(Reach::BodDueOn, ClockPolicy::BySeverity, order, windows);
    std::set<DueClass> classes;
    for (const auto told : {None, Low, Medium, High, Critical})
        for (const int kev : m_hasKev ? std::vector{0, 1} : std::vector{2})
            for (const int internet : {0, 1}) {
                DueClass pairs;
                if (severity)
                    pairs.severityDays = scoring::daysFor(told, m_policy.days);
                if (directive) {
                    pairs.directiveDays = knownDeadline(kev, internet).days;
                    pairs.isKev = kev == 1;
                }
                classes.insert(pairs);
            }
    return {classes.begin(), classes.end()};
}

std::optional<qint64> DueClocks::valueOf(
    Reach order, const DueClass& pairs, qint64 seen, bool latest) const
{
    std::optional<qint64> bySeverity;
    if (pairs.severityDays)
        bySeverity = seen + *pairs.severityDays * dayMs;
    std::optional<qint64> byDirective;
    if (pairs.directiveDays)
        byDirective = (pairs.isKev && latest ? std::max(seen, m_lastKev) : seen)
            + *pairs.directiveDays * dayMs;
    switch (order) {
    case Reach::FirstSeen:
        return seen;
    case Reach::SeverityDueOn:
        return bySeverity;
    case Reach::BodDueOn:
        return byDirective;
    case Reach::Overdue:
        if (const auto due = valueOf(Reach::DueOn, pairs, seen, latest))
            return m_now / dayMs - *due / dayMs;
        return {};
    default:
        break;
    }
    if (m_policy.policy == ClockPolicy::BySeverity)
        return bySeverity;
    return m_policy.policy == ClockPolicy::Bod2604 ? byDirective
                                                   : earliestOf(bySeverity, byDirective);
}

std::optional<TimeWindow> DueClocks::sightingsOf(
    const DueClass& pairs, const FilterWindows& windows) const
{
    TimeWindow seen = windows.firstSeen;
    for (const auto& [due, policy] : {std::pair(windows.due, m_policy.policy),
             std::pair(windows.severityDue, ClockPolicy::BySeverity),
             std::pair(windows.bodDue, ClockPolicy::Bod2604)}) {
        const auto one = sightingsOf(pairs, due, policy);
        if (!one)
            return {};
        seen = intersection(seen, *one);
    }
    return seen;
}

std::optional<TimeWindow> DueClocks::sightingsOf(
    const DueClass& pairs, const TimeWindow& due, ClockPolicy policy) const
{
    if (due.isWhole())
        return due;
    if (due.isEmpty())
        return {};
    std::optional<TimeWindow> bySeverity;
    if (pairs.severityDays && policy != ClockPolicy::Bod2604)
        bySeverity = {earlier(due.from, *pairs.severityDays), earlier(due.to, *pairs.severityDays)};
    std::optional<TimeWindow> byDirective;
    if (pairs.directiveDays && policy != ClockPolicy::BySeverity) {
        const int days = *pairs.directiveDays;
        const bool startsLate = pairs.isKev && m_lastKev + days * dayMs >= due.from;
        byDirective = {
            startsLate ? TimeWindow::least : earlier(due.from, days), earlier(due.to, days)};
    }
    if (!bySeverity || !byDirective)
        return bySeverity ? bySeverity : byDirective;
    // the earlier of the two dates: both lie behind the window's beginning, one before its end
    return TimeWindow{
        std::max(bySeverity->from, byDirective->from), std::max(bySeverity->to, byDirective->to)};
}

} // namespace parapet::store
