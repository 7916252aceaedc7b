// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The colours by meaning, light and dark, and the tones pages may name. This is the only place of
// the program that knows a colour value. Plain values; any thread.
#pragma once

#include <QColor>
#include <QStringView>

#include <cstdint>

namespace parapet::views {

/// A meaning. Pages say a tone and never a colour; a word, an arrow or a shape always goes with it.
enum class Tone : std::uint8_t {
    Accent, ///< primary action, link, selection, bar
    High, ///< High, KEV, overdue, rising, error
    Medium, ///< Medium, public exploit, due soon, warning
    Low, ///< Low, improvement, done
    Muted, ///< secondary text
    Neutral ///< ordinary text
};

struct Tokens
{
    bool dark = false;
    QColor window; ///< behind cards
    QColor card; ///< cards, tables, inputs
    QColor line; ///< hairlines
    QColor text, muted;
    QColor accent, onAccent; ///< onAccent: text on an accent ground
    QColor accentHover; ///< accent ground under the pointer
    QColor selected; ///< selected row, current page
    QColor hover; ///< row or button under the pointer
    QColor track; ///< empty part of bars, ground of neutral pills, skeletons
    QColor disabled; ///< text of disabled controls
    QColor high, highFill;
    QColor medium, mediumFill;
    QColor low, lowFill;

    /// Text (and stroke, and strong fill) of a tone.
    [[nodiscard]] QColor ink(Tone tone) const;
    /// Quiet ground of a tone; ink(tone) is readable on it.
    [[nodiscard]] QColor fill(Tone tone) const;
};

[[nodiscard]] Tokens lightTokens();
[[nodiscard]] Tokens darkTokens();

/// Contrast ratio of two opaque colours, 1 .. 21 (WCAG 2.1, relative luminance of sRGB).
[[nodiscard]] double contrast(const QColor& a, const QColor& b);

/// Tone of a level, severity or priority word ("Critical" and "High" are High, ...); Muted for any
/// other word, such as "No data available".
[[nodiscard]] Tone toneOfLevel(QStringView word);
/// Tone of a tag or threat word ("KEV", "Exploit kit", "Public exploit", "Overdue", ...).
[[nodiscard]] Tone toneOfTag(QStringView word);

} // namespace parapet::views
