// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Taking the newest snapshot back: the workspace is, row by row, what it was before the import, and
// what people did since stays.
#include "models/domain/workflow.h"
#include "models/jobs/import/takeback.h"
#include "models/jobs/journaljob.h"
#include "models/jobs/merge.h"
#include "models/jobs/rescore.h"
#include "models/jobs/workflow.h"
#include "tests/support/workspacefixture.h"

using namespace parapet;
using namespace parapet::test;
using base::Error;
using domain::Kind;

namespace {

const QString chrome = u"va-_-google-_-chrome"_s;
const QString cve = u"CVE-2024-0001"_s;

/// Chrome on each device, with a weakness but on those that are fixed.
ExportRows fleet(const QStringList& devices, const QStringList& fixed = {})
{
    ExportRows rows;
    for (const QString& id : devices) {
        const bool isFixed = fixed.contains(id);
        const QString version = isFixed ? u"2.0"_s : u"1.0"_s;
        rows.machines.push_back(
            machine(id, u"Servers"_s, {{u"lastSeen"_s, u"2026-09-30T12:00:00Z"_s}}));
        rows.inventory.push_back(software(id, u"google"_s, u"chrome"_s, version));
        if (!isFixed)
            rows.findings.push_back(finding(id, u"google"_s, u"chrome"_s, version, cve));
        rows.controls.push_back(control(id, u"scid-1"_s, false));
    }
    return rows;
}

/// Every row but those that only grow: names of things, the journal, the marks of the scoring.
QStringList contents(Workspace& workspace)
{
    static const QStringList grows{u"device"_s, u"device_group"_s, u"product"_s, u"evidence"_s,
        u"software_version"_s, u"cve"_s, u"control"_s, u"security_update"_s, u"alert"_s,
        u"journal"_s, u"journal_head"_s, u"fix_version"_s, u"event_total"_s, u"scoring_basis"_s,
        u"sighting_slot"_s}; // may name devices too many: tst_sightingslots
    QStringList rows = workspace.dump("%");
    rows.removeIf([](const QString& row) {
        const QString table = row.section(u": "_s, 0, 0);
        return grows.contains(table) || table.startsWith(u"sqlite_"_s);
    });
    return rows;
}

QString difference(const QStringList& before, const QStringList& after)
{
    QStringList words;
    for (const QString& row : before)
        if (!after.contains(row))
            words.append(u"gone: "_s + row.left(200));
    for (const QString& row : after)
        if (!before.contains(row))
            words.append(u"new: "_s + row.left(200));
    return words.mid(0, 12).join(u'\n');
}

} // namespace

class TakeBackTest final : public QObject
{
    Q_OBJECT

private slots:
    void theWorkspaceIsWhatItWas_data();
    void theWorkspaceIsWhatItWas();
    void eventsOfTheSameDayPartAgain();
    void theFirstSnapshotLeavesNothing();
    void theSameFilesCanBeImportedAgain();
    void onlyTheNewestAndOnlyOneThatIsThere();
    void cancelledLeavesTheSnapshot();
    void workThatItEndedGoesOn();
    void answersAwaitASnapshotAgain();
    void feedsAndWhatTheyBroughtStay();
    void theJournalTellsBoth();
};

void TakeBackTest::theWorkspaceIsWhatItWas_data()
{
    QTest::addColumn<std::uint32_t>("seed");
    QTest::addColumn<bool>("partial");
    for (std::uint32_t seed = 1; seed <= 4; ++seed)
        QTest::addRow("fleet %u", seed) << seed << (seed > 2);
}

void TakeBackTest::theWorkspaceIsWhatItWas()
{
    QFETCH(std::uint32_t, seed);
    QFETCH(bool, partial);
    Workspace workspace;
    workspace.import(randomFleet(25, seed), "2026-07-01T00:00:00Z");
    workspace.importEpss("CVE-2024-1001,0.5,0.9\nCVE-2024-1004,0.01,0.3\n");
    workspace.import(randomFleet(30, seed + 10), "2026-08-01T00:00:00Z");
    domain::RemediationRequest request;
    request.recommendation = u"va-_-vendor1-_-product_1"_s;
    must(jobs::createRemediation(workspace.context(), request));
    must(jobs::rescore(workspace.context()));
    const QStringList before = contents(workspace);

    workspace.import(randomFleet(40, seed + 20), "2026-08-01T09:00:00Z", partial);
    QVERIFY(contents(workspace) != before);
    const auto done = must(jobs::takeBackSnapshot(workspace.context(), 3));
    QCOMPARE(done.takenAt, at("2026-08-01T09:00:00Z"));
    QCOMPARE(done.newest, at("2026-08-01T00:00:00Z"));
    const QStringList after = contents(workspace);
    QVERIFY2(after == before, qPrintable(difference(before, after)));
    QCOMPARE(must(jobs::checkScores(workspace.context())), QStringList());
}

void TakeBackTest::eventsOfTheSameDayPartAgain()
{
    Workspace workspace;
    ExportRows rows = fleet({u"a"_s, u"b"_s});
    workspace.import(rows, "2026-08-01T00:00:00Z");
    rows.findings.push_back(
        finding(u"a"_s, u"google"_s, u"chrome"_s, u"1.0"_s, u"CVE-2024-0002"_s));
    workspace.import(rows, "2026-08-02T00:00:00Z");
    const auto told = workspace.list(Kind::Events);
    QCOMPARE(told.size(), 1U);
    for (const QString& id : {u"a"_s, u"b"_s})
        rows.findings.push_back(
            finding(id, u"google"_s, u"chrome"_s, u"1.0"_s, u"CVE-2024-0003"_s));
    workspace.import(rows, "2026-08-02T08:00:00Z");
    QCOMPARE(workspace.list(Kind::Events).size(), 1U);
    QVERIFY(workspace.list(Kind::Events) != told);
    must(jobs::takeBackSnapshot(workspace.context(), 3));
    QCOMPARE(workspace.list(Kind::Events), told);
}

void TakeBackTest::theFirstSnapshotLeavesNothing()
{
    Workspace workspace;
    workspace.importKev({cve});
    const QStringList before = contents(workspace);
    workspace.import(fleet({u"a"_s, u"b"_s}), "2026-08-01T00:00:00Z");
    const auto done = must(jobs::takeBackSnapshot(workspace.context(), 1));
    QVERIFY(!done.newest);
    QStringList after = contents(workspace);
    after.removeIf([](const QString& row) { return row.startsWith(u"setting: summaries"_s); });
    QVERIFY2(after == before, qPrintable(difference(before, after)));
    QCOMPARE(workspace.list(Kind::Devices).size(), 0U);
    QCOMPARE(workspace.list(Kind::Recommendations).size(), 0U);
}

void TakeBackTest::theSameFilesCanBeImportedAgain()
{
    Workspace workspace;
    workspace.import(fleet({u"a"_s, u"b"_s, u"c"_s}), "2026-08-01T00:00:00Z");
    const auto second = fleet({u"a"_s, u"b"_s, u"d"_s}, {u"b"_s});
    workspace.import(second, "2026-09-01T00:00:00Z");
    const double score = workspace.score();
    const QStringList before = contents(workspace);
    must(jobs::takeBackSnapshot(workspace.context(), 2));
    QVERIFY(workspace.score() != score);
    const auto again = workspace.import(second, "2026-09-01T00:00:00Z");
    QVERIFY(!again.unchanged);
    QCOMPARE(again.snapshot, 2);
    QCOMPARE(workspace.score(), score);
    const auto withoutNames = [](QStringList rows) { // the fixture's folders differ
        rows.removeIf([](const QString& row) {
            return row.startsWith(u"snapshot: 2|"_s) || row.startsWith(u"snapshot_file: 2|"_s)
                || row.startsWith(u"place_file: 2|"_s);
        });
        return rows;
    };
    const QStringList after = withoutNames(contents(workspace));
    QVERIFY2(after == withoutNames(before), qPrintable(difference(withoutNames(before), after)));
}

void TakeBackTest::onlyTheNewestAndOnlyOneThatIsThere()
{
    Workspace workspace;
    QCOMPARE(jobs::takeBackSnapshot(workspace.context(), 1).error().kind, Error::Kind::NotFound);
    workspace.import(fleet({u"a"_s}), "2026-08-01T00:00:00Z");
    workspace.import(fleet({u"b"_s}), "2026-09-01T00:00:00Z");
    const QStringList before = workspace.dump("%");
    for (const qint64 none : {-1, 0, 3})
        QCOMPARE(
            jobs::takeBackSnapshot(workspace.context(), none).error().kind, Error::Kind::NotFound);
    const auto older = jobs::takeBackSnapshot(workspace.context(), 1);
    QCOMPARE(older.error().kind, Error::Kind::Conflict);
    QVERIFY(older.error().message.contains(u"that is 2"));
    QCOMPARE(workspace.dump("%"), before);
}

void TakeBackTest::cancelledLeavesTheSnapshot()
{
    Workspace workspace;
    workspace.import(randomFleet(25, 1), "2026-08-01T00:00:00Z");
    workspace.import(randomFleet(25, 2), "2026-09-01T00:00:00Z");
    const QStringList before = workspace.dump("%");
    workspace.stop.request_stop();
    const auto done = jobs::takeBackSnapshot(workspace.context(), 2);
    QVERIFY(!done);
    QCOMPARE(done.error().kind, Error::Kind::Cancelled);
    workspace.connection().setStop({}); // so that it can be looked at
    QCOMPARE(workspace.dump("%"), before);
}

void TakeBackTest::workThatItEndedGoesOn()
{
    Workspace workspace;
    const QStringList all{u"a"_s, u"b"_s, u"c"_s};
    workspace.import(fleet(all, {u"c"_s}), "2026-08-01T00:00:00Z");
    domain::RemediationRequest request;
    request.recommendation = chrome;
    const QString activity = must(jobs::createRemediation(workspace.context(), request));
    domain::ExceptionRequest accepted;
    accepted.recommendation = u"sca-_-scid-1"_s;
    accepted.justification = domain::Justification::RiskAccepted;
    accepted.context = u"why"_s;
    accepted.expiresOn = workspace.now + 90LL * 86'400'000;
    accepted.resurface = true;
    const QString exception = must(jobs::fileException(workspace.context(), accepted));

    workspace.now += 3'600'000;
    workspace.import(fleet(all + QStringList{u"d"_s}, all), "2026-09-01T00:00:00Z");
    const auto statusOf = [&](Kind kind, const QString& id) {
        return workspace.row(kind, u"id == \"%1\""_s.arg(id))[u"status"_s].toString();
    };
    QCOMPARE(statusOf(Kind::Remediations, activity), u"Completed"_s);
    QCOMPARE(statusOf(Kind::Exceptions, exception), u"Canceled"_s);

    const auto done = must(jobs::takeBackSnapshot(workspace.context(), 2));
    QCOMPARE(done.activities, 1);
    QCOMPARE(done.exceptions, 1);
    QVERIFY(
        jobs::takenBackWords(done).contains(u"1 remediation activity that it completed goes on"));
    QCOMPARE(statusOf(Kind::Remediations, activity), u"Active"_s);
    QCOMPARE(workspace.row(Kind::Remediations, {})[u"fixedDevices"_s].toInt(), 0);
    QCOMPARE(statusOf(Kind::Exceptions, exception), u"In effect"_s);
    // and the journal's way back to then still leads there
    QCOMPARE(workspace.row(Kind::Remediations, {}, {1, {}})[u"status"_s].toString(), u"Active"_s);
}

void TakeBackTest::answersAwaitASnapshotAgain()
{
    Workspace workspace;
    const QStringList all{u"a"_s, u"b"_s};
    workspace.import(fleet(all), "2026-08-01T00:00:00Z");
    domain::RemediationRequest request;
    request.recommendation = chrome;
    const QString activity = must(jobs::createRemediation(workspace.context(), request));
    const QString path = workspace.file(u"answer.csv"_s);
    QFile answer(path);
    QVERIFY(answer.open(QIODevice::WriteOnly));
    answer.write("activityId,deviceId,computerDnsName,itStatus,itOwner,itNote,doneOn\r\n"
        + activity.toUtf8() + ",a,a.test,Done,kim,,2026-08-01\r\n");
    answer.close();
    must(jobs::mergeHandover(workspace.context(), path));
    const auto verdict = [&] { return workspace.row(Kind::Claims, {})[u"verdict"_s].toString(); };
    const QString awaiting = verdict();
    workspace.now += 3'600'000;
    workspace.import(fleet(all), "2026-09-01T00:00:00Z");
    QCOMPARE(verdict(), u"Contradicted"_s);
    must(jobs::takeBackSnapshot(workspace.context(), 2));
    QCOMPARE(verdict(), awaiting);
    QCOMPARE(awaiting, u"Awaiting a snapshot"_s);
}

void TakeBackTest::feedsAndWhatTheyBroughtStay()
{
    Workspace workspace;
    workspace.importKev({});
    workspace.import(fleet({u"a"_s}), "2026-08-01T00:00:00Z");
    workspace.import(fleet({u"a"_s, u"b"_s}), "2026-09-01T00:00:00Z");
    workspace.importKev({cve});
    const auto added = [&] { return workspace.list(Kind::Events, u"type == \"Added to KEV\""_s); };
    QCOMPARE(added().size(), 1U);
    QCOMPARE(added()[0][u"currentlyImpactedDevices"_s].toInt(), 2);
    must(jobs::takeBackSnapshot(workspace.context(), 2));
    QCOMPARE(added().size(), 1U);
    QCOMPARE(added()[0][u"currentlyImpactedDevices"_s].toInt(), 1);
    QVERIFY(workspace.row(Kind::Weaknesses, {})[u"inKev"_s].toBool());
    QCOMPARE(workspace.list(Kind::Feeds).size(), 2U);
}

void TakeBackTest::theJournalTellsBoth()
{
    Workspace workspace;
    workspace.import(fleet({u"a"_s}), "2026-08-01T00:00:00Z");
    workspace.import(fleet({u"a"_s, u"b"_s}), "2026-09-01T00:00:00Z");
    must(jobs::takeBackSnapshot(workspace.context(), 2));
    QCOMPARE(workspace.list(Kind::Journal, u"action == \"Imported\""_s).size(), 2U);
    const auto row = workspace.row(Kind::Journal, u"action == \"Taken back\""_s);
    QCOMPARE(row[u"objectId"_s].toString(), u"2"_s);
    QCOMPARE(row[u"user"_s].toString(), u"tester"_s);
    QVERIFY(row[u"before"_s].toString().contains(u"2026-09-01"));
    QVERIFY(must(jobs::verifyJournal(workspace.context())).faults.empty());
}

QTEST_GUILESS_MAIN(TakeBackTest)
#include "tst_takeback.moc"
