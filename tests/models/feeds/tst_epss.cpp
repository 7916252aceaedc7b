// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// EPSS scores: the official CSV and the mirrors' lines.
#include "feedfixture.h"

#include <QElapsedTimer>

using namespace parapet;
using namespace parapet::test;

class EpssTest : public QObject
{
    Q_OBJECT

private slots:
    void officialCsv();
    void withoutComment();
    void dates_data();
    void dates();
    void semicolons();
    void archiveOfYears();
    void badRows();
    void twiceAcrossFiles();
    void mixedArchiveFails();
    void headerAlone();
    void realMirror();

private:
    Files m_files;
};

void EpssTest::officialCsv()
{
    const QByteArray bytes = "#model_version:v2026.06.15,score_date:2026-07-31T00:00:00+0000\n"
                             "cve,epss,percentile\nCVE-2024-0001,0.00043,0.12\r\n"
                             "CVE-2024-0002,1,1.0\nCVE-2024-0003,0,0e0";
    for (const bool packed : {false, true}) {
        const auto result = read(m_files.write(u"epss"_s, packed ? gzipped(bytes) : bytes));
        QVERIFY(result->summary);
        QCOMPARE(result->summary->name, u"epss"_s);
        QCOMPARE(result->summary->version, u"v2026.06.15"_s);
        QCOMPARE(base::isoDate(*result->summary->date), u"2026-07-31"_s);
        QCOMPARE(result->sink.rows,
            (QStringList{
                u"CVE-2024-0001|0.00043|0.12"_s, u"CVE-2024-0002|1|1"_s, u"CVE-2024-0003|0|0"_s}));
        QCOMPARE(result->summary->records, 3);
        QVERIFY(result->sink.issues.empty());
    }
}

void EpssTest::withoutComment()
{
    const auto result = read(m_files.write(u"epss"_s,
        "\xef\xbb\xbf"
        "cve,epss,percentile\nCVE-2024-0001,0.5,0.6\n"));
    QVERIFY(result->summary);
    QCOMPARE(result->summary->records, 1);
    QVERIFY(!result->summary->date);
    QCOMPARE(result->summary->version, QString());
}

void EpssTest::dates_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QString>("date");
    QTest::newRow("offset") << QByteArray("2026-07-31T00:00:00+0000") << u"2026-07-31"_s;
    QTest::newRow("Z") << QByteArray("2026-07-31T12:55:00Z") << u"2026-07-31"_s;
    QTest::newRow("colon") << QByteArray("2026-07-31T00:00:00+00:00") << u"2026-07-31"_s;
    QTest::newRow("none") << QByteArray("whenever") << QString();
}

void EpssTest::dates()
{
    QFETCH(QByteArray, written);
    QFETCH(QString, date);
    const auto result = read(m_files.write(
        u"epss"_s, "#model_version:v1,score_date:" + written + "\nCVE-2024-0001,0.5,0.6\n"));
    QVERIFY(result->summary);
    const auto told = result->summary->date;
    QCOMPARE(told ? base::isoDate(*told) : QString(), date);
}

void EpssTest::semicolons()
{
    const auto result = read(
        m_files.write(u"epss"_s, "CVE-2024-0001;0.001200000;0.021680000\nCVE-2024-0002;0.5;0.9\n"));
    QVERIFY(result->summary);
    QCOMPARE(result->summary->records, 2);
    QVERIFY(!result->summary->date);
    QCOMPARE(result->sink.rows[0], u"CVE-2024-0001|0.0012|0.02168"_s);
}

void EpssTest::archiveOfYears()
{
    const QString path = m_files.path(u"epss.tar.xz"_s);
    writeTarXz(path,
        {{"e/2023.csv", "CVE-2023-0001;0.1;0.2\nbad;1;1\n"}, {"e/.hidden", "junk"},
            {"e/2024.csv", "CVE-2024-0001;0.3;0.4\n"}});
    const auto result = read(path);
    QVERIFY2(result->summary, result->summary ? "" : qPrintable(result->summary.error().message));
    QCOMPARE(result->summary->records, 2);
    QCOMPARE(result->summary->rejected, 1);
    QCOMPARE(result->sink.issues[0].file, QString(path + u"/e/2023.csv"));
    QCOMPARE(result->sink.issues[0].line, 2);
}

void EpssTest::badRows()
{
    const auto result = read(m_files.write(u"epss"_s,
        "cve,epss,percentile\nCVE-2024-0001,0.5,0.5\nCVE-2024-0002,1.01,0.5\n"
        "CVE-2024-0003,-0.1,0.5\nCVE-2024-0004,0.1,7\nCVE-2024-0005,nan,0.5\n"
        "CVE-2024-0006,0.5\nCVE-2024-0007,0.5,0.5,0.5\nCVE-24,0.5,0.5\n,0.5,0.5\n"
        "CVE-2024-0008,,\nCVE-2024-0001,0.6,0.6\n\nCVE-2024-0009, 0.5,0.5\n"));
    QVERIFY(result->summary);
    QCOMPARE(result->summary->records, 1);
    QCOMPARE(result->summary->rejected, 11);
    QCOMPARE(result->sink.rows, QStringList{u"CVE-2024-0001|0.5|0.5"_s});
    for (std::size_t i = 0; i < 10; ++i)
        QCOMPARE(result->sink.issues[i].line, static_cast<qint64>(i) + 3);
    QCOMPARE(result->sink.issues[10].line, 14);
    QVERIFY(result->sink.issues[0].reason.contains(u"1.01"));
    QVERIFY(result->sink.issues[9].reason.contains(u"twice"));
}

void EpssTest::twiceAcrossFiles()
{
    const QString path = m_files.path(u"epss.tar.xz"_s);
    writeTarXz(path, {{"a", "CVE-2023-0001;0.1;0.2\n"}, {"b", "CVE-2023-0001;0.1;0.2\n"}});
    const auto result = read(path);
    QCOMPARE(result->summary->records, 1);
    QCOMPARE(result->summary->rejected, 1);
}

void EpssTest::mixedArchiveFails()
{
    const QString path = m_files.path(u"mixed.tar.xz"_s);
    writeTarXz(path,
        {{"a", "CVE-2023-0001;0.1;0.2\n"},
            {"b", R"({"catalogVersion":"1","vulnerabilities":[]})"}});
    const auto result = read(path);
    QVERIFY(!result->summary);
    QVERIFY(result->summary.error().message.contains(path));
}

void EpssTest::headerAlone()
{
    const auto result = read(m_files.write(u"epss"_s, "cve,epss,percentile\n"));
    QVERIFY(result->summary);
    QCOMPARE(result->summary->records, 0);
}

void EpssTest::realMirror()
{
    if (realData().isEmpty())
        QSKIP("the folder with real data is absent");
    QElapsedTimer timer;
    timer.start();
    const auto result = read(realData() + u"/epss/epss-emba-2026-08-16.tar.xz");
    QVERIFY(result->summary);
    QCOMPARE(result->summary->records, 360142);
    QCOMPARE(result->summary->rejected, 0);
    qInfo("360142 rows in %lld ms", static_cast<long long>(timer.elapsed()));
}

QTEST_GUILESS_MAIN(EpssTest)
#include "tst_epss.moc"
