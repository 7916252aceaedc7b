// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The list of recommendations as a person works it: what it shows first, the joint effect of ticked
// rows, an exception and its end.
#include "models/items/ticks.h"
#include "tests/views/demoworkspace.h"
#include "tests/views/pagedriver.h"
#include "views/dialogs/exceptiondialog.h"
#include "views/dialogs/requestremediationdialog.h"
#include "views/pages/recommendationspage.h"
#include "views/panels/objectpanel.h"
#include "views/widgets/selectionbar.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QFile>
#include <QLabel>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QToolButton>
#include <QTreeWidget>
#include <QWheelEvent>

using namespace Qt::StringLiterals;
using namespace parapet;
using namespace parapet::views;
using parapet::tests::DemoWorkspace;
using parapet::tests::PageDriver;

class TestRecommendationsPage : public QObject
{
    Q_OBJECT

private:
    DemoWorkspace m_workspace;
    std::unique_ptr<RecommendationsPage> m_page;
    std::unique_ptr<PageDriver> m_driver;

    const QString m_name = u"recommendationName"_s;

    [[nodiscard]] ObjectPanel* panel()
    {
        return m_page->findChild<ObjectPanel*>(u"recommendationsPanel"_s);
    }
    /// Of the first row, which has an open one.
    void leadsToItsActivities()
    {
        m_driver->clickRow(0, m_name);
        QTRY_COMPARE(panel()->facts().text(u"id"), m_driver->model().idAt(0));
        QTRY_COMPARE(panel()->facts().count(u"remediationActivities"), 1);
        QPushButton* link = nullptr;
        QTRY_VERIFY((link = panel()->findChild<QPushButton*>(u"panelActivities"_s)));
        QVERIFY(!panel()->findChild<QPushButton*>(u"panelExceptions"_s)); // it has none
        QSignalSpy led(m_page.get(), &Page::navigate);
        QTest::mouseClick(link, Qt::LeftButton);
        QCOMPARE(led.size(), 1);
        const auto target = led.first().first().value<NavigationTarget>();
        QCOMPARE(target.page, u"remediation"_s);
        QCOMPARE(target.tab, u"activities"_s);
        QCOMPARE(target.filter, u"recommendationId == \"%1\""_s.arg(panel()->facts().text(u"id")));
    }
    [[nodiscard]] QString panelWords()
    {
        QStringList words;
        for (const QLabel* label : panel()->findChildren<QLabel*>())
            words.append(label->text());
        return words.join(u'\n');
    }
    /// Opens the flyout of the first software recommendation of the list.
    [[nodiscard]] int openSoftware()
    {
        for (int row = 0; row < m_driver->model().rowCount(); ++row) {
            if (!m_driver->model().idAt(row).startsWith("va-_-"_L1))
                continue;
            m_driver->clickRow(row, m_name);
            return QTest::qWaitFor([this, row] {
                return panel()->facts().text(u"id") == m_driver->model().idAt(row);
            })
                ? row
                : -1;
        }
        return -1;
    }

private slots:
    void initTestCase() { QVERIFY(m_workspace.make(*qApp)); }

    /// A window of 1280 pixels and the smallest, with the flyout beside the filtered list.
    void theCountIsReadableBesideAFlyout()
    {
        m_driver->typeFilter(u"exposedMachinesCount > 1"_s);
        QVERIFY(m_driver->settle());
        QVERIFY(m_driver->model().rowCount() > 0);
        auto* summary = m_page->findChild<QLabel*>(u"pageSummary"_s);
        const auto isReadable = [summary](const QString& words) {
            return summary->contentsRect().width()
                >= summary->fontMetrics().horizontalAdvance(words)
                && summary->height() >= summary->fontMetrics().height();
        };
        for (const int width : {1080, 1280, 700}) {
            m_page->resize(width, 740);
            m_driver->clickRow(0, m_name);
            QTRY_VERIFY(panel()->isVisible());
            QTRY_VERIFY(summary->text().contains(u"shown"_s));
            const QString count = summary->text().section(u" ·"_s, 0, 0) + u" …"_s;
            QTRY_VERIFY2(isReadable(width > 700 ? summary->text() : count),
                qPrintable(u"%1: %2"_s.arg(width).arg(summary->width())));
            m_page->closePanel();
            QTRY_VERIFY(isReadable(summary->text()));
        }
        m_driver->typeFilter({});
    }

    void init()
    {
        m_page = std::make_unique<RecommendationsPage>(m_workspace.context());
        m_driver = std::make_unique<PageDriver>(*m_page);
        m_page->resize(1300, 850);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        QVERIFY(m_driver->settle());
        QVERIFY(m_driver->model().rowCount() > 3);
    }

    void cleanup()
    {
        m_driver.reset();
        m_page.reset();
        m_workspace.library->tickedRecommendations().clear(); // they outlive the page
    }

    void showsActiveOnesFirstByImpact()
    {
        QCOMPARE(m_driver->model().filter(),
            u"(status == \"Active\") or (status == \"Partial exception\")"_s);
        double before = 1e9;
        for (int row = 0; row < m_driver->model().rowCount(); ++row) {
            const domain::Value value = m_driver->model().value(row, u"exposureImpact");
            const auto* impact = std::get_if<double>(&value);
            QVERIFY(impact);
            QVERIFY(*impact <= before);
            before = *impact;
        }
        for (const QString& status : m_driver->texts(u"status"_s))
            QCOMPARE(status, u"Active"_s);
    }

    void chipsFilterByMeaning()
    {
        QVERIFY(m_driver->choose(u"typeChip"_s, u"Configuration change"_s));
        QVERIFY(m_driver->settle());
        QVERIFY(m_driver->model().rowCount() > 0);
        for (const QString& type : m_driver->texts(u"remediationType"_s))
            QCOMPARE(type, u"ConfigurationChange"_s);
        QVERIFY(m_driver->choose(u"typeChip"_s, u"Any"_s));
        QVERIFY(m_driver->choose(u"threatsChip"_s, u"Known exploited"_s));
        QVERIFY(m_driver->settle());
        for (int row = 0; row < m_driver->model().rowCount(); ++row)
            QCOMPARE(m_driver->model().value(row, u"inKev"), domain::Value(true));
    }

    void modelObeysTheRulesWhileTicking()
    {
        QAbstractItemModelTester presented(
            m_driver->table().model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_driver->tick(0, m_name);
        m_driver->clickHeader(m_name);
        QVERIFY(m_driver->settle());
        QCOMPARE(m_driver->model().checkedIds().size(), 1);
        m_driver->model().clearChecks();
    }

    void tickedRowsTellTheirJointEffect()
    {
        auto* bar = m_page->findChild<SelectionBar*>();
        QVERIFY(bar->isHidden());
        m_driver->tick(0, m_name);
        m_driver->tick(1, m_name);
        QCOMPARE(m_driver->model().checkedIds().size(), 2);
        QTRY_VERIFY(!bar->isHidden());
        QTRY_VERIFY_WITH_TIMEOUT(bar->accessibleDescription().contains(u'→'), 20'000);
        QVERIFY2(bar->accessibleDescription().contains(u"together"),
            qPrintable(bar->accessibleDescription()));
        domain::Effect joint;
        bool answered = false;
        m_workspace.library->whatIf(
            m_driver->model().checkedIds(), this, [&](base::Result<domain::Effect> effect) {
                QVERIFY(effect);
                joint = *effect;
                answered = true;
            });
        QTRY_VERIFY(answered);
        const QString after = QLocale().toString(joint.exposureAfter.value_or(-1), 'f', 1);
        QVERIFY(bar->accessibleDescription().contains(after));
        auto* exception = m_driver->find<QPushButton>(u"selectionException"_s);
        QVERIFY(exception->isEnabled()); // one exception each
        QVERIFY(bar->accessibleDescription().contains("alone)"_L1));
        QTest::mouseClick(m_page->findChild<QToolButton*>(u"clearSelection"_s), Qt::LeftButton);
        QTRY_VERIFY(bar->isHidden());
    }

    void flyoutTellsTheFacts()
    {
        QVERIFY(openSoftware() >= 0);
        QTRY_VERIFY_WITH_TIMEOUT(panelWords().contains(u'→'), 20'000);
        QVERIFY(panelWords().contains(u"Potential risk"_s));
        QVERIFY(panelWords().contains(u"Business impact"_s));
        QTRY_VERIFY(panelWords().contains(u"high value"_s));
        panel()->setCurrentTab(4);
        auto* tree = panel()->findChild<QTreeWidget*>(u"explanationTree"_s);
        QTRY_VERIFY_WITH_TIMEOUT(tree->topLevelItemCount() > 0, 20'000);
        panel()->setCurrentTab(1);
        auto* devices = panel()->findChild<TableView*>(u"devicesRelatedTable"_s);
        const auto exposed = static_cast<int>(panel()->facts().count(u"exposedMachinesCount"));
        QTRY_COMPARE(devices->model()->rowCount(), exposed);
    }

    void aLinkMarksItsRow()
    {
        QVERIFY(m_driver->settle());
        const QString third = m_driver->model().idAt(2);
        m_page->activate({u"recommendations"_s, {}, {}, third, {}});
        const QItemSelectionModel* selection = m_driver->table().selectionModel();
        QTRY_COMPARE(selection->selectedRows().size(), 1);
        QCOMPARE(m_driver->model().idAt(selection->selectedRows().first().row()), third);
        QCOMPARE(m_driver->model().idAt(selection->currentIndex().row()), third);
    }

    void softwarePageIsOneClickAway()
    {
        QVERIFY(openSoftware() >= 0);
        QSignalSpy spy(m_page.get(), &Page::navigate);
        m_driver->click(u"panelOpenSoftware"_s);
        QCOMPARE(spy.size(), 1);
        const auto target = spy.first().first().value<NavigationTarget>();
        QCOMPARE(target.page, u"software"_s);
        QCOMPARE(target.objectId, panel()->objectId().mid(5));
    }

    void exceptionNeedsAReasonThenLeavesTheListAndComesBack()
    {
        const int active = m_driver->model().rowCount();
        QVERIFY(openSoftware() >= 0);
        const QString id = panel()->objectId();
        m_driver->click(u"panelException"_s);
        auto* dialog = m_page->findChild<ExceptionDialog*>();
        QVERIFY(dialog);
        auto* hides = dialog->findChild<QLabel*>(u"previewHides"_s);
        QTRY_VERIFY_WITH_TIMEOUT(hides->text().contains(u"Full exception"), 20'000);
        QVERIFY(dialog->findChild<QLabel*>(u"previewScores"_s)->text().contains(u"→"));
        auto* submit = dialog->findChild<QPushButton*>(u"submit"_s);
        QTest::mouseClick(submit, Qt::LeftButton);
        QVERIFY(dialog->isVisible());
        QVERIFY(dialog->findChild<QLabel*>(u"formError"_s)->isVisible());

        auto* justification = dialog->findChild<QComboBox*>(u"justification"_s);
        QCOMPARE(justification->count(), 6);
        justification->setCurrentIndex(1);
        QTRY_VERIFY(
            dialog->findChild<QLabel*>(u"justificationEffect"_s)->text().contains(u"mitigated"));
        QTest::keyClicks(
            dialog->findChild<QPlainTextEdit*>(u"justificationContext"_s), u"Behind a proxy"_s);
        const domain::ExceptionRequest request = dialog->requests().front();
        QCOMPARE(request.recommendation, id);
        QCOMPARE(request.justification, domain::Justification::AlternateMitigation);
        QCOMPARE(request.expiresOn, tests::demoNow + 30 * 86'400'000LL);

        QString created;
        connect(m_workspace.desk.get(), &jobs::Desk::finished, dialog,
            [&created](const jobs::Outcome& outcome) { created = outcome.createdId; });
        QSignalSpy finished(m_workspace.desk.get(), &jobs::Desk::finished);
        QTest::mouseClick(submit, Qt::LeftButton);
        QVERIFY(finished.wait(20'000));
        created = finished.first().first().value<jobs::Outcome>().createdId;
        QVERIFY(!created.isEmpty());
        QVERIFY(m_driver->waitForRows(active - 1));
        auto* message = m_page->findChild<InlineMessage*>(u"pageMessage"_s);
        QVERIFY(message->isVisible());
        QCOMPARE(message->kind(), InlineMessage::Kind::Done);

        QVERIFY(m_workspace.waitForJob(m_workspace.desk->cancelException(created)));
        QVERIFY(m_driver->waitForRows(active));
    }

    void falsePositiveAsksForItsCve()
    {
        QVERIFY(openSoftware() >= 0);
        m_driver->click(u"panelException"_s);
        auto* dialog = m_page->findChild<ExceptionDialog*>();
        QVERIFY(dialog);
        auto* cve = dialog->findChild<QComboBox*>(u"cve"_s);
        QVERIFY(!cve->isVisible());
        dialog->findChild<QComboBox*>(u"justification"_s)->setCurrentIndex(4);
        QVERIFY(cve->isVisible());
        QTRY_VERIFY(cve->count() > 0);
        QTRY_VERIFY(dialog->requests().front().cve.startsWith("CVE-"_L1));
        dialog->findChild<QComboBox*>(u"duration"_s)->setCurrentIndex(3);
        auto* until = dialog->findChild<QDateEdit*>(u"until"_s);
        QVERIFY(until->isVisible());
        until->setDate(QDate(2026, 12, 31));
        QCOMPARE(dialog->requests().front().expiresOn,
            QDate(2027, 1, 1).startOfDay(Qt::UTC).toMSecsSinceEpoch());
        dialog->findChild<QRadioButton*>(u"someGroups"_s)->setChecked(true);
        QTest::mouseClick(dialog->findChild<QPushButton*>(u"submit"_s), Qt::LeftButton);
        QVERIFY(dialog->isVisible());
        QTest::keyClick(dialog, Qt::Key_Escape);
    }

    /// A request is about the devices of now, not of then.
    void pastSnapshotsTakeNoRequests()
    {
        m_workspace.library->setScope({1, {}});
        QVERIFY(m_driver->settle());
        auto* message = m_page->findChild<InlineMessage*>(u"pageMessage"_s);
        for (const QString& button : {u"selectionRemediation"_s, u"selectionException"_s}) {
            m_driver->tick(0, m_name);
            message->hide();
            m_driver->click(button);
            QTRY_VERIFY(message->isVisible());
            QVERIFY(message->text().contains(u"past snapshot"));
            QVERIFY(!m_page->findChild<QDialog*>());
            m_driver->model().clearChecks();
        }
        m_workspace.library->setScope({});
        QVERIFY(m_driver->settle());
    }

    void requestWritesAnActivityAndTheHandover()
    {
        m_driver->tick(0, m_name);
        m_driver->tick(1, m_name);
        m_driver->click(u"selectionRemediation"_s);
        RequestRemediationDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = m_page->findChild<RequestRemediationDialog*>()));
        dialog->findChild<QComboBox*>(u"priority"_s)->setCurrentIndex(0);
        const QDate today = QDateTime::fromMSecsSinceEpoch(tests::demoNow, Qt::UTC).date();
        QDate proposed = today.addDays(30); // unless the policy asks for an earlier day
        for (int row = 0; row < 2; ++row) {
            const domain::Value value = m_driver->model().value(row, u"dueBy");
            if (const auto* due = std::get_if<qint64>(&value))
                proposed = std::min(proposed, QDateTime::fromMSecsSinceEpoch(*due, Qt::UTC).date());
        }
        if (proposed < today) // it is overdue: a week to do it
            proposed = today.addDays(7);
        auto* due = dialog->findChild<QDateEdit*>(u"due"_s);
        QCOMPARE(due->date(), proposed);
        due->setDate(QDate(2026, 8, 20));
        auto* priority = dialog->findChild<QComboBox*>(u"priority"_s);
        QWheelEvent wheel(QPointF(5, 5), priority->mapToGlobal(QPointF(5, 5)), {}, {0, -120},
            Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QVERIFY(!priority->hasFocus());
        QApplication::sendEvent(priority, &wheel);
        QCOMPARE(priority->currentIndex(), 0); // scrolling the form changes no answer
        QTest::keyClicks(dialog->findChild<QPlainTextEdit*>(u"notes"_s), u"Restart after"_s);
        const QString file = m_workspace.path(u"handover.csv"_s);
        dialog->findChild<QCheckBox*>(u"exportHandover"_s)->setChecked(true);
        dialog->findChild<QLineEdit*>(u"handoverFile"_s)->setText(file);
        const QList<domain::RemediationRequest> requests = dialog->requests();
        QCOMPARE(requests.size(), 2);
        QCOMPARE(requests.first().priority, domain::Priority::High);
        QCOMPARE(requests.first().dueOn.value_or(0),
            QDate(2026, 8, 20).startOfDay(Qt::UTC).toMSecsSinceEpoch());
        QTest::mouseClick(dialog->findChild<QPushButton*>(u"submit"_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file), 30'000);
        QTRY_COMPARE(m_driver->model().checkedIds().size(), 0);
        QTRY_VERIFY(!m_page->findChild<RequestRemediationDialog*>());
        QCOMPARE(m_page->focusWidget(), &m_driver->table());
        auto* message = m_page->findChild<InlineMessage*>(u"pageMessage"_s);
        QTRY_VERIFY(message->text().contains(file));
        QFile csv(file);
        QVERIFY(csv.open(QIODevice::ReadOnly));
        QVERIFY(csv.readLine().contains("activityId"));
        QVERIFY(csv.readLine().contains("Restart after"));
        leadsToItsActivities();
    }

    /// Who asks a second time is told; what fails leaves the form and its answers.
    void anOpenActivityIsToldAndAFailedRequestKeepsTheForm()
    {
        m_driver->tick(0, m_name);
        m_driver->click(u"selectionRemediation"_s);
        RequestRemediationDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = m_page->findChild<RequestRemediationDialog*>()));
        auto* open = dialog->findChild<QLabel*>(u"openActivities"_s);
        QTRY_VERIFY_WITH_TIMEOUT(open->isVisible(), 20'000);
        QVERIFY(open->text().contains(u"open already"_s));
        const QString which = m_driver->texts(m_name).first();
        QVERIFY2(open->text().contains(which), qPrintable(open->text()));
        auto* notes = dialog->findChild<QPlainTextEdit*>(u"notes"_s);
        notes->setPlainText(u"kept"_s);
        jobs::Desk& desk = m_workspace.context().desk;
        auto* message = m_page->findChild<InlineMessage*>(u"pageMessage"_s);
        message->dismiss();
        const jobs::JobId refused = desk.completeRemediation(u"no such activity"_s);
        dialog->waitFor(desk, refused);
        m_page->follow(refused, [](const jobs::Outcome&) {});
        auto* error = dialog->findChild<QLabel*>(u"formError"_s);
        QTRY_VERIFY_WITH_TIMEOUT(error->isVisible(), 20'000);
        QVERIFY(error->text().contains(u"no such activity"_s));
        QVERIFY(!message->isTold()); // once is enough
        QVERIFY(dialog->isVisible());
        QVERIFY(dialog->findChild<QPushButton*>(u"submit"_s)->isEnabled());
        QCOMPARE(notes->toPlainText(), u"kept"_s);
        QTest::keyClick(dialog, Qt::Key_Escape);
        m_driver->model().clearChecks();
    }
};

QTEST_MAIN(TestRecommendationsPage)
#include "tst_recommendationspage.moc"
