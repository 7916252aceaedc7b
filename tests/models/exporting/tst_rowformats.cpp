// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// JSON, NDJSON and the table for terminals.
#include "models/exporting/rowwriter.h"
#include "models/exporting/tablewriter.h"
#include "models/exporting/textwidth.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <limits>

using namespace parapet;
using namespace parapet::exporting;
using namespace Qt::StringLiterals;

namespace {

using Type = domain::FieldType;
using RowValues = std::vector<domain::Value>;

constexpr std::array fields{
    domain::FieldSpec{"text", Type::Text},
    domain::FieldSpec{"whole", Type::Integer},
    domain::FieldSpec{"real", Type::Real},
    domain::FieldSpec{"truth", Type::Boolean},
    domain::FieldSpec{"time", Type::Time},
    domain::FieldSpec{"list", Type::TextList},
};

Sink into(QByteArray& out)
{
    return [&out](QByteArrayView piece) {
        out.append(piece);
        return base::Result<void>();
    };
}

QByteArray written(RowWriter& writer, QByteArray& out, std::span<const domain::FieldSpec> columns,
    const std::vector<RowValues>& rows)
{
    bool good = writer.begin(columns).has_value();
    for (const RowValues& row : rows)
        good = good && writer.row(row).has_value();
    return good && writer.end() ? out : QByteArray("failed");
}

QByteArray written(Format format, const std::vector<RowValues>& rows)
{
    QByteArray out;
    const auto writer = makeRowWriter(format, into(out));
    return written(*writer, out, fields, rows);
}

} // namespace

class TestRowFormats : public QObject
{
    Q_OBJECT

private slots:
    void json();
    void jsonKeepsEveryDigitAndCharacter();
    void emptyOutputs();
    void ndjson();
    void tableAligns();
    void tableMeasuresWideCharacters();
    void tableCutsLongCells();
    void tableShowsControlCharacters();
    void tableSizesOnTheFirstRows();
    void widths();
    void formatNames();
};

void TestRowFormats::json()
{
    const QByteArray out = written(Format::Json,
        {{u"a\"b"_s, qint64{-5}, 0.1, true, qint64{0}, QStringList{u"x"_s, u"y;z"_s}},
            RowValues(fields.size())});
    QCOMPARE(out,
        QByteArray("[\n"
                   "{\"text\":\"a\\\"b\",\"whole\":-5,\"real\":0.1,\"truth\":true,"
                   "\"time\":\"1970-01-01T00:00:00Z\",\"list\":[\"x\",\"y;z\"]},\n"
                   "{\"text\":null,\"whole\":null,\"real\":null,\"truth\":null,\"time\":null,"
                   "\"list\":null}\n"
                   "]\n"));
}

void TestRowFormats::jsonKeepsEveryDigitAndCharacter()
{
    QString everything;
    for (char16_t unit = 0; unit < 0x3000; ++unit)
        everything += QChar(unit);
    everything += u"\U0001f6e1"_s;
    for (const double number : {0.1 + 0.2, 1e300, 5e-324, -0.0, 1.0 / 3.0, 41.380512}) {
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(
            written(
                Format::Json, {{everything, qint64{1}, number, false, qint64{-1}, QStringList()}}),
            &error);
        QCOMPARE(error.error, QJsonParseError::NoError);
        const QJsonObject object = document.array().first().toObject();
        QCOMPARE(object.value(u"text"_s).toString(), everything);
        const double back = object.value(u"real"_s).toDouble();
        QVERIFY(!(back < number) && !(back > number));
    }
    const QString lone = u"a"_s + QChar(0xd800) + u"b"_s;
    for (const double number :
        {std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN()}) {
        const QByteArray out =
            written(Format::Ndjson, {{lone, {}, number, {}, {}, QStringList{lone}}});
        QCOMPARE(out,
            QByteArray("{\"text\":\"a\xef\xbf\xbd"
                       "b\",\"whole\":null,\"real\":null,\"truth\":null,"
                       "\"time\":null,\"list\":[\"a\xef\xbf\xbd"
                       "b\"]}\n"));
    }
}

void TestRowFormats::emptyOutputs()
{
    QCOMPARE(written(Format::Json, {}), QByteArray("[]\n"));
    QCOMPARE(written(Format::Ndjson, {}), QByteArray());
    QCOMPARE(written(Format::Csv, {}), QByteArray("text,whole,real,truth,time,list\r\n"));
    QCOMPARE(written(Format::Table, {}).count('\n'), 2);
}

void TestRowFormats::ndjson()
{
    std::vector<RowValues> rows;
    rows.reserve(5000);
    for (int i = 0; i < 5000; ++i)
        rows.push_back({QString(200, u'x'), qint64{i}, {}, {}, {}, {}});
    const QList<QByteArray> lines = written(Format::Ndjson, rows).split('\n');
    QCOMPARE(lines.size(), 5001);
    QVERIFY(lines.back().isEmpty());
    QCOMPARE(QJsonDocument::fromJson(lines[4321]).object().value(u"whole"_s).toInt(), 4321);
}

void TestRowFormats::tableAligns()
{
    constexpr std::array three{domain::FieldSpec{"name", Type::Text},
        domain::FieldSpec{"n", Type::Integer}, domain::FieldSpec{"note", Type::Text}};
    QByteArray out;
    TableWriter writer(into(out));
    QCOMPARE(QString::fromUtf8(written(writer, out, three,
                 {{u"Chrome"_s, qint64{5}, u"x"_s}, {u"7-Zip"_s, qint64{-1200}, {}}})),
        u"name        n  note\n"
        u"──────  ─────  ────\n"
        u"Chrome      5  x\n"
        u"7-Zip   -1200  \n"_s);
}

void TestRowFormats::tableMeasuresWideCharacters()
{
    constexpr std::array two{domain::FieldSpec{"a", Type::Text}, domain::FieldSpec{"b"}};
    QByteArray out;
    TableWriter writer(into(out));
    QCOMPARE(
        QString::fromUtf8(written(writer, out, two,
            {{u"日本"_s, u"|"_s}, {u"e\u0301x"_s, u"|"_s}, {u"\U0001f6e1\U0001f600"_s, u"|"_s}})),
        u"a     b\n────  ─\n日本  |\ne\u0301x    |\n\U0001f6e1\U0001f600  |\n"_s);
}

void TestRowFormats::tableCutsLongCells()
{
    constexpr std::array two{domain::FieldSpec{"a", Type::Text}, domain::FieldSpec{"b"}};
    QByteArray out;
    TableWriter writer(into(out), 6);
    QCOMPARE(QString::fromUtf8(written(writer, out, two,
                 {{u"abcdefgh"_s, u"|"_s}, {u"abcdef"_s, u"|"_s}, {u"日本語日本"_s, u"|"_s}})),
        u"a       b\n──────  ─\nabcde…  |\nabcdef  |\n日本…   |\n"_s);
}

void TestRowFormats::tableShowsControlCharacters()
{
    constexpr std::array one{domain::FieldSpec{"a", Type::Text}};
    QByteArray out;
    TableWriter writer(into(out));
    const QByteArray table = written(writer, out, one, {{u"\x1b[2Jx\ny\tz\u202e\u0085\u2028"_s}});
    QCOMPARE(
        QString::fromUtf8(table).section(u'\n', 2, 2), u"\\x1b[2Jx\\ny\\tz\\u202e\\u0085\\u2028"_s);
}

void TestRowFormats::tableSizesOnTheFirstRows()
{
    constexpr std::array two{domain::FieldSpec{"a", Type::Text}, domain::FieldSpec{"b"}};
    std::vector<RowValues> rows(TableWriter::sampledRows, {u"12345"_s, u"|"_s});
    rows.push_back({u"1234567"_s, u"|"_s});
    QByteArray out;
    TableWriter writer(into(out));
    const QStringList lines = QString::fromUtf8(written(writer, out, two, rows)).split(u'\n');
    QCOMPARE(lines.size(), qsizetype{2 + 201 + 1});
    QCOMPARE(lines[2], u"12345  |"_s);
    QCOMPARE(lines[202], u"1234…  |"_s);
}

void TestRowFormats::widths()
{
    QCOMPARE(textWidth(u""), 0);
    QCOMPARE(textWidth(u"abc"), 3);
    QCOMPARE(textWidth(u"Größe"), 5);
    QCOMPARE(textWidth(u"日本"), 4);
    QCOMPARE(textWidth(u"한"), 2);
    QCOMPARE(textWidth(u"e\u0301"), 1);
    QCOMPARE(elided(u"abc", 3), u"abc"_s);
    QCOMPARE(elided(u"abcd", 3), u"ab…"_s);
    QCOMPARE(elided(u"日本", 3), u"日…"_s);
    QCOMPARE(elided(u"日本", 2), u"…"_s);
    QCOMPARE(elided(u"ab", 1), u"…"_s);
    QCOMPARE(elided(u"ab", 0), QString());
}

void TestRowFormats::formatNames()
{
    QVERIFY(parseFormat(u"csv") == Format::Csv);
    QVERIFY(parseFormat(u"ndjson") == Format::Ndjson);
    QVERIFY(!parseFormat(u"CSV"));
    QVERIFY(!parseFormat(u"xml"));
}

QTEST_APPLESS_MAIN(TestRowFormats)
#include "tst_rowformats.moc"
