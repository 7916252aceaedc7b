// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/timewindow.h"

#include "models/store/clocksql.h"
#include "models/store/findingreach.h"

#include <algorithm>
#include <optional>

namespace parapet::store {
namespace {

using query::BoundNode;
using query::BoundTest;
using query::Match;

/// More days overdue, or left, than these are taken as no bound.
constexpr qint64 mostDays = 1'000'000;

TimeWindow either(const TimeWindow& a, const TimeWindow& b)
{
    if (a.isEmpty() || b.isEmpty())
        return a.isEmpty() ? b : a;
    return {std::min(a.from, b.from), std::max(a.to, b.to)};
}

constexpr TimeWindow nothing{TimeWindow::most, TimeWindow::least};

/// Numbers that pass the test; whole where that cannot be told.
TimeWindow numbersOf(const BoundTest& test)
{
    std::vector<qint64> values;
    for (const domain::Value& value : test.values) {
        const auto* const number = std::get_if<qint64>(&value);
        if (number == nullptr)
            return {};
        values.push_back(*number);
    }
    if (test.op.negated || test.otherField || values.empty())
        return {};
    const auto [low, high] = std::ranges::minmax(values);
    switch (test.op.match) {
    case Match::Equal:
    case Match::In:
        return {low, high};
    case Match::Between:
        return values.size() == 2 ? TimeWindow{values[0], values[1]} : TimeWindow{};
    case Match::Less:
    case Match::LessEqual:
        return {TimeWindow::least, high};
    case Match::Greater:
    case Match::GreaterEqual:
        return {low, TimeWindow::most};
    default:
        return {};
    }
}

/// Due dates from days overdue.
TimeWindow dueOfDays(const TimeWindow& days, base::Millis now)
{
    if (days.isEmpty())
        return nothing;
    const qint64 today = now / dayMs;
    const bool hasMost = days.to <= mostDays && days.to >= -mostDays;
    const bool hasLeast = days.from <= mostDays && days.from >= -mostDays;
    return {hasMost ? (today - days.to) * dayMs : TimeWindow::least,
        hasLeast ? (today - days.from + 1) * dayMs - 1 : TimeWindow::most};
}

TimeWindow dueOfWords(const BoundTest& test, base::Millis now)
{
    const bool isList = test.op.match == Match::In || test.op.match == Match::InFold;
    const bool isOne = test.op.match == Match::Equal || test.op.match == Match::EqualFold;
    if (test.op.negated || test.otherField || !(isList || isOne))
        return {};
    TimeWindow window = nothing;
    for (const domain::Value& value : test.values) {
        const auto* const word = std::get_if<QString>(&value);
        if (word == nullptr
            || word->compare(QLatin1String(DueWord::noDate), Qt::CaseInsensitive) == 0)
            return {};
        for (const char* known : {DueWord::overdue, DueWord::soon, DueWord::onTime})
            if (word->compare(QLatin1String(known), Qt::CaseInsensitive) == 0)
                window = either(window, dueWindowOf(known, now));
    }
    return window;
}

FilterWindows ofTest(domain::Kind kind, const BoundTest& test, base::Millis now)
{
    FilterWindows windows;
    switch (reachOf(kind, test.field)) {
    case Reach::FirstSeen:
        windows.firstSeen = numbersOf(test);
        break;
    case Reach::DueOn:
        windows.due = numbersOf(test);
        break;
    case Reach::SeverityDueOn:
        windows.severityDue = numbersOf(test);
        break;
    case Reach::BodDueOn:
        windows.bodDue = numbersOf(test);
        break;
    case Reach::Overdue:
        windows.due = dueOfDays(numbersOf(test), now);
        break;
    case Reach::DueStatus:
        windows.due = dueOfWords(test, now);
        break;
    default:
        break;
    }
    return windows;
}

} // namespace

FilterWindows windowsOf(domain::Kind kind, const BoundNode& filter, base::Millis now)
{
    if (const auto* const test = std::get_if<BoundTest>(&filter.content))
        return ofTest(kind, *test, now);
    const auto* const junction = std::get_if<query::BoundJunction>(&filter.content);
    if (junction == nullptr || junction->parts.empty())
        return {};
    std::optional<FilterWindows> windows;
    for (const query::BoundPointer& part : junction->parts) {
        const FilterWindows own = windowsOf(kind, *part, now);
        const auto join = junction->all ? intersection : either;
        if (windows)
            for (const auto window : {&FilterWindows::due, &FilterWindows::severityDue,
                     &FilterWindows::bodDue, &FilterWindows::firstSeen})
                *windows.*window = join(*windows.*window, own.*window);
        else
            windows = own;
    }
    return *windows;
}

} // namespace parapet::store
