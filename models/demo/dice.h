// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Chance without state: a number for (seed, what, who, which), the same on every machine, because
// only 64-bit integer arithmetic is used. Pure functions; any thread.
#pragma once

#include <array>
#include <cstdint>

namespace parapet::demo {

/// What a number is drawn for; keeps draws independent of each other.
enum class Draw : std::uint32_t {
    DeviceId = 1,
    Name,
    Group,
    Role,
    Value,
    Tag,
    Internet,
    Inactive,
    NoInventory,
    FirstSeen,
    Owned,
    Branch,
    Lag,
    Habit,
    Address,
    Control,
    ControlFix,
    Alert,
    Hour,
    Order,
    Risk
};

/// The finaliser of SplitMix64 (Steele, Lea and Flood 2014; constants are in the public domain).
[[nodiscard]] constexpr std::uint64_t mixed(std::uint64_t x)
{
    x += 0x9E3779B97F4A7C15ULL;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
    return x ^ (x >> 31);
}

class Dice
{
public:
    constexpr explicit Dice(std::uint64_t seed)
        : m_seed(mixed(seed))
    {
    }
    [[nodiscard]] constexpr std::uint64_t bits(
        Draw draw, std::uint64_t who, std::uint64_t which = 0) const
    {
        const auto kind = static_cast<std::uint64_t>(draw);
        return mixed(mixed(mixed(m_seed ^ kind) ^ who) ^ which);
    }
    /// 0 .. limit-1; limit above 0.
    [[nodiscard]] constexpr int below(
        int limit, Draw draw, std::uint64_t who, std::uint64_t which = 0) const
    {
        const auto range = static_cast<std::uint64_t>(limit);
        return static_cast<int>(((bits(draw, who, which) >> 32) * range) >> 32);
    }
    /// True in `permille` of 1000 cases.
    [[nodiscard]] constexpr bool chance(
        int permille, Draw draw, std::uint64_t who, std::uint64_t which = 0) const
    {
        return below(1000, draw, who, which) < permille;
    }

private:
    std::uint64_t m_seed;
};

/// Quantiles of the exponential distribution of mean 1000, at (i + 0.5) / 32: a table, since the
/// logarithm of two C libraries may differ in the last bit.
inline constexpr std::array<int, 32> exponentialQuantiles{16, 48, 81, 116, 152, 189, 227, 267, 309,
    352, 398, 445, 495, 548, 604, 662, 725, 792, 863, 940, 1023, 1114, 1214, 1326, 1451, 1594, 1761,
    1962, 2213, 2549, 3060, 4159};

} // namespace parapet::demo
