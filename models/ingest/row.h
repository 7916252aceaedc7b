// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One record as it was read, before its columns mean anything: the known fields with their raw
// values. Owned by one parsing thread; the texts are views into the block being parsed.
#pragma once

#include "models/ingest/fields.h"

#include <array>
#include <bit>
#include <cstdint>
#include <string_view>

namespace parapet::ingest {

struct Cell
{
    enum class Kind : std::uint8_t {
        Null,
        Text, ///< without its quotes
        Number,
        True,
        False,
        Array,
        Object,
        Untyped ///< a CSV field: whatever its column wants, empty means null
    };
    std::string_view raw;
    Kind kind = Kind::Null;
    bool escaped = false; ///< of a Text: it holds backslash escapes
    bool onlyTexts = false; ///< of an Array: every element is a text
};

class Row
{
public:
    void clear() { m_present = 0; }
    [[nodiscard]] bool has(Field field) const { return (m_present & bit(field)) != 0; }
    [[nodiscard]] std::uint64_t present() const { return m_present; }
    [[nodiscard]] const Cell& cell(Field field) const
    {
        return m_cells[static_cast<std::size_t>(field)];
    }
    Cell& put(Field field)
    {
        m_present |= bit(field);
        return m_cells[static_cast<std::size_t>(field)];
    }

    [[nodiscard]] static constexpr std::uint64_t bit(Field field)
    {
        return 1ULL << static_cast<unsigned>(field);
    }

private:
    std::uint64_t m_present = 0;
    std::array<Cell, fieldCount> m_cells;
};

} // namespace parapet::ingest
