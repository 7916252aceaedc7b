// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What each field of the lists of findings and of due dates is a property of, and the small tables
// that tell it. Builds text from constants; no user text.
#pragma once

#include "models/store/kindsql.h"

#include <string>

namespace parapet::store {

/// What a field of the lists of findings and of due dates is a property of.
enum class Reach {
    Device,
    Version,
    Cve,
    Update,
    Exception,
    State,
    FirstSeen,
    LastSeen,
    DueOn,
    SeverityDueOn,
    BodDueOn,
    Overdue,
    DueStatus,
    FirstSoftware,
    ClockInputs,
    Constant,
    Other
};

/// `kind`: Findings or DueDates.
[[nodiscard]] Reach reachOf(domain::Kind kind, int field);
/// Row source of the properties, with the names that the fields' expressions use.
struct ObjectSource
{
    std::string from;
    std::string key; ///< its key column
};
/// Only for Device, Version, Cve, Update and State. Of a device only what `expression` names is
/// joined; maybe devices that have no findings.
[[nodiscard]] ObjectSource sourceOf(
    Reach reach, const ReadScope& scope, const std::string& expression);

/// The kind of list in sum_devices_of that tells the devices of a Version or Cve.
[[nodiscard]] int deviceListOf(Reach reach);

} // namespace parapet::store
