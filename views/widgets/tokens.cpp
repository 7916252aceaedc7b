// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/tokens.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace parapet::views {
namespace {

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
        + 0.0722 * linear(color.blueF());
}

bool isOneOf(QStringView word, std::initializer_list<QStringView> words)
{
    return std::any_of(words.begin(), words.end(),
        [word](QStringView w) { return word.compare(w, Qt::CaseInsensitive) == 0; });
}

} // namespace

QColor Tokens::ink(Tone tone) const
{
    switch (tone) {
    case Tone::Accent:
        return accent;
    case Tone::High:
        return high;
    case Tone::Medium:
        return medium;
    case Tone::Low:
        return low;
    case Tone::Muted:
        return muted;
    case Tone::Neutral:
        break;
    }
    return text;
}

QColor Tokens::fill(Tone tone) const
{
    switch (tone) {
    case Tone::Accent:
        return selected;
    case Tone::High:
        return highFill;
    case Tone::Medium:
        return mediumFill;
    case Tone::Low:
        return lowFill;
    case Tone::Muted:
    case Tone::Neutral:
        break;
    }
    return track;
}

Tokens lightTokens()
{
    Tokens t;
    t.dark = false;
    t.window = QColor(0xf5, 0xf6, 0xf8);
    t.card = QColor(0xff, 0xff, 0xff);
    t.line = QColor(0xdf, 0xe3, 0xe8);
    t.text = QColor(0x1b, 0x24, 0x30);
    t.muted = QColor(0x5b, 0x67, 0x78);
    t.accent = QColor(0x24, 0x56, 0xc7);
    t.onAccent = QColor(0xff, 0xff, 0xff);
    t.accentHover = QColor(0x1d, 0x48, 0xa9);
    t.selected = QColor(0xe6, 0xee, 0xfc);
    t.hover = QColor(0xf5, 0xf6, 0xf8);
    t.track = QColor(0xec, 0xef, 0xf3);
    t.disabled = QColor(0x9a, 0xa3, 0xaf);
    t.high = QColor(0xb4, 0x23, 0x18);
    t.highFill = QColor(0xfd, 0xec, 0xea);
    t.medium = QColor(0x9a, 0x5b, 0x00);
    t.mediumFill = QColor(0xfd, 0xf3, 0xe1);
    t.low = QColor(0x1f, 0x7a, 0x4d);
    t.lowFill = QColor(0xe7, 0xf5, 0xed);
    return t;
}

Tokens darkTokens()
{
    Tokens t;
    t.dark = true;
    t.window = QColor(0x14, 0x18, 0x1f);
    t.card = QColor(0x1c, 0x22, 0x2b);
    t.line = QColor(0x2c, 0x34, 0x40);
    t.text = QColor(0xe6, 0xea, 0xf0);
    t.muted = QColor(0x9a, 0xa7, 0xb8);
    t.accent = QColor(0x7a, 0xa5, 0xff);
    t.onAccent = QColor(0x14, 0x18, 0x1f);
    t.accentHover = QColor(0x98, 0xba, 0xff);
    t.selected = QColor(0x22, 0x30, 0x4a);
    t.hover = QColor(0x22, 0x29, 0x33);
    t.track = QColor(0x29, 0x31, 0x3c);
    t.disabled = QColor(0x66, 0x71, 0x80);
    t.high = QColor(0xff, 0x8f, 0x85);
    t.highFill = QColor(0x3a, 0x1f, 0x1e);
    t.medium = QColor(0xf2, 0xb6, 0x61);
    t.mediumFill = QColor(0x36, 0x2a, 0x17);
    t.low = QColor(0x6f, 0xd3, 0x9c);
    t.lowFill = QColor(0x17, 0x30, 0x1f);
    return t;
}

double contrast(const QColor& a, const QColor& b)
{
    const double la = luminance(a) + 0.05;
    const double lb = luminance(b) + 0.05;
    return la > lb ? la / lb : lb / la;
}

Tone toneOfLevel(QStringView word)
{
    if (isOneOf(word, {u"Critical", u"High"}))
        return Tone::High;
    if (isOneOf(word, {u"Medium", u"Moderate"}))
        return Tone::Medium;
    return isOneOf(word, {u"Low"}) ? Tone::Low : Tone::Muted;
}

Tone toneOfTag(QStringView word)
{
    if (isOneOf(word,
            {u"KEV", u"Exploit kit", u"Exploit verified", u"Active alert", u"Overdue",
                u"Ransomware", u"ExploitIsInKit", u"ExploitIsVerified", u"Rejected"}))
        return Tone::High;
    if (isOneOf(word,
            {u"Public exploit", u"ExploitIsPublic", u"Due soon", u"Zero day", u"ZeroDay",
                u"Internet facing", u"Resurfaced", u"Exposed again"}))
        return Tone::Medium;
    return word.startsWith(u"Ends ") ? Tone::Medium : Tone::Muted;
}

} // namespace parapet::views
