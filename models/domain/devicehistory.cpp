// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/devicehistory.h"

#include <QCoreApplication>

namespace parapet::domain {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("DeviceHistory", text);
}

} // namespace

QString text(DeviceChangeKind kind)
{
    switch (kind) {
    case DeviceChangeKind::Joined:
        return tr("Joined the fleet");
    case DeviceChangeKind::Left:
        return tr("Left the fleet");
    case DeviceChangeKind::WeaknessesFound:
        return tr("Weaknesses found");
    case DeviceChangeKind::WeaknessesClosed:
        return tr("Weaknesses closed");
    case DeviceChangeKind::SoftwareInstalled:
        return tr("Software installed");
    case DeviceChangeKind::SoftwareRemoved:
        return tr("Software removed");
    case DeviceChangeKind::SoftwareUpdated:
        return tr("Software updated");
    case DeviceChangeKind::ControlFailing:
        return tr("Control fails");
    case DeviceChangeKind::ControlFollowed:
        return tr("Control followed");
    case DeviceChangeKind::ControlNotApplicable:
        return tr("Control not applicable");
    case DeviceChangeKind::Reported:
        return tr("Reported otherwise");
    case DeviceChangeKind::SetByPerson:
        return tr("Set by a person");
    case DeviceChangeKind::SetBack:
        return tr("Set back by a person");
    case DeviceChangeKind::AlertRaised:
        return tr("Alert raised");
    case DeviceChangeKind::AlertChanged:
        return tr("Alert changed");
    }
    return {};
}

} // namespace parapet::domain
