// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The pages Event timeline, Policy clocks and Journal over two snapshots: their numbers and ranges,
// where they lead, the table of days, and the proof that the journal is sound.
#include "tests/views/demoworkspace.h"
#include "tests/views/pagedriver.h"
#include "views/dialogs/policydaysdialog.h"
#include "views/pages/clockspage.h"
#include "views/pages/eventspage.h"
#include "views/pages/journalpage.h"
#include "views/panels/objectpanel.h"
#include "views/widgets/inlinemessage.h"

#include <QDateEdit>
#include <QLabel>
#include <QSpinBox>

using namespace Qt::StringLiterals;
using namespace parapet;
using namespace parapet::views;
using parapet::tests::DemoWorkspace;
using parapet::tests::PageDriver;

class TestHistoryPages : public QObject
{
    Q_OBJECT

private:
    static constexpr int patience = 60'000;
    DemoWorkspace m_workspace;

    template <class PageType>
    [[nodiscard]] bool ready(PageType& page, PageDriver& driver)
    {
        page.resize(1280, 760);
        page.show();
        return QTest::qWaitForWindowExposed(&page) && driver.settle();
    }
    [[nodiscard]] static QString numberOf(const QWidget& page, const QString& tile)
    {
        return page.findChild<QWidget*>(tile)->findChild<QLabel*>(u"scoreNumber"_s)->text();
    }

private slots:
    void initTestCase() { QVERIFY(m_workspace.make(*qApp, 60, 2)); }

    void eventsNewestFirst()
    {
        EventsPage page(m_workspace.context());
        PageDriver driver(page);
        QVERIFY(ready(page, driver));
        QVERIFY(driver.model().rowCount() > 0);
        qint64 before = std::numeric_limits<qint64>::max();
        for (int row = 0; row < driver.model().rowCount(); ++row) {
            const auto date = std::get<qint64>(driver.model().value(row, u"date"));
            QVERIFY(date <= before);
            before = date;
        }
        QTRY_VERIFY(numberOf(page, u"newVulnerabilities"_s) != u"–"_s);
    }

    void eventsOfChosenDays()
    {
        EventsPage page(m_workspace.context());
        PageDriver driver(page);
        QVERIFY(ready(page, driver));
        QTRY_VERIFY(numberOf(page, u"newVulnerabilities"_s) != u"–"_s);
        const QString all = numberOf(page, u"newVulnerabilities"_s);
        QVERIFY(QLocale().toInt(all) > 0);
        // long before anything was imported
        page.findChild<QDateEdit*>(u"eventsFrom"_s)->setDate(QDate(2001, 1, 1));
        page.findChild<QDateEdit*>(u"eventsUntil"_s)->setDate(QDate(2001, 12, 31));
        driver.click(u"eventsShowDays"_s);
        QVERIFY(driver.waitForRows(0));
        QTRY_COMPARE(numberOf(page, u"newVulnerabilities"_s), u"0"_s);
        // by a link, as from a day of the dashboard
        page.activate({u"events"_s, {}, {}, {}, u"2000-01-01..2099-12-31"_s});
        QTRY_COMPARE(numberOf(page, u"newVulnerabilities"_s), all);
        QVERIFY(driver.settle());
        QVERIFY(driver.model().rowCount() > 0);
        page.findChild<QDateEdit*>(u"eventsFrom"_s)->setDate(QDate(2002, 1, 1));
        page.findChild<QDateEdit*>(u"eventsUntil"_s)->setDate(QDate(2001, 1, 1));
        driver.click(u"eventsShowDays"_s);
        auto* message = page.findChild<InlineMessage*>(u"pageMessage"_s);
        QVERIFY(message->isVisible()); // the wrong way round
    }

    void eventsFilterByTypeAndShare()
    {
        EventsPage page(m_workspace.context());
        PageDriver driver(page);
        QVERIFY(ready(page, driver));
        const int all = driver.model().rowCount();
        QVERIFY(driver.choose(u"typeChip"_s, u"New vulnerability"_s));
        QVERIFY(driver.settle());
        QVERIFY(driver.model().rowCount() > 0);
        for (const QString& type : driver.texts(u"type"_s))
            QCOMPARE(type, u"New vulnerability"_s);
        QVERIFY(driver.choose(u"shareChip"_s, u"At least 50 % of devices"_s));
        QVERIFY(driver.settle());
        QVERIFY(driver.model().rowCount() < all);
        for (int row = 0; row < driver.model().rowCount(); ++row)
            QVERIFY(std::get<double>(driver.model().value(row, u"originallyImpactedShare")) >= 0.5);
        const auto* shown = driver.table().model();
        const int column = driver.model().columnOf(u"originallyImpactedDevices");
        const auto devices =
            std::get<qint64>(driver.model().value(0, u"originallyImpactedDevices"));
        const auto share = std::get<double>(driver.model().value(0, u"originallyImpactedShare"));
        QCOMPARE(shown->index(0, column).data().toString(),
            u"%1 (%2 %)"_s.arg(
                QLocale().toString(devices), QLocale().toString(100 * share, 'f', 1)));
    }

    void eventsLeadToSoftware()
    {
        EventsPage page(m_workspace.context());
        PageDriver driver(page);
        QVERIFY(ready(page, driver));
        QVERIFY(driver.choose(u"typeChip"_s, u"New vulnerability"_s));
        QVERIFY(driver.settle());
        auto* panel = page.findChild<ObjectPanel*>(u"eventsPanel"_s);
        QSignalSpy filled(panel, &ObjectPanel::filled);
        driver.clickRow(0, u"event"_s);
        QVERIFY(filled.wait(patience));
        QSignalSpy led(&page, &Page::navigate);
        QTest::mouseClick(panel->findChild<QPushButton*>(u"panelOpenSoftware"_s), Qt::LeftButton);
        const auto target = led.first().first().value<NavigationTarget>();
        QCOMPARE(target.page, u"software"_s);
        QVERIFY(!target.objectId.isEmpty());
    }

    void clocksBeginWithWhatIsDue()
    {
        ClocksPage page(m_workspace.context());
        PageDriver driver(page);
        QVERIFY(ready(page, driver));
        QVERIFY(driver.model().rowCount() > 0);
        for (int row = 0; row < std::min(20, driver.model().rowCount()); ++row) {
            const domain::Value status = driver.model().value(row, u"status");
            QVERIFY(
                status == domain::Value(u"Overdue"_s) || status == domain::Value(u"Due soon"_s));
        }
        QSignalSpy led(&page, &Page::navigate);
        driver.doubleClickRow(0, u"deviceName"_s);
        QTRY_VERIFY(!led.isEmpty());
        QCOMPARE(led.last().first().value<NavigationTarget>().page, u"weaknesses"_s);
    }

    void pillsAreWholeWhateverRowsCome()
    {
        for (const int width : {1060, 680}) {
            ClocksPage page(m_workspace.context());
            PageDriver driver(page);
            page.resize(width, 600);
            page.show();
            QVERIFY(QTest::qWaitForWindowExposed(&page));
            QVERIFY(driver.settle());
            QVERIFY(driver.model().rowCount() > 0);
            page.currentPane().setChip(u"statusChip"_s, {});
            QVERIFY(driver.settle());
            TableView& table = driver.table();
            const int last = driver.model().rowCount() - 1;
            const auto cut = [&] {
                QStringList names;
                for (const QString& name : {u"severity"_s, u"status"_s})
                    if (const int column = driver.column(name);
                        table.columnWidth(column) < table.neededWidth(column))
                        names.append(name);
                return names;
            };
            for (int row = 0; row <= last; row += std::max(1, last / 20)) {
                table.scrollTo(table.model()->index(row, driver.column(u"deviceName"_s)));
                QTRY_VERIFY(!driver.model().index(row, 0).data(items::LoadingRole).toBool());
                QCOMPARE(cut(), QStringList());
            }
        }
    }

    void fewerDaysMakeMoreOverdue()
    {
        ClocksPage page(m_workspace.context());
        PageDriver driver(page);
        QVERIFY(ready(page, driver));
        QVERIFY(driver.choose(u"statusChip"_s, u"Due soon"_s)); // leaves Overdue alone
        QVERIFY(driver.settle());
        const int before = driver.model().rowCount();
        driver.click(u"policyDays"_s);
        auto* dialog = page.findChild<PolicyDaysDialog*>();
        QVERIFY(dialog);
        auto* save = dialog->findChild<QPushButton*>(u"submit"_s);
        QTRY_VERIFY(save->isEnabled());
        auto* high = dialog->findChild<QSpinBox*>(u"daysHigh"_s);
        QCOMPARE(high->value(), 30);
        high->setValue(1);
        dialog->findChild<QSpinBox*>(u"daysMedium"_s)->setValue(1);
        QTest::mouseClick(save, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(driver.model().rowCount() > before, patience);
        auto* message = page.findChild<InlineMessage*>(u"pageMessage"_s);
        QTRY_COMPARE(message->kind(), InlineMessage::Kind::Done);
    }

    void journalTellsAndProves()
    {
        JournalPage page(m_workspace.context());
        PageDriver driver(page);
        QVERIFY(ready(page, driver));
        QVERIFY(driver.model().rowCount() > 0); // the days changed above, the imports
        auto* panel = page.findChild<ObjectPanel*>(u"journalPanel"_s);
        QSignalSpy filled(panel, &ObjectPanel::filled);
        driver.clickRow(0, u"action"_s);
        QVERIFY(filled.wait(patience));
        // the chips offer what the journal has
        const int all = driver.model().rowCount();
        QTRY_VERIFY_WITH_TIMEOUT(
            driver.find<FilterChip>(u"recordChip"_s)->menu()->actions().size() > 2, patience);
        QVERIFY(driver.choose(u"recordChip"_s, u"Setting"_s));
        QTRY_VERIFY_WITH_TIMEOUT(driver.model().rowCount() < all, patience);
        QVERIFY(driver.settle() && driver.model().rowCount() > 0);
        for (const QString& type : driver.texts(u"objectType"_s))
            QCOMPARE(type, u"setting"_s);
        QVERIFY(driver.choose(u"changeChip"_s, u"Set"_s));
        QVERIFY(driver.choose(u"whoChip"_s, driver.texts(u"user"_s).front()));
        QVERIFY(driver.settle() && driver.model().rowCount() > 0);
        QVERIFY(driver.choose(u"changeChip"_s, u"Imported"_s)); // either of the two
        QVERIFY(driver.choose(u"changeChip"_s, u"Set"_s)); // no import is a setting
        QVERIFY(driver.waitForRows(0));
        for (const QString& chip : {u"recordChip"_s, u"changeChip"_s, u"whoChip"_s})
            QVERIFY(driver.choose(chip, u"Any"_s));
        QVERIFY(driver.waitForRows(all));
        driver.click(u"journalVerify"_s);
        auto* message = page.findChild<InlineMessage*>(u"pageMessage"_s);
        QTRY_VERIFY_WITH_TIMEOUT(message->kind() == InlineMessage::Kind::Done, patience);
        QVERIFY2(message->text().contains(u"sound"_s), qPrintable(message->text()));
    }
};

QTEST_MAIN(TestHistoryPages)
#include "tst_historypages.moc"
