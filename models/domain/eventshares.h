// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Events as they are found: with what of each concerns which device group, and how they look to a
// scope of some groups or of the past. Plain values; any thread.
#pragma once

#include "models/domain/events.h"

namespace parapet::domain {

/// What of an event concerns the devices of one group, as they were grouped when it was found.
struct EventShare
{
    Key group = 0;
    std::uint32_t originally = 0; ///< active devices impacted
    std::vector<Key> cves; ///< those of its CVEs found on them, ascending
    bool operator==(const EventShare&) const = default;
};

struct FoundEvent
{
    Event event;
    std::vector<EventShare> shares; ///< ascending groups; their devices sum to the event's
};

/// Active devices of each group when events were found.
using GroupSizes = std::vector<std::pair<Key, std::uint32_t>>;

} // namespace parapet::domain
