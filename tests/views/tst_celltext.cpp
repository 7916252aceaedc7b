// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How values read in a cell.
#include "views/widgets/celltext.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace parapet::views;
using parapet::domain::FieldFormat;

class TestCellText : public QObject
{
    Q_OBJECT

private slots:
    void reads_data()
    {
        QTest::addColumn<int>("format");
        QTest::addColumn<QVariant>("raw");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, FieldFormat f, const QVariant& raw,
                             const QString& words) {
            QTest::newRow(name) << static_cast<int>(f) << raw << words;
        };
        row("absent", FieldFormat::Count, {}, {});
        row("count", FieldFormat::Count, 1'234'567LL, u"1,234,567"_s);
        row("zero", FieldFormat::Count, 0LL, u"0"_s);
        row("name in digits", FieldFormat::Identifier, 12'345LL, u"12345"_s);
        row("pair", FieldFormat::Count, u"61 / 226"_s, u"61 / 226"_s);
        row("score", FieldFormat::Score, 41.3827, u"41.4"_s);
        row("probability", FieldFormat::Probability, 0.943213, u"0.9432"_s);
        row("small probability", FieldFormat::Probability, 0.00043, u"0.00043"_s);
        row("tiny probability", FieldFormat::Probability, 0.000004, u"<0.00001"_s);
        row("no probability", FieldFormat::Probability, 0.0, u"0.0000"_s);
        row("impact", FieldFormat::Impact, 3.104, u"3.10"_s);
        row("points", FieldFormat::Points, 8.6, u"+8.60"_s);
        row("date", FieldFormat::Date, 1'785'542'400'000LL, u"2026-08-01"_s);
        row("minutes", FieldFormat::DateTime, 1'785'542'460'000LL, u"2026-08-01 00:01"_s);
        row("before 1970", FieldFormat::Date, -86'400'000LL, u"1969-12-31"_s);
        row("yes", FieldFormat::YesNo, true, u"Yes"_s);
        row("tags", FieldFormat::Tags, QStringList({u"KEV"_s, u"Zero day"_s}), u"KEV, Zero day"_s);
        row("share", FieldFormat::Progress, 0.625, u"63 %"_s);
        row("plain number", FieldFormat::Plain, 12LL, u"12"_s);
    }

    void reads()
    {
        QFETCH(int, format);
        QFETCH(QVariant, raw);
        QFETCH(QString, words);
        const QLocale locale(QLocale::English, QLocale::UnitedStates);
        QCOMPARE(cellText(static_cast<FieldFormat>(format), raw, locale), words);
    }

    void shares()
    {
        const QLocale c = QLocale::c();
        QCOMPARE(cellShare(u"50 / 200"_s, c), 0.25);
        QCOMPARE(cellShare(u"5 / 0"_s, c), 0.0);
        QCOMPARE(cellShare(u"300 / 200"_s, c), 1.0);
        QCOMPARE(cellShare(u"words"_s, c), 0.0);
        QCOMPARE(cellShare(-1.0, c), 0.0);
        QCOMPARE(cellShare(0.5, c), 0.5);
    }

    void numbersStandRight()
    {
        QVERIFY(cellAlignment(FieldFormat::Count).testFlag(Qt::AlignRight));
        QVERIFY(cellAlignment(FieldFormat::Impact).testFlag(Qt::AlignRight));
        QVERIFY(cellAlignment(FieldFormat::Plain).testFlag(Qt::AlignLeft));
    }
};

QTEST_MAIN(TestCellText)
#include "tst_celltext.moc"
