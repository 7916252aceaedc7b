// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Activities and exceptions after they were asked for: progress, completion, hand-over, cancelling.
#include "tests/views/remediationfixture.h"
#include "views/panels/objectpanel.h"
#include "views/vocabulary/fieldwords.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QFileDialog>
#include <QTabBar>

using namespace Qt::StringLiterals;
using namespace parapet;
using namespace parapet::views;

class TestRemediationPage : public QObject, private parapet::tests::RemediationFixture
{
    Q_OBJECT

private:
    [[nodiscard]] ObjectPanel* panel(const QString& name)
    {
        return m_page->findChild<ObjectPanel*>(name);
    }

    void ask(domain::Priority priority, base::Millis due)
    {
        domain::RemediationRequest request;
        request.recommendation = m_recommendation;
        request.priority = priority;
        request.dueOn = due;
        request.notes = u"Soon, please"_s;
        QVERIFY(requestRemediation(request));
    }

private slots:
    void initTestCase()
    {
        QVERIFY(makeWorkspace(u"weaknesses > 0 and exposedMachinesCount > 0"_s));
    }

    void init() { QVERIFY(openPage()); }
    void cleanup() { closePage(); }

    void emptyListsSaySo()
    {
        QCOMPARE(m_driver->model().rowCount(), 0);
        QVERIFY(!m_driver->table().isVisible());
    }

    void dueDatesCountWholeDays()
    {
        const base::Millis now = tests::demoNow;
        constexpr base::Millis day = 86'400'000;
        QCOMPARE(dueState(now - day, now), Due::Overdue);
        QCOMPARE(dueState(now - day / 4, now), Due::Soon); // today, since midnight
        QCOMPARE(dueState(now + 7 * day, now), Due::Soon);
        QCOMPARE(dueState(now + 8 * day, now), Due::Later);
    }

    void activityAppearsWithProgressAndIsCompleted()
    {
        QAbstractItemModelTester tester(
            m_driver->table().model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        ask(domain::Priority::High, tests::demoNow - 3 * 86'400'000LL);
        QVERIFY(m_driver->waitForRows(1));
        const QAbstractItemModel* shown = m_driver->table().model();
        const QString progress =
            shown->index(0, m_driver->column(u"fixedDevices"_s)).data(items::RawRole).toString();
        QVERIFY2(progress.startsWith(u"0 / "_s), qPrintable(progress));
        const QStringList due =
            shown->index(0, m_driver->column(u"dueOn"_s)).data(items::RawRole).toStringList();
        QVERIFY(due.contains(u"Overdue"_s));
        // the bar keeps its room beside the pill of an overdue activity
        const int bar = m_driver->column(u"fixedDevices"_s);
        QVERIFY(m_driver->table().columnWidth(bar)
            >= m_driver->table().horizontalHeader()->sectionSizeHint(bar));

        m_driver->clickRow(0, u"title"_s);
        ObjectPanel* flyout = panel(u"remediationsPanel"_s);
        QTRY_COMPARE(flyout->facts().text(u"id"), m_driver->model().idAt(0));
        flyout->setCurrentTab(1);
        auto* devices = flyout->findChild<TableView*>(u"remediation-devicesRelatedTable"_s);
        QTRY_COMPARE(devices->model()->rowCount(),
            static_cast<int>(flyout->facts().count(u"targetDevices")));
        m_driver->click(u"panelComplete"_s);
        QCOMPARE(flyout->currentTab(), 0);
        m_driver->click(u"completeConfirmNo"_s);
        QCOMPARE(m_driver->model().rowCount(), 1);
        m_driver->click(u"panelComplete"_s);
        m_driver->click(u"completeConfirmYes"_s);
        QVERIFY(m_driver->waitForRows(0)); // Active is the default status
        QVERIFY(m_driver->choose(u"activityStatusChip"_s, u"Completed"_s));
        QVERIFY(m_driver->waitForRows(1));
        QCOMPARE(m_driver->texts(u"completionMethod"_s).first(), u"Manual"_s);
        const int status = m_driver->column(u"status"_s);
        QTRY_VERIFY(m_driver->table().columnWidth(status)
            >= m_driver->table().neededWidth(status)); // longer than "Active"
    }

    void handoverOfAllActivities()
    {
        ask(domain::Priority::Low, tests::demoNow + 3 * 86'400'000LL);
        m_driver->find<QAction>(u"exportHandoverOfAll"_s)->trigger();
        auto* dialog = m_page->findChild<QFileDialog*>(u"fileDialog"_s);
        QVERIFY(dialog);
        const QString file = m_workspace.path(u"all.csv"_s);
        emit dialog->fileSelected(file);
        dialog->close();
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file), 20'000);
    }

    void everyActivityWithEveryField()
    {
        QVERIFY(m_driver->settle());
        m_driver->find<QAction>(u"exportActivityData"_s)->trigger();
        auto* dialog = m_page->findChild<QFileDialog*>(u"fileDialog"_s);
        QVERIFY(dialog);
        const QString file = m_workspace.path(u"activities.csv"_s);
        emit dialog->fileSelected(file);
        dialog->close();
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file), 20'000);
        QFile csv(file);
        QVERIFY(csv.open(QIODevice::ReadOnly));
        QVERIFY(csv.readLine().startsWith("id,title,createdOn,requesterId,requesterEmail,status"));
        // the list shows active ones only; the completed one of the test before is there, too
        const QByteArray rows = csv.readAll();
        QVERIFY(rows.contains(",Completed,") && rows.contains(",Active,"));
    }

    void failureIsTold()
    {
        m_driver->find<QAction>(u"exportHandoverOfAll"_s)->trigger();
        auto* dialog = m_page->findChild<QFileDialog*>(u"fileDialog"_s);
        emit dialog->fileSelected(u"/nowhere/at all/x.csv"_s);
        dialog->close();
        auto* message = m_page->findChild<InlineMessage*>(u"pageMessage"_s);
        QTRY_VERIFY(message->isVisible());
        QCOMPARE(message->kind(), InlineMessage::Kind::Error);
        QVERIFY(!message->text().isEmpty());
    }

    void exceptionIsListedAndCancelled()
    {
        domain::ExceptionRequest request;
        request.recommendation = m_recommendation;
        request.justification = domain::Justification::RiskAccepted;
        request.context = u"Replaced next month"_s;
        request.expiresOn = tests::demoNow + 60 * 86'400'000LL;
        QVERIFY(m_workspace.waitForJob(m_workspace.desk->fileException(request)));
        auto* tabs = m_page->findChild<QTabBar*>(u"pageTabs"_s);
        tabs->setFocus();
        QTest::keyClick(tabs, Qt::Key_Right);
        QVERIFY(m_driver->waitForRows(1));
        QCOMPARE(m_driver->texts(u"status"_s).first(), u"In effect"_s);
        QAbstractItemModelTester tester(
            m_driver->table().model(), QAbstractItemModelTester::FailureReportingMode::QtTest);

        m_driver->clickRow(0, u"title"_s);
        ObjectPanel* flyout = panel(u"exceptionsPanel"_s);
        QTRY_COMPARE(flyout->facts().text(u"id"), m_driver->model().idAt(0));
        QSignalSpy spy(m_page.get(), &Page::navigate);
        for (QPushButton* button : flyout->findChildren<QPushButton*>(u"panelRecommendation"_s))
            QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(spy.size(), 1);
        QCOMPARE(spy.first().first().value<NavigationTarget>().objectId, m_recommendation);
        m_driver->click(u"panelCancelException"_s);
        m_driver->click(u"cancelConfirmYes"_s);
        QTRY_VERIFY_WITH_TIMEOUT(
            m_driver->settle() && m_driver->texts(u"status"_s).value(0) == u"Canceled", 20'000);
        QVERIFY(m_driver->choose(u"exceptionStatusChip"_s, u"In effect"_s));
        QVERIFY(m_driver->waitForRows(0));
    }
};

QTEST_MAIN(TestRemediationPage)
#include "tst_remediationpage.moc"
