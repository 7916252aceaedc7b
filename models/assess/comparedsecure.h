// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The secure score in every state between two snapshots. Used by compare() only; one thread.
#pragma once

#include "models/assess/comparedfleet.h"

namespace parapet::assess {

/// Secure scores, their parts, counts of controls and top controls. False when stopped.
[[nodiscard]] bool fillSecure(
    const ComparedFleet& fleet, const Orders& orders, domain::Comparison& result);

} // namespace parapet::assess
