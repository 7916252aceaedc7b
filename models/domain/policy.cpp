// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/policy.h"

namespace parapet::domain {

QString text(ClockPolicy policy)
{
    switch (policy) {
    case ClockPolicy::BySeverity:
        return QStringLiteral("severity");
    case ClockPolicy::Bod2604:
        return QStringLiteral("bod-26-04");
    case ClockPolicy::Earliest:
        return QStringLiteral("earliest");
    }
    return {};
}

std::optional<ClockPolicy> parseClockPolicy(QStringView word)
{
    for (const auto policy : {ClockPolicy::BySeverity, ClockPolicy::Bod2604, ClockPolicy::Earliest})
        if (word == text(policy))
            return policy;
    return {};
}

} // namespace parapet::domain
