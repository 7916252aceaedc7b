// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Small pieces of JSON: unescaping a text, the elements of an array of texts, numbers.
// Pure functions; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parapet::ingest {

/// Appends the text behind `raw` (without quotes, escapes checked to be well formed) to `out`.
/// False when it is no Unicode text (a lone surrogate) or holds U+0000.
[[nodiscard]] bool unescapeJson(std::string_view raw, std::string& out);

/// The raw elements of an array that was checked to hold only texts, without their quotes.
[[nodiscard]] std::vector<std::string_view> rawElements(std::string_view array);

/// Appends `text` as a JSON string with its quotes.
void appendJsonText(std::string_view text, std::string& out);

/// A JSON number (or one as CSV writes it) as a double; nothing when it is none or not finite.
[[nodiscard]] std::optional<double> finiteNumber(std::string_view token);

} // namespace parapet::ingest
