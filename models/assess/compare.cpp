// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assess/compare.h"

#include "models/assess/comparedexposure.h"
#include "models/assess/comparedsecure.h"

namespace parapet::assess {

domain::Comparison compare(const Side& before, const Side& after)
{
    domain::Comparison result;
    for (std::size_t i = 0; i < result.causes.size(); ++i)
        result.causes[i].cause = static_cast<domain::Cause>(i);
    const domain::Comparison empty = result;
    const Orders orders;
    const ComparedFleet fleet(before, after);
    if (!ComparedExposure(fleet, orders).fill(result) || !fillSecure(fleet, orders, result))
        return empty;
    result.before.epssVersion = before.epssVersion;
    result.after.epssVersion = after.epssVersion;
    return result;
}

} // namespace parapet::assess
