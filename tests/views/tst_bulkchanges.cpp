// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is done to several rows at once, and the views of a list that come back: device value with
// undo, tags, exceptions for ticked recommendations, saved views, marks and curves of cells.
#include "models/jobs/workflowjobs.h"
#include "tests/views/demoworkspace.h"
#include "tests/views/pagedriver.h"
#include "views/dialogs/contextcsvdialog.h"
#include "views/dialogs/devicegroupdialog.h"
#include "views/dialogs/exceptiondialog.h"
#include "views/dialogs/removetagsdialog.h"
#include "views/pages/devicespage.h"
#include "views/pages/recommendationspage.h"
#include "views/pages/savedviews.h"
#include "views/panels/devicepanel.h"
#include "views/vocabulary/presentedmodel.h"
#include "views/vocabulary/threatcells.h"
#include "views/widgets/filterbar.h"
#include "views/widgets/filterchip.h"

#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>

using namespace Qt::StringLiterals;
using namespace parapet;
using namespace parapet::views;
using tests::DemoWorkspace;
using tests::PageDriver;

class TestBulkChanges : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_workspace.make(*qApp, 60, 2)); }

    void deviceValueChangesAndIsUndone()
    {
        DevicesPage page(m_workspace.context());
        PageDriver driver(page);
        show(page, driver);
        const QString name = u"computerDnsName"_s;
        driver.tick(0, name);
        driver.tick(2, name);
        const QStringList ids = driver.model().checkedIds();
        QCOMPARE(ids.size(), 2);
        const QStringList before{valueOf(ids[0]), valueOf(ids[1])};
        auto* button = page.findChild<QPushButton*>(u"selectionValue"_s);
        const QString wanted = before[0] == "Low"_L1 ? u"High"_s : u"Low"_s;
        for (QAction* action : button->menu()->actions()) {
            if (action->objectName() == u"value"_s + wanted)
                action->trigger();
        }
        auto* message = page.findChild<InlineMessage*>(u"pageMessage"_s);
        QTRY_VERIFY_WITH_TIMEOUT(message->isVisible(), 20'000);
        QVERIFY(message->text().contains(u"2"));
        QCOMPARE(valueOf(ids[0]), wanted);
        QCOMPARE(valueOf(ids[1]), wanted);
        driver.click(u"messageUndo"_s);
        QTRY_VERIFY_WITH_TIMEOUT(message->text().startsWith(u"Undone"), 20'000);
        QCOMPARE(valueOf(ids[0]), before[0]);
        QCOMPARE(valueOf(ids[1]), before[1]);
    }

    void pageSaysThatItTells()
    {
        DevicesPage page(m_workspace.context());
        PageDriver driver(page);
        show(page, driver);
        QSignalSpy followed(&page, &Page::follows);
        driver.tick(3, u"computerDnsName"_s);
        page.findChild<QPushButton*>(u"selectionFacing"_s)->menu()->actions().first()->trigger();
        QTRY_COMPARE(followed.size(), 1);
        QVERIFY(m_workspace.waitForJob(followed.first().first().toInt()));
    }

    void tagsAreAdded()
    {
        DevicesPage page(m_workspace.context());
        PageDriver driver(page);
        show(page, driver);
        driver.tick(1, u"computerDnsName"_s);
        const QString id = driver.model().checkedIds().first();
        driver.click(u"selectionTag"_s);
        auto* dialog = page.findChild<QDialog*>(u"tagDialog"_s);
        QVERIFY(dialog);
        auto* submit = dialog->findChild<QPushButton*>(u"submit"_s);
        QTest::mouseClick(submit, Qt::LeftButton);
        QVERIFY(dialog->isVisible()); // nothing is written yet
        QTest::keyClicks(dialog->findChild<QLineEdit*>(u"name"_s), u"  pilot   ring "_s);
        QTest::mouseClick(submit, Qt::LeftButton);
        QVERIFY(!dialog->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(m_workspace.rowOf(domain::Kind::Devices, id)
                                     .list(u"machineTags")
                                     .contains(u"pilot ring"_s),
            20'000);
    }

    void groupIsSetAndUndone()
    {
        DevicesPage page(m_workspace.context());
        PageDriver driver(page);
        show(page, driver);
        driver.tick(1, u"computerDnsName"_s);
        driver.tick(2, u"computerDnsName"_s);
        const QString id = driver.model().checkedIds().first();
        const QString before = groupOf(id);
        driver.click(u"selectionGroup"_s);
        auto* dialog = page.findChild<DeviceGroupDialog*>();
        QVERIFY(dialog);
        auto* group = dialog->findChild<QComboBox*>(u"deviceGroup"_s);
        QTRY_VERIFY(group->findText(before) >= 0);
        QVERIFY(group->currentText().isEmpty());
        auto* isNew = dialog->findChild<QLabel*>(u"newGroup"_s);
        auto* submit = dialog->findChild<QPushButton*>(u"submit"_s);
        submit->click(); // names none yet
        QVERIFY(dialog->isVisible());
        group->setEditText(before);
        QVERIFY(!isNew->text().startsWith(u"A new"_s));
        group->setEditText(u" Board   room "_s);
        QVERIFY(isNew->text().startsWith(u"A new"_s));
        submit->click();
        auto* message = page.findChild<InlineMessage*>(u"pageMessage"_s);
        QTRY_COMPARE_WITH_TIMEOUT(message->text(), u"2 devices: device group Board room"_s, 20'000);
        QCOMPARE(groupOf(id), u"Board room"_s);
        QTRY_VERIFY(page.pane(0).filterBar().findChild<FilterChip*>(u"groupChip"_s));
        auto* panel = page.findChild<DevicePanel*>();
        page.openObject(id);
        QTRY_COMPARE(panel->facts().text(u"importedGroupName"), before);
        QTRY_VERIFY([panel] {
            const auto labels = panel->findChildren<QLabel*>();
            return std::any_of(labels.begin(), labels.end(),
                [](const QLabel* label) { return label->text() == u"Group by the import"; });
        }());
        driver.click(u"messageUndo"_s);
        QTRY_VERIFY_WITH_TIMEOUT(message->text().startsWith(u"Undone"), 20'000);
        QCOMPARE(groupOf(id), before);
    }

    void contextMenuChangesTheSelectedRows()
    {
        DevicesPage page(m_workspace.context());
        PageDriver driver(page);
        show(page, driver);
        driver.table().selectRow(4);
        const QString id = driver.model().idAt(4);
        const auto menu = [&](const QString& name) {
            emit driver.table().customContextMenuRequested(
                driver.table().visualRect(driver.table().currentIndex()).center());
            auto* shown = driver.table().findChild<QMenu*>(u"rowMenu"_s);
            if (auto* action = shown->findChild<QAction*>(name))
                action->trigger();
            delete shown;
        };
        domain::ContextChange change;
        change.addTags = {u"to go"_s, u"to stay"_s};
        change.group = u"Elsewhere"_s;
        const auto job =
            jobs::startChangingDevices(m_workspace.context().desk, {{QStringList{id}, change}});
        QVERIFY(m_workspace.waitForJob(job));
        QVERIFY(driver.settle());
        driver.table().selectRow(placeOf(driver, id));
        menu(u"rowRemoveTags"_s);
        auto* remove = page.findChild<RemoveTagsDialog*>();
        QVERIFY(remove);
        auto* tags = remove->findChild<QListWidget*>(u"tags"_s);
        auto* submit = remove->findChild<QPushButton*>(u"submit"_s);
        QTRY_VERIFY(tags->count() >= 2);
        QVERIFY(!submit->isEnabled());
        // nothing of the list is cut though it came after the form was opened
        auto* fields = remove->findChild<QScrollArea*>();
        QTRY_COMPARE(fields->verticalScrollBar()->maximum(), 0);
        QVERIFY(remove->frameGeometry().height() <= remove->screen()->availableSize().height());
        for (QListWidgetItem* item : tags->findItems(u"to go"_s, Qt::MatchStartsWith))
            item->setCheckState(Qt::Checked);
        submit->click();
        const auto left = [&] {
            return m_workspace.rowOf(domain::Kind::Devices, id).list(u"machineTags");
        };
        QTRY_VERIFY_WITH_TIMEOUT(!left().contains(u"to go"_s), 20'000);
        QVERIFY(left().contains(u"to stay"_s));
        QVERIFY(driver.settle());
        driver.table().selectRow(placeOf(driver, id));
        menu(u"rowGroup"_s);
        auto* group = page.findChild<DeviceGroupDialog*>();
        QVERIFY(group);
        group->findChild<QRadioButton*>(u"asImported"_s)->setChecked(true);
        group->findChild<QPushButton*>(u"submit"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(groupOf(id) != u"Elsewhere"_s, 20'000);
    }

    void fromACsvWithPreview()
    {
        DevicesPage page(m_workspace.context());
        PageDriver driver(page);
        show(page, driver);
        const QString id = driver.model().idAt(0);
        const QString before = valueOf(id);
        const QString wanted = before == "Low"_L1 ? u"High"_s : u"Low"_s;
        QFile csv(m_workspace.path(u"context.csv"_s));
        QVERIFY(csv.open(QIODevice::WriteOnly));
        csv.write(
            u"id,deviceValue,machineTags\r\n%1,%2,from a file\r\nnobody,High,\r\n"_s.arg(id, wanted)
                .toUtf8());
        csv.close();
        driver.click(u"contextFromCsv"_s);
        auto* chooser = page.findChild<QFileDialog*>(u"contextFileDialog"_s);
        QVERIFY(chooser);
        emit chooser->fileSelected(csv.fileName());
        chooser->close();
        auto* dialog = page.findChild<ContextCsvDialog*>();
        QVERIFY(dialog);
        auto* apply = dialog->findChild<QPushButton*>(u"submit"_s);
        QTRY_VERIFY_WITH_TIMEOUT(apply->isEnabled(), 20'000);
        QCOMPARE(apply->text(), u"Change 1 device"_s);
        auto* changes = dialog->findChild<TableView*>(u"contextChanges"_s);
        QCOMPARE(changes->model()->rowCount(), 2);
        QCOMPARE(changes->model()->index(0, 3).data().toString(), before);
        QCOMPARE(changes->model()->index(0, 4).data().toString(), wanted);
        QVERIFY(dialog->findChild<TableView*>(u"contextIssues"_s)->model()->rowCount() >= 1);
        QVERIFY(
            dialog->findChild<QLabel*>(u"contextSummary"_s)->text().contains(u"1 row is left out"));
        QCOMPARE(valueOf(id), before); // nothing is written yet
        QTest::mouseClick(apply, Qt::LeftButton);
        auto* message = page.findChild<InlineMessage*>(u"pageMessage"_s);
        QTRY_COMPARE_WITH_TIMEOUT(message->text(), u"1 device is changed."_s, 20'000);
        QCOMPARE(valueOf(id), wanted);
        driver.click(u"messageUndo"_s);
        QTRY_VERIFY_WITH_TIMEOUT(message->text().startsWith(u"Undone"), 20'000);
        QCOMPARE(valueOf(id), before);
        QVERIFY(!m_workspace.rowOf(domain::Kind::Devices, id)
                     .list(u"machineTags")
                     .contains("from a file"_L1));
    }

    void brokenCsvIsTold()
    {
        ContextCsvDialog dialog(m_workspace.context(), u"/nowhere/x.csv"_s, nullptr);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        auto* words = dialog.findChild<QLabel*>(u"contextSummary"_s);
        QTRY_VERIFY(words->text().contains(u"There is no file"));
        QVERIFY(!dialog.findChild<QPushButton*>(u"submit"_s)->isEnabled());
    }

    void severalExceptionsAtOnce()
    {
        RecommendationsPage page(m_workspace.context());
        PageDriver driver(page);
        show(page, driver);
        const int active = driver.model().rowCount();
        driver.tick(0, u"recommendationName"_s);
        driver.tick(1, u"recommendationName"_s);
        driver.click(u"selectionException"_s);
        ExceptionDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = page.findChild<ExceptionDialog*>()));
        QCOMPARE(dialog->requests().size(), 2U);
        auto* justification = dialog->findChild<QComboBox*>(u"justification"_s);
        QCOMPARE(justification->count(), 4); // a false positive is of one software
        justification->setCurrentIndex(0);
        auto* scores = dialog->findChild<QLabel*>(u"previewScores"_s);
        QTRY_VERIFY_WITH_TIMEOUT(scores->text().contains(u"→"), 20'000);
        QTRY_VERIFY(dialog->findChild<QLabel*>(u"previewHides"_s)->text().contains(u"finding"));
        dialog->findChild<QPlainTextEdit*>(u"justificationContext"_s)
            ->setPlainText(u"Behind a proxy"_s);
        QTest::mouseClick(dialog->findChild<QPushButton*>(u"submit"_s), Qt::LeftButton);
        QVERIFY(driver.waitForRows(active - 2));
        auto* message = page.findChild<InlineMessage*>(u"pageMessage"_s);
        QTRY_VERIFY(message->text().startsWith(u"2 "));
    }

    void savedViewsComeBack()
    {
        RecommendationsPage page(m_workspace.context());
        PageDriver driver(page);
        show(page, driver);
        SavedViews& views = page.savedViews();
        views.save(u"   "_s);
        QVERIFY(views.names().isEmpty());
        page.pane(0).setTextFilter(u"weaknesses > 3"_s);
        page.pane(0).setSort(u"weaknesses:desc"_s);
        QVERIFY(driver.settle());
        const QString filter = page.pane(0).filter();
        const int rows = driver.model().rowCount();
        views.save(u" Many & old "_s);
        QCOMPARE(views.names(), QStringList{u"Many & old"_s});
        page.pane(0).resetView();
        QVERIFY(driver.settle());
        QVERIFY(page.pane(0).filter() != filter);
        QCOMPARE(page.pane(0).filter(),
            u"(status == \"Active\") or (status == \"Partial exception\")"_s);
        views.show(u"Many & old"_s);
        QVERIFY(driver.waitForRows(rows));
        QCOMPARE(page.pane(0).filter(), filter);
        QCOMPARE(driver.model().sortText(), u"weaknesses:desc"_s);
        views.remove(u"Many & old"_s);
        QVERIFY(views.names().isEmpty());
    }

    void filterErrorsCountFromTheText()
    {
        RecommendationsPage page(m_workspace.context());
        PageDriver driver(page);
        show(page, driver); // the chip "Active" is set: the text stands in parentheses
        QString told;
        connect(&driver.model(), &items::TableModel::failed, &page,
            [&told](const QString& message) { told = message; });
        page.pane(0).setTextFilter(u"weaknessez > 3"_s);
        QTRY_VERIFY(!told.isEmpty());
        QVERIFY2(told.startsWith(u"Character 1:"), qPrintable(told));
    }

    void cellsTellThreatsAndCourses()
    {
        RecommendationsPage page(m_workspace.context());
        PageDriver driver(page);
        show(page, driver);
        PresentedModel& shown = page.pane(0).presented();
        const int marks = driver.column(u"inKev"_s);
        const int exposed = driver.column(u"exposedMachinesCount"_s);
        int courses = 0;
        int told = 0;
        for (int row = 0; row < driver.model().rowCount(); ++row) {
            const QModelIndex mark = shown.index(row, marks);
            const auto cell = mark.data(items::RawRole).value<CellMarks>();
            QCOMPARE(cell.marks.size(), 4);
            const domain::Value kev = driver.model().value(row, u"inKev");
            QCOMPARE(!cell.marks.first().icon.isEmpty(), kev == domain::Value(true));
            QCOMPARE(mark.data(Qt::ToolTipRole).toString(), marksWords(cell));
            told += marksWords(cell).isEmpty() ? 0 : 1;
            const auto trend = shown.index(row, exposed).data(items::RawRole).value<CellTrend>();
            QVERIFY(trend.words.contains(u" / "));
        }
        QVERIFY(told > 0);
        QTRY_VERIFY([&] {
            courses = 0;
            for (int row = 0; row < driver.model().rowCount(); ++row)
                courses +=
                    shown.index(row, exposed).data(items::RawRole).value<CellTrend>().course.size()
                        == 2
                    ? 1
                    : 0;
            return courses == driver.model().rowCount();
        }());
        const QStringList fields = page.pane(0).csvExport(u"x.csv"_s).fields;
        for (const QString& field : marksFields(domain::Kind::Recommendations))
            QVERIFY2(fields.contains(field), qPrintable(field));
    }

private:
    static void show(ListPage& page, PageDriver& driver)
    {
        page.resize(1300, 850);
        page.show();
        QVERIFY(driver.settle());
        QTRY_VERIFY(driver.model().rowCount() > 0);
    }
    static int placeOf(PageDriver& driver, const QString& id)
    {
        for (int row = 0; row < driver.model().rowCount(); ++row)
            if (driver.model().idAt(row) == id)
                return row;
        return -1;
    }
    QString groupOf(const QString& device)
    {
        return m_workspace.rowOf(domain::Kind::Devices, device).text(u"rbacGroupName");
    }
    QString valueOf(const QString& device)
    {
        return m_workspace.rowOf(domain::Kind::Devices, device).text(u"deviceValue");
    }

    DemoWorkspace m_workspace;
};

QTEST_MAIN(TestBulkChanges)
#include "tst_bulkchanges.moc"
