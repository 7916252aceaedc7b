// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The order of a list as text: "exposureImpact:desc,id". Pure functions; any thread.
#pragma once

#include "models/domain/fields.h"
#include "models/query/sourcerange.h"

namespace parapet::query {

struct SortKey
{
    int field = 0; ///< index in the field table
    bool descending = false;
    bool operator==(const SortKey&) const = default;
};

/// FIELD[:asc|desc] separated by commas, ascending where not told; blank text is no key at all.
/// Errors: Usage for an unknown or repeated column or another direction.
[[nodiscard]] base::Result<std::vector<SortKey>> parseSort(
    QStringView text, std::span<const domain::FieldSpec> fields);

/// The text of the keys; parseSort reads it back.
[[nodiscard]] QString sortText(
    std::span<const SortKey> keys, std::span<const domain::FieldSpec> fields);

} // namespace parapet::query
