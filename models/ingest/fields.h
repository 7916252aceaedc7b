// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The columns of the export families that a reader uses, with their names as the API writes them
// (docs: export assessments, sections 6.2 to 6.6). Constant data; any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace parapet::ingest {

enum class Field : std::uint8_t {
    // devices
    Id,
    DeviceId,
    MachineId,
    ComputerDnsName,
    DeviceName,
    OsPlatform,
    OsVersion,
    Version,
    RbacGroupName,
    FirstSeen,
    LastSeen,
    HealthStatus,
    RiskScore,
    DeviceValue,
    IsInternetFacing,
    MachineTags,
    OnboardingStatus,
    IsExcluded,
    ExclusionReason,
    // software
    SoftwareVendor,
    SoftwareName,
    SoftwareVersion,
    ProductVendor,
    ProductName,
    ProductVersion,
    DiskPaths,
    RegistryPaths,
    SoftwareFirstSeen,
    SoftwareLastSeen,
    FirstSeenTimestamp,
    LastSeenTimestamp,
    EndOfSupportStatus,
    EndOfSupportDate,
    NumberOfWeaknesses,
    // vulnerabilities
    CveId,
    VulnerabilitySeverity,
    Severity,
    CvssScore,
    ExploitabilityLevel,
    RecommendedUpdate,
    RecommendedUpdateId,
    RecommendationReference,
    SecurityUpdateAvailable,
    CveTags,
    FixingKbId,
    EventTimestamp,
    // configuration
    ConfigurationId,
    ConfigurationName,
    ConfigurationCategory,
    ConfigurationSubcategory,
    ConfigurationImpact,
    IsCompliant,
    IsApplicable,
    IsExpectedUserImpact,
    Timestamp,
    // alerts
    Status,
    Title,
    Description,
    Category,
    AlertCreationTime,
    // every other column
    Ignored
};
inline constexpr std::size_t fieldCount = static_cast<std::size_t>(Field::Ignored);
static_assert(fieldCount <= 64, "Row keeps one bit for each field");

/// The field of a column name, whatever its case ("DeviceId", "deviceId"); Ignored when unknown.
[[nodiscard]] Field fieldOf(std::string_view columnName);
/// "deviceId"; of Ignored an empty text.
[[nodiscard]] std::string_view nameOf(Field field);

} // namespace parapet::ingest
