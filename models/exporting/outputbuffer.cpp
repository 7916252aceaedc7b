// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exporting/outputbuffer.h"

namespace parapet::exporting {

OutputBuffer::OutputBuffer(Sink sink)
    : m_sink(std::move(sink))
{
    m_text.reserve(pieceSize + pieceSize / 4);
}

base::Result<void> OutputBuffer::flush()
{
    if (m_text.empty())
        return {};
    base::Result<void> done =
        m_sink(QByteArrayView(m_text.data(), static_cast<qsizetype>(m_text.size())));
    m_text.clear();
    return done;
}

} // namespace parapet::exporting
