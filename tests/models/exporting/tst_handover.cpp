// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The hand-over CSV: its fixed columns, formulas that stay text, what IT filled in.
#include "models/base/timetext.h"
#include "models/exporting/csvreader.h"
#include "models/exporting/daytext.h"
#include "models/exporting/handover.h"

#include <QBuffer>
#include <QStringEncoder>
#include <QTest>

using namespace parapet;
using namespace parapet::exporting;
using namespace Qt::StringLiterals;

namespace {

constexpr auto header =
    "activityId,title,remediationType,relatedComponent,recommendedVersion,deviceId,"
    "computerDnsName,osPlatform,rbacGroupName,installedVersions,weaknesses,priority,dueOn,"
    "requesterNotes,deviceStatus,itStatus,itOwner,itNote,doneOn\r\n";

QByteArray written(const std::vector<HandoverRow>& rows)
{
    QByteArray out;
    const auto done = writeHandover(rows, [&out](QByteArrayView piece) {
        out.append(piece);
        return base::Result<void>();
    });
    return done ? out : QByteArray("failed");
}

base::Result<HandoverAnswers> read(QByteArray bytes)
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    return readHandover(buffer, u"back.csv"_s);
}

HandoverRow example()
{
    HandoverRow row;
    row.activityId = u"a-1"_s;
    row.title = u"Update Chrome, now"_s;
    row.remediationType = u"Software update"_s;
    row.relatedComponent = u"Chrome"_s;
    row.recommendedVersion = u"139.0"_s;
    row.deviceId = u"d-1"_s;
    row.computerDnsName = u"=cmd|' /C calc'!A0"_s;
    row.osPlatform = u"Windows10"_s;
    row.rbacGroupName = u"@Finance"_s;
    row.installedVersions = {u"138.0"_s, u"137.1"_s};
    row.weaknesses = 38;
    row.priority = u"High"_s;
    row.dueOn = 1'785'542'400'000;
    row.requesterNotes = u"before audit\nplease"_s;
    row.deviceStatus = u"Open"_s;
    return row;
}

} // namespace

class TestHandover : public QObject
{
    Q_OBJECT

private slots:
    void writesTheFixedColumns();
    void readsBackWhatItWrote();
    void readsAnswers();
    void readsWhatSpreadsheetsMakeOfIt_data();
    void readsWhatSpreadsheetsMakeOfIt();
    void understandsDays_data();
    void understandsDays();
    void rejectsRows();
    void refusesOtherFiles();
    void tellsErrorsOfTheSink();
};

void TestHandover::writesTheFixedColumns()
{
    QCOMPARE(written({}), QByteArray(header));
    QCOMPARE(written({example()}),
        QByteArray(header)
            + "a-1,\"Update Chrome, now\",Software update,Chrome,139.0,d-1,'=cmd|' /C "
              "calc'!A0,Windows10,'@Finance,138.0; 137.1,38,High,2026-08-01T00:00:00Z,\"before "
              "audit\nplease\",Open,,,,\r\n");
}

void TestHandover::readsBackWhatItWrote()
{
    HandoverRow answered = example();
    answered.deviceId = u"d-2"_s;
    answered.itStatus = u"Done"_s;
    answered.itOwner = u"-kim"_s;
    answered.itNote = u"'=1\r\n\"x\""_s;
    answered.doneOn = 1'785'542'400'000;
    const auto back = read(written({example(), answered}));
    QVERIFY(back);
    QCOMPARE(back->untouched, 1);
    QVERIFY(back->issues.empty());
    QCOMPARE(back->answers.size(), std::size_t{1});
    const HandoverAnswer& answer = back->answers.front();
    QCOMPARE(answer.activityId, u"a-1"_s);
    QCOMPARE(answer.deviceId, u"d-2"_s);
    QCOMPARE(answer.itStatus, u"Done"_s);
    QCOMPARE(answer.itOwner, u"-kim"_s);
    QCOMPARE(answer.itNote, u"'=1\r\n\"x\""_s);
    QCOMPARE(answer.doneOn, std::optional<base::Millis>(1'785'542'400'000));
    QCOMPARE(answer.line, 4);
}

void TestHandover::readsAnswers()
{
    const auto back = read("\xef\xbb\xbf"
                           "itStatus;DeviceId;extra;activityid;doneOn\r\n"
                           "Done;d-1;?;a-1;2026-08-14\r\n"
                           ";d-2;?;a-1;\r\n"
                           "Done;d-3;?;a-1\r\n");
    QVERIFY(back);
    QVERIFY(back->issues.empty());
    QCOMPARE(back->answers.size(), std::size_t{2});
    QCOMPARE(back->answers[0].doneOn, std::optional<base::Millis>(1'786'665'600'000));
    QCOMPARE(back->answers[1].deviceId, u"d-3"_s);
    QCOMPARE(back->untouched, 1);
}

void TestHandover::readsWhatSpreadsheetsMakeOfIt_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("noted");
    const QString text =
        u"itNote;itOwner;deviceId;activityId;itStatus;doneOn;computerDnsName\r\n"
        u"\"früh; \"\"heute\"\"\r\nspät\";'=kim;d-1;a-1;erledigt;14.08.2026;'@süd\r\n"_s;
    QString tabs = text;
    tabs.replace(u"\"früh; \"\"heute"_s, u"\"früh# \"\"heute"_s);
    tabs.replace(u';', u'\t').replace(u'#', u';');
    QTest::newRow("UTF-8") << text.toUtf8() << false;
    QTest::newRow("UTF-8 with a mark") << QByteArray("\xef\xbb\xbf" + text.toUtf8()) << false;
    QTest::newRow("separator line") << QByteArray("sep=;\r\n" + text.toUtf8()) << false;
    QTest::newRow("Windows-1252") << text.toLatin1() << true;
    QStringEncoder little(QStringConverter::Utf16LE, QStringConverter::Flag::WriteBom);
    QTest::newRow("UTF-16, tabs") << QByteArray(little(tabs)) << false;
    QStringEncoder big(QStringConverter::Utf16BE, QStringConverter::Flag::WriteBom);
    QTest::newRow("UTF-16 of the other kind") << QByteArray(big(text)) << false;
    QString lines = text;
    QTest::newRow("line feeds") << lines.replace(u"\r\n"_s, u"\n"_s).toUtf8() << false;
}

void TestHandover::readsWhatSpreadsheetsMakeOfIt()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, noted);
    const auto back = read(bytes);
    QVERIFY2(back, back ? "" : qPrintable(back.error().message));
    QCOMPARE(back->answers.size(), std::size_t{1});
    const HandoverAnswer& answer = back->answers[0];
    QString note = answer.itNote;
    QCOMPARE(note.replace(u"\r\n"_s, u"\n"_s), u"früh; \"heute\"\nspät"_s);
    QCOMPARE(answer.itOwner, u"=kim"_s);
    QCOMPARE(answer.computerDnsName, std::optional(u"@süd"_s));
    QVERIFY(!answer.title);
    QCOMPARE(answer.itStatus, u"erledigt"_s);
    QCOMPARE(answer.doneOn, std::optional<base::Millis>(1'786'665'600'000));
    QCOMPARE(back->issues.size(), std::size_t{noted ? 1U : 0U});
}

void TestHandover::understandsDays_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("day"); // or, with a !, a word of why not
    const auto add = [](const char* text, const char* day) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(day);
    };
    for (const char* same : {"2026-08-14", "2026-08-14T00:00:00Z", "2026/8/14", "2026-8-14",
             "14.08.2026", "14.8.2026", "14. 8. 2026", "14/08/2026", "08/14/2026", "8/14/2026",
             "14-08-2026", "14.08.2026 16:30", "8/14/2026 4:30:05 PM", "14 Aug 2026", "14-Aug-2026",
             "Aug 14, 2026", "August 14th, 2026", "14. August 2026", " 14  aug.  2026 "})
        add(same, "2026-08-14");
    add("08/08/2026", "2026-08-08");
    add("5. März 2026", "2026-03-05");
    add("08/09/2026", "!two days");
    add("9-8-2026", "!two days");
    add("14.8.26", "!four digits");
    add("8/14/26", "!four digits");
    add("14 Aug 26", "!four digits");
    add("46248", "!number of a day");
    add("46248.5", "!number of a day");
    add("31.02.2026", "!no such day");
    add("2026-13-01", "!no such day");
    add("13/13/2026", "!no such day");
    add("14.08.1026", "!no such day");
    add("yesterday", "!no date");
    add("14 Brumaire 2026", "!no date");
    add("14.08.2026; 15.08.2026", "!no date");
}

void TestHandover::understandsDays()
{
    QFETCH(QString, text);
    QFETCH(QString, day);
    const auto read = readDay(text);
    if (day.startsWith(u'!')) {
        QVERIFY(!read);
        QVERIFY2(read.error().contains(day.mid(1)), qPrintable(read.error()));
        return;
    }
    QVERIFY2(read, read ? "" : qPrintable(read.error()));
    QCOMPARE(base::isoDate(*read), day);
}

void TestHandover::rejectsRows()
{
    const auto back = read("activityId,deviceId,itStatus,doneOn\r\n"
                           ",d-1,Done,\r\n"
                           "a-1,,Done,\r\n"
                           "a-1,d-1,Done,14.8.26\r\n"
                           "a-1,d-2,Done,\r\n"
                           "a-1,d-2,Open,\r\n"
                           "a-1,d-3,Done,2026-08-14,shifted\r\n"
                           "a-1,d-4,Done,2026-08-14\r\n"
                           "a-1,d-4,Done,2026-08-14\r\n");
    QVERIFY(back);
    QCOMPARE(back->answers.size(), std::size_t{1}); // d-4, said twice but alike
    QCOMPARE(back->answers[0].deviceId, u"d-4"_s);
    QCOMPARE(back->issues.size(), std::size_t{7});
    QCOMPARE(domain::describe(back->issues[0]), u"back.csv:2: the row has no activityId"_s);
    QCOMPARE(back->issues[1].reason, u"the row has no deviceId"_s);
    QCOMPARE(back->issues[2].reason,
        u"doneOn \"14.8.26\" is not taken: write the year with four digits"_s);
    QCOMPARE(back->issues[3].line, 5); // neither of two that differ is taken
    QVERIFY(back->issues[3].reason.startsWith(u"line 6 says something else"_s));
    QCOMPARE(back->issues[4].line, 6);
    QVERIFY(back->issues[5].reason.contains(u"more cells"_s));
    QCOMPARE(back->issues[6].kind, domain::Issue::Kind::Note);
}

void TestHandover::refusesOtherFiles()
{
    for (const QByteArray& bytes : {QByteArray(), QByteArray("a,b\n1,2\n"),
             QByteArray("deviceId\n"), QByteArray("activityId,deviceId\n\"x\n"),
             QByteArray("activityId,deviceId,activityId\n"),
             QByteArray("activityId,deviceId\na-1,d\0 1\n", 30),
             QByteArray("activityId,deviceId\na-1,d\x81\n")}) {
        const auto back = read(bytes);
        QVERIFY(!back);
        QCOMPARE(back.error().kind, base::Error::Kind::Format);
    }
}

void TestHandover::tellsErrorsOfTheSink()
{
    const std::vector<HandoverRow> rows(10'000, example());
    const auto done = writeHandover(rows, [](QByteArrayView) -> base::Result<void> {
        return base::fail(base::Error::Kind::Io, u"The disk is full."_s);
    });
    QVERIFY(!done);
    QCOMPARE(done.error().kind, base::Error::Kind::Io);
}

QTEST_APPLESS_MAIN(TestHandover)
#include "tst_handover.moc"
