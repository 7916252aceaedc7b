// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which devices of the demo fleet raise alerts, and how these go on from month to month. Owned by
// a generation; one thread.
#pragma once

#include "models/demo/rows.h"

#include <vector>

namespace parapet::demo {

class AlertPlan
{
public:
    AlertPlan(const Tables& tables, const Fleet& fleet, int devices);
    /// The alerts of a device in snapshot `at`.
    [[nodiscard]] std::vector<Alert> of(const Device& device, std::size_t at) const;

private:
    const Fleet& m_fleet;
    std::uint32_t m_breached = 0; ///< the first server with the product of the breach story
    bool m_hasBreach = false;
};

} // namespace parapet::demo
