// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What every list page does: columns, copies, context menu, flyout, states in between, memory.
#include "models/items/reader.h"
#include "tests/views/demoworkspace.h"
#include "tests/views/pagedriver.h"
#include "views/pages/devicespage.h"
#include "views/pages/softwarepage.h"
#include "views/pages/weaknessespage.h"
#include "views/panels/lists/rowmenu.h"
#include "views/panels/objectpanel.h"
#include "views/widgets/rowtexts.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QScopeGuard>
#include <QSemaphore>
#include <QSignalSpy>
#include <QStackedWidget>

using namespace Qt::StringLiterals;
using namespace parapet;
using namespace parapet::views;
using parapet::tests::DemoWorkspace;
using parapet::tests::PageDriver;

class TestListPage : public QObject
{
    Q_OBJECT

private:
    DemoWorkspace m_workspace;
    std::unique_ptr<DevicesPage> m_page;
    std::unique_ptr<PageDriver> m_driver;

    [[nodiscard]] ObjectPanel* panel()
    {
        return m_page->findChild<ObjectPanel*>(u"devicesPanel"_s);
    }

private slots:
    void initTestCase() { QVERIFY(m_workspace.make(*qApp)); }

    void init()
    {
        m_page = std::make_unique<DevicesPage>(m_workspace.context());
        m_driver = std::make_unique<PageDriver>(*m_page);
        m_page->resize(1200, 800);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        QVERIFY(m_driver->settle());
        QVERIFY(m_driver->model().rowCount() > 10);
    }

    void cleanup()
    {
        m_driver.reset();
        m_page.reset();
    }

    /// Painting alone must bring the rows of later pages.
    void rowsFarDownAreReadWhenTheyAreScrolledTo()
    {
        WeaknessesPage page(m_workspace.context());
        PageDriver driver(page);
        page.resize(1200, 800);
        page.show();
        QVERIFY(driver.settle());
        items::TableModel& model = driver.model();
        const int last = model.rowCount() - 1;
        QVERIFY(last > 200);
        QVERIFY(model.idAt(last).isEmpty());
        driver.table().scrollToBottom();
        QVERIFY(QTest::qWaitFor([&] { return !model.idAt(last).isEmpty(); }, 20'000));
    }

    void aHiddenListReadsNothingTillItIsShownAgain()
    {
        items::TableModel& model = m_driver->model();
        m_page->hide();
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        m_workspace.context().library.refresh();
        QVERIFY(!model.isLoading());
        QTest::qWait(100);
        QCOMPARE(resets.count(), 0);
        m_page->show();
        QVERIFY(model.isLoading());
        QVERIFY(m_driver->settle());
        QVERIFY(resets.count() > 0);
    }

    void rowsOfBeforeAreCoveredWhileOthersAreRead()
    {
        QSemaphore begun;
        QSemaphore goOn;
        const auto release = qScopeGuard([&goOn] { goOn.release(2); });
        const auto holdTheReader = [&] {
            m_workspace.library->lists().post(
                nullptr, [&](const base::Result<items::Reader::Desk>&) {
                    begun.release();
                    goOn.acquire();
                });
            begun.acquire();
        };
        TableView& table = m_driver->table();
        auto* summary = m_page->findChild<QLabel*>(u"pageSummary"_s);
        const QImage before = table.viewport()->grab().toImage();
        const QString counted = summary->text();
        holdTheReader();
        m_driver->clickHeader(u"computerDnsName"_s);
        QVERIFY(m_driver->model().showsFormerRows());
        QVERIFY(table.waiting().isEmpty()); // what is quick does not flicker
        QTRY_COMPARE(table.waiting(), u"Sorting …"_s);
        QCOMPARE(summary->text(), u"Sorting …"_s);
        QVERIFY(table.viewport()->grab().toImage() != before);
        QVERIFY(m_driver->model().rowCount() > 10);
        goOn.release();
        QTRY_VERIFY(table.waiting().isEmpty());
        QVERIFY(m_driver->settle());
        QVERIFY(!m_driver->model().showsFormerRows());
        QCOMPARE(summary->text(), counted);

        holdTheReader();
        m_driver->typeFilter(u"weaknesses > 0"_s);
        QTRY_COMPARE(table.waiting(), u"Loading …"_s);
        m_page->hide(); // nobody looks: nothing is read, nothing is said
        QVERIFY(table.waiting().isEmpty());
        goOn.release();
        m_page->show();
        QVERIFY(m_driver->settle());
        QTRY_VERIFY(table.waiting().isEmpty());
    }

    void anErrorWhileRowsAreCountedDoesNotEndTheCount()
    {
        WeaknessesPage page(m_workspace.context());
        PageDriver driver(page);
        QVERIFY(driver.show());
        const int all = driver.model().rowCount();
        QVERIFY(all > 200);
        auto* summary = page.findChild<QLabel*>(u"pageSummary"_s);
        auto* error = page.findChild<QLabel*>(u"filterError"_s);
        const QString told = summary->text();
        QSemaphore goOn;
        const auto release = qScopeGuard([&goOn] { goOn.release(2); });
        connect(
            &driver.model(), &QAbstractItemModel::modelReset, &page,
            [&] {
                m_workspace.library->lists().post(
                    nullptr, [&](const base::Result<items::Reader::Desk>&) { goOn.acquire(); });
            },
            Qt::SingleShotConnection);
        driver.clickHeader(u"cvss"_s);
        QTRY_COMPARE(driver.model().rowCount(), 200); // the first of them
        driver.typeFilter(u"nosuchfield == \"flash_player\""_s);
        goOn.release();
        QTRY_VERIFY(error->isVisible());
        QVERIFY(driver.settle());
        QCOMPARE(driver.model().rowCount(), all);
        QTRY_COMPARE(summary->text(), told);
        QVERIFY(error->isVisible());
        // the file holds what is in sight
        QVERIFY(!page.currentPane().csvExport({}).filter.contains(u"nosuchfield"));
        driver.typeFilter({});
        QVERIFY(driver.waitForRows(all));
        QVERIFY(!error->isVisible());
    }

    void firstRowsAreFittedAndCountingIsTold()
    {
        WeaknessesPage page(m_workspace.context()); // more rows than come at first
        PageDriver driver(page);
        QSemaphore goOn;
        const auto release = qScopeGuard([&goOn] { goOn.release(2); });
        const auto hold = [&] {
            m_workspace.library->lists().post(
                nullptr, [&](const base::Result<items::Reader::Desk>&) { goOn.acquire(); });
        };
        connect(&driver.model(), &QAbstractItemModel::modelReset, &page, hold);
        page.resize(1200, 800);
        page.show();
        auto* summary = page.findChild<QLabel*>(u"pageSummary"_s);
        QTRY_COMPARE(driver.model().rowCount(), 200);
        QTRY_COMPARE(summary->text(), u"counting …"_s);
        QVERIFY(driver.model().isLoading());
        const int severity = driver.column(u"severity"_s);
        QVERIFY(driver.table().columnWidth(severity) >= driver.table().neededWidth(severity));
        QVERIFY(driver.table().columnWidth(severity) < 100); // not that of columns nobody fitted
        goOn.release();
        QVERIFY(driver.settle());
        QVERIFY(summary->text() != u"counting …"_s);
        // the same with another filter: the number of before is not that of the new rows
        driver.typeFilter(u"id contains \"20\""_s);
        QTRY_COMPARE(summary->text(), u"counting …"_s);
        goOn.release();
        QVERIFY(driver.settle());
        QTRY_VERIFY(summary->text() != u"counting …"_s);
    }

    void modelsObeyTheRules()
    {
        QAbstractItemModelTester presented(
            m_driver->table().model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_driver->typeFilter(u"weaknesses > 0"_s);
        QVERIFY(m_driver->settle());
        m_driver->clickHeader(u"computerDnsName"_s);
        QVERIFY(m_driver->settle());
        m_workspace.library->refresh();
        QVERIFY(m_driver->settle());
    }

    void clickOpensFlyoutAndEscapeClosesIt()
    {
        QVERIFY(panel()->isHidden());
        m_driver->clickRow(1, u"computerDnsName"_s);
        QVERIFY(!panel()->isHidden());
        QCOMPARE(panel()->objectId(), m_driver->model().idAt(1));
        QTRY_COMPARE(panel()->facts().text(u"id"), m_driver->model().idAt(1));
        QTest::keyClick(&m_driver->table(), Qt::Key_Down);
        QCOMPARE(panel()->objectId(), m_driver->model().idAt(2));
        QTest::keyClick(&m_driver->table(), Qt::Key_Escape);
        QVERIFY(panel()->isHidden());
        QVERIFY(m_driver->table().hasFocus());
    }

    void enterAndDoubleClickOpenTheFullPage()
    {
        m_driver->table().selectRow(0);
        QTest::keyClick(&m_driver->table(), Qt::Key_Return);
        QVERIFY(!panel()->isHidden());
        QVERIFY(!m_driver->table().isVisible());
        QTRY_VERIFY(panel()->width() > 1000);
        QTest::keyClick(panel(), Qt::Key_Escape);
        QTRY_VERIFY(m_driver->table().isVisible());
        QVERIFY(panel()->isHidden());
        m_driver->doubleClickRow(2, u"computerDnsName"_s);
        QVERIFY(!m_driver->table().isVisible());
        QCOMPARE(panel()->objectId(), m_driver->model().idAt(2));
    }

    void chipsAndTextTogether()
    {
        const int all = m_driver->model().rowCount();
        QVERIFY(m_driver->choose(u"levelChip"_s, u"High"_s));
        QVERIFY(m_driver->settle());
        QCOMPARE(m_driver->model().filter(), u"exposureLevel == \"High\""_s);
        const int high = m_driver->model().rowCount();
        QVERIFY(high < all);
        QVERIFY(m_driver->choose(u"levelChip"_s, u"Medium"_s));
        QVERIFY(m_driver->settle());
        QVERIFY(m_driver->model().rowCount() >= high);
        m_driver->typeFilter(u"weaknesses > 1 or hazard > 0.5"_s);
        QVERIFY(m_driver->settle());
        QCOMPARE(m_driver->model().filter(),
            u"(weaknesses > 1 or hazard > 0.5) and ((exposureLevel == \"High\") or "
            u"(exposureLevel == \"Medium\"))"_s);
        for (const QString& level : m_driver->texts(u"exposureLevel"_s))
            QVERIFY(level == u"High" || level == u"Medium");
    }

    void wrongFilterIsToldAndLeavesTheRows()
    {
        const int all = m_driver->model().rowCount();
        auto* error = m_driver->find<QLabel>(u"filterError"_s);
        m_driver->typeFilter(u"weeknesses > 0"_s);
        QTRY_VERIFY(!error->text().isEmpty());
        QVERIFY(error->isVisible());
        QCOMPARE(m_driver->model().rowCount(), all);
        m_driver->typeFilter(u"weaknesses > 0"_s);
        QVERIFY(m_driver->settle());
        QVERIFY(!error->isVisible());
    }

    void filterThatMatchesNothingCanBeCleared()
    {
        const int all = m_driver->model().rowCount();
        m_driver->typeFilter(u"computerDnsName == \"no such device\""_s);
        QVERIFY(m_driver->waitForRows(0));
        auto* clear = m_driver->find<QPushButton>(u"clearFiltersEmpty"_s);
        QTRY_VERIFY(clear->isVisible());
        QTest::mouseClick(clear, Qt::LeftButton);
        QVERIFY(m_driver->waitForRows(all));
        QVERIFY(m_driver->table().isVisible());
    }

    /// The link beside the chips clears the line, too; Ctrl+F leads there.
    void linkClearsEveryFilter()
    {
        const int all = m_driver->model().rowCount();
        m_driver->typeFilter(u"weaknesses > 100000"_s);
        QVERIFY(m_driver->waitForRows(0));
        auto* clear = m_driver->find<QPushButton>(u"clearFilters"_s);
        QTRY_VERIFY(clear->isVisible());
        QTest::mouseClick(clear, Qt::LeftButton);
        QVERIFY(m_driver->waitForRows(all));
        QVERIFY(!clear->isVisible());
    }

    void headerClickSorts()
    {
        m_driver->clickHeader(u"computerDnsName"_s);
        QVERIFY(m_driver->settle());
        const QString first = m_driver->model().sortText();
        QVERIFY2(first.startsWith(u"computerDnsName"), qPrintable(first));
        const QStringList once = m_driver->texts(u"computerDnsName"_s);
        m_driver->clickHeader(u"computerDnsName"_s);
        QVERIFY(m_driver->settle());
        QVERIFY(m_driver->model().sortText() != first);
        QCOMPARE(m_driver->texts(u"computerDnsName"_s).first(), once.last());
    }

    void csvHoldsExactlyTheScreen()
    {
        QVERIFY(m_driver->choose(u"levelChip"_s, u"High"_s));
        QVERIFY(m_driver->settle());
        m_driver->clickHeader(u"computerDnsName"_s);
        QVERIFY(m_driver->settle());
        QHeaderView* header = m_driver->table().horizontalHeader();
        header->moveSection(header->visualIndex(m_driver->column(u"lastSeen"_s)), 0);
        m_driver->table().setColumnHidden(m_driver->column(u"machineTags"_s), true);
        const QStringList fields = m_page->currentPane().shownFields();
        QCOMPARE(fields.first(), u"lastSeen"_s);
        QVERIFY(!fields.contains(u"machineTags"_s));

        QTest::mouseClick(m_driver->find<QPushButton>(u"exportCsv"_s), Qt::LeftButton);
        auto* dialog = m_page->findChild<QFileDialog*>(u"fileDialog"_s);
        QVERIFY(dialog);
        const QString file = m_workspace.path(u"screen.csv"_s);
        emit dialog->fileSelected(file);
        dialog->close();
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file), 20'000);
        QFile csv(file);
        QVERIFY(csv.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(csv.readAll());
        QStringList lines = text.split(u"\r\n"_s, Qt::SkipEmptyParts);
        QCOMPARE(lines.takeFirst().remove(QChar(0xfeff)), fields.join(u','));
        QCOMPARE(lines.size(), m_driver->model().rowCount());
        const qsizetype name = fields.indexOf(u"computerDnsName"_s);
        for (int row = 0; row < lines.size(); ++row)
            QCOMPARE(lines[row].split(u',').value(name),
                m_driver->texts(u"computerDnsName"_s).value(row));
    }

    void copiesAsCsvAndMarkdown()
    {
        m_driver->table().selectRow(0);
        const QString name = m_driver->texts(u"computerDnsName"_s).first();
        const QString csv = selectionAsCsv(m_driver->table());
        QVERIFY(csv.startsWith(u"Device name,"_s));
        QVERIFY(csv.contains(name));
        QCOMPARE(csv.count(u"\r\n"_s), 2);
        const QString markdown = selectionAsMarkdown(m_driver->table());
        QCOMPARE(markdown.count(u'\n'), 3);
        QVERIFY(markdown.split(u'\n').at(1).startsWith(u"| ---"_s));
    }

    void valueUnderThePointerFilters()
    {
        const int all = m_driver->model().rowCount();
        const QString group = m_driver->texts(u"rbacGroupName"_s).first();
        const QModelIndex cell =
            m_driver->table().model()->index(0, m_driver->column(u"rbacGroupName"_s));
        m_driver->table().scrollTo(cell);
        emit m_driver->table().customContextMenuRequested(
            m_driver->table().visualRect(cell).center());
        auto* menu = m_driver->table().findChild<QMenu*>(u"rowMenu"_s);
        QVERIFY(menu);
        for (QAction* action : menu->actions()) {
            if (action->text().startsWith(u"Exclude"_s))
                action->trigger();
        }
        menu->close();
        QVERIFY(m_driver->settle());
        QVERIFY(m_driver->model().rowCount() < all);
        QVERIFY(!m_driver->texts(u"rbacGroupName"_s).contains(group));
    }

    void remembersItsPlace()
    {
        QVERIFY(m_driver->choose(u"levelChip"_s, u"High"_s));
        m_driver->typeFilter(u"weaknesses > 0"_s);
        m_driver->clickHeader(u"weaknesses"_s);
        QVERIFY(m_driver->settle());
        m_driver->table().setColumnHidden(m_driver->column(u"version"_s), true);
        m_driver->clickRow(0, u"computerDnsName"_s);
        panel()->setPanelWidth(512);
        const QString open = panel()->objectId();
        const QVariantMap state = m_page->saveState();
        const QString sort = m_driver->model().sortText();
        const QString filter = m_driver->model().filter();

        DevicesPage again(m_workspace.context());
        again.restoreState(state);
        again.resize(1200, 800);
        again.show();
        QVERIFY(QTest::qWaitForWindowExposed(&again));
        PageDriver driver(again);
        QVERIFY(driver.settle());
        QCOMPARE(driver.model().filter(), filter);
        QCOMPARE(driver.model().sortText(), sort);
        QVERIFY(driver.table().isColumnHidden(driver.column(u"version"_s)));
        auto* flyout = again.findChild<ObjectPanel*>(u"devicesPanel"_s);
        QVERIFY(!flyout->isHidden());
        QCOMPARE(flyout->objectId(), open);
        QCOMPARE(flyout->panelWidth(), 512);
    }

    void strangeStateIsIgnored()
    {
        m_page->restoreState({{u"devices"_s, 7}, {u"open"_s, QVariantList{1}}, {u"pane"_s, 3}});
        m_page->restoreState({{u"devices"_s,
            QVariantMap{{u"columns"_s, QByteArray("junk")}, {u"chips"_s, u"x"_s}}}});
        QVERIFY(m_driver->settle());
        QVERIFY(m_driver->model().rowCount() > 10);
    }

    void targetsSetFilterAndOpenObjects()
    {
        NavigationTarget target;
        target.page = u"devices"_s;
        target.filter = u"exposureLevel == \"High\""_s;
        target.sort = u"computerDnsName"_s;
        target.objectId = m_driver->model().idAt(0);
        target.tab = u"findings"_s;
        m_page->activate(target);
        QVERIFY(m_driver->settle());
        QCOMPARE(m_driver->model().filter(), target.filter);
        // said by the chip that can say it, not as text
        QCOMPARE(m_page->findChild<QLineEdit*>(u"textFilter"_s)->text(), QString());
        QCOMPARE(m_driver->model().sortText(), target.sort);
        QVERIFY(!panel()->isHidden());
        QCOMPARE(panel()->currentTab(), 3);
    }

    void otherListsLoadAndObey()
    {
        SoftwarePage software(m_workspace.context());
        WeaknessesPage weaknesses(m_workspace.context());
        for (ListPage* page :
            {static_cast<ListPage*>(&software), static_cast<ListPage*>(&weaknesses)}) {
            page->resize(1200, 800);
            page->show();
            QVERIFY(QTest::qWaitForWindowExposed(page));
            PageDriver driver(*page);
            QAbstractItemModelTester tester(
                driver.table().model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
            QVERIFY(driver.settle());
            QVERIFY(driver.model().rowCount() > 5);
            const QString name = page == &software ? u"name"_s : u"id"_s;
            driver.clickRow(0, name);
            auto* flyout = page->findChild<ObjectPanel*>();
            QTRY_COMPARE(flyout->facts().text(u"id"), driver.model().idAt(0));
        }
    }

    void everyControlHasAName()
    {
        m_driver->clickRow(0, u"computerDnsName"_s);
        QTRY_VERIFY(!panel()->facts().text(u"id").isEmpty());
        for (const QAbstractButton* button : m_page->findChildren<QAbstractButton*>()) {
            // Icons inside a line edit belong to it.
            if (button->isVisible() && !qobject_cast<const QLineEdit*>(button->parent()))
                QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty(),
                    qPrintable(button->objectName()));
        }
        for (const QAbstractItemView* view : m_page->findChildren<QAbstractItemView*>()) {
            if (view->isVisible() && !qobject_cast<const QHeaderView*>(view))
                QVERIFY2(!view->accessibleName().isEmpty(), qPrintable(view->objectName()));
        }
    }
};

QTEST_MAIN(TestListPage)
#include "tst_listpage.moc"
