// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The pairs of fact tables of the schema, by name and columns. Constant data.
#pragma once

#include "models/store/factdiff.h"

namespace parapet::store {

[[nodiscard]] inline FactTable findingTable()
{
    return {"finding", {"device", "version", "cve"}, {"first_seen", "lag", "state", "fix"}};
}
[[nodiscard]] inline FactTable installTable()
{
    return {"install", {"device", "version"}, {"first_seen", "evidence"}};
}
[[nodiscard]] inline FactTable assessmentTable()
{
    return {"assessment", {"device", "control"}, {"lag", "result"}};
}
[[nodiscard]] inline FactTable deviceSeenTable()
{
    return {"device_seen", {"device"}, {"last_seen", "finding_seen", "assessed_seen"}};
}
[[nodiscard]] inline FactTable deviceStateTable()
{
    return {"device_state", {"device"},
        {"name", "os_platform", "os_version", "grp", "value", "internet", "health", "risk", "tags",
            "first_seen", "onboarding", "excluded", "exclusion_reason"}};
}
[[nodiscard]] inline FactTable versionStateTable()
{
    return {"version_state", {"version"}, {"eos", "eos_date"}};
}
[[nodiscard]] inline FactTable cveStateTable()
{
    return {"cve_state", {"cve"}, {"severity", "cvss", "exploit", "flags"}};
}
[[nodiscard]] inline FactTable controlStateTable()
{
    return {"control_state", {"control"}, {"name", "category", "subcategory", "impact"}};
}
[[nodiscard]] inline FactTable alertStateTable()
{
    return {"alert_state", {"alert"},
        {"device", "severity", "status", "title", "description", "category", "created_at", "cves"}};
}

} // namespace parapet::store
