// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/block.h"

#include "models/ingest/jsonscanner.h"

#include <cstring>

namespace parapet::ingest {

Block::Block(std::size_t bytes)
{
    grow(bytes, 0);
}

void Block::grow(std::size_t bytes, std::size_t used)
{
    auto larger = std::make_unique_for_overwrite<char[]>(bytes + JsonScanner::padding);
    if (used > 0)
        std::memcpy(larger.get(), memory.get(), used);
    std::memset(larger.get() + bytes, 0, JsonScanner::padding);
    memory = std::move(larger);
    capacity = bytes;
}

} // namespace parapet::ingest
