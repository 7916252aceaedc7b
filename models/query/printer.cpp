// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/printer.h"

#include "models/base/timetext.h"
#include "models/query/timespan.h"

#include <QLocale>
#include <QRegularExpression>

namespace parapet::query {
namespace {

constexpr qint64 dayMillis = 86'400'000;

/// How tightly an expression holds together; a looser one inside a tighter one takes parentheses.
enum class Binding { Or, And, Test, Sum, Primary };

Binding bindingOf(const Expression& expression)
{
    const auto& content = expression.node().content;
    if (const auto* const junction = std::get_if<Junction>(&content))
        return junction->all ? Binding::And : Binding::Or;
    if (std::holds_alternative<Test>(content))
        return Binding::Test;
    if (std::holds_alternative<Sum>(content))
        return Binding::Sum;
    return Binding::Primary;
}

class Printer
{
public:
    QString take() { return std::move(m_text); }

    void print(const Expression& expression, Binding atLeast)
    {
        const bool enclosed = bindingOf(expression) < atLeast;
        if (enclosed)
            m_text += u'(';
        std::visit([this](const auto& content) { write(content); }, expression.node().content);
        if (enclosed)
            m_text += u')';
    }

private:
    void write(const Column& column)
    {
        static const QRegularExpression plain(
            QStringLiteral("^[\\p{L}_$][\\p{L}\\p{Nd}\\p{M}_$]*$"),
            QRegularExpression::UseUnicodePropertiesOption);
        static const QStringList reserved{QStringLiteral("and"), QStringLiteral("or"),
            QStringLiteral("not"), QStringLiteral("true"), QStringLiteral("false"),
            QStringLiteral("datetime"), QStringLiteral("date"), QStringLiteral("timespan"),
            QStringLiteral("time")};
        if (plain.match(column.name).hasMatch() && !column.name.endsWith(u'\n')
            && !reserved.contains(column.name))
            m_text += column.name;
        else
            m_text += u'[' + quoted(column.name) + u']';
    }

    void write(const Literal& literal)
    {
        std::visit([this](const auto& value) { writeValue(value); }, literal.value);
    }

    void writeValue(bool value)
    {
        m_text += value ? QStringLiteral("true") : QStringLiteral("false");
    }
    void writeValue(qint64 value) { m_text += QString::number(value); }
    void writeValue(double value)
    {
        const QString digits = QString::number(value, 'g', QLocale::FloatingPointShortest);
        m_text += digits;
        if (!digits.contains(u'.') && !digits.contains(u'e'))
            m_text += QStringLiteral(".0");
    }
    void writeValue(const QString& value) { m_text += quoted(value); }
    void writeValue(const Moment& value)
    {
        const bool midnight = value.time % dayMillis == 0;
        m_text += QStringLiteral("datetime(")
            + (midnight ? base::isoDate(value.time) : base::isoTime(value.time)) + u')';
    }
    void writeValue(const Timespan& value)
    {
        if (value.millis < 0)
            m_text += u'-';
        m_text += timespanText(value.millis < 0 ? -value.millis : value.millis);
    }

    void write(const Call& call)
    {
        m_text += call.name + u'(';
        writeList(call.arguments, QStringLiteral(", "), Binding::Or);
        m_text += u')';
    }

    void write(const Sum& sum)
    {
        print(sum.left, Binding::Sum);
        m_text += sum.minus ? QStringLiteral(" - ") : QStringLiteral(" + ");
        print(sum.right, Binding::Primary);
    }

    void write(const Test& test)
    {
        const QString op = spelling(test.op);
        if (op.isEmpty()) {
            writeUnspelled(test);
            return;
        }
        print(test.subject, Binding::Sum);
        m_text += u' ' + op + u' ';
        const Operands shape = operandsOf(test.op.match);
        if (shape == Operands::One) {
            writeList(test.values, QStringLiteral(", "), Binding::Sum);
            return;
        }
        m_text += u'(';
        writeList(test.values,
            shape == Operands::Range ? QStringLiteral(" .. ") : QStringLiteral(", "), Binding::Sum);
        m_text += u')';
    }

    /// Tests that only a program can build, as the function that says the same.
    void writeUnspelled(const Test& test)
    {
        const Match match = test.op.match;
        if (test.op.negated)
            m_text += QStringLiteral("not(");
        if (operandsOf(match) != Operands::None)
            write(Test{{match, false}, test.subject, test.values});
        else if (match == Match::IsTrue)
            print(test.subject, Binding::Or);
        else
            write(
                Call{match == Match::IsEmpty ? QStringLiteral("isempty") : QStringLiteral("isnull"),
                    {test.subject}});
        if (test.op.negated)
            m_text += u')';
    }

    void write(const Junction& junction)
    {
        writeList(junction.parts, junction.all ? QStringLiteral(" and ") : QStringLiteral(" or "),
            junction.all ? Binding::Test : Binding::And);
    }

    void writeList(const std::vector<Expression>& parts, const QString& separator, Binding atLeast)
    {
        bool first = true;
        for (const Expression& part : parts) {
            if (!first)
                m_text += separator;
            first = false;
            print(part, atLeast);
        }
    }

    QString m_text;
};

} // namespace

QString print(const Expression& expression)
{
    Printer printer;
    printer.print(expression, Binding::Or);
    return printer.take();
}

QString quoted(QStringView text)
{
    QString result = QStringLiteral("\"");
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\')
            result += QStringLiteral("\\") + c;
        else if (c == u'\n')
            result += QStringLiteral("\\n");
        else if (c == u'\t')
            result += QStringLiteral("\\t");
        else if (c == u'\r')
            result += QStringLiteral("\\r");
        else if (c.unicode() < 0x20 || c.unicode() == 0x7f)
            result += QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QLatin1Char('0'));
        else
            result += c;
    }
    return result + u'"';
}

} // namespace parapet::query
