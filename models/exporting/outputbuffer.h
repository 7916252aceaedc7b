// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Collects output and hands it to the sink in large pieces. Part of a writer; same thread.
#pragma once

#include "models/exporting/rowwriter.h"

#include <string>

namespace parapet::exporting {

class OutputBuffer
{
public:
    explicit OutputBuffer(Sink sink);

    /// Append here, then call flushIfFull() at the end of a row.
    [[nodiscard]] std::string& text() { return m_text; }
    [[nodiscard]] base::Result<void> flushIfFull()
    {
        return m_text.size() < pieceSize ? base::Result<void>() : flush();
    }
    [[nodiscard]] base::Result<void> flush();

private:
    static constexpr std::size_t pieceSize = std::size_t{256} << 10;

    Sink m_sink;
    std::string m_text;
};

} // namespace parapet::exporting
