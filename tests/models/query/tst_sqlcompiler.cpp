// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What compiled predicates find in SQLite, against a plain evaluator that shares no code; hostile
// text; what exceeds SQLite's limits is refused before SQLite sees it.
#include "naiveevaluator.h"
#include "predicatedatabase.h"
#include "randompredicate.h"

#include "models/query/parser.h"
#include "models/query/printer.h"

#include <QTest>

using namespace parapet;
using namespace parapet::query;
using namespace parapet::query::tests;
using namespace Qt::StringLiterals;

class TestSqlCompiler : public QObject
{
    Q_OBJECT

private slots:
    void randomPredicates();
    void known_data();
    void known();
    void columnsWithEachOther();
    void hostileTextNeverReachesTheSql_data();
    void hostileTextNeverReachesTheSql();
    void nulCharactersStayData();
    void longAndDeepPredicates();
    void tooManyValues();

private:
    base::Result<Sql> compiled(const QString& text) const
    {
        const auto bound = parseAndBind(text, fields, now);
        if (!bound)
            return tl::unexpected(bound.error());
        return compile(*bound, [this](int field) { return m_database.expressionOf(field); });
    }
    std::set<int> expected(const Expression& tree) const
    {
        std::set<int> ids;
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            if (NaiveEvaluator(fields, m_rows[i], now)(tree) == Truth(true))
                ids.insert(static_cast<int>(i) + 1);
        }
        return ids;
    }

    std::vector<std::vector<domain::Value>> m_rows = makeRows();
    PredicateDatabase m_database{fields, m_rows};
};

void TestSqlCompiler::randomPredicates()
{
    Random random(2026);
    int selective = 0;
    for (int i = 0; i < 2000; ++i) {
        const Expression tree = randomPredicate(random, i % 4);
        const QString text = print(tree);
        const auto parsed = parsePredicate(text);
        QVERIFY2(parsed, qPrintable(text));
        QCOMPARE(print(*parsed), text);
        const auto sql = compiled(text);
        QVERIFY2(sql, qPrintable(text));
        const auto found = m_database.passing(*sql);
        QVERIFY2(found, qPrintable(text + u'\n' + sql->text + u'\n' + m_database.error()));
        const std::set<int> wanted = expected(tree);
        QVERIFY2(*found == wanted, qPrintable(text));
        if (!wanted.empty() && wanted.size() < m_rows.size())
            ++selective;
    }
    QVERIFY(selective > 1000);
}

void TestSqlCompiler::known_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<domain::Value>("value");
    QTest::addColumn<bool>("passes");
    const auto add = [](const QString& text, domain::Value value, bool passes) {
        const QByteArray tag = text.toUtf8() + (passes ? " yes" : " no");
        QTest::newRow(tag.constData()) << text << std::move(value) << passes;
    };
    add(u"name == 'google'"_s, u"google"_s, true);
    add(u"name == 'Google'"_s, u"google"_s, false);
    add(u"name =~ 'GOOGLE'"_s, u"google"_s, true);
    add(u"name =~ 'ÜBER GRÖSSE'"_s, u"über größe"_s, true);
    add(u"name !~ 'ü'"_s, u"Ü"_s, false);
    add(u"name has 'chrome'"_s, u"Google-Chrome 138"_s, true);
    add(u"name has 'rom'"_s, u"Google-Chrome 138"_s, false);
    add(u"name has 'chrome 138'"_s, u"Google-Chrome 138"_s, true);
    add(u"name has 'CVE-2026-1234'"_s, u"cve-2026-12345"_s, false);
    add(u"name has 'CVE-2026-1234'"_s, u"x cve-2026-12345 (cve-2026-1234)"_s, true);
    add(u"name has_cs 'chrome'"_s, u"Chrome chromes"_s, false);
    add(u"name !has_cs 'chrome'"_s, u"Chrome chromes"_s, true);
    add(u"name has_any ('edge', 'chrome')"_s, u"Chrome"_s, true);
    add(u"name has_all ('edge', 'chrome')"_s, u"Chrome"_s, false);
    add(u"name contains 'ÖSSE'"_s, u"Größe"_s, true);
    add(u"name contains ''"_s, domain::Value(), true);
    add(u"name startswith 'GO'"_s, u"google"_s, true);
    add(u"name startswith_cs 'GO'"_s, u"google"_s, false);
    add(u"name endswith 'GLE'"_s, u"google"_s, true);
    add(u"name endswith_cs 'xgoogle'"_s, u"google"_s, false);
    add(u"name in~ ('EDGE', 'GOOGLE')"_s, u"google"_s, true);
    add(u"name != 'x'"_s, domain::Value(), true);
    add(u"name == ''"_s, domain::Value(), true);
    add(u"isempty(name)"_s, domain::Value(), true);
    add(u"isnull(name)"_s, domain::Value(), false);
    add(u"not(name has 'x')"_s, domain::Value(), true);
    add(u"count > 1"_s, domain::Value(), false);
    add(u"not(count > 1)"_s, domain::Value(), false);
    add(u"count != 1"_s, domain::Value(), true);
    add(u"count !in (1, 2)"_s, domain::Value(), true);
    add(u"count !between (1 .. 2)"_s, domain::Value(), false);
    add(u"isnull(count)"_s, domain::Value(), true);
    add(u"count == 3.0"_s, qint64{3}, true);
    add(u"2.5 < count"_s, qint64{3}, true);
    add(u"share between (0.1 .. 0.3)"_s, 0.3, true);
    add(u"flag == 1"_s, true, true);
    add(u"flag != true"_s, domain::Value(), true);
    add(u"flag"_s, domain::Value(), false);
    add(u"not(flag)"_s, false, true);
    add(u"seen >= datetime(2026-08-01)"_s, now, true);
    add(u"seen < '2026-08-01T00:00:00Z'"_s, now, false);
    add(u"seen > ago(7d)"_s, now - 6 * day, true);
    add(u"seen between (datetime(2026-07-30) .. 2d)"_s, now, true);
    add(u"tags has 'eos software'"_s, QStringList({u"VIP"_s, u"EOS software"_s}), true);
    add(u"tags has 'vip eos'"_s, QStringList({u"VIP"_s, u"EOS software"_s}), false);
    add(u"tags == 'VIP'"_s, QStringList({u"VIP"_s, u"x"_s}), true);
    add(u"tags == 'vip'"_s, QStringList({u"VIP"_s, u"x"_s}), false);
    add(u"tags =~ 'vip'"_s, QStringList({u"VIP"_s, u"x"_s}), true);
    add(u"tags != 'VIP'"_s, QStringList({u"VIP"_s, u"x"_s}), false);
    add(u"tags != 'VIP'"_s, domain::Value(), true);
    add(u"tags has_all ('vip', 'x')"_s, QStringList({u"VIP"_s, u"x"_s}), true);
    add(u"isempty(tags)"_s, QStringList(), true);
    add(u"tags contains '\"'"_s, QStringList({u"VIP"_s, u"x"_s}), false);
}

void TestSqlCompiler::known()
{
    QFETCH(QString, text);
    QFETCH(domain::Value, value);
    QFETCH(bool, passes);
    const auto sql = compiled(text);
    QVERIFY2(sql, qPrintable(sql ? QString() : sql.error().message));
    const auto bound = parseAndBind(text, fields, now);
    std::vector<domain::Value> row(fields.size());
    row[static_cast<std::size_t>(bound->fields.front())] = value;
    PredicateDatabase one(fields, {row});
    const auto found = one.passing(*sql);
    QVERIFY2(found, qPrintable(sql->text + u'\n' + one.error()));
    QCOMPARE(!found->empty(), passes);
}

void TestSqlCompiler::columnsWithEachOther()
{
    constexpr std::array pair{domain::FieldSpec{"a", Type::Integer},
        domain::FieldSpec{"b", Type::Real}, domain::FieldSpec{"c", Type::Text},
        domain::FieldSpec{"d", Type::Text}};
    PredicateDatabase database(pair,
        {{qint64{1}, 2.0, u"x"_s, u"X"_s}, {qint64{2}, 2.0, domain::Value(), u""_s},
            {domain::Value(), 2.0, u"y"_s, u"y"_s}, {{}, {}, {}, {}}});
    const auto passing = [&](const char16_t* text) {
        const auto bound = parseAndBind(QStringView(text), pair, now);
        const auto sql = compile(*bound, [&](int field) { return database.expressionOf(field); });
        return database.passing(*sql).value_or(std::set<int>{-1});
    };
    QCOMPARE(passing(u"a < b"), (std::set{1}));
    QCOMPARE(passing(u"a == b"), (std::set{2}));
    QCOMPARE(passing(u"a != b"), (std::set{1, 3}));
    QCOMPARE(passing(u"not(a < b)"), (std::set{2}));
    QCOMPARE(passing(u"c == d"), (std::set{2, 3, 4}));
    QCOMPARE(passing(u"c =~ d"), (std::set{1, 2, 3, 4}));
    QCOMPARE(passing(u"c !~ d"), (std::set<int>{}));
}

void TestSqlCompiler::hostileTextNeverReachesTheSql_data()
{
    QTest::addColumn<QString>("op");
    for (const char16_t* const op : {u"name == %1", u"name != %1", u"name =~ %1", u"name has %1",
             u"name has_cs %1", u"name contains %1", u"name contains_cs %1", u"name startswith %1",
             u"name startswith_cs %1", u"name endswith %1", u"name endswith_cs %1", u"name in (%1)",
             u"name !in~ (%1)", u"name has_any (%1)", u"name has_all (%1)", u"tags == %1",
             u"tags has %1", u"tags !contains %1", u"tags in~ (%1)"})
        QTest::newRow(QString::fromUtf16(op).toLatin1().constData()) << QString::fromUtf16(op);
}

void TestSqlCompiler::hostileTextNeverReachesTheSql()
{
    QFETCH(QString, op);
    const auto plain = compiled(op.arg(u"'abc'"_s));
    QVERIFY(plain);
    for (const QString& hostile : {u"') OR 1=1; DROP TABLE t; --"_s, u"x' UNION SELECT 1 --"_s,
             u"?"_s, u":a"_s, u"\"\"\""_s, u"\\"_s, u"'"_s, u"%_"_s, u"/*"_s}) {
        const auto sql = compiled(op.arg(quoted(hostile)));
        QVERIFY(sql);
        QCOMPARE(sql->text, plain->text);
        PredicateDatabase one(fields,
            {{hostile, {}, {}, {}, {}, QStringList{hostile}},
                {u"else"_s, {}, {}, {}, {}, QStringList{u"else"_s}}});
        const auto found = one.passing(*sql);
        QVERIFY2(found, qPrintable(one.error()));
        const bool negative = op.contains(u'!');
        QVERIFY2(*found == std::set<int>{negative ? 2 : 1}, qPrintable(hostile));
    }
}

void TestSqlCompiler::nulCharactersStayData()
{
    const QString nul = u"ab"_s + QChar(0) + u"cd"_s;
    PredicateDatabase one(fields, {{nul, {}, {}, {}, {}, {}}, {u"ab"_s, {}, {}, {}, {}, {}}});
    const auto passing = [&](const QString& op) {
        const auto sql = compiled(op.arg(quoted(nul)));
        return one.passing(*sql).value_or(std::set<int>{-1});
    };
    QCOMPARE(passing(u"name == %1"_s), (std::set{1}));
    QCOMPARE(passing(u"name =~ %1"_s), (std::set{1}));
    QCOMPARE(passing(u"name has %1"_s), (std::set{1}));
    QCOMPARE(passing(u"name contains %1"_s), (std::set{1}));
    QCOMPARE(passing(u"name startswith %1"_s), (std::set{1}));
    QCOMPARE(passing(u"name endswith_cs %1"_s), (std::set{1}));
    QCOMPARE(passing(u"name != %1"_s), (std::set{2}));
}

void TestSqlCompiler::longAndDeepPredicates()
{
    QStringList chain;
    while (chain.join(u" or "_s).size() < 8000)
        chain += u"count == 3"_s;
    const auto wide = compiled(chain.join(u" or "_s));
    QVERIFY(wide);
    QVERIFY2(m_database.passing(*wide), qPrintable(m_database.error()));

    // Whatever the shape: either refused here with a reason or accepted by SQLite.
    int refused = 0;
    int accepted = 0;
    for (const int width : {1, 2, 17, 40, 300}) {
        for (int depth = 1; depth < 200; depth += depth < 60 ? 3 : 40) {
            QString text = u"flag"_s;
            for (int level = 0; level < depth; ++level) {
                const QString word = level % 2 == 0 ? u"and"_s : u"or"_s;
                QStringList parts(width, u"tags has 'x'"_s);
                parts.insert(level % 3 == 0 ? 0 : parts.size(),
                    (level % 5 == 4 ? u"not("_s : u"("_s) + text + u')');
                text = parts.join(QString(u' ' + word + u' '));
            }
            if (text.size() > 64 * 1024)
                break;
            const auto sql = compiled(text);
            if (!sql) {
                QCOMPARE(sql.error().kind, base::Error::Kind::Usage);
                ++refused;
                continue;
            }
            ++accepted;
            QVERIFY2(m_database.passing(*sql),
                qPrintable(u"%1 x %2: %3"_s.arg(width).arg(depth).arg(m_database.error())));
        }
    }
    QVERIFY(accepted > 50);
    QVERIFY(refused > 0);
}

void TestSqlCompiler::tooManyValues()
{
    QStringList numbers(10'000, u"1"_s);
    QVERIFY(compiled(u"count in (%1)"_s.arg(numbers.join(u','))));
    numbers.resize(maxBinds + 1, u"1"_s);
    const auto refused = compiled(u"count in (%1)"_s.arg(numbers.join(u',')));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, base::Error::Kind::Usage);
}

QTEST_APPLESS_MAIN(TestSqlCompiler)
#include "tst_sqlcompiler.moc"
