// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Texts numbered in the order they were first seen, from 1; 0 means none. What an import waits for
// is memory, so the table can be told early what will be looked up: see warm(). One thread.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

namespace parapet::jobs {

class StringTable
{
public:
    using Tag = std::uint32_t; ///< of a text: equal texts have equal tags

    struct Found
    {
        std::uint32_t key = 0;
        bool isNew = false;
    };

    [[nodiscard]] static Tag tagOf(std::string_view text)
    {
        const std::size_t hash = std::hash<std::string_view>()(text);
        return static_cast<Tag>(hash ^ (hash >> 32U));
    }

    Found intern(std::string_view text) { return intern(text, tagOf(text)); }
    Found intern(std::string_view text, Tag tag)
    {
        if (const std::uint32_t key = find(text, tag); key != 0)
            return {key, false};
        if (std::size_t{m_size} * 2 >= m_index.size())
            grow();
        append(text);
        place({tag, m_size});
        return {m_size, true};
    }

    /// 0 when the text is not there.
    [[nodiscard]] std::uint32_t find(std::string_view text) const
    {
        return find(text, tagOf(text));
    }
    [[nodiscard]] std::uint32_t find(std::string_view text, Tag tag) const
    {
        for (std::size_t at = tag & m_mask;; at = (at + 1) & m_mask) {
            const Entry& entry = m_index[at];
            if (entry.key == 0 || (entry.tag == tag && this->at(entry.key) == text))
                return entry.key;
        }
    }

    /// First step of a lookup that is due soon: fetches the place where the tag lies.
    void warm(Tag tag) const { __builtin_prefetch(&m_index[tag & m_mask]); }
    /// Second step: fetches the text that most likely has this tag and gives its key, or 0.
    [[nodiscard]] std::uint32_t warmText(Tag tag) const
    {
        const Entry& entry = m_index[tag & m_mask];
        if (entry.key == 0 || entry.tag != tag)
            return 0;
        __builtin_prefetch(&card(entry.key));
        return entry.key;
    }

    [[nodiscard]] std::string_view at(std::uint32_t key) const { return card(key).text(); }
    [[nodiscard]] std::uint32_t size() const { return m_size; }

private:
    struct Entry
    {
        Tag tag = 0;
        std::uint32_t key = 0; ///< 0: free
    };
    /// A text of usual length lies in the one line of memory that its key leads to.
    struct alignas(64) Card
    {
        const char* longText = nullptr;
        std::uint32_t size = 0;
        std::array<char, 52> shortText;

        [[nodiscard]] std::string_view text() const
        {
            return {longText != nullptr ? longText : shortText.data(), size};
        }
    };
    static constexpr std::uint32_t chunkBits = 9;
    static constexpr std::uint32_t chunkMask = (1U << chunkBits) - 1;

    [[nodiscard]] const Card& card(std::uint32_t key) const
    {
        return m_cards[(key - 1) >> chunkBits][(key - 1) & chunkMask];
    }
    void append(std::string_view text)
    {
        if ((m_size & chunkMask) == 0)
            m_cards.push_back(std::make_unique<Card[]>(chunkMask + 1));
        Card& card = m_cards.back()[m_size & chunkMask];
        char* target = card.shortText.data();
        if (text.size() > card.shortText.size()) {
            target = m_longTexts.emplace_back(new char[text.size()]).get();
            card.longText = target;
        }
        std::copy(text.begin(), text.end(), target);
        card.size = static_cast<std::uint32_t>(text.size());
        ++m_size;
    }
    void place(Entry entry)
    {
        std::size_t at = entry.tag & m_mask;
        while (m_index[at].key != 0)
            at = (at + 1) & m_mask;
        m_index[at] = entry;
    }
    void grow()
    {
        const auto entries = std::move(m_index);
        m_index = std::vector<Entry>(entries.size() * 2);
        m_mask = m_index.size() - 1;
        for (const Entry& entry : entries)
            if (entry.key != 0)
                place(entry);
    }

    std::vector<Entry> m_index = std::vector<Entry>(16); ///< a power of two, at most half full
    std::size_t m_mask = 15;
    std::vector<std::unique_ptr<Card[]>> m_cards; ///< chunks that never move
    std::vector<std::unique_ptr<char[]>> m_longTexts;
    std::uint32_t m_size = 0;
};

} // namespace parapet::jobs
