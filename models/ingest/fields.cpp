// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/fields.h"

#include <algorithm>
#include <array>

namespace parapet::ingest {
namespace {

constexpr std::array<std::string_view, fieldCount> names{"id", "deviceId", "machineId",
    "computerDnsName", "deviceName", "osPlatform", "osVersion", "version", "rbacGroupName",
    "firstSeen", "lastSeen", "healthStatus", "riskScore", "deviceValue", "isInternetFacing",
    "machineTags", "onboardingStatus", "isExcluded", "exclusionReason", "softwareVendor",
    "softwareName", "softwareVersion", "productVendor", "productName", "productVersion",
    "diskPaths", "registryPaths", "softwareFirstSeenTimestamp", "softwareLastSeenTimestamp",
    "firstSeenTimestamp", "lastSeenTimestamp", "endOfSupportStatus", "endOfSupportDate",
    "numberOfWeaknesses", "cveId", "vulnerabilitySeverityLevel", "severity", "cvssScore",
    "exploitabilityLevel", "recommendedSecurityUpdate", "recommendedSecurityUpdateId",
    "recommendationReference", "securityUpdateAvailable", "cveTags", "fixingKbId", "eventTimestamp",
    "configurationId", "configurationName", "configurationCategory", "configurationSubcategory",
    "configurationImpact", "isCompliant", "isApplicable", "isExpectedUserImpact", "timestamp",
    "status", "title", "description", "category", "alertCreationTime"};
static_assert(!names.back().empty(), "one name for each field");

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool sameName(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
        return lower(x) == lower(y);
    });
}

} // namespace

Field fieldOf(std::string_view columnName)
{
    for (std::size_t i = 0; i < names.size(); ++i)
        if (sameName(names[i], columnName))
            return static_cast<Field>(i);
    return Field::Ignored;
}

std::string_view nameOf(Field field)
{
    return field == Field::Ignored ? std::string_view() : names[static_cast<std::size_t>(field)];
}

} // namespace parapet::ingest
