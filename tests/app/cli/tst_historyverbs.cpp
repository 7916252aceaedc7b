// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The verbs about what happened and what is due, as users run them: events, audit, policy, due
// dates, and exceptions that are extended or are about one CVE.
#include "tests/support/workspacefixture.h"

#include <QProcess>

using namespace parapet;
using namespace parapet::test;

namespace {

struct Ran
{
    int code = -1;
    QByteArray out, err;
    [[nodiscard]] QJsonObject object() const { return QJsonDocument::fromJson(out).object(); }
    [[nodiscard]] QJsonArray array() const { return QJsonDocument::fromJson(out).array(); }
    [[nodiscard]] QString line() const { return QString::fromUtf8(out.trimmed()); }
};

} // namespace

class HistoryVerbsTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;

    QString path(const QString& name) { return m_dir->filePath(name); }
    Ran run(const QStringList& arguments)
    {
        QProcess process;
        process.start(QStringLiteral(PARAPETCTL),
            QStringList{u"--workspace"_s, path(u"w.parapet"_s)} + arguments);
        if (!process.waitForFinished(30'000))
            qFatal("parapetctl hangs");
        return {
            process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }
    QJsonArray list(const QString& kind, const QString& filter = {})
    {
        return run({u"list"_s, kind, u"--filter"_s, filter, u"--format"_s, u"json"_s}).array();
    }

private slots:
    void init();
    void cleanup() { m_dir.reset(); }
    void eventsAreListedCountedAndShown();
    void auditListsAndVerifies();
    void policyIsSetAndShown();
    void exceptionsOfACveAreExtended();
    void thePastShowsTheWorkOfThen();
    void ticketsAreAskedForWhereIntuneIsUsed();
    void wrongUsageIsTwo_data();
    void wrongUsageIsTwo();
};

void HistoryVerbsTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    ExportRows rows;
    rows.machines = {machine(u"a"_s, u"Servers"_s), machine(u"b"_s, u"Clients"_s)};
    for (const QString& id : {u"a"_s, u"b"_s})
        rows.findings.push_back(
            finding(id, u"google"_s, u"chrome"_s, u"120.0"_s, u"CVE-2026-1001"_s));
    rows.writeTo(path(u"first"_s));
    rows.findings.push_back(
        finding(u"a"_s, u"google"_s, u"chrome"_s, u"120.0"_s, u"CVE-2026-1002"_s));
    rows.writeTo(path(u"second"_s));
    for (const auto& [folder, when] : {std::pair(u"first"_s, u"2026-07-30T00:00:00Z"_s),
             std::pair(u"second"_s, u"2026-08-01T00:00:00Z"_s)})
        QCOMPARE(run({u"import"_s, path(folder), u"--taken-at"_s, when}).code, 0);
}

void HistoryVerbsTest::eventsAreListedCountedAndShown()
{
    const auto events = list(u"events"_s);
    QCOMPARE(events.size(), 1);
    QCOMPARE(events[0][u"event"_s].toString(), u"Chrome: 1 new vulnerability on 1 device"_s);
    const QString id = QString::number(events[0][u"id"_s].toInteger());
    const Ran shown = run({u"show"_s, u"events"_s, id});
    QCOMPARE(shown.code, 0);
    QCOMPARE(shown.object()[u"cves"_s].toArray(), QJsonArray{u"CVE-2026-1002"_s});
    QCOMPARE(run({u"show"_s, u"events"_s, u"99"_s}).code, 1);
    const auto count = [&](const QStringList& range) {
        return run(QStringList{u"events"_s, u"--format"_s, u"json"_s} + range)
            .object()[u"newVulnerabilities"_s]
            .toInt(-1);
    };
    QCOMPARE(count({}), 1);
    QCOMPARE(count({u"--from"_s, u"2026-08-01"_s, u"--until"_s, u"2026-08-01"_s}), 1);
    QCOMPARE(count({u"--from"_s, u"2026-08-02"_s}), 0);
    QCOMPARE(count({u"--until"_s, u"2026-07-31"_s}), 0);
    QVERIFY(run({u"events"_s}).out.contains("New vulnerabilities"));
}

void HistoryVerbsTest::auditListsAndVerifies()
{
    const Ran sound = run({u"audit"_s, u"verify"_s});
    QCOMPARE(sound.code, 0);
    QVERIFY(sound.line().startsWith(u"2:"));
    QCOMPARE(run({u"set"_s, u"tag"_s, u"a"_s, u"VIP"_s}).code, 0);
    QCOMPARE(run({u"audit"_s, u"verify"_s, u"--noted"_s, sound.line()}).code, 0);
    const auto entries =
        run({u"audit"_s, u"list"_s, u"--sort"_s, u"id"_s, u"--format"_s, u"json"_s}).array();
    QCOMPARE(entries.size(), 3);
    QCOMPARE(entries[2][u"after"_s].toString(), u"{\"machineTags\":[\"VIP\"]}"_s);
    QCOMPARE(list(u"journal"_s), run({u"audit"_s, u"list"_s, u"--format"_s, u"json"_s}).array());
    {
        SQLite::Database db(path(u"w.parapet"_s).toStdString(), SQLite::OPEN_READWRITE);
        db.exec("UPDATE journal SET who = 'me' WHERE id = 2");
    }
    const Ran broken = run({u"audit"_s, u"verify"_s});
    QCOMPARE(broken.code, 1);
    QVERIFY(broken.out.contains("Entry 2 "));
}

void HistoryVerbsTest::policyIsSetAndShown()
{
    QCOMPARE(list(u"due-dates"_s).size(), 3);
    QCOMPARE(run({u"set"_s, u"policy-days"_s, u"High"_s, u"7"_s}).code, 0);
    QCOMPARE(run({u"set"_s, u"policy"_s, u"earliest"_s}).code, 0);
    const auto policy = run({u"policy"_s, u"--format"_s, u"json"_s}).object();
    QCOMPARE(policy[u"policy"_s].toString(), u"earliest"_s);
    QCOMPARE(policy[u"days"_s][u"High"_s].toInt(), 7);
    QCOMPARE(policy[u"days"_s][u"Low"_s].toInt(), 180);
    QVERIFY(run({u"policy"_s}).out.contains("High          7 days"));
    QCOMPARE(list(u"due-dates"_s, u"status == 'Overdue'"_s).size(), 3); // first seen in June
    QVERIFY(!list(u"recommendations"_s)[0][u"dueBy"_s].isNull());
}

void HistoryVerbsTest::thePastShowsTheWorkOfThen()
{
    const QString chrome = u"va-_-google-_-chrome"_s;
    const Ran asked = run({u"remediation"_s, u"create"_s, u"--recommendation"_s, chrome});
    QCOMPARE(asked.code, 0);
    const Ran filed = run({u"exception"_s, u"create"_s, u"--recommendation"_s, chrome,
        u"--justification"_s, u"risk-accepted"_s, u"--context"_s, u"c"_s, u"--days"_s, u"30"_s});
    QCOMPARE(filed.code, 0);
    QCOMPARE(
        run({u"import"_s, path(u"first"_s), u"--taken-at"_s, u"2026-08-15T00:00:00Z"_s}).code, 0);
    QCOMPARE(run({u"remediation"_s, u"complete"_s, asked.line()}).code, 0);
    QCOMPARE(run({u"exception"_s, u"cancel"_s, filed.line()}).code, 0);
    const auto then = [&](const QString& kind, const QString& snapshot) {
        return run({u"list"_s, kind, u"--as-of"_s, snapshot, u"--format"_s, u"json"_s}).array();
    };
    for (const QString& kind : {u"remediations"_s, u"exceptions"_s, u"remediation-devices"_s,
             u"exception-groups"_s, u"journal"_s})
        QVERIFY2(then(kind, u"1"_s).size() < list(kind).size(), qPrintable(kind));
    QCOMPARE(then(u"remediations"_s, u"2"_s)[0][u"status"_s].toString(), u"Active"_s);
    QCOMPARE(then(u"exceptions"_s, u"2"_s)[0][u"status"_s].toString(), u"In effect"_s);
    QVERIFY(then(u"exceptions"_s, u"2"_s)[0][u"cancelledOn"_s].isNull());
    QCOMPARE(then(u"recommendations"_s, u"2"_s)[0][u"remediationActivities"_s].toInt(), 1);
    QCOMPARE(list(u"remediations"_s)[0][u"status"_s].toString(), u"Completed"_s);
    QCOMPARE(list(u"exceptions"_s)[0][u"status"_s].toString(), u"Canceled"_s);
    const Ran shown = run({u"show"_s, u"remediations"_s, asked.line(), u"--as-of"_s, u"2"_s});
    QCOMPARE(shown.object()[u"status"_s].toString(), u"Active"_s);
    QCOMPARE(run({u"show"_s, u"remediations"_s, asked.line(), u"--as-of"_s, u"1"_s}).code, 1);
    // what was first seen on 1 June and is High was not due before 1 July
    QCOMPARE(then(u"due-dates"_s, u"1"_s)[0][u"overdueDays"_s].toInt(), 29);
    // the journal by who, kind of change and record
    QCOMPARE(
        list(u"journal"_s, u"action == 'Completed' and objectType == 'remediation'"_s).size(), 1);
}

void HistoryVerbsTest::ticketsAreAskedForWhereIntuneIsUsed()
{
    const QStringList create{u"remediation"_s, u"create"_s, u"--recommendation"_s,
        u"va-_-google-_-chrome"_s, u"--intune-ticket"_s};
    const Ran refused = run(create);
    QCOMPARE(refused.code, 2);
    QVERIFY(refused.err.contains("Intune"));
    QCOMPARE(run({u"set"_s, u"intune"_s, u"perhaps"_s}).code, 2);
    QCOMPARE(run({u"set"_s, u"intune"_s, u"yes"_s}).code, 0);
    QCOMPARE(run(create).code, 0);
    QVERIFY(list(u"remediations"_s)[0][u"intuneTicket"_s].toBool());
}

void HistoryVerbsTest::exceptionsOfACveAreExtended()
{
    const QStringList words{u"--justification"_s, u"risk-accepted"_s, u"--context"_s, u"c"_s};
    const Ran filed =
        run(QStringList{u"exception"_s, u"create"_s, u"--cve"_s, u"CVE-2026-1001"_s,
                u"--software"_s, u"google-_-chrome"_s, u"--days"_s, u"30"_s, u"--resurface"_s}
            + words);
    QCOMPARE(filed.code, 0);
    QCOMPARE(list(u"findings"_s, u"status == 'Exception'"_s).size(), 2);
    const Ran extended =
        run({u"exception"_s, u"extend"_s, filed.line(), u"--until"_s, u"2099-12-31"_s});
    QCOMPARE(extended.code, 0);
    const auto next = run({u"show"_s, u"exceptions"_s, extended.line()}).object();
    QCOMPARE(next[u"predecessorId"_s].toString(), filed.line());
    QCOMPARE(next[u"expiresOn"_s].toString().left(10), u"2099-12-31"_s);
    QVERIFY(next[u"resurface"_s].toBool());
    QCOMPARE(run({u"exception"_s, u"extend"_s, filed.line(), u"--days"_s, u"9"_s}).code, 1);
    const Ran everywhere = run(QStringList{u"exception"_s, u"preview"_s, u"--cve"_s,
                                   u"CVE-2026-1002"_s, u"--days"_s, u"9"_s}
        + words);
    QCOMPARE(everywhere.code, 0);
    QCOMPARE(everywhere.object()[u"findingsHidden"_s].toInt(), 1);
}

void HistoryVerbsTest::wrongUsageIsTwo_data()
{
    QTest::addColumn<QStringList>("arguments");
    const auto row = [](const QString& arguments) {
        QTest::newRow(qPrintable(arguments)) << arguments.split(u' ');
    };
    row(u"audit"_s);
    row(u"audit verify --noted x"_s);
    row(u"events --from soon"_s);
    row(u"events --days 3 --from 2026-08-01"_s);
    row(u"events --days 0"_s);
    row(u"set policy-days High"_s);
    row(u"set policy-days Huge 5"_s);
    row(u"set policy-days High 0"_s);
    row(u"set policy-days None 5"_s);
    row(u"set policy sometimes"_s);
    row(u"set weights heavy"_s);
    row(u"exception extend x"_s);
    row(u"exception create --justification risk-accepted --context c --days 5"_s);
}

void HistoryVerbsTest::wrongUsageIsTwo()
{
    QFETCH(QStringList, arguments);
    QCOMPARE(run(arguments).code, 2);
}

QTEST_GUILESS_MAIN(HistoryVerbsTest)
#include "tst_historyverbs.moc"
