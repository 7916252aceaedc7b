// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/ast.h"

namespace parapet::query {
namespace {

SourceRange spanning(const std::vector<Expression>& parts)
{
    const SourceRange first = parts.front().range();
    const SourceRange last = parts.back().range();
    return {first.position, last.position + last.length - first.position};
}

Expression junction(bool all, std::vector<Expression> parts)
{
    std::vector<Expression> flat;
    flat.reserve(parts.size());
    for (Expression& part : parts) {
        const auto* const inner = std::get_if<Junction>(&part.node().content);
        if (inner != nullptr && inner->all == all)
            flat.insert(flat.end(), inner->parts.begin(), inner->parts.end());
        else
            flat.push_back(std::move(part));
    }
    if (flat.empty())
        return literal({all});
    if (flat.size() == 1)
        return flat.front();
    const SourceRange range = spanning(flat);
    return Expression({Junction{all, std::move(flat)}, range});
}

} // namespace

Expression::Expression(ExpressionNode node)
    : m_node(std::make_shared<const ExpressionNode>(std::move(node)))
{
}

SourceRange Expression::range() const
{
    return m_node->range;
}

bool operator==(const Expression& left, const Expression& right)
{
    return &left.node() == &right.node() || left.node().content == right.node().content;
}

Expression column(const QString& name, SourceRange range)
{
    return Expression({Column{name}, range});
}

Expression literal(Literal value, SourceRange range)
{
    return Expression({std::move(value), range});
}

Expression call(const QString& name, std::vector<Expression> arguments, SourceRange range)
{
    return Expression({Call{name, std::move(arguments)}, range});
}

Expression test(Operator op, Expression subject, std::vector<Expression> values, SourceRange range)
{
    return Expression({Test{op, std::move(subject), std::move(values)}, range});
}

Expression allOf(std::vector<Expression> parts)
{
    return junction(true, std::move(parts));
}

Expression anyOf(std::vector<Expression> parts)
{
    return junction(false, std::move(parts));
}

Expression negation(Expression of)
{
    const SourceRange range = of.range();
    return call(QStringLiteral("not"), {std::move(of)}, range);
}

} // namespace parapet::query
