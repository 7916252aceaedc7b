// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The whole pages of a device and of a software: history, missing KBs, version distribution and
// event timeline; and how events are told by icon and word.
#include "tests/views/demoworkspace.h"
#include "tests/views/pagedriver.h"
#include "views/charts/trendchart.h"
#include "views/pages/devicespage.h"
#include "views/pages/eventspage.h"
#include "views/pages/softwarepage.h"
#include "views/panels/objectlists.h"
#include "views/panels/objectpanel.h"
#include "views/vocabulary/eventcells.h"
#include "views/widgets/categorybars.h"
#include "views/widgets/emptystate.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QTabBar>

using namespace Qt::StringLiterals;
using namespace parapet;
using namespace parapet::views;
using parapet::tests::DemoWorkspace;
using parapet::tests::PageDriver;

class TestObjectLists : public QObject
{
    Q_OBJECT

private:
    static constexpr int patience = 60'000;
    DemoWorkspace m_workspace;

    [[nodiscard]] static QString cell(const TableView& table, int row, int column)
    {
        return table.model()->index(row, column).data(Qt::DisplayRole).toString();
    }
    static void show(ListPage& page)
    {
        page.resize(1280, 760);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
    }

private slots:
    void initTestCase() { QVERIFY(m_workspace.make(*qApp, 60, 2)); }

    void deviceTellsItsHistory()
    {
        DevicesPage page(m_workspace.context());
        PageDriver driver(page);
        show(page);
        QVERIFY(driver.settle());
        page.openObject(driver.model().idAt(0), true, u"history"_s);
        auto* table = page.findChild<TableView*>(u"deviceHistoryTable"_s);
        QVERIFY(table);
        QTRY_VERIFY_WITH_TIMEOUT(table->isVisible() && table->model()->rowCount() > 1, patience);
        const int last = table->model()->rowCount() - 1;
        QCOMPARE(cell(*table, last, 1), u"Joined the fleet"_s);
        QStringList kinds;
        for (int row = 0; row < last; ++row) {
            kinds.append(cell(*table, row, 1));
            QVERIFY(cell(*table, row, 0) >= cell(*table, row + 1, 0)); // newest first
        }
        QVERIFY(kinds.contains(u"Software updated"_s) || kinds.contains(u"Weaknesses found"_s));
        // sorts by the word beside the icon
        table->model()->sort(1, Qt::AscendingOrder);
        QVERIFY(cell(*table, 0, 1) <= cell(*table, last, 1));
        // the order on screen goes into the file
        auto* whole = page.findChild<PlainList*>(u"deviceHistory"_s);
        table->horizontalHeader()->setSortIndicator(1, Qt::DescendingOrder);
        driver.click(u"deviceHistoryExport"_s);
        auto* chooser = whole->findChild<QFileDialog*>(u"fileDialog"_s);
        QVERIFY(chooser);
        const QString file = m_workspace.path(u"history.csv"_s);
        QSignalSpy ended(&m_workspace.context().desk, &jobs::Desk::finished);
        emit chooser->fileSelected(file);
        chooser->close();
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, patience);
        QFile csv(file);
        QVERIFY(csv.open(QIODevice::ReadOnly));
        const QByteArray text = csv.readAll();
        QVERIFY(text.startsWith("date,change,object,weaknesses,details,snapshot"));
        QCOMPARE(text.count('\n'), last + 2);
        QVERIFY(QString::fromUtf8(text).section(u"\n"_s, 1, 1).contains(u"Weaknesses"_s));
        // and the selected rows to other programs
        table->selectRow(0);
        emit table->customContextMenuRequested(table->visualRect(table->currentIndex()).center());
        auto* menu = table->findChild<QMenu*>(u"rowMenu"_s);
        QVERIFY(menu);
        menu->findChild<QAction*>(u"copyRowsAsCsv"_s)->trigger();
        menu->close();
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(u"Date,Change,Of,"_s));
        // the flyout has no room for it
        page.openObject(driver.model().idAt(1), false);
        auto* list = page.findChild<PlainList*>(u"deviceHistory"_s);
        QTRY_VERIFY(!list->isVisible());
    }

    void missingUpdatesOfWindows()
    {
        SoftwarePage page(m_workspace.context());
        PageDriver driver(page);
        show(page);
        QVERIFY(driver.settle());
        page.openObject(u"microsoft-_-windows_11"_s, true, u"missingUpdates"_s);
        auto* table = page.findChild<TableView*>(u"missingUpdatesTable"_s);
        QTRY_VERIFY_WITH_TIMEOUT(table->isVisible() && table->model()->rowCount() > 0, patience);
        QVERIFY(cell(*table, 0, 0).startsWith(u"KB"_s));
        QVERIFY(cell(*table, 0, 1).contains(u"Security Updates"_s));
        QVERIFY(cell(*table, 0, 3).toInt() > 0); // devices missing it
        QVERIFY(cell(*table, 0, 4).toInt() > 0); // CVEs addressed
        QVERIFY(table->model()
                    ->index(0, 0)
                    .data(Qt::ToolTipRole)
                    .toString()
                    .contains(u"catalog.update.microsoft.com"_s));
        // another one has none, and says so
        page.openObject(u"google-_-chrome"_s, true, u"missingUpdates"_s);
        auto* list = page.findChild<PlainList*>(u"missingUpdates"_s);
        QTRY_VERIFY_WITH_TIMEOUT(
            list->findChild<EmptyState*>(u"missingUpdatesEmpty"_s)->isVisible(), patience);
    }

    void addressesAreOfNumbersOnly()
    {
        QCOMPARE(catalogueAddress(u"5094126"_s),
            u"https://catalog.update.microsoft.com/v7/site/Search.aspx?q=KB5094126"_s);
        QVERIFY(catalogueAddress(u"1&x=http://a"_s).isEmpty());
        QVERIFY(catalogueAddress({}).isEmpty());
    }

    void versionsAsChartAndTable()
    {
        SoftwarePage page(m_workspace.context());
        PageDriver driver(page);
        show(page);
        QVERIFY(driver.settle());
        page.openObject(u"google-_-chrome"_s, true, u"versions"_s);
        auto* versions = page.findChild<QWidget*>(u"software-versionsRelated"_s);
        QVERIFY(versions);
        QTRY_VERIFY_WITH_TIMEOUT(versions->findChild<CategoryBars*>(u"versionChart"_s), patience);
        auto* table = versions->findChild<TableView*>();
        QTRY_VERIFY_WITH_TIMEOUT(table && table->model()->rowCount() > 1, patience);
        auto* chart = versions->findChild<CategoryBars*>(u"versionChart"_s);
        QVERIFY(!chart->findChildren<QAbstractButton*>().isEmpty());
        QVERIFY(chart->findChildren<QAbstractButton*>().size() <= 8);
    }

    void overviewTellsSeveritiesAndCourse()
    {
        SoftwarePage page(m_workspace.context());
        PageDriver driver(page);
        show(page);
        QVERIFY(driver.settle());
        page.openObject(u"google-_-chrome"_s, true, u"overview"_s);
        TrendChart* course = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT(
            (course = page.findChild<TrendChart*>(u"exposedCourse"_s)) != nullptr, patience);
        QVERIFY(course->count() >= 2); // two snapshots, and days of events between them
        const int newest = course->count() - 1;
        QVERIFY(course->hasEvent(newest));
        const QString told = course->describe(newest); // the day, the devices, what happened
        QVERIFY2(told.contains(u"2026: "_s) && !told.contains(u".0"_s), qPrintable(told));
        QVERIFY2(told.contains(u"Chrome"_s), qPrintable(told));
        auto* panel = page.findChild<ObjectPanel*>(u"softwarePanel"_s);
        const auto counts = [panel] {
            qint64 sum = 0;
            auto* chart = panel->findChild<CategoryBars*>(u"severityChart"_s);
            if (!chart)
                return qint64(-1);
            for (auto* bar : chart->findChildren<QAbstractButton*>()) {
                bool known = false;
                sum += QLocale().toLongLong(bar->accessibleName().section(u": "_s, 1), &known);
                if (!known)
                    return qint64(-1);
            }
            return sum;
        };
        QTRY_VERIFY_WITH_TIMEOUT(counts() > 0, patience);
        QVERIFY(counts() <= panel->facts().count(u"weaknesses")); // some have no severity
    }

    void eventTimelineOfASoftwareLeadsOn()
    {
        SoftwarePage page(m_workspace.context());
        PageDriver driver(page);
        show(page);
        QVERIFY(driver.settle());
        page.openObject(u"google-_-chrome"_s, true, u"events"_s);
        TableView* table = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((table = page.findChild<TableView*>(u"eventsRelatedTable"_s))
                && table->isVisible() && table->model()->rowCount() > 0,
            patience);
        QSignalSpy led(&page, &Page::navigate);
        emit table->rowActivated(table->model()->index(0, 0));
        QCOMPARE(led.size(), 1);
        const auto target = led.first().first().value<NavigationTarget>();
        QCOMPARE(target.page, u"events"_s);
        QVERIFY(target.objectId.toInt() > 0);
    }

    void eventsBearIconAndWord()
    {
        EventsPage page(m_workspace.context());
        PageDriver driver(page);
        show(page);
        QVERIFY(driver.settle());
        const QModelIndex index = driver.table().model()->index(0, driver.column(u"type"_s));
        const auto icon = index.data(RawValueRole).value<CellIcon>();
        QVERIFY(!icon.icon.isEmpty());
        QCOMPARE(index.data(Qt::DisplayRole).toString(), icon.words);
        using enum domain::EventType;
        QStringList icons;
        for (const auto type : {NewVulnerability, NewPublicExploit, ExploitVerified, ExploitInKit,
                 NewConfigurationAssessment, AddedToKev, SoftwareInstalled, SoftwareRemoved,
                 SoftwareUpdated, EndOfSupport}) {
            const CellIcon each = eventCell(domain::text(type));
            QCOMPARE(each.words, domain::text(type));
            QVERIFY(!m_workspace.theme->icon(each.icon).isNull());
            icons.append(each.icon);
        }
        QCOMPARE(icons.removeDuplicates(), 0); // each its own
        QVERIFY(trendCell(u"None"_s).words.isEmpty());
        QVERIFY(!m_workspace.theme->icon(trendCell(u"Up"_s).icon).isNull());
    }
};

QTEST_MAIN(TestObjectLists)
#include "tst_objectlists.moc"
