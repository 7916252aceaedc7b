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
#include "views/widgets/inlinemessage.h"

#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QSettings>
#include <QSignalSpy>

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
