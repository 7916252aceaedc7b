// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of integers in memory as an SQL table: `INSERT INTO t SELECT c0, c1 FROM row_span(?1)` reads
// them without a bind and a step for each. Thread of the connection.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

struct sqlite3;

namespace parapet::store {

/// Up to 8 integer columns; every row is asked column by column, in order.
class RowSource
{
public:
    virtual ~RowSource() = default;
    [[nodiscard]] virtual std::size_t rows() const = 0;
    [[nodiscard]] virtual std::int64_t at(std::size_t row, int column) const = 0;
};

/// Adds the table-valued function row_span to a connection.
void registerRowSpan(sqlite3* db);
/// Runs a statement that uses row_span(?1), with an integer as ?2; the SQLite status code.
[[nodiscard]] int runWithRows(
    sqlite3* db, const std::string& sql, const RowSource& rows, std::int64_t second);

} // namespace parapet::store
