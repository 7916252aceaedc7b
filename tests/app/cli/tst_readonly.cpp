// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The command line on a workspace that this user may only read.
#include "tests/support/unprivileged.h"
#include "tests/support/workspacefixture.h"

#include <QProcess>

using namespace parapet;
using namespace parapet::test;

class ReadOnlyTest final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    QString m_folder, m_workspace;

    struct Ran
    {
        int code = -1;
        QByteArray out, err;
    };
    Ran run(const QStringList& arguments)
    {
        QProcess process;
        process.setWorkingDirectory(QDir::tempPath());
        process.start(
            QStringLiteral(PARAPETCTL), QStringList{u"--workspace"_s, m_workspace} + arguments);
        if (!process.waitForFinished(30'000))
            qFatal("parapetctl hangs");
        return {
            process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }

private slots:
    void initTestCase()
    {
        QFile::setPermissions(
            m_dir.path(), QFile::permissions(m_dir.path()) | QFileDevice::ExeOther);
        m_folder = m_dir.filePath(u"locked"_s);
        m_workspace = m_folder + u"/fleet.parapet"_s;
        QVERIFY(QDir().mkpath(m_folder));
        ExportRows rows;
        rows.machines = {machine(u"a"_s, u"Desks"_s)};
        rows.findings = {finding(u"a"_s, u"google"_s, u"chrome"_s, u"1.0"_s, u"CVE-2024-0001"_s)};
        rows.writeTo(m_dir.filePath(u"fleet"_s));
        QCOMPARE(run({u"import"_s, m_dir.filePath(u"fleet"_s)}).code, 0);
        // one that has ended since: reading would settle it, if it could
        QCOMPARE(run({u"exception"_s, u"create"_s, u"--recommendation"_s, u"va-_-google-_-chrome"_s,
                         u"--justification"_s, u"risk-accepted"_s, u"--context"_s, u"c"_s,
                         u"--days"_s, u"1"_s})
                     .code,
            0);
        {
            SQLite::Database db(m_workspace.toStdString(), SQLite::OPEN_READWRITE);
            db.exec("UPDATE exception SET starts_on = 1000, expires_on = 2000");
        }
        setWritable(m_folder, false);
    }
    void cleanupTestCase() { setWritable(m_folder, true); }

    void readingCommandsWork_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("list") << QStringList{u"list"_s, u"devices"_s};
        QTest::newRow("show") << QStringList{u"show"_s, u"weaknesses"_s, u"CVE-2024-0001"_s};
        QTest::newRow("score") << QStringList{u"score"_s, u"--format"_s, u"json"_s};
        QTest::newRow("snapshots") << QStringList{u"snapshots"_s};
        QTest::newRow("what-if") << QStringList{u"what-if"_s, u"va-_-google-_-chrome"_s};
        QTest::newRow("explain") << QStringList{u"explain"_s, u"--cve"_s, u"CVE-2024-0001"_s};
        QTest::newRow("check") << QStringList{u"check"_s};
        QTest::newRow("export") << QStringList{
            u"remediation"_s, u"export"_s, u"--out"_s, u"OUT/handover.csv"_s};
        QTest::newRow("backup") << QStringList{u"backup"_s, u"OUT/copy.parapet"_s};
        QTest::newRow("preview") << QStringList{u"exception"_s, u"preview"_s, u"--recommendation"_s,
            u"va-_-google-_-chrome"_s, u"--justification"_s, u"risk-accepted"_s, u"--context"_s,
            u"c"_s, u"--days"_s, u"30"_s};
        QTest::newRow("audit") << QStringList{u"audit"_s, u"list"_s};
    }

    void readingCommandsWork()
    {
        QFETCH(QStringList, arguments);
        const Unprivileged user;
        if (!user.works())
            QSKIP("This process cannot give up its rights.");
        QTemporaryDir out; // of this user
        arguments.replaceInStrings(u"OUT"_s, out.path());
        const Ran ran = run(arguments);
        QVERIFY2(ran.code == 0, ran.err.constData());
        QVERIFY(!ran.out.isEmpty() || !ran.err.isEmpty());
        QCOMPARE(QDir(m_folder).entryList(QDir::Files), QStringList{u"fleet.parapet"_s});
    }

    void writingCommandsSayWhyNot_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("import") << QStringList{u"import"_s, u"FLEET"_s};
        QTest::newRow("exception") << QStringList{u"exception"_s, u"create"_s,
            u"--recommendation"_s, u"va-_-google-_-chrome"_s, u"--justification"_s,
            u"risk-accepted"_s, u"--context"_s, u"c"_s, u"--days"_s, u"30"_s};
        QTest::newRow("remediation") << QStringList{
            u"remediation"_s, u"create"_s, u"--recommendation"_s, u"va-_-google-_-chrome"_s};
        QTest::newRow("set") << QStringList{u"set"_s, u"device-value"_s, u"a"_s, u"High"_s};
    }

    void writingCommandsSayWhyNot()
    {
        QFETCH(QStringList, arguments);
        arguments.replaceInStrings(u"FLEET"_s, m_dir.filePath(u"fleet"_s));
        const Unprivileged user;
        if (!user.works())
            QSKIP("This process cannot give up its rights.");
        const Ran ran = run(arguments);
        QCOMPARE(ran.code, 1);
        QVERIFY2(ran.err.contains("is read-only: you may not write the file. Nothing was changed."),
            ran.err.constData());
        QVERIFY(QFile::exists(m_workspace));
    }
};

QTEST_GUILESS_MAIN(ReadOnlyTest)
#include "tst_readonly.moc"
