// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Sorting facts by device and merging equal ones: a counting pass by device, then small sorts.
#pragma once

#include "models/jobs/import/chunked.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace parapet::jobs {

/// Start of each device's slots for `counts[device]` facts; the last entry is the total.
inline std::vector<std::size_t> startsOf(const std::vector<std::uint32_t>& counts)
{
    std::vector<std::size_t> starts(counts.size() + 1);
    for (std::size_t i = 0; i < counts.size(); ++i)
        starts[i + 1] = starts[i] + counts[i];
    return starts;
}

/// Sorts each device's range by `less` and merges neighbours that are `same` by `merge(kept,
/// next)`; returns the facts without gaps.
template <class Fact, class Less, class Same, class Merge>
void sortAndMerge(std::vector<Fact>& facts, const std::vector<std::size_t>& starts,
    const Less& less, const Same& same, const Merge& merge)
{
    std::size_t out = 0;
    for (std::size_t device = 0; device + 1 < starts.size(); ++device) {
        const auto first = facts.begin() + static_cast<std::ptrdiff_t>(starts[device]);
        const auto last = facts.begin() + static_cast<std::ptrdiff_t>(starts[device + 1]);
        if (!std::is_sorted(first, last, less))
            std::sort(first, last, less);
        const std::size_t begin = out;
        for (auto it = first; it != last; ++it) {
            if (out > begin && same(facts[out - 1], *it))
                merge(facts[out - 1], *it);
            else
                facts[out++] = *it;
        }
    }
    facts.resize(out);
}

} // namespace parapet::jobs
