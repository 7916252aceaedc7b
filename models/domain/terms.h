// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The closed vocabularies of the field with their fixed texts; parsing is exact (case matters only
// where two words would differ by it, so it is ignored). Plain values; any thread.
#pragma once

#include "scoring/exposure/model.h"
#include "scoring/posture/securescore.h"

#include <QString>

#include <optional>
#include <string_view>

namespace parapet::domain {

using scoring::AlertLevel;
using scoring::ControlCategory;
using scoring::DeviceValue;
using scoring::Exploitability;
using scoring::ExposureLevel;
using scoring::Severity;

enum class EosStatus : std::uint8_t { None, UpcomingVersion, Version, UpcomingSoftware, Software };
enum class AlertStatus : std::uint8_t { New, InProgress, Resolved };
enum class AlertSeverity : std::uint8_t { Informational, Low, Medium, High };
enum class RemediationType : std::uint8_t {
    Update,
    Upgrade,
    Uninstall,
    ConfigurationChange,
    AttentionRequired
};
enum class Priority : std::uint8_t { Low, Medium, High };
enum class RemediationStatus : std::uint8_t { Active, Completed };
enum class CompletionMethod : std::uint8_t { None, Automatic, Manual };
enum class Justification : std::uint8_t {
    ThirdPartyControl,
    AlternateMitigation,
    RiskAccepted,
    PlannedRemediation,
    FalsePositive,
    NoPatch ///< of a CVE that no update closes
};
enum class ExceptionStatus : std::uint8_t { InEffect, Suspended, Expired, Cancelled };
enum class RecommendationStatus : std::uint8_t { Active, FullException, PartialException };
/// Does the export say that an update exists?
enum class UpdateState : std::uint8_t { NotStated, Available, Unavailable };

/// The fixed text of a word ("High", "ExploitIsPublic", "EOS Version", "In effect", ...).
[[nodiscard]] QString text(Severity value);
[[nodiscard]] QString text(Exploitability value);
[[nodiscard]] QString text(DeviceValue value);
[[nodiscard]] QString text(ExposureLevel value); ///< NoData reads "No data available"
[[nodiscard]] QString text(ControlCategory value);
[[nodiscard]] QString text(EosStatus value);
[[nodiscard]] QString text(AlertStatus value);
[[nodiscard]] QString text(AlertSeverity value);
[[nodiscard]] QString text(RemediationType value);
[[nodiscard]] QString text(Priority value);
[[nodiscard]] QString text(RemediationStatus value);
[[nodiscard]] QString text(CompletionMethod value); ///< None reads ""
[[nodiscard]] QString text(Justification value); ///< "Third party control"
[[nodiscard]] QString text(ExceptionStatus value);
[[nodiscard]] QString text(RecommendationStatus value);

/// The word behind a text; nothing for a text that is none of them.
template <class Enum>
[[nodiscard]] std::optional<Enum> parseTerm(std::string_view text);
template <>
std::optional<Severity> parseTerm<Severity>(std::string_view text);
template <>
std::optional<Exploitability> parseTerm<Exploitability>(std::string_view text);
template <>
std::optional<DeviceValue> parseTerm<DeviceValue>(std::string_view text);
/// Also "SecurityControls", as the API's recommendations write it.
template <>
std::optional<ControlCategory> parseTerm<ControlCategory>(std::string_view text);
template <>
std::optional<EosStatus> parseTerm<EosStatus>(std::string_view text);
template <>
std::optional<AlertStatus> parseTerm<AlertStatus>(std::string_view text);
/// "UnSpecified" reads as Informational.
template <>
std::optional<AlertSeverity> parseTerm<AlertSeverity>(std::string_view text);
template <>
std::optional<Priority> parseTerm<Priority>(std::string_view text);
template <>
std::optional<RemediationType> parseTerm<RemediationType>(std::string_view text);
/// The words of today, their command-line spelling ("risk-accepted") and those of older exports.
template <>
std::optional<Justification> parseTerm<Justification>(std::string_view text);

/// Does an exception of this justification take its findings out of the scores?
[[nodiscard]] bool lowersScores(Justification justification);

/// Lower case, blanks to underscores: the product code part of a software id.
[[nodiscard]] QString productCode(QStringView vendorOrName);
/// "google", "chrome" -> "google-_-chrome".
[[nodiscard]] QString softwareId(QStringView vendor, QStringView name);
/// "va-_-google-_-chrome" / "sca-_-scid-2012".
[[nodiscard]] QString softwareRecommendationId(QStringView softwareId);
[[nodiscard]] QString controlRecommendationId(QStringView controlId);
/// And back: the software or control that a recommendation is about; empty when it is of the other
/// kind.
[[nodiscard]] QString softwareOfRecommendation(QStringView recommendationId);
[[nodiscard]] QString controlOfRecommendation(QStringView recommendationId);
/// Is this a CVE identifier (CVE-YYYY-NNNN...) or a vendor's placeholder (TVM-YYYY-NNN...)?
[[nodiscard]] bool isVulnerabilityId(std::string_view text);

} // namespace parapet::domain
