// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the trees of Analysis are made of. Pure functions; any thread.
#pragma once

#include "models/domain/fleetstate.h"
#include "models/domain/views.h"

namespace parapet::assess {

/// A number with ten digits, as explanations show inputs.
[[nodiscard]] QString exactText(double value);

/// The unit of shares of a score.
[[nodiscard]] QString pointsUnit();

/// Largest first; what is beyond `top` becomes one part "others", so that the parts still sum.
[[nodiscard]] std::vector<domain::Explanation> largest(
    std::vector<domain::Explanation> parts, std::size_t top);

/// An empty part about a device, called by its name or else its id.
[[nodiscard]] domain::Explanation devicePart(const domain::DeviceState& device);

} // namespace parapet::assess
