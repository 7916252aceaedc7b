// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Brings a table of what is true now (NAME) to a new state and moves what ended to NAME_past, by
// one merge of two sorted streams: only rows that differ are written. Inside the caller's
// transaction; thread of the connection; SQLite exceptions pass through.
#pragma once

#include "models/domain/fields.h"
#include "models/store/rowspan.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <functional>
#include <string>
#include <vector>

namespace parapet::store {

/// A pair of tables NAME (keys, since, values) and NAME_past (keys, since, until, values).
struct FactTable
{
    std::string name;
    std::vector<std::string> keys; ///< the primary key of NAME, at most 3 integer columns
    std::vector<std::string> values;
};

struct DiffOptions
{
    qint64 snapshot = 0; ///< since / until of what begins and ends
    /// Old rows for which this says no are left alone (devices a partial import does not name).
    std::function<bool(std::int64_t firstKey)> mayEnd = [](std::int64_t) { return true; };
    /// Told each row of the source that begins, in order of the source.
    std::function<void(std::size_t row)> begins = [](std::size_t) {};
};

/// Integer facts: columns 0 .. keys-1 of the source are the key, the rest the values; sorted by
/// key.
void diffFacts(SQLite::Database& db, const FactTable& table, const RowSource& rows,
    const DiffOptions& options);

/// One row of a table with texts: the single key and its values.
struct StateRow
{
    std::int64_t key = 0;
    std::vector<domain::Value> values;
    bool operator==(const StateRow&) const = default;
};

/// Facts with texts, one integer key; sorted by key.
void diffStates(SQLite::Database& db, const FactTable& table, const std::vector<StateRow>& rows,
    const DiffOptions& options);

/// Binds a value: monostate as NULL, Boolean as 0/1, a list as a JSON array.
void bindValue(SQLite::Statement& statement, int index, const domain::Value& value);
/// The values one after the other, the first at `first`.
void bindValues(
    SQLite::Statement& statement, const std::vector<domain::Value>& values, int first = 1);

} // namespace parapet::store
