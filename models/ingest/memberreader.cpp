// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/memberreader.h"

#include "models/bytes/csvrecord.h"
#include "models/ingest/words.h"

#include <algorithm>
#include <cstring>

namespace parapet::ingest {
namespace {

constexpr std::string_view byteOrderMark = "\xef\xbb\xbf";
/// Blocks without a record of a known family that are read before a file is given up.
constexpr std::size_t mostPending = 2;

/// The text value of a key in the text around the records of an envelope; empty when null.
std::string_view valueOf(std::string_view envelope, std::string_view key)
{
    const std::size_t at = envelope.find(key);
    if (at == std::string_view::npos)
        return {};
    const std::size_t begin = envelope.find_first_not_of("\": \t\r\n", at + key.size());
    if (begin == std::string_view::npos || envelope[begin - 1] != '"')
        return {};
    return envelope.substr(begin, std::min(envelope.find('"', begin), envelope.size()) - begin);
}

} // namespace

MemberReader::MemberReader(bytes::ByteSource& source, BlockPool& pool, const Options& options,
    std::function<bool()> proceed)
    : m_source(source)
    , m_pool(pool)
    , m_options(options)
    , m_proceed(std::move(proceed))
{
}

base::Error MemberReader::failure(const QString& sentence) const
{
    return {base::Error::Kind::Format, m_layout->path + QStringLiteral(": ") + sentence, {}};
}

void MemberReader::tell(domain::Issue::Kind kind, std::uint32_t line, const QString& reason)
{
    m_outcome.issues.push_back({kind, m_layout->path, line, {}, reason});
}

base::Result<MemberOutcome> MemberReader::read(const QString& path, std::uint32_t file)
{
    m_layout = std::make_shared<Layout>();
    m_layout->path = path;
    m_layout->file = file;
    m_block = m_pool.takeEmpty();
    m_block->position = 0;
    Failure failed = begin();
    if (!failed && m_outcome.isExport)
        failed = readBlocks();
    if (!failed && m_outcome.isExport)
        failed = conclude();
    m_pool.giveEmpty(std::move(m_block));
    for (auto& block : m_pending)
        m_pool.giveEmpty(std::move(block));
    m_pending.clear();
    if (failed)
        return tl::unexpected(*failed);
    return std::move(m_outcome);
}

/// Fills the block to its capacity or the file's end.
MemberReader::Failure MemberReader::fill(Block& block)
{
    while (!m_ended && m_size < block.capacity) {
        if (!m_proceed())
            return base::Error{base::Error::Kind::Cancelled, Words::tr("Canceled."), {}};
        const auto got =
            m_source.read(std::span(block.memory.get() + m_size, block.capacity - m_size));
        if (got) {
            m_size += *got;
            m_ended = *got == 0;
            continue;
        }
        base::Error error = got.error();
        if (error.kind == base::Error::Kind::Corrupt)
            error.kind = base::Error::Kind::Format;
        else if (error.kind == base::Error::Kind::Format && (m_size > 0 || m_cutter)) {
            m_ended = m_broken = true;
            QString reason = error.message;
            if (reason.startsWith(m_layout->path + QStringLiteral(": ")))
                reason.remove(0, m_layout->path.size() + 2);
            tell(domain::Issue::Kind::Rejected, 0,
                Words::tr("%1 The rows before that place are kept.").arg(reason));
            break;
        }
        return error;
    }
    std::memset(block.memory.get() + m_size, 0, 16);
    return {};
}

/// Recognises the shape from the first block.
MemberReader::Failure MemberReader::begin()
{
    if (auto failed = fill(*m_block))
        return failed;
    char* const data = m_block->memory.get();
    if (std::string_view(data, m_size).starts_with(byteOrderMark)) {
        m_size -= byteOrderMark.size();
        m_block->position = static_cast<qint64>(byteOrderMark.size());
        std::memmove(data, data + byteOrderMark.size(), m_size + 16);
    }
    Start start = recogniseStart(std::string_view(data, m_size), m_options.format);
    switch (start.kind) {
    case Start::Kind::Empty:
        return failure(m_ended ? Words::tr("the file is empty.")
                               : Words::tr("nothing but blanks; this is no export."));
    case Start::Kind::Feed:
        m_outcome.isExport = false;
        tell(domain::Issue::Kind::Note, 0,
            Words::tr("knowledge about vulnerabilities, not an export of a fleet; left out. Feeds "
                      "have their own import."));
        return {};
    case Start::Kind::Computed:
        m_outcome.isExport = false;
        tell(domain::Issue::Kind::Note, 0,
            Words::tr("recommendations or remediation tasks that a portal computed; left out. "
                      "Parapet computes its own from the findings."));
        return {};
    case Start::Kind::Unknown:
        return failure(Words::tr("cannot be understood: %1.").arg(start.problem));
    case Start::Kind::Export:
        break;
    }
    m_layout->shape = m_outcome.shape = start.shape;
    m_layout->columns = std::move(start.columns);
    m_layout->separator = start.separator;
    m_cutter = makeCutter(start.shape, start.separator, 1);
    if (start.shape == Shape::Csv) {
        m_layout->family = *start.recognised.family;
        m_outcome.family = start.recognised.family;
        if (start.recognised.isDelta)
            return isDelta();
    }
    return {};
}

MemberReader::Failure MemberReader::readBlocks()
{
    bool isHeader = m_layout->shape == Shape::Csv;
    while (true) {
        const std::size_t keep = m_cutter->cut(*m_block, m_known, m_size, m_ended);
        if (isHeader && (keep > 0 || m_ended)) {
            skipHeader(*m_block);
            isHeader = false;
        }
        if (!m_outcome.family)
            if (auto failed = recogniseFamily(*m_block))
                return failed;
        if (keep == 0 && m_size == m_block->capacity && !m_ended) {
            makeRoom(*m_block);
        } else {
            auto next = m_pool.takeEmpty();
            const std::size_t carried = m_size - keep;
            if (next->capacity < carried + Block::usualCapacity / 2)
                next->grow(carried + Block::usualCapacity, 0);
            std::memcpy(next->memory.get(), m_block->memory.get() + keep, carried);
            std::swap(m_block, next);
            m_known = m_size = carried;
            m_block->position = next->position + static_cast<qint64>(keep);
            submit(std::move(next));
        }
        if (m_ended)
            return {};
        if (auto failed = fill(*m_block))
            return failed;
    }
}

void MemberReader::skipHeader(Block& block)
{
    std::string_view rest(block.memory.get() + block.begin, block.end - block.begin);
    const char* const begin = rest.data();
    while (!rest.empty() && (rest.front() == '\n' || rest.front() == '\r'))
        rest.remove_prefix(1);
    if (!rest.empty())
        bytes::CsvRecord().next(rest, m_layout->separator);
    const char* const end = rest.empty() ? block.memory.get() + block.end : rest.data();
    block.begin += static_cast<std::size_t>(end - begin);
    block.line += countLines(begin, end);
}

/// One record fills the whole block: a larger block, up to the limit for records.
void MemberReader::makeRoom(Block& block)
{
    m_known = m_size;
    const std::size_t limit = m_options.limits.recordBytes;
    if (block.capacity < limit) {
        block.grow(std::min(block.capacity * 4, limit), m_size);
        return;
    }
    tell(domain::Issue::Kind::Rejected, m_cutter->dropOpenRecord(block, m_size),
        Words::tr("a record is over the limit of %1 bytes").arg(limit));
    block.position += static_cast<qint64>(m_size);
    m_known = m_size = 0;
}

MemberReader::Failure MemberReader::recogniseFamily(const Block& block)
{
    // recogniseRecords wants to know the shape of the block.
    m_block->layout = m_layout;
    const FirstRecords first = recogniseRecords(block, m_options.limits);
    if (m_records == 0)
        m_firstProblem = first.problem;
    m_records += first.seen;
    if (first.recognised.isDelta)
        return isDelta();
    if (first.recognised.family) {
        m_layout->family = *first.recognised.family;
        m_outcome.family = first.recognised.family;
        submitPending();
        return {};
    }
    return m_pending.size() < mostPending ? Failure() : nothingKnown();
}

MemberReader::Failure MemberReader::isDelta() const
{
    return failure(
        Words::tr("an export of changes (delta) is no snapshot; export the whole assessment."));
}

MemberReader::Failure MemberReader::nothingKnown() const
{
    return m_firstProblem.isEmpty()
        ? failure(Words::tr("holds no record of a known kind of export."))
        : failure(Words::tr("holds no record of a known kind of export; the first one: %1.")
                      .arg(m_firstProblem));
}

void MemberReader::submit(std::unique_ptr<Block> block)
{
    const bool isEmpty =
        m_layout->shape == Shape::Structured ? block->slices.empty() : block->begin == block->end;
    if (isEmpty)
        return m_pool.giveEmpty(std::move(block));
    block->layout = m_layout;
    if (m_outcome.family)
        m_pool.giveFull(std::move(block));
    else
        m_pending.push_back(std::move(block));
}

void MemberReader::submitPending()
{
    for (auto& block : m_pending)
        m_pool.giveFull(std::move(block));
    m_pending.clear();
}

MemberReader::Failure MemberReader::conclude()
{
    const bool anyRejected = std::any_of(m_outcome.issues.begin(), m_outcome.issues.end(),
        [](const domain::Issue& issue) { return issue.kind == domain::Issue::Kind::Rejected; });
    const std::string_view envelope = m_cutter->envelope();
    m_outcome.isEnvelope = !envelope.empty();
    if (!valueOf(envelope, "\"@odata.nextLink\"").empty())
        tell(domain::Issue::Kind::Note, 0,
            Words::tr("the export continues on another page; import all of its pages together."));
    const Recognised named = recogniseContext(valueOf(envelope, "\"@odata.context\""));
    if (!m_outcome.family && m_records == 0)
        m_outcome.family = named.family;
    if (named.isDelta)
        return isDelta();
    m_outcome.isCutOff = m_broken || m_cutter->endsOpen();
    if (m_cutter->endsOpen() && !m_broken)
        tell(domain::Issue::Kind::Rejected, 0,
            Words::tr("the file ends before its list is closed; rows may be missing"));
    if (m_outcome.family)
        return {};
    if (m_records > 0 || anyRejected || m_layout->shape != Shape::Structured
        || m_cutter->endsOpen())
        return nothingKnown();
    tell(domain::Issue::Kind::Note, 0, Words::tr("holds no rows, and nothing tells what kind."));
    return {};
}

} // namespace parapet::ingest
