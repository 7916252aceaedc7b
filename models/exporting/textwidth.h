// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How wide text is on a terminal, and text made safe for one. Pure functions; any thread.
#pragma once

#include <QString>

namespace parapet::exporting {

/// Cells of a terminal that a character takes: 0 (combining), 1 or 2 (East Asian wide, emoji).
[[nodiscard]] int characterWidth(char32_t code);

[[nodiscard]] int textWidth(QStringView text);

/// The text with control, direction and other invisible characters written as \n, \t, \x1b,
/// \u202e, so that no text of the data can steer the terminal or reorder a line.
[[nodiscard]] QString printable(QStringView text);

/// The beginning of the text that fits the width, closed by an ellipsis where it was cut.
[[nodiscard]] QString elided(QStringView text, int width);

} // namespace parapet::exporting
