// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/historyfields.h"

#include "models/domain/fieldtable.h"

namespace parapet::domain {
namespace {

using namespace fieldtable;

// clang-format off
constexpr std::array events {
    FieldSpec {"date", Type::Time, "Date", Format::Date},
    FieldSpec {"type", Type::Text, "Type"},
    FieldSpec {"event", Type::Text, "Event"},
    FieldSpec {"relatedComponent", Type::Text, "Related component"},
    FieldSpec {"originallyImpactedDevices", Type::Integer, "Originally impacted devices",
        Format::Count},
    FieldSpec {"currentlyImpactedDevices", Type::Integer, "Currently impacted devices",
        Format::Count, hidden},
    FieldSpec {"totalDevices", Type::Integer, "Total devices", Format::Count, hidden},
    FieldSpec {"scoreTrend", Type::Text, "Score trend"},
    FieldSpec {"weaknesses", Type::Integer, "Weaknesses", Format::Count},
    FieldSpec {"id", Type::Integer, "Event ID", Format::Identifier, hidden},
    FieldSpec {"softwareId", Type::Text, "Software ID", Format::Identifier, hidden},
    FieldSpec {"recommendationId", Type::Text, "Recommendation ID", Format::Identifier, hidden},
    FieldSpec {"snapshot", Type::Integer, "Snapshot", Format::Identifier, hidden},
    FieldSpec {"originallyImpactedShare", Type::Real, "Originally impacted share",
        Format::Probability, hidden},
    FieldSpec {"cves", Type::TextList, "Weaknesses concerned", Format::Tags, hidden},
    FieldSpec {"currentlyImpactedShare", Type::Real, "Currently impacted share",
        Format::Probability, hidden},
};

constexpr std::array journal {
    FieldSpec {"id", Type::Integer, "Entry", Format::Identifier},
    FieldSpec {"date", Type::Time, "Date", Format::DateTime},
    FieldSpec {"user", Type::Text, "Who"},
    FieldSpec {"action", Type::Text, "Change"},
    FieldSpec {"objectType", Type::Text, "Kind of object"},
    FieldSpec {"objectId", Type::Text, "Object ID", Format::Identifier, hidden},
    FieldSpec {"object", Type::Text, "Object"},
    FieldSpec {"before", Type::Text, "Before", Format::Identifier},
    FieldSpec {"after", Type::Text, "After", Format::Identifier},
    FieldSpec {"hash", Type::Text, "Hash", Format::Identifier, hidden},
};

constexpr std::array dueDates {
    FieldSpec {"deviceId", Type::Text, "Device ID", Format::Identifier, hidden},
    FieldSpec {"deviceName", Type::Text, "Device name"},
    FieldSpec {"osPlatform", Type::Text, "OS platform", Format::Plain, hidden},
    FieldSpec {"rbacGroupName", Type::Text, "Device group"},
    FieldSpec {"cveId", Type::Text, "Weakness", Format::Identifier},
    FieldSpec {"severity", Type::Text, "Severity", Format::SeverityPill},
    FieldSpec {"relatedSoftware", Type::TextList, "Related software"},
    FieldSpec {"firstSeen", Type::Time, "First seen", Format::Date},
    FieldSpec {"dueOn", Type::Time, "Due date", Format::Date},
    FieldSpec {"overdueDays", Type::Integer, "Days overdue", Format::Count},
    FieldSpec {"status", Type::Text, "Status"},
    FieldSpec {"policyDays", Type::Integer, "Days allowed", Format::Count, hidden},
    FieldSpec {"severityDueOn", Type::Time, "Due by severity", Format::Date, hidden},
    FieldSpec {"bodDueOn", Type::Time, "Due by BOD 26-04", Format::Date, hidden},
    FieldSpec {"bodDays", Type::Integer, "Days by BOD 26-04", Format::Count, hidden},
    FieldSpec {"bodForensics", Type::Boolean, "Forensics asked for", Format::YesNo, hidden},
    FieldSpec {"inKev", Type::Boolean, "Known exploited", Format::YesNo},
    FieldSpec {"isInternetFacing", Type::Boolean, "Internet facing", Format::YesNo},
    FieldSpec {"automatable", Type::Text, "Automatable", Format::Plain, hidden},
    FieldSpec {"technicalImpact", Type::Text, "Technical impact", Format::Plain, hidden},
    FieldSpec {"assumptions", Type::TextList, "Assumed", Format::Tags, hidden},
};

constexpr std::array claims {
    FieldSpec {"id", Type::Text, "Answer", Format::Identifier, hidden},
    FieldSpec {"activityId", Type::Text, "Activity ID", Format::Identifier, hidden},
    FieldSpec {"title", Type::Text, "Remediation activity"},
    FieldSpec {"deviceId", Type::Text, "Device ID", Format::Identifier, hidden},
    FieldSpec {"computerDnsName", Type::Text, "Device name"},
    FieldSpec {"rbacGroupName", Type::Text, "Device group", Format::Plain, hidden},
    FieldSpec {"itStatus", Type::Text, "IT status"},
    FieldSpec {"claim", Type::Text, "IT says", Format::Plain, hidden},
    FieldSpec {"itOwner", Type::Text, "IT owner"},
    FieldSpec {"itNote", Type::Text, "IT note"},
    FieldSpec {"doneOn", Type::Time, "Done on", Format::Date},
    FieldSpec {"verdict", Type::Text, "Snapshots say"},
    FieldSpec {"judgedSnapshot", Type::Integer, "Judged by snapshot", Format::Identifier, hidden},
    FieldSpec {"judgedOn", Type::Time, "Judged on", Format::Date},
    FieldSpec {"deviceStatus", Type::Text, "Device status", Format::Plain, hidden},
    FieldSpec {"isCurrent", Type::Boolean, "Newest answer", Format::YesNo, hidden},
    FieldSpec {"mergedOn", Type::Time, "Merged on", Format::DateTime},
    FieldSpec {"mergedBy", Type::Text, "Merged by", Format::Plain, hidden},
    FieldSpec {"file", Type::Text, "File", Format::Plain, hidden},
    FieldSpec {"line", Type::Integer, "Line", Format::Count, hidden},
    FieldSpec {"recommendationId", Type::Text, "Recommendation ID", Format::Identifier, hidden},
};
constexpr std::array snapshots {
    FieldSpec {"id", Type::Integer, "Snapshot", Format::Identifier},
    FieldSpec {"takenAt", Type::Time, "Taken at", Format::DateTime},
    FieldSpec {"label", Type::Text, "Label"},
    FieldSpec {"source", Type::Text, "Source"},
    FieldSpec {"devices", Type::Integer, "Devices", Format::Count},
    FieldSpec {"findings", Type::Integer, "Findings", Format::Count},
    FieldSpec {"rejected", Type::Integer, "Rejected rows", Format::Count},
    FieldSpec {"importedAt", Type::Time, "Imported at", Format::DateTime, hidden},
    FieldSpec {"partial", Type::Boolean, "Partial", Format::YesNo, hidden},
    FieldSpec {"exposureScore", Type::Real, "Exposure score", Format::Score},
    FieldSpec {"secureScorePoints", Type::Real, "Secure score", Format::Score},
    FieldSpec {"secureScoreMax", Type::Real, "Secure score maximum", Format::Score, hidden},
    FieldSpec {"model", Type::Text, "Scoring model", Format::Identifier, hidden},
};
// clang-format on

} // namespace

std::span<const FieldSpec> snapshotFields()
{
    return snapshots;
}

std::span<const FieldSpec> eventFields()
{
    return events;
}
std::span<const FieldSpec> journalFields()
{
    return journal;
}
std::span<const FieldSpec> dueDateFields()
{
    return dueDates;
}

std::span<const FieldSpec> claimFields()
{
    return claims;
}

} // namespace parapet::domain
