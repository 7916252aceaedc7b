// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the scores of a scope cannot see: devices that fell silent, software that is never matched,
// controls nobody assessed, CVEs that lack figures, rows that were not taken, feeds grown old.
// Plain values; askBlindSpots() is for the GUI thread and does not block.
#pragma once

#include "models/items/library.h"

namespace parapet::items {

enum class BlindSpot : std::uint8_t {
    SilentWeek, ///< active devices not seen for 7 days
    SilentMonth, ///< not seen for 30 days: out of the scores
    Excluded, ///< taken out where the export was made, however lately seen
    NoData, ///< active devices without any software record
    NoProductCode, ///< software that can be matched to no CVE
    NeverMatched, ///< software with a code and no known CVE
    NotAssessed, ///< controls without an assessment
    NoUpdate, ///< open CVEs without an update
    NoCvss, ///< open CVEs whose impact is a guess
    NoEpss, ///< open CVEs whose threat is a prior
    RejectedRows, ///< rows of this snapshot's files that were not taken
    StaleFeeds, ///< imports of feeds older than 30 days that the scores use
    MissingFeeds ///< KEV or EPSS never imported
};

struct BlindSpotCount
{
    BlindSpot spot = BlindSpot::SilentWeek;
    qint64 count = 0;
    qint64 of = 0; ///< how many there are at all
    domain::Kind kind = domain::Kind::Devices;
    QString filter; ///< KQL: the list that shows exactly these; empty: none does
};

struct BlindSpots
{
    bool hasSnapshot = false;
    base::Millis takenAt = 0;
    std::vector<BlindSpotCount> counts; ///< in the order of the enumeration
};

void askBlindSpots(Library& library, QObject* context, Answer<BlindSpots> answer);

} // namespace parapet::items
