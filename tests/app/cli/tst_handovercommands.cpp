// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// remediation merge and mail, evidence, verify and report as users run them: exit codes, what they
// say, what they leave.
#include "tests/support/workspacefixture.h"

#include <QProcess>

using namespace parapet;
using namespace parapet::test;

class HandoverCommandsTest final : public QObject
{
    Q_OBJECT

    struct Ran
    {
        int code = -1;
        QByteArray out, err;
    };

    QTemporaryDir m_dir;
    QString m_activity;

    QString path(const QString& name) { return m_dir.filePath(name); }
    Ran run(const QStringList& arguments)
    {
        QProcess process;
        process.start(QStringLiteral(PARAPETCTL),
            QStringList{u"--workspace"_s, path(u"w.parapet"_s)} + arguments);
        if (!process.waitForFinished(60'000))
            qFatal("parapetctl hangs");
        return {
            process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }
    QByteArray read(const QString& name)
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void write(const QString& name, const QByteArray& content)
    {
        QFile out(path(name));
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(content);
    }

private slots:
    void initTestCase();
    void mergeTellsRejectedRows();
    void dryRunChangesNothing();
    void unusableFileFails();
    void mailIsDrafted();
    void evidenceIsVerified();
    void reportIsWritten();
};

void HandoverCommandsTest::initTestCase()
{
    randomFleet(30, 7).writeTo(path(u"fleet"_s));
    QCOMPARE(
        run({u"import"_s, path(u"fleet"_s), u"--taken-at"_s, u"2026-08-01T00:00:00Z"_s}).code, 0);
    const auto id = run({u"remediation"_s, u"create"_s, u"--recommendation"_s,
        u"va-_-vendor0-_-product_0"_s, u"--due"_s, u"2026-09-01"_s});
    QCOMPARE(id.code, 0);
    m_activity = QString::fromUtf8(id.out.trimmed());
    QCOMPARE(run({u"remediation"_s, u"export"_s, u"--out"_s, path(u"it.csv"_s)}).code, 0);
}

void HandoverCommandsTest::dryRunChangesNothing()
{
    QByteArray csv = read(u"it.csv"_s);
    csv.replace("Exposed,,,,", "Exposed,Done,,twice,");
    write(u"dry.csv"_s, csv);
    const auto before = run({u"list"_s, u"claims"_s, u"--format"_s, u"csv"_s}).out;
    const auto ran = run({u"remediation"_s, u"merge"_s, path(u"dry.csv"_s), u"--dry-run"_s,
        u"--format"_s, u"json"_s});
    QCOMPARE(ran.code, 0);
    const auto plan = QJsonDocument::fromJson(ran.out).object();
    QCOMPARE(plan[u"dryRun"_s].toBool(), true);
    QCOMPARE(plan[u"merged"_s].toInt(), 0);
    QVERIFY(plan[u"changes"_s].toArray().size() > 1);
    QCOMPARE(plan[u"changes"_s][0][u"after"_s][u"claim"_s].toString(), u"Done"_s);
    QCOMPARE(run({u"list"_s, u"claims"_s, u"--format"_s, u"csv"_s}).out, before);
}

void HandoverCommandsTest::mergeTellsRejectedRows()
{
    QByteArray csv = read(u"it.csv"_s);
    csv.replace(csv.indexOf("Exposed,,,,"), 11, "Exposed,Done,kim,ok,");
    csv.replace(csv.indexOf("Exposed,,,,"), 11, "Exposed,Done,kim,,08/09/2026");
    write(u"back.csv"_s, csv);
    const auto ran = run({u"remediation"_s, u"merge"_s, path(u"back.csv"_s)});
    QCOMPARE(ran.code, 3);
    QVERIFY2(ran.err.contains(QString(path(u"back.csv"_s) + u":3: doneOn").toUtf8()),
        ran.err.constData());
    QVERIFY(run({u"issues"_s, u"--format"_s, u"csv"_s}).out.contains("two days"));
    const auto claims = run(
        {u"list"_s, u"claims"_s, u"--filter"_s, u"itOwner == 'kim'"_s, u"--format"_s, u"json"_s});
    QCOMPARE(QJsonDocument::fromJson(claims.out).array().size(), 1);
    QCOMPARE(run({u"show"_s, u"claims"_s, u"answer-1"_s}).code, 0);
}

void HandoverCommandsTest::unusableFileFails()
{
    write(u"other.csv"_s, "a,b\n");
    QCOMPARE(run({u"remediation"_s, u"merge"_s, path(u"other.csv"_s)}).code, 1);
    QCOMPARE(run({u"remediation"_s, u"merge"_s, path(u"none.csv"_s)}).code, 1);
    QCOMPARE(run({u"remediation"_s, u"merge"_s}).code, 2);
}

void HandoverCommandsTest::mailIsDrafted()
{
    const QStringList mail{u"remediation"_s, u"mail"_s, u"--out"_s, path(u"it.eml"_s)};
    QCOMPARE(run(mail).code, 2); // to whom?
    QCOMPARE(run(mail + QStringList{u"--to"_s, u"a@b.de\nBcc: c@d.de"_s}).code, 2);
    QVERIFY(!QFile::exists(path(u"it.eml"_s)));
    write(u"words.txt"_s, "Bitte {title}: {devices}");
    QCOMPARE(run(mail
                 + QStringList{m_activity, u"--to"_s, u"desk@example.org"_s, u"--subject"_s,
                     u"{title}"_s, u"--template"_s, path(u"words.txt"_s), u"--keep"_s})
                 .code,
        0);
    const QByteArray written = read(u"it.eml"_s);
    QVERIFY(written.contains("\r\nTo: desk@example.org\r\n"));
    QVERIFY(written.contains("\r\n\r\nBitte "));
    QCOMPARE(run(mail).code, 0); // kept
    QVERIFY(read(u"it.eml"_s).contains("\r\n\r\nBitte "));
}

void HandoverCommandsTest::evidenceIsVerified()
{
    const auto made = run({u"evidence"_s, u"--out"_s, path(u"e.zip"_s), u"--list"_s, u"devices"_s,
        u"--filter"_s, u"exposureLevel == 'High'"_s});
    QCOMPARE(made.code, 0);
    const auto checked = run({u"verify"_s, path(u"e.zip"_s)});
    QCOMPARE(checked.code, 0);
    QVERIFY(checked.out.contains(made.out.trimmed())); // the manifest's sum
    QByteArray bytes = read(u"e.zip"_s);
    const auto at = bytes.indexOf("scores.json") + 60; // inside the packed scores
    bytes[at] = static_cast<char>(bytes[at] ^ 1);
    write(u"broken.zip"_s, bytes);
    const auto broken = run({u"verify"_s, path(u"broken.zip"_s)});
    QCOMPARE(broken.code, 1);
    QVERIFY2(broken.out.contains("scores.json is changed"), broken.out.constData());
    QCOMPARE(run({u"verify"_s, path(u"it.csv"_s)}).code, 1);
    QCOMPARE(run({u"evidence"_s, u"--out"_s, path(u"no.zip"_s), u"--filter"_s, u"nope"_s}).code, 2);
    QVERIFY(!QFile::exists(path(u"no.zip"_s)));
}

void HandoverCommandsTest::reportIsWritten()
{
    QCOMPARE(run({u"report"_s, u"--out"_s, path(u"r.pdf"_s)}).code, 0);
    QVERIFY(read(u"r.pdf"_s).startsWith("%PDF-"));
    QCOMPARE(run({u"report"_s, u"--out"_s, path(u"r.html"_s), u"--group"_s, u"Servers"_s}).code, 0);
    QVERIFY(read(u"r.html"_s).contains("Servers"));
    QCOMPARE(run({u"report"_s, u"--out"_s, path(u"r.doc"_s)}).code, 2);
    QVERIFY(!QFile::exists(path(u"r.doc"_s)));
}

QTEST_GUILESS_MAIN(HandoverCommandsTest)
#include "tst_handovercommands.moc"
