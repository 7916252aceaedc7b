// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/policy/clocks.h"

#include <array>
#include <limits>
#include <span>

namespace parapet::scoring {
namespace {

struct Rule
{
    std::optional<int> days;
    bool forensics = false;
};

/// The directive's table: [in KEV][exposed][automatable][total impact].
constexpr std::array<std::array<std::array<std::array<Rule, 2>, 2>, 2>, 2> rules{{
    {{
        {{{{Rule{{}, false}, Rule{{}, false}}}, {{Rule{60, false}, Rule{60, false}}}}},
        {{{{Rule{60, false}, Rule{14, false}}}, {{Rule{14, false}, Rule{3, false}}}}},
    }},
    {{
        {{{{Rule{14, false}, Rule{14, false}}}, {{Rule{14, false}, Rule{3, true}}}}},
        {{{{Rule{14, false}, Rule{3, true}}}, {{Rule{3, false}, Rule{3, true}}}}},
    }},
}};

const Rule& ruleOf(const BodInputs& row)
{
    return rules[row.inKev == Known::Yes][row.exposed == Known::Yes][row.automatable == Known::Yes]
                [row.impact == TechnicalImpact::Total];
}

bool isWorse(const Rule& a, const Rule& b)
{
    constexpr int never = std::numeric_limits<int>::max();
    const int daysA = a.days.value_or(never);
    const int daysB = b.days.value_or(never);
    return daysA != daysB ? daysA < daysB : a.forensics && !b.forensics;
}

bool sameRule(const Rule& a, const Rule& b)
{
    return !isWorse(a, b) && !isWorse(b, a);
}

constexpr std::array both{Known::No, Known::Yes};
constexpr std::array bothImpacts{TechnicalImpact::Partial, TechnicalImpact::Total};

/// The values an input may have.
std::span<const Known> valuesOf(const Known& input)
{
    return input == Known::Unknown ? std::span<const Known>(both) : std::span(&input, 1);
}

std::span<const TechnicalImpact> valuesOf(const TechnicalImpact& input)
{
    return input == TechnicalImpact::Unknown ? std::span<const TechnicalImpact>(bothImpacts)
                                             : std::span(&input, 1);
}

Known other(Known value)
{
    return value == Known::Yes ? Known::No : Known::Yes;
}

} // namespace

BodDeadline bodDeadline(const BodInputs& inputs)
{
    BodDeadline result;
    bool any = false;
    for (const Known kev : valuesOf(inputs.inKev))
        for (const Known exposed : valuesOf(inputs.exposed))
            for (const Known automatable : valuesOf(inputs.automatable))
                for (const TechnicalImpact impact : valuesOf(inputs.impact)) {
                    const BodInputs row{kev, exposed, automatable, impact};
                    if (any && !isWorse(ruleOf(row), ruleOf(result.row)))
                        continue;
                    any = true;
                    result.row = row;
                }
    const Rule& rule = ruleOf(result.row);
    result.days = rule.days;
    result.forensics = rule.forensics;
    const auto matters = [&rule](BodInputs changed) { return !sameRule(rule, ruleOf(changed)); };
    BodInputs changed = result.row;
    changed.inKev = other(changed.inKev);
    result.assumedKev = inputs.inKev == Known::Unknown && matters(changed);
    changed = result.row;
    changed.exposed = other(changed.exposed);
    result.assumedExposed = inputs.exposed == Known::Unknown && matters(changed);
    changed = result.row;
    changed.automatable = other(changed.automatable);
    result.assumedAutomatable = inputs.automatable == Known::Unknown && matters(changed);
    changed = result.row;
    changed.impact = changed.impact == TechnicalImpact::Total ? TechnicalImpact::Partial
                                                              : TechnicalImpact::Total;
    result.assumedImpact = inputs.impact == TechnicalImpact::Unknown && matters(changed);
    return result;
}

PolicySeverity policySeverity(Severity told, std::optional<double> cvss)
{
    if (told != Severity::Unknown)
        return {told, false};
    if (!cvss)
        return {Severity::Critical, true};
    if (*cvss >= 9.0)
        return {Severity::Critical, false};
    if (*cvss >= 7.0)
        return {Severity::High, false};
    if (*cvss >= 4.0)
        return {Severity::Medium, false};
    return {*cvss > 0.0 ? Severity::Low : Severity::None, false};
}

std::optional<int> daysFor(Severity severity, const SeverityDays& table)
{
    switch (severity) {
    case Severity::Critical:
        return table.critical;
    case Severity::High:
        return table.high;
    case Severity::Medium:
        return table.medium;
    case Severity::Low:
        return table.low;
    case Severity::None:
        return {};
    case Severity::Unknown:
        break;
    }
    return table.critical;
}

} // namespace parapet::scoring
