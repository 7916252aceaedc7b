// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How text is compared ignoring case and by terms: the functions that compiled predicates call in
// SQL. The store registers exactly these under exactly these names. Pure functions; any thread.
#pragma once

#include <string>
#include <string_view>

namespace parapet::query {

/// One argument (text) -> folded text. NULL is never passed; treat it as "".
inline constexpr const char* foldFunction = "parapet_fold";
/// Two arguments (text, folded term) -> 0 or 1: hasTerm.
inline constexpr const char* hasFunction = "parapet_has";
/// Two arguments (text, term) -> 0 or 1: hasTermExactly.
inline constexpr const char* hasExactlyFunction = "parapet_has_cs";

/// Unicode case folding of UTF-8 text: equal results mean equal text ignoring case, in every
/// script ("Ü" and "ü", "ß" and "SS"). Bytes that are no UTF-8 become U+FFFD.
[[nodiscard]] std::string fold(std::string_view utf8);

/// Does the text, folded, hold the term (which is folded already) bounded by its ends or by
/// characters that are neither letter, digit nor mark? An empty term is in every text.
[[nodiscard]] bool hasTerm(std::string_view text, std::string_view foldedTerm);

/// The same, minding the case.
[[nodiscard]] bool hasTermExactly(std::string_view text, std::string_view term);

} // namespace parapet::query
