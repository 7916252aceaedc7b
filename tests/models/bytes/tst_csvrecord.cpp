// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Splitting of CSV records (RFC 4180).
#include "models/bytes/csvrecord.h"

#include <QtTest>

using parapet::bytes::CsvRecord;

class CsvRecordTest : public QObject
{
    Q_OBJECT

private slots:
    void splits_data();
    void splits();
    void recordsOneAfterTheOther();
};

void CsvRecordTest::splits_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArrayList>("fields");
    QTest::addColumn<bool>("bad");
    const auto row = [](const char* text, const QByteArrayList& fields, bool bad = false) {
        QTest::newRow(text) << QByteArray(text) << fields << bad;
    };
    row("a,b,c", {"a", "b", "c"});
    row("a,b,c\n", {"a", "b", "c"});
    row("a,b,c\r\n", {"a", "b", "c"});
    row("a,b,c\r", {"a", "b", "c"});
    row(",,", {"", "", ""});
    row("\n", {""});
    row("a,", {"a", ""});
    row("\"a\"", {"a"});
    row("\"\"", {""});
    row("\"a\"\"b\",c", {"a\"b", "c"});
    row("\"\"\"\"", {"\""});
    row("\"a\nb\r\nc\",d\r\n", {"a\nb\r\nc", "d"});
    row("\"a,b\",c", {"a,b", "c"});
    row("5\" disk,b", {"5\" disk", "b"});
    row("a\rb,c", {"a\rb", "c"});
    row("\"a\"x,b", {"a", "b"}, true);
    row("\"a\"\rx,b", {"a", "b"}, true);
    row("\"a,b\n", {"a,b\n"}, true);
    row("\"a\"\"", {"a\""}, true);
}

void CsvRecordTest::splits()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArrayList, fields);
    QFETCH(bool, bad);
    CsvRecord record;
    std::string_view rest(text.constData(), static_cast<std::size_t>(text.size()));
    QByteArrayList found;
    for (const std::string_view field : record.next(rest, ','))
        found << QByteArray(field.data(), static_cast<qsizetype>(field.size()));
    QCOMPARE(record.badQuotes(), bad);
    QCOMPARE(found, fields);
    QVERIFY(rest.empty());
}

void CsvRecordTest::recordsOneAfterTheOther()
{
    CsvRecord record;
    std::string_view rest = "a;\"b\"\"\"\nc;\"d\ne\";f\n\n\"g\"";
    QCOMPARE(record.next(rest, ';').size(), 2U);
    QCOMPARE(record.next(rest, ';').size(), 3U);
    QCOMPARE(record.next(rest, ';').size(), 1U);
    const auto& last = record.next(rest, ';');
    QCOMPARE(last.size(), 1U);
    QVERIFY(last[0] == "g");
    QVERIFY(rest.empty());
}

QTEST_APPLESS_MAIN(CsvRecordTest)
#include "tst_csvrecord.moc"
