// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the five families of exports look like: told by the columns of a record or by the OData
// context of an empty envelope. Pure functions; any thread.
#pragma once

#include "models/ingest/importer.h"
#include "models/ingest/row.h"

#include <optional>

namespace parapet::ingest {

struct Recognised
{
    std::optional<Family> family;
    bool isDelta = false; ///< a changes export, which is no snapshot
};

/// `present`: the bits of Row::present(), from the keys of a record or the header of a CSV.
[[nodiscard]] Recognised recogniseColumns(std::uint64_t present);
/// The text of "@odata.context".
[[nodiscard]] Recognised recogniseContext(std::string_view context);

} // namespace parapet::ingest
