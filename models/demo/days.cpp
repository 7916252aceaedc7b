// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demo/days.h"

#include <array>
#include <charconv>
#include <chrono>
#include <optional>

namespace parapet::demo {
namespace {

namespace chrono = std::chrono;

chrono::year_month_day civil(Day day)
{
    return chrono::year_month_day(chrono::sys_days(chrono::days(day)));
}

std::optional<int> numberOf(std::string_view text)
{
    int value = 0;
    const auto end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    return read.ec == std::errc() && read.ptr == end ? std::optional(value) : std::nullopt;
}

void appendTwo(std::string& out, unsigned value)
{
    out += static_cast<char>('0' + value / 10 % 10);
    out += static_cast<char>('0' + value % 10);
}

Day dayOfDate(chrono::year_month_day date)
{
    return static_cast<Day>(chrono::sys_days(date).time_since_epoch().count());
}

} // namespace

Day dayOf(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return noDay;
    const auto year = numberOf(text.substr(0, 4));
    const auto month = numberOf(text.substr(5, 2));
    const auto day = numberOf(text.substr(8, 2));
    if (!year || !month || !day || *month < 1 || *day < 1)
        return noDay;
    const chrono::year_month_day date(chrono::year(*year),
        chrono::month(static_cast<unsigned>(*month)), chrono::day(static_cast<unsigned>(*day)));
    return date.ok() ? dayOfDate(date) : noDay;
}

std::string dateText(Day day)
{
    const auto date = civil(day);
    std::string out = std::to_string(static_cast<int>(date.year()));
    out += '-';
    appendTwo(out, static_cast<unsigned>(date.month()));
    out += '-';
    appendTwo(out, static_cast<unsigned>(date.day()));
    return out;
}

std::string stampText(Day day, int secondOfDay)
{
    const auto second = static_cast<unsigned>(secondOfDay);
    std::string out = dateText(day);
    out += ' ';
    appendTwo(out, second / 3600);
    out += ':';
    appendTwo(out, second / 60 % 60);
    out += ':';
    appendTwo(out, second % 60);
    return out;
}

Day monthsBefore(Day day, int months)
{
    const auto date = civil(day) - chrono::months(months);
    return dayOfDate(
        date.ok() ? date : chrono::year_month_day(date.year() / date.month() / chrono::last));
}

std::string monthText(Day day)
{
    static constexpr std::array<const char*, 12> names{"January", "February", "March", "April",
        "May", "June", "July", "August", "September", "October", "November", "December"};
    const auto date = civil(day);
    return std::string(names[static_cast<unsigned>(date.month()) - 1]) + ' '
        + std::to_string(static_cast<int>(date.year()));
}

} // namespace parapet::demo
