// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What people do with Parapet from start to finish, in the whole window: a remediation that goes to
// IT and comes back, exceptions of each kind through their life, a plan that is filed.
#include "tests/views/scenarios/scenario.h"
#include "views/dialogs/exceptiondialog.h"
#include "views/dialogs/extenddialog.h"
#include "views/dialogs/maildialog.h"
#include "views/dialogs/mergedialog.h"
#include "views/dialogs/requestremediationdialog.h"
#include "views/pages/planpage.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QSpinBox>

using namespace Qt::StringLiterals;
using namespace parapet;
using namespace parapet::tests;
using namespace parapet::views;
using domain::Kind;

namespace {

const QString chrome = u"va-_-google-_-chrome"_s;

QByteArray read(const QString& file)
{
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

} // namespace

class WorkScenarios : public QObject
{
    Q_OBJECT

    std::unique_ptr<Scenario> m_scenario;

    /// Fills the form in and files it; what the page tells of it.
    bool file(ListPage& page, domain::Justification justification)
    {
        auto* dialog = m_scenario->dialog<ExceptionDialog>();
        if (!dialog)
            return false;
        auto* justifications = dialog->findChild<QComboBox*>(u"justification"_s);
        justifications->setCurrentIndex(justifications->findData(static_cast<int>(justification)));
        auto* hides = dialog->findChild<QLabel*>(u"previewHides"_s);
        if (!QTest::qWaitFor([&] { return hides->text().startsWith(u"Hides"); }, patience))
            return false;
        dialog->findChild<QPlainTextEdit*>(u"justificationContext"_s)->setPlainText(u"Test"_s);
        const auto before = m_scenario->done.size();
        return Scenario::click(*dialog, u"submit"_s)
            && QTest::qWaitFor([&] { return m_scenario->done.size() > before; }, patience)
            && Scenario::told(page, u"in effect"_s);
    }
    QStringList statuses()
    {
        QStringList words = m_scenario->all(Kind::Exceptions, u"status"_s);
        words.sort();
        return words;
    }

    void extendAndCancel(double points);

private slots:
    void init() { m_scenario = std::make_unique<Scenario>(); }
    void cleanup() { m_scenario.reset(); }

    void remediationGoesToItAndComesBack();
    void exceptionsOfEachKind();
    void planOfEightIsFiled();
};

void WorkScenarios::remediationGoesToItAndComesBack()
{
    Scenario& s = *m_scenario;
    ListPage& recommendations = s.go(u"recommendations"_s);
    s.open(recommendations, chrome);
    QVERIFY(s.click(recommendations, u"panelRequestRemediation"_s));
    auto* request = s.dialog<RequestRemediationDialog>();
    QVERIFY(request);
    request->findChild<QDateEdit*>(u"due"_s)->setDate(QDate(2026, 8, 5));
    request->findChild<QPlainTextEdit*>(u"notes"_s)->setPlainText(u"Restart the browser"_s);
    request->findChild<QCheckBox*>(u"exportHandover"_s)->setChecked(true);
    const QString csv = s.path(u"handover.csv"_s);
    request->findChild<QLineEdit*>(u"handoverFile"_s)->setText(csv);
    QVERIFY(s.click(*request, u"submit"_s));
    QVERIFY(s.told(recommendations, u"hand-over CSV"_s));
    // the message leads to the activity
    QVERIFY(s.click(*recommendations.window(), u"messageAction"_s));
    QCOMPARE(s.window->currentPageId(), u"remediation"_s);
    ListPage& remediation = s.go(u"remediation"_s, u"activities"_s);
    const QString activity = remediation.currentPane().model().idAt(0);
    s.open(remediation, activity);
    QVERIFY(s.click(remediation, u"panelMail"_s));
    auto* mail = s.dialog<MailDialog>();
    QVERIFY(mail);
    QTRY_VERIFY(!mail->findChild<QPlainTextEdit*>(u"mailText"_s)->toPlainText().isEmpty());
    mail->findChild<QLineEdit*>(u"mailTo"_s)->setText(u"desk@example.org"_s);
    mail->findChild<QRadioButton*>(u"mailSave"_s)->setChecked(true);
    QVERIFY(s.click(*mail, u"submit"_s));
    const QString draft = s.path(u"draft.eml"_s);
    QVERIFY(s.chooseFile(u"fileDialog"_s, draft));
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(draft), patience);
    QVERIFY(read(draft).startsWith("X-Unsent: 1\r\n"));
    // IT fills it in and sends it back
    QByteArray bytes = read(csv);
    QCOMPARE(bytes.count("Exposed,,,,"), 2);
    bytes.replace("Exposed,,,,", "Exposed,Done,kim,updated,2026-08-03");
    QFile out(csv);
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(bytes);
    out.close();
    s.now += 4 * oneDay;
    QVERIFY(s.click(remediation, u"mergeAnswer"_s));
    QVERIFY(s.chooseFile(u"answerDialog"_s, csv));
    auto* merge = s.dialog<MergeDialog>();
    QVERIFY(merge);
    QVERIFY(s.click(*merge, u"submit"_s));
    QTRY_COMPARE_WITH_TIMEOUT(s.all(Kind::Claims, u"verdict"_s).size(), 2, patience);
    QCOMPARE(s.row(Kind::Remediations, activity).text(u"status"), u"Active"_s);
    // the next snapshot says that it is so
    s.now = at("2026-08-10T06:00:00Z");
    s.import(scenarioFleet(true), "2026-08-10T00:00:00Z");
    const RowFacts completed = s.row(Kind::Remediations, activity);
    QCOMPARE(completed.text(u"status"), u"Completed"_s);
    QCOMPARE(completed.text(u"completionMethod"), u"Automatic"_s);
    QCOMPARE(s.all(Kind::Claims, u"verdict"_s), (QStringList{u"Confirmed"_s, u"Confirmed"_s}));
    QStringList noted = s.all(Kind::Journal, u"action"_s, u"objectType == \"remediation\""_s);
    noted.sort();
    QCOMPARE(noted, (QStringList{u"Answered"_s, u"Completed"_s, u"Created"_s, u"Merged"_s}));
}

void WorkScenarios::exceptionsOfEachKind()
{
    using enum domain::Justification;
    Scenario& s = *m_scenario;
    const double score = s.card().score.value_or(0);
    const double points = s.card().points;
    // of a recommendation, a configuration among them
    ListPage& recommendations = s.go(u"recommendations"_s);
    s.open(recommendations, u"sca-_-scid-2012"_s);
    QVERIFY(s.click(recommendations, u"panelException"_s));
    QVERIFY(file(recommendations, ThirdPartyControl));
    QVERIFY(s.card().points > points);
    s.open(recommendations, u"va-_-vendor-_-product_9"_s);
    QVERIFY(s.click(recommendations, u"panelException"_s));
    QVERIFY(file(recommendations, RiskAccepted));
    QCOMPARE(s.card().score.value_or(0), score); // the risk is still there
    // of one CVE of one software
    ObjectPanel& panel = s.open(recommendations, chrome);
    panel.open(chrome, u"cves"_s);
    TableView* cves = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT(
        (cves = panel.findChild<TableView*>(u"weaknessesRelatedTable"_s)) != nullptr
            && cves->isVisible() && cves->model()->rowCount() == 2
            && !cves->model()->index(0, 0).data(items::LoadingRole).toBool(),
        patience);
    QTest::mouseClick(cves->viewport(), Qt::LeftButton, {},
        cves->visualRect(cves->model()->index(0, 0)).center());
    QVERIFY(s.click(panel, u"cveException"_s));
    QVERIFY(file(recommendations, AlternateMitigation));
    const double mitigated = s.card().score.value_or(0);
    QVERIFY(mitigated < score);
    // of a CVE wherever it is
    ListPage& weaknesses = s.go(u"weaknesses"_s);
    s.open(weaknesses, u"CVE-2025-2000"_s);
    QVERIFY(s.click(weaknesses, u"panelException"_s));
    QVERIFY(file(weaknesses, AlternateMitigation));
    QVERIFY(s.card().score.value_or(0) < mitigated);
    QCOMPARE(statuses().count(u"In effect"_s), 4);
    extendAndCancel(points);
    if (QTest::currentTestFailed())
        return;
    // time passes: three of them expire, the extended one goes on
    s.now += 31 * oneDay;
    QVERIFY(s.finish(s.desk.settle()));
    QCOMPARE(statuses().count(u"Expired"_s), 3);
    QCOMPARE(statuses().count(u"In effect"_s), 1);
    QCOMPARE(s.card().points, points);
    ListPage& remediation = s.go(u"remediation"_s, u"exceptions"_s);
    remediation.pane(1).setChip(u"exceptionStatusChip"_s, {u"Expired"_s});
    QTRY_COMPARE_WITH_TIMEOUT(remediation.pane(1).rows(), 3, patience);
}

void WorkScenarios::extendAndCancel(double points)
{
    Scenario& s = *m_scenario;
    // extended: the old record is kept
    ListPage& remediation = s.go(u"remediation"_s, u"exceptions"_s);
    const QString first = s.all(Kind::Exceptions, u"id"_s, u"recommendationId == \"\""_s).value(0);
    s.open(remediation, first);
    QVERIFY(s.click(remediation, u"panelExtendException"_s));
    auto* extend = s.dialog<ExtendDialog>();
    QVERIFY(extend);
    extend->findChild<QComboBox*>(u"duration"_s)->setCurrentIndex(2);
    QVERIFY(s.click(*extend, u"submit"_s));
    QVERIFY(s.told(remediation, u"goes on until"_s));
    QCOMPARE(statuses().count(u"In effect"_s), 4);
    QCOMPARE(statuses().count(u"Canceled"_s), 1);
    // cancelled, and that undone by the keys of the window
    const QString other =
        s.all(Kind::Exceptions, u"id"_s, u"recommendationId == \"sca-_-scid-2012\""_s).value(0);
    s.open(remediation, other);
    QVERIFY(s.click(remediation, u"panelCancelException"_s));
    QVERIFY(s.click(remediation, u"cancelConfirmYes"_s));
    QVERIFY(s.told(remediation, u"canceled"_s));
    QCOMPARE(s.card().points, points);
    s.window->activateWindow(); // the form that was open had the keys
    QVERIFY(QTest::qWaitForWindowActive(s.window.get()));
    QTest::keyClick(s.window.get(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(s.told(remediation, u"Undone"_s));
    QVERIFY(s.card().points > points);
}

void WorkScenarios::planOfEightIsFiled()
{
    Scenario& s = *m_scenario;
    auto* plan = qobject_cast<PlanPage*>(s.window->page(u"plan"_s));
    QVERIFY(plan);
    QSignalSpy planned(plan, &PlanPage::planned);
    s.window->navigateTo({u"plan"_s, {}, {}, {}, {}});
    QTRY_VERIFY_WITH_TIMEOUT(!planned.isEmpty(), patience);
    planned.clear();
    plan->findChild<QSpinBox*>(u"planBudget"_s)->setValue(8);
    QVERIFY(s.click(*plan, u"planWork"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!planned.isEmpty(), patience);
    QCOMPARE(plan->findChild<TableView*>(u"planSteps"_s)->model()->rowCount(), 8);
    QVERIFY(s.click(*plan, u"planRequest"_s));
    auto* request = s.dialog<RequestRemediationDialog>();
    QVERIFY(request);
    QCOMPARE(request->requests().size(), 8);
    QVERIFY(s.click(*request, u"submit"_s));
    QTRY_COMPARE_WITH_TIMEOUT(s.all(Kind::Remediations, u"id"_s).size(), 8, patience);
    QVERIFY(s.told(*plan, u"8 remediation"_s));
    QVERIFY(s.click(*plan->window(), u"messageUndo"_s));
    QTRY_COMPARE_WITH_TIMEOUT(s.all(Kind::Remediations, u"id"_s).size(), 0, patience);
}

QTEST_MAIN(WorkScenarios)
#include "tst_workscenarios.moc"
