// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reads CSV (RFC 4180) records: headers into fields, rows into a Row. Owned by one thread.
#pragma once

#include "models/bytes/csvrecord.h"
#include "models/ingest/arena.h"
#include "models/ingest/block.h"
#include "models/ingest/jsonscanner.h"

#include <optional>

namespace parapet::ingest {

class CsvScanner
{
public:
    explicit CsvScanner(const Limits& limits);

    /// Takes the next record off the front of `rest` (with its line end) and puts its fields into
    /// `row`. Nothing when it is good; `rest` moves on either way. Blank lines give an empty row.
    [[nodiscard]] std::optional<QString> next(
        std::string_view& rest, const Layout& layout, Row& row);

private:
    [[nodiscard]] std::optional<QString> put(Field field, std::string_view value, Row& row);

    Limits m_limits;
    JsonScanner m_json;
    Arena m_arena;
    bytes::CsvRecord m_record;
};

/// How a CSV header is to be read; nothing when it names no columns of a family.
struct CsvHeader
{
    std::vector<Field> columns;
    char separator = ',';
    std::uint64_t present = 0;
    QString twice; ///< a known column that stands twice
};
[[nodiscard]] CsvHeader readCsvHeader(std::string_view head);

} // namespace parapet::ingest
