// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// "Snapshots and feeds" over the demo fleet: its lists, its tabs, the way to the past, CSV.
#include "views/pages/sourcespage.h"
#include "views/panels/sources/sourcelist.h"
#include "workbench.h"

#include <QFile>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>

using namespace Qt::StringLiterals;
using namespace parapet;
using tests::Workbench;
using views::SourceList;
using views::SourcesPage;

class TestSources : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void listsSnapshots();
    void tabsShowTheOthers();
    void staleFeedsSaySo();
    void viewsAPastSnapshot();
    void exportsWhatIsOnScreen();
    void stateComesBack();

private:
    std::unique_ptr<Workbench> m_bench;
    std::unique_ptr<SourcesPage> m_page;
};

void TestSources::initTestCase()
{
    m_bench = std::make_unique<Workbench>();
    QVERIFY(m_bench->loadDemo());
    m_page = std::make_unique<SourcesPage>(m_bench->context());
    m_page->resize(1000, 700);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
}

void TestSources::cleanupTestCase()
{
    m_page.reset();
    m_bench.reset();
}

void TestSources::listsSnapshots()
{
    auto* table = m_page->findChild<QTableView*>(u"snapshotsTable"_s);
    QTRY_COMPARE(table->model()->rowCount(), 4);
    QTRY_VERIFY(table->isVisible());
    QVERIFY(m_page->findChild<QPushButton*>(u"viewSnapshot"_s)->isVisible());
}

void TestSources::tabsShowTheOthers()
{
    auto* tabs = m_page->findChild<QTabBar*>(u"sourcesTabs"_s);
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(1).center());
    auto* feeds = m_page->findChild<QTableView*>(u"feedsTable"_s);
    QTRY_VERIFY(feeds->isVisible());
    QTRY_VERIFY(feeds->model()->rowCount() >= 2); // every import of KEV and EPSS
    QVERIFY(!m_page->findChild<QPushButton*>(u"viewSnapshot"_s)->isVisible());
    m_page->activate({u"sources"_s, {}, {}, {}, u"issues"_s});
    QCOMPARE(tabs->currentIndex(), 2);
    auto* issues = m_page->findChild<SourceList*>(u"issues"_s);
    QTRY_VERIFY(issues->isVisible());
}

void TestSources::staleFeedsSaySo()
{
    // The demo's feeds are dated; the model must say "Stale" exactly where the age says so.
    auto* table = m_page->findChild<QTableView*>(u"feedsTable"_s);
    auto* list = m_page->findChild<SourceList*>(u"feeds"_s);
    const int column = list->model().columnOf(u"ageDays");
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        QTRY_VERIFY(!table->model()->index(row, column).data(items::LoadingRole).toBool());
        const domain::Value value = list->model().value(row, u"ageDays");
        const auto* age = std::get_if<qint64>(&value);
        const bool stale =
            table->model()->index(row, column).data().toString().contains(u"Stale"_s);
        // A superseded import may be old: the newer one counts.
        bool superseded = false;
        for (int other = 0; other < list->model().rowCount(); ++other)
            superseded = superseded
                || (list->model().value(other, u"name") == list->model().value(row, u"name")
                    && list->model().value(row, u"importedAt")
                        < list->model().value(other, u"importedAt"));
        QCOMPARE(stale, age && *age > 30 && !superseded);
    }
}

void TestSources::viewsAPastSnapshot()
{
    m_page->activate({u"sources"_s, {}, {}, {}, u"snapshots"_s});
    auto* table = m_page->findChild<QTableView*>(u"snapshotsTable"_s);
    auto* list = m_page->findChild<SourceList*>(u"snapshots"_s);
    auto* button = m_page->findChild<QPushButton*>(u"viewSnapshot"_s);
    QTRY_VERIFY(!list->model().idAt(3).isEmpty());
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
        table->visualRect(table->model()->index(3, 1)).center());
    QTRY_VERIFY(button->isEnabled());
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(QString::number(m_bench->library.scope().snapshot), list->model().idAt(3));
    m_bench->library.setScope({});
}

void TestSources::exportsWhatIsOnScreen()
{
    auto* list = m_page->findChild<SourceList*>(u"snapshots"_s);
    QTRY_COMPARE(list->model().rowCount(), 4);
    const QString path = m_bench->folder.filePath(u"snapshots.csv"_s);
    const jobs::CsvExport request = list->csvExport(path);
    QVERIFY(request.fields.contains(u"takenAt"_s));
    QVERIFY(!request.fields.contains(u"model"_s)); // hidden on screen
    const auto outcome = m_bench->run([&] { m_bench->desk.exportCsv(request); });
    QVERIFY(outcome && outcome->done);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = file.readAll().split('\n');
    QCOMPARE(lines.size(), 6); // header, four rows, the end
    QVERIFY(lines.first().startsWith(request.fields.join(u',').toUtf8()));
}

void TestSources::stateComesBack()
{
    m_page->activate({u"sources"_s, {}, {}, {}, u"feeds"_s});
    const QVariantMap state = m_page->saveState();
    m_page->activate({u"sources"_s, {}, {}, {}, u"snapshots"_s});
    m_page->restoreState(state);
    QCOMPARE(m_page->findChild<QTabBar*>(u"sourcesTabs"_s)->currentIndex(), 1);
}

QTEST_MAIN(TestSources)
#include "tst_sources.moc"
