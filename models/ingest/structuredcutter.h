// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts JSON lists, OData envelopes and objects written one after the other (pretty-printed or not)
// into their records by braces and quotes alone. Owned by the reading thread.
#pragma once

#include "models/ingest/cutter.h"

namespace parapet::ingest {

class StructuredCutter final : public Cutter
{
public:
    explicit StructuredCutter(std::uint32_t line)
        : m_line(line)
    {
    }
    std::size_t cut(Block& block, std::size_t known, std::size_t size, bool last) override;
    std::uint32_t dropOpenRecord(const Block& block, std::size_t size) override;
    bool endsOpen() const override { return m_endsOpen; }
    std::string_view envelope() const override { return m_envelope; }

private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    enum class At : std::uint8_t {
        Top, ///< between top-level values
        List, ///< between the elements of a list
        Record, ///< inside a record (or what may turn out to be an envelope)
        Loose, ///< inside a word that is no object: a record that will be rejected
        Tail ///< inside an envelope, behind its list
    };

    void step(Block& block);
    void between(Block& block);
    void inRecord(Block& block);
    void inLoose(Block& block);
    void inTail();
    bool pastText();
    void open(At state);
    void close(Block& block, std::size_t end);
    [[nodiscard]] bool opensEnvelope() const;
    void keepEnvelope(std::size_t from, std::size_t to);

    At m_at = At::Top;
    bool m_inList = false; ///< the record stands in a list
    bool m_inEnvelope = false; ///< ... and the list in an envelope
    bool m_inText = false;
    bool m_escaped = false;
    bool m_dropping = false;
    bool m_endsOpen = false;
    std::uint32_t m_depth = 0;
    const char* m_data = nullptr;
    std::size_t m_position = 0;
    std::size_t m_size = 0;
    std::size_t m_start = none; ///< of the open record
    std::size_t m_textStart = none; ///< of the last text at depth 1 of a top-level record
    std::size_t m_textEnd = none;
    std::size_t m_counted = 0; ///< newlines before this place are in m_line
    std::uint32_t m_line;
    std::uint32_t m_openLine = 0; ///< of the record that was opened last; 0: none was
    bool m_sharesLine = false;
    std::string m_envelope;
};

} // namespace parapet::ingest
