// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A growing list that never moves its elements: no doubling of memory while millions are added.
#pragma once

#include <cstddef>
#include <vector>

namespace parapet::jobs {

template <class T>
class Chunked
{
public:
    void push_back(const T& value)
    {
        if (m_chunks.empty() || m_chunks.back().size() == chunkSize) {
            m_chunks.emplace_back();
            m_chunks.back().reserve(chunkSize);
        }
        m_chunks.back().push_back(value);
        ++m_size;
    }
    [[nodiscard]] std::size_t size() const { return m_size; }
    template <class Visit>
    void forEach(const Visit& visit) const
    {
        for (const auto& chunk : m_chunks)
            for (const T& value : chunk)
                visit(value);
    }
    /// Visits and frees as it goes.
    template <class Visit>
    void drain(const Visit& visit)
    {
        for (auto& chunk : m_chunks) {
            for (const T& value : chunk)
                visit(value);
            std::vector<T>().swap(chunk);
        }
        m_chunks.clear();
        m_size = 0;
    }

private:
    static constexpr std::size_t chunkSize = 1U << 15;
    std::vector<std::vector<T>> m_chunks;
    std::size_t m_size = 0;
};

} // namespace parapet::jobs
