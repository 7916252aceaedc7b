// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Sorting facts by device and merging equal ones: a counting pass by device, then small sorts.
#pragma once

#include "models/jobs/import/chunked.h"

#include <algorithm>
#include <cstdint>
#include <future>
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

/// Sorts the ranges of the devices in [first, last) by `less`.
template <class Fact, class Less>
void sortRanges(std::vector<Fact>& facts, const std::vector<std::size_t>& starts, const Less& less,
    std::size_t first, std::size_t last)
{
    for (std::size_t device = first; device < last; ++device) {
        const auto from = facts.begin() + static_cast<std::ptrdiff_t>(starts[device]);
        const auto to = facts.begin() + static_cast<std::ptrdiff_t>(starts[device + 1]);
        if (!std::is_sorted(from, to, less))
            std::sort(from, to, less);
    }
}

/// Sorts each device's range by `less` and merges neighbours that are `same` by `merge(kept,
/// next)`; returns the facts without gaps. Half of the ranges are sorted on a thread of their own.
template <class Fact, class Less, class Same, class Merge>
void sortAndMerge(std::vector<Fact>& facts, const std::vector<std::size_t>& starts,
    const Less& less, const Same& same, const Merge& merge)
{
    const std::size_t devices = starts.size() - 1;
    const auto half = static_cast<std::size_t>(
        std::lower_bound(starts.begin(), starts.end(), facts.size() / 2) - starts.begin());
    const std::size_t middle = std::min(half, devices);
    auto other =
        std::async(std::launch::async, [&] { sortRanges(facts, starts, less, middle, devices); });
    sortRanges(facts, starts, less, 0, middle);
    other.get();
    std::size_t out = 0;
    for (std::size_t device = 0; device < devices; ++device) {
        const std::size_t begin = out;
        for (std::size_t at = starts[device]; at < starts[device + 1]; ++at) {
            if (out > begin && same(facts[out - 1], facts[at]))
                merge(facts[out - 1], facts[at]);
            else
                facts[out++] = facts[at];
        }
    }
    facts.resize(out);
}

} // namespace parapet::jobs
