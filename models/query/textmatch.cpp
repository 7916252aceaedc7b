// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/textmatch.h"

#include <QString>

#include <algorithm>

namespace parapet::query {
namespace {

bool isContinuation(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xc0U) == 0x80U;
}

bool isWordAscii(char byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z')
        || (byte >= 'A' && byte <= 'Z');
}

/// Is the character that begins at this byte part of a term?
bool isWordAt(std::string_view text, std::size_t at)
{
    if (static_cast<unsigned char>(text[at]) < 0x80U)
        return isWordAscii(text[at]);
    std::size_t end = at + 1;
    while (end < text.size() && end - at < 4 && isContinuation(text[end]))
        ++end;
    const QString character = QString::fromUtf8(text.data() + at, static_cast<qsizetype>(end - at));
    const char32_t code = character.size() == 2 ? QChar::surrogateToUcs4(character[0], character[1])
                                                : character[0].unicode();
    return QChar::isLetterOrNumber(code) || QChar::isMark(code);
}

bool isWordBefore(std::string_view text, std::size_t end)
{
    std::size_t begin = end - 1;
    while (begin > 0 && end - begin < 4 && isContinuation(text[begin]))
        --begin;
    return isWordAt(text, begin);
}

} // namespace

std::string fold(std::string_view utf8)
{
    const bool ascii = std::ranges::none_of(
        utf8, [](char byte) { return static_cast<unsigned char>(byte) >= 0x80U; });
    if (!ascii)
        return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()))
            .toCaseFolded()
            .replace(QChar(0xdf), QStringLiteral("ss")) // Qt folds one character to one
            .toStdString();
    std::string folded(utf8);
    for (char& byte : folded) {
        if (byte >= 'A' && byte <= 'Z')
            byte = static_cast<char>(byte - 'A' + 'a');
    }
    return folded;
}

bool hasTerm(std::string_view text, std::string_view foldedTerm)
{
    return hasTermExactly(fold(text), foldedTerm);
}

bool hasTermExactly(std::string_view text, std::string_view term)
{
    if (term.empty())
        return true;
    // An end of the term that is no word character is its own boundary ("#1" in "A#1").
    const bool wordFirst = isWordAt(term, 0);
    const bool wordLast = isWordBefore(term, term.size());
    for (std::size_t at = text.find(term); at != std::string_view::npos;
         at = text.find(term, at + 1)) {
        const std::size_t end = at + term.size();
        const bool begins = !wordFirst || at == 0 || !isWordBefore(text, at);
        const bool ends = !wordLast || end == text.size() || !isWordAt(text, end);
        if (begins && ends)
            return true;
    }
    return false;
}

} // namespace parapet::query
