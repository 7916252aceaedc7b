// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/fields.h"

#include "models/domain/fieldtable.h"
#include "models/domain/historyfields.h"
#include "models/domain/workfields.h"

#include <algorithm>

namespace parapet::domain {
namespace {

using namespace fieldtable;

// clang-format off
constexpr std::array recommendationFields {
    FieldSpec {"id", Type::Text, "Recommendation ID", Format::Identifier, hidden},
    FieldSpec {"recommendationName", Type::Text, "Security recommendation"},
    FieldSpec {"relatedComponent", Type::Text, "Related component"},
    FieldSpec {"vendor", Type::Text, "Vendor", Format::Plain, hidden},
    FieldSpec {"productName", Type::Text, "Product", Format::Plain, hidden},
    FieldSpec {"recommendedVersion", Type::Text, "Recommended version", Format::Identifier, hidden},
    FieldSpec {"recommendationCategory", Type::Text, "Category", Format::Plain, hidden},
    FieldSpec {"subCategory", Type::Text, "Subcategory", Format::Plain, hidden},
    FieldSpec {"remediationType", Type::Text, "Remediation type"},
    FieldSpec {"status", Type::Text, "Status"},
    FieldSpec {"weaknesses", Type::Integer, "Weaknesses", Format::Count},
    FieldSpec {"totalMachineCount", Type::Integer, "Devices", Format::Count, hidden},
    FieldSpec {"exposedMachinesCount", Type::Integer, "Exposed devices", Format::Count},
    FieldSpec {"exposedMachinesAfterExceptions", Type::Integer,
        "Exposed devices (after exceptions)", Format::Count, hidden},
    FieldSpec {"publicExploit", Type::Boolean, "Public exploit", Format::YesNo},
    FieldSpec {"activeAlert", Type::Boolean, "Active alert", Format::YesNo},
    FieldSpec {"inKev", Type::Boolean, "Known exploited", Format::YesNo},
    FieldSpec {"maxCvss", Type::Real, "Highest CVSS", Format::Score, hidden},
    FieldSpec {"maxEpss", Type::Real, "Highest EPSS", Format::Probability, hidden},
    FieldSpec {"severityScore", Type::Real, "Severity score", Format::Score, hidden},
    FieldSpec {"exposureImpact", Type::Real, "Impact", Format::Impact},
    FieldSpec {"exposureImpactAfterExceptions", Type::Real, "Impact (after exceptions)",
        Format::Impact, hidden},
    FieldSpec {"configScoreImpact", Type::Real, "Secure score impact", Format::Points},
    FieldSpec {"tags", Type::TextList, "Tags", Format::Tags},
    FieldSpec {"remediationActivities", Type::Integer, "Remediation activities", Format::Count},
    FieldSpec {"dueBy", Type::Time, "Due by", Format::Date, hidden},
    FieldSpec {"exploitVerified", Type::Boolean, "Exploit is verified", Format::YesNo, hidden},
    FieldSpec {"exploitInKit", Type::Boolean, "Exploit is part of a kit", Format::YesNo, hidden},
    FieldSpec {"configScoreImpactBeforeExceptions", Type::Real,
        "Secure score impact (before exceptions)", Format::Points, hidden},
};

constexpr std::array deviceFields {
    FieldSpec {"id", Type::Text, "Device ID", Format::Identifier, hidden},
    FieldSpec {"computerDnsName", Type::Text, "Device name"},
    FieldSpec {"osPlatform", Type::Text, "OS platform"},
    FieldSpec {"version", Type::Text, "OS version", Format::Identifier},
    FieldSpec {"rbacGroupName", Type::Text, "Device group"},
    FieldSpec {"deviceValue", Type::Text, "Device value"},
    FieldSpec {"isInternetFacing", Type::Boolean, "Internet facing", Format::YesNo},
    FieldSpec {"healthStatus", Type::Text, "Health state"},
    FieldSpec {"riskScore", Type::Text, "Risk level", Format::LevelPill},
    FieldSpec {"exposureLevel", Type::Text, "Exposure level", Format::LevelPill},
    FieldSpec {"exposureScore", Type::Real, "Exposure score", Format::Score},
    FieldSpec {"hazard", Type::Real, "Hazard", Format::Probability, hidden},
    FieldSpec {"weaknesses", Type::Integer, "Weaknesses", Format::Count},
    FieldSpec {"software", Type::Integer, "Installed software", Format::Count, hidden},
    FieldSpec {"machineTags", Type::TextList, "Tags", Format::Tags},
    FieldSpec {"firstSeen", Type::Time, "First seen", Format::DateTime, hidden},
    FieldSpec {"lastSeen", Type::Time, "Last seen", Format::DateTime},
    FieldSpec {"importedGroupName", Type::Text, "Device group (import)", Format::Plain, hidden},
    FieldSpec {"groupSetBy", Type::Text, "Device group set by", Format::Plain, hidden},
    FieldSpec {"domain", Type::Text, "Domain", Format::Plain, hidden},
    FieldSpec {"onboardingStatus", Type::Text, "Onboarding status", Format::Plain, hidden},
    FieldSpec {"isExcluded", Type::Boolean, "Excluded", Format::YesNo, hidden},
    FieldSpec {"exclusionReason", Type::Text, "Exclusion reason", Format::Plain, hidden},
    FieldSpec {"isActive", Type::Boolean, "Counts in the scores", Format::YesNo, hidden},
};

constexpr std::array weaknessFields {
    FieldSpec {"id", Type::Text, "Name", Format::Identifier},
    FieldSpec {"severity", Type::Text, "Severity", Format::SeverityPill},
    FieldSpec {"cvss", Type::Real, "CVSS", Format::Score},
    FieldSpec {"cvssVersion", Type::Text, "CVSS version", Format::Identifier, hidden},
    FieldSpec {"cvssVector", Type::Text, "CVSS vector", Format::Identifier, hidden},
    FieldSpec {"epss", Type::Real, "EPSS", Format::Probability},
    FieldSpec {"inKev", Type::Boolean, "Known exploited", Format::YesNo},
    FieldSpec {"kevRansomware", Type::Boolean, "Used by ransomware", Format::YesNo, hidden},
    FieldSpec {"publicExploit", Type::Boolean, "Exploit is available", Format::YesNo},
    FieldSpec {"exploitVerified", Type::Boolean, "Exploit is verified", Format::YesNo, hidden},
    FieldSpec {"exploitInKit", Type::Boolean, "Part of an exploit kit", Format::YesNo, hidden},
    FieldSpec {"threat", Type::Real, "Threat", Format::Probability, hidden},
    FieldSpec {"impact", Type::Real, "Impact", Format::Impact},
    FieldSpec {"exposedMachines", Type::Integer, "Exposed devices", Format::Count},
    FieldSpec {"relatedSoftware", Type::TextList, "Related software"},
    FieldSpec {"publishedOn", Type::Time, "Published on", Format::Date},
    FieldSpec {"updatedOn", Type::Time, "Updated on", Format::Date, hidden},
    FieldSpec {"updateAvailable", Type::Boolean, "Update available", Format::YesNo},
    FieldSpec {"description", Type::Text, "Vulnerability description", Format::Plain, hidden},
    FieldSpec {"activeAlert", Type::Boolean, "Active alert", Format::YesNo, hidden},
    FieldSpec {"tags", Type::TextList, "Tags", Format::Tags},
    FieldSpec {"status", Type::Text, "Status"},
};

constexpr std::array softwareFields {
    FieldSpec {"id", Type::Text, "Software ID", Format::Identifier, hidden},
    FieldSpec {"vendor", Type::Text, "Vendor"},
    FieldSpec {"name", Type::Text, "Software"},
    FieldSpec {"versions", Type::Integer, "Versions", Format::Count},
    FieldSpec {"installedMachines", Type::Integer, "Installed devices", Format::Count},
    FieldSpec {"exposedMachines", Type::Integer, "Exposed devices", Format::Count},
    FieldSpec {"weaknesses", Type::Integer, "Weaknesses", Format::Count},
    FieldSpec {"publicExploit", Type::Boolean, "Exploit is available", Format::YesNo},
    FieldSpec {"activeAlert", Type::Boolean, "Active alert", Format::YesNo},
    FieldSpec {"impactScore", Type::Real, "Impact", Format::Impact},
    FieldSpec {"endOfSupportStatus", Type::Text, "End of support", Format::Plain, hidden},
    FieldSpec {"endOfSupportDate", Type::Time, "End of support date", Format::Date, hidden},
    FieldSpec {"tags", Type::TextList, "Tags", Format::Tags},
    FieldSpec {"productCode", Type::Boolean, "Product code (CPE)", Format::YesNo, hidden},
    FieldSpec {"inKev", Type::Boolean, "Known exploited", Format::YesNo, hidden},
    FieldSpec {"exploitVerified", Type::Boolean, "Exploit is verified", Format::YesNo, hidden},
    FieldSpec {"exploitInKit", Type::Boolean, "Part of an exploit kit", Format::YesNo, hidden},
    FieldSpec {"maxEpss", Type::Real, "Highest EPSS", Format::Probability, hidden},
    FieldSpec {"exposedAfterExceptions", Type::Integer, "Exposed after exceptions", Format::Count,
        hidden},
    FieldSpec {"impactAfterExceptions", Type::Real, "Impact after exceptions", Format::Impact, hidden},
    FieldSpec {"wasMatched", Type::Boolean, "Ever matched to CVEs", Format::YesNo, hidden},
};

constexpr std::array softwareVersionFields {
    FieldSpec {"id", Type::Text, "Software version ID", Format::Identifier, hidden},
    FieldSpec {"vendor", Type::Text, "Vendor"},
    FieldSpec {"name", Type::Text, "Software"},
    FieldSpec {"version", Type::Text, "Version", Format::Identifier},
    FieldSpec {"softwareId", Type::Text, "Software ID", Format::Identifier, hidden},
    FieldSpec {"installedMachines", Type::Integer, "Installed devices", Format::Count},
    FieldSpec {"exposedMachines", Type::Integer, "Exposed devices", Format::Count},
    FieldSpec {"weaknesses", Type::Integer, "Weaknesses", Format::Count},
    FieldSpec {"endOfSupportStatus", Type::Text, "End of support"},
    FieldSpec {"endOfSupportDate", Type::Time, "End of support date", Format::Date},
    FieldSpec {"recommendedUpdate", Type::Text, "Recommended update", Format::Plain, hidden},
};

constexpr std::array findingFields {
    FieldSpec {"deviceId", Type::Text, "Device ID", Format::Identifier, hidden},
    FieldSpec {"deviceName", Type::Text, "Device name"},
    FieldSpec {"osPlatform", Type::Text, "OS platform"},
    FieldSpec {"rbacGroupName", Type::Text, "Device group", Format::Plain, hidden},
    FieldSpec {"softwareVendor", Type::Text, "Vendor", Format::Plain, hidden},
    FieldSpec {"softwareName", Type::Text, "Software"},
    FieldSpec {"softwareVersion", Type::Text, "Version", Format::Identifier},
    FieldSpec {"cveId", Type::Text, "Weakness", Format::Identifier},
    FieldSpec {"severity", Type::Text, "Severity", Format::SeverityPill},
    FieldSpec {"cvss", Type::Real, "CVSS", Format::Score},
    FieldSpec {"epss", Type::Real, "EPSS", Format::Probability},
    FieldSpec {"inKev", Type::Boolean, "Known exploited", Format::YesNo},
    FieldSpec {"exploitabilityLevel", Type::Text, "Exploitability"},
    FieldSpec {"recommendedUpdate", Type::Text, "Recommended update", Format::Plain, hidden},
    FieldSpec {"recommendationId", Type::Text, "Recommendation ID", Format::Identifier, hidden},
    FieldSpec {"firstSeen", Type::Time, "First seen", Format::DateTime},
    FieldSpec {"lastSeen", Type::Time, "Last seen", Format::DateTime, hidden},
    FieldSpec {"status", Type::Text, "Status"},
    FieldSpec {"exceptionId", Type::Text, "Exception ID", Format::Identifier, hidden},
    FieldSpec {"source", Type::Text, "Source", Format::Plain, hidden},
    FieldSpec {"updateAvailable", Type::Boolean, "Update available", Format::YesNo, hidden},
    FieldSpec {"exposureLevel", Type::Text, "Exposure level", Format::LevelPill, hidden},
};

constexpr std::array controlFields {
    FieldSpec {"id", Type::Text, "Configuration ID", Format::Identifier},
    FieldSpec {"name", Type::Text, "Control"},
    FieldSpec {"category", Type::Text, "Category"},
    FieldSpec {"subcategory", Type::Text, "Subcategory"},
    FieldSpec {"impact", Type::Real, "Configuration impact", Format::Score},
    FieldSpec {"applicable", Type::Integer, "Applicable devices", Format::Count},
    FieldSpec {"compliant", Type::Integer, "Compliant devices", Format::Count},
    FieldSpec {"points", Type::Real, "Points", Format::Score},
    FieldSpec {"maxPoints", Type::Real, "Maximum points", Format::Score},
    FieldSpec {"recommendationId", Type::Text, "Recommendation ID", Format::Identifier, hidden},
    FieldSpec {"failing", Type::Integer, "Failing devices", Format::Count},
    FieldSpec {"compliantShare", Type::Real, "Compliant share", Format::Progress},
    FieldSpec {"pointsToWin", Type::Real, "Points to win", Format::Points},
    FieldSpec {"excepted", Type::Integer, "Excepted devices", Format::Count, hidden},
};

constexpr std::array assessmentFields {
    FieldSpec {"deviceId", Type::Text, "Device ID", Format::Identifier, hidden},
    FieldSpec {"deviceName", Type::Text, "Device name"},
    FieldSpec {"osPlatform", Type::Text, "OS platform"},
    FieldSpec {"rbacGroupName", Type::Text, "Device group", Format::Plain, hidden},
    FieldSpec {"controlId", Type::Text, "Configuration ID", Format::Identifier},
    FieldSpec {"controlName", Type::Text, "Control"},
    FieldSpec {"category", Type::Text, "Category"},
    FieldSpec {"subcategory", Type::Text, "Subcategory", Format::Plain, hidden},
    FieldSpec {"impact", Type::Real, "Configuration impact", Format::Score},
    FieldSpec {"isApplicable", Type::Boolean, "Applicable", Format::YesNo, hidden},
    FieldSpec {"isCompliant", Type::Boolean, "Compliant", Format::YesNo},
    FieldSpec {"timestamp", Type::Time, "Assessed on", Format::DateTime},
    FieldSpec {"status", Type::Text, "Status"},
    FieldSpec {"isExpectedUserImpact", Type::Boolean, "User impact expected", Format::YesNo, hidden},
};

constexpr std::array alertFields {
    FieldSpec {"id", Type::Text, "Alert ID", Format::Identifier, hidden},
    FieldSpec {"deviceId", Type::Text, "Device ID", Format::Identifier, hidden},
    FieldSpec {"deviceName", Type::Text, "Device name"},
    FieldSpec {"rbacGroupName", Type::Text, "Device group", Format::Plain, hidden},
    FieldSpec {"severity", Type::Text, "Severity", Format::SeverityPill},
    FieldSpec {"status", Type::Text, "Status"},
    FieldSpec {"category", Type::Text, "Category"},
    FieldSpec {"title", Type::Text, "Alert"},
    FieldSpec {"description", Type::Text, "Description", Format::Plain, hidden},
    FieldSpec {"createdOn", Type::Time, "Created on", Format::DateTime},
    FieldSpec {"cves", Type::TextList, "Weaknesses named", Format::Tags},
};

constexpr std::array feedFields {
    FieldSpec {"name", Type::Text, "Feed"},
    FieldSpec {"version", Type::Text, "Version", Format::Identifier},
    FieldSpec {"date", Type::Time, "Published on", Format::Date},
    FieldSpec {"records", Type::Integer, "Records", Format::Count},
    FieldSpec {"importedAt", Type::Time, "Imported at", Format::DateTime},
    FieldSpec {"ageDays", Type::Integer, "Age in days", Format::Count},
};

constexpr std::array issueFields {
    FieldSpec {"id", Type::Integer, "Issue", Format::Identifier, hidden},
    FieldSpec {"snapshot", Type::Integer, "Snapshot", Format::Identifier},
    FieldSpec {"kind", Type::Text, "Kind"},
    FieldSpec {"file", Type::Text, "File"},
    FieldSpec {"line", Type::Integer, "Line", Format::Identifier},
    FieldSpec {"byteOffset", Type::Integer, "Byte offset", Format::Identifier},
    FieldSpec {"reason", Type::Text, "Reason"},
};
// clang-format on

} // namespace

QString kindName(Kind kind)
{
    switch (kind) {
    case Kind::Recommendations:
        return QStringLiteral("recommendations");
    case Kind::Devices:
        return QStringLiteral("devices");
    case Kind::Weaknesses:
        return QStringLiteral("weaknesses");
    case Kind::Software:
        return QStringLiteral("software");
    case Kind::SoftwareVersions:
        return QStringLiteral("software-versions");
    case Kind::Findings:
        return QStringLiteral("findings");
    case Kind::Controls:
        return QStringLiteral("controls");
    case Kind::Assessments:
        return QStringLiteral("assessments");
    case Kind::Remediations:
        return QStringLiteral("remediations");
    case Kind::Exceptions:
        return QStringLiteral("exceptions");
    case Kind::Claims:
        return QStringLiteral("claims");
    case Kind::Alerts:
        return QStringLiteral("alerts");
    case Kind::Snapshots:
        return QStringLiteral("snapshots");
    case Kind::Feeds:
        return QStringLiteral("feeds");
    case Kind::Issues:
        return QStringLiteral("issues");
    case Kind::Events:
        return QStringLiteral("events");
    case Kind::Journal:
        return QStringLiteral("journal");
    case Kind::DueDates:
        return QStringLiteral("due-dates");
    case Kind::RemediationDevices:
        return QStringLiteral("remediation-devices");
    case Kind::ExceptionGroups:
        return QStringLiteral("exception-groups");
    }
    return {};
}

std::optional<Kind> parseKind(QStringView name)
{
    const auto* const found =
        std::ranges::find_if(allKinds, [name](Kind kind) { return name == kindName(kind); });
    return found == allKinds.end() ? std::nullopt : std::optional(*found);
}

std::span<const FieldSpec> fieldsOf(Kind kind)
{
    switch (kind) {
    case Kind::Recommendations:
        return recommendationFields;
    case Kind::Devices:
        return deviceFields;
    case Kind::Weaknesses:
        return weaknessFields;
    case Kind::Software:
        return softwareFields;
    case Kind::SoftwareVersions:
        return softwareVersionFields;
    case Kind::Findings:
        return findingFields;
    case Kind::Controls:
        return controlFields;
    case Kind::Assessments:
        return assessmentFields;
    case Kind::Remediations:
        return remediationFields();
    case Kind::Exceptions:
        return exceptionFields();
    case Kind::Claims:
        return claimFields();
    case Kind::Alerts:
        return alertFields;
    case Kind::Snapshots:
        return snapshotFields();
    case Kind::Feeds:
        return feedFields;
    case Kind::Issues:
        return issueFields;
    case Kind::Events:
        return eventFields();
    case Kind::Journal:
        return journalFields();
    case Kind::DueDates:
        return dueDateFields();
    case Kind::RemediationDevices:
        return remediationDeviceFields();
    case Kind::ExceptionGroups:
        return exceptionGroupFields();
    }
    return {};
}

std::optional<int> fieldIndex(Kind kind, QStringView name)
{
    const std::span<const FieldSpec> fields = fieldsOf(kind);
    const auto found = std::ranges::find_if(fields, [name](const FieldSpec& field) {
        return name
            == QLatin1StringView(field.name.data(), static_cast<qsizetype>(field.name.size()));
    });
    if (found == fields.end())
        return std::nullopt;
    return static_cast<int>(found - fields.begin());
}

} // namespace parapet::domain
