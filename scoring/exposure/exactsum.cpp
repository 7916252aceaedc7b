// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/exposure/exactsum.h"

#include <bit>

namespace parapet::scoring {

namespace {

__extension__ using Magnitude = unsigned __int128;

constexpr int fractionBits = 80; // resolution 2^-80
constexpr int mantissaBits = 52; // stored bits of a double's mantissa
constexpr int exponentBias = 1023;

int bitWidth(Magnitude magnitude)
{
    const auto high = static_cast<std::uint64_t>(magnitude >> 64);
    const auto low = static_cast<std::uint64_t>(magnitude);
    return high != 0 ? 64 + static_cast<int>(std::bit_width(high))
                     : static_cast<int>(std::bit_width(low));
}

double powerOfTwo(int exponent)
{
    return std::bit_cast<double>(
        static_cast<std::uint64_t>(exponent + exponentBias) << mantissaBits);
}

} // namespace

double ExactSum::value() const
{
    if (m_units == 0)
        return 0.0;
    const bool negative = m_units < 0;
    const Magnitude magnitude =
        negative ? Magnitude{0} - static_cast<Magnitude>(m_units) : static_cast<Magnitude>(m_units);
    const int dropped = bitWidth(magnitude) - (mantissaBits + 1);
    double result = 0.0;
    if (dropped <= 0) {
        result =
            static_cast<double>(static_cast<std::uint64_t>(magnitude)) * powerOfTwo(-fractionBits);
    } else {
        auto mantissa = static_cast<std::uint64_t>(magnitude >> dropped);
        const Magnitude rest = magnitude & ((Magnitude{1} << dropped) - 1);
        const Magnitude half = Magnitude{1} << (dropped - 1);
        if (rest > half || (rest == half && (mantissa & 1) != 0))
            ++mantissa; // 2^53 at most: still exact as a double
        result = static_cast<double>(mantissa) * powerOfTwo(dropped - fractionBits);
    }
    return negative ? -result : result;
}

} // namespace parapet::scoring
