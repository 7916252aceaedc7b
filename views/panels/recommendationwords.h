// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a recommendation's facts say in sentences: description, risk, business impact, effect on the
// score. Pure functions; any thread.
#pragma once

#include "models/domain/views.h"
#include "views/panels/rowfacts.h"

namespace parapet::views {

/// Does the recommendation concern a software product (and not a control)?
[[nodiscard]] bool isSoftware(const RowFacts& recommendation);
/// The software id of a software recommendation; empty for a control.
[[nodiscard]] QString softwareOf(const RowFacts& recommendation);

[[nodiscard]] QString recommendationDescription(const RowFacts& recommendation);
[[nodiscard]] QString recommendationRisk(const RowFacts& recommendation);
/// Threats, alerts and what else is worth knowing, one sentence each; may be empty.
[[nodiscard]] QStringList recommendationInsights(const RowFacts& recommendation);
[[nodiscard]] QString businessImpact(
    const RowFacts& recommendation, int highValueDevices, int internetFacingDevices);

/// `spared`: exposed devices on which people are not expected to notice the change.
[[nodiscard]] QString userImpact(const RowFacts& recommendation, int spared);

/// Why the list's impact and the effect on the score differ: one sentence with both numbers, before
/// and after exceptions; empty where exceptions leave it as it is.
[[nodiscard]] QString exceptionsImpact(const RowFacts& recommendation);

struct EffectWords
{
    QString change; ///< "41.4 → 38.3"
    QString drop; ///< "3.1"
    QString consequence; ///< "9 devices leave High"
    QString exact; ///< unrounded
};
/// The effect must have both scores.
[[nodiscard]] EffectWords effectWords(const domain::Effect& effect);

} // namespace parapet::views
