// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A piece of a file, about 1 MB of whole records, on its way from the reading thread to a parsing
// thread; and what both know of the file. Owned by one thread at a time, moved between them.
#pragma once

#include "models/ingest/importer.h"
#include "models/ingest/row.h"

#include <memory>
#include <optional>
#include <vector>

namespace parapet::ingest {

enum class Shape : std::uint8_t {
    Lines, ///< one JSON object a line
    Structured, ///< arrays, envelopes, objects one after the other
    Csv
};

/// What was recognised of a file; unchanging once its first block is handed to the parsers.
struct Layout
{
    std::uint32_t file = 0; ///< index in Summary::files
    QString path; ///< for issues
    Shape shape = Shape::Lines;
    Family family = Family::Machines;
    std::vector<Field> columns; ///< of CSV
    char separator = ','; ///< of CSV
};

struct Slice
{
    std::uint32_t offset = 0;
    std::uint32_t size = 0;
    std::uint32_t line = 0;
    bool sharesLine = false; ///< with the record before it
};

struct Block
{
    static constexpr std::size_t usualCapacity = 1U << 20;

    explicit Block(std::size_t bytes = usualCapacity);
    /// Makes room for `bytes`, keeping the first `used`.
    void grow(std::size_t bytes, std::size_t used);

    std::unique_ptr<char[]> memory; ///< capacity and NUL padding behind it
    std::size_t capacity = 0;
    std::size_t begin = 0; ///< whole records lie in [begin, end); Shape::Lines and Csv
    std::size_t end = 0;
    std::uint32_t line = 1; ///< of `begin`
    qint64 position = 0; ///< of `memory` in the unpacked file
    std::vector<Slice> slices; ///< the records; Shape::Structured
    std::shared_ptr<const Layout> layout;
};

} // namespace parapet::ingest
