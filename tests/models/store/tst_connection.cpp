// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Opening a workspace: what is made, what is refused and left alone, transactions, backup, check.
#include "models/store/connection.h"
#include "models/store/dataversion.h"
#include "models/store/fileaccess.h"
#include "models/store/schema.h"
#include "tests/support/unprivileged.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <array>

#include <thread>

using namespace parapet;
using namespace Qt::StringLiterals;
using base::Error;
using store::Connection;
using store::OpenMode;

namespace {

/// Take from a new workspace what a schema added.
/// What takes the steps of the schema away again: the step to 2 first.
constexpr std::array undoneSteps{
    "DROP TABLE exposed_history",
    "DROP TABLE event; DROP TABLE journal; DROP TABLE journal_head; DROP TABLE policy_days; DROP "
    "TABLE sum_clock; DROP INDEX feed_name; ALTER TABLE exception DROP COLUMN predecessor; ALTER "
    "TABLE exception DROP COLUMN successor; ALTER TABLE exception DROP COLUMN resurface; ALTER "
    "TABLE exception DROP COLUMN filed_devices",
    "DROP TABLE scoring_basis; DROP TABLE basis_product; DROP TABLE basis_control; DROP TABLE "
    "basis_cve",
    "DROP TABLE claim; DROP TABLE remediation_progress; DROP TABLE snapshot_file",
    "DROP TABLE finding_span; DROP TABLE fix_version",
    "DROP TABLE place_file; DROP TABLE row_place",
    "ALTER TABLE device_context DROP COLUMN grp; ALTER TABLE device_context DROP COLUMN untags; "
    "ALTER TABLE sum_device DROP COLUMN grp",
    "DROP TABLE event_group; DROP TABLE event_total; ALTER TABLE event DROP COLUMN found",
    "DROP TABLE exception_group_end; ALTER TABLE remediation DROP COLUMN spares_users",
    "ALTER TABLE sum_weakness DROP COLUMN alerted; ALTER TABLE basis_cve DROP COLUMN alerted",
    "ALTER TABLE finding_span DROP COLUMN untold",
    "ALTER TABLE device_state DROP COLUMN onboarding; ALTER TABLE device_state DROP COLUMN "
    "excluded; "
    "ALTER TABLE device_state DROP COLUMN exclusion_reason; ALTER TABLE device_state_past DROP "
    "COLUMN onboarding; ALTER TABLE device_state_past DROP COLUMN excluded; ALTER TABLE "
    "device_state_past DROP COLUMN exclusion_reason; ALTER TABLE basis_product ADD COLUMN "
    "eos_devices INTEGER NOT NULL DEFAULT 0",
    "DROP TABLE remediation_device_past; DROP TABLE exception_group_filed; ALTER TABLE remediation "
    "DROP COLUMN wants_ticket",
    "", // 15 was never given out
    "DROP TABLE sum_weakness_status",
    "DROP TABLE event_group_past; DROP TABLE event_past",
    "DROP TABLE sighting_slot",
    "DROP TABLE sum_activity; ALTER TABLE remediation DROP COLUMN filed_impact",
    "DROP TABLE finding_kind; DROP TABLE cve_sighting",
};

} // namespace

class ConnectionTest final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    int m_files = 0;

    QString fresh() { return m_dir.filePath(u"w%1.parapet"_s.arg(++m_files)); }
    static QByteArray bytes(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
    }
    static void write(const QString& path, const QByteArray& content)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    /// Makes a workspace of the current schema one of an earlier version.
    static void takeBackTo(const QString& path, int version)
    {
        for (std::size_t step = undoneSteps.size(); step >= static_cast<std::size_t>(version);
             --step)
            exec(path, undoneSteps[step - 1]);
        exec(path, ("PRAGMA user_version = " + std::to_string(version)).c_str());
    }
    /// A closed workspace of the current schema.
    QString made()
    {
        const QString path = fresh();
        if (!Connection::open(path, OpenMode::Create))
            qFatal("no workspace");
        return path;
    }
    static void exec(const QString& path, const char* sql)
    {
        SQLite::Database db(path.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        db.exec(sql);
    }

private slots:
    void createMakesEveryTableForOurEyesOnly();
    void aBulkTransactionReturnsToTheWriteAheadLog();
    void aBulkTransactionReturnsWhereOthersHaveItOpen();
    void readersCreateNothing();
    void refusesWhatIsNoWorkspace_data();
    void refusesWhatIsNoWorkspace();
    void refusesANewerSchemaAndLeavesItAlone();
    void olderSchemaIsMigratedAfterABackup();
    void schemaOneGetsTheHistoryOfExposedDevices();
    void schemaTwoGetsHistoryAndPolicy();
    void schemaFourGetsTheHandOver();
    void schemaFiveGetsTheSpansOfFindings();
    void schemaThreeIsScoredWholeOnce();
    void schemaSixGetsPlacesOfRows();
    void schemaSevenGetsTheGroupInForce();
    void schemaEightGetsTheGroupsOfEvents();
    void schemaNineGetsTheChoicesOfTheWorkflow();
    void schemaTenGetsTheAlertedWeaknesses();
    void schemaThirteenGetsThePastOfActivities();
    void schemaFifteenGetsTheStatusOfWeaknesses();
    void schemaEighteenGetsTheImpactOfActivities();
    void everyStepOfTheSchemaCanBeTakenBack();
    void readersDoNotMigrate();
    void readersCannotWrite();
    void readOnlyWorkspaceIsReadWithoutFilesBesideIt_data();
    void readOnlyWorkspaceIsReadWithoutFilesBesideIt();
    void readOnlyWorkspaceThatSomebodyWritesIsWatched();
    void failedTransactionLeavesNothing();
    void stoppedTransactionLeavesNothing();
    void stopEndsALongStatement();
    void secondWriterIsToldToWait();
    void backupIsAWorkspaceOfItsOwn();
    void checkFindsWhatRefersToNothing();
};

QByteArray journalMode(Connection& connection)
{
    return connection.db().execAndGet("PRAGMA journal_mode").getText();
}

void ConnectionTest::aBulkTransactionReturnsToTheWriteAheadLog()
{
    const QString path = fresh();
    const auto connection = Connection::open(path, OpenMode::Create);
    QVERIFY(connection);
    const auto insert = [&] {
        return (*connection)->guarded([&]() -> base::Result<void> {
            (*connection)->db().exec("INSERT INTO device (key) VALUES ('d')");
            return {};
        });
    };
    QByteArray during;
    const auto failing = [&]() -> base::Result<void> {
        during = journalMode(**connection);
        if (auto inserted = insert(); !inserted)
            return inserted;
        return base::fail(base::Error::Kind::Io, QStringLiteral("the disk is gone"));
    };
    QVERIFY(!(*connection)->bulkTransaction(failing));
    QCOMPARE(during, "delete");
    QCOMPARE(journalMode(**connection), "wal");
    QCOMPARE((*connection)->db().execAndGet("SELECT count(*) FROM device").getInt(), 0);
    {
        const auto reader = Connection::open(path, OpenMode::ReadOnly);
        QVERIFY(reader);
        SQLite::Statement rows((*reader)->db(), "SELECT name FROM sqlite_schema");
        QVERIFY(rows.executeStep()); // in the middle of reading
        QVERIFY((*connection)->bulkTransaction(insert));
    }
    QCOMPARE(journalMode(**connection), "wal");
    QCOMPARE((*connection)->db().execAndGet("SELECT count(*) FROM device").getInt(), 1);
}

/// The window's readers open the workspace while its first snapshot is written.
void ConnectionTest::aBulkTransactionReturnsWhereOthersHaveItOpen()
{
    const QString path = fresh();
    const auto connection = Connection::open(path, OpenMode::Create);
    QVERIFY(connection);
    const auto insert = [&] {
        return (*connection)->guarded([&]() -> base::Result<void> {
            (*connection)->db().exec("INSERT INTO device (key) VALUES ('d')");
            return {};
        });
    };
    std::unique_ptr<Connection> reader;
    const auto meanwhile = [&]() -> base::Result<void> {
        auto opened = Connection::open(path, OpenMode::ReadOnly);
        if (!opened)
            return tl::unexpected(opened.error());
        reader = std::move(*opened);
        return insert();
    };
    QVERIFY((*connection)->bulkTransaction(meanwhile));
    QVERIFY((*connection)->transaction([]() -> base::Result<void> { return {}; }));
    QCOMPARE(journalMode(**connection), "wal");
    SQLite::Statement rows(reader->db(), "SELECT key FROM device");
    QVERIFY(rows.executeStep()); // in the middle of reading
    const auto another = [&] {
        return (*connection)->guarded([&]() -> base::Result<void> {
            (*connection)->db().exec("INSERT INTO device (key) VALUES ('e')");
            return {};
        });
    };
    QVERIFY((*connection)->transaction(another));
}

void ConnectionTest::createMakesEveryTableForOurEyesOnly()
{
    const QString path = fresh();
    const auto connection = Connection::open(path, OpenMode::Create);
    QVERIFY(connection);
    auto& db = (*connection)->db();
    QCOMPARE(db.execAndGet("PRAGMA user_version").getInt(), store::schemaVersion);
    QCOMPARE(db.execAndGet("PRAGMA application_id").getInt(), store::applicationId);
    QCOMPARE(QByteArray(db.execAndGet("PRAGMA journal_mode").getText()), "wal");
    QCOMPARE(db.execAndGet("PRAGMA foreign_keys").getInt(), 1);
    for (const char* table : {"finding", "finding_past", "install", "install_past", "assessment",
             "assessment_past", "device_seen", "device_seen_past", "device_state", "cve_state",
             "alert_state", "epss", "epss_past", "kev", "kev_past", "remediation", "exception",
             "snapshot", "sum_device", "sum_recommendation", "sum_excepted", "score_history"})
        QVERIFY2(db.tableExists(table), table);
    QCOMPARE(db.execAndGet("SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type "
                           "= 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'")
                 .getInt(),
        0);
    const auto mode = QFile::permissions(path);
    QVERIFY(mode.testFlag(QFileDevice::ReadOwner) && mode.testFlag(QFileDevice::WriteOwner));
    QVERIFY(!(mode
        & (QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther
            | QFileDevice::WriteOther)));
    QCOMPARE(*(*connection)->check(), QStringList());
}

void ConnectionTest::readersCreateNothing()
{
    const QString path = fresh();
    for (const OpenMode mode : {OpenMode::ReadOnly, OpenMode::ReadWrite}) {
        const auto connection = Connection::open(path, mode);
        QVERIFY(!connection);
        QCOMPARE(connection.error().kind, Error::Kind::NotFound);
        QVERIFY(connection.error().message.contains(path));
        QVERIFY(!QFile::exists(path));
    }
    const QString deep = m_dir.filePath(u"a/b/w.parapet"_s);
    QVERIFY(Connection::open(deep, OpenMode::Create));
    QVERIFY(QFile::exists(deep));
}

void ConnectionTest::refusesWhatIsNoWorkspace_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("text") << QByteArray("hello world\n").repeated(400);
    QTest::newRow("a few bytes") << QByteArray("x");
    const QString foreign = fresh();
    exec(foreign, "CREATE TABLE t (a); INSERT INTO t VALUES (1)");
    QTest::newRow("another program's database") << bytes(foreign);
    const QString marked = fresh();
    exec(marked, "PRAGMA application_id = 7; CREATE TABLE t (a)");
    QTest::newRow("another application id") << bytes(marked);
    QByteArray cut = bytes(made());
    cut.replace(0, 16, QByteArray(16, 'x'));
    QTest::newRow("a broken header") << cut;
}

void ConnectionTest::refusesWhatIsNoWorkspace()
{
    QFETCH(QByteArray, content);
    const QString path = fresh();
    write(path, content);
    for (const OpenMode mode : {OpenMode::ReadOnly, OpenMode::ReadWrite, OpenMode::Create}) {
        const auto connection = Connection::open(path, mode);
        QVERIFY(!connection);
        QCOMPARE(connection.error().kind, Error::Kind::Corrupt);
        QVERIFY2(connection.error().message.contains(path), qPrintable(connection.error().message));
        QCOMPARE(bytes(path), content);
    }
}

void ConnectionTest::refusesANewerSchemaAndLeavesItAlone()
{
    const QString path = made();
    exec(path, "PRAGMA user_version = 99");
    const QByteArray before = bytes(path);
    for (const OpenMode mode : {OpenMode::ReadOnly, OpenMode::ReadWrite, OpenMode::Create}) {
        const auto connection = Connection::open(path, mode);
        QVERIFY(!connection);
        QCOMPARE(connection.error().kind, Error::Kind::Version);
        QVERIFY(connection.error().message.contains(u"newer"));
        QVERIFY(connection.error().message.contains(u"99"));
        QCOMPARE(bytes(path), before);
    }
}

void ConnectionTest::olderSchemaIsMigratedAfterABackup()
{
    const QString path = fresh();
    exec(path,
        "PRAGMA application_id = 0x50415241; PRAGMA user_version = 0; "
        "CREATE TABLE left_over (a); INSERT INTO left_over VALUES (42)");
    {
        const auto connection = Connection::open(path, OpenMode::ReadWrite);
        QVERIFY2(connection, connection ? "" : qPrintable(connection.error().message));
        QCOMPARE(
            (*connection)->db().execAndGet("PRAGMA user_version").getInt(), store::schemaVersion);
        QCOMPARE((*connection)->db().execAndGet("SELECT a FROM left_over").getInt(), 42);
    }
    const QString copy = u"%1.before-%2"_s.arg(path).arg(store::schemaVersion);
    QVERIFY(QFile::exists(copy));
    SQLite::Database kept(copy.toStdString());
    QCOMPARE(kept.execAndGet("PRAGMA user_version").getInt(), 0);
    QCOMPARE(kept.execAndGet("SELECT a FROM left_over").getInt(), 42);
    QVERIFY(!kept.tableExists("finding"));
}

void ConnectionTest::schemaOneGetsTheHistoryOfExposedDevices()
{
    const QString path = made();
    takeBackTo(path, 1);
    exec(path,
        "INSERT INTO snapshot (id, taken_at, label, source, imported_at, partial, digest, devices, "
        "findings, rejected, rows) VALUES (7, 1000, '', '', 1000, 0, x'00', 1, 1, 0, '{}'); "
        "INSERT INTO sum_recommendation VALUES (4, 'va-_-a-_-b', 'Update B', 'B', 'a', 'b', '', "
        "'Application', '', 0, 0, 1, 3, 2, 2, 0, 0, 0, 0, NULL, NULL, 0.0, 1.0, 1.0, 0.0, '[]')");
    const auto connection = Connection::open(path, OpenMode::ReadWrite);
    QVERIFY2(connection, connection ? "" : qPrintable(connection.error().message));
    auto& db = (*connection)->db();
    QCOMPARE(db.execAndGet("PRAGMA user_version").getInt(), store::schemaVersion);
    SQLite::Statement row(db, "SELECT snapshot, recommendation, exposed FROM exposed_history");
    QVERIFY(row.executeStep());
    QCOMPARE(row.getColumn(0).getInt(), 7);
    QCOMPARE(row.getColumn(1).getInt(), 4);
    QCOMPARE(row.getColumn(2).getInt(), 2);
    QVERIFY(!row.executeStep());
    QVERIFY(QFile::exists(u"%1.before-%2"_s.arg(path).arg(store::schemaVersion)));
}

void ConnectionTest::schemaTwoGetsHistoryAndPolicy()
{
    const QString path = made();
    takeBackTo(path, 2);
    exec(path,
        "INSERT INTO exception VALUES ('e', 'va-_-a-_-b', '', 't', 2, "
        "'c', "
        "1, '[]', 'me', 1, 1, 9, '', NULL)");
    const auto connection = Connection::open(path, OpenMode::ReadWrite);
    QVERIFY2(connection, connection ? "" : qPrintable(connection.error().message));
    auto& db = (*connection)->db();
    QCOMPARE(db.execAndGet("PRAGMA user_version").getInt(), store::schemaVersion);
    QCOMPARE(db.execAndGet("SELECT count(*) FROM exception WHERE id = 'e' AND resurface = 0 AND "
                           "predecessor = '' AND filed_devices IS NULL")
                 .getInt(),
        1);
    QCOMPARE(db.execAndGet("SELECT days FROM policy_days WHERE severity = 5").getInt(), 15);
    QCOMPARE(db.execAndGet("SELECT entries FROM journal_head").getInt(), 0);
    for (const char* table : {"event", "journal", "sum_clock", "basis_product", "scoring_basis"})
        QVERIFY2(db.tableExists(table), table);
    QVERIFY(QFile::exists(u"%1.before-%2"_s.arg(path).arg(store::schemaVersion)));
}

void ConnectionTest::schemaFourGetsTheHandOver()
{
    const QString path = made();
    takeBackTo(path, 4);
    exec(path,
        "INSERT INTO setting VALUES ('kept', 'yes'); INSERT INTO remediation VALUES ('r', "
        "'va-_-a-_-b', 't', 1, 'kim', 0, 1, '', '', '[]', '', NULL, 'Software', 1, 0, '', 0, '', "
        "'', '', '', 1, 0)");
    const auto connection = Connection::open(path, OpenMode::ReadWrite);
    QVERIFY2(connection, connection ? "" : qPrintable(connection.error().message));
    auto& db = (*connection)->db();
    QCOMPARE(db.execAndGet("PRAGMA user_version").getInt(), store::schemaVersion);
    QCOMPARE(QByteArray(db.execAndGet("SELECT value FROM setting WHERE name = 'kept'").getText()),
        "yes");
    QCOMPARE(db.execAndGet("SELECT count(*) FROM remediation").getInt(), 1);
    for (const char* table : {"claim", "remediation_progress", "snapshot_file"})
        QVERIFY2(db.tableExists(table), table);
    QVERIFY(QFile::exists(u"%1.before-%2"_s.arg(path).arg(store::schemaVersion)));
}

void ConnectionTest::schemaFiveGetsTheSpansOfFindings()
{
    const QString path = made();
    takeBackTo(path, 5);
    exec(path,
        "INSERT INTO finding VALUES (1, 1, 1, 1, 0, -1, 1, 0), (1, 2, 1, "
        "1, 500, 7, 1, 3), (1, 3, 1, 1, 400, 0, 1, 3), (2, 2, 1, 1, 0, -1, 1, 4)");
    const auto connection = Connection::open(path, OpenMode::ReadWrite);
    QVERIFY2(connection, connection ? "" : qPrintable(connection.error().message));
    auto& db = (*connection)->db();
    QCOMPARE(db.execAndGet("PRAGMA user_version").getInt(), store::schemaVersion);
    QCOMPARE(db.execAndGet("SELECT json_group_array(json_array(device, first_min, first_max, "
                           "lag_max)) FROM finding_span")
                 .getString(),
        "[[1,400,500,7],[2,null,null,null]]");
    QCOMPARE(db.execAndGet("SELECT json_group_array(json_array(fix, version)) FROM fix_version")
                 .getString(),
        "[[3,2],[3,3],[4,2]]");
    QVERIFY(QFile::exists(u"%1.before-%2"_s.arg(path).arg(store::schemaVersion)));
}

void ConnectionTest::schemaSixGetsPlacesOfRows()
{
    const QString path = made();
    takeBackTo(path, 6);
    const auto connection = Connection::open(path, OpenMode::ReadWrite);
    QVERIFY2(connection, connection ? "" : qPrintable(connection.error().message));
    auto& db = (*connection)->db();
    QCOMPARE(db.execAndGet("PRAGMA user_version").getInt(), store::schemaVersion);
    QCOMPARE(db.execAndGet("SELECT count(*) FROM row_place, place_file").getInt(), 0);
}

void ConnectionTest::schemaSevenGetsTheGroupInForce()
{
    const QString path = made();
    takeBackTo(path, 7);
    exec(path,
        "INSERT INTO device_group VALUES (3, 'Servers'); INSERT INTO device_state VALUES (1, 1, "
        "'a', '', '', 3, 1, 0, '', '', '[]', NULL); INSERT INTO sum_device VALUES (1, 1, 9.5, 0.5, "
        "2, 4, 5, 1, 0, '[\"x\"]'), (2, 0, NULL, NULL, 0, 0, 0, 1, 0, '[]'); INSERT INTO "
        "device_context VALUES (1, 10, 2, NULL, '[\"x\"]', 'kim')");
    const auto connection = Connection::open(path, OpenMode::ReadWrite);
    QVERIFY2(connection, connection ? "" : qPrintable(connection.error().message));
    auto& db = (*connection)->db();
    QCOMPARE(db.execAndGet("PRAGMA user_version").getInt(), store::schemaVersion);
    QCOMPARE(db.execAndGet("SELECT json_group_array(json_array(device, score, tags, grp)) FROM "
                           "sum_device")
                 .getString(),
        R"([[1,9.5,"[\"x\"]",3],[2,null,"[]",0]])");
    QCOMPARE(db.execAndGet("SELECT count(*) FROM device_context WHERE grp IS NULL AND untags IS "
                           "NULL AND value = 2")
                 .getInt(),
        1);
    QVERIFY(QFile::exists(u"%1.before-%2"_s.arg(path).arg(store::schemaVersion)));
}

void ConnectionTest::schemaNineGetsTheChoicesOfTheWorkflow()
{
    const QString path = made();
    exec(path,
        "INSERT INTO remediation (id, recommendation, title, created_on, requester, status, "
        "status_changed_on, description, related_component, groups, notes, category, priority, "
        "completion, completer, remediation_type, vendor, product, control, recommended_version, "
        "target, fixed) VALUES ('r', 'va-_-a-_-b', 'Update B', 1, 'me', 0, 1, '', 'B', '[]', '', "
        "'Software', 1, 0, '', 0, 'a', 'b', '', '2', 4, 1)");
    exec(path,
        "INSERT INTO exception (id, recommendation, cve, title, justification, context, "
        "all_devices, groups, created_by, created_on, starts_on, expires_on, cancelled_by) VALUES "
        "('x', 'va-_-a-_-b', '', 'Update B', 2, 'why', 0, '[\"G\"]', 'me', 1, 1, 9, '')");
    takeBackTo(path, 9);
    const auto connection = Connection::open(path, OpenMode::ReadWrite);
    QVERIFY2(connection, connection ? "" : qPrintable(connection.error().message));
    auto& db = (*connection)->db();
    QCOMPARE(db.execAndGet("PRAGMA user_version").getInt(), store::schemaVersion);
    QCOMPARE(db.execAndGet("SELECT spares_users FROM remediation WHERE id = 'r'").getInt(), 0);
    QCOMPARE(db.execAndGet("SELECT count(*) FROM exception_group_end").getInt(), 0);
    db.exec("INSERT INTO exception_group_end VALUES ('x', 'G', 'me', 2)");
    QCOMPARE(*(*connection)->check(), QStringList());
}

void ConnectionTest::schemaEightGetsTheGroupsOfEvents()
{
    const QString path = made();
    takeBackTo(path, 8);
    exec(path,
        "INSERT INTO event (id, day, type, subject, component, snapshot, originally, currently, "
        "total, trend, cves) VALUES (1, 0, 0, 2, 'B', 1, 5, 4, 9, 1, x'01')");
    const auto connection = Connection::open(path, OpenMode::ReadWrite);
    QVERIFY2(connection, connection ? "" : qPrintable(connection.error().message));
    auto& db = (*connection)->db();
    QCOMPARE(db.execAndGet("PRAGMA user_version").getInt(), store::schemaVersion);
    QCOMPARE(
        db.execAndGet("SELECT count(*) FROM event WHERE found IS NULL AND originally = 5").getInt(),
        1);
    for (const char* table : {"event_group", "event_total"})
        QCOMPARE(db.execAndGet(std::string("SELECT count(*) FROM ") + table).getInt(), 0);
    QVERIFY(QFile::exists(u"%1.before-%2"_s.arg(path).arg(store::schemaVersion)));
}

void ConnectionTest::schemaThirteenGetsThePastOfActivities()
{
    const QString path = made();
    takeBackTo(path, 13);
    exec(path,
        "INSERT INTO remediation VALUES ('r', 'va-_-v-_-p', 't', 1, 'u', 0, 1, '', '', '[]', '', "
        "NULL, 'Software', 1, 0, '', 0, 'v', 'p', '', '', 1, 0, 0); INSERT INTO remediation_device "
        "VALUES ('r', 7, 0)");
    const auto connection = Connection::open(path, OpenMode::ReadWrite);
    QVERIFY2(connection, connection ? "" : qPrintable(connection.error().message));
    auto& db = (*connection)->db();
    QCOMPARE(db.execAndGet("PRAGMA user_version").getInt(), store::schemaVersion);
    QCOMPARE(db.execAndGet("SELECT wants_ticket FROM remediation WHERE id = 'r'").getInt(), 0);
    for (const char* table : {"remediation_device_past", "exception_group_filed"})
        QCOMPARE(db.execAndGet(std::string("SELECT count(*) FROM ") + table).getInt(), 0);
}

void ConnectionTest::schemaTenGetsTheAlertedWeaknesses()
{
    const QString path = made();
    takeBackTo(path, 10);
    exec(path,
        "INSERT INTO sum_weakness VALUES (1, 0.5, 1, 0.6, 0.98, 7, x'02', 1), (2, NULL, 0, 0.01, "
        "0.5, 0, x'', 0); INSERT INTO basis_cve VALUES (1, 6, 2)");
    const auto connection = Connection::open(path, OpenMode::ReadWrite);
    QVERIFY2(connection, connection ? "" : qPrintable(connection.error().message));
    auto& db = (*connection)->db();
    QCOMPARE(db.execAndGet("PRAGMA user_version").getInt(), store::schemaVersion);
    QCOMPARE(db.execAndGet("SELECT json_group_array(json_array(cve, epss, kev, exposed, "
                           "hex(products), update_available, alerted)) FROM sum_weakness")
                 .getString(),
        R"([[1,0.5,1,7,"02",1,0],[2,null,0,0,"",0,0]])");
    QCOMPARE(db.execAndGet("SELECT json_array(cve, updatable, not_updatable, alerted) FROM "
                           "basis_cve")
                 .getString(),
        "[1,6,2,0]");
    QVERIFY(QFile::exists(u"%1.before-%2"_s.arg(path).arg(store::schemaVersion)));
}

void ConnectionTest::everyStepOfTheSchemaCanBeTakenBack()
{
    QCOMPARE(static_cast<int>(undoneSteps.size()), store::schemaVersion - 1);
}

void ConnectionTest::schemaFifteenGetsTheStatusOfWeaknesses()
{
    const QString path = made();
    takeBackTo(path, 15);
    exec(path, "INSERT INTO setting VALUES ('a', 'b')");
    const auto connection = Connection::open(path, OpenMode::ReadWrite);
    QVERIFY2(connection, connection ? "" : qPrintable(connection.error().message));
    auto& db = (*connection)->db();
    QCOMPARE(db.execAndGet("PRAGMA user_version").getInt(), store::schemaVersion);
    QCOMPARE(db.execAndGet("SELECT value FROM setting WHERE name = 'a'").getString(), "b");
    QCOMPARE(db.execAndGet("SELECT count(*) FROM sum_weakness_status").getInt(), 0);
    QVERIFY(QFile::exists(path + u".before-%1"_s.arg(store::schemaVersion)));
}

void ConnectionTest::schemaEighteenGetsTheImpactOfActivities()
{
    const QString path = made();
    takeBackTo(path, 18);
    exec(path, "INSERT INTO setting VALUES ('a', 'b')");
    const auto connection = Connection::open(path, OpenMode::ReadWrite);
    QVERIFY2(connection, connection ? "" : qPrintable(connection.error().message));
    auto& db = (*connection)->db();
    QCOMPARE(db.execAndGet("PRAGMA user_version").getInt(), store::schemaVersion);
    QCOMPARE(db.execAndGet("SELECT value FROM setting WHERE name = 'a'").getString(), "b");
    QCOMPARE(db.execAndGet("SELECT count(*) FROM sum_activity").getInt(), 0);
    QCOMPARE(db.execAndGet("SELECT count(filed_impact) FROM remediation").getInt(), 0);
    QVERIFY(QFile::exists(path + u".before-%1"_s.arg(store::schemaVersion)));
}

void ConnectionTest::schemaThreeIsScoredWholeOnce()
{
    const QString path = made();
    takeBackTo(path, 3);
    exec(path, "INSERT INTO setting VALUES ('a', 'b')");
    const auto connection = Connection::open(path, OpenMode::ReadWrite);
    QVERIFY2(connection, connection ? "" : qPrintable(connection.error().message));
    auto& db = (*connection)->db();
    QCOMPARE(db.execAndGet("PRAGMA user_version").getInt(), store::schemaVersion);
    QCOMPARE(db.execAndGet("SELECT value FROM setting WHERE name = 'a'").getString(), "b");
    for (const char* table : {"basis_product", "basis_control", "basis_cve", "scoring_basis"})
        QCOMPARE(db.execAndGet(std::string("SELECT count(*) FROM ") + table).getInt(), 0);
}

void ConnectionTest::readersDoNotMigrate()
{
    const QString path = fresh();
    exec(path, "PRAGMA application_id = 0x50415241; CREATE TABLE left_over (a)");
    const QByteArray before = bytes(path);
    const auto connection = Connection::open(path, OpenMode::ReadOnly);
    QVERIFY(!connection);
    QCOMPARE(connection.error().kind, Error::Kind::Version);
    QCOMPARE(bytes(path), before);
}

void ConnectionTest::readersCannotWrite()
{
    const QString path = made();
    const auto connection = Connection::open(path, OpenMode::ReadOnly);
    QVERIFY(connection);
    const auto written = (*connection)->guarded([&]() -> base::Result<void> {
        (*connection)->db().exec("INSERT INTO setting VALUES ('a', 'b')");
        return {};
    });
    QVERIFY(!written);
    QCOMPARE(written.error().kind, Error::Kind::Io);
}

void ConnectionTest::readOnlyWorkspaceIsReadWithoutFilesBesideIt_data()
{
    QTest::addColumn<bool>("isFolder");
    QTest::newRow("the file") << false;
    QTest::newRow("the folder") << true;
}

void ConnectionTest::readOnlyWorkspaceIsReadWithoutFilesBesideIt()
{
    QFETCH(bool, isFolder);
    const QString folder = m_dir.filePath(isFolder ? u"locked-folder"_s : u"locked-file"_s);
    QVERIFY(QDir().mkpath(folder));
    const QString path = folder + u"/a workspace #1%.parapet"_s;
    QVERIFY(Connection::open(path, OpenMode::Create));
    exec(path, "INSERT INTO setting VALUES ('a', 'b')");
    test::setWritable(folder, false);
    constexpr auto everybody = QFileDevice::ReadOther | QFileDevice::WriteOther
        | QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    if (isFolder)
        QFile::setPermissions(path, everybody);
    else
        QFile::setPermissions(folder, everybody | QFileDevice::ExeOther | QFileDevice::ExeOwner);
    QFile::setPermissions(m_dir.path(), QFile::permissions(m_dir.path()) | QFileDevice::ExeOther);
    {
        const test::Unprivileged user;
        if (!user.works())
            QSKIP("This process cannot give up its rights.");
        QVERIFY(store::whyReadOnly(path).contains(isFolder ? u"folder" : u"file"));
        for (const OpenMode mode : {OpenMode::ReadWrite, OpenMode::Create}) {
            const auto writer = Connection::open(path, mode);
            QVERIFY(!writer);
            QCOMPARE(writer.error().kind, Error::Kind::Io);
            QVERIFY(writer.error().message.contains(u"is read-only: you may not write "_s));
        }
        const auto reader = Connection::open(path, OpenMode::ReadOnly);
        QVERIFY2(reader, reader ? "" : qPrintable(reader.error().detail));
        QVERIFY((*reader)->isUnwatched() && !(*reader)->isOutdated());
        QCOMPARE((*reader)->db().execAndGet("SELECT value FROM setting").getString(), "b");
        QCOMPARE(QDir(folder).entryList(QDir::Files), QStringList{QFileInfo(path).fileName()});
    }
    // who may write it does: readers that cannot be told by SQLite find out
    const auto reader = [&] {
        const test::Unprivileged user;
        return Connection::open(path, OpenMode::ReadOnly);
    }();
    QVERIFY(reader && !(*reader)->isOutdated());
    const qint64 version = *store::dataVersion(**reader);
    test::setWritable(folder, true);
    QTest::qWait(20); // another time stamp
    exec(path, "INSERT INTO setting VALUES ('c', 'd')");
    QVERIFY((*reader)->isOutdated());
    QVERIFY(*store::dataVersion(**reader) != version);
    QVERIFY(store::whyReadOnly(m_dir.filePath(u"not there"_s)).isEmpty());
}

void ConnectionTest::readOnlyWorkspaceThatSomebodyWritesIsWatched()
{
    const QString folder = m_dir.filePath(u"in-use"_s);
    QVERIFY(QDir().mkpath(folder));
    const QString path = folder + u"/w.parapet"_s;
    const auto writer = Connection::open(path, OpenMode::Create);
    QVERIFY(writer);
    const auto put = [&](const char* name) {
        return (*writer)->transaction([&]() -> base::Result<void> {
            (*writer)->db().exec(std::string("INSERT INTO setting VALUES ('") + name + "', 'b')");
            return {};
        });
    };
    QVERIFY(put("first"));
    QVERIFY(store::hasWriteAheadLog(path));
    test::setWritable(folder, false);
    QFile::setPermissions(m_dir.path(), QFile::permissions(m_dir.path()) | QFileDevice::ExeOther);
    const auto reader = [&] {
        const test::Unprivileged user;
        return Connection::open(path, OpenMode::ReadOnly);
    }();
    QVERIFY2(reader, reader ? "" : qPrintable(reader.error().detail));
    const auto settings = [&] {
        return (*reader)->db().execAndGet("SELECT count(*) FROM setting").getInt();
    };
    QCOMPARE(settings(), 1);
    test::setWritable(folder, true);
    QVERIFY(put("second"));
    QCOMPARE(settings(), 2);
    QVERIFY(!(*reader)->isUnwatched() && !(*reader)->isOutdated());
}

void ConnectionTest::failedTransactionLeavesNothing()
{
    const auto connection = Connection::open(fresh(), OpenMode::Create);
    QVERIFY(connection);
    auto& db = (*connection)->db();
    const auto done = (*connection)->transaction([&]() -> base::Result<void> {
        db.exec("INSERT INTO setting VALUES ('a', 'b')");
        return base::fail(Error::Kind::Usage, u"no"_s);
    });
    QVERIFY(!done);
    QCOMPARE(done.error().message, u"no"_s);
    QCOMPARE(db.execAndGet("SELECT count(*) FROM setting").getInt(), 0);
    const auto thrown = (*connection)->transaction([&]() -> base::Result<void> {
        db.exec("INSERT INTO setting VALUES ('a', 'b')");
        db.exec("INSERT INTO setting VALUES ('a', 'b')");
        return {};
    });
    QVERIFY(!thrown);
    QCOMPARE(thrown.error().kind, Error::Kind::Internal);
    QCOMPARE(db.execAndGet("SELECT count(*) FROM setting").getInt(), 0);
}

void ConnectionTest::stoppedTransactionLeavesNothing()
{
    const auto connection = Connection::open(fresh(), OpenMode::Create);
    QVERIFY(connection);
    std::stop_source stop;
    (*connection)->setStop(stop.get_token());
    const auto done = (*connection)->transaction([&]() -> base::Result<void> {
        (*connection)->db().exec("INSERT INTO setting VALUES ('a', 'b')");
        stop.request_stop(); // after the last statement: the commit itself must not pass
        return {};
    });
    QVERIFY(!done);
    QCOMPARE(done.error().kind, Error::Kind::Cancelled);
    (*connection)->setStop({});
    QCOMPARE((*connection)->db().execAndGet("SELECT count(*) FROM setting").getInt(), 0);
}

void ConnectionTest::stopEndsALongStatement()
{
    const auto connection = Connection::open(fresh(), OpenMode::Create);
    QVERIFY(connection);
    std::stop_source stop;
    (*connection)->setStop(stop.get_token());
    std::jthread later([&] {
        QThread::msleep(30);
        stop.request_stop();
    });
    const auto done = (*connection)->guarded([&]() -> base::Result<void> {
        (*connection)
            ->db()
            .exec("WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM "
                  "n) SELECT count(*) FROM n");
        return {};
    });
    QVERIFY(!done);
    QCOMPARE(done.error().kind, Error::Kind::Cancelled);
}

void ConnectionTest::secondWriterIsToldToWait()
{
    const QString path = fresh();
    const auto first = Connection::open(path, OpenMode::Create);
    const auto second = Connection::open(path, OpenMode::ReadWrite);
    QVERIFY(first && second);
    (*second)->db().setBusyTimeout(1);
    const auto done = (*first)->transaction([&]() -> base::Result<void> {
        const auto refused = (*second)->transaction([]() -> base::Result<void> { return {}; });
        if (refused || refused.error().kind != Error::Kind::Conflict)
            return base::fail(Error::Kind::Internal, u"the second writer got in"_s);
        return {};
    });
    QVERIFY2(done, done ? "" : qPrintable(done.error().message));
}

void ConnectionTest::backupIsAWorkspaceOfItsOwn()
{
    const auto connection = Connection::open(fresh(), OpenMode::Create);
    QVERIFY(connection);
    (*connection)->db().exec("INSERT INTO setting VALUES ('a', 'b')");
    const QString copy = fresh();
    const auto reader = Connection::open((*connection)->path(), OpenMode::ReadOnly);
    QVERIFY(reader);
    QVERIFY((*reader)->backupTo(copy));
    QVERIFY(!(QFile::permissions(copy) & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
    const auto opened = Connection::open(copy, OpenMode::ReadWrite);
    QVERIFY(opened);
    QCOMPARE((*opened)->db().execAndGet("SELECT value FROM setting").getString(), "b");
    QVERIFY(!(*connection)->backupTo(m_dir.filePath(u"no/such/folder/copy"_s)));
}

void ConnectionTest::checkFindsWhatRefersToNothing()
{
    const auto connection = Connection::open(fresh(), OpenMode::Create);
    QVERIFY(connection);
    auto& db = (*connection)->db();
    db.exec("PRAGMA foreign_keys = OFF; INSERT INTO remediation_device VALUES ('gone', 1, 0)");
    const auto faults = (*connection)->check();
    QVERIFY(faults);
    QCOMPARE(faults->size(), 1);
    QVERIFY(faults->front().contains(u"remediation_device"));
}

QTEST_APPLESS_MAIN(ConnectionTest)
#include "tst_connection.moc"
