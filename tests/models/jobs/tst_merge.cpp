// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// IT's answer: what a merge takes, what it refuses and why, and what snapshots say to it.
#include "models/jobs/merge.h"
#include "models/jobs/workflow.h"
#include "models/store/workflowstore.h"
#include "tests/support/workspacefixture.h"

using namespace parapet;
using namespace parapet::test;
using base::Error;
using domain::Kind;

namespace {

const QString chrome = u"va-_-google-_-chrome"_s;

/// Four devices; those in `exposed` have an old Chrome. Seen on `day`.
ExportRows fleet(const QStringList& exposed, const QString& day)
{
    ExportRows rows;
    for (const QString& device : {u"a"_s, u"b"_s, u"c"_s, u"d"_s}) {
        rows.machines.push_back(
            machine(device, u"Desks"_s, {{u"lastSeen"_s, QString(day + u"T05:00:00Z")}}));
        rows.inventory.push_back(software(device, u"google"_s, u"chrome"_s, u"1.0"_s));
        if (exposed.contains(device))
            rows.findings.push_back(finding(device, u"google"_s, u"chrome"_s, u"1.0"_s,
                u"CVE-2024-0001"_s, {{u"lastSeenTimestamp"_s, QString(day + u" 04:00:00")}}));
    }
    return rows;
}

} // namespace

class MergeTest final : public QObject
{
    Q_OBJECT

    /// A workspace with one activity about four devices, filed on 1 August.
    struct Desk : Workspace
    {
        QString activity;
        Desk()
        {
            import(
                fleet({u"a"_s, u"b"_s, u"c"_s, u"d"_s}, u"2026-08-01"_s), "2026-08-01T05:30:00Z");
            activity = must(jobs::createRemediation(context(), {chrome, {}, {}, {}, {}}));
        }
        /// A file with one line for each row; # stands for the activity's id.
        QString answer(QByteArray rows, const char* name = "answer.csv")
        {
            const QString path = file(QString::fromUtf8(name));
            QFile out(path);
            if (!out.open(QIODevice::WriteOnly))
                throw std::runtime_error("no file");
            out.write("activityId,deviceId,computerDnsName,itStatus,itOwner,itNote,doneOn\r\n"
                + rows.replace('#', activity.toUtf8()));
            return path;
        }
        QString verdict(const QString& device)
        {
            return row(Kind::Claims,
                u"deviceId == \"%1\" and isCurrent == true"_s.arg(device))[u"verdict"_s]
                .toString();
        }
    };

private slots:
    void handedOverAndReturned();
    void planWritesNothing();
    void conflictsAreToldByLine_data();
    void conflictsAreToldByLine();
    void goodRowsAreMergedBesideBadOnes();
    void dayAloneSaysDone();
    void laterAnswersTakeThePlace();
    void snapshotsConfirmAndContradict();
    void olderSightsSayNothing();
    void completedActivitiesAreStillChecked();
    void snapshotAlreadyThereIsAsked();
    void changedFileIsRefused();
    void cancelledLeavesNothing();
    void progressIsKeptBySnapshot();
};

void MergeTest::handedOverAndReturned()
{
    Desk desk;
    const QString path = desk.file(u"it.csv"_s);
    QCOMPARE(must(jobs::exportHandover(desk.context(), {}, path)), 4);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray bytes = file.readAll();
    file.close();
    // IT fills in the first row only
    const auto first = bytes.indexOf("Exposed,,,,\r\n");
    QVERIFY(first > 0);
    bytes.replace(first, 13, "Exposed,Done,kim,\"ring 1, ok\",2026-08-01\r\n");
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    const auto plan = must(jobs::mergeHandover(desk.context(), path));
    QCOMPARE(plan.changes.size(), 1U);
    QCOMPARE(plan.untouched, 3);
    QVERIFY(plan.issues.empty());
    const auto row = desk.row(Kind::Claims, {});
    QCOMPARE(row[u"activityId"_s].toString(), desk.activity);
    QCOMPARE(row[u"computerDnsName"_s].toString(), u"a.test"_s);
    QCOMPARE(row[u"claim"_s].toString(), u"Done"_s);
    QCOMPARE(row[u"itNote"_s].toString(), u"ring 1, ok"_s);
    QCOMPARE(row[u"doneOn"_s].toString(), u"2026-08-01T00:00:00Z"_s);
    QCOMPARE(row[u"verdict"_s].toString(), u"Awaiting a snapshot"_s);
    QCOMPARE(row[u"file"_s].toString(), u"it.csv"_s);
    QCOMPARE(row[u"line"_s].toInt(), 2);
    QCOMPARE(row[u"mergedBy"_s].toString(), u"tester"_s);
    // the same file again says nothing new
    const auto again = must(jobs::mergeHandover(desk.context(), path));
    QVERIFY(again.changes.empty());
    QCOMPARE(again.unchanged, 1);
    QCOMPARE(desk.list(Kind::Claims).size(), 1U);
}

void MergeTest::planWritesNothing()
{
    Desk desk;
    const QString file =
        desk.answer("#,a,a.test,Done,,,2026-08-01\r\n#,b,b.test,Done,,,1.1.20\r\n");
    const QStringList before = desk.dump("%");
    const auto plan = must(jobs::planMerge(desk.context(), file));
    QCOMPARE(plan.changes.size(), 1U);
    QCOMPARE(plan.rejected(), 1);
    QCOMPARE(plan.changes[0].title, desk.row(Kind::Remediations, {})[u"title"_s].toString());
    QCOMPARE(plan.changes[0].deviceName, u"a.test"_s);
    QCOMPARE(desk.dump("%"), before);
    QCOMPARE(
        jobs::planMerge(desk.context(), u"/no/such/file"_s).error().kind, Error::Kind::NotFound);
}

void MergeTest::conflictsAreToldByLine_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QString>("reason");
    QTest::newRow("activity") << QByteArray("nope,a,a.test,Done,,,")
                              << u"there is no remediation activity nope"_s;
    QTest::newRow("device") << QByteArray("#,z,z.test,Done,,,") << u"there is no device z"_s;
    QTest::newRow("name") << QByteArray("#,a,b.test,Done,,,")
                          << u"computerDnsName is \"b.test\", but was handed over as \"a.test\""_s;
    QTest::newRow("future") << QByteArray("#,a,a.test,Done,,,2026-08-03")
                            << u"doneOn 2026-08-03 lies in the future"_s;
    QTest::newRow("before") << QByteArray("#,a,a.test,Done,,,2026-07-30")
                            << u"doneOn 2026-07-30 lies before the activity was requested"_s;
    QTest::newRow("against itself") << QByteArray("#,a,a.test,Blocked,,,2026-08-01")
                                    << u"doneOn is filled in, but itStatus says \"Blocked\""_s;
    QTest::newRow("unknown word") << QByteArray("#,a,a.test,Wontfix,,,2026-08-01")
                                  << u"itStatus \"Wontfix\" is not understood, so that doneOn does "
                                     "not count as done; understood are Done (or yes, "_s;
    QTest::newRow("its accepted words")
        << QByteArray("#,a,a.test,Wontfix,,,2026-08-01")
        << u"; Not done (or no, rejected, refused, declined, blocked, "_s;
    QTest::newRow("ambiguous") << QByteArray("#,a,a.test,Done,,,08/01/2026")
                               << u"it can be two days"_s;
    QTest::newRow("injection") << QByteArray("\"x' OR 1=1 --\",a,a.test,Done,,,")
                               << u"there is no remediation activity x' OR 1=1 --"_s;
}

void MergeTest::conflictsAreToldByLine()
{
    QFETCH(QByteArray, row);
    QFETCH(QString, reason);
    Desk desk;
    const QString file = desk.answer(row + "\r\n");
    const auto plan = must(jobs::mergeHandover(desk.context(), file));
    QVERIFY(plan.changes.empty());
    QCOMPARE(plan.issues.size(), 1U);
    const QString told = domain::describe(plan.issues[0]);
    QVERIFY2(told.startsWith(QString(file + u":2: ")), qPrintable(told));
    QVERIFY2(told.contains(reason), qPrintable(told));
    QVERIFY(desk.list(Kind::Claims).empty());
    const auto kept = desk.list(Kind::Issues);
    QCOMPARE(kept.size(), 1U);
    QCOMPARE(kept[0][u"line"_s].toInt(), 2);
}

void MergeTest::goodRowsAreMergedBesideBadOnes()
{
    Desk desk;
    const QString file = desk.answer("#,a,a.test,Done,=1+1,\"x\r\ny\",2026-08-01\r\n"
                                     "#,b,WRONG,Done,,,\r\n"
                                     "#,c,c.test,almost,kim,,\r\n"
                                     "#,d,,,,,\r\n");
    const auto plan = must(jobs::mergeHandover(desk.context(), file));
    QCOMPARE(plan.changes.size(), 2U);
    QCOMPARE(plan.rejected(), 1);
    QCOMPARE(plan.untouched, 1);
    QCOMPARE(plan.issues.size(), 2U); // and a note on "almost"
    QCOMPARE(plan.issues[1].kind, domain::Issue::Kind::Note);
    QCOMPARE(plan.issues[1].line, 5);
    const auto claims = desk.list(Kind::Claims, u"deviceId == 'a'"_s);
    QCOMPARE(claims.size(), 1U);
    QCOMPARE(claims[0][u"itOwner"_s].toString(), u"=1+1"_s);
    const QByteArray csv =
        desk.listText({Kind::Claims, {}, {}, u"itOwner"_s, {}, -1}, exporting::Format::Csv);
    QVERIFY(csv.contains("'=1+1")); // and stays text in a spreadsheet
    QCOMPARE(desk.verdict(u"c"_s), QString());
}

void MergeTest::dayAloneSaysDone()
{
    Desk desk;
    const auto plan = must(jobs::mergeHandover(desk.context(),
        desk.answer("#,a,a.test,,kim,,2026-08-01\r\n#,b,b.test,Someday,kim,,2026-08-01\r\n"
                    "#,c,c.test,FERTIG!,kim,,2026-08-01\r\n")));
    QCOMPARE(plan.changes.size(), 2U);
    QCOMPARE(plan.rejected(), 1);
    QCOMPARE(plan.issues[0].line, 3);
    QCOMPARE(desk.list(Kind::Claims, u"claim == 'Done'"_s).size(), 2U);
    QVERIFY(desk.list(Kind::Claims, u"deviceId == 'b'"_s).empty());
}

void MergeTest::laterAnswersTakeThePlace()
{
    Desk desk;
    must(jobs::mergeHandover(desk.context(), desk.answer("#,a,a.test,In progress,kim,,\r\n")));
    desk.now += 1000;
    const auto plan = must(jobs::mergeHandover(
        desk.context(), desk.answer("#,a,a.test,Done,kim,,2026-08-01\r\n", "second.csv")));
    QCOMPARE(plan.changes.size(), 1U);
    QVERIFY(plan.changes[0].before);
    QCOMPARE(plan.changes[0].before->status, u"In progress"_s);
    QCOMPARE(desk.list(Kind::Claims).size(), 2U); // the history stays
    const auto current = desk.list(Kind::Claims, u"isCurrent == true"_s);
    QCOMPARE(current.size(), 1U);
    QCOMPARE(current[0][u"itStatus"_s].toString(), u"Done"_s);
}

void MergeTest::snapshotsConfirmAndContradict()
{
    Desk desk;
    desk.now = at("2026-08-03T06:00:00Z");
    must(jobs::mergeHandover(desk.context(),
        desk.answer("#,a,a.test,Done,,,2026-08-02\r\n#,b,b.test,Done,,,2026-08-02\r\n"
                    "#,c,c.test,Done,,,\r\n#,d,d.test,Blocked,,,\r\n")));
    desk.now = at("2026-08-05T06:00:00Z");
    desk.import(fleet({u"b"_s, u"d"_s}, u"2026-08-05"_s), "2026-08-05T05:30:00Z");
    QCOMPARE(desk.verdict(u"a"_s), u"Confirmed"_s);
    QCOMPARE(desk.verdict(u"b"_s), u"Contradicted"_s);
    QCOMPARE(desk.verdict(u"c"_s), u"Confirmed"_s);
    QCOMPARE(desk.verdict(u"d"_s), QString());
    const auto contradicted = desk.list(Kind::Claims, u"verdict == 'Contradicted'"_s);
    QCOMPARE(contradicted.size(), 1U);
    QCOMPARE(contradicted[0][u"judgedSnapshot"_s].toInt(), 2);
    QCOMPARE(contradicted[0][u"deviceStatus"_s].toString(), u"Exposed"_s);
    // a later snapshot may still bear the claim out
    desk.now = at("2026-08-06T06:00:00Z");
    desk.import(fleet({u"d"_s}, u"2026-08-06"_s), "2026-08-06T05:30:00Z");
    QCOMPARE(desk.verdict(u"b"_s), u"Confirmed"_s);
    // and what was confirmed stays so, whatever happens to the device later
    desk.now = at("2026-08-07T06:00:00Z");
    desk.import(fleet({u"a"_s, u"b"_s, u"d"_s}, u"2026-08-07"_s), "2026-08-07T05:30:00Z");
    QCOMPARE(desk.verdict(u"a"_s), u"Confirmed"_s);
}

void MergeTest::olderSightsSayNothing()
{
    Desk desk;
    desk.now = at("2026-08-03T06:00:00Z");
    must(jobs::mergeHandover(desk.context(), desk.answer("#,a,a.test,Done,,,2026-08-03\r\n")));
    // a snapshot of the same day, and one whose data of the device is older than the claim
    desk.import(fleet({u"a"_s, u"b"_s}, u"2026-08-03"_s), "2026-08-03T05:30:00Z");
    QCOMPARE(desk.verdict(u"a"_s), u"Awaiting a snapshot"_s);
    desk.import(fleet({u"a"_s, u"b"_s}, u"2026-08-03"_s), "2026-08-09T05:30:00Z");
    QCOMPARE(desk.verdict(u"a"_s), u"Awaiting a snapshot"_s);
    ExportRows without = fleet({u"b"_s}, u"2026-08-10"_s);
    without.machines.erase(without.machines.begin());
    without.inventory.erase(without.inventory.begin());
    desk.import(without, "2026-08-10T05:30:00Z");
    QCOMPARE(desk.verdict(u"a"_s), u"Awaiting a snapshot"_s);
}

void MergeTest::completedActivitiesAreStillChecked()
{
    Desk desk;
    must(jobs::mergeHandover(desk.context(), desk.answer("#,a,a.test,Done,,,2026-08-01\r\n")));
    must(jobs::completeRemediation(desk.context(), desk.activity));
    desk.import(fleet({u"a"_s}, u"2026-08-04"_s), "2026-08-04T05:30:00Z");
    QCOMPARE(desk.verdict(u"a"_s), u"Contradicted"_s);
    QCOMPARE(desk.row(Kind::Remediations, {})[u"fixedDevices"_s].toInt(), 0);
}

void MergeTest::snapshotAlreadyThereIsAsked()
{
    Desk desk;
    desk.import(fleet({u"b"_s}, u"2026-08-05"_s), "2026-08-05T05:30:00Z");
    desk.now = at("2026-08-06T06:00:00Z");
    must(jobs::mergeHandover(desk.context(),
        desk.answer("#,a,a.test,Done,,,2026-08-02\r\n#,b,b.test,Done,,,2026-08-02\r\n")));
    QCOMPARE(desk.verdict(u"a"_s), u"Confirmed"_s);
    QCOMPARE(desk.verdict(u"b"_s), u"Contradicted"_s);
}

void MergeTest::changedFileIsRefused()
{
    Desk desk;
    const auto plan =
        must(jobs::planMerge(desk.context(), desk.answer("#,a,a.test,Done,,,2026-08-01\r\n")));
    desk.answer("#,b,b.test,Done,,,2026-08-01\r\n");
    const auto merged =
        jobs::mergeHandover(desk.context(), desk.file(u"answer.csv"_s), plan.sha256);
    QVERIFY(!merged);
    QCOMPARE(merged.error().kind, Error::Kind::Conflict);
    QVERIFY(desk.list(Kind::Claims).empty());
}

void MergeTest::cancelledLeavesNothing()
{
    Desk desk;
    const QString file = desk.answer("#,a,a.test,Done,,,2026-08-01\r\n#,b,WRONG,Done,,,\r\n");
    const QStringList before = desk.dump("%");
    desk.stop.request_stop();
    const auto merged = jobs::mergeHandover(desk.context(), file);
    QVERIFY(!merged);
    QCOMPARE(merged.error().kind, Error::Kind::Cancelled);
    desk.stop = std::stop_source();
    desk.open();
    QCOMPARE(desk.dump("%"), before);
}

void MergeTest::progressIsKeptBySnapshot()
{
    Desk desk;
    desk.import(fleet({u"b"_s}, u"2026-08-05"_s), "2026-08-05T05:30:00Z");
    const auto points = must(store::WorkflowStore(desk.connection()).progress(desk.activity));
    QCOMPARE(points.size(), 2U);
    QCOMPARE(points[0].exposed, 4U);
    QCOMPARE(points[0].fixed, 0U);
    QCOMPARE(points[1].exposed, 1U);
    QCOMPARE(points[1].fixed, 3U);
    QCOMPARE(points[1].takenAt, at("2026-08-05T05:30:00Z"));
}

QTEST_GUILESS_MAIN(MergeTest)
#include "tst_merge.moc"
