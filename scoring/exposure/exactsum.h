// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A sum of doubles that does not depend on the order of its terms: 128-bit fixed point, so adding
// and subtracting the same value restores every bit. Pure value; any thread.
#pragma once

#include <bit>
#include <cstdint>

namespace parapet::scoring {

/// Range: |sum| < 2^46; resolution 2^-80 (bits of a term below that are dropped, the same for every
/// order). Not for NaN, infinity or 2^46 and more: such a term is ignored.
class ExactSum
{
public:
    constexpr ExactSum() = default;
    void add(double term) { m_units += unitsOf(term); }
    void subtract(double term) { m_units -= unitsOf(term); }
    ExactSum& operator+=(const ExactSum& other)
    {
        m_units += other.m_units;
        return *this;
    }
    ExactSum& operator-=(const ExactSum& other)
    {
        m_units -= other.m_units;
        return *this;
    }
    [[nodiscard]] double value() const; ///< nearest double
    [[nodiscard]] bool isZero() const { return m_units == 0; }

    /// The 128 bits in two halves, to be kept and restored.
    struct Halves
    {
        std::int64_t high = 0, low = 0;
    };
    [[nodiscard]] Halves halves() const
    {
        return {static_cast<std::int64_t>(m_units >> 64), static_cast<std::int64_t>(m_units)};
    }
    [[nodiscard]] static ExactSum from(const Halves& halves)
    {
        ExactSum sum;
        sum.m_units = (static_cast<Units>(halves.high) * (static_cast<Units>(1) << 64))
            + static_cast<Units>(static_cast<std::uint64_t>(halves.low));
        return sum;
    }
    bool operator==(const ExactSum&) const = default;

private:
    __extension__ using Units = __int128;
    [[nodiscard]] static Units unitsOf(double term);
    Units m_units = 0;
};

// Inline: a fleet of ten million findings comes through here some thirty million times.
inline ExactSum::Units ExactSum::unitsOf(double term)
{
    constexpr int mantissaBits = 52, bias = 1023, rangeBits = 46, fractionBits = 80;
    constexpr std::uint64_t leadingOne = std::uint64_t{1} << mantissaBits;
    const auto bits = std::bit_cast<std::uint64_t>(term);
    const int exponent = static_cast<int>((bits >> mantissaBits) & 0x7ff) - bias;
    if (exponent >= rangeBits) // too large, infinite or not a number
        return 0;
    const int shift = exponent - mantissaBits + fractionBits;
    if (shift < -mantissaBits) // below the resolution; also zero and subnormal terms
        return 0;
    const std::uint64_t mantissa = (bits & (leadingOne - 1)) | leadingOne;
    const Units units =
        shift >= 0 ? static_cast<Units>(mantissa) << shift : static_cast<Units>(mantissa >> -shift);
    return (bits >> 63) != 0 ? -units : units;
}

} // namespace parapet::scoring
