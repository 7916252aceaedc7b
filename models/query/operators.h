// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The tests a predicate can make of a column and how KQL spells them: one table for parser,
// printer, binder and compiler. Constant data; any thread.
#pragma once

#include <QString>

#include <cstdint>
#include <optional>

namespace parapet::query {

/// What is asked of a column. "Fold" ignores case (Unicode case folding), "Cs" minds it.
enum class Match : std::uint8_t {
    Equal,
    EqualFold,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    In,
    InFold,
    Has, ///< a whole term (run of letters and digits) of the text, ignoring case
    HasCs,
    HasAny,
    HasAll,
    Contains, ///< a part of the text, ignoring case
    ContainsCs,
    StartsWith,
    StartsWithCs,
    EndsWith,
    EndsWithCs,
    Between, ///< both ends included
    IsEmpty, ///< isempty(column)
    IsNull, ///< isnull(column)
    IsTrue ///< a Boolean column by itself
};

/// What stands right of an operator.
enum class Operands : std::uint8_t {
    One, ///< a value
    List, ///< (a, b, ...)
    Range, ///< (a .. b)
    None ///< nothing: a function or the bare column
};

struct Operator
{
    Match match = Match::Equal;
    bool negated = false;
    bool operator==(const Operator&) const = default;
};

/// The operator behind a spelling ("==", "!has_cs", "in~", ...); nothing for other words.
[[nodiscard]] std::optional<Operator> parseOperator(QStringView spelling);

/// The canonical spelling. Empty where KQL has none (a negated <, has_any or isnull): the printer
/// then writes not(...) or the function.
[[nodiscard]] QString spelling(Operator op);

[[nodiscard]] Operands operandsOf(Match match);

/// Is it a test on text (has, contains, =~, ...), not on numbers, times or truth values?
[[nodiscard]] bool needsText(Match match);

/// Is it one of < <= > >= between, which need an order?
[[nodiscard]] bool needsOrder(Match match);

/// The test with left and right exchanged (< becomes >); nothing where that makes no sense.
[[nodiscard]] std::optional<Match> mirrored(Match match);

} // namespace parapet::query
