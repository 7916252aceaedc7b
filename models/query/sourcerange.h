// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where in a query text something stands, and how errors of this folder carry that place.
// Plain values; any thread.
#pragma once

#include "models/base/result.h"

#include <optional>

namespace parapet::query {

/// A piece of the query text, in UTF-16 units from its beginning.
struct SourceRange
{
    int position = 0;
    int length = 0;
    bool operator==(const SourceRange&) const = default;
};

/// A Usage error about a place: the message names the character (1-based) for people, the detail
/// carries the range for a text field that wants to underline it.
[[nodiscard]] tl::unexpected<base::Error> failAt(SourceRange range, const QString& what);

/// The place that an error of this folder is about; nothing for other errors.
[[nodiscard]] std::optional<SourceRange> errorRange(const base::Error& error);

/// The same error for people who wrote only what follows the first `lead` characters of the text;
/// other errors, and places within the lead, stay as they are.
[[nodiscard]] base::Error withoutLead(const base::Error& error, int lead);

} // namespace parapet::query
