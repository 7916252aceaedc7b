// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The constants and terms of the open exposure model parapet-exposure-1 (docs: scoring model,
// sections 1 to 4). Pure values; any thread. No Qt, no clock, no I/O in this library.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace parapet::scoring {

inline constexpr std::string_view exposureModelName = "parapet-exposure-1";

enum class Severity : std::uint8_t { Unknown, None, Low, Medium, High, Critical };
enum class Exploitability : std::uint8_t { NoExploit, Public, Verified, InKit };
enum class DeviceValue : std::uint8_t { Low, Normal, High };
/// Worst active alert of a device. Informational counts as Low.
enum class AlertLevel : std::uint8_t { None, Low, Medium, High };
enum class ExposureLevel : std::uint8_t { NoData, Low, Medium, High };

/// Every number of the model in one place. Units: probabilities and impacts in [0, 1].
struct ExposureConstants
{
    // t(v): prior by severity where no EPSS is known (section 1)
    double priorCritical = 0.03, priorHigh = 0.015, priorMedium = 0.01, priorLow = 0.006;
    // t(v): floors (section 1)
    double floorPublic = 0.05, floorVerified = 0.10, floorKit = 0.30, floorKev = 0.60,
           floorRansomware = 0.80;
    double alertThreat = 0.95; ///< t on a device where an active alert names the CVE
    // i(v): middle of the severity word where no CVSS is known, CVSS points (section 2)
    double midCritical = 9.5, midHigh = 8.0, midMedium = 5.5, midLow = 2.0, midUnscored = 5.5;
    // context(d) (section 3)
    double internetFacing = 1.5, alertHigh = 1.5, alertMedium = 1.25;
    double halfHazard = 2.0; ///< H at which R reaches 50
    // w(d) (section 4)
    double weightLow = 0.75, weightNormal = 1.0, weightHigh = 5.0;
    double mediumFrom = 30.0, highFrom = 70.0; ///< level bounds on R and on the rounded E
};

/// What is known of a CVE, whatever the device.
struct VulnerabilityFacts
{
    std::optional<double> epss{}; ///< [0, 1]
    std::optional<double> cvss{}; ///< base score, 0 .. 10
    Severity severity = Severity::Unknown;
    Exploitability exploitability = Exploitability::NoExploit;
    bool inKev = false;
    bool kevRansomware = false; ///< known ransomware use; implies inKev
};

/// Which input decided t(v): for explanations.
enum class ThreatSource : std::uint8_t {
    Epss,
    Prior,
    PublicExploit,
    VerifiedExploit,
    ExploitKit,
    Kev,
    KevRansomware,
    ActiveAlert
};

struct Threat
{
    double value = 0.0; ///< t(v) in [0, 1]
    ThreatSource source = ThreatSource::Prior; ///< the largest term; EPSS or prior on a tie
};

/// t(v) of section 1. An Unknown severity without EPSS has the prior of Medium (the row is
/// "unscored", see impactOf).
[[nodiscard]] Threat threatOf(const VulnerabilityFacts& facts, const ExposureConstants& constants);
/// t(v) on a device where an active alert names the CVE.
[[nodiscard]] Threat threatUnderAlert(const ExposureConstants& constants);

struct Impact
{
    double value = 0.0; ///< i(v) in [0, 1]
    bool unscored = false; ///< neither CVSS nor severity known
};

/// i(v) of section 2.
[[nodiscard]] Impact impactOf(const VulnerabilityFacts& facts, const ExposureConstants& constants);

/// context(d) of section 3: the product of the factors that hold.
[[nodiscard]] double contextOf(
    bool internetFacing, AlertLevel worstAlert, const ExposureConstants& constants);

/// w(d) of section 4, default table.
[[nodiscard]] double weightOf(DeviceValue value, const ExposureConstants& constants);
/// w(d) of the preset `microsoft-2020`: High weighs deviceCount / 10, at least 1.
[[nodiscard]] double weightMicrosoft2020(
    DeviceValue value, std::uint32_t deviceCount, const ExposureConstants& constants);

/// R(H) = 100 H / (H + 2), 0 .. 100. Negative H (never produced by this library) reads as 0.
[[nodiscard]] double exposureOfHazard(double hazard, const ExposureConstants& constants);
/// R < 30 Low, < 70 Medium, else High; on the unrounded R of a device.
[[nodiscard]] ExposureLevel levelOfDevice(double exposure, const ExposureConstants& constants);
/// The whole number shown for a score: round half up.
[[nodiscard]] int roundedScore(double score);
/// Band of the whole number shown: 0-29 Low, 30-69 Medium, 70-100 High.
[[nodiscard]] ExposureLevel levelOfScore(double score, const ExposureConstants& constants);

} // namespace parapet::scoring
