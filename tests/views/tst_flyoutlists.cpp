// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Lists within flyouts and full pages have what the main lists have: filter, columns, CSV of what
// is on screen, context menu.
#include "tests/views/demoworkspace.h"
#include "tests/views/pagedriver.h"
#include "views/pages/devicespage.h"
#include "views/pages/softwarepage.h"
#include "views/pages/weaknessespage.h"
#include "views/panels/objectpanel.h"
#include "views/panels/plainlist.h"
#include "views/panels/relatedlist.h"
#include "views/panels/versionpanel.h"
#include "views/widgets/inlinemessage.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QSettings>
#include <QSignalSpy>
#include <QTabBar>

using namespace Qt::StringLiterals;
using namespace parapet;
using namespace parapet::views;
using parapet::tests::DemoWorkspace;
using parapet::tests::PageDriver;
using parapet::tests::rowsWithin;

class TestFlyoutLists : public QObject
{
    Q_OBJECT

private:
    static constexpr int patience = 60'000;
    DemoWorkspace m_workspace;

    static void type(QWidget& list, const QString& text)
    {
        auto* edit = list.findChild<QLineEdit*>(list.objectName() + u"Filter"_s);
        QVERIFY(edit);
        edit->setText(text);
        QTest::keyClick(edit, Qt::Key_Return);
    }
    static QMenu* menuAt(TableView& table, int row, int column)
    {
        const QModelIndex index = table.model()->index(row, column);
        table.scrollTo(index);
        table.setCurrentIndex(index);
        emit table.customContextMenuRequested(table.visualRect(index).center());
        const auto menus = table.findChildren<QMenu*>(u"rowMenu"_s);
        return menus.isEmpty() ? nullptr : menus.last(); // those before it are closing
    }
    static bool trigger(QMenu* menu, const QString& action)
    {
        auto* found = menu ? menu->findChild<QAction*>(action) : nullptr;
        if (found)
            found->trigger();
        if (menu)
            menu->close();
        return found != nullptr;
    }
    /// The lines of the CSV that the list writes.
    QStringList exported(ListPage& page, QWidget& list, const QString& name)
    {
        auto* button = list.findChild<QPushButton*>(list.objectName() + u"Export"_s);
        if (!button || !button->isEnabled())
            return {};
        QTest::mouseClick(button, Qt::LeftButton);
        auto* dialog = page.findChild<QFileDialog*>(u"fileDialog"_s);
        if (!dialog)
            return {};
        const QString path = m_workspace.path(name);
        QSignalSpy ended(&m_workspace.context().desk, &jobs::Desk::finished);
        emit dialog->fileSelected(path);
        dialog->close();
        if (ended.isEmpty() && !ended.wait(patience))
            return {};
        QFile csv(path);
        if (!csv.open(QIODevice::ReadOnly))
            return {};
        return QString::fromUtf8(csv.readAll()).split(u"\r\n"_s, Qt::SkipEmptyParts);
    }

    /// The software of most versions, with its page at hand.
    static QString softwareOfMostVersions(PageDriver& driver)
    {
        driver.model().setSortText(u"versions:desc"_s);
        return driver.settle() ? driver.model().idAt(0) : QString();
    }
    static QString tabText(QWidget& page, const QString& title)
    {
        const auto* bar = page.findChild<QTabBar*>(u"flyoutTabs"_s);
        for (int tab = 0; tab < bar->count(); ++tab)
            if (bar->tabText(tab).startsWith(title))
                return bar->tabText(tab);
        return {};
    }

private slots:
    void initTestCase() { QVERIFY(m_workspace.make(*qApp, 60, 2)); }

    void findingsOfADeviceFilteredAndExported()
    {
        DevicesPage page(m_workspace.context());
        PageDriver driver(page);
        QVERIFY(driver.show());
        page.openObject(driver.model().idAt(0), true, u"findings"_s);
        auto* list = page.findChild<RelatedList*>(u"findingsRelated"_s);
        QVERIFY(list);
        TableView* rows = rowsWithin(*list);
        QVERIFY(rows);
        const int all = rows->model()->rowCount();
        // a condition
        type(*list, u"severity == \"Critical\""_s);
        QTRY_VERIFY_WITH_TIMEOUT(!list->model()->isLoading() && list->model()->rowCount() < all
                && list->model()->rowCount() > 0,
            patience);
        const int critical = list->model()->rowCount();
        for (int row = 0; row < critical; ++row)
            QCOMPARE(list->model()->value(row, u"severity"), domain::Value(u"Critical"_s));
        // the order on screen, other columns
        auto* columns = list->findChild<QPushButton*>(u"findingsRelatedColumns"_s);
        QVERIFY(columns);
        columns->click();
        auto* menu = columns->findChild<QMenu*>();
        QVERIFY(menu && menu->isVisible());
        for (QAction* each : menu->actions())
            if (each->data().toInt() == list->model()->columnOf(u"softwareName")
                && each->isCheckable())
                each->setChecked(false);
        menu->close();
        list->model()->setSortText(u"cveId:desc"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!list->model()->isLoading(), patience);
        const QStringList lines = exported(page, *list, u"findings.csv"_s);
        QCOMPARE(lines.size(), critical + 1);
        QVERIFY2(lines.first().startsWith(u"cveId,severity,softwareVersion,cvss,"),
            qPrintable(lines.first()));
        QVERIFY(lines.at(1) > lines.last()); // by CVE, falling
        QVERIFY(lines.at(1).contains(u",Critical,"));
        // while the flyout is the whole page, what was done is told above it
        auto* message = page.findChild<InlineMessage*>(u"pageMessage"_s);
        QTRY_VERIFY(message->isVisible());
        QVERIFY(message->text().contains(u"findings.csv"_s));
        // the columns chosen are those of the next window
        DevicesPage next(m_workspace.context());
        PageDriver nextDriver(next);
        QVERIFY(nextDriver.show());
        next.openObject(nextDriver.model().idAt(1), true, u"findings"_s);
        auto* again = next.findChild<RelatedList*>(u"findingsRelated"_s);
        TableView* nextRows = rowsWithin(*again);
        QVERIFY(nextRows);
        QVERIFY(nextRows->isColumnHidden(again->model()->columnOf(u"softwareName")));
        QVERIFY(!nextRows->isColumnHidden(again->model()->columnOf(u"cveId")));
    }

    void anUnreadableConditionSaysSoAndKeepsTheRows()
    {
        DevicesPage page(m_workspace.context());
        PageDriver driver(page);
        QVERIFY(driver.show());
        page.openObject(driver.model().idAt(0), true, u"findings"_s);
        auto* list = page.findChild<RelatedList*>(u"findingsRelated"_s);
        TableView* rows = rowsWithin(*list);
        QVERIFY(rows);
        const int all = rows->model()->rowCount();
        type(*list, u"severity = = 3"_s);
        auto* error = list->findChild<QLabel*>(u"filterError"_s);
        QTRY_VERIFY_WITH_TIMEOUT(error->isVisible() && !error->text().isEmpty(), patience);
        QCOMPARE(rows->model()->rowCount(), all);
        QVERIFY(rows->isVisible());
        // the file holds what is in sight
        QCOMPARE(exported(page, *list, u"kept.csv"_s).size(), all + 1);
        // words that nothing holds
        type(*list, u"nosuchword"_s);
        auto* again = list->findChild<QPushButton*>(u"relatedClearFilter"_s);
        QTRY_VERIFY_WITH_TIMEOUT(again->isVisible(), patience);
        QVERIFY(!list->findChild<QPushButton*>(u"findingsRelatedExport"_s)->isEnabled());
        again->click();
        QTRY_VERIFY_WITH_TIMEOUT(rows->isVisible() && rows->model()->rowCount() == all, patience);
        // filters end with the object
        type(*list, u"cvss > 9"_s);
        QTRY_VERIFY_WITH_TIMEOUT(rows->model()->rowCount() < all, patience);
        page.openObject(driver.model().idAt(1), true);
        QTRY_VERIFY_WITH_TIMEOUT(!list->model()->isLoading(), patience);
        QVERIFY(list->model()->filter().isEmpty());
    }

    void countsOfTabsAreOfTheObjectShown()
    {
        SoftwarePage page(m_workspace.context());
        PageDriver driver(page);
        QVERIFY(driver.show());
        page.openObject(u"google-_-chrome"_s, true, u"findings"_s);
        auto* list = page.findChild<RelatedList*>(u"findingsRelated"_s);
        TableView* rows = rowsWithin(*list);
        QVERIFY(rows);
        QTRY_VERIFY_WITH_TIMEOUT(tabText(page, u"Findings"_s).contains(u' '), patience);
        const int all = rows->model()->rowCount();
        type(*list, u"cvss > 8"_s);
        QTRY_VERIFY_WITH_TIMEOUT(
            !list->model()->isLoading() && rows->model()->rowCount() < all, patience);
        // another one while the tab is not in sight: what was counted is not its number
        auto* panel = page.findChild<ObjectPanel*>(u"softwarePanel"_s);
        panel->setCurrentTab(0);
        QString other;
        for (int row = 0; other.isEmpty() || other == u"google-_-chrome"_s; ++row)
            other = driver.model().idAt(row);
        page.openObject(other, true);
        m_workspace.library->refresh();
        QTest::qWait(1000);
        QCOMPARE(tabText(page, u"Findings"_s), u"Findings"_s);
        page.openObject(other, true, u"findings"_s);
        QTRY_VERIFY_WITH_TIMEOUT(tabText(page, u"Findings"_s).contains(u' '), patience);
        const auto expected = m_workspace.rowOf(domain::Kind::Software, other);
        QCOMPARE(tabText(page, u"Findings"_s),
            u"Findings %1"_s.arg(QLocale().toString(list->model()->rowCount())));
        for (int row = 0; row < std::min(20, list->model()->rowCount()); ++row)
            QCOMPARE(
                list->model()->value(row, u"softwareName"), domain::Value(expected.text(u"name")));
        // and back: it is counted again
        panel->setCurrentTab(0);
        page.openObject(u"google-_-chrome"_s, true);
        page.openObject(other, true);
        QCOMPARE(tabText(page, u"Findings"_s), u"Findings"_s);
        page.openObject(other, true, u"findings"_s);
        QTRY_VERIFY_WITH_TIMEOUT(tabText(page, u"Findings"_s).contains(u' '), patience);
    }

    void versionBarsKeepTheirHeightInALowFlyout()
    {
        SoftwarePage page(m_workspace.context());
        PageDriver driver(page);
        QVERIFY(driver.show());
        const QString id = softwareOfMostVersions(driver);
        page.resize(1080, 560);
        page.openObject(id, false, u"versions"_s);
        auto* list = page.findChild<RelatedList*>(u"software-versionsRelated"_s);
        QVERIFY(rowsWithin(*list));
        QTRY_VERIFY_WITH_TIMEOUT(list->findChild<QWidget*>(u"versionChart"_s), patience);
        const auto* chart = list->findChild<QWidget*>(u"versionChart"_s);
        const auto bars = chart->findChildren<QAbstractButton*>();
        QVERIFY(bars.size() > 3);
        for (const QAbstractButton* bar : bars)
            QTRY_VERIFY(bar->height() >= bar->sizeHint().height());
        QVERIFY(list->findChild<TableView*>()->height() > 60); // the table has room, too
    }

    void aVersionBarOpensItsVersion()
    {
        SoftwarePage page(m_workspace.context());
        PageDriver driver(page);
        QVERIFY(driver.show());
        page.openObject(softwareOfMostVersions(driver), true, u"versions"_s);
        auto* list = page.findChild<RelatedList*>(u"software-versionsRelated"_s);
        TableView* rows = rowsWithin(*list);
        QVERIFY(rows);
        QTRY_VERIFY_WITH_TIMEOUT(list->findChild<QWidget*>(u"versionChart"_s), patience);
        const auto bars =
            list->findChild<QWidget*>(u"versionChart"_s)->findChildren<QAbstractButton*>();
        QVERIFY(bars.size() > 3);
        auto* version = list->findChild<VersionPanel*>();
        const auto current = [&] {
            return list->model()->value(rows->currentIndex().row(), u"version");
        };
        QTest::mouseClick(bars.at(2), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(version->isVisible(), patience);
        QCOMPARE(current(), domain::Value(bars.at(2)->text()));
        QCOMPARE(version->objectId(), list->model()->idAt(rows->currentIndex().row()));
        // a filter that hides it goes
        type(*list, u"version == \"none of them\""_s);
        QTRY_COMPARE_WITH_TIMEOUT(list->model()->rowCount(), 0, patience);
        QTest::mouseClick(bars.at(3), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(list->model()->rowCount() > 0 && version->isVisible(), patience);
        QTRY_COMPARE_WITH_TIMEOUT(current(), domain::Value(bars.at(3)->text()), patience);
        QCOMPARE(version->objectId(), list->model()->idAt(rows->currentIndex().row()));
    }

    void rowsHaveAMenu()
    {
        SoftwarePage page(m_workspace.context());
        PageDriver driver(page);
        QVERIFY(driver.show());
        page.openObject(u"google-_-chrome"_s, true, u"findings"_s);
        auto* list = page.findChild<RelatedList*>(u"findingsRelated"_s);
        TableView* rows = rowsWithin(*list);
        QVERIFY(rows);
        const int all = rows->model()->rowCount();
        const int device = list->model()->columnOf(u"deviceName");
        const QString name = rows->model()->index(0, device).data().toString();
        QVERIFY(trigger(menuAt(*rows, 0, device), u"copyRowsAsMarkdown"_s));
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(u"| Device"_s));
        QVERIFY(trigger(menuAt(*rows, 0, device), u"rowFilter"_s));
        QTRY_VERIFY_WITH_TIMEOUT(
            !list->model()->isLoading() && list->model()->rowCount() < all, patience);
        for (int row = 0; row < list->model()->rowCount(); ++row)
            QCOMPARE(rows->model()->index(row, device).data().toString(), name);
        QSignalSpy led(&page, &Page::navigate);
        QVERIFY(trigger(menuAt(*rows, 0, device), u"rowOpen"_s));
        QCOMPARE(led.size(), 1);
        const auto target = led.first().first().value<NavigationTarget>();
        QCOMPARE(target.page, u"weaknesses"_s);
        QVERIFY(target.objectId.startsWith(u"CVE-"));
    }

    void listsInMemoryAreSearchedAndExported()
    {
        WeaknessesPage page(m_workspace.context());
        PageDriver driver(page);
        QVERIFY(driver.show());
        page.openObject(driver.model().idAt(0), false, u"software"_s);
        auto* list = page.findChild<PlainList*>(u"affectedSoftware"_s);
        TableView* rows = rowsWithin(*list);
        QVERIFY(rows);
        const int all = rows->model()->rowCount();
        const QStringList lines = exported(page, *list, u"software.csv"_s);
        QCOMPARE(lines.size(), all + 1);
        QCOMPARE(
            lines.first(), u"software,vendor,exposedMachines,updateAvailable,recommendedVersion"_s);
        type(*list, u"nosuchword"_s);
        QTRY_VERIFY(!rows->isVisible());
        list->findChild<QPushButton*>(u"affectedSoftwareClearFilter"_s)->click();
        QTRY_VERIFY(rows->isVisible());
        QCOMPARE(rows->model()->rowCount(), all);
        const QString name = rows->model()->index(0, 0).data().toString();
        QVERIFY(trigger(menuAt(*rows, 0, 0), u"rowFilter"_s));
        QVERIFY(rows->model()->rowCount() >= 1);
        QVERIFY(rows->model()->index(0, 0).data().toString().contains(name));
        QSignalSpy led(&page, &Page::navigate);
        QVERIFY(trigger(menuAt(*rows, 0, 0), u"rowOpen"_s));
        QCOMPARE(led.first().first().value<NavigationTarget>().page, u"software"_s);
    }

    void deviceHistoryIsSearchedAndTellsAllOfItsCves()
    {
        DevicesPage page(m_workspace.context());
        PageDriver driver(page);
        QVERIFY(driver.show());
        page.openObject(driver.model().idAt(0), true, u"history"_s);
        auto* list = page.findChild<PlainList*>(u"deviceHistory"_s);
        TableView* rows = rowsWithin(*list);
        QVERIFY(rows);
        const int all = rows->model()->rowCount();
        type(*list, u"weaknesses found"_s);
        QTRY_VERIFY(rows->model()->rowCount() < all && rows->model()->rowCount() > 0);
        const int found = rows->model()->rowCount();
        rows->setColumnHidden(5, true);
        rows->sortByColumn(3, Qt::DescendingOrder); // the most at once
        const qint64 most = rows->model()->index(0, 3).data(items::RawRole).toLongLong();
        QVERIFY(most > 4);
        const QStringList lines = exported(page, *list, u"some.csv"_s);
        QCOMPARE(lines.size(), found + 1);
        QCOMPARE(lines.first(), u"date,change,object,weaknesses,details"_s);
        QCOMPARE(lines.at(1).count(u"CVE-"), most); // a cell has room for four
    }
};

QTEST_MAIN(TestFlyoutLists)
#include "tst_flyoutlists.moc"
