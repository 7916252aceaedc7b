// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reads one file (or one file of an archive) from its bytes into blocks for the parsing threads.
// Lives on the reading thread.
#pragma once

#include "models/bytes/bytesource.h"
#include "models/ingest/blockpool.h"
#include "models/ingest/cutter.h"
#include "models/ingest/recognise.h"

#include <functional>

namespace parapet::ingest {

/// What a file turned out to be.
struct MemberOutcome
{
    bool isExport = true; ///< false: a feed; nothing was read
    std::optional<Family> family; ///< nothing: no rows, and no telling what they would have been
    Shape shape = Shape::Lines;
    bool isEnvelope = false;
    bool isCutOff = false; ///< the file ends before what it holds does: rows are missing
    std::vector<domain::Issue> issues; ///< about the file as a whole
};

class MemberReader
{
public:
    /// `proceed` is called for every block; false ends the reading.
    MemberReader(bytes::ByteSource& source, BlockPool& pool, const Options& options,
        std::function<bool()> proceed);

    /// `path` for messages, `file` the index for Place. Errors: Io, Format, Cancelled.
    [[nodiscard]] base::Result<MemberOutcome> read(const QString& path, std::uint32_t file);

private:
    using Failure = std::optional<base::Error>;

    [[nodiscard]] Failure begin();
    [[nodiscard]] Failure readBlocks();
    [[nodiscard]] Failure fill(Block& block);
    [[nodiscard]] Failure recogniseFamily(const Block& block);
    void submit(std::unique_ptr<Block> block);
    void submitPending();
    void makeRoom(Block& block);
    [[nodiscard]] Failure conclude();
    [[nodiscard]] Failure isDelta() const;
    [[nodiscard]] Failure nothingKnown() const;
    void skipHeader(Block& block);
    void tell(domain::Issue::Kind kind, std::uint32_t line, const QString& reason);
    [[nodiscard]] base::Error failure(const QString& sentence) const;

    bytes::ByteSource& m_source;
    BlockPool& m_pool;
    const Options& m_options;
    std::function<bool()> m_proceed;
    std::shared_ptr<Layout> m_layout;
    std::unique_ptr<Cutter> m_cutter;
    MemberOutcome m_outcome;
    std::unique_ptr<Block> m_block;
    std::size_t m_known = 0; ///< bytes of m_block that the cutter has seen
    std::size_t m_size = 0; ///< bytes of m_block that are filled
    bool m_ended = false;
    bool m_broken = false; ///< the packed data ended before its end
    std::vector<std::unique_ptr<Block>> m_pending; ///< waiting for the family to be known
    std::int64_t m_records = 0; ///< seen while the family is not known
    QString m_firstProblem;
};

} // namespace parapet::ingest
