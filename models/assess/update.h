// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Brings an assessment of the whole fleet up to a change of a few devices, CVEs, controls or
// exceptions, by what those devices brought before and bring now. Every figure comes out to the bit
// as assess() of the whole fleet gives it: sums are exact, counts and lists are differences. Pure
// but for the questions it asks through `Stored`; any thread.
#pragma once

#include "models/assess/coverage.h"
#include "models/domain/scoringbasis.h"

#include <functional>

namespace parapet::assess {

/// What findings of a software version say on the devices that were not touched, false positives
/// left out.
struct VersionFacts
{
    std::vector<domain::Key> cves, updates; ///< in any order; may repeat
};

/// The assessment before the change, as it is kept.
struct Stored
{
    /// Devices, versions, weaknesses, controls, coverage, activities and all of the basis.
    domain::Scored rows;
    std::function<std::vector<domain::Key>(domain::DevicesOf::Kind, domain::Key)> list;
    std::function<VersionFacts(domain::Key version)> factsElsewhere;
};

/// Both fleets hold the states of all devices, and the facts of the touched ones only.
struct Change
{
    const domain::FleetState& before; ///< with the device context and knowledge assessed then
    const domain::FleetState& after;
    std::vector<domain::Key> devices; ///< touched, ascending
    std::vector<domain::Key> cves; ///< whose facts or knowledge changed, ascending
    domain::Key knownVersions = 0; ///< software versions up to this key were assessed before
};

/// Devices whose findings an exception began or ceased to take out, ascending.
[[nodiscard]] std::vector<domain::Key> devicesTouched(const domain::FleetState& fleet,
    const ExceptionCover& before, const ExceptionCover& after, const Stored& stored);

/// Nothing where the change reaches beyond the touched devices (the end of support of software they
/// do not hold alone, weights that depend on the size of the fleet): assess the whole fleet then.
/// `cover` is that of `change.after` under `options`.
[[nodiscard]] std::optional<domain::AssessmentChange> update(const Stored& stored,
    const Change& change, const ExceptionCover& cover, const Options& options);

} // namespace parapet::assess
