// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Random damage to good files: never a crash, and no row is lost without being told.
#include "ingestfixture.h"

#include <random>

using namespace parapet;
using namespace parapet::test;

class Mutations : public QObject
{
    Q_OBJECT

private slots:
    void damagedBytes_data();
    void damagedBytes();
    void damagedPackings();

private:
    Files m_files;
};

namespace {

constexpr int rowCount = 40;

QByteArray lines(const QByteArray& record)
{
    return QByteArray(record + "\n").repeated(rowCount);
}

/// One to four small damages: a byte changed, left out, doubled, or the end cut off.
QByteArray damaged(QByteArray bytes, std::mt19937& random)
{
    static constexpr std::string_view nasty = "\"\\{}[],:\n\0\xff\x80 u0e-.tn;";
    const auto below = [&random](qsizetype n) {
        return static_cast<qsizetype>(
            random() % static_cast<std::size_t>(std::max<qsizetype>(n, 1)));
    };
    const auto count = 1 + below(4);
    for (qsizetype i = 0; i < count && !bytes.isEmpty(); ++i) {
        const qsizetype at = below(bytes.size());
        switch (below(5)) {
        case 0:
            bytes[at] =
                nasty[static_cast<std::size_t>(below(static_cast<qsizetype>(nasty.size())))];
            break;
        case 1:
            bytes.remove(at, 1 + below(3));
            break;
        case 2:
            bytes.insert(at, bytes.mid(at, 1 + below(5)));
            break;
        case 3:
            bytes[at] = static_cast<char>(below(256));
            break;
        default:
            if (below(8) == 0)
                bytes.truncate(at);
        }
    }
    return bytes;
}

} // namespace

void Mutations::damagedBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("lines") << lines(good::vulnerability);
    QTest::newRow("machines") << lines(good::machine);
    QTest::newRow("list") << QByteArray(
        "[" + QByteArray(good::software + ",\n").repeated(rowCount - 1) + good::software + "]");
    QTest::newRow("envelope") << QByteArray("{\"@odata.context\":\"x#Alerts\",\"value\":["
        + QByteArray(good::alert + ",\n").repeated(rowCount - 1) + good::alert
        + "],\"@odata.nextLink\":\"x\"}");
    QTest::newRow("csv") << QByteArray("id,machineId,severity,status,title\n"
        + QByteArray("a,d,High,New,\"a \"\"b\"\"\"\n").repeated(rowCount));
}

void Mutations::damagedBytes()
{
    QFETCH(QByteArray, bytes);
    std::mt19937 random(20260801);
    const bool isLines = bytes.startsWith("{\"id\":\"");
    for (int round = 0; round < 400; ++round) {
        const QByteArray bad = damaged(bytes, random);
        const Imported result = import({m_files.write(u"bad"_s, bad)});
        if (!result.summary) {
            QVERIFY(result.error.message.contains(u"bad"));
            continue;
        }
        QVERIFY(result.rows.size() <= static_cast<std::size_t>(rowCount) + 4);
        QCOMPARE(static_cast<std::int64_t>(result.rows.size()), result.summary->files[0].rows);
        QCOMPARE(static_cast<std::int64_t>(result.rejected().size()), result.summary->rejected);
        // Damage to a line spoils that line (and at most the one it runs into).
        if (isLines && bad.size() > bytes.size() - 20)
            QVERIFY(result.rows.size() >= static_cast<std::size_t>(rowCount) - 9);
        if (isLines)
            for (const domain::Issue& issue : result.issues)
                QVERIFY(issue.line >= 1 && issue.line <= bad.count('\n') + 1);
    }
}

void Mutations::damagedPackings()
{
    std::mt19937 random(7);
    const QByteArray gzip = gzipped(lines(good::vulnerability));
    const QString path = m_files.path(u"good.zip"_s);
    writeZip(path, {{"a.json", lines(good::vulnerability)}, {"b.json", lines(good::machine)}});
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray zip = file.readAll();
    for (int round = 0; round < 300; ++round)
        for (const QByteArray& packed : {gzip, zip}) {
            const Imported result = import({m_files.write(u"bad"_s, damaged(packed, random))});
            QVERIFY(result.summary || result.error.message.contains(u"bad"));
            QVERIFY(result.rows.size() <= std::size_t{2} * rowCount);
        }
}

QTEST_GUILESS_MAIN(Mutations)
#include "tst_mutations.moc"
