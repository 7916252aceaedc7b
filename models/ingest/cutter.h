// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts the bytes of a file into whole records without understanding them, and counts lines. Owned
// by the reading thread; one object for one file.
#pragma once

#include "models/ingest/block.h"

#include <memory>
#include <string>

namespace parapet::ingest {

class Cutter
{
public:
    virtual ~Cutter() = default;
    /// Looks at the block's first `size` bytes, of which the first `known` were looked at before.
    /// Fills begin, end, line and slices. `last`: nothing follows these bytes. Returns where the
    /// bytes begin that must be carried into the next block.
    [[nodiscard]] virtual std::size_t cut(
        Block& block, std::size_t known, std::size_t size, bool last) = 0;
    /// The open record is too long: forgets what was seen of it, leaves out the rest of it when
    /// that comes, and returns the line it begins at. All bytes seen so far are used up.
    [[nodiscard]] virtual std::uint32_t dropOpenRecord(const Block& block, std::size_t size) = 0;
    /// After the last cut: did the file end inside a list that is not closed?
    [[nodiscard]] virtual bool endsOpen() const { return false; }
    /// The texts around the records of an envelope.
    [[nodiscard]] virtual std::string_view envelope() const { return {}; }
};

/// `line`: of the first byte that the cutter will see.
[[nodiscard]] std::unique_ptr<Cutter> makeCutter(Shape shape, char separator, std::uint32_t line);

/// Number of newlines.
[[nodiscard]] std::uint32_t countLines(const char* begin, const char* end);

} // namespace parapet::ingest
