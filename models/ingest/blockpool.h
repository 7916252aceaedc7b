// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A fixed number of blocks going round between the reading thread and the parsing threads: empty
// ones to be filled, full ones to be parsed. Bounds the memory of an import. Thread-safe.
#pragma once

#include "models/ingest/block.h"

#include <condition_variable>
#include <deque>
#include <mutex>

namespace parapet::ingest {

class BlockPool
{
public:
    explicit BlockPool(std::size_t blocks);

    /// An empty block; waits until one is free.
    [[nodiscard]] std::unique_ptr<Block> takeEmpty();
    void giveFull(std::unique_ptr<Block> block);
    /// A full block; waits. Nothing once the pool is closed and empty, or at once when aborted.
    [[nodiscard]] std::unique_ptr<Block> takeFull();
    void giveEmpty(std::unique_ptr<Block> block);
    /// No more full blocks will come; `abort`: forget those that wait.
    void close(bool abort);

private:
    std::mutex m_mutex;
    std::condition_variable m_emptyCame;
    std::condition_variable m_fullCame;
    std::deque<std::unique_ptr<Block>> m_empty;
    std::deque<std::unique_ptr<Block>> m_full;
    bool m_closed = false;
};

} // namespace parapet::ingest
