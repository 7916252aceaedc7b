// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// An activity that a snapshot completes, and whose device a later one finds exposed again: what the
// import, the bell and the flyout tell of it, and how it is asked for once more.
#include "tests/support/workspacefixture.h"
#include "tests/views/demoworkspace.h"
#include "views/pages/listpage.h"
#include "views/panels/objectpanel.h"
#include "views/shell/noticebell.h"
#include "views/shell/shellwindow.h"
#include "views/widgets/tableview.h"
#include "views/widgets/textlabel.h"

#include <QDialog>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QRadioButton>

using namespace Qt::StringLiterals;
using namespace parapet;
using namespace parapet::views;
using domain::Kind;

class HandmadeWorkspace : public tests::DemoWorkspace
{
public:
    using DemoWorkspace::connectJobs;
};

class TestExposedAgain : public QObject
{
    Q_OBJECT

    HandmadeWorkspace m_workspace;
    std::unique_ptr<ShellWindow> m_window;
    QString m_activity;

    /// Four devices with an old Chrome; those named are updated. A row of a fifth is broken, if so.
    [[nodiscard]] bool import(const QString& day, const QStringList& updated, bool isBroken = false)
    {
        test::ExportRows rows;
        for (const QString& id : {u"a"_s, u"b"_s, u"c"_s, u"d"_s}) {
            rows.machines.push_back(test::machine(id, id < u"c" ? u"Servers"_s : u"Desks"_s));
            rows.inventory.push_back(test::software(id, u"google"_s, u"chrome"_s, u"1.0"_s));
            if (!updated.contains(id))
                rows.findings.push_back(
                    test::finding(id, u"google"_s, u"chrome"_s, u"1.0"_s, u"CVE-2024-0001"_s));
        }
        if (isBroken)
            rows.machines.push_back(
                test::machine(u"e"_s, u"Desks"_s, {{u"lastSeen"_s, u"2026-02-30T00:00:00Z"_s}}));
        const QString folder = m_workspace.path(day);
        rows.writeTo(folder);
        jobs::ImportRequest request;
        request.paths = {folder};
        request.takenAt = test::at(QString(day + u"T00:00:00Z"_s).toUtf8().constData());
        return m_workspace.waitForJob(m_workspace.desk->importSnapshot(request));
    }
    NoticeBell* bell() { return m_window->findChild<NoticeBell*>(u"noticeBell"_s); }
    QAction* line(const QString& name) { return bell()->menu()->findChild<QAction*>(name); }
    InlineMessage* told(const QString& words)
    {
        for (auto* each : m_window->findChildren<InlineMessage*>(u"shellMessage"_s))
            if (each->text().contains(words))
                return each;
        return nullptr;
    }
    ListPage* page() { return qobject_cast<ListPage*>(m_window->page(u"remediation"_s)); }
    [[nodiscard]] bool showsTheActivity()
    {
        return QTest::qWaitFor(
            [this] {
                const auto& model = page()->currentPane().model();
                return !model.isLoading() && model.rowCount() == 1 && model.idAt(0) == m_activity;
            },
            20'000);
    }
    ObjectPanel* panel() { return page()->findChild<ObjectPanel*>(u"remediationsPanel"_s); }
    QString words(const QString& name)
    {
        const auto* label = panel()->findChild<TextLabel*>(name);
        return label ? label->text() : QString();
    }
    void openActivity()
    {
        NavigationTarget target{u"remediation"_s, {}, {}, m_activity, u"activities"_s};
        m_window->navigateTo(target);
        QTRY_COMPARE(panel()->facts().text(u"id"), m_activity);
    }

private slots:
    void initTestCase()
    {
        m_workspace.makeEmpty(*qApp);
        m_workspace.connectJobs();
        QVERIFY(import(u"2026-06-01"_s, {}));
        m_window = std::make_unique<ShellWindow>(m_workspace.context(), *m_workspace.theme);
        m_window->resize(1280, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        domain::RemediationRequest request;
        request.recommendation = u"va-_-google-_-chrome"_s;
        request.groups = {u"Servers"_s};
        QVERIFY(m_workspace.waitForJob(m_workspace.desk->createRemediation(request)));
        items::TableModel all(*m_workspace.library, Kind::Remediations);
        all.reload();
        QTRY_COMPARE(all.rowCount(), 1);
        QTRY_VERIFY(!all.idAt(0).isEmpty());
        m_activity = all.idAt(0);
    }

    void whatIsFollowedSaysSo()
    {
        openActivity();
        QTRY_COMPARE(words(u"progressWords"_s),
            u"0 of 2 devices are fixed; the count follows each snapshot by itself."_s);
        QVERIFY(!panel()->findChild<QPushButton*>(u"panelRequestAgain"_s)->isVisible());
        QCOMPARE(bell()->notices().exposedAgain, 0);
    }

    void importTellsWhatItCompleted()
    {
        QVERIFY(import(u"2026-06-02"_s, {u"a"_s, u"b"_s}, true));
        QTRY_VERIFY(told(u"1 remediation activity was completed by it."_s));
        InlineMessage* message = told(u"1 remediation activity was completed by it."_s);
        QCOMPARE(message->kind(), InlineMessage::Kind::Warning);
        // what was rejected and what was completed are both to be reached, one after the other
        auto* rejected = message->findChild<QAbstractButton*>(u"messageAction"_s);
        auto* show = message->findChild<QAbstractButton*>(u"messageAction1"_s);
        QCOMPARE(rejected->text(), u"Show rejected rows"_s);
        QCOMPARE(show->text(), u"Show activity"_s);
        QTRY_VERIFY(rejected->isVisible() && show->isVisible());
        QTest::mouseClick(rejected, Qt::LeftButton);
        QDialog* summary = nullptr;
        QTRY_VERIFY((summary = m_window->findChild<QDialog*>(u"importSummary"_s)));
        summary->close();
        m_window->navigateTo({u"remediation"_s, {}, {}, {}, {}});
        QTRY_VERIFY(show->isVisible());
        QTest::mouseClick(show, Qt::LeftButton);
        QVERIFY(showsTheActivity());
        QTRY_VERIFY_WITH_TIMEOUT(bell()->notices().completed == 1, 20'000);
        QCOMPARE(bell()->notices().all(), 0); // good news ask for nothing
        QCOMPARE(line(u"noticeCompleted"_s)->text(), u"The newest snapshot completed 1 activity"_s);
        m_window->navigateTo({u"software"_s, {}, {}, {}, {}});
        line(u"noticeCompleted"_s)->trigger();
        QCOMPARE(m_window->currentPageId(), u"remediation"_s);
        QVERIFY(showsTheActivity());
        openActivity();
        QTRY_VERIFY(words(u"progressWords"_s)
                        .startsWith(u"2 of 2 devices were fixed when it was completed on "_s));
        QVERIFY(!words(u"progressWords"_s).contains(u"follows"_s));
        QVERIFY(words(u"exposedAgainWords"_s).isEmpty());
    }

    void deviceThatIsExposedAgainIsTold()
    {
        QVERIFY(import(u"2026-06-03"_s, {u"a"_s}));
        QTRY_COMPARE_WITH_TIMEOUT(bell()->notices().exposedAgain, 1, 20'000);
        QCOMPARE(bell()->notices().urgent(), 1);
        QCOMPARE(bell()->notices().completed, 0); // of the newest snapshot only
        QCOMPARE(line(u"noticeExposedAgain"_s)->text(),
            u"1 completed activity has devices exposed again"_s);
        line(u"noticeExposedAgain"_s)->trigger();
        QVERIFY(showsTheActivity());
        openActivity();
        QTRY_COMPARE(words(u"exposedAgainWords"_s), u"1 device is exposed again."_s);
        QTest::mouseClick(panel()->findChild<QPushButton*>(u"showExposedAgain"_s), Qt::LeftButton);
        QCOMPARE(panel()->currentTab(), 1);
        auto* table = panel()->findChild<TableView*>(u"remediation-devicesRelatedTable"_s);
        QTRY_VERIFY(table->model() && table->model()->rowCount() == 1);
        QStringList cells;
        for (int column = 0; column < table->model()->columnCount(); ++column)
            cells.append(
                table->model()->index(0, column).data(items::RawRole).toStringList().join(u'+'));
        QTRY_VERIFY2(cells.contains(u"Fixed+Exposed again"), qPrintable(cells.join(u';')));
        QVERIFY(cells.contains(u"b"));
    }

    void itIsAskedForAgainInTheSameGroups()
    {
        panel()->setCurrentTab(0);
        QTest::mouseClick(panel()->findChild<QPushButton*>(u"panelRequestAgain"_s), Qt::LeftButton);
        QDialog* form = nullptr;
        QTRY_VERIFY((form = page()->findChild<QDialog*>(u"requestRemediationDialog"_s)));
        QTRY_VERIFY(form->findChild<QRadioButton*>(u"someGroups"_s)->isChecked());
        const auto* groups = form->findChild<QListWidget*>(u"groupList"_s);
        QStringList ticked;
        for (int row = 0; row < groups->count(); ++row)
            if (groups->item(row)->checkState() == Qt::Checked)
                ticked.append(groups->item(row)->text());
        QCOMPARE(ticked, QStringList{u"Servers"_s});
        QTest::mouseClick(form->findChild<QPushButton*>(u"submit"_s), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(bell()->notices().exposedAgain, 0, 20'000);
        openActivity();
        QTRY_VERIFY_WITH_TIMEOUT(
            words(u"exposedAgainWords"_s).endsWith(u"Another activity asks for it."_s), 20'000);
        QVERIFY(!panel()->findChild<QPushButton*>(u"panelRequestAgain"_s)->isVisible());
    }
};

QTEST_MAIN(TestExposedAgain)
#include "tst_exposedagain.moc"
