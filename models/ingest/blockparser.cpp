// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/blockparser.h"

#include "models/ingest/cutter.h"
#include "models/ingest/words.h"

#include <cstring>

namespace parapet::ingest {
namespace {

std::string_view withoutBlanks(const char* begin, const char* end)
{
    const auto isBlank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
    while (begin < end && isBlank(*begin))
        ++begin;
    while (begin < end && isBlank(end[-1]))
        --end;
    return {begin, static_cast<std::size_t>(end - begin)};
}

RecordStart startOf(const Slice& slice, const Block& block)
{
    RecordStart start{slice.line, {}};
    if (slice.sharesLine)
        start.byteOffset = block.position + slice.offset;
    return start;
}

} // namespace

void forEachJsonRecord(const Block& block,
    const std::function<bool(std::string_view record, const RecordStart& start)>& visit)
{
    const char* const data = block.memory.get();
    if (block.layout->shape == Shape::Structured) {
        for (const Slice& slice : block.slices)
            if (!visit({data + slice.offset, slice.size}, startOf(slice, block)))
                return;
        return;
    }
    std::uint32_t line = block.line;
    const char* const end = data + block.end;
    for (const char* at = data + block.begin; at < end; ++line) {
        const char* stop =
            static_cast<const char*>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)));
        stop = stop == nullptr ? end : stop;
        const std::string_view record = withoutBlanks(at, stop);
        if (!record.empty() && !visit(record, {line, {}}))
            return;
        at = stop + 1;
    }
}

BlockParser::BlockParser(const Limits& limits, Sink& sink)
    : m_limits(limits)
    , m_sink(sink)
    , m_json(limits)
    , m_csv(limits)
{
}

void BlockParser::parse(const Block& block)
{
    if (m_counts.size() <= block.layout->file)
        m_counts.resize(block.layout->file + 1);
    if (block.layout->shape == Shape::Csv)
        return csv(block);
    forEachJsonRecord(block, [this, &block](std::string_view record, const RecordStart& start) {
        json(block, record, start);
        return true;
    });
}

void BlockParser::json(const Block& block, std::string_view record, const RecordStart& start)
{
    if (record.size() > m_limits.recordBytes)
        return reject(block, start,
            Words::tr("a record of %1 bytes is over the limit of %2 bytes")
                .arg(record.size())
                .arg(m_limits.recordBytes));
    if (const auto reason = m_json.scan(record, m_row))
        return reject(block, start, *reason);
    deliver(block, start);
}

void BlockParser::csv(const Block& block)
{
    std::uint32_t line = block.line;
    std::string_view rest(block.memory.get() + block.begin, block.end - block.begin);
    while (!rest.empty()) {
        const char* const begin = rest.data();
        const auto reason = m_csv.next(rest, *block.layout, m_row);
        if (reason)
            reject(block, {line, {}}, *reason);
        else if (m_row.present() != 0)
            deliver(block, {line, {}});
        const char* const end = rest.empty() ? block.memory.get() + block.end : rest.data();
        line += countLines(begin, end);
    }
}

void BlockParser::deliver(const Block& block, const RecordStart& start)
{
    const auto reason = m_builder.deliver(
        block.layout->family, m_row, m_sink, Place{block.layout->file, start.line});
    if (reason)
        reject(block, start, *reason);
    else
        ++m_counts[block.layout->file].rows;
}

void BlockParser::reject(const Block& block, const RecordStart& start, const QString& reason)
{
    ++m_counts[block.layout->file].rejected;
    m_sink.issue(
        {domain::Issue::Kind::Rejected, block.layout->path, start.line, start.byteOffset, reason});
}

} // namespace parapet::ingest
