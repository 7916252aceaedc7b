// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The lists of software, weaknesses and devices: their filters, what they leave out and say so,
// and how they tell what is not known.
#include "tests/views/assetworkspace.h"
#include "tests/views/pagedriver.h"
#include "views/pages/devicespage.h"
#include "views/pages/leftouthint.h"
#include "views/pages/softwarepage.h"
#include "views/pages/weaknessespage.h"
#include "views/panels/objectpanel.h"
#include "views/vocabulary/fieldwords.h"

#include <QLabel>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace parapet;
using namespace parapet::views;
using parapet::tests::AssetWorkspace;
using parapet::tests::PageDriver;

class TestAssetPages : public QObject
{
    Q_OBJECT

private:
    static constexpr int patience = 20'000;
    AssetWorkspace m_workspace;

    static void show(ListPage& page)
    {
        page.resize(1280, 760);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
    }
    static QString shown(PageDriver& driver, int row, const QString& field)
    {
        return driver.table().model()->index(row, driver.column(field)).data().toString();
    }
    static QStringList sorted(QStringList texts)
    {
        texts.sort();
        return texts;
    }

private slots:
    void initTestCase() { QVERIFY(m_workspace.make(*qApp)); }

    void softwareByThreat_data()
    {
        QTest::addColumn<QString>("choice");
        QTest::addColumn<QStringList>("names");
        QTest::newRow("alert") << u"Associated active alert"_s << QStringList{u"plain"_s};
        QTest::newRow("kit") << u"This exploit is part of an exploit kit"_s
                             << QStringList{u"kit"_s, u"shared"_s};
        QTest::newRow("verified") << u"Exploit is verified"_s
                                  << QStringList{u"kit"_s, u"shared"_s, u"verified"_s};
        QTest::newRow("KEV") << u"Known exploited"_s << QStringList();
    }
    void softwareByThreat()
    {
        QFETCH(QString, choice);
        QFETCH(QStringList, names);
        SoftwarePage page(m_workspace.context());
        PageDriver driver(page);
        show(page);
        QVERIFY(driver.settle());
        QVERIFY(driver.choose(u"threatsChip"_s, choice));
        QVERIFY(driver.waitForRows(static_cast<int>(names.size())));
        QCOMPARE(sorted(driver.texts(u"name"_s)), names);
    }

    void withoutProductCodeIsLeftOutAndSaidSo()
    {
        SoftwarePage page(m_workspace.context());
        PageDriver driver(page);
        show(page);
        QVERIFY(driver.settle());
        QVERIFY(driver.waitForRows(5));
        QVERIFY(!driver.texts(u"name"_s).contains(u"homemade"_s));
        auto* hint = page.findChild<LeftOutHint*>();
        QTRY_VERIFY_WITH_TIMEOUT(hint->isVisible(), patience);
        QVERIFY(hint->findChild<QLabel*>(u"leftOutText"_s)->text().startsWith(u"1 product "_s));
        // another filter that it would not pass: nothing is left out by the product code
        QVERIFY(driver.choose(u"weaknessesChip"_s, u"Known weaknesses"_s));
        QTRY_VERIFY_WITH_TIMEOUT(!hint->isVisible(), patience);
        QVERIFY(driver.choose(u"weaknessesChip"_s, u"Known weaknesses"_s));
        QTRY_VERIFY_WITH_TIMEOUT(hint->isVisible(), patience);
        driver.click(u"showLeftOut"_s);
        QVERIFY(driver.waitForRows(6));
        QTRY_VERIFY_WITH_TIMEOUT(!hint->isVisible(), patience);
        const int row = static_cast<int>(driver.texts(u"name"_s).indexOf(u"homemade"_s));
        QCOMPARE(shown(driver, row, u"weaknesses"_s), u"Not available"_s);
        QCOMPARE(shown(driver, row, u"exposedMachines"_s), QString()); // the cell draws a dash
        QVERIFY(driver.choose(u"codeChip"_s, u"Not available"_s));
        QVERIFY(driver.waitForRows(1));
        // remembered
        const QVariantMap state = page.saveState();
        SoftwarePage later(m_workspace.context());
        later.restoreState(state);
        PageDriver again(later);
        show(later);
        QVERIFY(again.waitForRows(1));
        QCOMPARE(again.texts(u"name"_s), QStringList{u"homemade"_s});
    }

    /// Chips that fold away with the room leave no hole above the list.
    void listFollowsItsFiltersWhenAPanelOpens()
    {
        const auto gapOf = [](ListPage& page) {
            const auto* text = page.currentPane().findChild<QWidget*>(u"textFilter"_s);
            const auto* table = &page.currentPane().table();
            return table->mapTo(&page, QPoint()).y() - text->mapTo(&page, QPoint()).y()
                - text->height();
        };
        const auto holds = [&](ListPage& page, const char* which) {
            page.resize(1080, 740);
            page.show();
            QVERIFY(QTest::qWaitForWindowExposed(&page));
            PageDriver driver(page);
            QVERIFY(driver.settle());
            QTRY_VERIFY(driver.model().rowCount() > 0);
            QTest::qWait(50);
            const int before = gapOf(page);
            QVERIFY2(before < 30, which);
            for (int i = 0; i < 2; ++i) {
                page.openObject(driver.model().idAt(0));
                auto* panel = page.findChild<ObjectPanel*>();
                QTRY_VERIFY(panel->isVisible());
                QTest::qWait(100);
                QVERIFY2(std::abs(gapOf(page) - before) <= 1,
                    qPrintable(QString::fromLatin1(which) + QString::number(gapOf(page))));
                page.closePanel();
                QTest::qWait(100);
                QVERIFY2(std::abs(gapOf(page) - before) <= 1,
                    qPrintable(QString::fromLatin1(which) + QString::number(gapOf(page))));
            }
        };
        WeaknessesPage weaknesses(m_workspace.context());
        holds(weaknesses, "weaknesses");
        weaknesses.hide();
        DevicesPage devices(m_workspace.context());
        holds(devices, "devices");
    }

    void unknownWeaknessesAreNoNumber()
    {
        SoftwarePage page(m_workspace.context());
        PageDriver driver(page);
        show(page);
        page.currentPane().clearFilters();
        QVERIFY(driver.waitForRows(6));
        QVERIFY(driver.choose(u"weaknessesChip"_s, u"None known"_s));
        QVERIFY(driver.waitForRows(1));
        QCOMPARE(driver.texts(u"name"_s), QStringList{u"quiet"_s});
        page.currentPane().setChip(u"weaknessesChip"_s, {u"unknown"_s});
        QVERIFY(driver.waitForRows(1));
        QCOMPARE(driver.texts(u"name"_s), QStringList{u"homemade"_s});
        page.currentPane().clearFilters();
        page.currentPane().setSort(u"weaknesses:desc"_s);
        QVERIFY(driver.waitForRows(6));
        QVERIFY(driver.texts(u"name"_s).indexOf(u"quiet"_s) > 0); // by number, 0 after 1
    }

    void weaknessesByAlertAndTag()
    {
        WeaknessesPage page(m_workspace.context());
        PageDriver driver(page);
        show(page);
        QVERIFY(driver.waitForRows(3));
        QVERIFY(driver.choose(u"threatsChip"_s, u"Associated active alert"_s));
        QVERIFY(driver.waitForRows(1));
        QCOMPARE(driver.texts(u"id"_s), QStringList{u"CVE-2024-0003"_s});
        const QModelIndex marks = driver.table().model()->index(0, driver.column(u"inKev"_s));
        QVERIFY(marks.data(Qt::ToolTipRole).toString().contains(u"active alert"_s));
        page.currentPane().clearFilters();
        QVERIFY(driver.choose(u"tagsChip"_s, u"Some updates available"_s));
        QVERIFY(driver.waitForRows(1));
        QCOMPARE(driver.texts(u"id"_s), QStringList{u"CVE-2024-0001"_s});
        page.currentPane().clearFilters();
        QVERIFY(driver.choose(u"tagsChip"_s, u"No updates available"_s));
        QVERIFY(driver.waitForRows(1));
        QCOMPARE(driver.texts(u"id"_s), QStringList{u"CVE-2024-0002"_s});
    }

    void devicesByRiskHealthAndTag()
    {
        DevicesPage page(m_workspace.context());
        PageDriver driver(page);
        show(page);
        QVERIFY(driver.waitForRows(3));
        const auto only = [&](const QString& chip, const QString& choice,
                              const QStringList& names) {
            page.currentPane().clearFilters();
            const QMenu* offered = page.findChild<FilterChip*>(chip)->menu();
            QTRY_VERIFY_WITH_TIMEOUT(offered->actions().size() > 2, patience); // tags come later
            QVERIFY(driver.choose(chip, choice));
            QVERIFY(driver.waitForRows(static_cast<int>(names.size())));
            QCOMPARE(sorted(driver.texts(u"id"_s)), names);
        };
        only(u"riskChip"_s, u"High"_s, {u"a"_s});
        only(u"riskChip"_s, u"No known risks"_s, {u"b"_s, u"c"_s});
        only(u"riskChip"_s, u"Not told by the export"_s, {});
        only(u"healthChip"_s, u"Active"_s, {u"a"_s});
        only(u"healthChip"_s, u"Impaired communications"_s, {u"b"_s, u"c"_s});
        only(u"healthChip"_s, u"No sensor data"_s, {u"c"_s});
        only(u"onboardingChip"_s, u"Can be onboarded"_s, {u"b"_s});
        only(u"onboardingChip"_s, u"Not told by the export"_s, {u"a"_s, u"c"_s});
        only(u"exclusionChip"_s, u"Excluded"_s, {u"c"_s});
        only(u"tagsChip"_s, u"Cash desk"_s, {u"a"_s});
        only(u"levelChip"_s, u"No data available"_s, {u"c"_s});
        page.currentPane().clearFilters();
        QVERIFY(driver.waitForRows(3));
        const int b = static_cast<int>(driver.texts(u"id"_s).indexOf(u"b"_s));
        QCOMPARE(shown(driver, b, u"healthStatus"_s), u"Impaired communications"_s);
        QCOMPARE(shown(driver, b, u"domain"_s), u"corp.example"_s);
        QVERIFY(!driver.table().isColumnHidden(driver.column(u"domain"_s)));
    }

    void wordsOfHealth()
    {
        QCOMPARE(healthWords(u"NoSensorData"_s), u"No sensor data"_s);
        QCOMPARE(healthWords(u"active"_s), u"active"_s);
        QCOMPARE(healthWords({}), QString());
    }
};

QTEST_MAIN(TestAssetPages)
#include "tst_assetpages.moc"
