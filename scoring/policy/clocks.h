// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Policy clocks: how many days a finding may stay open (scoring model, section 9). Pure functions
// on plain values; any thread.
#pragma once

#include "scoring/exposure/model.h"

#include <cstdint>
#include <optional>

namespace parapet::scoring {

enum class Known : std::uint8_t { No, Yes, Unknown };
enum class TechnicalImpact : std::uint8_t { Partial, Total, Unknown };

/// The four inputs of CISA BOD 26-04 for one device and CVE.
struct BodInputs
{
    Known inKev = Known::Unknown;
    Known exposed = Known::Unknown; ///< the device can be reached from the internet
    Known automatable = Known::Unknown;
    TechnicalImpact impact = TechnicalImpact::Unknown;
    bool operator==(const BodInputs&) const = default;
};

/// What the directive asks for.
struct BodDeadline
{
    std::optional<int> days; ///< nothing: at the next upgrade
    bool forensics = false;
    /// The row of the table that was taken: no input is Unknown.
    BodInputs row;
    /// Unknown inputs whose other value would give another deadline: say so where it is shown.
    bool assumedKev = false, assumedExposed = false, assumedAutomatable = false,
         assumedImpact = false;
};

/// An unknown input takes the value of the worse row: fewer days, and of equal days the one that
/// asks for forensics.
[[nodiscard]] BodDeadline bodDeadline(const BodInputs& inputs);

/// The editable table: days from first seen.
struct SeverityDays
{
    int critical = 15, high = 30, medium = 90, low = 180;
    bool operator==(const SeverityDays&) const = default;
};
/// Bounds of an entry of the table.
inline constexpr int fewestPolicyDays = 1, mostPolicyDays = 3650;

/// The severity that the table is read with. Where no word is known, that of the CVSS base score
/// (9, 7, 4 and above 0); where neither is known, Critical: the worse row.
struct PolicySeverity
{
    Severity severity = Severity::Unknown; ///< never Unknown as a result
    bool assumed = false; ///< neither word nor score was known
};
[[nodiscard]] PolicySeverity policySeverity(Severity told, std::optional<double> cvss);

/// Nothing for severity None: it has no clock.
[[nodiscard]] std::optional<int> daysFor(Severity severity, const SeverityDays& table);

/// Which clock gives the due date.
enum class ClockPolicy : std::uint8_t { BySeverity, Bod2604, Earliest };

} // namespace parapet::scoring
