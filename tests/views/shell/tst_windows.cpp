// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Several windows on one workspace, of one process and of several: each sees what the others wrote
// and keeps its place; the workspaces opened lately.
#include "models/items/changewatch.h"
#include "models/jobs/workflowjobs.h"
#include "tests/views/demoworkspace.h"
#include "views/pages/listpage.h"
#include "views/shell/shellwindow.h"
#include "views/shell/workspaceactions.h"
#include "views/widgets/tableview.h"

#include <QFile>
#include <QFileDialog>
#include <QMenu>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace parapet;
using namespace std::chrono_literals;
using parapet::tests::DemoWorkspace;
using views::ListPage;
using views::ShellWindow;
using views::WorkspaceActions;

namespace {

/// A window on a copy of a workspace, which may be moved and removed.
struct WindowOnCopy
{
    WindowOnCopy(const DemoWorkspace& original, const QString& path)
        : isThere(copy(original, path))
        , library(path, clock)
        , desk(path, clock, u"tester"_s)
        , watch(library, 50ms)
        , window({library, desk, *original.theme, *original.settings, clock}, *original.theme)
    {
        QObject::connect(&watch, &items::ChangeWatch::placeChanged, &window,
            [this](bool there) { window.setFileLost(!there); });
    }

    static bool copy(const DemoWorkspace& original, const QString& path)
    {
        const auto from =
            store::Connection::open(original.library->path(), store::OpenMode::ReadOnly);
        return from && (*from)->backupTo(path);
    }

    bool isThere;
    base::Clock clock = base::fixedClock(tests::demoNow);
    items::Library library;
    jobs::Desk desk;
    items::ChangeWatch watch;
    ShellWindow window;
};

QPushButton* button(QWidget& place, const char* name)
{
    return place.findChild<QPushButton*>(QLatin1StringView(name));
}

} // namespace

class TestWindows : public QObject
{
    Q_OBJECT

private:
    static constexpr int patience = 60'000;
    DemoWorkspace m_workspace;

private slots:
    void initTestCase() { QVERIFY(m_workspace.make(*qApp, 40, 1)); }

    void otherProcessesAreSeenAndThePlaceIsKept()
    {
        // another library and another desk on the same file stand for another process
        const base::Clock clock = base::fixedClock(tests::demoNow);
        items::Library library(m_workspace.library->path(), clock);
        items::ChangeWatch watch(library, 50ms);
        QSignalSpy found(&watch, &items::ChangeWatch::foundChange);
        views::PageContext context{
            library, *m_workspace.desk, *m_workspace.theme, *m_workspace.settings, clock};
        ShellWindow window(context, *m_workspace.theme);
        window.resize(1280, 800);
        window.show();
        window.navigateTo({u"devices"_s, {}, {}, {}, {}});
        auto* page = qobject_cast<ListPage*>(window.page(u"devices"_s));
        items::TableModel& devices = page->currentPane().model();
        QTRY_VERIFY_WITH_TIMEOUT(devices.rowCount() > 10 && !devices.isLoading(), patience);
        QTest::qWait(300);
        QCOMPARE(found.size(), 0); // nobody wrote: nothing is read again
        views::TableView& table = page->currentPane().table();
        const QString id = devices.idAt(3);
        table.selectRow(3);
        domain::ContextChange change;
        change.addTags = {u"seen elsewhere"_s};
        QVERIFY(m_workspace.waitForJob(
            jobs::startChangingDevices(*m_workspace.desk, {{{id}, change}})));
        QTRY_VERIFY_WITH_TIMEOUT(!found.empty(), patience);
        const auto isTagged = [&] {
            const domain::Value tags = devices.value(table.currentIndex().row(), u"machineTags");
            const auto* words = std::get_if<QStringList>(&tags);
            return words && words->contains(u"seen elsewhere"_s);
        };
        QTRY_VERIFY_WITH_TIMEOUT(!devices.isLoading() && isTagged(), patience);
        QCOMPARE(devices.idAt(table.currentIndex().row()), id);
        QCOMPARE(window.currentPageId(), u"devices"_s);
    }

    void ownChangesAreNotFoundTwice() const
    {
        items::ChangeWatch watch(*m_workspace.library, 20ms);
        QObject::connect(m_workspace.desk.get(), &jobs::Desk::workspaceChanged, &watch,
            &items::ChangeWatch::refresh);
        QTest::qWait(200);
        QSignalSpy found(&watch, &items::ChangeWatch::foundChange);
        domain::Overview overview;
        m_workspace.library->overview(
            &watch, [&](const base::Result<domain::Overview>& answer) { overview = *answer; });
        QTRY_VERIFY_WITH_TIMEOUT(overview.hasSnapshot, patience);
        watch.refresh();
        QTest::qWait(200);
        QCOMPARE(found.size(), 0);
    }

    void aFileThatIsGoneIsToldAndCopied()
    {
        const QString path = m_workspace.path(u"lost.parapet"_s);
        WindowOnCopy copied(m_workspace, path);
        QVERIFY(copied.isThere);
        jobs::Desk& desk = copied.desk;
        ShellWindow& window = copied.window;
        QSignalSpy place(&copied.watch, &items::ChangeWatch::placeChanged);
        window.show();
        QSignalSpy finished(&desk, &jobs::Desk::finished);
        desk.settle(); // the writer has it open
        QTRY_VERIFY_WITH_TIMEOUT(!finished.isEmpty(), patience);
        auto* banner = window.findChild<QWidget*>(u"lostFileBanner"_s);
        QTest::qWait(300);
        QVERIFY(!banner->isVisible());

        QVERIFY(QFile::remove(path));
        QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), patience);
        QCOMPARE(place.size(), 1);
        finished.clear();
        desk.setWeights(u"microsoft-2020"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!finished.isEmpty(), patience);
        const auto outcome = finished.first().first().value<jobs::Outcome>();
        QVERIFY(!outcome.done);
        QVERIFY2(outcome.message.endsWith(u"Nothing was changed."), qPrintable(outcome.message));

        QSignalSpy wanted(&window, &ShellWindow::windowRequested);
        QTest::mouseClick(window.findChild<QPushButton*>(u"saveCopy"_s), Qt::LeftButton);
        QFileDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = window.findChild<QFileDialog*>(u"saveCopyDialog"_s)));
        const QString copy = m_workspace.path(u"copy.parapet"_s);
        emit dialog->fileSelected(copy);
        dialog->reject();
        QTRY_COMPARE_WITH_TIMEOUT(wanted.size(), 1, patience);
        QCOMPARE(wanted.first().first().toString(), copy);
        items::Library saved(copy, copied.clock);
        std::optional<domain::Overview> overview;
        saved.overview(&window,
            [&](const base::Result<domain::Overview>& answer) { overview = answer.value(); });
        QTRY_VERIFY_WITH_TIMEOUT(overview.has_value(), patience);
        QVERIFY(overview->hasSnapshot);
    }

    void writingIsOffTillTheFileIsBack()
    {
        const QString path = m_workspace.path(u"moved.parapet"_s);
        const QString away = m_workspace.path(u"away.parapet"_s);
        WindowOnCopy copied(m_workspace, path);
        QVERIFY(copied.isThere);
        jobs::Desk& desk = copied.desk;
        ShellWindow& window = copied.window;
        window.resize(1280, 800);
        window.show();
        window.navigateTo({u"recommendations"_s, {}, {}, {}, {}});
        auto* page = qobject_cast<ListPage*>(window.page(u"recommendations"_s));
        items::TableModel& rows = page->currentPane().model();
        QTRY_VERIFY_WITH_TIMEOUT(rows.rowCount() > 2 && !rows.isLoading(), patience);
        page->openObject(rows.idAt(0));
        QPushButton* request = button(*page, "panelRequestRemediation");
        QPushButton* except = button(*page, "panelException");
        QPushButton* plan = button(window, "planRequest"); // nothing is ticked: off by itself
        QPushButton* take = button(window, "importSnapshot");
        auto* weights = window.findChild<QAction*>(u"weights"_s);
        QTRY_VERIFY_WITH_TIMEOUT(
            request->isVisible() && request->isEnabled() && except->isEnabled(), patience);
        const QString ownWords = request->toolTip();
        const QString weightWords = weights->toolTip();
        QVERIFY(!plan->isEnabled() && take->isEnabled() && weights->isEnabled());
        QTest::mouseClick(request, Qt::LeftButton);
        QWidget* dialog = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT(
            (dialog = page->findChild<QDialog*>(u"requestRemediationDialog"_s)), patience);
        QPushButton* submit = button(*dialog, "submit");
        QVERIFY(submit->isEnabled());

        QVERIFY(QFile::rename(path, away));
        const QString why = u"moved.parapet was deleted, moved or replaced, so nothing can be"_s;
        QTRY_VERIFY_WITH_TIMEOUT(!request->isEnabled(), patience);
        for (const QPushButton* each : {request, except, plan, take, submit})
            QVERIFY2(!each->isEnabled() && each->toolTip().startsWith(why),
                qPrintable(each->objectName() + u": "_s + each->toolTip()));
        QVERIFY(request->toolTip().contains(u"Move it back to "_s));
        QVERIFY(!weights->isEnabled() && weights->toolTip().startsWith(why));
        QSignalSpy started(&desk, &jobs::Desk::started);
        QTest::mouseClick(submit, Qt::LeftButton);
        QTest::keyClick(dialog, Qt::Key_Return);
        QVERIFY(dialog->isVisible());
        // what pages ask of a button meanwhile holds as soon as it can be written again
        except->setEnabled(true);
        take->setEnabled(false);
        take->setToolTip(u"asked meanwhile"_s);
        QVERIFY(!except->isEnabled() && take->toolTip().startsWith(why));
        QVERIFY(started.isEmpty());

        QVERIFY(QFile::rename(away, path));
        QTRY_VERIFY_WITH_TIMEOUT(request->isEnabled(), patience);
        QVERIFY(except->isEnabled() && submit->isEnabled() && weights->isEnabled());
        QVERIFY(!plan->isEnabled() && !take->isEnabled());
        QCOMPARE(request->toolTip(), ownWords);
        QCOMPARE(weights->toolTip(), weightWords);
        QCOMPARE(take->toolTip(), u"asked meanwhile"_s);
        QTest::mouseClick(submit, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!started.isEmpty() && !desk.isBusy(), patience);
    }

    void windowsAreAskedFor()
    {
        QSettings settings(m_workspace.path(u"recent.ini"_s), QSettings::IniFormat);
        views::PageContext context = m_workspace.context();
        views::PageContext own{
            context.library, context.desk, context.theme, settings, context.clock};
        const QString gone = m_workspace.path(u"gone & lost.parapet"_s);
        const QString there = m_workspace.path(u"there.parapet"_s);
        QFile file(there);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        settings.setValue("workspaces/recent", QStringList{gone, there});
        QWidget window;
        WorkspaceActions actions(own, &window);
        QCOMPARE(actions.recent(),
            QStringList({m_workspace.library->path(), gone, there})); // this one first
        QSignalSpy wanted(&actions, &WorkspaceActions::windowRequested);
        QMenu menu;
        actions.addTo(menu);
        QCOMPARE(menu.findChild<QAction*>(u"newWindow"_s)->shortcut(),
            QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N));
        menu.findChild<QAction*>(u"newWindow"_s)->trigger();
        QCOMPARE(wanted.takeFirst().constFirst().toString(), m_workspace.library->path());
        auto* recent = menu.findChild<QMenu*>(u"recentMenu"_s);
        const QList<QAction*> entries = recent->actions();
        QVERIFY(!entries[0]->isEnabled() && !entries[1]->isEnabled() && entries[2]->isEnabled());
        QVERIFY(entries[1]->text().contains(u"missing"_s));
        QVERIFY(entries[1]->text().contains(u"gone && lost"_s)); // no mnemonic
        entries[2]->trigger();
        QCOMPARE(wanted.takeFirst().constFirst().toString(), there);
        recent->findChild<QAction*>(u"removeMissing"_s)->trigger();
        QCOMPARE(actions.recent(), QStringList({m_workspace.library->path(), there}));
        for (int i = 0; i < 12; ++i)
            settings.setValue(
                "workspaces/recent", actions.recent() << m_workspace.path(u"w%1.parapet"_s.arg(i)));
        WorkspaceActions again(own, &window);
        QCOMPARE(again.recent().size(), WorkspaceActions::mostRecent);
    }
};

QTEST_MAIN(TestWindows)
#include "tst_windows.moc"
