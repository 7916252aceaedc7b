// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What people set of a device, with what was taken back later: what holds comes from the settings,
// what does not any more from the journal. Pure.
#pragma once

#include "models/domain/devicehistory.h"
#include "models/store/devicefacts.h"

#include <vector>

namespace parapet::jobs {

/// In no order.
[[nodiscard]] std::vector<domain::DeviceChange> contextHistory(const store::DeviceFacts& facts);

} // namespace parapet::jobs
