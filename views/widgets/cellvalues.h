// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Values of a cell that are more than a word: marks (icons with their meaning in words) and a
// number with its course. Models give them as raw values. Plain values; any thread.
#pragma once

#include "views/widgets/tokens.h"

#include <QList>
#include <QMetaType>
#include <QString>

namespace parapet::views {

struct CellMark
{
    QString icon; ///< of resources/icons; empty: the slot stays free
    Tone tone = Tone::Muted;
    QString words; ///< "Known to be exploited (CISA KEV)"
};

/// Icons side by side; every mark has its own slot, so that equal ones stand under each other.
struct CellMarks
{
    static constexpr int slotWidth = 20; ///< pixels
    QList<CellMark> marks;
};

/// Words at the right with a small curve beside them.
struct CellTrend
{
    static constexpr int curveWidth = 44; ///< pixels
    QString words; ///< "61 / 226"
    QList<double> course; ///< oldest first; fewer than two: no curve
    Tone tone = Tone::Muted; ///< of the curve
};

/// An icon before a word.
struct CellIcon
{
    static constexpr int wordsAt = 22; ///< pixels from the left
    QString icon; ///< of resources/icons
    Tone tone = Tone::Muted;
    QString words; ///< "New vulnerability"
};

} // namespace parapet::views

Q_DECLARE_METATYPE(parapet::views::CellMarks)
Q_DECLARE_METATYPE(parapet::views::CellTrend)
Q_DECLARE_METATYPE(parapet::views::CellIcon)
