// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/constant.h"

#include "models/base/timetext.h"

#include <cmath>

namespace parapet::query {
namespace {

using Value = base::Result<Literal>;

/// Times beyond this many milliseconds (the years before -283000 and after 287000) are no times.
constexpr qint64 timeLimit = 9'000'000'000'000'000;

Value outOfRange(SourceRange range)
{
    return failAt(range, QStringLiteral("the result is too large."));
}

/// a + b or a - b in whole numbers.
std::optional<qint64> combined(qint64 a, bool minus, qint64 b)
{
    qint64 result = 0;
    const bool overflow =
        minus ? __builtin_sub_overflow(a, b, &result) : __builtin_add_overflow(a, b, &result);
    return overflow ? std::nullopt : std::optional(result);
}

std::optional<double> asReal(const Literal& literal)
{
    if (const auto* const whole = std::get_if<qint64>(&literal.value))
        return static_cast<double>(*whole);
    if (const auto* const real = std::get_if<double>(&literal.value))
        return *real;
    return std::nullopt;
}

template <class Result>
Value wrapped(std::optional<qint64> millis, SourceRange range)
{
    if (!millis || *millis > timeLimit || *millis < -timeLimit)
        return outOfRange(range);
    return Literal{Result{*millis}};
}

Value addNumbers(const Literal& a, bool minus, const Literal& b, SourceRange range)
{
    const auto* const left = std::get_if<qint64>(&a.value);
    const auto* const right = std::get_if<qint64>(&b.value);
    if (left != nullptr && right != nullptr) {
        const auto whole = combined(*left, minus, *right);
        return whole ? Value(Literal{*whole}) : outOfRange(range);
    }
    const double sum = *asReal(a) + (minus ? -*asReal(b) : *asReal(b));
    return std::isfinite(sum) ? Value(Literal{sum}) : outOfRange(range);
}

Value add(const Literal& a, bool minus, const Literal& b, SourceRange range)
{
    if (asReal(a) && asReal(b))
        return addNumbers(a, minus, b, range);
    const auto* const leftTime = std::get_if<Moment>(&a.value);
    const auto* const rightTime = std::get_if<Moment>(&b.value);
    const auto* const leftSpan = std::get_if<Timespan>(&a.value);
    const auto* const rightSpan = std::get_if<Timespan>(&b.value);
    if (leftTime != nullptr && rightSpan != nullptr)
        return wrapped<Moment>(combined(leftTime->time, minus, rightSpan->millis), range);
    if (leftSpan != nullptr && rightTime != nullptr && !minus)
        return wrapped<Moment>(combined(leftSpan->millis, false, rightTime->time), range);
    if (leftTime != nullptr && rightTime != nullptr && minus)
        return wrapped<Timespan>(combined(leftTime->time, true, rightTime->time), range);
    if (leftSpan != nullptr && rightSpan != nullptr)
        return wrapped<Timespan>(combined(leftSpan->millis, minus, rightSpan->millis), range);
    return failAt(range,
        QStringLiteral(
            "these two cannot be added: numbers go with numbers, times with timespans."));
}

Value evaluateTime(const Call& call, const Literal& argument, SourceRange range)
{
    if (std::holds_alternative<Moment>(argument.value))
        return argument;
    const auto* const text = std::get_if<QString>(&argument.value);
    const QByteArray bytes = text == nullptr ? QByteArray() : text->toUtf8();
    const auto time = base::parseTime({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    if (!time)
        return failAt(
            range, QStringLiteral("expected a date as in %1(\"2026-08-01\").").arg(call.name));
    return Literal{Moment{*time}};
}

Value evaluateCall(const Call& call, SourceRange range, base::Millis now)
{
    const bool isNow = call.name == u"now";
    const bool isAgo = call.name == u"ago";
    if (!isNow && !isAgo && call.name != u"todatetime")
        return failAt(range,
            QStringLiteral("there is no function \"%1\" here; values can be made by ago(), now(), "
                           "datetime() and timespan().")
                .arg(call.name));
    if (isNow && call.arguments.empty())
        return Literal{Moment{now}};
    if (call.arguments.size() != 1)
        return failAt(range, QStringLiteral("expected one value in %1(...).").arg(call.name));
    const Value argument = evaluate(call.arguments.front(), now);
    if (!argument)
        return argument;
    if (!isNow && !isAgo)
        return evaluateTime(call, *argument, range);
    const auto* const span = std::get_if<Timespan>(&argument->value);
    if (span == nullptr)
        return failAt(call.arguments.front().range(),
            QStringLiteral("expected a timespan as in %1(30d).").arg(call.name));
    return wrapped<Moment>(combined(now, isAgo, span->millis), range);
}

} // namespace

base::Result<Literal> evaluate(const Expression& expression, base::Millis now)
{
    const auto& content = expression.node().content;
    if (const auto* const value = std::get_if<Literal>(&content))
        return *value;
    if (const auto* const function = std::get_if<Call>(&content))
        return evaluateCall(*function, expression.range(), now);
    if (const auto* const sum = std::get_if<Sum>(&content)) {
        const Value left = evaluate(sum->left, now);
        if (!left)
            return left;
        const Value right = evaluate(sum->right, now);
        return right ? add(*left, sum->minus, *right, expression.range()) : right;
    }
    return failAt(expression.range(), QStringLiteral("expected a value here."));
}

} // namespace parapet::query
