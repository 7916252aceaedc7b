// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A fact table as it was at a snapshot: the open table for the newest one, else open and past rows
// that were valid then. Builds SQL text from constants and integers only.
#pragma once

#include <QtGlobal>

#include <string>

namespace parapet::store {

/// A parenthesised row source. `columns` are columns of the open table; snapshot 0 is the newest.
/// `only`: a condition on both tables of a past snapshot, for what is read of it; empty: all rows.
[[nodiscard]] inline std::string asOf(const std::string& table, const std::string& columns,
    qint64 snapshot, const std::string& only = {})
{
    if (snapshot == 0)
        return table;
    const std::string at = std::to_string(snapshot);
    const std::string wanted = only.empty() ? std::string() : " AND " + only;
    return "(SELECT " + columns + " FROM " + table + " WHERE since <= " + at + wanted
        + " UNION ALL SELECT " + columns + " FROM " + table + "_past WHERE since <= " + at
        + " AND until > " + at + wanted + ")";
}

} // namespace parapet::store
