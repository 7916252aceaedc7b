// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A number that changes when another connection, of this or another process, commits to the
// workspace. Thread of the connection.
#pragma once

#include "models/store/connection.h"

namespace parapet::store {

/// Comparable only with other answers of the same connection.
[[nodiscard]] base::Result<qint64> dataVersion(Connection& connection);

} // namespace parapet::store
