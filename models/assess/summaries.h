// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The summary rows of an assessment out of its tally and its exposure figures. Used by assess()
// only.
#pragma once

#include "models/assess/tally.h"

#include "scoring/posture/securescore.h"

namespace parapet::assess {

/// The figures behind the rows.
struct Figures
{
    const ExposureCase& before;
    const scoring::FleetExposure& exposureBefore;
    const ExposureCase& after;
    const scoring::FleetExposure& exposureAfter;
    const scoring::SecureScore& secure; ///< after exceptions, by control key
    const scoring::SecureScore& secureBefore;
};

[[nodiscard]] std::vector<domain::RecommendationSummary> recommendations(
    const domain::FleetState& fleet, const Tally& tally, const ExceptionCover& cover,
    const Figures& figures);
[[nodiscard]] std::vector<domain::SoftwareSummary> software(const domain::FleetState& fleet,
    const Tally& tally, const std::vector<domain::RecommendationSummary>& recommendations);
[[nodiscard]] std::vector<domain::WeaknessSummary> weaknesses(
    const domain::FleetState& fleet, const Tally& tally, const Figures& figures);
[[nodiscard]] std::vector<domain::DevicesOf> deviceLists(Tally& tally);

} // namespace parapet::assess
