// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reads what the shell and the dashboard show. Reader thread.
#pragma once

#include "models/items/reader.h"

namespace parapet::items {

[[nodiscard]] base::Result<domain::Overview> readOverview(const Reader::Desk& desk);
/// One row of a list with all its fields, by its id.
[[nodiscard]] base::Result<domain::Row> readRow(
    const Reader::Desk& desk, domain::Kind kind, const QString& id);

} // namespace parapet::items
