// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The flyouts of software, weaknesses and devices: what is not known of unsupported software, the
// ways to recommendations and versions, small flyouts of rows, evidence, the menu of device values.
#include "tests/views/assetworkspace.h"
#include "tests/views/pagedriver.h"
#include "views/pages/devicespage.h"
#include "views/pages/devicevaluemenu.h"
#include "views/pages/recommendationspage.h"
#include "views/pages/softwarepage.h"
#include "views/pages/weaknessespage.h"
#include "views/panels/findingpanel.h"
#include "views/panels/objectpanel.h"
#include "views/panels/plainlist.h"
#include "views/panels/relatedlist.h"
#include "views/panels/versionpanel.h"
#include "views/widgets/pill.h"

#include <QLabel>
#include <QMenu>
#include <QTabBar>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace parapet;
using namespace parapet::views;
using parapet::tests::AssetWorkspace;
using parapet::tests::PageDriver;

class TestAssetFlyouts : public QObject
{
    Q_OBJECT

private:
    static constexpr int patience = 20'000;
    AssetWorkspace m_workspace;

    static void show(ListPage& page, int width = 1280)
    {
        page.resize(width, 760);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
    }
    static QStringList tabs(ObjectPanel& panel)
    {
        auto* bar = panel.findChild<QTabBar*>(u"flyoutTabs"_s);
        QStringList texts;
        for (int i = 0; i < bar->count(); ++i)
            if (bar->isTabVisible(i))
                texts.append(bar->tabText(i).section(u' ', 0, 0));
        return texts;
    }
    /// Every text a person reads in it.
    static QString words(const QWidget& widget)
    {
        QStringList texts;
        for (const QLabel* label : widget.findChildren<QLabel*>())
            texts.append(label->text());
        return texts.join(u'\n');
    }
    static QString cell(const TableView& table, int row, const QString& title)
    {
        for (int column = 0; column < table.model()->columnCount(); ++column)
            if (table.model()->headerData(column, Qt::Horizontal).toString() == title
                && !table.isColumnHidden(column))
                return table.model()->index(row, column).data().toString();
        return u"no such column"_s;
    }
    static void clickRow(TableView& table, int row)
    {
        int column = 0;
        while (table.isColumnHidden(column))
            ++column;
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {},
            table.visualRect(table.model()->index(row, column)).center());
    }

private slots:
    void initTestCase() { QVERIFY(m_workspace.make(*qApp)); }

    void unsupportedSoftwareSaysWhatIsNotKnown()
    {
        SoftwarePage page(m_workspace.context());
        show(page);
        auto* panel = page.findChild<ObjectPanel*>(u"softwarePanel"_s);
        QSignalSpy filled(panel, &ObjectPanel::filled);
        page.openObject(u"v-_-homemade"_s, true);
        QVERIFY(filled.wait(patience));
        QVERIFY(panel->findChild<QLabel*>(u"unsupportedWords"_s));
        for (const QString& tab : {u"Recommendations"_s, u"Vulnerabilities"_s, u"Event"_s})
            QVERIFY2(!tabs(*panel).contains(tab), qPrintable(tab));
        QVERIFY(tabs(*panel).contains(u"Versions"_s));
        QVERIFY(words(*panel).contains(u"Not available"_s));
        QVERIFY(!words(*panel).contains(u"over time"_s)); // no course of what is not known
        // the next one has them again, as a page and as a flyout
        page.openObject(u"v-_-kit"_s, true);
        QVERIFY(filled.wait(patience));
        for (const QString& tab : {u"Recommendations"_s, u"Vulnerabilities"_s, u"Event"_s})
            QVERIFY2(tabs(*panel).contains(tab), qPrintable(tab));
        QVERIFY(!panel->findChild<QLabel*>(u"unsupportedWords"_s));
        page.openObject(u"v-_-homemade"_s, false);
        QVERIFY(filled.wait(patience));
        QVERIFY(!tabs(*panel).contains(u"Vulnerabilities"_s));
    }

    void devicesTellWhatIsDueAndAskedFor()
    {
        domain::RemediationRequest request;
        request.recommendation = u"va-_-v-_-kit"_s;
        request.dueOn = parapet::tests::demoNow + 3 * 86'400'000LL;
        QVERIFY(m_workspace.waitForJob(m_workspace.desk->createRemediation(request)));
        DevicesPage page(m_workspace.context());
        show(page);
        auto* panel = page.findChild<ObjectPanel*>(u"devicesPanel"_s);
        QSignalSpy filled(panel, &ObjectPanel::filled);
        page.openObject(u"a"_s, false);
        QVERIFY(filled.wait(patience));
        const auto link = [&](const QString& name) { return panel->findChild<QPushButton*>(name); };
        // two CVEs first seen on 1 June, of high severity: due a month ago
        QTRY_COMPARE_WITH_TIMEOUT(link(u"deviceOverdue"_s)->text(), u"2"_s, patience);
        QTRY_COMPARE_WITH_TIMEOUT(link(u"deviceDueSoon"_s)->text(), u"0"_s, patience);
        QTRY_COMPARE_WITH_TIMEOUT(link(u"deviceActivities"_s)->text(), u"1"_s, patience);
        QSignalSpy led(&page, &Page::navigate);
        QTest::mouseClick(link(u"deviceOverdue"_s), Qt::LeftButton);
        const auto target = led.first().first().value<NavigationTarget>();
        QCOMPARE(target.page, u"clocks"_s);
        QCOMPARE(target.filter, u"deviceId == \"a\" and status == \"Overdue\""_s);
        led.clear();
        QTest::mouseClick(link(u"deviceActivities"_s), Qt::LeftButton);
        QCOMPARE(led.first().first().value<NavigationTarget>().tab, u"activities"_s);
        page.openObject(u"a"_s, true, u"activities"_s);
        auto* list = page.findChild<RelatedList*>(u"remediation-devicesRelated"_s);
        QVERIFY(list);
        QTRY_VERIFY_WITH_TIMEOUT(list->model() && list->model()->rowCount() == 1, patience);
        auto& table = *list->findChild<TableView*>();
        QCOMPARE(cell(table, 0, u"Activity status"_s), u"Active"_s);
        const int due = list->model()->columnOf(u"dueOn");
        QVERIFY(table.model()
                    ->index(0, due)
                    .data(items::RawRole)
                    .toStringList()
                    .contains(u"Due soon"_s));
        led.clear();
        table.setCurrentIndex(table.model()->index(0, list->model()->columnOf(u"title")));
        table.setFocus();
        QTest::keyClick(&table, Qt::Key_Return);
        QTRY_VERIFY(!led.isEmpty());
        QCOMPARE(led.first().first().value<NavigationTarget>().page, u"remediation"_s);
    }

    void recommendationsMarkWhatIsOverdue()
    {
        RecommendationsPage page(m_workspace.context());
        show(page);
        PageDriver driver(page);
        QVERIFY(driver.settle());
        const QString id = u"va-_-v-_-plain"_s;
        driver.typeFilter(u"id == \"%1\""_s.arg(id));
        QVERIFY(driver.waitForRows(1));
        const QModelIndex due = driver.table().model()->index(0, driver.column(u"dueBy"_s));
        QCOMPARE(
            due.data(items::RawRole).toStringList(), (QStringList{u"2026-07-01"_s, u"Overdue"_s}));
        QCOMPARE(due.data(items::FormatRole).toInt(), static_cast<int>(domain::FieldFormat::Tags));
        auto* panel = page.findChild<ObjectPanel*>(u"recommendationsPanel"_s);
        QSignalSpy filled(panel, &ObjectPanel::filled);
        page.openObject(id, false);
        QVERIFY(filled.wait(patience));
        QVERIFY(words(*panel).contains(u"1 Jul 2026 · Overdue"_s));
        QVERIFY(std::ranges::any_of(panel->findChildren<Pill*>(),
            [](const Pill* pill) { return pill->text() == u"Overdue"_s; }));
    }

    void versionRowsOpenASmallFlyout()
    {
        SoftwarePage page(m_workspace.context());
        show(page);
        page.openObject(u"v-_-kit"_s, true, u"versions"_s);
        auto* versions = page.findChild<RelatedList*>(u"software-versionsRelated"_s);
        TableView* table = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((table = versions->findChild<TableView*>()) && table->isVisible()
                && table->model()->rowCount() == 2,
            patience);
        auto* panel = versions->findChild<VersionPanel*>();
        QVERIFY(panel && panel->isHidden());
        const int old = cell(*table, 0, u"Version"_s) == u"1.0"_s ? 0 : 1;
        QSignalSpy filled(panel, &ObjectPanel::filled);
        clickRow(*table, old);
        QVERIFY(filled.wait(patience));
        QVERIFY(panel->isVisible() && table->isVisible()); // room for both
        QVERIFY(words(*panel).contains(u"Kit 1.0"_s));
        QVERIFY2(words(*panel).contains(u"14 October 2025"_s)
                || words(*panel).contains(u"October 14, 2025"_s)
                || words(*panel).contains(u"14 Oct 2025"_s),
            qPrintable(words(*panel)));
        panel->open(panel->objectId(), u"devices"_s);
        TableView* devices = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((devices = panel->findChild<TableView*>(u"devicesRelatedTable"_s))
                && devices->model()->rowCount() == 1,
            patience);
        panel->open(panel->objectId(), u"cves"_s);
        TableView* cves = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((cves = panel->findChild<TableView*>(u"weaknessesRelatedTable"_s))
                && cves->model()->rowCount() == 1,
            patience);
        QCOMPARE(cves->model()->index(0, 0).data().toString(), u"CVE-2024-0001"_s);
        // Esc closes the small one only
        panel->setFocus();
        cves->setFocus();
        QTest::keyClick(panel->findChild<QToolButton*>(u"flyoutClose"_s), Qt::Key_Escape);
        QTRY_VERIFY(panel->isHidden());
        QVERIFY(page.findChild<ObjectPanel*>(u"softwarePanel"_s)->isVisible());
        // by keyboard: the button below the list
        table->setCurrentIndex(table->model()->index(0, 2));
        auto* details = versions->findChild<QPushButton*>(u"rowDetails"_s);
        QVERIFY(details->isVisible() && details->isEnabled());
        QTest::keyClick(details, Qt::Key_Space);
        QTRY_VERIFY(panel->isVisible());
        // where there is no room for both the list steps aside
        page.openObject(u"v-_-kit"_s, false, u"versions"_s);
        QTRY_VERIFY(!table->isVisible());
        QTest::mouseClick(panel->findChild<QToolButton*>(u"flyoutClose"_s), Qt::LeftButton);
        QTRY_VERIFY(table->isVisible());
    }

    void endOfSupportLeadsToItsVersions()
    {
        SoftwarePage page(m_workspace.context());
        show(page);
        page.openObject(u"v-_-kit"_s);
        QPushButton* link = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT(
            (link = page.findChild<QPushButton*>(u"endOfSupportVersions"_s)), patience);
        link->click();
        auto* versions = page.findChild<RelatedList*>(u"software-versionsRelated"_s);
        TableView* table = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((table = versions->findChild<TableView*>()) && table->isVisible()
                && table->model()->rowCount() == 1,
            patience);
        QCOMPARE(cell(*table, 0, u"Version"_s), u"1.0"_s);
        QVERIFY(versions->findChild<QLabel*>(u"relatedFilterWords"_s)->isVisible());
        QTest::mouseClick(versions->findChild<QPushButton*>(u"relatedShowAll"_s), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 2, patience);
        QVERIFY(!versions->findChild<QLabel*>(u"relatedFilterWords"_s)->isVisible());
    }

    void recommendationLeadsToTheVersionsConcerned()
    {
        RecommendationsPage page(m_workspace.context());
        show(page);
        QSignalSpy led(&page, &Page::navigate);
        page.openObject(u"va-_-v-_-kit"_s);
        QPushButton* link = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT(
            (link = page.findChild<QPushButton*>(u"endOfSupportVersions"_s)), patience);
        link->click();
        QCOMPARE(led.size(), 1);
        const auto target = led.first().first().value<NavigationTarget>();
        QCOMPARE(target.page, u"software"_s);
        SoftwarePage software(m_workspace.context());
        show(software);
        software.activate(target);
        auto* versions = software.findChild<RelatedList*>(u"software-versionsRelated"_s);
        TableView* table = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((table = versions->findChild<TableView*>()) && table->isVisible()
                && table->model()->rowCount() == 1,
            patience);
    }

    void weaknessTellsUpdatesOfDevicesAndSoftware()
    {
        WeaknessesPage page(m_workspace.context());
        show(page);
        page.openObject(u"CVE-2024-0001"_s, true, u"devices"_s);
        TableView* devices = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((devices = page.findChild<TableView*>(u"findingsRelatedTable"_s))
                && devices->model()->rowCount() == 3,
            patience);
        QStringList told;
        for (int row = 0; row < 3; ++row)
            told.append(cell(*devices, row, u"Device name"_s) + u' '
                + cell(*devices, row, u"Software"_s) + u' '
                + cell(*devices, row, u"Update available"_s));
        told.sort();
        QCOMPARE(told,
            (QStringList{u"a.corp.example Kit Available"_s, u"a.corp.example Shared Available"_s,
                u"b.corp.example Kit Not available"_s}));
        auto* panel = page.findChild<ObjectPanel*>(u"weaknessesPanel"_s);
        QVERIFY(panel->findChild<QTabBar*>(u"flyoutTabs"_s)->tabText(1).endsWith(u" 2"_s));
        page.openObject(u"CVE-2024-0001"_s, true, u"software"_s);
        auto* list = page.findChild<PlainList*>(u"affectedSoftware"_s);
        QTRY_COMPARE_WITH_TIMEOUT(list->rows().rowCount(), 2, patience);
        const auto row = [list](int at) {
            QStringList cells;
            for (const QVariant& each : list->rows().row(at).cells)
                cells.append(each.toString());
            return cells;
        };
        QCOMPARE(row(0).mid(0, 4), (QStringList{u"Kit"_s, u"V"_s, u"2"_s, u"On some devices"_s}));
        QCOMPARE(row(1).mid(0, 4), (QStringList{u"Shared"_s, u"V"_s, u"1"_s, u"Available"_s}));
    }

    void everyRelatedRecommendationCanBeReached()
    {
        WeaknessesPage page(m_workspace.context());
        show(page);
        QSignalSpy led(&page, &Page::navigate);
        page.openObject(u"CVE-2024-0001"_s);
        auto* button = page.findChild<QPushButton*>(u"panelRecommendation"_s);
        QTRY_VERIFY_WITH_TIMEOUT(
            button->isVisible() && button->text().contains(u"(2)"_s), patience);
        QTest::mouseClick(button, Qt::LeftButton);
        auto* menu = page.findChild<QMenu*>(u"recommendationsMenu"_s);
        QTRY_VERIFY(menu->isVisible());
        QCOMPARE(menu->actions().size(), 2);
        menu->actions()[1]->trigger();
        menu->close();
        QCOMPARE(led.size(), 1);
        QVERIFY(led.first().first().value<NavigationTarget>().objectId.startsWith(u"va-_-v-_-"_s));
        // one: it is led to at once
        page.openObject(u"CVE-2024-0003"_s);
        QTRY_VERIFY_WITH_TIMEOUT(button->isVisible() && !button->text().contains(u"("_s), patience);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(led.size(), 2);
        QCOMPARE(led.last().first().value<NavigationTarget>().objectId, u"va-_-v-_-plain"_s);
        // none: nothing closes it
        auto* panel = page.findChild<ObjectPanel*>(u"weaknessesPanel"_s);
        QSignalSpy filled(panel, &ObjectPanel::filled);
        page.openObject(u"CVE-2024-0002"_s);
        QVERIFY(filled.wait(patience));
        QTest::qWait(200);
        QVERIFY(!button->isVisible());
    }

    void findingTellsItsDetectionLogic()
    {
        DevicesPage page(m_workspace.context());
        show(page);
        page.openObject(u"a"_s, true, u"findings"_s);
        auto* findings = page.findChild<RelatedList*>(u"findingsRelated"_s);
        TableView* table = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((table = findings->findChild<TableView*>()) && table->isVisible()
                && table->model()->rowCount() == 3,
            patience);
        int kit = 0;
        while (cell(*table, kit, u"Software"_s) != u"Kit"_s)
            ++kit;
        clickRow(*table, kit);
        auto* panel = findings->findChild<FindingPanel*>();
        QTRY_VERIFY_WITH_TIMEOUT(words(*panel).contains(u"Told by"_s), patience);
        const QString told = words(*panel);
        QVERIFY2(told.contains(u"CVE-2024-0001"_s), qPrintable(told));
        QVERIFY(told.contains(u"exploit kit"_s));
        QVERIFY(told.contains(u"Kit 1.0"_s));
        QVERIFY2(told.contains(u"software_vulnerabilities.json, line 1 "_s), qPrintable(told));
        QVERIFY(told.contains(u"C:\\Programs\\kit1.exe"_s));
        QVERIFY(told.contains(u"HKLM\\Software\\kit1"_s));
        QVERIFY(told.contains(u"Shared 1.0"_s)); // it is found through two
        QSignalSpy led(&page, &Page::navigate);
        QTest::mouseClick(panel->findChild<QPushButton*>(u"findingWeakness"_s), Qt::LeftButton);
        QCOMPARE(led.size(), 1);
        QCOMPARE(led.first().first().value<NavigationTarget>().objectId, u"CVE-2024-0001"_s);
    }

    void softwareRowOfADeviceTellsItsEvidence()
    {
        DevicesPage page(m_workspace.context());
        show(page);
        page.openObject(u"a"_s, true, u"software"_s);
        auto* list = page.findChild<RelatedList*>(u"software-versionsRelated"_s);
        TableView* table = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((table = list->findChild<TableView*>()) && table->isVisible()
                && table->model()->rowCount() == 5,
            patience);
        int own = 0;
        while (cell(*table, own, u"Software"_s) != u"Homemade"_s)
            ++own;
        clickRow(*table, own);
        auto* panel = list->findChild<VersionPanel*>();
        QTRY_VERIFY_WITH_TIMEOUT(words(*panel).contains(u"C:\\Programs\\own.exe"_s), patience);
        QVERIFY(!words(*panel).contains(u"kit1"_s));
    }

    void evidenceOfADeviceIsWhole()
    {
        DevicesPage page(m_workspace.context());
        show(page);
        page.openObject(u"a"_s);
        QPushButton* all = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT(
            (all = page.findChild<QPushButton*>(u"allEvidence"_s)) != nullptr, patience);
        QVERIFY2(all->text().contains(u"6 paths"_s), qPrintable(all->text()));
        const QString told = words(*page.findChild<QWidget*>(u"evidenceOverview"_s));
        QVERIFY(told.contains(u"Kit 1.0"_s) && told.contains(u"Homemade 1.0"_s));
        QSignalSpy led(&page, &Page::navigate);
        all->click();
        QCOMPARE(led.size(), 1);
        page.activate(led.first().first().value<NavigationTarget>());
        auto* list = page.findChild<PlainList*>(u"softwareEvidence"_s);
        QTRY_VERIFY_WITH_TIMEOUT(list->isVisible() && list->rows().rowCount() == 6, patience);
        QCOMPARE(list->rows().row(0).cells.first().toString(), u"Homemade"_s);
    }

    void assessmentsCountAndLead()
    {
        DevicesPage page(m_workspace.context());
        show(page);
        page.openObject(u"a"_s);
        QPushButton* active = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT(
            (active = page.findChild<QPushButton*>(u"assessedRecommendations"_s))
                && active->text() == u"3"_s,
            patience);
        QCOMPARE(page.findChild<QPushButton*>(u"assessedSoftware"_s)->text(), u"5"_s);
        QCOMPARE(page.findChild<QPushButton*>(u"assessedWeaknesses"_s)->text(), u"2"_s);
        active->click();
        auto* panel = page.findChild<ObjectPanel*>(u"devicesPanel"_s);
        QCOMPARE(panel->currentTab(), 1);
    }

    void whyADeviceHasNoData()
    {
        DevicesPage page(m_workspace.context());
        show(page);
        auto* panel = page.findChild<ObjectPanel*>(u"devicesPanel"_s);
        QSignalSpy filled(panel, &ObjectPanel::filled);
        page.openObject(u"c"_s);
        QVERIFY(filled.wait(patience));
        const QString told = words(*panel);
        QVERIFY2(told.contains(u"No export says what is installed"_s), qPrintable(told));
        QVERIFY(told.contains(u"No sensor data, impaired communications"_s));
    }

    void valueMenuTellsWhatAValueMeans()
    {
        DevicesPage page(m_workspace.context());
        PageDriver driver(page);
        show(page);
        QVERIFY(driver.waitForRows(3));
        page.openObject(u"a"_s);
        auto* button = page.findChild<QPushButton*>(u"panelValue"_s);
        QVERIFY(button && button->menu());
        QMenu* menu = button->menu();
        menu->popup({0, 0});
        auto* present = menu->findChild<QAction*>(u"presentValue"_s);
        QTRY_COMPARE_WITH_TIMEOUT(present->text(), u"Value now: High"_s, patience);
        auto* low = menu->findChild<QAction*>(u"valueLow"_s);
        QVERIFY2(low->text().contains(u"weight 0.75 "_s), qPrintable(low->text()));
        QVERIFY(menu->findChild<QAction*>(u"valueHigh"_s)->text().contains(u"weight 5 "_s));
        QVERIFY(menu->findChild<QAction*>(u"valueHigh"_s)->isChecked());
        QSignalSpy asked(static_cast<DeviceValueMenu*>(menu), &DeviceValueMenu::chosen);
        low->trigger();
        menu->close();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().last().toStringList(), QStringList{u"a"_s});
        QTRY_VERIFY_WITH_TIMEOUT(driver.texts(u"deviceValue"_s).count(u"Low"_s) == 1, patience);
        // of several devices: how many have which
        items::TableModel& model = page.currentPane().model();
        for (int row = 0; row < 3; ++row)
            QVERIFY(model.setData(model.index(row, 0), Qt::Checked, Qt::CheckStateRole));
        QMenu* several = page.findChild<QPushButton*>(u"selectionValue"_s)->menu();
        several->popup({0, 0});
        QTRY_COMPARE_WITH_TIMEOUT(several->findChild<QAction*>(u"presentValue"_s)->text(),
            u"Value now: 2 Normal, 1 Low"_s, patience);
        several->close();
    }
};

QTEST_MAIN(TestAssetFlyouts)
#include "tst_assetflyouts.moc"
