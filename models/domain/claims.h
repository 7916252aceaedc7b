// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What IT answered about one device of a remediation activity, and what snapshots say to it.
// Plain values; any thread.
#pragma once

#include "models/domain/fleetstate.h"

namespace parapet::domain {

/// What the words in itStatus come to. Only Done claims that the device is fixed.
enum class ItWord : std::uint8_t { Unclear, Open, InProgress, Done, NotDone };
/// "", "Open", "In progress", "Done", "Not done".
[[nodiscard]] QString text(ItWord word);
/// The meaning of a status text ("Done", "fixed", "erledigt"); Unclear for words that are not
/// known.
[[nodiscard]] ItWord itWord(const QString& status);
/// The status texts of a meaning, in lower case; none of Unclear.
[[nodiscard]] QStringList wordsFor(ItWord word);

enum class ClaimVerdict : std::uint8_t {
    None, ///< the answer claims nothing that a snapshot could check
    Awaiting, ///< no snapshot has seen the device since
    Confirmed,
    Contradicted
};
/// "", "Awaiting a snapshot", "Confirmed", "Contradicted".
[[nodiscard]] QString text(ClaimVerdict verdict);

struct Claim
{
    qint64 id = 0;
    QString activity;
    Key device = 0;
    ItWord says = ItWord::Unclear;
    QString status, owner, note; ///< as IT wrote them
    std::optional<Millis> doneOn; ///< midnight UTC where only a day was told
    Millis mergedOn = 0;
    QString mergedBy, file; ///< who merged it; name of the file
    qint64 line = 0;
    ClaimVerdict verdict = ClaimVerdict::None;
};

/// From when on the sight of the device can confirm or contradict a claim: the end of the day it
/// was done on; without a day, the moment it was merged.
[[nodiscard]] Millis checkableFrom(const Claim& claim);

} // namespace parapet::domain
