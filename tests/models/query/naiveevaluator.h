// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A second, slow and plain reading of predicates for tests: walks the parsed tree over one row of
// QVariant-like values, sharing nothing with binder, compiler or textmatch.
#pragma once

#include "models/domain/fields.h"
#include "models/query/ast.h"

#include <QRegularExpression>

#include <optional>

namespace parapet::query::tests {

using Truth = std::optional<bool>; ///< nothing: unknown

class NaiveEvaluator
{
public:
    NaiveEvaluator(
        std::span<const domain::FieldSpec> fields, std::vector<domain::Value> row, base::Millis now)
        : m_fields(fields)
        , m_row(std::move(row))
        , m_now(now)
    {
    }

    Truth operator()(const Expression& expression) const
    {
        const auto& content = expression.node().content;
        if (const auto* const junction = std::get_if<Junction>(&content)) {
            Truth result = junction->all;
            for (const Expression& part : junction->parts) {
                const Truth one = (*this)(part);
                if (one == Truth(!junction->all))
                    return one;
                if (!one)
                    result = one;
            }
            return result;
        }
        if (const auto* const call = std::get_if<Call>(&content))
            return function(*call);
        if (const auto* const test = std::get_if<Test>(&content))
            return comparison(*test);
        if (const auto* const literal = std::get_if<Literal>(&content))
            return std::get<bool>(literal->value);
        const domain::Value& value = m_row[index(expression)];
        return isNull(value) ? Truth() : Truth(std::get<bool>(value));
    }

private:
    static bool isNull(const domain::Value& value)
    {
        return std::holds_alternative<std::monostate>(value);
    }
    [[nodiscard]] std::size_t index(const Expression& expression) const
    {
        const QString name = std::get<Column>(expression.node().content).name;
        for (std::size_t i = 0; i < m_fields.size(); ++i) {
            if (QLatin1StringView(m_fields[i].name.data()) == name)
                return i;
        }
        qFatal("no such column");
    }

    Truth function(const Call& call) const
    {
        if (call.name == u"not") {
            const Truth inner = (*this)(call.arguments.front());
            return inner ? Truth(!*inner) : inner;
        }
        const std::size_t at = index(call.arguments.front());
        const domain::Value& value = m_row[at];
        bool empty = isNull(value);
        bool null = empty;
        if (m_fields[at].type == domain::FieldType::Text) {
            empty = empty || std::get<QString>(value).isEmpty();
            null = false;
        } else if (m_fields[at].type == domain::FieldType::TextList) {
            empty = empty || std::get<QStringList>(value).isEmpty();
            null = empty;
        }
        if (call.name.endsWith(u"empty"))
            return empty == (call.name == u"isempty");
        return null == (call.name == u"isnull");
    }

    Truth comparison(const Test& test) const
    {
        const std::size_t at = index(test.subject);
        const domain::Value& value = m_row[at];
        Truth result;
        switch (m_fields[at].type) {
        case domain::FieldType::Text:
            result = text(test, isNull(value) ? QStringLiteral("") : std::get<QString>(value));
            break;
        case domain::FieldType::TextList:
            result = list(test, isNull(value) ? QStringList() : std::get<QStringList>(value));
            break;
        default:
            result = number(test, value);
        }
        return result && test.op.negated ? Truth(!*result) : result;
    }

    static bool list(const Test& test, const QStringList& items)
    {
        if (test.op.match == Match::HasAll)
            return std::ranges::all_of(test.values, [&items](const Expression& value) {
                return std::ranges::any_of(items,
                    [&value](const QString& item) { return term(item, literalText(value), true); });
            });
        return std::ranges::any_of(
            items, [&test](const QString& item) { return text(test, item); });
    }

    static QString folded(QString text)
    {
        return text.toCaseFolded().replace(QChar(0xdf), QStringLiteral("ss"));
    }

    static QString literalText(const Expression& expression)
    {
        return std::get<QString>(std::get<Literal>(expression.node().content).value);
    }

    static bool text(const Test& test, const QString& value)
    {
        const auto any = [&test](const auto& passes) {
            return std::ranges::any_of(test.values,
                [&passes](const Expression& literal) { return passes(literalText(literal)); });
        };
        const QString low = folded(value);
        switch (test.op.match) {
        case Match::Equal:
        case Match::In:
            return any([&](const QString& other) { return value == other; });
        case Match::EqualFold:
        case Match::InFold:
            return any([&](const QString& other) { return low == folded(other); });
        case Match::Has:
        case Match::HasAny:
            return any([&](const QString& other) { return term(value, other, true); });
        case Match::HasCs:
            return any([&](const QString& other) { return term(value, other, false); });
        case Match::HasAll:
            return std::ranges::all_of(test.values,
                [&](const Expression& literal) { return term(value, literalText(literal), true); });
        case Match::Contains:
            return any([&](const QString& other) { return low.contains(folded(other)); });
        case Match::ContainsCs:
            return any([&](const QString& other) { return value.contains(other); });
        case Match::StartsWith:
            return any([&](const QString& other) { return low.startsWith(folded(other)); });
        case Match::StartsWithCs:
            return any([&](const QString& other) { return value.startsWith(other); });
        case Match::EndsWith:
            return any([&](const QString& other) { return low.endsWith(folded(other)); });
        case Match::EndsWithCs:
            return any([&](const QString& other) { return value.endsWith(other); });
        default:
            qFatal("no test of text");
        }
    }

    /// By regular expression, where the code under test scans bytes.
    static bool term(const QString& text, const QString& term, bool fold)
    {
        const QString wanted = fold ? folded(term) : term;
        const QString word = QStringLiteral("[\\p{L}\\p{N}\\p{M}]");
        const QRegularExpression boundary(QStringLiteral("(?:(?<!%1)|(?!%1))").arg(word)
                + QRegularExpression::escape(wanted)
                + QStringLiteral("(?:(?!%1)|(?<!%1))").arg(word),
            QRegularExpression::UseUnicodePropertiesOption
                | QRegularExpression::DotMatchesEverythingOption);
        return wanted.isEmpty() || boundary.match(fold ? folded(text) : text).hasMatch();
    }

    double numeric(const Expression& expression) const
    {
        const auto& content = expression.node().content;
        if (const auto* const call = std::get_if<Call>(&content)) {
            const auto& span = std::get<Literal>(call->arguments.front().node().content);
            return static_cast<double>(m_now - std::get<Timespan>(span.value).millis);
        }
        const auto& literal = std::get<Literal>(content);
        if (const auto* const whole = std::get_if<qint64>(&literal.value))
            return static_cast<double>(*whole);
        if (const auto* const real = std::get_if<double>(&literal.value))
            return *real;
        if (const auto* const truth = std::get_if<bool>(&literal.value))
            return *truth ? 1.0 : 0.0;
        return static_cast<double>(std::get<Moment>(literal.value).time);
    }

    Truth number(const Test& test, const domain::Value& value) const
    {
        const Match match = test.op.match;
        if (isNull(value))
            return match == Match::Equal || match == Match::In ? Truth(false) : Truth();
        double own = 0.0;
        if (const auto* const truth = std::get_if<bool>(&value))
            own = *truth ? 1.0 : 0.0;
        else if (const auto* const whole = std::get_if<qint64>(&value))
            own = static_cast<double>(*whole);
        else
            own = std::get<double>(value);
        const double other = numeric(test.values.front());
        switch (match) {
        case Match::Equal:
            return !(own < other) && !(own > other);
        case Match::Less:
            return own < other;
        case Match::LessEqual:
            return own <= other;
        case Match::Greater:
            return own > other;
        case Match::GreaterEqual:
            return own >= other;
        case Match::Between:
            return own >= other && own <= numeric(test.values.back());
        case Match::In:
            return std::ranges::any_of(test.values, [&](const Expression& one) {
                return !(own < numeric(one)) && !(own > numeric(one));
            });
        default:
            qFatal("no test of a number");
        }
    }

    std::span<const domain::FieldSpec> m_fields;
    std::vector<domain::Value> m_row;
    base::Millis m_now;
};

} // namespace parapet::query::tests
