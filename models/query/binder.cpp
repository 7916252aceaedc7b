// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/binder.h"

#include "models/base/timetext.h"
#include "models/query/columns.h"
#include "models/query/constant.h"
#include "models/query/parser.h"

#include <algorithm>

namespace parapet::query {
namespace {

using Type = domain::FieldType;
using Node = base::Result<BoundPointer>;

BoundPointer make(decltype(BoundNode::content) content)
{
    return std::make_shared<const BoundNode>(BoundNode{std::move(content)});
}

QString describe(Type type)
{
    switch (type) {
    case Type::Text:
        return QStringLiteral("text");
    case Type::Integer:
    case Type::Real:
        return QStringLiteral("a number");
    case Type::Boolean:
        return QStringLiteral("true or false");
    case Type::Time:
        return QStringLiteral("a time");
    case Type::TextList:
        return QStringLiteral("a list of texts");
    }
    return {};
}

bool isTextual(Type type)
{
    return type == Type::Text || type == Type::TextList;
}

bool isNumeric(Type type)
{
    return type == Type::Integer || type == Type::Real;
}

std::optional<domain::Value> textValue(const Literal& literal)
{
    const auto* const text = std::get_if<QString>(&literal.value);
    return text == nullptr ? std::nullopt : std::optional<domain::Value>(*text);
}

std::optional<domain::Value> numberValue(const Literal& literal)
{
    if (const auto* const whole = std::get_if<qint64>(&literal.value))
        return *whole;
    if (const auto* const real = std::get_if<double>(&literal.value))
        return *real;
    return std::nullopt;
}

std::optional<domain::Value> booleanValue(const Literal& literal)
{
    if (const auto* const truth = std::get_if<bool>(&literal.value))
        return *truth;
    const auto* const whole = std::get_if<qint64>(&literal.value);
    if (whole != nullptr && (*whole == 0 || *whole == 1))
        return *whole == 1;
    return std::nullopt;
}

std::optional<domain::Value> timeValue(const Literal& literal)
{
    if (const auto* const moment = std::get_if<Moment>(&literal.value))
        return qint64{moment->time};
    const auto* const text = std::get_if<QString>(&literal.value);
    if (text == nullptr)
        return std::nullopt;
    const QByteArray bytes = text->toUtf8();
    const auto time = base::parseTime({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    return time ? std::optional<domain::Value>(qint64{*time}) : std::nullopt;
}

std::optional<domain::Value> convert(const Literal& literal, Type type)
{
    switch (type) {
    case Type::Text:
    case Type::TextList:
        return textValue(literal);
    case Type::Integer:
    case Type::Real:
        return numberValue(literal);
    case Type::Boolean:
        return booleanValue(literal);
    case Type::Time:
        return timeValue(literal);
    }
    return std::nullopt;
}

QString example(Type type)
{
    switch (type) {
    case Type::Text:
    case Type::TextList:
        return QStringLiteral("text in quotes");
    case Type::Integer:
    case Type::Real:
        return QStringLiteral("a number without quotes");
    case Type::Boolean:
        return QStringLiteral("true or false");
    case Type::Time:
        return QStringLiteral("a time as in datetime(2026-08-01) or ago(30d)");
    }
    return {};
}

const Column* asColumn(const Expression& expression)
{
    return std::get_if<Column>(&expression.node().content);
}

class Binder
{
public:
    Binder(std::span<const domain::FieldSpec> fields, base::Millis now)
        : m_fields(fields)
        , m_now(now)
    {
    }

    Node predicate(const Expression& expression)
    {
        if (m_depth >= 2 * maxDepth + 2)
            return failAt(
                expression.range(), QStringLiteral("more than %1 nested levels.").arg(maxDepth));
        ++m_depth;
        Node node = std::visit(
            [this, &expression](const auto& content) { return bind(content, expression.range()); },
            expression.node().content);
        --m_depth;
        return node;
    }

    std::vector<int> takeUsed()
    {
        std::ranges::sort(m_used);
        m_used.erase(std::unique(m_used.begin(), m_used.end()), m_used.end());
        return std::move(m_used);
    }

private:
    Node bind(const Column& column, SourceRange range)
    {
        const base::Result<int> field = find(column, range);
        if (!field)
            return tl::unexpected(field.error());
        if (typeOf(*field) != Type::Boolean)
            return failAt(range,
                QStringLiteral("\"%1\" is %2 and no condition by itself; compare it with a value.")
                    .arg(column.name, describe(typeOf(*field))));
        return make(BoundTest{{Match::IsTrue, false}, *field, Type::Boolean, {}, {}});
    }

    Node bind(const Literal& literal, SourceRange range)
    {
        if (const auto* const truth = std::get_if<bool>(&literal.value))
            return make(BoundConstant{*truth});
        return failAt(range, QStringLiteral("a value is no condition; compare a column with it."));
    }

    Node bind(const Sum& /*sum*/, SourceRange range)
    {
        return failAt(range, QStringLiteral("a value is no condition; compare a column with it."));
    }

    Node bind(const Call& call, SourceRange range)
    {
        if (call.name == u"not")
            return bindNot(call, range);
        const bool empty = call.name == u"isempty" || call.name == u"isnotempty";
        const bool null = call.name == u"isnull" || call.name == u"isnotnull";
        if (!empty && !null)
            return failAt(range,
                QStringLiteral("there is no condition \"%1\"; there are not, isempty, isnotempty, "
                               "isnull and isnotnull.")
                    .arg(call.name));
        const Column* const subject =
            call.arguments.size() == 1 ? asColumn(call.arguments.front()) : nullptr;
        if (subject == nullptr)
            return failAt(range, QStringLiteral("expected one column in %1(...).").arg(call.name));
        const base::Result<int> field = find(*subject, call.arguments.front().range());
        if (!field)
            return tl::unexpected(field.error());
        const bool negated = call.name.startsWith(u"isnot");
        const Match match = empty ? Match::IsEmpty : Match::IsNull;
        return make(BoundTest{{match, negated}, *field, typeOf(*field), {}, {}});
    }

    Node bindNot(const Call& call, SourceRange range)
    {
        if (call.arguments.size() != 1)
            return failAt(range, QStringLiteral("expected one condition in not(...)."));
        Node inner = predicate(call.arguments.front());
        if (!inner)
            return inner;
        return make(BoundNegation{std::move(*inner)});
    }

    Node bind(const Junction& junction, SourceRange /*range*/)
    {
        BoundJunction bound{junction.all, {}};
        bound.parts.reserve(junction.parts.size());
        for (const Expression& part : junction.parts) {
            Node node = predicate(part);
            if (!node)
                return node;
            bound.parts.push_back(std::move(*node));
        }
        return make(std::move(bound));
    }

    Node bind(const Test& test, SourceRange range)
    {
        const Column* const subject = asColumn(test.subject);
        if (subject != nullptr)
            return bindTest(test, *subject, test.subject.range());
        // 7 <= cvss reads as cvss >= 7.
        const std::optional<Match> mirror = mirrored(test.op.match);
        if (test.values.size() == 1 && mirror) {
            const Expression& value = test.values.front();
            if (const Column* const column = asColumn(value))
                return bindTest(Test{{*mirror, test.op.negated}, value, {test.subject}}, *column,
                    value.range());
        }
        return failAt(range, QStringLiteral("expected a column at the left of the comparison."));
    }

    Node bindTest(const Test& test, const Column& subject, SourceRange range)
    {
        const base::Result<int> field = find(subject, range);
        if (!field)
            return tl::unexpected(field.error());
        const Type type = typeOf(*field);
        const Match match = test.op.match;
        if (needsText(match) && !isTextual(type))
            return failAt(range,
                QStringLiteral("\"%1\" is %2; %3 tests text.")
                    .arg(subject.name, describe(type), spelling({match, false})));
        if (needsOrder(match) && (isTextual(type) || type == Type::Boolean))
            return failAt(range,
                QStringLiteral("\"%1\" is %2 and has no order; %3 compares numbers and times.")
                    .arg(subject.name, describe(type), spelling({match, false})));
        BoundTest bound{test.op, *field, type, {}, {}};
        if (operandsOf(match) == Operands::None)
            return bindUnary(std::move(bound), subject, range);
        if (test.values.size() == 1 && asColumn(test.values.front()) != nullptr)
            return bindColumns(std::move(bound), test.values.front());
        return bindValues(std::move(bound), test.values, range);
    }

    /// IsEmpty, IsNull and IsTrue as the window builds them.
    static Node bindUnary(BoundTest bound, const Column& subject, SourceRange range)
    {
        if (bound.op.match == Match::IsTrue && bound.type != Type::Boolean)
            return failAt(range,
                QStringLiteral("\"%1\" is %2 and no condition by itself; compare it with a value.")
                    .arg(subject.name, describe(bound.type)));
        return make(std::move(bound));
    }

    Node bindColumns(BoundTest bound, const Expression& right)
    {
        const base::Result<int> other = find(*asColumn(right), right.range());
        if (!other)
            return tl::unexpected(other.error());
        const Type otherType = typeOf(*other);
        const bool fits =
            bound.type == otherType || (isNumeric(bound.type) && isNumeric(otherType));
        if (!fits || bound.type == Type::TextList || !mirrored(bound.op.match))
            return failAt(right.range(),
                QStringLiteral("these two columns cannot be compared so; put text in quotes."));
        bound.otherField = *other;
        return make(std::move(bound));
    }

    Node bindValues(BoundTest bound, const std::vector<Expression>& values, SourceRange range)
    {
        const Operands shape = operandsOf(bound.op.match);
        const bool counted = shape == Operands::List
            ? !values.empty()
            : values.size() == (shape == Operands::One ? 1U : 2U);
        if (!counted)
            return failAt(range, QStringLiteral("expected a value to compare with."));
        for (const Expression& value : values) {
            base::Result<Literal> literal = evaluate(value, m_now);
            if (!literal)
                return tl::unexpected(literal.error());
            if (bound.op.match == Match::Between && bound.values.size() == 1)
                literal = endOfRange(bound, *literal);
            const std::optional<domain::Value> converted = convert(*literal, bound.type);
            if (!converted)
                return failAt(value.range(),
                    QStringLiteral("\"%1\" is %2: expected %3.")
                        .arg(nameOf(m_fields[static_cast<std::size_t>(bound.field)]),
                            describe(bound.type), example(bound.type)));
            bound.values.push_back(*converted);
        }
        return make(std::move(bound));
    }

    /// between (datetime(2026-08-01) .. 7d): a timespan counts from the begin.
    static Literal endOfRange(const BoundTest& bound, const Literal& end)
    {
        const auto* const span = std::get_if<Timespan>(&end.value);
        const auto* const begin = std::get_if<qint64>(&bound.values.front());
        qint64 sum = 0;
        if (bound.type != Type::Time || span == nullptr || begin == nullptr
            || __builtin_add_overflow(*begin, span->millis, &sum))
            return end;
        return {Moment{sum}};
    }

    base::Result<int> find(const Column& column, SourceRange range)
    {
        base::Result<int> field = findColumn(column.name, range, m_fields);
        if (field)
            m_used.push_back(*field);
        return field;
    }

    [[nodiscard]] Type typeOf(int field) const
    {
        return m_fields[static_cast<std::size_t>(field)].type;
    }

    std::span<const domain::FieldSpec> m_fields;
    base::Millis m_now;
    int m_depth = 0;
    std::vector<int> m_used;
};

} // namespace

bool Bound::isAlwaysTrue() const
{
    const auto* const constant = std::get_if<BoundConstant>(&root->content);
    return constant != nullptr && constant->value;
}

base::Result<Bound> bind(
    const Expression& predicate, std::span<const domain::FieldSpec> fields, base::Millis now)
{
    Binder binder(fields, now);
    Node root = binder.predicate(predicate);
    if (!root)
        return tl::unexpected(std::move(root.error()));
    return Bound{std::move(*root), binder.takeUsed()};
}

base::Result<Bound> parseAndBind(
    QStringView text, std::span<const domain::FieldSpec> fields, base::Millis now)
{
    if (text.trimmed().isEmpty())
        return Bound{make(BoundConstant{true}), {}};
    const base::Result<Expression> tree = parsePredicate(text);
    if (!tree)
        return tl::unexpected(tree.error());
    return bind(*tree, fields, now);
}

} // namespace parapet::query
