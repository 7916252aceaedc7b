// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Finds a column of a field table by the name a person wrote. Pure functions; any thread.
#pragma once

#include "models/domain/fields.h"
#include "models/query/sourcerange.h"

namespace parapet::query {

/// Index of the column of that name; another case is accepted when only one column fits.
/// Errors: Usage, proposing the nearest name.
[[nodiscard]] base::Result<int> findColumn(
    const QString& name, SourceRange range, std::span<const domain::FieldSpec> fields);

/// "id, deviceName" -> indexes in the order written. Errors: Usage for an unknown, repeated or
/// missing name.
[[nodiscard]] base::Result<std::vector<int>> parseColumns(
    QStringView list, std::span<const domain::FieldSpec> fields);

/// A field's name as QString.
[[nodiscard]] QString nameOf(const domain::FieldSpec& field);

} // namespace parapet::query
