// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The policy clocks of a workspace: which one gives the due date, and the table of days. Plain
// values; any thread.
#pragma once

#include "scoring/policy/clocks.h"

#include <QString>

#include <optional>

namespace parapet::domain {

using scoring::ClockPolicy;
using scoring::SeverityDays;

struct PolicySettings
{
    ClockPolicy policy = ClockPolicy::BySeverity;
    SeverityDays days;
    bool operator==(const PolicySettings&) const = default;
};

/// "severity", "bod-26-04", "earliest".
[[nodiscard]] QString text(ClockPolicy policy);
[[nodiscard]] std::optional<ClockPolicy> parseClockPolicy(QStringView word);

} // namespace parapet::domain
