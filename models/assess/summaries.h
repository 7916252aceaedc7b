// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The summary rows of an assessment out of its counts and its exposure figures, one object at a
// time. Used by assess() and update() only; pure functions.
#pragma once

#include "models/assess/tally.h"
#include "models/domain/scoringbasis.h"

#include "scoring/posture/securescore.h"

namespace parapet::assess {

/// What the rows are made of.
struct Figures
{
    const domain::FleetState& fleet;
    const Counts& counts;
    const ExceptionCover& cover;
    std::span<const scoring::Threat> threats; ///< before alerts, by CVE key
    std::span<const scoring::CveWeight> weights;
    std::span<const double> impactBefore, impactAfter; ///< by product key, before/after exceptions
    const scoring::SecureScore& secure; ///< after exceptions, by control key
};

// One object each; nothing where it has no such row.
[[nodiscard]] std::optional<domain::RecommendationSummary> softwareRecommendation(
    const Figures& figures, domain::Key key);
[[nodiscard]] std::optional<domain::RecommendationSummary> controlRecommendation(
    const Figures& figures, domain::Key key);
[[nodiscard]] std::optional<domain::SoftwareSummary> softwareRow(
    const Figures& figures, domain::Key key);
[[nodiscard]] std::optional<domain::VersionSummary> versionRow(
    const Figures& figures, domain::Key key);
[[nodiscard]] std::optional<domain::WeaknessSummary> weaknessRow(
    const Figures& figures, domain::Key key);
[[nodiscard]] std::optional<domain::ControlSummary> controlRow(
    const Figures& figures, domain::Key key);
/// Counts and sums that a later change is added to.
[[nodiscard]] std::optional<domain::ProductBasis> productBasis(const ProductTally& counts,
    domain::Key key, const scoring::ExactSum& dropBefore, const scoring::ExactSum& dropAfter);

[[nodiscard]] std::optional<domain::ControlBasis> controlBasis(
    const ControlTally& counts, domain::Key key);
[[nodiscard]] std::optional<domain::CveBasis> cveBasis(const CveTally& counts, domain::Key key);

/// Secure score of controls by key. Those that no row of the scope tells of are not part of it, not
/// even as "not assessed".
[[nodiscard]] scoring::SecureScore secureScoreOfTold(
    const std::vector<scoring::ControlInput>& controls, const std::vector<bool>& told);
/// Secure score of the controls told in scope, after exceptions; figures by control key.
[[nodiscard]] scoring::SecureScore secureScoreOf(
    const domain::FleetState& fleet, const Counts& counts);
/// The cards of the organisation and its groups, from the device rows.
void fillCards(domain::Assessment& result, const domain::FleetState& fleet, const Options& options,
    const scoring::SecureScore& secure);
[[nodiscard]] domain::DeviceSummary deviceRow(
    const domain::FleetState& fleet, const Counts& counts, domain::Key device);

/// Of the activities watched: their sums, and those over the weight of the fleet.
[[nodiscard]] std::vector<domain::ActivitySummary> activityRows(
    const Options& options, std::span<const scoring::ExactSum> drops, double weight);

/// Takes the device lists out of the counts.
[[nodiscard]] std::vector<domain::DevicesOf> deviceLists(Counts& counts);

} // namespace parapet::assess
