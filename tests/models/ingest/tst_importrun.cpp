// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The run of an import as a whole: threads, cancelling, progress, digest, paths, formats.
#include "ingestfixture.h"

#include <atomic>

using namespace parapet;
using namespace parapet::test;

class ImportRun : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void sameRowsWithAnyThreads_data();
    void sameRowsWithAnyThreads();
    void sinksAreAskedForOnceEach();
    void cancelledBeforeAndAtOnce();
    void cancelledInTheMiddle();
    void progressGrowsToTheEnd();
    void digest();
    void paths();
    void formatsAndForcing();
    void failureInALaterFile();
    void manyIssues();

private:
    Files m_files;
    QString m_large;
};

void ImportRun::initTestCase()
{
    QByteArray bytes;
    for (int i = 0; i < 30000; ++i) {
        bytes += QByteArray(good::vulnerability).replace("d1", QByteArray::number(i % 700)) + "\n";
        if (i % 1000 == 7)
            bytes += "{\"deviceId\": 7}\n";
    }
    m_large = m_files.write(u"large.json.gz"_s, gzipped(bytes));
}

void ImportRun::sameRowsWithAnyThreads_data()
{
    QTest::addColumn<unsigned>("threads");
    for (const unsigned threads : {0U, 1U, 2U, 3U, 8U})
        QTest::addRow("%u", threads) << threads;
}

void ImportRun::sameRowsWithAnyThreads()
{
    QFETCH(unsigned, threads);
    ingest::Options options;
    options.threads = threads;
    const Imported result = import({m_large}, options);
    QVERIFY2(result.summary, qPrintable(result.error.message));
    QCOMPARE(result.rows.size(), 30000U);
    QCOMPARE(result.issues.size(), 30U);
    ingest::Options one;
    one.threads = 1;
    const Imported reference = import({m_large}, one);
    for (std::size_t i = 0; i < result.rows.size(); ++i) {
        QCOMPARE(result.rows[i].line, reference.rows[i].line);
        QCOMPARE(result.rows[i].text, reference.rows[i].text);
    }
    for (std::size_t i = 0; i < result.issues.size(); ++i)
        QCOMPARE(domain::describe(result.issues[i]), domain::describe(reference.issues[i]));
    QCOMPARE(result.summary->digest, reference.summary->digest);
    QCOMPARE(result.summary->rejected, 30);
}

void ImportRun::sinksAreAskedForOnceEach()
{
    ingest::Options options;
    options.threads = 3;
    std::vector<unsigned> asked;
    KeepingSink sinks[3];
    const auto summary = ingest::importFiles({m_large}, options,
        [&](unsigned worker) -> ingest::Sink& {
            asked.push_back(worker);
            return sinks[worker];
        },
        {});
    QVERIFY(summary);
    QCOMPARE(asked, (std::vector<unsigned>{0, 1, 2}));
}

void ImportRun::cancelledBeforeAndAtOnce()
{
    std::stop_source source;
    source.request_stop();
    base::Progress progress;
    progress.stop = source.get_token();
    const Imported result = import({m_large}, {}, progress);
    QVERIFY(!result.summary);
    QCOMPARE(result.error.kind, base::Error::Kind::Cancelled);
}

void ImportRun::cancelledInTheMiddle()
{
    std::stop_source source;
    base::Progress progress;
    progress.stop = source.get_token();
    progress.report = [&source](qint64, qint64, const QString&) { source.request_stop(); };
    QElapsedTimer timer;
    timer.start();
    const Imported result = import({m_large, m_large}, {}, progress);
    QVERIFY(!result.summary);
    QCOMPARE(result.error.kind, base::Error::Kind::Cancelled);
    QVERIFY(timer.elapsed() < 5000);
}

void ImportRun::progressGrowsToTheEnd()
{
    const QString other = m_files.write(u"other"_s, good::machine);
    const qint64 total = QFileInfo(m_large).size() + QFileInfo(other).size();
    std::vector<qint64> done;
    base::Progress progress;
    progress.report = [&](qint64 at, qint64 of, const QString& what) {
        QCOMPARE(of, total);
        QVERIFY(!what.isEmpty());
        done.push_back(at);
    };
    QVERIFY(import({m_large, other}, {}, progress).summary);
    QVERIFY(!done.empty());
    QVERIFY(std::is_sorted(done.begin(), done.end()));
    QCOMPARE(done.back(), total);
}

void ImportRun::digest()
{
    const QString a = m_files.write(u"a"_s, good::machine);
    const QString b = m_files.write(u"b"_s, good::alert);
    const QString c = m_files.write(u"renamed"_s, good::alert);
    const auto digestOf = [](const QStringList& paths) { return import(paths).summary->digest; };
    QCOMPARE(digestOf({a}).size(), 32);
    QCOMPARE(digestOf({a, b}), digestOf({b, a}));
    QCOMPARE(digestOf({a, b}), digestOf({a, c}));
    QVERIFY(digestOf({a, b}) != digestOf({a}));
    QVERIFY(digestOf({a}) != digestOf({b}));
    const auto sha = [](const QByteArray& bytes) {
        return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    };
    QCOMPARE(digestOf({a}), sha(sha(good::machine)));
}

void ImportRun::paths()
{
    Files folder;
    QDir(folder.folder()).mkpath(u"sub/deeper"_s);
    QDir(folder.folder()).mkpath(u".git"_s);
    folder.write(u"b.json"_s, good::alert);
    folder.write(u"a.json"_s, good::machine);
    folder.write(u"sub/deeper/c.json"_s, good::software);
    folder.write(u".hidden"_s, "junk");
    folder.write(u".git/config"_s, "junk");
    folder.write(u"Thumbs.db"_s, "junk");
    QFile::link(folder.path(u"a.json"_s), folder.path(u"link.json"_s));
    const auto found = ingest::expandPaths({folder.folder(), folder.path(u"a.json"_s)});
    QVERIFY(found);
    QCOMPARE(*found,
        (QStringList{folder.path(u"a.json"_s), folder.path(u"b.json"_s),
            folder.path(u"sub/deeper/c.json"_s)}));
    const Imported result = import({folder.folder()});
    QVERIFY2(result.summary, qPrintable(result.error.message));
    QCOMPARE(result.rows.size(), 3U);

    Files linked;
    QFile::link(folder.path(u"a.json"_s), linked.path(u"machines.json"_s));
    QCOMPARE(import({linked.folder()}).rows.size(), 1U);

    QCOMPARE(ingest::expandPaths({u"/no/such/thing"_s}).error().kind, base::Error::Kind::NotFound);
    Files nothing;
    const auto empty = ingest::expandPaths({nothing.folder()});
    QVERIFY(!empty);
    QVERIFY(empty.error().message.contains(nothing.folder()));
    QVERIFY(!import({}).summary);
}

void ImportRun::formatsAndForcing()
{
    const auto formats = ingest::formats();
    QCOMPARE(formats.size(), 2U);
    for (const auto& format : formats)
        QVERIFY(!format.description.isEmpty() && !format.recognisedBy.isEmpty());
    const QString json = m_files.write(u"json"_s, good::alert);
    const QString csv = m_files.write(u"csv"_s, "id,machineId,severity,status\na,b,Low,New\n");
    ingest::Options options;
    options.format = u"defender-json"_s;
    QVERIFY(import({json}, options).summary);
    QVERIFY(!import({csv}, options).summary);
    options.format = u"defender-csv"_s;
    QVERIFY(import({csv}, options).summary);
    QVERIFY(!import({json}, options).summary);
    options.format = u"other"_s;
    const Imported unknown = import({json}, options);
    QCOMPARE(unknown.error.kind, base::Error::Kind::Usage);
    QVERIFY(unknown.error.message.contains(u"other"));
}

void ImportRun::failureInALaterFile()
{
    const QString bad = m_files.write(u"bad.txt"_s, "hello");
    const Imported result = import({m_large, bad});
    QVERIFY(!result.summary);
    QVERIFY(result.error.message.contains(bad));
}

void ImportRun::manyIssues()
{
    const QString path =
        m_files.write(u"issues"_s, good::alert + "\n" + QByteArray("{\"id\":1}\n").repeated(20000));
    const Imported result = import({path});
    QVERIFY(result.summary);
    QCOMPARE(result.issues.size(), 20000U);
    QCOMPARE(result.summary->rejected, 20000);
    for (std::size_t i = 0; i < result.issues.size(); ++i)
        QCOMPARE(result.issues[i].line, static_cast<qint64>(i) + 2);
}

QTEST_GUILESS_MAIN(ImportRun)
#include "tst_importrun.moc"
