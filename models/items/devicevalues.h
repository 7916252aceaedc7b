// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The values of some devices and what a value weighs in the exposure score. For the GUI thread;
// does not block.
#pragma once

#include "models/items/library.h"

namespace parapet::items {

struct DeviceValues
{
    /// Of one device value, in the order Low, Normal, High.
    struct Each
    {
        qint64 devices = 0; ///< of those asked for
        double weight = 0.0; ///< w(d) of scoring.md section 4 under the preset of the workspace
    };
    std::array<Each, 3> values;
};

/// Values as in force in the library's scope; unknown ids count nowhere.
void askDeviceValues(
    Library& library, const QStringList& devices, QObject* context, Answer<DeviceValues> answer);

} // namespace parapet::items
