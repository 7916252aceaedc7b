// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demo/days.h"
#include "models/demo/dice.h"
#include "models/demo/tables.h"

#include <QFile>
#include <QTest>

#include <set>

using namespace parapet::demo;

class DemoTablesTest : public QObject
{
    Q_OBJECT

private slots:
    void days()
    {
        QCOMPARE(dayOf("1970-01-01"), 0);
        QCOMPARE(dayOf("2026-08-01"), 20'666);
        QCOMPARE(dayOf("2026-02-30"), noDay);
        QCOMPARE(dayOf(""), noDay);
        QCOMPARE(dayOf("2026-8-1"), noDay);
        QCOMPARE(dayOf("2026-xx-01"), noDay);
        QCOMPARE(dateText(dayOf("2024-02-29")), std::string("2024-02-29"));
        QCOMPARE(stampText(dayOf("2026-08-01"), 25'509), std::string("2026-08-01 07:05:09"));
        QCOMPARE(dateText(monthsBefore(dayOf("2026-03-31"), 1)), std::string("2026-02-28"));
        QCOMPARE(dateText(monthsBefore(dayOf("2026-01-15"), 2)), std::string("2025-11-15"));
        QCOMPARE(monthText(dayOf("2026-05-12")), std::string("May 2026"));
    }

    void versions_data()
    {
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("b");
        QTest::addColumn<int>("order");
        QTest::newRow("numbers") << "9.0"
                                 << "10.0" << -1;
        QTest::newRow("missing") << "1.2"
                                 << "1.2.0" << 0;
        QTest::newRow("letters") << "1.1.1k"
                                 << "1.1.1l" << -1;
        QTest::newRow("no letter") << "1.1.1"
                                   << "1.1.1a" << -1;
        QTest::newRow("windows") << "10.0.26100.8457"
                                 << "10.0.26100.8246" << 1;
        QTest::newRow("same") << "151.0.7922.72"
                              << "151.0.7922.72" << 0;
    }

    void versions()
    {
        QFETCH(QString, a);
        QFETCH(QString, b);
        QFETCH(int, order);
        QCOMPARE(compareTableVersions(a.toStdString(), b.toStdString()), order);
        QCOMPARE(compareTableVersions(b.toStdString(), a.toStdString()), -order);
    }

    void diceAreFixed()
    {
        // The first output of SplitMix64 for seed 0, as its authors print it.
        QCOMPARE(mixed(0), 0xE220A8397B1DCDAFULL);
        const Dice dice(7);
        int heads = 0;
        for (std::uint64_t i = 0; i < 10'000; ++i) {
            const int roll = dice.below(10, Draw::Lag, i);
            QVERIFY(roll >= 0 && roll < 10);
            heads += dice.chance(300, Draw::Owned, i) ? 1 : 0;
        }
        QVERIFY2(heads > 2'800 && heads < 3'200, qPrintable(QString::number(heads)));
        QVERIFY(dice.bits(Draw::Lag, 1) != dice.bits(Draw::Owned, 1));
        QVERIFY(dice.bits(Draw::Lag, 1) != Dice(8).bits(Draw::Lag, 1));
    }

    void tablesHold()
    {
        const auto tables = loadTables();
        QVERIFY(tables.has_value());
        QVERIFY(tables->products.size() >= 60);
        QVERIFY(tables->cves.size() >= 1'400);
        QVERIFY(tables->controls.size() >= 60);
        QCOMPARE(tables->product("nothing like it"), tables->products.size());
        std::set<std::string> names;
        for (const Product& product : tables->products) {
            QVERIFY2(names.insert(product.name).second, product.name.c_str());
            QVERIFY2(!product.versions.empty(), product.name.c_str());
            for (const Version& version : product.versions) {
                QVERIFY2(version.released > dayOf("2009-01-01"), version.text.c_str());
                QVERIFY2(version.released <= dayOf("2026-08-01"), version.text.c_str());
                QCOMPARE(version.fixed.size(), version.cves.size());
            }
        }
        std::string last;
        for (const Cve& cve : tables->cves) {
            QVERIFY2(last < cve.id, cve.id.c_str());
            last = cve.id;
            QVERIFY2(cve.published > 0 && cve.published <= dayOf("2026-08-01"), cve.id.c_str());
            const double score = cve.cvss.empty() ? 0.0 : std::stod(cve.cvss);
            QVERIFY2(score >= 0.0 && score <= 10.0, cve.id.c_str());
            const double epss = cve.epss.empty() ? 0.0 : std::stod(cve.epss);
            QVERIFY2(epss >= 0.0 && epss <= 1.0, cve.id.c_str());
        }
    }

    void tablesAreSmall()
    {
        qint64 size = 0;
        for (const char* name :
            {"products", "branches", "versions", "cves", "affected", "kev", "controls"}) {
            QFile file(QStringLiteral(":/parapet/demo/%1.tsv").arg(QLatin1String(name)));
            QVERIFY(file.open(QIODevice::ReadOnly));
            size += file.size();
        }
        QVERIFY2(size > 100'000 && size < 600'000, qPrintable(QString::number(size)));
    }
};

QTEST_GUILESS_MAIN(DemoTablesTest)
#include "tst_demotables.moc"
