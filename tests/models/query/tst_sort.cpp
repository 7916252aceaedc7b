// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Sort keys and column lists as text.
#include "models/query/columns.h"
#include "models/query/sort.h"

#include <QTest>

using namespace parapet;
using namespace parapet::query;
using namespace Qt::StringLiterals;

class TestSort : public QObject
{
    Q_OBJECT

private slots:
    void readsKeys();
    void refuses_data();
    void refuses();
    void readsColumns();
    void refusesColumns();

private:
    const std::span<const domain::FieldSpec> m_fields =
        domain::fieldsOf(domain::Kind::Weaknesses); // id, severity, cvss, ...
};

void TestSort::readsKeys()
{
    const auto keys = parseSort(u"cvss:desc, id , SEVERITY:ASC", m_fields);
    QVERIFY(keys);
    QCOMPARE(*keys, (std::vector<SortKey>{{2, true}, {0, false}, {1, false}}));
    QCOMPARE(sortText(*keys, m_fields), u"cvss:desc,id,severity"_s);
    QCOMPARE(*parseSort(sortText(*keys, m_fields), m_fields), *keys);
    QVERIFY(parseSort(u"  ", m_fields)->empty());
}

void TestSort::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("position");
    QTest::addColumn<QString>("holds");
    QTest::newRow("unknown") << u"id,cvs"_s << 3 << u"Did you mean \"cvss\"?"_s;
    QTest::newRow("direction") << u"cvss:down"_s << 0 << u"asc or desc"_s;
    QTest::newRow("no direction") << u"cvss:"_s << 0 << u"asc or desc"_s;
    QTest::newRow("no name") << u"cvss,,id"_s << 5 << u"expected the name"_s;
    QTest::newRow("comma at the end") << u"cvss,"_s << 5 << u"expected the name"_s;
    QTest::newRow("only a direction") << u":desc"_s << 0 << u"expected the name"_s;
    QTest::newRow("twice") << u"cvss,CVSS:desc"_s << 5 << u"already"_s;
    QTest::newRow("hostile") << u"id; DROP TABLE x"_s << 0 << u"there is no column"_s;
}

void TestSort::refuses()
{
    QFETCH(QString, text);
    QFETCH(int, position);
    QFETCH(QString, holds);
    const auto keys = parseSort(text, m_fields);
    QVERIFY(!keys);
    QCOMPARE(keys.error().kind, base::Error::Kind::Usage);
    QVERIFY2(keys.error().message.contains(holds), qPrintable(keys.error().message));
    QCOMPARE(errorRange(keys.error())->position, position);
}

void TestSort::readsColumns()
{
    QCOMPARE(*parseColumns(u"cvss, ID", m_fields), (std::vector<int>{2, 0}));
}

void TestSort::refusesColumns()
{
    QVERIFY(!parseColumns(u"", m_fields));
    QVERIFY(!parseColumns(u"id,", m_fields));
    QVERIFY(!parseColumns(u"id,id", m_fields));
    const auto unknown = parseColumns(u"id, exposedmachine", m_fields);
    QVERIFY(!unknown);
    QVERIFY(unknown.error().message.contains(u"Did you mean \"exposedMachines\"?"_s));
    QVERIFY(!parseColumns(QString(100'000, u'x'), m_fields));
    QVERIFY(!errorRange(base::Error{base::Error::Kind::Io, u"x"_s, u"disk"_s}).has_value());
}

QTEST_APPLESS_MAIN(TestSort)
#include "tst_sort.moc"
