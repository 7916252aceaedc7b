// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One row of each family as an export file tells it. Texts are views that live only until the
// sink's method returns. "Absent" (missing or null) is nothing / an empty view. Readers hand over
// only rows that passed their checks: every range and word below holds. Any thread.
#pragma once

#include "models/base/clock.h"
#include "models/domain/terms.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace parapet::domain {

using base::Millis;

/// What every row about a device tells of it.
struct DeviceColumns
{
    std::string_view id; ///< never empty
    std::string_view name; ///< may be empty (Microsoft's own samples have null names)
    std::string_view osPlatform;
    std::string_view osVersion;
    std::string_view group; ///< empty: not told
};

/// GET /api/machines.
struct MachineRecord
{
    DeviceColumns device; ///< osVersion holds `version` ("22H2"), else osVersion
    std::optional<Millis> firstSeen, lastSeen;
    std::string_view healthStatus, riskScore;
    std::optional<DeviceValue> value;
    std::optional<bool> internetFacing;
    std::string_view onboardingStatus; ///< "onboarded", "CanBeOnboarded", ...
    std::optional<bool> excluded; ///< isExcluded: taken out of the scores in the portal
    std::string_view exclusionReason;
    bool hasTags = false; ///< the row has machineTags (maybe empty)
    std::span<const std::string_view> tags;
};

/// The product of a row; raw vendor and name as written.
struct SoftwareColumns
{
    std::string_view vendor; ///< may be empty
    std::string_view name; ///< never empty
    std::string_view version; ///< may be empty
};

/// SoftwareInventoryByMachine / SoftwareInventoryNoProductCodeByMachine.
struct SoftwareRecord
{
    DeviceColumns device;
    SoftwareColumns software;
    /// The raw JSON texts of diskPaths and registryPaths ("[...]", empty when absent), checked to
    /// be arrays of strings: compare and store them without unpacking.
    std::string_view diskPaths, registryPaths;
    std::optional<Millis> firstSeen, lastSeen;
    std::optional<EosStatus> endOfSupport;
    std::optional<Millis> endOfSupportDate;
    bool hasProductCode = true; ///< false: the family without CPE
};

/// SoftwareVulnerabilitiesByMachine and machinesVulnerabilities.
struct VulnerabilityRecord
{
    DeviceColumns device;
    SoftwareColumns software;
    std::string_view cve; ///< empty: installed, no known CVE
    Severity severity = Severity::Unknown;
    std::optional<double> cvss; ///< 0 .. 10
    std::optional<Exploitability> exploitability;
    std::string_view recommendedUpdate, recommendedUpdateId; ///< text, KB number
    std::string_view recommendation; ///< recommendationReference
    UpdateState update = UpdateState::NotStated;
    bool zeroDay = false; ///< cveTags holds ZeroDay
    std::string_view diskPaths, registryPaths; ///< as in SoftwareRecord
    std::optional<Millis> firstSeen, lastSeen;
    std::optional<EosStatus> endOfSupport;
    std::optional<Millis> endOfSupportDate;
};

/// SecureConfigurationsAssessmentByMachine.
struct AssessmentRecord
{
    DeviceColumns device;
    std::string_view control; ///< "scid-2012"
    std::string_view name, subcategory;
    ControlCategory category = ControlCategory::Application;
    double impact = 1.0; ///< m(c), above 0, at most 10
    bool compliant = false;
    bool applicable = true;
    bool userImpact = false; ///< isExpectedUserImpact
    std::optional<Millis> assessedAt;
};

/// GET /api/alerts.
struct AlertRecord
{
    std::string_view id, device;
    AlertSeverity severity = AlertSeverity::Informational;
    AlertStatus status = AlertStatus::New;
    std::string_view title, description, category;
    std::optional<Millis> createdAt;
};

/// One CVE of the CISA KEV catalogue.
struct KevRecord
{
    std::string_view cve, vendor, product, name;
    Millis dateAdded = 0;
    std::optional<Millis> dueDate;
    bool ransomware = false;
};

/// One line of an EPSS file.
struct EpssRecord
{
    std::string_view cve;
    double probability = 0.0; ///< [0, 1]
    double percentile = 0.0; ///< [0, 1]
};

} // namespace parapet::domain
