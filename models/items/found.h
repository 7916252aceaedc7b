// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Objects whose name holds what somebody typed. Reading runs on a reader's thread.
#pragma once

#include "models/base/result.h"
#include "models/items/foundobject.h"
#include "models/items/reader.h"

#include <vector>

namespace parapet::items {

/// Devices, software, weaknesses and recommendations of the scope, at most `each` of a kind, each
/// kind in its own order (worst first). An empty text finds nothing.
[[nodiscard]] base::Result<std::vector<Found>> readFound(
    const Reader::Desk& desk, const QString& text, qint64 each);

} // namespace parapet::items
