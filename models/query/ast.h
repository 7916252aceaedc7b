// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The tree of a KQL expression: immutable and shared, so a filter bar's chips and the text field
// are two views of one tree. The parser builds it from text, the window with the functions at the
// end. Plain values; any thread.
#pragma once

#include "models/base/clock.h"
#include "models/query/operators.h"
#include "models/query/sourcerange.h"

#include <QString>

#include <memory>
#include <variant>
#include <vector>

namespace parapet::query {

/// How deep parentheses and functions may be nested.
inline constexpr int maxDepth = 200;

struct ExpressionNode;

/// A handle on an immutable tree; copying shares it. Equality compares structure, not positions.
class Expression
{
public:
    explicit Expression(ExpressionNode node);
    [[nodiscard]] const ExpressionNode& node() const { return *m_node; }
    /// Where it stands in its text; {0, 0} for a tree that came from no text.
    [[nodiscard]] SourceRange range() const;

private:
    std::shared_ptr<const ExpressionNode> m_node;
};
[[nodiscard]] bool operator==(const Expression& left, const Expression& right);

struct Column
{
    QString name; ///< as written
    bool operator==(const Column&) const = default;
};

/// datetime(...)
struct Moment
{
    base::Millis time = 0;
    bool operator==(const Moment&) const = default;
};

/// 30d, 4h, timespan(...): milliseconds
struct Timespan
{
    qint64 millis = 0;
    bool operator==(const Timespan&) const = default;
};

struct Literal
{
    std::variant<bool, qint64, double, QString, Moment, Timespan> value;
    bool operator==(const Literal&) const = default;
};

/// A function: not(...), isempty(column), ago(30d), now(), ...
struct Call
{
    QString name;
    std::vector<Expression> arguments;
    bool operator==(const Call&) const = default;
};

/// left + right or left - right
struct Sum
{
    bool minus = false;
    Expression left;
    Expression right;
    bool operator==(const Sum&) const = default;
};

/// subject op value(s): one value, a list or the two ends of a range, by operandsOf(op.match).
struct Test
{
    Operator op;
    Expression subject;
    std::vector<Expression> values;
    bool operator==(const Test&) const = default;
};

/// a and b and ... / a or b or ...; at least two parts, none a junction of the same kind.
struct Junction
{
    bool all = true; ///< and; false: or
    std::vector<Expression> parts;
    bool operator==(const Junction&) const = default;
};

struct ExpressionNode
{
    std::variant<Column, Literal, Call, Sum, Test, Junction> content;
    SourceRange range;
};

[[nodiscard]] Expression column(const QString& name, SourceRange range = {});
[[nodiscard]] Expression literal(Literal value, SourceRange range = {});
[[nodiscard]] Expression call(
    const QString& name, std::vector<Expression> arguments, SourceRange range = {});
[[nodiscard]] Expression test(
    Operator op, Expression subject, std::vector<Expression> values, SourceRange range = {});
/// Joins the parts, taking those of inner junctions of the same kind as its own. One part is that
/// part; no part is true (all) or false (any).
[[nodiscard]] Expression allOf(std::vector<Expression> parts);
[[nodiscard]] Expression anyOf(std::vector<Expression> parts);
[[nodiscard]] Expression negation(Expression of);

} // namespace parapet::query
