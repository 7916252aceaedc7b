// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The software behind a weakness. Reads only the findings of the devices exposed to it. Thread of
// the connection.
#pragma once

#include "models/domain/affectedsoftware.h"
#include "models/store/connection.h"
#include "models/store/kindsql.h"

#include <vector>

namespace parapet::store {

/// By exposed devices, most first, then by id; software on inactive devices only has zeros. Empty
/// for an unknown CVE.
[[nodiscard]] base::Result<std::vector<domain::AffectedSoftware>> affectedSoftware(
    Connection& connection, const QString& cve, const ReadScope& scope);

} // namespace parapet::store
