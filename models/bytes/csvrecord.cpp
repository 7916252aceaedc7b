// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bytes/csvrecord.h"

#include <algorithm>

namespace parapet::bytes {
namespace {

bool takeLineEnd(std::string_view& rest)
{
    if (rest.starts_with('\r') && (rest.size() == 1 || rest[1] == '\n'))
        rest.remove_prefix(1);
    if (rest.starts_with('\n')) {
        rest.remove_prefix(1);
        return true;
    }
    return rest.empty();
}

std::size_t endOfPlain(std::string_view rest, char separator)
{
    const char ends[] = {separator, '\n'};
    return std::min(rest.find_first_of(ends, 0, std::size(ends)), rest.size());
}

} // namespace

std::string& CsvRecord::newText()
{
    if (m_used == m_texts.size())
        m_texts.emplace_back();
    std::string& text = m_texts[m_used++];
    text.clear();
    return text;
}

/// A field that begins with a quote; `rest` moves behind its closing quote.
std::string_view CsvRecord::quoted(std::string_view& rest)
{
    rest.remove_prefix(1);
    std::size_t end = rest.find('"');
    if (end != std::string_view::npos && (end + 1 == rest.size() || rest[end + 1] != '"')) {
        const std::string_view value = rest.substr(0, end);
        rest.remove_prefix(end + 1);
        return value;
    }
    std::string& value = newText();
    while (end != std::string_view::npos) {
        value.append(rest.substr(0, end));
        rest.remove_prefix(end + 1);
        if (!rest.starts_with('"'))
            return value;
        value += '"';
        rest.remove_prefix(1);
        end = rest.find('"');
    }
    m_badQuotes = true;
    value.append(rest);
    rest = {};
    return value;
}

std::string_view CsvRecord::field(std::string_view& rest, char separator)
{
    if (!rest.starts_with('"')) {
        std::string_view value = rest.substr(0, endOfPlain(rest, separator));
        rest.remove_prefix(value.size());
        if (value.ends_with('\r') && (rest.empty() || rest.front() == '\n'))
            value.remove_suffix(1);
        return value;
    }
    const std::string_view value = quoted(rest);
    const bool ends = rest.empty() || rest.front() == separator || rest.front() == '\n'
        || rest.starts_with("\r\n") || rest == "\r";
    if (!ends) {
        m_badQuotes = true;
        rest.remove_prefix(endOfPlain(rest, separator));
    }
    return value;
}

const std::vector<std::string_view>& CsvRecord::next(std::string_view& rest, char separator)
{
    m_fields.clear();
    m_badQuotes = false;
    m_used = 0;
    while (true) {
        m_fields.push_back(field(rest, separator));
        if (takeLineEnd(rest))
            return m_fields;
        rest.remove_prefix(1); // the separator
    }
}

} // namespace parapet::bytes
