// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Why the scores of two snapshots differ: the change split exactly into causes. Pure function; any
// thread.
#pragma once

#include "models/assess/options.h"
#include "models/domain/comparison.h"

namespace parapet::assess {

/// One side of a comparison. Both fleets are of one workspace: they share their keys.
struct Side
{
    const domain::FleetState& fleet;
    const Options& options; ///< `now`: when this snapshot was scored; same constants on both sides
    QString epssVersion; ///< model of the EPSS feed known to it; empty: none
};

/// At most this many parts of a kind are named for a cause.
inline constexpr std::size_t comparedParts = 10;

/// How the change is split. Between the two fleets lie states in which some causes are applied and
/// the others are not yet; a score can be computed for each. Applying the causes one after another
/// gives each its effect in that order, and the effects of an order sum to the whole change. The
/// share of a cause is the mean of its effects in four orders: that of domain::Cause, its reverse,
/// and both with opposite causes exchanged (fixed / new, joined / left, filed / ended). So a cause
/// that acts alone has the whole change, none is favoured by coming first, and the comparison of B
/// with A is that of A with B with opposite causes exchanged and all signs turned.
///
/// Which difference belongs to which cause:
/// - A device of one snapshot only is joined or left, with all that it brings or takes.
/// - On a device of both, a software x CVE of one snapshot only is new or fixed; another version of
///   the software with the same CVE is no change.
/// - A CVE that is open in one of the snapshots only is weighed as there; what is known of it
///   elsewhere changed nothing. EPSS values of another EPSS model belong to ModelOrFeed.
/// - Exceptions: what they take out in one snapshot and not in the other, whatever exception it is.
/// Where the scoring model itself changed, both sides are scored by the one of this program.
/// Empty (no parts, no scores) when a stop was requested. Only scores and causes are filled.
[[nodiscard]] domain::Comparison compare(const Side& before, const Side& after);

} // namespace parapet::assess
