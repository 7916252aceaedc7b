// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/sqlcompiler.h"

#include "models/query/sqlpiece.h"
#include "models/query/textmatch.h"

#include <algorithm>

namespace parapet::query {
namespace {

using Type = domain::FieldType;

QString foldText(const QString& text)
{
    const QByteArray utf8 = text.toUtf8();
    return QString::fromStdString(fold({utf8.constData(), static_cast<std::size_t>(utf8.size())}));
}

QString called(const char* function, const QString& arguments)
{
    return QLatin1StringView(function) + u'(' + arguments + u')';
}

/// SQLite's parser holds 100 open symbols and its expressions may be 1000 deep; this leaves room
/// for the statement around the condition.
constexpr int deepestStack = 60;
constexpr int deepestTree = 600;
/// SQLite takes statements of a million bytes.
constexpr qsizetype longestText = 500'000;

class Compiler
{
public:
    explicit Compiler(const std::function<QString(int)>& expressionOf)
        : m_expressionOf(expressionOf)
    {
    }

    /// Negation is pushed down to the tests, which know what absent values mean.
    Piece node(const BoundNode& bound, bool negated)
    {
        if (const auto* const negation = std::get_if<BoundNegation>(&bound.content))
            return node(*negation->of, !negated);
        if (const auto* const constant = std::get_if<BoundConstant>(&bound.content))
            return {truth(constant->value != negated), {}};
        if (const auto* const test = std::get_if<BoundTest>(&bound.content)) {
            m_binds.clear();
            QString text = condition(*test, negated);
            return {std::move(text), std::move(m_binds)};
        }
        const auto& junction = std::get<BoundJunction>(bound.content);
        const bool all = junction.all != negated;
        std::vector<Piece> parts;
        collect(junction, negated, parts);
        if (parts.empty())
            return {truth(all), {}};
        return joinedConditions(
            std::move(parts), all ? QStringLiteral(" AND ") : QStringLiteral(" OR "));
    }

private:
    static QString truth(bool value)
    {
        return value ? QStringLiteral("(1)") : QStringLiteral("(0)");
    }

    /// The parts of a junction, and of those inside it that (negated or not) join the same way.
    void collect(const BoundJunction& junction, bool negated, std::vector<Piece>& parts)
    {
        const bool all = junction.all != negated;
        for (const BoundPointer& part : junction.parts) {
            const BoundNode* inner = part.get();
            bool inverted = negated;
            while (const auto* const negation = std::get_if<BoundNegation>(&inner->content)) {
                inner = negation->of.get();
                inverted = !inverted;
            }
            const auto* const nested = std::get_if<BoundJunction>(&inner->content);
            if (nested != nullptr && (nested->all != inverted) == all)
                collect(*nested, inverted, parts);
            else
                parts.push_back(node(*inner, inverted));
        }
    }

    QString condition(const BoundTest& test, bool negated)
    {
        const bool inverted = test.op.negated != negated;
        const QString subject = u'(' + m_expressionOf(test.field) + u')';
        if (test.otherField)
            return columns(test, subject, inverted);
        switch (test.type) {
        case Type::Text:
            return text(test, subject, inverted);
        case Type::TextList:
            return list(test, subject, inverted);
        case Type::Integer:
        case Type::Real:
        case Type::Boolean:
        case Type::Time:
            return scalar(test, subject, inverted);
        }
        return {};
    }

    QString columns(const BoundTest& test, const QString& subject, bool inverted)
    {
        const QString other = u'(' + m_expressionOf(*test.otherField) + u')';
        if (test.type != Type::Text)
            return ordered(test.op.match, inverted, subject, other);
        const QString left = orEmpty(subject);
        const QString right = orEmpty(other);
        const QString op = inverted ? QStringLiteral(" <> ") : QStringLiteral(" = ");
        if (test.op.match == Match::Equal)
            return u'(' + left + op + right + u')';
        return u'(' + called(foldFunction, left) + op + called(foldFunction, right) + u')';
    }

    /// = < <= > >= of numbers, times and truth values. An inverted order stays unknown for an
    /// absent value, an inverted equality becomes true.
    static QString ordered(Match match, bool inverted, const QString& left, const QString& right)
    {
        QString op;
        switch (match) {
        case Match::Less:
            op = inverted ? QStringLiteral(" >= ") : QStringLiteral(" < ");
            break;
        case Match::LessEqual:
            op = inverted ? QStringLiteral(" > ") : QStringLiteral(" <= ");
            break;
        case Match::Greater:
            op = inverted ? QStringLiteral(" <= ") : QStringLiteral(" > ");
            break;
        case Match::GreaterEqual:
            op = inverted ? QStringLiteral(" < ") : QStringLiteral(" >= ");
            break;
        default:
            op = inverted ? QStringLiteral(" IS NOT ") : QStringLiteral(" = ");
            break;
        }
        return u'(' + left + op + right + u')';
    }

    QString scalar(const BoundTest& test, const QString& subject, bool inverted)
    {
        switch (test.op.match) {
        case Match::IsTrue:
            return u'(' + subject + (inverted ? QStringLiteral(" = 0)") : QStringLiteral(" = 1)"));
        case Match::IsEmpty:
        case Match::IsNull:
            return u'(' + subject
                + (inverted ? QStringLiteral(" IS NOT NULL)") : QStringLiteral(" IS NULL)"));
        case Match::Between:
            return between(test, subject, inverted);
        case Match::In: {
            const QString found =
                u'(' + subject + QStringLiteral(" IN ") + listOf(test.values) + u')';
            return inverted ? QString(u'(' + found + QStringLiteral(" IS NOT 1)")) : found;
        }
        default:
            return ordered(test.op.match, inverted, subject, bind(test.values.front()));
        }
    }

    QString between(const BoundTest& test, const QString& subject, bool inverted)
    {
        const QString low = bind(test.values[0]);
        const QString high = bind(test.values[1]);
        return u'(' + subject
            + (inverted ? QStringLiteral(" NOT BETWEEN ") : QStringLiteral(" BETWEEN ")) + low
            + QStringLiteral(" AND ") + high + u')';
    }

    QString text(const BoundTest& test, const QString& subject, bool inverted)
    {
        switch (test.op.match) {
        case Match::IsNull: // text is never null, only empty
            return truth(inverted);
        case Match::IsEmpty:
            return u'(' + orEmpty(subject)
                + (inverted ? QStringLiteral(" <> '')") : QStringLiteral(" = '')"));
        default:
            return whetherNot(inverted, textTest(test, subject, true));
        }
    }

    /// Any test on one text. Without coalesce an absent text gives NULL, never true, and an index
    /// can serve.
    QString textTest(const BoundTest& test, const QString& subject, bool nullable)
    {
        const QString safe = nullable ? orEmpty(subject) : subject;
        const QString folded = called(foldFunction, safe);
        switch (test.op.match) {
        case Match::Equal:
            return u'(' + (isEmptyText(test.values.front()) ? safe : subject)
                + QStringLiteral(" = ") + bind(test.values.front()) + u')';
        case Match::EqualFold:
            return u'(' + folded + QStringLiteral(" = ") + bindFolded(test.values.front()) + u')';
        case Match::In:
            return u'(' + (hasEmptyText(test.values) ? safe : subject) + QStringLiteral(" IN ")
                + listOf(test.values) + u')';
        case Match::InFold:
            return u'(' + folded + QStringLiteral(" IN ") + foldedListOf(test.values) + u')';
        case Match::HasAny:
            return terms(test, safe, QStringLiteral(" OR "));
        case Match::HasAll:
            return terms(test, safe, QStringLiteral(" AND "));
        default:
            return part(test.op.match, test.values.front(), safe, folded);
        }
    }

    /// The tests for a part of a text. instr() counts from 1; every text holds the empty one.
    QString part(
        Match match, const domain::Value& value, const QString& safe, const QString& folded)
    {
        switch (match) {
        case Match::Has:
            return called(hasFunction, safe + QStringLiteral(", ") + bindFolded(value));
        case Match::HasCs:
            return called(hasExactlyFunction, safe + QStringLiteral(", ") + bind(value));
        case Match::Contains:
            return u'(' + within(folded, bindFolded(value)) + QStringLiteral(" > 0)");
        case Match::ContainsCs:
            return u'(' + within(safe, bind(value)) + QStringLiteral(" > 0)");
        case Match::StartsWith:
            return u'(' + within(folded, bindFolded(value)) + QStringLiteral(" = 1)");
        case Match::StartsWithCs:
            return u'(' + within(safe, bind(value)) + QStringLiteral(" = 1)");
        case Match::EndsWith:
            return ending(folded, foldText(textOf(value)));
        default:
            return ending(safe, textOf(value));
        }
    }

    static QString within(const QString& text, const QString& placeholder)
    {
        return QStringLiteral("instr(") + text + QStringLiteral(", ") + placeholder + u')';
    }

    /// Compared by bytes: exact for UTF-8, and untouched by NUL characters.
    QString ending(const QString& text, const QString& end)
    {
        const qint64 bytes = end.toUtf8().size();
        if (bytes == 0)
            return QStringLiteral("(1)");
        const QString length = bind(-bytes);
        return QStringLiteral("(substr(CAST(") + text + QStringLiteral(" AS BLOB), ") + length
            + QStringLiteral(") = CAST(") + bind(end) + QStringLiteral(" AS BLOB))");
    }

    QString terms(const BoundTest& test, const QString& safe, const QString& word)
    {
        std::vector<Piece> parts;
        for (const domain::Value& value : test.values)
            parts.push_back(
                {called(hasFunction, safe + QStringLiteral(", ") + bindFolded(value)), {}});
        return joined(std::move(parts), word).text;
    }

    /// Lists are JSON arrays: some element passes.
    QString list(const BoundTest& test, const QString& subject, bool inverted)
    {
        const QString array = QStringLiteral("coalesce(") + subject + QStringLiteral(", '[]')");
        if (test.op.match == Match::IsEmpty || test.op.match == Match::IsNull)
            return QStringLiteral("(json_array_length(") + array
                + (inverted ? QStringLiteral(") > 0)") : QStringLiteral(") = 0)"));
        if (test.op.match != Match::HasAll)
            return whetherNot(inverted, someElement(array, test));
        std::vector<Piece> parts;
        for (const domain::Value& value : test.values) {
            const BoundTest one{{Match::Has, false}, test.field, test.type, {value}, {}};
            parts.push_back({someElement(array, one), {}});
        }
        return whetherNot(inverted, joined(std::move(parts), QStringLiteral(" AND ")).text);
    }

    QString someElement(const QString& array, const BoundTest& test)
    {
        return QStringLiteral("EXISTS (SELECT 1 FROM json_each(") + array
            + QStringLiteral(") AS element WHERE ")
            + textTest(test, QStringLiteral("element.value"), false) + u')';
    }

    /// NULL counts as false before it is inverted.
    static QString whetherNot(bool inverted, const QString& test)
    {
        return inverted ? QString(u'(' + test + QStringLiteral(" IS NOT 1)")) : test;
    }

    static QString orEmpty(const QString& subject)
    {
        return QStringLiteral("coalesce(") + subject + QStringLiteral(", '')");
    }

    static QString textOf(const domain::Value& value)
    {
        const auto* const text = std::get_if<QString>(&value);
        return text == nullptr ? QString() : *text;
    }
    static bool isEmptyText(const domain::Value& value) { return textOf(value).isEmpty(); }
    static bool hasEmptyText(const std::vector<domain::Value>& values)
    {
        return std::ranges::any_of(values, isEmptyText);
    }

    QString listOf(const std::vector<domain::Value>& values)
    {
        QStringList placeholders;
        for (const domain::Value& value : values)
            placeholders += bind(value);
        return u'(' + placeholders.join(QStringLiteral(", ")) + u')';
    }

    QString foldedListOf(const std::vector<domain::Value>& values)
    {
        QStringList placeholders;
        for (const domain::Value& value : values)
            placeholders += bindFolded(value);
        return u'(' + placeholders.join(QStringLiteral(", ")) + u')';
    }

    QString bindFolded(const domain::Value& value) { return bind(foldText(textOf(value))); }

    QString bind(const domain::Value& value)
    {
        const auto* const truth = std::get_if<bool>(&value);
        m_binds.push_back(truth == nullptr ? value : domain::Value(qint64{*truth ? 1 : 0}));
        return QStringLiteral("?");
    }

    const std::function<QString(int)>& m_expressionOf;
    std::vector<domain::Value> m_binds;
};

} // namespace

base::Result<Sql> compile(const Bound& bound, const std::function<QString(int field)>& expressionOf)
{
    Piece whole = Compiler(expressionOf).node(*bound.root, false);
    if (whole.binds.size() > maxBinds)
        return base::fail(base::Error::Kind::Usage,
            QStringLiteral("The condition compares with %1 values; at most %2 are possible.")
                .arg(whole.binds.size())
                .arg(maxBinds));
    if (whole.stack > deepestStack || whole.tree > deepestTree)
        return base::fail(base::Error::Kind::Usage,
            QStringLiteral("The condition is too deeply nested; put fewer parentheses into each "
                           "other."));
    if (whole.text.size() > longestText)
        return base::fail(base::Error::Kind::Usage,
            QStringLiteral("The condition is too long; use fewer comparisons."));
    return Sql{std::move(whole.text), std::move(whole.binds)};
}

} // namespace parapet::query
