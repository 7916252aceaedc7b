// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The journal: every change a person makes stands in it, and tampering with the database is found
// and named.
#include "models/jobs/journaljob.h"
#include "models/jobs/rescore.h"
#include "models/jobs/settingsjob.h"
#include "models/jobs/workflow.h"
#include "models/store/journal.h"
#include "models/store/journalwords.h"
#include "tests/support/workspacefixture.h"

#include <QCryptographicHash>

using namespace parapet;
using namespace parapet::test;
using domain::Kind;

namespace {

const QString chrome = u"va-_-google-_-chrome"_s;
constexpr base::Millis day = 86'400'000;

ExportRows fleet()
{
    ExportRows rows;
    for (const QString& id : {u"a"_s, u"b"_s}) {
        rows.machines.push_back(machine(id, u"Servers"_s));
        rows.inventory.push_back(software(id, u"google"_s, u"chrome"_s, u"120.0"_s));
        rows.findings.push_back(
            finding(id, u"google"_s, u"chrome"_s, u"120.0"_s, u"CVE-2026-1001"_s));
    }
    return rows;
}

domain::ExceptionRequest request(base::Millis until)
{
    domain::ExceptionRequest asked;
    asked.recommendation = chrome;
    asked.context = u"isolated"_s;
    asked.expiresOn = until;
    return asked;
}

} // namespace

class JournalTest final : public QObject
{
    Q_OBJECT

    /// A workspace with an import, settings and an exception: five entries.
    static void fill(Workspace& workspace)
    {
        workspace.import(fleet(), "2026-08-01T00:00:00Z");
        must(jobs::setPolicyDays(workspace.context(), domain::Severity::Critical, 10));
        const QString id =
            must(jobs::fileException(workspace.context(), request(workspace.now + 30 * day)));
        must(jobs::cancelException(workspace.context(), id));
        domain::ContextChange change;
        change.value = domain::DeviceValue::High;
        must(jobs::setDeviceContexts(workspace.context(), {{{u"a"_s}, change}}));
    }
    static QList<qint64> faultyEntries(Workspace& workspace, const QString& noted = {})
    {
        QList<qint64> entries;
        for (const auto& [entry, what] :
            must(jobs::verifyJournal(workspace.context(), noted)).faults)
            entries.append(entry);
        return entries;
    }
    static void exec(Workspace& workspace, const char* sql)
    {
        workspace.connection().db().exec(sql);
    }

private slots:
    void everyChangeStandsInIt();
    void weightsToChooseFrom();
    void whatHappensByItselfIsByParapet();
    void theWordOfOlderProgramsIsReadAsTheOneOfNow();
    void failedChangesLeaveNoEntry();
    void formatIsAsDocumented();
    void tamperingIsFound_data();
    void tamperingIsFound();
    void cutOffEntriesAreMissedAfterMoreWork();
    void aForgedJournalIsFoundByANotedHead();
};

void JournalTest::theWordOfOlderProgramsIsReadAsTheOneOfNow()
{
    Workspace workspace;
    fill(workspace);
    exec(workspace, "UPDATE journal SET action = 'Cancelled' WHERE id = 4");
    const auto rows = workspace.list(Kind::Journal, u"action == \"Canceled\""_s);
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.front()[u"action"_s].toString(), u"Canceled"_s);
    const auto words = must(store::journalWords(workspace.connection()));
    QVERIFY(words.actions.contains(u"Canceled"_s) && !words.actions.contains(u"Cancelled"_s));
}

void JournalTest::everyChangeStandsInIt()
{
    Workspace workspace;
    fill(workspace);
    workspace.importKev({u"CVE-2026-1001"_s});
    const QString activity =
        must(jobs::createRemediation(workspace.context(), {chrome, {}, {}, {}, u"before audit"_s}));
    must(jobs::completeRemediation(workspace.context(), activity));
    must(jobs::setWeights(workspace.context(), u"microsoft-2020"_s));
    QStringList told;
    for (const auto& row : workspace.list(Kind::Journal)) {
        told.prepend(u"%1 %2 %3 %4"_s.arg(row[u"id"_s].toInteger())
                         .arg(row[u"user"_s].toString(), row[u"action"_s].toString(),
                             row[u"objectType"_s].toString()));
        QVERIFY(!row[u"object"_s].toString().isEmpty());
    }
    QCOMPARE(told,
        QStringList({u"1 tester Imported snapshot"_s, u"2 tester Set setting"_s,
            u"3 tester Filed exception"_s, u"4 tester Canceled exception"_s,
            u"5 tester Set device"_s, u"6 tester Imported feed"_s,
            u"7 tester Created remediation"_s, u"8 tester Completed remediation"_s,
            u"9 tester Set setting"_s}));
    const auto entry = [&](int id) { return workspace.row(Kind::Journal, u"id == %1"_s.arg(id)); };
    QCOMPARE(entry(2)[u"before"_s].toString(), u"{\"Critical\":15}"_s);
    QCOMPARE(entry(2)[u"after"_s].toString(), u"{\"Critical\":10}"_s);
    QCOMPARE(entry(5)[u"objectId"_s].toString(), u"a"_s);
    QCOMPARE(entry(5)[u"before"_s].toString(), u"{\"deviceValue\":\"Normal\"}"_s);
    QCOMPARE(entry(5)[u"after"_s].toString(), u"{\"deviceValue\":\"High\"}"_s);
    QVERIFY(entry(7)[u"after"_s].toString().contains(u"before audit"));
    QVERIFY(faultyEntries(workspace).isEmpty());
    // what holds already is no change
    must(jobs::setPolicyDays(workspace.context(), domain::Severity::Critical, 10));
    must(jobs::setWeights(workspace.context(), u"microsoft-2020"_s));
    QCOMPARE(workspace.list(Kind::Journal).size(), 9U);
    QCOMPARE(workspace.list(Kind::Journal, u"objectType == 'exception'"_s).size(), 2U);
}

void JournalTest::weightsToChooseFrom()
{
    Workspace workspace;
    workspace.import(fleet(), "2026-08-01T00:00:00Z");
    const auto before = must(jobs::weightChoices(workspace.context()));
    QCOMPARE(before.current, QString(jobs::ourWeights));
    QCOMPARE(before.presets.size(), 2U);
    QCOMPARE(before.presets[0].high, 5.0);
    QCOMPARE(before.presets[0].low, 0.75);
    QCOMPARE(before.presets[1].high, 1.0); // a tenth of a few devices, at least 1
    must(jobs::setWeights(workspace.context(), jobs::publishedWeights));
    QCOMPARE(
        must(jobs::weightChoices(workspace.context())).current, QString(jobs::publishedWeights));
}

void JournalTest::whatHappensByItselfIsByParapet()
{
    Workspace workspace;
    workspace.import(fleet(), "2026-08-01T00:00:00Z");
    must(jobs::fileException(workspace.context(), request(workspace.now + day)));
    must(jobs::createRemediation(workspace.context(), {chrome, {}, {}, {}, {}}));
    workspace.now += 2 * day;
    QVERIFY(must(jobs::settle(workspace.context())));
    QVERIFY(!must(jobs::settle(workspace.context())));
    ExportRows fixed = fleet();
    fixed.findings.clear();
    workspace.import(fixed, "2026-08-03T00:00:00Z");
    const auto own = workspace.list(Kind::Journal, u"user == 'Parapet'"_s);
    QCOMPARE(own.size(), 2U); // newest first, each once
    QCOMPARE(own[1][u"action"_s].toString(), u"Expired"_s);
    QCOMPARE(own[0][u"action"_s].toString(), u"Completed"_s);
    QVERIFY(faultyEntries(workspace).isEmpty());
}

void JournalTest::failedChangesLeaveNoEntry()
{
    Workspace workspace;
    workspace.import(fleet(), "2026-08-01T00:00:00Z");
    const auto count = [&] { return workspace.number("SELECT count(*) FROM journal"); };
    const auto refused = [](const auto& result, base::Error::Kind kind) {
        return !result && result.error().kind == kind;
    };
    using enum base::Error::Kind;
    auto& context = workspace.context();
    QVERIFY(refused(jobs::setPolicyDays(context, domain::Severity::High, 0), Usage));
    QVERIFY(refused(jobs::setPolicyDays(context, domain::Severity::High, 3651), Usage));
    QVERIFY(refused(jobs::setPolicyDays(context, domain::Severity::None, 5), Usage));
    QVERIFY(refused(jobs::setWeights(context, u"heavy"_s), Usage));
    QVERIFY(refused(jobs::cancelException(context, u"none"_s), NotFound));
    QVERIFY(refused(jobs::completeRemediation(context, u"none"_s), NotFound));
    domain::ContextChange change;
    change.internetFacing = true;
    QVERIFY(refused(jobs::setDeviceContexts(context, {{{u"a"_s, u"nobody"_s}, change}}), NotFound));
    QCOMPARE(count(), 1);
    workspace.stop.request_stop();
    QVERIFY(!workspace.tryImport(fleet(), "2026-08-02T00:00:00Z"));
    workspace.stop = {};
    workspace.open();
    QCOMPARE(count(), 1);
    QVERIFY(faultyEntries(workspace).isEmpty());
}

void JournalTest::formatIsAsDocumented()
{
    // written again from the header's words, with values that hold its separators
    store::JournalEntry entry;
    entry.id = 7;
    entry.at = 1'754'000'000'000;
    entry.who = u"Jörg"_s;
    entry.action = u"Set"_s;
    entry.objectType = u"device"_s;
    entry.objectId = u"1:\n"_s;
    entry.after = u"{\"a\":1}"_s;
    const QByteArray text = "abc\n1:7\n13:1754000000000\n5:J\xc3\xb6rg\n3:Set\n6:device\n3:1:\n\n"
                            "0:\n0:\n7:{\"a\":1}\n";
    QCOMPARE(store::journalHash(u"abc"_s, entry),
        QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex()));
}

void JournalTest::tamperingIsFound_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QList<qint64>>("named");
    const auto row = [](const char* tag, const char* sql, const QList<qint64>& named) {
        QTest::newRow(tag) << QByteArray(sql) << named;
    };
    row("a word is edited", "UPDATE journal SET who = 'somebody' WHERE id = 3", {3});
    row("a value is edited", "UPDATE journal SET after = '{}' WHERE id = 2", {2});
    row("the time is edited", "UPDATE journal SET at = at - 1 WHERE id = 5", {5});
    row("a character moves over",
        "UPDATE journal SET who = 'teste', action = 'rFiled' WHERE id = 3", {3});
    row("one is removed", "DELETE FROM journal WHERE id = 3", {3, 4});
    row("the first is removed", "DELETE FROM journal WHERE id = 1", {1, 2});
    row("the last is cut off", "DELETE FROM journal WHERE id = 5", {5});
    row("all are cut off", "DELETE FROM journal", {1, 2, 3, 4, 5});
    row("two change places",
        "UPDATE journal SET id = 99 WHERE id = 3; UPDATE journal SET id = 3 WHERE id = 4; UPDATE "
        "journal SET id = 4 WHERE id = 99",
        {3, 4, 5});
    row("one is put in before",
        "INSERT INTO journal SELECT 0, at, who, action, object_type, "
        "object_id, object, before, after, hash FROM journal WHERE id = 1",
        {0, 0, 1});
    row("one is put in after",
        "INSERT INTO journal SELECT 6, at, who, action, object_type, "
        "object_id, object, before, after, hash FROM journal WHERE id = 5",
        {6, 6});
    row("the hash is edited", "UPDATE journal SET hash = 'x' WHERE id = 2", {2, 3});
    row("the count is edited", "UPDATE journal_head SET entries = 4", {5});
    row("the head is removed", "DELETE FROM journal_head", {5});
}

void JournalTest::tamperingIsFound()
{
    QFETCH(QByteArray, sql);
    QFETCH(QList<qint64>, named);
    Workspace workspace;
    fill(workspace);
    QVERIFY(faultyEntries(workspace).isEmpty());
    exec(workspace, sql.constData());
    QCOMPARE(faultyEntries(workspace), named);
}

void JournalTest::cutOffEntriesAreMissedAfterMoreWork()
{
    Workspace workspace;
    fill(workspace);
    exec(workspace, "DELETE FROM journal WHERE id = 5");
    must(jobs::setPolicyDays(workspace.context(), domain::Severity::Low, 100));
    QCOMPARE(faultyEntries(workspace), QList<qint64>{6}); // five entries, six were written
}

void JournalTest::aForgedJournalIsFoundByANotedHead()
{
    Workspace workspace;
    fill(workspace);
    const auto state = must(jobs::verifyJournal(workspace.context()));
    const QString noted = u"%1:%2"_s.arg(state.entries).arg(state.head);
    must(jobs::setPolicyDays(workspace.context(), domain::Severity::Low, 100));
    QVERIFY(faultyEntries(workspace, noted).isEmpty()); // the journal may grow
    // everything anew, with hashes and head that fit: only the note can tell
    exec(workspace, "DELETE FROM journal; UPDATE journal_head SET entries = 0, hash = ''");
    store::Journal journal(workspace.connection());
    for (int i = 0; i < 6; ++i)
        must(journal.append(
            {0, i, u"tester"_s, u"Set"_s, u"setting"_s, u"x"_s, u"x"_s, {}, {}, {}}));
    QVERIFY(faultyEntries(workspace).isEmpty());
    QCOMPARE(faultyEntries(workspace, noted), QList<qint64>{5});
    QCOMPARE(faultyEntries(workspace, u"9:"_s + state.head), QList<qint64>{9});
    for (const QString& bad : QStringList{u"x"_s, u"0:"_s + state.head, u"5:abc"_s}) {
        const auto checked = jobs::verifyJournal(workspace.context(), bad);
        QVERIFY(!checked);
        QCOMPARE(checked.error().kind, base::Error::Kind::Usage);
    }
}

QTEST_GUILESS_MAIN(JournalTest)
#include "tst_journal.moc"
