// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The Plan page as a person works it: the best plan for a number of actions, steps unticked,
// recommendations sent from elsewhere, and the plan filed as activities, all or none.
#include "tests/views/demoworkspace.h"
#include "views/charts/plancurve.h"
#include "views/dialogs/requestremediationdialog.h"
#include "views/pages/planpage.h"
#include "views/panels/plan/planboard.h"
#include "views/widgets/celldelegate.h"
#include "views/widgets/inlinemessage.h"
#include "views/widgets/tableview.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTabBar>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace parapet;
using namespace parapet::views;
using parapet::tests::DemoWorkspace;

class TestPlanPage : public QObject
{
    Q_OBJECT

private:
    static constexpr int patience = 60'000;
    DemoWorkspace m_workspace;
    std::unique_ptr<PlanPage> m_page;

    template <class Widget>
    [[nodiscard]] Widget* find(const QString& name)
    {
        return m_page->findChild<Widget*>(name);
    }
    [[nodiscard]] PlanBoard& board() { return *find<PlanBoard>(u"planBoard"_s); }
    [[nodiscard]] TableView& steps() { return *find<TableView>(u"planSteps"_s); }
    [[nodiscard]] QVariant raw(int row, int column)
    {
        return steps().model()->index(row, column).data(RawValueRole);
    }
    [[nodiscard]] bool plan(int actions)
    {
        QSignalSpy planned(m_page.get(), &PlanPage::planned);
        find<QSpinBox>(u"planBudget"_s)->setValue(actions);
        QTest::mouseClick(find<QPushButton>(u"planWork"_s), Qt::LeftButton);
        return planned.wait(patience);
    }
    [[nodiscard]] bool untick(int row)
    {
        QSignalSpy planned(m_page.get(), &PlanPage::planned);
        const QModelIndex index = steps().model()->index(row, 0);
        QTest::mouseClick(steps().viewport(), Qt::LeftButton, {},
            CellDelegate::checkRect(steps().visualRect(index)).center());
        return planned.wait(patience);
    }
    [[nodiscard]] QString tile(const QString& name)
    {
        return find<QWidget>(name)->findChild<QLabel*>(u"scoreNumber"_s)->text();
    }
    [[nodiscard]] domain::Effect effectOf(const QStringList& ids)
    {
        domain::Effect effect;
        bool answered = false;
        QObject guard;
        m_workspace.library->whatIf(ids, &guard, [&](const base::Result<domain::Effect>& answer) {
            answered = true;
            if (answer)
                effect = *answer;
        });
        (void)QTest::qWaitFor([&answered] { return answered; }, patience);
        return effect;
    }

private slots:
    void initTestCase() { QVERIFY(m_workspace.make(*qApp)); }

    void init()
    {
        m_page = std::make_unique<PlanPage>(m_workspace.context());
        m_page->resize(1080, 720);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }
    void cleanup() { m_page.reset(); }

    void showsTheBestPlanAtOnce()
    {
        QSignalSpy planned(m_page.get(), &PlanPage::planned);
        m_page->activate({u"plan"_s, {}, {}, {}, {}});
        QVERIFY(planned.wait(patience));
        QCOMPARE(steps().model()->rowCount(), 8);
        QVERIFY(steps().hasFocus() || !m_page->isActiveWindow());
    }

    void stepsSumToTheJointEffect()
    {
        QAbstractItemModelTester tester(
            steps().model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QVERIFY(plan(6));
        QCOMPARE(steps().model()->rowCount(), 6);
        double sum = 0.0;
        double before = 1e9;
        for (int row = 0; row < 6; ++row) {
            const double marginal = raw(row, 2).toDouble();
            QVERIFY(marginal > 0.0);
            QVERIFY(raw(row, 4).toDouble() < before); // the curve falls
            before = raw(row, 4).toDouble();
            sum += marginal;
        }
        const domain::Effect joint = effectOf(board().ids());
        QVERIFY(std::abs(sum - joint.exposureImpact) < 1e-9);
        QCOMPARE(raw(5, 4).toDouble(), *joint.exposureAfter);
        QCOMPARE(tile(u"planHigh"_s), QLocale().toString(joint.devicesLeavingHigh));
        QCOMPARE(tile(u"planMedium"_s), QLocale().toString(joint.devicesLeavingMedium));
        QCOMPARE(tile(u"planCves"_s), QLocale().toString(joint.cvesClosed));
        auto* curve = find<PlanCurve>(u"planCurve"_s);
        QCOMPARE(curve->count(), 7);
        QVERIFY(curve->describe(0).startsWith(u"Now"_s));
    }

    void aLargerBudgetBeginsWithTheSameSteps()
    {
        QVERIFY(plan(3));
        const QStringList three = board().ids();
        QVERIFY(plan(5));
        QCOMPARE(board().ids().first(3), three);
    }

    void untickedStepsLeaveTheEffect()
    {
        QVERIFY(plan(4));
        QVERIFY(untick(1));
        QCOMPARE(board().tickedIds().size(), 3);
        QCOMPARE(steps().model()->rowCount(), 4); // the row stays to be ticked again
        QVERIFY(!raw(1, 2).isValid());
        QVERIFY(raw(1, 3).isValid()); // alone it still is worth something
        QCOMPARE(raw(2, 1).toInt(), 2);
        const domain::Effect joint = effectOf(board().tickedIds());
        QCOMPARE(raw(3, 4).toDouble(), *joint.exposureAfter);
        QCOMPARE(find<PlanCurve>(u"planCurve"_s)->count(), 4);
        QVERIFY(untick(1));
        QVERIFY(raw(1, 2).isValid());
    }

    void takesChosenRecommendations()
    {
        QVERIFY(plan(3));
        QStringList chosen = board().ids();
        std::reverse(chosen.begin(), chosen.end());
        QSignalSpy planned(m_page.get(), &PlanPage::planned);
        m_page->activate({u"plan"_s, {}, {}, {}, {}, chosen});
        QVERIFY(planned.wait(patience));
        std::reverse(chosen.begin(), chosen.end());
        QCOMPARE(board().ids(), chosen); // in the order that pays most
    }

    void unknownRecommendationsAreTold()
    {
        m_page->activate({u"plan"_s, {}, {}, {}, {}, {u"va-_-nobody-_-nothing"_s}});
        auto* message = find<InlineMessage>(u"pageMessage"_s);
        QTRY_VERIFY_WITH_TIMEOUT(message->isVisible(), patience);
        QVERIFY2(message->text().contains(u"va-_-nobody-_-nothing"_s), qPrintable(message->text()));
    }

    void devicesAndCurveLead()
    {
        QVERIFY(plan(3));
        QTest::keyClick(find<QTabBar>(u"planTabs"_s), Qt::Key_Right);
        auto* devices = find<TableView>(u"planDevices"_s);
        QTRY_VERIFY(devices->isVisible());
        QVERIFY(devices->model()->rowCount() > 0);
        QSignalSpy led(m_page.get(), &Page::navigate);
        devices->setCurrentIndex(devices->model()->index(0, 0));
        QTest::keyClick(devices, Qt::Key_Return);
        QCOMPARE(led.size(), 1);
        QCOMPARE(led.first().first().value<NavigationTarget>().page, u"devices"_s);
        auto* curve = find<PlanCurve>(u"planCurve"_s);
        QTest::keyClick(curve, Qt::Key_Home);
        QTest::keyClick(curve, Qt::Key_Right);
        QTest::keyClick(curve, Qt::Key_Right);
        QTest::keyClick(curve, Qt::Key_Return);
        QTRY_VERIFY(steps().isVisible());
        QCOMPARE(steps().selectionModel()->selectedRows().value(0).row(), 1);
    }

    void remembersAChosenPlan()
    {
        QVERIFY(plan(3));
        const QStringList chosen = board().ids();
        QSignalSpy planned(m_page.get(), &PlanPage::planned);
        m_page->activate({u"plan"_s, {}, {}, {}, {}, chosen});
        QVERIFY(planned.wait(patience));
        QVERIFY(untick(0));
        const QVariantMap state = m_page->saveState();
        PlanPage again(m_workspace.context());
        QSignalSpy restored(&again, &PlanPage::planned);
        again.restoreState(state);
        QVERIFY(restored.wait(patience));
        const auto* shown = again.findChild<PlanBoard*>(u"planBoard"_s);
        QCOMPARE(shown->ids(), chosen);
        QCOMPARE(shown->tickedIds(), chosen.mid(1));
    }

    void cancelKeepsWhatIsShown()
    {
        QVERIFY(plan(3));
        const QStringList before = board().ids();
        QSignalSpy planned(m_page.get(), &PlanPage::planned);
        find<QSpinBox>(u"planBudget"_s)->setValue(40);
        QTest::mouseClick(find<QPushButton>(u"planWork"_s), Qt::LeftButton);
        QTest::mouseClick(find<QPushButton>(u"planCancel"_s), Qt::LeftButton);
        QVERIFY(!find<QPushButton>(u"planCancel"_s)->isVisible());
        QVERIFY(!planned.wait(500));
        QCOMPARE(board().ids(), before);
    }

    void onePlanFilesAllOrNothing()
    {
        const auto file = [this](const QStringList& ids) {
            std::vector<domain::RemediationRequest> requests;
            for (const QString& id : ids) {
                domain::RemediationRequest request;
                request.recommendation = id;
                requests.push_back(request);
            }
            return m_workspace.waitForJob(
                m_workspace.desk->createRemediations(std::move(requests)));
        };
        QVERIFY(plan(2));
        const qint64 before = activities();
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u".*va-_-nobody.*"_s));
        QVERIFY(!file({board().ids().first(), u"va-_-nobody-_-nothing"_s}));
        QCOMPARE(activities(), before);
    }

    void filesThePlan()
    {
        QVERIFY(plan(3));
        QVERIFY(untick(2));
        const qint64 before = activities();
        QTest::mouseClick(find<QPushButton>(u"planRequest"_s), Qt::LeftButton);
        auto* dialog = m_page->findChild<RequestRemediationDialog*>();
        QVERIFY(dialog);
        QTRY_VERIFY(dialog->isVisible());
        dialog->findChild<QComboBox*>(u"priority"_s)->setCurrentIndex(0);
        QTest::mouseClick(dialog->findChild<QPushButton*>(u"submit"_s), Qt::LeftButton);
        auto* message = find<InlineMessage>(u"pageMessage"_s);
        QTRY_VERIFY_WITH_TIMEOUT(message->isVisible(), patience);
        QCOMPARE(message->kind(), InlineMessage::Kind::Done);
        QCOMPARE(activities(), before + 2);
        QSignalSpy led(m_page.get(), &Page::navigate);
        emit message->actionTriggered(0);
        QCOMPARE(led.first().first().value<NavigationTarget>().page, u"remediation"_s);
    }

private:
    [[nodiscard]] qint64 activities()
    {
        qint64 count = -1;
        QObject guard;
        m_workspace.library->overview(
            &guard, [&count](const base::Result<domain::Overview>& overview) {
                count = overview ? overview->activeActivities : 0;
            });
        (void)QTest::qWaitFor([&count] { return count >= 0; }, patience);
        return count;
    }
};

QTEST_MAIN(TestPlanPage)
#include "tst_planpage.moc"
