// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A sum of doubles that does not depend on the order of its terms: 128-bit fixed point, so adding
// and subtracting the same value restores every bit. Pure value; any thread.
#pragma once

#include <cstdint>

namespace parapet::scoring {

/// Range: |sum| < 2^46; resolution 2^-80 (bits of a term below that are dropped, the same for every
/// order). Not for NaN or infinity: such a term is ignored.
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
    bool operator==(const ExactSum&) const = default;

private:
    __extension__ using Units = __int128;
    [[nodiscard]] static Units unitsOf(double term);
    Units m_units = 0;
};

} // namespace parapet::scoring
