// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demo/generator.h"
#include "tests/models/demo/demofiles.h"

#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace parapet;

class FindingsFileTest : public QObject
{
    Q_OBJECT

    QByteArray made(const demo::FindingsFileOptions& options)
    {
        const QString path = m_dir.filePath(QString::number(++m_count));
        const auto done = demo::generateFindingsFile(options, path, {});
        if (!done || done->findings != options.findings)
            return {};
        return demofiles::unpacked(path);
    }

    QTemporaryDir m_dir;
    int m_count = 0;

private slots:
    void exactNumberOfRows_data()
    {
        QTest::addColumn<int>("rows");
        for (const int rows : {1, 2, 777, 5'000})
            QTest::addRow("%d", rows) << rows;
    }

    void exactNumberOfRows()
    {
        QFETCH(int, rows);
        demo::FindingsFileOptions options;
        options.findings = rows;
        const QByteArray text = made(options);
        QCOMPARE(text.count('\n'), rows);
        QVERIFY(text.endsWith("}\n"));
    }

    void sizeOfARow()
    {
        demo::FindingsFileOptions options;
        options.findings = 3'000;
        const qsizetype row = made(options).size() / options.findings;
        QVERIFY2(row > 800 && row < 1'300, qPrintable(QString::number(row)));
    }

    void shuffledHoldsTheSameRows()
    {
        demo::FindingsFileOptions options;
        options.findings = 4'000;
        QList<QByteArray> ordered = made(options).split('\n');
        options.shuffled = true;
        const QByteArray text = made(options);
        QList<QByteArray> shuffled = text.split('\n');
        QVERIFY(ordered != shuffled);
        std::sort(ordered.begin(), ordered.end());
        std::sort(shuffled.begin(), shuffled.end());
        QCOMPARE(shuffled, ordered);
        QVERIFY(made(options) == text);
    }

    void keysAreUnique()
    {
        demo::FindingsFileOptions options;
        options.findings = 3'000;
        QSet<QString> keys;
        for (const QByteArray& line : made(options).split('\n')) {
            if (line.isEmpty())
                continue;
            const QJsonObject row = QJsonDocument::fromJson(line).object();
            QVERIFY2(row.value(u"cveId").isString(), line.constData());
            keys.insert(row.value(u"id").toString());
        }
        QCOMPARE(keys.size(), qsizetype(options.findings));
    }

    void errors()
    {
        demo::FindingsFileOptions options;
        options.findings = 0;
        auto done = demo::generateFindingsFile(options, m_dir.filePath(QStringLiteral("x")), {});
        QVERIFY(!done);
        QCOMPARE(done.error().kind, base::Error::Kind::Usage);
        options.findings = 10;
        done = demo::generateFindingsFile(options, QStringLiteral("/no/such/folder/x"), {});
        QVERIFY(!done);
        QCOMPARE(done.error().kind, base::Error::Kind::Io);
        options.day = 0;
        done = demo::generateFindingsFile(options, m_dir.filePath(QStringLiteral("x")), {});
        QVERIFY(!done);
        QCOMPARE(done.error().kind, base::Error::Kind::Usage);
        options.day = demo::FindingsFileOptions{}.day;
        std::stop_source stop;
        stop.request_stop();
        base::Progress progress;
        progress.stop = stop.get_token();
        done = demo::generateFindingsFile(options, m_dir.filePath(QStringLiteral("x")), progress);
        QVERIFY(!done);
        QCOMPARE(done.error().kind, base::Error::Kind::Cancelled);
        QVERIFY(!QFileInfo::exists(m_dir.filePath(QStringLiteral("x"))));
    }
};

QTEST_GUILESS_MAIN(FindingsFileTest)
#include "tst_findingsfile.moc"
