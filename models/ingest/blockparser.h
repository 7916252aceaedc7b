// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Parses the records of blocks into a sink and counts them by file. Owned by one parsing thread.
#pragma once

#include "models/ingest/block.h"
#include "models/ingest/csvscanner.h"
#include "models/ingest/jsonscanner.h"
#include "models/ingest/rowbuilder.h"

#include <functional>
#include <vector>

namespace parapet::ingest {

/// Where a record begins.
struct RecordStart
{
    std::uint32_t line = 0;
    std::optional<qint64> byteOffset; ///< where another record begins on the same line before it
};

struct RowCounts
{
    std::int64_t rows = 0;
    std::int64_t rejected = 0;
};

class BlockParser
{
public:
    BlockParser(const Limits& limits, Sink& sink);

    void parse(const Block& block);
    /// By file index; may be shorter than the list of files.
    [[nodiscard]] const std::vector<RowCounts>& counts() const { return m_counts; }

private:
    void json(const Block& block, std::string_view record, const RecordStart& start);
    void csv(const Block& block);
    void deliver(const Block& block, const RecordStart& start);
    void reject(const Block& block, const RecordStart& start, const QString& reason);

    Limits m_limits;
    Sink& m_sink;
    JsonScanner m_json;
    CsvScanner m_csv;
    RowBuilder m_builder;
    Row m_row;
    std::vector<RowCounts> m_counts;
};

/// Calls `visit(record, start)` for every JSON record of a block; blank lines are left out. Stops
/// when it answers false.
void forEachJsonRecord(const Block& block,
    const std::function<bool(std::string_view record, const RecordStart& start)>& visit);

} // namespace parapet::ingest
