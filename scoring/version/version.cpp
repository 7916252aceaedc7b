// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/version/version.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace parapet::scoring {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isSeparator(char c)
{
    return c == '.' || c == '-' || c == '_' || c == '+' || c == ' ' || c == '\t' || c == '\n'
        || c == '\r';
}

unsigned char lowered(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 'A' && byte <= 'Z' ? static_cast<unsigned char>(byte + ('a' - 'A')) : byte;
}

std::strong_ordering compareText(std::string_view a, std::string_view b)
{
    return std::lexicographical_compare_three_way(a.begin(), a.end(), b.begin(), b.end(),
        [](char x, char y) { return lowered(x) <=> lowered(y); });
}

std::string_view withoutLeadingZeros(std::string_view digits)
{
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
    return digits;
}

std::strong_ordering compareNumbers(std::string_view a, std::string_view b)
{
    a = withoutLeadingZeros(a);
    b = withoutLeadingZeros(b);
    if (a.size() != b.size())
        return a.size() <=> b.size();
    return a.compare(b) <=> 0;
}

/// Where a word stands: pre-release words from -1 down, the end of the text 0, other words 1.
int standing(std::string_view word)
{
    constexpr std::array<std::string_view, 8> preRelease{
        "rc", "preview", "pre", "beta", "alpha", "dev", "snapshot", "~"};
    if (word.empty())
        return 0;
    const auto* const found = std::ranges::find_if(
        preRelease, [word](std::string_view known) { return compareText(word, known) == 0; });
    return found == preRelease.end() ? 1 : -1 - static_cast<int>(found - preRelease.begin());
}

/// Cuts a text into numbers and words.
class Scanner
{
public:
    explicit Scanner(std::string_view text)
        : m_rest(text)
    {
        skipSeparators();
    }

    [[nodiscard]] bool atNumber() const { return !m_rest.empty() && isDigit(m_rest.front()); }
    /// The digits here, or nothing (which reads as 0) where a word or the end stands.
    std::string_view takeNumber()
    {
        return take(
            static_cast<std::size_t>(std::ranges::find_if_not(m_rest, isDigit) - m_rest.begin()));
    }
    /// The word here, or nothing at the end of the text. Not for a place with a number.
    std::string_view takeWord()
    {
        if (!m_rest.empty() && m_rest.front() == '~')
            return take(1);
        const auto* const end = std::ranges::find_if(
            m_rest, [](char c) { return isDigit(c) || isSeparator(c) || c == '~'; });
        return take(static_cast<std::size_t>(end - m_rest.begin()));
    }

private:
    std::string_view take(std::size_t length)
    {
        const std::string_view taken = m_rest.substr(0, length);
        m_rest.remove_prefix(length);
        skipSeparators();
        return taken;
    }
    void skipSeparators()
    {
        m_rest.remove_prefix(static_cast<std::size_t>(
            std::ranges::find_if_not(m_rest, isSeparator) - m_rest.begin()));
    }

    std::string_view m_rest;
};

} // namespace

// A text reads as number list, word, number list, word, ... and end. Lists compare with zeros
// appended, words by standing and then as text; comparing such sequences place by place is
// transitive because each place compares by a total preorder of its own.
std::weak_ordering compareVersions(std::string_view a, std::string_view b)
{
    Scanner left(a);
    Scanner right(b);
    for (;;) {
        while (left.atNumber() || right.atNumber()) {
            if (const auto order = compareNumbers(left.takeNumber(), right.takeNumber());
                order != 0)
                return order;
        }
        const std::string_view leftWord = left.takeWord();
        const std::string_view rightWord = right.takeWord();
        if (const auto order = standing(leftWord) <=> standing(rightWord); order != 0)
            return order;
        if (leftWord.empty())
            return std::weak_ordering::equivalent;
        if (const auto order = compareText(leftWord, rightWord); order != 0)
            return order;
    }
}

} // namespace parapet::scoring
