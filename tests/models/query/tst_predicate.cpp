// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Predicate text to tree and back: tokens, precedence, canonical text, places of errors, limits.
#include "models/query/binder.h"
#include "models/query/lexer.h"
#include "models/query/parser.h"
#include "models/query/printer.h"

#include "models/domain/fields.h"

#include <QTest>

using namespace parapet;
using namespace parapet::query;
using namespace Qt::StringLiterals;

namespace {

constexpr base::Millis now = 1'785'542'400'000; // 2026-08-01T00:00:00Z

QString canonical(const QString& text)
{
    const auto tree = parsePredicate(text);
    return tree ? print(*tree) : u"error: "_s + tree.error().message;
}

} // namespace

class TestPredicate : public QObject
{
    Q_OBJECT

private slots:
    void tokens();
    void values_data();
    void values();
    void canonicalText_data();
    void canonicalText();
    void precedence();
    void syntaxErrors_data();
    void syntaxErrors();
    void bindErrors_data();
    void bindErrors();
    void bindsColumnsInAnyCase();
    void bindsFieldsUsed();
    void constantsCountFromNow();
    void builtTreesPrintAndReadBack();
    void textLiteralsReadBack();
    void limits();
    void blankTextIsTrue();
};

void TestPredicate::tokens()
{
    const auto tokens = tokenize(u"a!in~(1..2) // rest == \nand x=~'y'");
    QVERIFY(tokens);
    QStringList texts;
    for (const Token& token : *tokens)
        texts += token.kind == Token::Kind::Value ? u"#"_s : token.text;
    QCOMPARE(texts.join(u' '), u"a !in~ ( # .. # ) and x =~ # "_s);
    QCOMPARE((*tokens)[1].range, (SourceRange{1, 4}));
    QCOMPARE(tokens->back().range, (SourceRange{34, 0}));
    QCOMPARE(tokenize(u"")->size(), std::size_t{1});
}

void TestPredicate::values_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("printed");
    QTest::newRow("whole") << u"007"_s << u"7"_s;
    QTest::newRow("real") << u"7.50"_s << u"7.5"_s;
    QTest::newRow("real stays real") << u"7.0"_s << u"7.0"_s;
    QTest::newRow("exponent") << u"1e3"_s << u"1000.0"_s;
    QTest::newRow("small") << u".5e-3"_s << u"5e-04"_s;
    QTest::newRow("hexadecimal") << u"0x1F"_s << u"31"_s;
    QTest::newRow("negative") << u"- 3"_s << u"-3"_s;
    QTest::newRow("days") << u"30d"_s << u"30d"_s;
    QTest::newRow("hours to days") << u"48h"_s << u"2d"_s;
    QTest::newRow("half a day") << u"1.5d"_s << u"36h"_s;
    QTest::newRow("milliseconds") << u"1500ms"_s << u"1500ms"_s;
    QTest::newRow("timespan") << u"timespan(1.12:00:00)"_s << u"36h"_s;
    QTest::newRow("negative timespan") << u"timespan(-00:01:30)"_s << u"-90s"_s;
    QTest::newRow("date") << u"datetime(2026-08-01)"_s << u"datetime(2026-08-01)"_s;
    QTest::newRow("quoted date") << u"datetime( '2026-08-01' )"_s << u"datetime(2026-08-01)"_s;
    QTest::newRow("time") << u"datetime(2026-08-01 12:30:00)"_s
                          << u"datetime(2026-08-01T12:30:00Z)"_s;
    QTest::newRow("single quotes") << u"'it\\'s \"x\"'"_s << u"\"it's \\\"x\\\"\""_s;
    QTest::newRow("escapes") << u"\"a\\\\b\\n\\t\\u00fc\\0\""_s
                             << u"\"a\\\\b\\n\\t\u00fc\\u0000\""_s;
    QTest::newRow("verbatim") << u"@\"C:\\x\"\"y\""_s << u"\"C:\\\\x\\\"y\""_s;
    QTest::newRow("emoji") << u"'\U0001f6e1'"_s << u"\"\U0001f6e1\""_s;
}

void TestPredicate::values()
{
    QFETCH(QString, text);
    QFETCH(QString, printed);
    QCOMPARE(canonical(u"f(" + text + u')'), QString(u"f(" + printed + u')'));
    QCOMPARE(canonical(u"f(" + printed + u')'), QString(u"f(" + printed + u')'));
}

void TestPredicate::canonicalText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("printed");
    const auto same = [](const char* tag, const QString& text) {
        QTest::newRow(tag) << text << text;
    };
    for (const char16_t* const op : {u"==", u"!=", u"=~", u"!~", u"<", u"<=", u">", u">=", u"has",
             u"!has", u"has_cs", u"!has_cs", u"contains", u"!contains", u"contains_cs",
             u"!contains_cs", u"startswith", u"!startswith", u"startswith_cs", u"!startswith_cs",
             u"endswith", u"!endswith", u"endswith_cs", u"!endswith_cs"})
        same(QString::fromUtf16(op).toLatin1().constData(), u"a %1 \"x\""_s.arg(QStringView(op)));
    for (const char16_t* const op : {u"in", u"!in", u"in~", u"!in~", u"has_any", u"has_all"})
        same(QString::fromUtf16(op).toLatin1().constData(),
            u"a %1 (\"x\", \"y\")"_s.arg(QStringView(op)));
    same("between", u"a between (1 .. 5)"_s);
    same("not between", u"a !between (ago(30d) .. now() - 1d)"_s);
    same("functions", u"not(isempty(a)) and isnotempty(b) or isnull(c) and isnotnull(d)"_s);
    same("kept parentheses", u"(a == 1 or b == 2) and c == 3"_s);
    same("sum", u"a > datetime(2026-08-01) - (2d - 3h)"_s);
    same("negative", u"a between (-5 .. -1.5)"_s);
    same("odd column", u"[\"my column\"] == 1"_s);
    same("reserved column", u"[\"and\"] == 1"_s);
    same("operator word as column", u"has has \"has\""_s);
    QTest::newRow("needless parentheses")
        << u"((a==1)and((b==2)))or(c==3 and d==4)"_s << u"a == 1 and b == 2 or c == 3 and d == 4"_s;
    QTest::newRow("flattened") << u"a and (b and (c and d))"_s << u"a and b and c and d"_s;
    QTest::newRow("other spellings")
        << u"a<>1 and b in('x') // note"_s << u"a != 1 and b in (\"x\")"_s;
    QTest::newRow("single quotes") << u"['a'] == 'x'"_s << u"a == \"x\""_s;
    QTest::newRow("no blanks")
        << u"a>1and b<2"_s
        << u"error: Character 3: 1and is neither a number nor a timespan (30d, "
           u"4h, 15m, 10s); put text in quotes."_s;
}

void TestPredicate::canonicalText()
{
    QFETCH(QString, text);
    QFETCH(QString, printed);
    QCOMPARE(canonical(text), printed);
    if (const auto tree = parsePredicate(text)) {
        const auto again = parsePredicate(print(*tree));
        QVERIFY(again);
        QVERIFY(*again == *tree);
    }
}

void TestPredicate::precedence()
{
    const auto tree = parsePredicate(u"a == 1 or b == 2 and not(c == 3 or d == 4)");
    QVERIFY(tree);
    const auto* const either = std::get_if<Junction>(&tree->node().content);
    QVERIFY(either != nullptr && !either->all);
    QCOMPARE(either->parts.size(), std::size_t{2});
    const auto* const both = std::get_if<Junction>(&either->parts[1].node().content);
    QVERIFY(both != nullptr && both->all);
    QCOMPARE(both->parts.size(), std::size_t{2});
    QVERIFY(std::holds_alternative<Call>(both->parts[1].node().content));
    QCOMPARE(either->parts[1].range(), (SourceRange{10, 32}));
}

void TestPredicate::syntaxErrors_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("position");
    QTest::addColumn<QString>("holds");
    const auto add = [](const QString& text, int position, const QString& holds) {
        QTest::newRow(qPrintable(text)) << text << position << holds;
    };
    add(u"a =="_s, 4, u"expected a value after ==, but the text ends here"_s);
    add(u"a = 1"_s, 2, u"== (equals)"_s);
    add(u"== 1"_s, 0, u"expected a column"_s);
    add(u"a == 1 b == 2"_s, 7, u"expected and, or"_s);
    add(u"a == 1 and"_s, 10, u"the text ends here"_s);
    add(u"a == 1 | take 5"_s, 7, u"no further query step"_s);
    add(u"1 < a < 5"_s, 6, u"expected and, or"_s);
    add(u"(a == 1"_s, 7, u"expected )"_s);
    add(u"a == 1)"_s, 6, u"not \")\""_s);
    add(u"a in 1"_s, 5, u"expected ( after in"_s);
    add(u"a in ()"_s, 6, u"expected a value after in"_s);
    add(u"a in (1, )"_s, 9, u"expected a value after in"_s);
    add(u"a in (1 2)"_s, 8, u"expected , or )"_s);
    add(u"a between (1, 2)"_s, 12, u"expected .. between"_s);
    add(u"a between (1 .. 2 .. 3)"_s, 18, u"expected )"_s);
    add(u"a == 'x"_s, 5, u"expected ' to close"_s);
    add(u"a == \"x\ny\""_s, 5, u"expected \" to close"_s);
    add(u"a == '\\q'"_s, 6, u"\\uXXXX"_s);
    add(u"a == '\\u12'"_s, 6, u"\\uXXXX"_s);
    add(u"a == '\\u-123'"_s, 6, u"\\uXXXX"_s);
    add(u"a == @'x"_s, 5, u"expected ' to close"_s);
    add(u"a == \u201cx\u201d"_s, 5, u"quotation mark"_s);
    add(u"a == #"_s, 5, u"means nothing here"_s);
    add(u"a == 99999999999999999999"_s, 5, u"too large"_s);
    add(u"a == 1e999"_s, 5, u"too large"_s);
    add(u"a == 5x"_s, 5, u"neither a number nor a timespan"_s);
    add(u"a == 99999999999999999d"_s, 5, u"neither a number nor a timespan"_s);
    add(u"a > datetime(2026-02-30)"_s, 4, u"expected a date"_s);
    add(u"a > datetime(2026-02-28"_s, 4, u"expected ) to close datetime("_s);
    add(u"a > timespan(25:00:00)"_s, 4, u"expected a timespan"_s);
    add(u"not a"_s, 4, u"expected ( after not"_s);
    add(u"a == - b"_s, 7, u"a number or a timespan after -"_s);
    add(u"[a] == 1"_s, 1, u"a column's name in quotes"_s);
    add(u"['a' == 1"_s, 5, u"expected ]"_s);
    add(u"a and and b"_s, 6, u"expected a column"_s);
    add(u"a !like 'x'"_s, 2, u"expected and, or"_s);
    add(u"f(a"_s, 3, u"expected , or )"_s);
    add(QString(u"a == \0"_s + QChar(0)), 5, u"means nothing here"_s);
}

void TestPredicate::syntaxErrors()
{
    QFETCH(QString, text);
    QFETCH(int, position);
    QFETCH(QString, holds);
    const auto tree = parsePredicate(text);
    QVERIFY(!tree);
    QCOMPARE(tree.error().kind, base::Error::Kind::Usage);
    QVERIFY2(tree.error().message.contains(holds), qPrintable(tree.error().message));
    QVERIFY(errorRange(tree.error()).has_value());
    QCOMPARE(errorRange(tree.error())->position, position);
    QVERIFY(tree.error().message.startsWith(u"Character %1: "_s.arg(position + 1)));
}

void TestPredicate::bindErrors_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("position");
    QTest::addColumn<QString>("holds");
    const auto add = [](const QString& text, int position, const QString& holds) {
        QTest::newRow(qPrintable(text)) << text << position << holds;
    };
    add(u"inKev and weaknes > 1"_s, 10,
        u"there is no column \"weaknes\". Did you mean \"weaknesses\"?"_s);
    add(u"relatedComponnet == 'x'"_s, 0, u"Did you mean \"relatedComponent\"?"_s);
    add(u"xyzzyxyzzy == 'x'"_s, 0, u"there is no column \"xyzzyxyzzy\"."_s);
    add(u"weaknesses == 'x'"_s, 14, u"is a number: expected a number without quotes"_s);
    add(u"vendor == 7"_s, 10, u"is text: expected text in quotes"_s);
    add(u"vendor > 'a'"_s, 0, u"has no order"_s);
    add(u"tags between ('a' .. 'b')"_s, 0, u"has no order"_s);
    add(u"weaknesses has '7'"_s, 0, u"has tests text"_s);
    add(u"inKev == 2"_s, 9, u"expected true or false"_s);
    add(u"dueBy > 'soon'"_s, 8, u"is a time: expected a time"_s);
    add(u"dueBy > 7"_s, 8, u"is a time: expected a time"_s);
    add(u"vendor"_s, 0, u"is text and no condition by itself"_s);
    add(u"5"_s, 0, u"a value is no condition"_s);
    add(u"5 == 5"_s, 0, u"expected a column at the left"_s);
    add(u"'a' has vendor"_s, 0, u"expected a column at the left"_s);
    add(u"vendor == weaknesses"_s, 10, u"cannot be compared"_s);
    add(u"vendor has productName"_s, 11, u"cannot be compared"_s);
    add(u"tolower(vendor) == 'x'"_s, 0, u"expected a column at the left"_s);
    add(u"vendor == tolower('X')"_s, 10, u"there is no function \"tolower\""_s);
    add(u"frob(vendor)"_s, 0, u"there is no condition \"frob\""_s);
    add(u"isempty()"_s, 0, u"expected one column"_s);
    add(u"isempty('x')"_s, 0, u"expected one column"_s);
    add(u"not(inKev, inKev)"_s, 0, u"expected one condition"_s);
    add(u"dueBy > ago(5)"_s, 12, u"expected a timespan"_s);
    add(u"dueBy > now() + now()"_s, 8, u"cannot be added"_s);
    add(u"dueBy > ago(99999999d) - 99999999d"_s, 8, u"too large"_s);
    add(u"weaknesses > 9223372036854775807 + 1"_s, 13, u"too large"_s);
    add(u"weaknesses > (inKev == true)"_s, 14, u"expected a value"_s);
    add(u"(inKev == 1) == 1"_s, 0, u"expected a column at the left"_s);
}

void TestPredicate::bindErrors()
{
    QFETCH(QString, text);
    QFETCH(int, position);
    QFETCH(QString, holds);
    const auto bound = parseAndBind(text, domain::fieldsOf(domain::Kind::Recommendations), now);
    QVERIFY(!bound);
    QCOMPARE(bound.error().kind, base::Error::Kind::Usage);
    QVERIFY2(bound.error().message.contains(holds), qPrintable(bound.error().message));
    QVERIFY(errorRange(bound.error()).has_value());
    QCOMPARE(errorRange(bound.error())->position, position);
}

void TestPredicate::bindsColumnsInAnyCase()
{
    const auto fields = domain::fieldsOf(domain::Kind::Findings);
    QVERIFY(parseAndBind(u"CveId == 'CVE-2026-1' and SOFTWAREVENDOR == 'x'", fields, now));
    const std::array alike{domain::FieldSpec{"name"}, domain::FieldSpec{"Name"}};
    QCOMPARE(parseAndBind(u"Name == 'x'", alike, now)->fields, std::vector<int>{1});
    QVERIFY(!parseAndBind(u"NAME == 'x'", alike, now));
}

void TestPredicate::bindsFieldsUsed()
{
    const auto bound = parseAndBind(u"cvss > 7 and (severity == 'High' or 5 < cvss)",
        domain::fieldsOf(domain::Kind::Weaknesses), now);
    QVERIFY(bound);
    QCOMPARE(bound->fields, (std::vector<int>{1, 2}));
}

void TestPredicate::constantsCountFromNow()
{
    const auto valueOf = [](const QString& text) {
        const auto bound = parseAndBind(
            QString(u"dueBy > " + text), domain::fieldsOf(domain::Kind::Recommendations), now);
        if (!bound)
            return qint64{-1};
        return std::get<qint64>(std::get<BoundTest>(bound->root->content).values.front());
    };
    constexpr qint64 day = 86'400'000;
    QCOMPARE(valueOf(u"now()"_s), now);
    QCOMPARE(valueOf(u"now(-7d)"_s), now - 7 * day);
    QCOMPARE(valueOf(u"ago(30d)"_s), now - 30 * day);
    QCOMPARE(valueOf(u"now() - 30d + 12h"_s), now - 30 * day + day / 2);
    QCOMPARE(valueOf(u"datetime(2026-08-02) + 1d"_s), now + 2 * day);
    QCOMPARE(valueOf(u"1d + datetime(2026-08-02)"_s), now + 2 * day);
    QCOMPARE(valueOf(u"todatetime('2026-08-02')"_s), now + day);
    QCOMPARE(valueOf(u"'2026-08-02'"_s), now + day);
}

void TestPredicate::builtTreesPrintAndReadBack()
{
    const Expression tree =
        allOf({test({Match::Equal, false}, column(u"status"_s), {literal({u"Active"_s})}),
            anyOf({test({Match::HasAny, true}, column(u"tags"_s), {literal({u"VIP"_s})}),
                negation(test({Match::In, false}, column(u"vendor"_s),
                    {literal({u"a\"b"_s}), literal({u"c"_s})}))})});
    QCOMPARE(print(tree),
        u"status == \"Active\" and (not(tags has_any (\"VIP\")) or "
        u"not(vendor in (\"a\\\"b\", \"c\")))"_s);
    const auto again = parsePredicate(print(tree));
    QVERIFY(again);
    QCOMPARE(print(*again), print(tree));
    QCOMPARE(print(allOf({})), u"true"_s);
    QCOMPARE(print(anyOf({})), u"false"_s);
    QCOMPARE(print(allOf({column(u"inKev"_s)})), u"inKev"_s);
    QCOMPARE(
        print(test({Match::IsEmpty, true}, column(u"vendor"_s), {})), u"not(isempty(vendor))"_s);
}

void TestPredicate::textLiteralsReadBack()
{
    QString everything;
    for (char16_t unit = 0; unit < 0x180; ++unit)
        everything += QChar(unit);
    everything += u"\u2028\u202e\ufeff\U0001f600 ' OR 1=1; DROP TABLE x; -- \\\\\" /* */"_s;
    const auto tree = parsePredicate(QString(u"a == " + quoted(everything)));
    QVERIFY(tree);
    const auto& parsed = std::get<Test>(tree->node().content);
    QCOMPARE(std::get<QString>(std::get<Literal>(parsed.values.front().node().content).value),
        everything);
}

void TestPredicate::limits()
{
    const QString core = u"inKev"_s;
    const auto nested = [&core](qsizetype depth) -> QString {
        return QString(depth, u'(') + core + QString(depth, u')');
    };
    QVERIFY(parsePredicate(nested(maxDepth)));
    const auto tooDeep = parsePredicate(nested(maxDepth + 1));
    QVERIFY(!tooDeep);
    QVERIFY(tooDeep.error().message.contains(u"nested"_s));
    QVERIFY(!parsePredicate(nested(30'000)));
    QString nots = core;
    for (int i = 0; i < maxDepth; ++i)
        nots = u"not(" + nots + u')';
    const auto fields = domain::fieldsOf(domain::Kind::Recommendations);
    QVERIFY(parseAndBind(nots, fields, now));
    QVERIFY(!parseAndBind(QString(u"not(" + nots + u')'), fields, now));
    QString minuses(60'000, u'-');
    QVERIFY(!parsePredicate(QString(u"weaknesses > " + minuses + u'1')));
    QString sums = u"weaknesses > 1"_s;
    for (int i = 0; i < 10'000; ++i)
        sums += u" + 1"_s;
    QVERIFY(!parsePredicate(sums));
    const QString longText = u"vendor == '%1'"_s.arg(QString(maxLength - 12, u'x'));
    QCOMPARE(longText.size(), qsizetype{maxLength});
    QVERIFY(parsePredicate(longText));
    QVERIFY(!parsePredicate(QString(longText + u' ')));
    QVERIFY(!parsePredicate(QString(u"vendor in~ ("_s)));
}

void TestPredicate::blankTextIsTrue()
{
    const auto bound = parseAndBind(u" \n ", domain::fieldsOf(domain::Kind::Devices), now);
    QVERIFY(bound && bound->isAlwaysTrue());
    QVERIFY(!parsePredicate(u""));
    QVERIFY(!parseAndBind(u"inKev", domain::fieldsOf(domain::Kind::Findings), now)->isAlwaysTrue());
}

QTEST_APPLESS_MAIN(TestPredicate)
#include "tst_predicate.moc"
