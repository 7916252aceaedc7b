// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a list of the window is made of: its kind, its chips, its default columns and order. Plain
// values; GUI thread.
#pragma once

#include "models/domain/fields.h"

#include <QList>

namespace parapet::views {

struct ChipChoice
{
    QString key; ///< remembered
    QString text; ///< what people read
    QString kql; ///< the condition it sets
};

struct ChipSpec
{
    QString name; ///< object name of the chip
    QString title;
    QList<ChipChoice> choices;
    QStringList initial; ///< keys set at first
};

struct ListSpec
{
    domain::Kind kind = domain::Kind::Devices;
    QString name; ///< object name, file name of exports ("recommendations")
    QString title; ///< of the page or its tab
    QList<ChipSpec> chips;
    QStringList columns; ///< stable names of the columns shown at first, in order
    QString sort; ///< "exposureImpact:desc"; empty: the list's own order
    bool checkable = false; ///< rows can be ticked at the first of `columns`
    QString example; ///< of the text filter: `weaknesses > 0 and vendor == "google"`
    QString countWords; ///< "%1 devices"
    QString countOne; ///< "1 device"
    QString emptySentence; ///< when there is nothing at all
    /// Rows of long ago are left out until a filter names this field; empty: none are.
    QString shelfField;
    QString shelfFilter; ///< what is shown till then
};

} // namespace parapet::views
