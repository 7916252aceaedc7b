// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exporting/celltext.h"

#include "models/base/timetext.h"

#include <array>
#include <charconv>
#include <chrono>

namespace parapet::exporting {
namespace {

void appendCodePoint(std::string& out, char32_t code)
{
    const auto push = [&out](char32_t byte) { out.push_back(static_cast<char>(byte)); };
    if (code < 0x80) {
        push(code);
    } else if (code < 0x800) {
        push(0xc0 | (code >> 6));
        push(0x80 | (code & 0x3f));
    } else if (code < 0x10000) {
        push(0xe0 | (code >> 12));
        push(0x80 | ((code >> 6) & 0x3f));
        push(0x80 | (code & 0x3f));
    } else {
        push(0xf0 | (code >> 18));
        push(0x80 | ((code >> 12) & 0x3f));
        push(0x80 | ((code >> 6) & 0x3f));
        push(0x80 | (code & 0x3f));
    }
}

template <class Number>
void appendNumber(std::string& out, Number number)
{
    std::array<char, 32> digits{};
    const auto result = std::to_chars(digits.begin(), digits.end(), number);
    out.append(digits.begin(), result.ptr);
}

void appendTwo(std::string& out, unsigned number)
{
    out.push_back(static_cast<char>('0' + number / 10 % 10));
    out.push_back(static_cast<char>('0' + number % 10));
}

} // namespace

void appendUtf8(std::string& out, QStringView text)
{
    const char16_t* at = text.utf16();
    const char16_t* const end = at + text.size();
    while (at != end) {
        const char16_t* const run = at;
        while (at != end && *at < 0x80)
            ++at;
        out.append(run, at);
        if (at == end)
            return;
        const char16_t unit = *at++;
        if (!QChar::isSurrogate(unit))
            appendCodePoint(out, unit);
        else if (QChar::isHighSurrogate(unit) && at != end && QChar::isLowSurrogate(*at))
            appendCodePoint(out, QChar::surrogateToUcs4(unit, *at++));
        else
            appendCodePoint(out, QChar::ReplacementCharacter);
    }
}

void appendInteger(std::string& out, qint64 number)
{
    appendNumber(out, number);
}

void appendReal(std::string& out, double number)
{
    appendNumber(out, number);
}

void appendTime(std::string& out, base::Millis time)
{
    constexpr base::Millis dayMillis = 86'400'000;
    constexpr base::Millis endOfYear9999 = 253'402'300'800'000;
    if (time < 0 || time >= endOfYear9999) {
        appendUtf8(out, base::isoTime(time));
        return;
    }
    const std::chrono::year_month_day date{
        std::chrono::sys_days{std::chrono::days{time / dayMillis}}};
    const auto year = static_cast<unsigned>(static_cast<int>(date.year()));
    const auto inDay = static_cast<unsigned>(time % dayMillis);
    appendTwo(out, year / 100);
    appendTwo(out, year % 100);
    out.push_back('-');
    appendTwo(out, static_cast<unsigned>(date.month()));
    out.push_back('-');
    appendTwo(out, static_cast<unsigned>(date.day()));
    out.push_back('T');
    appendTwo(out, inDay / 3'600'000);
    out.push_back(':');
    appendTwo(out, inDay / 60'000 % 60);
    out.push_back(':');
    appendTwo(out, inDay / 1000 % 60);
    if (inDay % 1000 != 0) {
        out.push_back('.');
        out.push_back(static_cast<char>('0' + inDay / 100 % 10));
        appendTwo(out, inDay % 100);
    }
    out.push_back('Z');
}

} // namespace parapet::exporting
