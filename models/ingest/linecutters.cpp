// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/linecutters.h"

#include <cstring>

namespace parapet::ingest {

std::size_t LineBasedCutter::cut(Block& block, std::size_t known, std::size_t size, bool last)
{
    const char* const data = block.memory.get();
    block.begin = 0;
    block.slices.clear();
    if (m_dropping) {
        // The rest of a record that was too long: nothing of it is kept but the count of lines.
        const char* const newline =
            static_cast<const char*>(std::memchr(data + known, '\n', size - known));
        block.begin = newline == nullptr ? size : static_cast<std::size_t>(newline - data) + 1;
        m_line += countLines(data, data + block.begin);
        m_dropping = newline == nullptr;
        known = block.begin;
        restart();
    }
    const std::size_t end = last ? size : recordEnd(data, known, size, false);
    block.line = m_line;
    block.end = end == none ? block.begin : end;
    m_line += countLines(data + block.begin, data + block.end);
    return block.end;
}

std::uint32_t LineBasedCutter::dropOpenRecord(const Block& block, std::size_t size)
{
    const std::uint32_t line = m_line;
    m_line += countLines(block.memory.get(), block.memory.get() + size);
    m_dropping = true;
    return line;
}

std::size_t LineCutter::recordEnd(const char* data, std::size_t from, std::size_t size, bool)
{
    for (std::size_t at = size; at > from; --at)
        if (data[at - 1] == '\n')
            return at;
    return none;
}

std::size_t CsvCutter::recordEnd(const char* data, std::size_t from, std::size_t size, bool first)
{
    std::size_t end = none;
    for (std::size_t at = from; at < size; ++at) {
        const char c = data[at];
        switch (m_state) {
        case State::Quoted:
            if (c == '"')
                m_state = State::QuoteInQuoted;
            continue;
        case State::QuoteInQuoted: // two are one of the text
        case State::FieldStart:
            if (c == '"') {
                m_state = State::Quoted;
                continue;
            }
            break;
        case State::Plain:
            break;
        }
        m_state = c == m_separator || c == '\n' ? State::FieldStart : State::Plain;
        if (c == '\n') {
            end = at + 1;
            if (first)
                break;
        }
    }
    return end;
}

} // namespace parapet::ingest
