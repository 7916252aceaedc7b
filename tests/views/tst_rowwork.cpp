// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Acting on rows wherever they are listed: the ticks for the plan are one set for every list and
// flyout, and the context menus of recommendations, weaknesses, software and devices lead to the
// work.
#include "models/domain/terms.h"
#include "models/items/ticks.h"
#include "tests/views/demoworkspace.h"
#include "tests/views/pagedriver.h"
#include "views/dialogs/exceptiondialog.h"
#include "views/dialogs/inaccuracydialog.h"
#include "views/dialogs/requestremediationdialog.h"
#include "views/pages/dashboardpage.h"
#include "views/pages/devicespage.h"
#include "views/pages/recommendationspage.h"
#include "views/pages/softwarepage.h"
#include "views/pages/weaknessespage.h"
#include "views/panels/objectpanel.h"
#include "views/panels/relatedlist.h"
#include "views/widgets/inlinemessage.h"
#include "views/widgets/selectionbar.h"

#include <QCheckBox>
#include <QItemSelectionModel>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace parapet;
using namespace parapet::views;
using parapet::tests::DemoWorkspace;
using parapet::tests::PageDriver;
using parapet::tests::rowsWithin;

class TestRowWork : public QObject
{
    Q_OBJECT

private:
    static constexpr int patience = 60'000;
    DemoWorkspace m_workspace;

    [[nodiscard]] items::Ticks& ticks() { return m_workspace.library->tickedRecommendations(); }
    static void tick(TableView& table, int row, int column)
    {
        const QModelIndex index = table.model()->index(row, column);
        table.scrollTo(index);
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {},
            CellDelegate::checkRect(table.visualRect(index)).center());
    }
    static void select(TableView& table, const QList<int>& rows)
    {
        table.selectionModel()->clear();
        for (const int row : rows)
            table.selectionModel()->setCurrentIndex(table.model()->index(row, 0),
                QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    /// By the menu key, at the current row.
    static QMenu* menuOf(TableView& table)
    {
        emit table.customContextMenuRequested({-1, -1});
        const auto menus = table.findChildren<QMenu*>(u"rowMenu"_s);
        return menus.isEmpty() ? nullptr : menus.last(); // those before it are closing
    }
    static QStringList entries(QMenu* menu)
    {
        QStringList names;
        if (menu)
            for (const QAction* each : menu->actions())
                names.append(each->objectName());
        return names;
    }
    static bool trigger(QMenu* menu, const QString& action)
    {
        auto* found = menu ? menu->findChild<QAction*>(action) : nullptr;
        if (found && found->isEnabled())
            found->trigger();
        if (menu)
            menu->close();
        return found != nullptr && found->isEnabled();
    }
    template <class Dialog>
    static Dialog* dialogOf(QWidget& page)
    {
        Dialog* dialog = nullptr;
        (void)QTest::qWaitFor(
            [&] { return (dialog = page.findChild<Dialog*>()) && dialog->isVisible(); }, patience);
        return dialog;
    }
    static void dismiss(QDialog& dialog)
    {
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QTRY_VERIFY(!dialog.isVisible());
    }
    static QString effectOf(QWidget& place)
    {
        for (const SelectionBar* bar : place.findChildren<SelectionBar*>())
            if (bar->isVisible())
                return bar->accessibleDescription();
        return {};
    }

private slots:
    void initTestCase() { QVERIFY(m_workspace.make(*qApp, 60, 2)); }
    void cleanup() { ticks().clear(); }

    void ticksAreOneSetEverywhere()
    {
        RecommendationsPage whole(m_workspace.context());
        PageDriver wholeDriver(whole);
        QVERIFY(wholeDriver.show());
        DevicesPage devices(m_workspace.context());
        PageDriver driver(devices);
        QVERIFY(driver.show());
        devices.openObject(driver.model().idAt(0), true, u"recommendations"_s);
        auto* list = devices.findChild<RelatedList*>(u"recommendationsRelated"_s);
        TableView* rows = rowsWithin(*list);
        QVERIFY(rows);
        const int name = list->model()->columnOf(u"recommendationName");
        QVERIFY(effectOf(devices).isEmpty());
        tick(*rows, 0, name);
        tick(*rows, 1, name);
        QStringList ids{list->model()->idAt(0), list->model()->idAt(1)};
        ids.sort();
        QCOMPARE(ticks().ids(), ids);
        // the exact joint drop stands where one ticks
        QTRY_VERIFY2_WITH_TIMEOUT(
            effectOf(devices).contains(u"together"), qPrintable(effectOf(devices)), patience);
        domain::Effect joint;
        bool answered = false;
        m_workspace.library->whatIf(ids, this, [&](base::Result<domain::Effect> effect) {
            QVERIFY(effect);
            joint = *effect;
            answered = true;
        });
        QTRY_VERIFY(answered);
        QVERIFY(effectOf(devices).contains(QLocale().toString(*joint.exposureAfter, 'f', 1)));
        // and on the page of all of them
        QCOMPARE(wholeDriver.model().checkedIds(), ids);
        QTRY_VERIFY_WITH_TIMEOUT(effectOf(whole).contains(u"together"), patience);
        QCOMPARE(effectOf(whole), effectOf(devices));
        // new data leaves them
        m_workspace.library->refresh();
        QVERIFY(driver.settle());
        QTRY_VERIFY_WITH_TIMEOUT(effectOf(devices).contains(u"together"), patience);
        QCOMPARE(ticks().ids(), ids);
        // the plan takes what is ticked
        QSignalSpy led(&devices, &Page::navigate);
        list->findChild<QPushButton*>(u"selectionPlan"_s)->click();
        QCOMPARE(led.first().first().value<NavigationTarget>().objects, ids);
        // cleared there, cleared here
        wholeDriver.model().clearChecks();
        QVERIFY(ticks().isEmpty());
        QVERIFY(effectOf(devices).isEmpty());
        const QModelIndex first = rows->model()->index(0, name);
        QCOMPARE(first.data(Qt::CheckStateRole).value<Qt::CheckState>(), Qt::Unchecked);
    }

    void flyoutAddsToThePlanAndTakesOut()
    {
        RecommendationsPage page(m_workspace.context());
        PageDriver driver(page);
        QVERIFY(driver.show());
        const QString id = driver.model().idAt(0);
        ticks().add({driver.model().idAt(1)});
        page.openObject(id, true);
        auto* panel = page.findChild<ObjectPanel*>(u"recommendationsPanel"_s);
        QTRY_COMPARE(panel->facts().text(u"id"), id);
        auto* button = panel->findChild<QPushButton*>(u"panelPlan"_s);
        QCOMPARE(button->text(), u"Add to plan"_s);
        QVERIFY(!panel->findChild<QLabel*>(u"planWords"_s));
        button->click();
        QVERIFY(ticks().contains(id));
        QCOMPARE(button->text(), u"Remove from plan"_s);
        const auto words = [panel] {
            auto* label = panel->findChild<QLabel*>(u"planWords"_s);
            return label ? label->text() : QString();
        };
        QTRY_VERIFY2_WITH_TIMEOUT(
            words().startsWith(u"With 1 other recommendation: exposure score "_s)
                && words().contains(u"→"),
            qPrintable(words()), patience);
        button->click();
        QVERIFY(!ticks().contains(id));
        QTRY_VERIFY(words().isEmpty());
    }

    /// Two rows of a device: requested at once, unticked; Undo ticks them again.
    void requestFromTheListOfADevice()
    {
        DevicesPage page(m_workspace.context());
        PageDriver driver(page);
        QVERIFY(driver.show());
        page.openObject(driver.model().idAt(0), true, u"recommendations"_s);
        auto* list = page.findChild<RelatedList*>(u"recommendationsRelated"_s);
        TableView* rows = rowsWithin(*list);
        QVERIFY(rows);
        select(*rows, {0, 1});
        QVERIFY(trigger(menuOf(*rows), u"rowPlan"_s));
        QStringList ids{list->model()->idAt(0), list->model()->idAt(1)};
        ids.sort();
        QTRY_COMPARE(ticks().ids(), ids);
        QMenu* again = menuOf(*rows);
        QCOMPARE(again->findChild<QAction*>(u"rowPlan"_s)->text(), u"Remove from plan"_s);
        QVERIFY(!entries(again).contains(u"rowInaccuracy"_s)); // of one only
        QVERIFY(trigger(again, u"rowRemediation"_s));
        auto* dialog = dialogOf<RequestRemediationDialog>(page);
        QVERIFY(dialog);
        QCOMPARE(dialog->requests().size(), 2);
        dialog->findChild<QCheckBox*>(u"exportHandover"_s)->setChecked(false);
        QTest::mouseClick(dialog->findChild<QPushButton*>(u"submit"_s), Qt::LeftButton);
        auto* message = page.findChild<InlineMessage*>(u"pageMessage"_s);
        QTRY_VERIFY_WITH_TIMEOUT(message->isVisible(), patience);
        QVERIFY2(
            message->text().startsWith(u"2 remediation activities"_s), qPrintable(message->text()));
        QVERIFY(ticks().isEmpty());
        driver.click(u"messageUndo"_s);
        QTRY_VERIFY_WITH_TIMEOUT(message->text().startsWith(u"Undone"_s), patience);
        QCOMPARE(ticks().ids(), ids);
    }

    void menuOfRecommendations()
    {
        RecommendationsPage page(m_workspace.context());
        PageDriver driver(page);
        QVERIFY(driver.show());
        driver.table().setFocus();
        select(driver.table(), {0});
        const QString id = driver.model().idAt(0);
        QMenu* menu = menuOf(driver.table());
        for (const QString& entry : {u"rowOpen"_s, u"rowOpenFull"_s, u"copyRowsAsMarkdown"_s,
                 u"rowFilter"_s, u"rowRemediation"_s, u"rowException"_s, u"rowPlan"_s,
                 u"rowInaccuracy"_s, u"rowDevices"_s, u"rowExplain"_s})
            QVERIFY2(entries(menu).contains(entry), qPrintable(entry));
        QCOMPARE(entries(menu).contains(u"rowSoftware"_s), id.startsWith(u"va-_-"_s));
        QSignalSpy led(&page, &Page::navigate);
        QVERIFY(trigger(menu, u"rowDevices"_s));
        auto target = led.takeFirst().first().value<NavigationTarget>();
        QCOMPARE(target.page, u"recommendations"_s);
        QCOMPARE(target.objectId, id);
        QCOMPARE(target.tab, u"devices"_s);
        select(driver.table(), {0, 1, 2});
        QTest::keyClick(&driver.table(), Qt::Key_F10, Qt::ShiftModifier);
        menu = driver.table().findChildren<QMenu*>(u"rowMenu"_s).last();
        QVERIFY(menu->isVisible());
        QVERIFY(menu->findChild<QAction*>(u"rowFilter"_s)
                    ->text()
                    .contains(driver.table()
                                  .model()
                                  ->index(2, driver.column(u"recommendationName"_s))
                                  .data()
                                  .toString()
                                  .left(12)));
        QVERIFY(trigger(menu, u"rowException"_s));
        auto* dialog = dialogOf<ExceptionDialog>(page);
        QVERIFY(dialog);
        QCOMPARE(dialog->requests().size(), std::size_t(3));
        dismiss(*dialog);
    }

    void menuOfWeaknesses()
    {
        WeaknessesPage page(m_workspace.context());
        PageDriver driver(page);
        QVERIFY(driver.show());
        page.pane(0).setChip(u"updateChip"_s, {u"yes"_s});
        QVERIFY(driver.settle());
        select(driver.table(), {0});
        const QString cve = driver.model().idAt(0);
        QSignalSpy led(&page, &Page::navigate);
        QVERIFY(trigger(menuOf(driver.table()), u"rowRecommendation"_s));
        QMenu* choice = nullptr; // where several close it
        QTRY_VERIFY_WITH_TIMEOUT(
            led.size() == 1 || (choice = page.findChild<QMenu*>(u"adviceMenu"_s)), patience);
        if (choice) {
            choice->actions().first()->trigger();
            choice->close();
        }
        const auto target = led.takeFirst().first().value<NavigationTarget>();
        QCOMPARE(target.page, u"recommendations"_s);
        QVERIFY(target.objectId.startsWith(u"va-_-"_s));
        select(driver.table(), {0, 1});
        QVERIFY(trigger(menuOf(driver.table()), u"rowException"_s));
        auto* dialog = dialogOf<ExceptionDialog>(page);
        QVERIFY(dialog);
        QCOMPARE(dialog->requests().size(), std::size_t(2));
        dismiss(*dialog);
        select(driver.table(), {0});
        QVERIFY(trigger(menuOf(driver.table()), u"rowInaccuracy"_s));
        auto* report = dialogOf<InaccuracyDialog>(page);
        QVERIFY(report);
        dismiss(*report);
        QVERIFY(!cve.isEmpty());
    }

    void menuOfSoftware()
    {
        SoftwarePage page(m_workspace.context());
        PageDriver driver(page);
        QVERIFY(driver.show());
        page.pane(0).setTextFilter(u"id == \"google-_-chrome\""_s);
        QVERIFY(driver.waitForRows(1));
        select(driver.table(), {0});
        QSignalSpy led(&page, &Page::navigate);
        QVERIFY(trigger(menuOf(driver.table()), u"rowRecommendation"_s));
        QTRY_COMPARE(led.size(), 1);
        QCOMPARE(led.takeFirst().first().value<NavigationTarget>().objectId,
            domain::softwareRecommendationId(u"google-_-chrome"));
        QVERIFY(trigger(menuOf(driver.table()), u"rowRemediation"_s));
        auto* request = dialogOf<RequestRemediationDialog>(page);
        QVERIFY(request);
        QCOMPARE(request->requests().first().recommendation,
            domain::softwareRecommendationId(u"google-_-chrome"));
        dismiss(*request);
        // software that nothing is recommended for says so
        page.pane(0).setTextFilter(u"weaknesses == 0 and endOfSupportStatus == \"None\""_s);
        QTRY_VERIFY_WITH_TIMEOUT(driver.settle() && !driver.model().idAt(0).isEmpty()
                && driver.model().idAt(0) != u"google-_-chrome"_s,
            patience);
        select(driver.table(), {0});
        QVERIFY(trigger(menuOf(driver.table()), u"rowPlan"_s));
        auto* message = page.findChild<InlineMessage*>(u"pageMessage"_s);
        QTRY_VERIFY(message->isVisible());
        QVERIFY2(
            message->text().startsWith(u"Nothing is recommended"_s), qPrintable(message->text()));
        QVERIFY(ticks().isEmpty());
    }

    /// The same menu as on their page, and what it does can be undone there.
    void devicesOfAFlyout()
    {
        SoftwarePage page(m_workspace.context());
        PageDriver driver(page);
        QVERIFY(driver.show());
        page.openObject(u"google-_-chrome"_s, true, u"devices"_s);
        auto* list = page.findChild<RelatedList*>(u"devicesRelated"_s);
        TableView* rows = rowsWithin(*list);
        QVERIFY(rows);
        select(*rows, {0, 1});
        const QString device = list->model()->idAt(0);
        QMenu* menu = menuOf(*rows);
        const QStringList several = entries(menu);
        for (const QString& entry :
            {u"rowOpen"_s, u"copyRowsAsMarkdown"_s, u"rowGroup"_s, u"rowTag"_s, u"rowRemoveTags"_s})
            QVERIFY2(several.contains(entry), qPrintable(entry));
        QVERIFY(!several.contains(u"rowExplain"_s)); // of one only
        auto* values = menu->findChild<QMenu*>(u"deviceValueMenu"_s);
        QVERIFY(values);
        const auto valueOf = [&] {
            return m_workspace.rowOf(domain::Kind::Devices, device).text(u"deviceValue");
        };
        const QString before = valueOf();
        const QString wanted = before == u"Low" ? u"valueHigh"_s : u"valueLow"_s;
        values->findChild<QAction*>(wanted)->trigger();
        menu->close();
        auto* message = page.findChild<InlineMessage*>(u"pageMessage"_s);
        QTRY_VERIFY_WITH_TIMEOUT(message->isVisible(), patience);
        QVERIFY2(message->text().startsWith(u"2 devices: value "_s), qPrintable(message->text()));
        QCOMPARE(valueOf(), wanted.mid(5));
        driver.click(u"messageUndo"_s);
        QTRY_VERIFY_WITH_TIMEOUT(message->text().startsWith(u"Undone"_s), patience);
        QCOMPARE(valueOf(), before);
    }

    void rowsOfTheDashboard()
    {
        DashboardPage page(m_workspace.context());
        page.resize(1280, 900);
        page.show();
        for (const auto& [name, entry] : std::vector<std::pair<QString, QString>>{
                 {u"topRecommendationsTable"_s, u"rowRemediation"_s},
                 {u"topSoftwareTable"_s, u"rowException"_s}, {u"topDevicesTable"_s, u"rowTag"_s}}) {
            auto* table = page.findChild<TableView*>(name);
            QVERIFY(table);
            QTRY_VERIFY_WITH_TIMEOUT(table->model()->rowCount() > 0, patience);
            table->setCurrentIndex(table->model()->index(0, 0));
            QMenu* menu = menuOf(*table);
            QVERIFY2(entries(menu).contains(entry), qPrintable(name));
            QVERIFY(entries(menu).contains(u"rowOpen"_s));
            QVERIFY(!entries(menu).contains(u"rowFilter"_s));
            menu->close();
        }
        auto* table = page.findChild<TableView*>(u"topRecommendationsTable"_s);
        table->setCurrentIndex(table->model()->index(0, 0));
        QVERIFY(trigger(menuOf(*table), u"rowPlan"_s));
        QTRY_COMPARE(ticks().ids().size(), 1);
        QVERIFY(trigger(menuOf(*table), u"rowException"_s));
        auto* dialog = dialogOf<ExceptionDialog>(page);
        QVERIFY(dialog);
        QCOMPARE(dialog->requests().front().recommendation, ticks().ids().first());
        dismiss(*dialog);
        QSignalSpy led(&page, &Page::navigate);
        QVERIFY(trigger(menuOf(*table), u"rowOpen"_s));
        QCOMPARE(led.size(), 1);
        QCOMPARE(led.first().first().value<NavigationTarget>().page, u"recommendations"_s);
    }

    /// The CVEs of a software: one by the entry of the list, several at once by the menu's.
    void cvesOfASoftwareAreExceptedThereOnly()
    {
        SoftwarePage page(m_workspace.context());
        PageDriver driver(page);
        QVERIFY(driver.show());
        page.openObject(u"google-_-chrome"_s, true, u"cves"_s);
        TableView* rows = rowsWithin(*page.findChild<RelatedList*>(u"weaknessesRelated"_s));
        QVERIFY(rows);
        select(*rows, {0});
        const QStringList one = entries(menuOf(*rows));
        QVERIFY(one.contains(u"cveException"_s) && !one.contains(u"rowException"_s));
        select(*rows, {0, 1});
        QVERIFY(trigger(menuOf(*rows), u"rowException"_s));
        auto* dialog = dialogOf<ExceptionDialog>(page);
        QVERIFY(dialog);
        QCOMPARE(dialog->requests().size(), std::size_t(2));
        for (const domain::ExceptionRequest& each : dialog->requests()) {
            QCOMPARE(each.recommendation, domain::softwareRecommendationId(u"google-_-chrome"));
            QVERIFY(each.cve.startsWith(u"CVE-"));
        }
        dismiss(*dialog);
    }
};

QTEST_MAIN(TestRowWork)
#include "tst_rowwork.moc"
