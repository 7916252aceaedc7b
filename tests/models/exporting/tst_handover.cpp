// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The hand-over CSV: its fixed columns, formulas that stay text, what IT filled in.
#include "models/exporting/csvreader.h"
#include "models/exporting/handover.h"

#include <QBuffer>
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

void TestHandover::rejectsRows()
{
    const auto back = read("activityId,deviceId,itStatus,doneOn\r\n"
                           ",d-1,Done,\r\n"
                           "a-1,,Done,\r\n"
                           "a-1,d-1,Done,14.8.26\r\n"
                           "a-1,d-2,Done,\r\n"
                           "a-1,d-2,Open,\r\n");
    QVERIFY(back);
    QCOMPARE(back->answers.size(), std::size_t{1});
    QCOMPARE(back->issues.size(), std::size_t{4});
    QCOMPARE(domain::describe(back->issues[0]), u"back.csv:2: the row has no activityId"_s);
    QCOMPARE(back->issues[1].reason, u"the row has no deviceId"_s);
    QVERIFY(back->issues[2].reason.startsWith(u"doneOn is no date"_s));
    QCOMPARE(back->issues[3].line, 6);
}

void TestHandover::refusesOtherFiles()
{
    for (const QByteArray& bytes : {QByteArray(), QByteArray("a,b\n1,2\n"),
             QByteArray("deviceId\n"), QByteArray("activityId,deviceId\n\"x\n")}) {
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
