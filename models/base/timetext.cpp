// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/timetext.h"

#include <QDateTime>
#include <QTimeZone>

#include <chrono>

namespace parapet::base {
namespace {

/// A cursor over the text that reads fixed-width numbers and single characters.
class Scanner
{
public:
    explicit Scanner(std::string_view text)
        : m_rest(text)
    {
    }

    std::optional<int> number(std::size_t width)
    {
        if (m_rest.size() < width)
            return {};
        int value = 0;
        for (std::size_t i = 0; i < width; ++i) {
            const char c = m_rest[i];
            if (c < '0' || c > '9')
                return {};
            value = value * 10 + (c - '0');
        }
        m_rest.remove_prefix(width);
        return value;
    }

    bool accept(char c)
    {
        if (m_rest.empty() || m_rest.front() != c)
            return false;
        m_rest.remove_prefix(1);
        return true;
    }

    /// Digits of a fraction of a second, as milliseconds; nothing if there is no digit.
    std::optional<int> fraction()
    {
        int millis = 0;
        int scale = 100;
        std::size_t digits = 0;
        while (digits < m_rest.size() && m_rest[digits] >= '0' && m_rest[digits] <= '9') {
            millis += (m_rest[digits] - '0') * scale;
            scale /= 10;
            ++digits;
        }
        m_rest.remove_prefix(digits);
        return digits == 0 ? std::nullopt : std::optional(millis);
    }

    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }

private:
    std::string_view m_rest;
};

std::optional<Millis> parseDate(Scanner& in)
{
    const auto year = in.number(4);
    if (!year || !in.accept('-'))
        return {};
    const auto month = in.number(2);
    if (!month || !in.accept('-'))
        return {};
    const auto day = in.number(2);
    if (!day || *year < 1970)
        return {};
    const std::chrono::year_month_day date{std::chrono::year{*year},
        std::chrono::month{static_cast<unsigned>(*month)},
        std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok())
        return {};
    return std::chrono::sys_days{date}.time_since_epoch().count() * 86'400'000LL;
}

std::optional<Millis> parseClock(Scanner& in)
{
    const auto hour = in.number(2);
    if (!hour || *hour > 23 || !in.accept(':'))
        return {};
    const auto minute = in.number(2);
    if (!minute || *minute > 59)
        return {};
    Millis millis = (*hour * 60LL + *minute) * 60'000;
    if (!in.accept(':'))
        return millis;
    const auto second = in.number(2);
    if (!second || *second > 59)
        return {};
    millis += *second * 1000LL;
    if (in.accept('.')) {
        const auto fraction = in.fraction();
        if (!fraction)
            return {};
        millis += *fraction;
    }
    return millis;
}

/// Offset from UTC in milliseconds: nothing, "Z", "+HH:MM" or "+HHMM".
std::optional<Millis> parseZone(Scanner& in)
{
    if (in.atEnd() || in.accept('Z'))
        return 0;
    const bool west = in.accept('-');
    if (!west && !in.accept('+'))
        return {};
    const auto hour = in.number(2);
    in.accept(':');
    const auto minute = in.number(2);
    if (!hour || !minute || *hour > 18 || *minute > 59)
        return {};
    const Millis offset = (*hour * 60LL + *minute) * 60'000;
    return west ? -offset : offset;
}

} // namespace

std::optional<Millis> parseTime(std::string_view text)
{
    Scanner in(text);
    const auto date = parseDate(in);
    if (!date)
        return {};
    if (in.atEnd())
        return date;
    if (!in.accept('T') && !in.accept(' '))
        return {};
    const auto clock = parseClock(in);
    if (!clock)
        return {};
    const auto zone = parseZone(in);
    if (!zone || !in.atEnd())
        return {};
    return *date + *clock - *zone;
}

QString isoTime(Millis time)
{
    const auto at = QDateTime::fromMSecsSinceEpoch(time, Qt::UTC);
    return at.toString(time % 1000 == 0 ? Qt::ISODate : Qt::ISODateWithMs);
}

QString isoDate(Millis time)
{
    return QDateTime::fromMSecsSinceEpoch(time, Qt::UTC).date().toString(Qt::ISODate);
}

} // namespace parapet::base
