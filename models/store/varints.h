// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Ascending keys as a compact list of differences (LEB128 varints). Pure functions; any thread.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace parapet::store {

/// One key more; `last`: the one before, 0 for the first.
inline void appendKey(std::string& packed, std::uint32_t last, std::uint32_t key)
{
    std::uint32_t difference = key - last;
    while (difference >= 0x80) {
        packed.push_back(static_cast<char>((difference & 0x7F) | 0x80));
        difference >>= 7;
    }
    packed.push_back(static_cast<char>(difference));
}

[[nodiscard]] inline std::string packKeys(std::span<const std::uint32_t> ascending)
{
    std::string packed;
    packed.reserve(ascending.size() * 2);
    std::uint32_t last = 0;
    for (const std::uint32_t key : ascending)
        appendKey(packed, std::exchange(last, key), key);
    return packed;
}

[[nodiscard]] inline std::vector<std::uint32_t> unpackKeys(std::string_view packed)
{
    std::vector<std::uint32_t> keys;
    std::uint32_t last = 0;
    std::uint32_t difference = 0;
    unsigned shift = 0;
    for (const char c : packed) {
        const auto byte = static_cast<unsigned char>(c);
        difference |= static_cast<std::uint32_t>(byte & 0x7F) << shift;
        shift += 7;
        if (byte & 0x80)
            continue;
        last += difference;
        keys.push_back(last);
        difference = 0;
        shift = 0;
    }
    return keys;
}

} // namespace parapet::store
