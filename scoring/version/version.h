// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Ordering of version texts as software exports give them: "10.0.17763.1637", "139.0.7258.66",
// "1.1.1k", "5.10.4 (5035)", "21.0.1+12", "". Pure functions; any thread.
#pragma once

#include <string_view>

#include <compare> // apart and second: Qt's moc cannot read GCC 12's <compare> as the first header

namespace parapet::scoring {

/// Generic order: runs of digits compare as numbers of any length, other runs as text without
/// case; a pre-release word (alpha, beta, rc, pre, preview, dev, snapshot, "~") sorts before the
/// end of the text, anything else after it; separators . - _ + and blanks only separate; missing
/// numeric parts count as 0 ("1.2" == "1.2.0"). A total preorder: equivalent texts compare equal.
/// A text is read as numbers, word, numbers, word, ...: "1.0.0k" < "1.0.1", "2-rc1" == "2.0-rc.1".
/// Pre-release words among themselves: "~", snapshot, dev, alpha, beta, pre, preview, rc. Epochs
/// ("1:2.3") and a leading "v" have no meaning of their own here: both sides must agree on them.
[[nodiscard]] std::weak_ordering compareVersions(std::string_view a, std::string_view b);

} // namespace parapet::scoring
