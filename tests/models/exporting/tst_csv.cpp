// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// CSV written and read back: quoting, formulas, every kind of value, broken files, speed of the
// sink.
#include "models/exporting/csvencoder.h"
#include "models/exporting/csvreader.h"
#include "models/exporting/rowwriter.h"

#include <QBuffer>
#include <QTest>

#include <limits>
#include <random>

using namespace parapet;
using namespace parapet::exporting;
using namespace Qt::StringLiterals;

namespace {

using Type = domain::FieldType;

constexpr std::array fields{
    domain::FieldSpec{"text", Type::Text},
    domain::FieldSpec{"whole", Type::Integer},
    domain::FieldSpec{"real", Type::Real},
    domain::FieldSpec{"truth", Type::Boolean},
    domain::FieldSpec{"time", Type::Time},
    domain::FieldSpec{"list", Type::TextList},
};
using RowValues = std::vector<domain::Value>;

QByteArray written(std::span<const domain::FieldSpec> columns, const std::vector<RowValues>& rows)
{
    QByteArray out;
    const auto writer = makeRowWriter(Format::Csv, [&out](QByteArrayView piece) {
        out.append(piece);
        return base::Result<void>();
    });
    bool good = writer->begin(columns).has_value();
    for (const RowValues& row : rows)
        good = good && writer->row(row).has_value();
    return good && writer->end() ? out : QByteArray("failed");
}

base::Result<std::vector<CsvRow>> read(QByteArray bytes)
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    CsvReader reader(buffer);
    std::vector<CsvRow> rows;
    CsvRow row;
    while (true) {
        const auto more = reader.next(row);
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            return rows;
        rows.push_back(row);
    }
}

QByteArray encoded(const QByteArray& cell)
{
    std::string out;
    CsvEncoder::append(out, {cell.constData(), static_cast<std::size_t>(cell.size())});
    return QByteArray::fromStdString(out);
}

} // namespace

class TestCsv : public QObject
{
    Q_OBJECT

private slots:
    void encodes_data();
    void encodes();
    void writesEveryType();
    void roundTrip();
    void loneEmptyCell();
    void readsWhatSpreadsheetsWrite_data();
    void readsWhatSpreadsheetsWrite();
    void tellsLines();
    void refusesBrokenFiles_data();
    void refusesBrokenFiles();
    void refusesWrongRows();
    void passesOnErrorsOfTheSink();
    void writesToDevices();
    void readsCellsAcrossChunks();
    void writingIsFast();
};

void TestCsv::encodes_data()
{
    QTest::addColumn<QByteArray>("cell");
    QTest::addColumn<QByteArray>("text");
    const auto add = [](const char* cell, const char* text) {
        QTest::newRow(cell) << QByteArray(cell) << QByteArray(text);
    };
    add("", "");
    add("plain", "plain");
    add("a,b", "\"a,b\"");
    add("a;b", "a;b");
    add("say \"hi\"", "\"say \"\"hi\"\"\"");
    add("two\nlines", "\"two\nlines\"");
    add("=1+1", "'=1+1");
    add("+49 30", "'+49 30");
    add("-1", "'-1");
    add("@SUM(A1)", "'@SUM(A1)");
    add("\tx", "'\tx");
    add("\rx", "\"'\rx\"");
    add("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
    add("'=1", "''=1");
    add("''@x", "'''@x");
    add("'quoted'", "'quoted'");
    add("it's", "it's");
    add("'", "'");
    add(" =1", " =1");
    add("a=1", "a=1");
    add("Ü", "Ü");
}

void TestCsv::encodes()
{
    QFETCH(QByteArray, cell);
    QFETCH(QByteArray, text);
    QCOMPARE(encoded(cell), text);
}

void TestCsv::writesEveryType()
{
    const QByteArray out = written(fields,
        {{u"a,\"b\""_s, qint64{-5}, -0.1, true, qint64{1'785'542'400'000},
             QStringList{u"VIP"_s, u"EOS software"_s}},
            RowValues(fields.size()),
            {u"x"_s, std::numeric_limits<qint64>::min(), 1e300, false, qint64{951'782'400'123},
                QStringList{u"=1"_s}},
            {u"-5"_s, qint64{0}, std::numeric_limits<double>::quiet_NaN(), {}, qint64{-1},
                QStringList()}});
    QCOMPARE(out,
        QByteArray("text,whole,real,truth,time,list\r\n"
                   "\"a,\"\"b\"\"\",-5,-0.1,true,2026-08-01T00:00:00Z,VIP; EOS software\r\n"
                   ",,,,,\r\n"
                   "x,-9223372036854775808,1e+300,false,2000-02-29T00:00:00.123Z,'=1\r\n"
                   "'-5,0,,,1969-12-31T23:59:59.999Z,\r\n"));
}

void TestCsv::roundTrip()
{
    static const std::array pieces{u""_s, u"a"_s, u"\""_s, u"\"\""_s, u","_s, u";"_s, u"\n"_s,
        u"\r\n"_s, u"\r"_s, u"\t"_s, u"="_s, u"+"_s, u"-"_s, u"@"_s, u"'"_s, u" "_s, u"ü"_s,
        u"日本"_s, u"\U0001f6e1"_s, u"\u2028"_s, QString(QChar(0)), u"\ufeff"_s, u"NULL"_s};
    std::mt19937 random(42);
    std::vector<RowValues> rows;
    for (int i = 0; i < 3000; ++i) {
        RowValues row;
        for (int cell = 0; cell < 3; ++cell) {
            QString text;
            for (auto n = random() % 5; n > 0; --n)
                text += pieces[random() % pieces.size()];
            row.emplace_back(text);
        }
        rows.push_back(row);
    }
    constexpr std::array three{
        domain::FieldSpec{"a"}, domain::FieldSpec{"b"}, domain::FieldSpec{"c"}};
    const auto back = read(written(three, rows));
    QVERIFY2(back, qPrintable(back ? QString() : back.error().message));
    QCOMPARE(back->size(), rows.size() + 1);
    QCOMPARE(back->front().cells, QStringList({u"a"_s, u"b"_s, u"c"_s}));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (std::size_t cell = 0; cell < 3; ++cell)
            QCOMPARE((*back)[i + 1].cells[static_cast<qsizetype>(cell)],
                std::get<QString>(rows[i][cell]));
    }
}

void TestCsv::loneEmptyCell()
{
    constexpr std::array one{domain::FieldSpec{"a"}};
    const QByteArray out = written(one, {{u""_s}, {domain::Value()}, {u"x"_s}});
    QCOMPARE(out, QByteArray("a\r\n\"\"\r\n\"\"\r\nx\r\n"));
    QCOMPARE(read(out)->size(), std::size_t{4});
    QCOMPARE(written({}, {}), QByteArray("\r\n"));
}

void TestCsv::readsWhatSpreadsheetsWrite_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("rows");
    const auto add = [](const char* tag, const QByteArray& bytes, const QStringList& rows) {
        QTest::newRow(tag) << bytes << rows;
    };
    const QStringList two{u"a|b"_s, u"1|2"_s};
    add("CRLF", "a,b\r\n1,2\r\n", two);
    add("LF", "a,b\n1,2\n", two);
    add("CR", "a,b\r1,2", two);
    add("no end", "a,b\r\n1,2", two);
    add("byte order mark",
        "\xef\xbb\xbf"
        "a,b\r\n1,2\r\n",
        two);
    add("semicolons", "a;b\r\n1;2\r\n", two);
    add("tabs", "a\tb\n1\t2\n", two);
    add("empty lines", "\r\n\na,b\n\r\n\n1,2\n\n", two);
    add("separator in quotes", "\"x;y;z;\",b\n1,2\n", {u"x;y;z;|b"_s, u"1|2"_s});
    add("quote inside", "a\"b,c\n", {u"a\"b|c"_s});
    add("empty cells", ",\n,,\n", {u"|"_s, u"||"_s});
    add("empty quoted", "\"\",\"\"\n", {u"|"_s});
    add("nothing", "", {});
    add("only a mark", "\xef\xbb\xbf", {});
    add("apostrophes", "'=1,'x,''=1\n", {u"=1|'x|'=1"_s});
}

void TestCsv::readsWhatSpreadsheetsWrite()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QStringList, rows);
    const auto found = read(bytes);
    QVERIFY2(found, qPrintable(found ? QString() : found.error().message));
    QStringList joined;
    for (const CsvRow& row : *found)
        joined += row.cells.join(u'|');
    QCOMPARE(joined, rows);
}

void TestCsv::tellsLines()
{
    const auto rows = read("a,b\r\n\"x\r\ny\nz\",1\r\n\r\nlast,2\r\n");
    QVERIFY(rows);
    QCOMPARE(rows->size(), std::size_t{3});
    QCOMPARE((*rows)[0].line, 1);
    QCOMPARE((*rows)[1].line, 2);
    QCOMPARE((*rows)[2].line, 6);
}

void TestCsv::refusesBrokenFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("message");
    QTest::newRow("open quote") << QByteArray("a\n\"b\nc")
                                << u"Line 2: a quote that begins here is never closed."_s;
    QTest::newRow("behind a quote")
        << QByteArray("a\n\"b\"c\n") << u"Line 2: text stands behind a closing quote."_s;
    QTest::newRow("Latin-1") << QByteArray("a\nGr\xf6\xdf"
                                           "e\n")
                             << u"Line 2: bytes that are no UTF-8; save the file as CSV UTF-8."_s;
    QTest::newRow("UTF-16") << QByteArray("\xff\xfe"
                                          "a\0",
        4) << u"Line 1: the file is UTF-16 text; save it as CSV UTF-8."_s;
    QTest::newRow("endless row") << QByteArray("a\n") + QByteArray(17'825'792, 'x')
                                 << u"Line 2: the row is too long."_s;
}

void TestCsv::refusesBrokenFiles()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, message);
    const auto rows = read(bytes);
    QVERIFY(!rows);
    QCOMPARE(rows.error().kind, base::Error::Kind::Format);
    QCOMPARE(rows.error().message, message);
}

void TestCsv::refusesWrongRows()
{
    for (const Format format : {Format::Csv, Format::Json, Format::Ndjson, Format::Table}) {
        const auto writer =
            makeRowWriter(format, [](QByteArrayView) { return base::Result<void>(); });
        QVERIFY(writer->begin(fields));
        const auto done = writer->row(RowValues(2));
        QVERIFY(!done);
        QCOMPARE(done.error().kind, base::Error::Kind::Internal);
    }
}

void TestCsv::passesOnErrorsOfTheSink()
{
    for (const Format format : {Format::Csv, Format::Json, Format::Ndjson, Format::Table}) {
        int calls = 0;
        const auto writer = makeRowWriter(format, [&calls](QByteArrayView) -> base::Result<void> {
            ++calls;
            return base::fail(base::Error::Kind::Io, u"The disk is full."_s);
        });
        QVERIFY(writer->begin(fields));
        const RowValues row{QString(1000, u'x'), qint64{1}, 1.0, true, qint64{0}, QStringList()};
        base::Result<void> done;
        int rows = 0;
        for (; done && rows < 20'000; ++rows)
            done = writer->row(row);
        QVERIFY(!done);
        QCOMPARE(done.error().message, u"The disk is full."_s);
        QCOMPARE(calls, 1);
    }
}

void TestCsv::writesToDevices()
{
    QBuffer closed;
    QTest::ignoreMessage(QtWarningMsg, "QIODevice::write (QBuffer): device not open");
    const auto failed = deviceSink(closed)(QByteArrayView("x"));
    QVERIFY(!failed);
    QCOMPARE(failed.error().kind, base::Error::Kind::Io);
    QBuffer open;
    open.open(QIODevice::WriteOnly);
    QVERIFY(deviceSink(open)(QByteArrayView("abc")));
    QCOMPARE(open.data(), QByteArray("abc"));
}

void TestCsv::readsCellsAcrossChunks()
{
    QByteArray bytes("a,b\r\n");
    const QByteArray filler(1000, 'y');
    for (int i = 0; i < 2000; ++i)
        bytes += "\"" + QByteArray(i % 7, 'x') + "\"\"\r\n" + filler + "\",ü\r\n";
    const auto rows = read(bytes);
    QVERIFY(rows);
    QCOMPARE(rows->size(), std::size_t{2001});
    for (int i = 0; i < 2000; ++i) {
        const QStringList& cells = (*rows)[static_cast<std::size_t>(i) + 1].cells;
        QCOMPARE(cells.size(), 2);
        QCOMPARE(cells[0].size(), i % 7 + 3 + 1000);
        QCOMPARE(cells[1], u"ü"_s);
    }
    QCOMPARE(rows->back().line, 2 + 1999 * 2);
}

void TestCsv::writingIsFast()
{
    const auto table = domain::FieldSpec{"x"};
    const std::vector<domain::FieldSpec> columns(20, table);
    RowValues row;
    for (int i = 0; i < 20; ++i)
        row.emplace_back(i % 4 == 3 ? domain::Value(7.25) : domain::Value(u"CVE-2026-12345"_s));
    qint64 bytes = 0;
    const auto writer = makeRowWriter(Format::Csv, [&bytes](QByteArrayView piece) {
        bytes += piece.size();
        return base::Result<void>();
    });
    QVERIFY(writer->begin(columns));
    QBENCHMARK_ONCE
    {
        for (int i = 0; i < 100'000; ++i)
            static_cast<void>(writer->row(row));
    }
    QVERIFY(writer->end());
    QCOMPARE(bytes, qint64{41 + 100'000 * (15 * 15 + 5 * 5 + 1)});
}

QTEST_APPLESS_MAIN(TestCsv)
#include "tst_csv.moc"
