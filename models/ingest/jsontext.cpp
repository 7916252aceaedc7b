// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/jsontext.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace parapet::ingest {
namespace {

std::uint32_t hexValue(std::string_view fourDigits)
{
    std::uint32_t value = 0;
    std::from_chars(fourDigits.data(), fourDigits.data() + fourDigits.size(), value, 16);
    return value;
}

void appendUtf8(std::uint32_t code, std::string& out)
{
    const auto put = [&out](std::uint32_t byte) { out += static_cast<char>(byte); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xc0 | (code >> 6));
        put(0x80 | (code & 0x3f));
    } else if (code < 0x10000) {
        put(0xe0 | (code >> 12));
        put(0x80 | ((code >> 6) & 0x3f));
        put(0x80 | (code & 0x3f));
    } else {
        put(0xf0 | (code >> 18));
        put(0x80 | ((code >> 12) & 0x3f));
        put(0x80 | ((code >> 6) & 0x3f));
        put(0x80 | (code & 0x3f));
    }
}

/// Reads the escape "\uXXXX" (and its low half) at `at`; moves `at` behind it.
bool unicodeEscape(std::string_view raw, std::size_t& at, std::string& out)
{
    std::uint32_t code = hexValue(raw.substr(at + 2, 4));
    at += 6;
    if (code >= 0xd800 && code < 0xdc00) {
        if (raw.size() < at + 6 || raw[at] != '\\' || raw[at + 1] != 'u')
            return false;
        const std::uint32_t low = hexValue(raw.substr(at + 2, 4));
        if (low < 0xdc00 || low > 0xdfff)
            return false;
        at += 6;
        code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
    } else if (code == 0 || (code >= 0xdc00 && code <= 0xdfff)) {
        return false;
    }
    appendUtf8(code, out);
    return true;
}

char simpleEscape(char kind)
{
    switch (kind) {
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    default:
        return kind;
    }
}

} // namespace

bool unescapeJson(std::string_view raw, std::string& out)
{
    std::size_t at = 0;
    while (at < raw.size()) {
        const std::size_t next = std::min(raw.find('\\', at), raw.size());
        out.append(raw, at, next - at);
        at = next;
        if (at == raw.size())
            break;
        if (raw[at + 1] == 'u') {
            if (!unicodeEscape(raw, at, out))
                return false;
        } else {
            out += simpleEscape(raw[at + 1]);
            at += 2;
        }
    }
    return true;
}

std::vector<std::string_view> rawElements(std::string_view array)
{
    std::vector<std::string_view> elements;
    std::size_t at = 0;
    while ((at = array.find('"', at)) != std::string_view::npos) {
        const std::size_t begin = ++at;
        while (array[at] != '"')
            at += array[at] == '\\' ? 2U : 1U;
        elements.push_back(array.substr(begin, at - begin));
        ++at;
    }
    return elements;
}

void appendJsonText(std::string_view text, std::string& out)
{
    static constexpr std::string_view hex = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20) {
            out += "\\u00";
            out += hex[byte >> 4U];
            out += hex[byte & 15U];
        } else {
            out += c;
        }
    }
    out += '"';
}

std::optional<double> finiteNumber(std::string_view token)
{
    // "7.5" and "10.0": dividing two small whole numbers rounds as reading the text would.
    if (token.size() == 3 && token[1] == '.' && token[0] >= '0' && token[0] <= '9'
        && token[2] >= '0' && token[2] <= '9')
        return ((token[0] - '0') * 10 + (token[2] - '0')) / 10.0;
    double value = 0.0;
    const char* const end = token.data() + token.size();
    const auto [stop, error] = std::from_chars(token.data(), end, value);
    if (stop != end || error == std::errc::invalid_argument)
        return {};
    if (error == std::errc::result_out_of_range) {
        // Too small is zero for our purposes, too large is no number at all.
        const std::size_t exponent = token.find_first_of("eE");
        const bool tiny = exponent != std::string_view::npos && token.size() > exponent + 1
            && token[exponent + 1] == '-';
        return tiny ? std::optional(0.0) : std::nullopt;
    }
    return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

} // namespace parapet::ingest
