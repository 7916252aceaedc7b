// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/parser.h"

#include "models/query/lexer.h"

namespace parapet::query {
namespace {

using Parsed = base::Result<Expression>;

class Parser
{
public:
    explicit Parser(std::vector<Token> tokens)
        : m_tokens(std::move(tokens))
    {
    }

    Parsed run()
    {
        Parsed whole = disjunction();
        if (!whole)
            return whole;
        if (isSymbol(u"|"))
            return failAt(peek().range,
                QStringLiteral("only a condition is possible here, no further query step."));
        if (peek().kind != Token::Kind::End)
            return expected(QStringLiteral("and, or or the end"));
        return whole;
    }

private:
    [[nodiscard]] const Token& peek() const { return m_tokens[m_next]; }
    [[nodiscard]] bool isSymbol(QStringView text) const
    {
        return peek().kind == Token::Kind::Symbol && peek().text == text;
    }
    [[nodiscard]] bool isWord(QStringView text) const
    {
        return peek().kind == Token::Kind::Word && peek().text == text;
    }
    bool take(QStringView symbol)
    {
        if (!isSymbol(symbol))
            return false;
        ++m_next;
        return true;
    }

    [[nodiscard]] tl::unexpected<base::Error> expected(const QString& what) const
    {
        const Token& found = peek();
        if (found.kind == Token::Kind::End)
            return failAt(
                found.range, QStringLiteral("expected %1, but the text ends here.").arg(what));
        if (found.kind == Token::Kind::Value)
            return failAt(found.range, QStringLiteral("expected %1, not a value.").arg(what));
        return failAt(
            found.range, QStringLiteral("expected %1, not \"%2\".").arg(what, found.text));
    }

    /// The range from a token's begin to the end of the token before the next one.
    [[nodiscard]] SourceRange since(SourceRange first) const
    {
        const SourceRange last = m_next == 0 ? first : m_tokens[m_next - 1].range;
        return {first.position, last.position + last.length - first.position};
    }

    Parsed disjunction() { return joined(u"or", &Parser::conjunction, anyOf); }
    Parsed conjunction() { return joined(u"and", &Parser::comparison, allOf); }

    Parsed joined(
        QStringView word, Parsed (Parser::*part)(), Expression (*join)(std::vector<Expression>))
    {
        std::vector<Expression> parts;
        do {
            if (!parts.empty())
                ++m_next;
            Parsed one = (this->*part)();
            if (!one)
                return one;
            parts.push_back(std::move(*one));
        } while (isWord(word));
        return join(std::move(parts));
    }

    Parsed comparison()
    {
        const SourceRange first = peek().range;
        Parsed subject = sum();
        if (!subject)
            return subject;
        const std::optional<Operator> op =
            peek().kind == Token::Kind::Word || peek().kind == Token::Kind::Symbol
            ? parseOperator(peek().text)
            : std::nullopt;
        if (!op) {
            if (isSymbol(u"="))
                return expected(QStringLiteral("== (equals) or =~ (equals, ignoring case)"));
            return subject;
        }
        m_operator = peek().text;
        ++m_next;
        base::Result<std::vector<Expression>> values = operands(operandsOf(op->match));
        if (!values)
            return tl::unexpected(std::move(values.error()));
        return test(*op, std::move(*subject), std::move(*values), since(first));
    }

    base::Result<std::vector<Expression>> operands(Operands shape)
    {
        std::vector<Expression> values;
        const bool listed = shape != Operands::One;
        if (listed && !take(u"("))
            return expected(QStringLiteral("( after %1").arg(m_operator));
        if (listed && ++m_depth > maxDepth)
            return tooDeep();
        while (true) {
            Parsed value = sum();
            if (!value)
                return tl::unexpected(std::move(value.error()));
            values.push_back(std::move(*value));
            if (!listed)
                return values;
            if (shape == Operands::Range ? values.size() == 2 : !take(u","))
                break;
            if (shape == Operands::Range && !take(u".."))
                return expected(QStringLiteral(".. between the two ends"));
        }
        if (!take(u")"))
            return expected(
                shape == Operands::List ? QStringLiteral(", or )") : QStringLiteral(")"));
        --m_depth;
        return values;
    }

    Parsed sum()
    {
        const SourceRange first = peek().range;
        Parsed left = negative();
        while (left && (isSymbol(u"+") || isSymbol(u"-"))) {
            const bool minus = isSymbol(u"-");
            ++m_next;
            if (++m_sums > maxDepth)
                return tooDeep();
            Parsed right = negative();
            if (!right)
                return right;
            left = Expression({Sum{minus, std::move(*left), std::move(*right)}, since(first)});
        }
        return left;
    }

    /// -5 and -7d; the sign becomes part of the value.
    Parsed negative()
    {
        const SourceRange first = peek().range;
        if (!isSymbol(u"-"))
            return primary();
        ++m_next;
        if (peek().kind == Token::Kind::Value) {
            Literal value = peek().value;
            const bool number = negate(value);
            if (number) {
                ++m_next;
                return literal(std::move(value), since(first));
            }
        }
        return expected(QStringLiteral("a number or a timespan after -"));
    }

    static bool negate(Literal& literal)
    {
        if (auto* const whole = std::get_if<qint64>(&literal.value)) {
            *whole = -*whole;
            return true;
        }
        if (auto* const real = std::get_if<double>(&literal.value)) {
            *real = -*real;
            return true;
        }
        if (auto* const span = std::get_if<Timespan>(&literal.value)) {
            span->millis = -span->millis;
            return true;
        }
        return false;
    }

    Parsed primary()
    {
        const Token token = peek();
        if (token.kind == Token::Kind::Value) {
            ++m_next;
            return literal(token.value, token.range);
        }
        if (take(u"("))
            return parenthesised();
        if (take(u"["))
            return quotedColumn(token.range);
        const bool operatorWord = token.kind == Token::Kind::Word
            && (token.text == u"and" || token.text == u"or" || token.text.startsWith(u'!'));
        if (token.kind != Token::Kind::Word || operatorWord)
            return expected(m_operator.isEmpty()
                    ? QStringLiteral("a column, a function or (")
                    : QStringLiteral("a value after %1").arg(m_operator));
        ++m_next;
        if (token.text == u"true" || token.text == u"false")
            return literal({token.text == u"true"}, token.range);
        if (take(u"("))
            return function(token);
        if (token.text == u"not")
            return expected(QStringLiteral("( after not"));
        return column(token.text, token.range);
    }

    Parsed parenthesised()
    {
        m_operator.clear();
        if (++m_depth > maxDepth)
            return tooDeep();
        Parsed inner = disjunction();
        if (inner && !take(u")"))
            return expected(QStringLiteral(")"));
        --m_depth;
        return inner;
    }

    /// ['name'] or ["name"]
    Parsed quotedColumn(SourceRange first)
    {
        const auto* const name = std::get_if<QString>(&peek().value.value);
        if (peek().kind != Token::Kind::Value || name == nullptr)
            return expected(QStringLiteral("a column's name in quotes"));
        const QString text = *name;
        ++m_next;
        if (!take(u"]"))
            return expected(QStringLiteral("]"));
        return column(text, since(first));
    }

    Parsed function(const Token& name)
    {
        m_operator.clear();
        if (++m_depth > maxDepth)
            return tooDeep();
        std::vector<Expression> arguments;
        while (!isSymbol(u")")) {
            if (!arguments.empty() && !take(u","))
                return expected(QStringLiteral(", or )"));
            Parsed argument = disjunction();
            if (!argument)
                return argument;
            arguments.push_back(std::move(*argument));
        }
        ++m_next;
        --m_depth;
        return call(name.text, std::move(arguments), since(name.range));
    }

    [[nodiscard]] tl::unexpected<base::Error> tooDeep() const
    {
        return failAt(
            peek().range, QStringLiteral("more than %1 nested parentheses or sums.").arg(maxDepth));
    }

    std::vector<Token> m_tokens;
    std::size_t m_next = 0;
    int m_depth = 0;
    int m_sums = 0; ///< each adds one level to the tree
    QString m_operator; ///< the operator whose values are being read, for messages
};

} // namespace

base::Result<Expression> parsePredicate(QStringView text)
{
    base::Result<std::vector<Token>> tokens = tokenize(text);
    if (!tokens)
        return tl::unexpected(std::move(tokens.error()));
    return Parser(std::move(*tokens)).run();
}

} // namespace parapet::query
