// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/timespan.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cmath>

namespace parapet::query {
namespace {

struct Unit
{
    QLatin1StringView name;
    double millis;
};

constexpr double second = 1000.0;
constexpr double minute = 60.0 * second;
constexpr double hour = 60.0 * minute;
constexpr double day = 24.0 * hour;

constexpr std::array units{
    Unit{QLatin1StringView("d"), day},
    Unit{QLatin1StringView("day"), day},
    Unit{QLatin1StringView("days"), day},
    Unit{QLatin1StringView("h"), hour},
    Unit{QLatin1StringView("hr"), hour},
    Unit{QLatin1StringView("hour"), hour},
    Unit{QLatin1StringView("hours"), hour},
    Unit{QLatin1StringView("m"), minute},
    Unit{QLatin1StringView("min"), minute},
    Unit{QLatin1StringView("minute"), minute},
    Unit{QLatin1StringView("minutes"), minute},
    Unit{QLatin1StringView("s"), second},
    Unit{QLatin1StringView("sec"), second},
    Unit{QLatin1StringView("second"), second},
    Unit{QLatin1StringView("seconds"), second},
    Unit{QLatin1StringView("ms"), 1.0},
    Unit{QLatin1StringView("milli"), 1.0},
    Unit{QLatin1StringView("millis"), 1.0},
    Unit{QLatin1StringView("millisecond"), 1.0},
    Unit{QLatin1StringView("milliseconds"), 1.0},
    Unit{QLatin1StringView("microsecond"), 0.001},
    Unit{QLatin1StringView("microseconds"), 0.001},
    Unit{QLatin1StringView("tick"), 0.0001},
    Unit{QLatin1StringView("ticks"), 0.0001},
};

} // namespace

std::optional<qint64> timespanOf(double count, QStringView unitName)
{
    const auto* const unit = std::ranges::find_if(
        units, [unitName](const Unit& known) { return known.name == unitName; });
    if (unit == units.end())
        return std::nullopt;
    const double millis = count * unit->millis;
    constexpr double limit = 9e15;
    if (!(std::abs(millis) <= limit))
        return std::nullopt;
    return static_cast<qint64>(std::llround(millis));
}

std::optional<qint64> parseTimespan(QStringView text)
{
    static const QRegularExpression clock(QStringLiteral(
        "^(-)?(?:(\\d{1,8})\\.)?(\\d{1,2}):(\\d{2})(?::(\\d{2}(?:\\.\\d{1,7})?))?$"));
    static const QRegularExpression counted(
        QStringLiteral("^(-?\\d{1,12}(?:\\.\\d{1,12})?)\\s*([a-z]+)$"));
    const QString form = text.toString();
    const QRegularExpressionMatch parts = clock.match(form);
    if (parts.hasMatch()) {
        const double hours = parts.captured(3).toDouble();
        const double minutes = parts.captured(4).toDouble();
        const double seconds = parts.captured(5).toDouble();
        if (hours > 23.0 || minutes > 59.0 || seconds >= 60.0)
            return std::nullopt;
        const double millis =
            parts.captured(2).toDouble() * day + hours * hour + minutes * minute + seconds * second;
        const qint64 rounded = std::llround(millis);
        return parts.captured(1).isEmpty() ? rounded : -rounded;
    }
    const QRegularExpressionMatch unit = counted.match(form);
    return unit.hasMatch() ? timespanOf(unit.captured(1).toDouble(), unit.captured(2))
                           : std::nullopt;
}

QString timespanText(qint64 millis)
{
    struct Step
    {
        qint64 size;
        const char16_t* unit;
    };
    static constexpr std::array steps{
        Step{86'400'000, u"d"}, Step{3'600'000, u"h"}, Step{60'000, u"m"}, Step{1000, u"s"}};
    for (const Step& step : steps) {
        if (millis != 0 && millis % step.size == 0)
            return QString::number(millis / step.size) + QStringView(step.unit);
    }
    return QString::number(millis) + QStringLiteral("ms");
}

} // namespace parapet::query
