// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/exposure/model.h"

#include <algorithm>
#include <cmath>

namespace parapet::scoring {

namespace {

/// A published figure inside its range; one that is not a number is not known.
std::optional<double> within(std::optional<double> figure, double maximum)
{
    if (!figure || std::isnan(*figure))
        return std::nullopt;
    return std::clamp(*figure, 0.0, maximum);
}

double priorOf(Severity severity, const ExposureConstants& constants)
{
    switch (severity) {
    case Severity::Critical:
        return constants.priorCritical;
    case Severity::High:
        return constants.priorHigh;
    case Severity::Unknown:
    case Severity::Medium:
        return constants.priorMedium;
    case Severity::Low:
        return constants.priorLow;
    case Severity::None:
        break;
    }
    return 0.0;
}

Threat exploitFloor(Exploitability exploitability, const ExposureConstants& constants)
{
    switch (exploitability) {
    case Exploitability::Public:
        return {constants.floorPublic, ThreatSource::PublicExploit};
    case Exploitability::Verified:
        return {constants.floorVerified, ThreatSource::VerifiedExploit};
    case Exploitability::InKit:
        return {constants.floorKit, ThreatSource::ExploitKit};
    case Exploitability::NoExploit:
        break;
    }
    return {};
}

double middleOf(Severity severity, const ExposureConstants& constants)
{
    switch (severity) {
    case Severity::Critical:
        return constants.midCritical;
    case Severity::High:
        return constants.midHigh;
    case Severity::Medium:
        return constants.midMedium;
    case Severity::Low:
        return constants.midLow;
    case Severity::None:
        return 0.0;
    case Severity::Unknown:
        break;
    }
    return constants.midUnscored;
}

} // namespace

Threat threatOf(const VulnerabilityFacts& facts, const ExposureConstants& constants)
{
    const std::optional<double> epss = within(facts.epss, 1.0);
    Threat threat = epss ? Threat{*epss, ThreatSource::Epss}
                         : Threat{priorOf(facts.severity, constants), ThreatSource::Prior};
    const auto raise = [&threat](Threat floor) {
        if (floor.value > threat.value)
            threat = floor;
    };
    raise(exploitFloor(facts.exploitability, constants));
    if (facts.inKev || facts.kevRansomware)
        raise({constants.floorKev, ThreatSource::Kev});
    if (facts.kevRansomware)
        raise({constants.floorRansomware, ThreatSource::KevRansomware});
    return threat;
}

Threat threatUnderAlert(const ExposureConstants& constants)
{
    return {constants.alertThreat, ThreatSource::ActiveAlert};
}

Impact impactOf(const VulnerabilityFacts& facts, const ExposureConstants& constants)
{
    constexpr double maximum = 10.0;
    if (const std::optional<double> cvss = within(facts.cvss, maximum))
        return {*cvss / maximum, false};
    return {middleOf(facts.severity, constants) / maximum, facts.severity == Severity::Unknown};
}

double contextOf(bool internetFacing, AlertLevel worstAlert, const ExposureConstants& constants)
{
    double context = internetFacing ? constants.internetFacing : 1.0;
    if (worstAlert == AlertLevel::High)
        context *= constants.alertHigh;
    else if (worstAlert == AlertLevel::Medium)
        context *= constants.alertMedium;
    return context;
}

double weightOf(DeviceValue value, const ExposureConstants& constants)
{
    switch (value) {
    case DeviceValue::Low:
        return constants.weightLow;
    case DeviceValue::High:
        return constants.weightHigh;
    case DeviceValue::Normal:
        break;
    }
    return constants.weightNormal;
}

double weightMicrosoft2020(
    DeviceValue value, std::uint32_t deviceCount, const ExposureConstants& constants)
{
    if (value == DeviceValue::High)
        return std::max(1.0, static_cast<double>(deviceCount) / 10.0);
    return weightOf(value, constants);
}

double exposureOfHazard(double hazard, const ExposureConstants& constants)
{
    return hazard > 0.0 ? 100.0 * hazard / (hazard + constants.halfHazard) : 0.0;
}

ExposureLevel levelOfDevice(double exposure, const ExposureConstants& constants)
{
    if (exposure >= constants.highFrom)
        return ExposureLevel::High;
    return exposure >= constants.mediumFrom ? ExposureLevel::Medium : ExposureLevel::Low;
}

int roundedScore(double score)
{
    // Not floor(score + 0.5): that addition rounds the largest double below one half up to 1.
    const double whole = std::floor(score);
    return static_cast<int>(whole) + (score - whole >= 0.5 ? 1 : 0);
}

ExposureLevel levelOfScore(double score, const ExposureConstants& constants)
{
    return levelOfDevice(roundedScore(score), constants);
}

} // namespace parapet::scoring
