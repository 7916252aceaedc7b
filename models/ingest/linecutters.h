// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Cutters for formats where a record ends with a line: NDJSON, and CSV with its quoted newlines.
// Owned by the reading thread.
#pragma once

#include "models/ingest/cutter.h"

namespace parapet::ingest {

/// What both share: the last boundary found so far, and leaving out what is too long.
class LineBasedCutter : public Cutter
{
public:
    explicit LineBasedCutter(std::uint32_t line)
        : m_line(line)
    {
    }
    std::size_t cut(Block& block, std::size_t known, std::size_t size, bool last) final;
    std::uint32_t dropOpenRecord(const Block& block, std::size_t size) final;

protected:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    /// Goes through [from, size): the place behind the last record end, `none` when there is none;
    /// with `first`, behind the first record end.
    virtual std::size_t recordEnd(
        const char* data, std::size_t from, std::size_t size, bool first) = 0;
    /// Starts anew at a line's begin.
    virtual void restart() { }

private:
    std::uint32_t m_line;
    bool m_dropping = false;
};

class LineCutter final : public LineBasedCutter
{
public:
    using LineBasedCutter::LineBasedCutter;

protected:
    std::size_t recordEnd(
        const char* data, std::size_t from, std::size_t size, bool first) override;
};

class CsvCutter final : public LineBasedCutter
{
public:
    CsvCutter(char separator, std::uint32_t line)
        : LineBasedCutter(line)
        , m_separator(separator)
    {
    }

protected:
    std::size_t recordEnd(
        const char* data, std::size_t from, std::size_t size, bool first) override;
    void restart() override { m_state = State::FieldStart; }

private:
    enum class State : std::uint8_t { FieldStart, Plain, Quoted, QuoteInQuoted };
    char m_separator;
    State m_state = State::FieldStart;
};

} // namespace parapet::ingest
