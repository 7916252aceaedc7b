// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Texts that live as long as one record: what had to be unescaped or put together. Owned by one
// parsing thread.
#pragma once

#include <cstddef>
#include <deque>
#include <string>

namespace parapet::ingest {

class Arena
{
public:
    /// An empty text to fill; stays where it is until clear().
    std::string& newText()
    {
        if (m_used == m_texts.size())
            m_texts.emplace_back();
        std::string& text = m_texts[m_used++];
        text.clear();
        return text;
    }
    /// Forgets all texts and keeps their memory, unless a monster made them large.
    void clear()
    {
        constexpr std::size_t mostKept = 64;
        if (m_texts.size() > mostKept)
            m_texts.clear();
        m_used = 0;
    }

private:
    std::deque<std::string> m_texts;
    std::size_t m_used = 0;
};

} // namespace parapet::ingest
