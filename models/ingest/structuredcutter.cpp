// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/structuredcutter.h"

#include "models/ingest/textscan.h"

#include <algorithm>
#include <utility>

namespace parapet::ingest {
namespace {

constexpr std::size_t mostEnvelope = 256U << 10;

} // namespace

std::size_t StructuredCutter::cut(Block& block, std::size_t known, std::size_t size, bool last)
{
    m_data = block.memory.get();
    m_position = known;
    m_size = size;
    block.slices.clear();
    block.begin = block.end = 0;
    while (m_position < m_size)
        step(block);
    if (last && (m_at == At::Record || m_at == At::Loose)) {
        m_endsOpen = m_at == At::Record && m_start == none;
        close(block, size);
    } else if (last) {
        m_endsOpen = m_at != At::Top;
    }
    const std::size_t keep = m_start == none ? size : m_start;
    m_line += countLines(m_data + m_counted, m_data + keep);
    m_counted = 0;
    if (m_start != none) {
        m_textStart -= m_textStart == none ? 0 : keep;
        m_textEnd -= m_textEnd == none ? 0 : keep;
        m_start = 0;
    }
    block.end = keep;
    return keep;
}

std::uint32_t StructuredCutter::dropOpenRecord(const Block& block, std::size_t size)
{
    const std::uint32_t line = m_line;
    m_line += countLines(block.memory.get(), block.memory.get() + size);
    m_start = m_textStart = m_textEnd = none;
    m_dropping = true;
    return line;
}

inline void StructuredCutter::step(Block& block)
{
    switch (m_at) {
    case At::Top:
    case At::List:
        return between(block);
    case At::Record:
        return inRecord(block);
    case At::Loose:
        return inLoose(block);
    case At::Tail:
        return inTail();
    }
}

void StructuredCutter::open(At state)
{
    m_line += countLines(m_data + m_counted, m_data + m_position);
    m_counted = m_position;
    m_sharesLine = m_line == std::exchange(m_openLine, m_line);
    m_start = m_position;
    m_textStart = m_textEnd = none;
    m_at = state;
    m_depth = 0;
}

/// Ends the open record before `end`.
void StructuredCutter::close(Block& block, std::size_t end)
{
    if (!m_dropping && m_start != none)
        block.slices.push_back({static_cast<std::uint32_t>(m_start),
            static_cast<std::uint32_t>(end - m_start), m_line, m_sharesLine});
    m_dropping = false;
    m_inText = m_escaped = false;
    m_start = none;
    m_at = m_inList ? At::List : At::Top;
}

void StructuredCutter::between(Block& block)
{
    const char c = m_data[m_position];
    if (isBlank(c) || c == ',') {
        ++m_position;
    } else if (c == '{' || (c == '[' && m_at == At::List)) {
        open(At::Record);
    } else if (c == '[') {
        m_at = At::List;
        m_inList = true;
        ++m_position;
    } else if (c == ']' && m_at == At::List) {
        m_at = m_inEnvelope ? At::Tail : At::Top;
        m_inList = false;
        m_depth = 1;
        ++m_position;
    } else {
        open(At::Loose);
        inLoose(block);
    }
}

/// Moves to the end of the text that is open, or to the end of the bytes; true when it ended.
bool StructuredCutter::pastText()
{
    if (m_escaped) {
        m_escaped = false;
        ++m_position;
    }
    while (m_position < m_size) {
        const char* const hit = quoteOrBackslash(m_data + m_position, m_data + m_size);
        m_position = static_cast<std::size_t>(hit - m_data);
        if (m_position >= m_size)
            break;
        if (*hit == '"') {
            m_inText = false;
            ++m_position;
            return true;
        }
        m_escaped = m_position + 1 >= m_size;
        m_position += 2;
    }
    m_position = m_size;
    return false;
}

void StructuredCutter::inRecord(Block& block)
{
    while (m_position < m_size) {
        if (m_inText) {
            if (!pastText())
                return;
            m_textEnd = m_position;
        }
        const char c = m_data[m_position];
        if (m_position >= m_size)
            return;
        switch (c) {
        case '"':
            m_inText = true;
            if (m_depth == 1 && !m_inList)
                m_textStart = m_position;
            break;
        case '[':
            if (m_depth == 1 && opensEnvelope()) {
                keepEnvelope(m_start, m_position);
                m_inEnvelope = m_inList = true;
                m_start = none;
                m_at = At::List;
                ++m_position;
                return;
            }
            [[fallthrough]];
        case '{':
            ++m_depth;
            break;
        case ']':
        case '}':
            if (--m_depth == 0) {
                ++m_position;
                close(block, m_position);
                return;
            }
            break;
        default:
            break;
        }
        ++m_position;
    }
}

/// Is the list that opens here the value of the key "value" of a top-level object?
bool StructuredCutter::opensEnvelope() const
{
    if (m_inList || m_start == none || m_textStart == none || m_textEnd == none
        || m_textEnd < m_textStart)
        return false;
    const std::string_view key(m_data + m_textStart, m_textEnd - m_textStart);
    if (key != "\"value\"" && key != "\"Value\"")
        return false;
    return std::all_of(
        m_data + m_textEnd, m_data + m_position, [](char c) { return c == ':' || isBlank(c); });
}

/// A word between commas: no object, but it has a line and a reason to be told.
void StructuredCutter::inLoose(Block& block)
{
    while (m_position < m_size) {
        const char c = m_data[m_position];
        const bool isFirst = m_start != none && m_position == m_start;
        if (!isFirst
            && (c == '\n' || c == '{' || c == '[' || (m_inList && (c == ',' || c == ']')))) {
            close(block, m_position);
            return;
        }
        ++m_position;
    }
}

void StructuredCutter::inTail()
{
    const std::size_t from = m_position;
    while (m_position < m_size) {
        if (m_inText && !pastText())
            break;
        if (m_position >= m_size)
            break;
        const char c = m_data[m_position++];
        m_inText = c == '"';
        if (c == '{' || c == '[')
            ++m_depth;
        else if ((c == '}' || c == ']') && --m_depth == 0) {
            m_at = At::Top;
            m_inEnvelope = false;
            break;
        }
    }
    keepEnvelope(from, m_position);
}

void StructuredCutter::keepEnvelope(std::size_t from, std::size_t to)
{
    const std::size_t room = mostEnvelope - std::min(mostEnvelope, m_envelope.size());
    m_envelope.append(m_data + from, std::min(to - from, room));
}

} // namespace parapet::ingest
