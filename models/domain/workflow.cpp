// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/workflow.h"

namespace parapet::domain {

QString text(ActivityDeviceStatus status)
{
    switch (status) {
    case ActivityDeviceStatus::Exposed:
        return QStringLiteral("Exposed");
    case ActivityDeviceStatus::Fixed:
        return QStringLiteral("Fixed");
    case ActivityDeviceStatus::NotReported:
        return QStringLiteral("Not reported");
    }
    return {};
}

} // namespace parapet::domain
