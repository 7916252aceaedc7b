// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Texts numbered in the order they were first seen, from 1; 0 means none. One thread.
#pragma once

#include <tsl/robin_map.h>

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

namespace parapet::jobs {

class StringTable
{
public:
    struct Found
    {
        std::uint32_t key = 0;
        bool isNew = false;
    };

    Found intern(std::string_view text)
    {
        const auto hash = m_index.hash_function()(text);
        if (const auto it = m_index.find(text, hash); it != m_index.end())
            return {it->second, false};
        const std::string& kept = m_texts.emplace_back(text);
        m_index.insert({std::string_view(kept), size()});
        return {size(), true};
    }

    /// 0 when the text is not there.
    [[nodiscard]] std::uint32_t find(std::string_view text) const
    {
        const auto it = m_index.find(text);
        return it == m_index.end() ? 0 : it->second;
    }

    [[nodiscard]] std::string_view at(std::uint32_t key) const { return m_texts[key - 1]; }
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(m_texts.size()); }

private:
    std::deque<std::string> m_texts;
    /// Hashes are kept: a text is compared only where they agree.
    tsl::robin_map<std::string_view, std::uint32_t, std::hash<std::string_view>,
        std::equal_to<std::string_view>, std::allocator<std::pair<std::string_view, std::uint32_t>>,
        true>
        m_index;
};

} // namespace parapet::jobs
