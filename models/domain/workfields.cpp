// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/workfields.h"

#include "models/domain/fieldtable.h"

namespace parapet::domain {
namespace {

using namespace fieldtable;

// clang-format off
constexpr std::array remediations {
    FieldSpec {"id", Type::Text, "Activity ID", Format::Identifier, hidden},
    FieldSpec {"title", Type::Text, "Remediation activity"},
    FieldSpec {"createdOn", Type::Time, "Created on", Format::DateTime},
    FieldSpec {"requesterId", Type::Text, "Requester ID", Format::Identifier, hidden},
    FieldSpec {"requesterEmail", Type::Text, "Requester"},
    FieldSpec {"status", Type::Text, "Status"},
    FieldSpec {"statusLastModifiedOn", Type::Time, "Status changed on", Format::DateTime, hidden},
    FieldSpec {"description", Type::Text, "Description", Format::Plain, hidden},
    FieldSpec {"relatedComponent", Type::Text, "Related component"},
    FieldSpec {"targetDevices", Type::Integer, "Target devices", Format::Count},
    FieldSpec {"rbacGroupNames", Type::TextList, "Device groups", Format::Tags, hidden},
    FieldSpec {"fixedDevices", Type::Integer, "Device remediation progress", Format::Progress},
    FieldSpec {"requesterNotes", Type::Text, "Notes", Format::Plain, hidden},
    FieldSpec {"dueOn", Type::Time, "Due date", Format::Date},
    FieldSpec {"category", Type::Text, "Category", Format::Plain, hidden},
    FieldSpec {"productivityImpactRemediationType", Type::Text, "Productivity impact",
        Format::Plain, hidden},
    FieldSpec {"priority", Type::Text, "Priority"},
    FieldSpec {"completionMethod", Type::Text, "Completion method", Format::Plain, hidden},
    FieldSpec {"completerId", Type::Text, "Completer ID", Format::Identifier, hidden},
    FieldSpec {"completerEmail", Type::Text, "Completed by"},
    FieldSpec {"scid", Type::Text, "Configuration ID", Format::Identifier, hidden},
    FieldSpec {"type", Type::Text, "Remediation type"},
    FieldSpec {"productId", Type::Text, "Product ID", Format::Identifier, hidden},
    FieldSpec {"vendorId", Type::Text, "Vendor ID", Format::Identifier, hidden},
    FieldSpec {"nameId", Type::Text, "Name ID", Format::Identifier, hidden},
    FieldSpec {"recommendedVersion", Type::Text, "Recommended version", Format::Identifier, hidden},
    FieldSpec {"recommendedVendor", Type::Text, "Recommended vendor", Format::Plain, hidden},
    FieldSpec {"recommendedProgram", Type::Text, "Recommended program", Format::Plain, hidden},
    FieldSpec {"recommendationId", Type::Text, "Recommendation ID", Format::Identifier, hidden},
    FieldSpec {"exposureImpact", Type::Real, "Impact", Format::Impact, hidden},
    FieldSpec {"ticketStatus", Type::Text, "Ticket status", Format::Plain, hidden},
    FieldSpec {"exposedDevices", Type::Integer, "Devices left", Format::Count, hidden},
    FieldSpec {"notReportedDevices", Type::Integer, "Devices not reported", Format::Count, hidden},
    FieldSpec {"isArchived", Type::Boolean, "Completed over 180 days ago", Format::YesNo, hidden},
    FieldSpec {"intuneTicket", Type::Boolean, "Ticket in Intune", Format::YesNo, hidden},
    FieldSpec {"exposedAgainDevices", Type::Integer, "Devices exposed again", Format::Count,
        hidden},
    FieldSpec {"unfollowedDevices", Type::Integer, "Exposed again, not requested again",
        Format::Count, hidden},
    FieldSpec {"completedSnapshot", Type::Integer, "Completed with snapshot", Format::Plain,
        hidden},
};

constexpr std::array exceptions {
    FieldSpec {"id", Type::Text, "Exception ID", Format::Identifier, hidden},
    FieldSpec {"recommendationId", Type::Text, "Recommendation ID", Format::Identifier, hidden},
    FieldSpec {"title", Type::Text, "Exception"},
    FieldSpec {"type", Type::Text, "Remediation type"},
    FieldSpec {"justification", Type::Text, "Justification"},
    FieldSpec {"justificationContext", Type::Text, "Justification context", Format::Plain, hidden},
    FieldSpec {"scope", Type::Text, "Scope"},
    FieldSpec {"groups", Type::TextList, "Device groups", Format::Tags, hidden},
    FieldSpec {"status", Type::Text, "Status"},
    FieldSpec {"createdBy", Type::Text, "Created by"},
    FieldSpec {"createdOn", Type::Time, "Created on", Format::DateTime, hidden},
    FieldSpec {"startsOn", Type::Time, "Starts on", Format::Date},
    FieldSpec {"expiresOn", Type::Time, "Expires on", Format::Date},
    FieldSpec {"cancelledBy", Type::Text, "Canceled by", Format::Plain, hidden},
    FieldSpec {"cancelledOn", Type::Time, "Canceled on", Format::DateTime, hidden},
    FieldSpec {"cveId", Type::Text, "Weakness", Format::Identifier, hidden},
    FieldSpec {"predecessorId", Type::Text, "Extends", Format::Identifier, hidden},
    FieldSpec {"successorId", Type::Text, "Extended by", Format::Identifier, hidden},
    FieldSpec {"resurface", Type::Boolean, "Ends when exposure grows", Format::YesNo, hidden},
    FieldSpec {"devicesWhenFiled", Type::Integer, "Exposed devices when filed", Format::Count,
        hidden},
    FieldSpec {"relatedComponent", Type::Text, "Related component"},
    FieldSpec {"scopeKind", Type::Text, "Covers"},
    FieldSpec {"impactClass", Type::Text, "Impact"},
    FieldSpec {"exposedMachines", Type::Integer, "Exposed devices", Format::Count, hidden},
    FieldSpec {"resurfaced", Type::Boolean, "Resurfaced", Format::YesNo, hidden},
};

constexpr std::array remediationDevices {
    FieldSpec {"id", Type::Text, "Activity and device", Format::Identifier, hidden},
    FieldSpec {"activityId", Type::Text, "Activity ID", Format::Identifier, hidden},
    FieldSpec {"title", Type::Text, "Remediation activity"},
    FieldSpec {"deviceId", Type::Text, "Device ID", Format::Identifier, hidden},
    FieldSpec {"computerDnsName", Type::Text, "Device name"},
    FieldSpec {"status", Type::Text, "Device status"},
    FieldSpec {"osPlatform", Type::Text, "OS platform"},
    FieldSpec {"rbacGroupName", Type::Text, "Device group"},
    FieldSpec {"exposureLevel", Type::Text, "Exposure level", Format::LevelPill, hidden},
    FieldSpec {"lastSeen", Type::Time, "Last seen", Format::DateTime},
    FieldSpec {"installedVersions", Type::TextList, "Installed versions", Format::Tags},
    FieldSpec {"weaknesses", Type::Integer, "Weaknesses", Format::Count, hidden},
    FieldSpec {"itStatus", Type::Text, "IT status"},
    FieldSpec {"itOwner", Type::Text, "IT owner"},
    FieldSpec {"itNote", Type::Text, "IT note", Format::Plain, hidden},
    FieldSpec {"doneOn", Type::Time, "Done on", Format::Date, hidden},
    FieldSpec {"verdict", Type::Text, "Snapshots say", Format::Plain, hidden},
    FieldSpec {"recommendationId", Type::Text, "Recommendation ID", Format::Identifier, hidden},
    FieldSpec {"activityStatus", Type::Text, "Activity status", Format::Plain, hidden},
    FieldSpec {"dueOn", Type::Time, "Due date", Format::Date, hidden},
    FieldSpec {"exposedAgain", Type::Boolean, "Exposed again", Format::YesNo, hidden},
};

constexpr std::array exceptionGroups {
    FieldSpec {"id", Type::Text, "Exception and group", Format::Identifier, hidden},
    FieldSpec {"exceptionId", Type::Text, "Exception ID", Format::Identifier, hidden},
    FieldSpec {"title", Type::Text, "Exception"},
    FieldSpec {"rbacGroupName", Type::Text, "Device group"},
    FieldSpec {"status", Type::Text, "Status"},
    FieldSpec {"exposedMachines", Type::Integer, "Exposed devices", Format::Count},
    FieldSpec {"devices", Type::Integer, "Devices", Format::Count},
    FieldSpec {"expiresOn", Type::Time, "Expires on", Format::Date, hidden},
    FieldSpec {"cancelledBy", Type::Text, "Canceled by", Format::Plain, hidden},
    FieldSpec {"cancelledOn", Type::Time, "Canceled on", Format::DateTime},
};
// clang-format on

} // namespace

std::span<const FieldSpec> remediationFields()
{
    return remediations;
}

std::span<const FieldSpec> exceptionFields()
{
    return exceptions;
}

std::span<const FieldSpec> remediationDeviceFields()
{
    return remediationDevices;
}

std::span<const FieldSpec> exceptionGroupFields()
{
    return exceptionGroups;
}

} // namespace parapet::domain
