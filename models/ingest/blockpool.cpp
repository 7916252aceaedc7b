// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/blockpool.h"

namespace parapet::ingest {

BlockPool::BlockPool(std::size_t blocks)
{
    for (std::size_t i = 0; i < blocks; ++i)
        m_empty.push_back(std::make_unique<Block>());
}

std::unique_ptr<Block> BlockPool::takeEmpty()
{
    std::unique_lock lock(m_mutex);
    m_emptyCame.wait(lock, [this] { return !m_empty.empty(); });
    auto block = std::move(m_empty.back()); // the one used last is still in the caches
    m_empty.pop_back();
    return block;
}

void BlockPool::giveFull(std::unique_ptr<Block> block)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_full.push_back(std::move(block));
    }
    m_fullCame.notify_one();
}

std::unique_ptr<Block> BlockPool::takeFull()
{
    std::unique_lock lock(m_mutex);
    m_fullCame.wait(lock, [this] { return !m_full.empty() || m_closed; });
    if (m_full.empty())
        return {};
    auto block = std::move(m_full.front());
    m_full.pop_front();
    return block;
}

void BlockPool::giveEmpty(std::unique_ptr<Block> block)
{
    // A block that had to grow for a long record goes back to the usual size.
    if (block->capacity > Block::usualCapacity)
        block->grow(Block::usualCapacity, 0);
    block->layout.reset();
    {
        const std::scoped_lock lock(m_mutex);
        m_empty.push_back(std::move(block));
    }
    m_emptyCame.notify_one();
}

void BlockPool::close(bool abort)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_closed = true;
        while (abort && !m_full.empty()) {
            m_empty.push_back(std::move(m_full.front()));
            m_full.pop_front();
        }
    }
    m_fullCame.notify_all();
}

} // namespace parapet::ingest
