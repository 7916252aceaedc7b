// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/operators.h"

#include <algorithm>
#include <array>

namespace parapet::query {
namespace {

struct Spelling
{
    QLatin1StringView text;
    Operator op;
};

constexpr std::array spellings{
    Spelling{QLatin1StringView("=="), {Match::Equal, false}},
    Spelling{QLatin1StringView("!="), {Match::Equal, true}},
    Spelling{QLatin1StringView("<>"), {Match::Equal, true}},
    Spelling{QLatin1StringView("=~"), {Match::EqualFold, false}},
    Spelling{QLatin1StringView("!~"), {Match::EqualFold, true}},
    Spelling{QLatin1StringView("<"), {Match::Less, false}},
    Spelling{QLatin1StringView("<="), {Match::LessEqual, false}},
    Spelling{QLatin1StringView(">"), {Match::Greater, false}},
    Spelling{QLatin1StringView(">="), {Match::GreaterEqual, false}},
    Spelling{QLatin1StringView("in"), {Match::In, false}},
    Spelling{QLatin1StringView("!in"), {Match::In, true}},
    Spelling{QLatin1StringView("in~"), {Match::InFold, false}},
    Spelling{QLatin1StringView("!in~"), {Match::InFold, true}},
    Spelling{QLatin1StringView("has"), {Match::Has, false}},
    Spelling{QLatin1StringView("!has"), {Match::Has, true}},
    Spelling{QLatin1StringView("has_cs"), {Match::HasCs, false}},
    Spelling{QLatin1StringView("!has_cs"), {Match::HasCs, true}},
    Spelling{QLatin1StringView("has_any"), {Match::HasAny, false}},
    Spelling{QLatin1StringView("has_all"), {Match::HasAll, false}},
    Spelling{QLatin1StringView("contains"), {Match::Contains, false}},
    Spelling{QLatin1StringView("!contains"), {Match::Contains, true}},
    Spelling{QLatin1StringView("contains_cs"), {Match::ContainsCs, false}},
    Spelling{QLatin1StringView("!contains_cs"), {Match::ContainsCs, true}},
    Spelling{QLatin1StringView("startswith"), {Match::StartsWith, false}},
    Spelling{QLatin1StringView("!startswith"), {Match::StartsWith, true}},
    Spelling{QLatin1StringView("startswith_cs"), {Match::StartsWithCs, false}},
    Spelling{QLatin1StringView("!startswith_cs"), {Match::StartsWithCs, true}},
    Spelling{QLatin1StringView("endswith"), {Match::EndsWith, false}},
    Spelling{QLatin1StringView("!endswith"), {Match::EndsWith, true}},
    Spelling{QLatin1StringView("endswith_cs"), {Match::EndsWithCs, false}},
    Spelling{QLatin1StringView("!endswith_cs"), {Match::EndsWithCs, true}},
    Spelling{QLatin1StringView("between"), {Match::Between, false}},
    Spelling{QLatin1StringView("!between"), {Match::Between, true}},
};

} // namespace

std::optional<Operator> parseOperator(QStringView spelling)
{
    const auto* const found = std::ranges::find_if(
        spellings, [spelling](const Spelling& known) { return known.text == spelling; });
    return found == spellings.end() ? std::nullopt : std::optional(found->op);
}

QString spelling(Operator op)
{
    const auto* const found = std::ranges::find(spellings, op, &Spelling::op);
    return found == spellings.end() ? QString() : QString(found->text);
}

Operands operandsOf(Match match)
{
    switch (match) {
    case Match::In:
    case Match::InFold:
    case Match::HasAny:
    case Match::HasAll:
        return Operands::List;
    case Match::Between:
        return Operands::Range;
    case Match::IsEmpty:
    case Match::IsNull:
    case Match::IsTrue:
        return Operands::None;
    default:
        return Operands::One;
    }
}

bool needsText(Match match)
{
    switch (match) {
    case Match::EqualFold:
    case Match::InFold:
    case Match::Has:
    case Match::HasCs:
    case Match::HasAny:
    case Match::HasAll:
    case Match::Contains:
    case Match::ContainsCs:
    case Match::StartsWith:
    case Match::StartsWithCs:
    case Match::EndsWith:
    case Match::EndsWithCs:
        return true;
    default:
        return false;
    }
}

bool needsOrder(Match match)
{
    switch (match) {
    case Match::Less:
    case Match::LessEqual:
    case Match::Greater:
    case Match::GreaterEqual:
    case Match::Between:
        return true;
    default:
        return false;
    }
}

std::optional<Match> mirrored(Match match)
{
    switch (match) {
    case Match::Equal:
    case Match::EqualFold:
        return match;
    case Match::Less:
        return Match::Greater;
    case Match::LessEqual:
        return Match::GreaterEqual;
    case Match::Greater:
        return Match::Less;
    case Match::GreaterEqual:
        return Match::LessEqual;
    default:
        return std::nullopt;
    }
}

} // namespace parapet::query
