// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What asks for attention: the bell counts it, leads to the filtered list, and Ctrl+Z takes back.
#include "tests/views/demoworkspace.h"
#include "views/pages/listpage.h"
#include "views/shell/noticebell.h"
#include "views/shell/shellwindow.h"

#include <QMenu>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace parapet;
using namespace parapet::views;
using domain::Kind;
using tests::DemoWorkspace;

class TestNotices : public QObject
{
    Q_OBJECT

    static constexpr base::Millis day = 86'400'000;
    DemoWorkspace m_workspace;
    std::unique_ptr<ShellWindow> m_window;
    QStringList m_recommendations;

    void ask(const QString& recommendation, std::optional<base::Millis> due)
    {
        domain::RemediationRequest request;
        request.recommendation = recommendation;
        request.dueOn = due;
        QVERIFY(m_workspace.waitForJob(m_workspace.desk->createRemediation(request)));
    }
    void except(const QString& recommendation, base::Millis end)
    {
        domain::ExceptionRequest request;
        request.recommendation = recommendation;
        request.context = u"x"_s;
        request.expiresOn = end;
        QVERIFY(m_workspace.waitForJob(m_workspace.desk->fileException(request)));
    }
    NoticeBell* bell() { return m_window->findChild<NoticeBell*>(u"noticeBell"_s); }
    QAction* line(const QString& name) { return bell()->menu()->findChild<QAction*>(name); }
    ListPage* remediation() { return qobject_cast<ListPage*>(m_window->page(u"remediation"_s)); }
    [[nodiscard]] bool showsRows(int rows)
    {
        return QTest::qWaitFor(
            [this, rows] {
                auto& model = remediation()->currentPane().model();
                return !model.isLoading() && model.rowCount() == rows;
            },
            20'000);
    }

private slots:
    void initTestCase()
    {
        QVERIFY(m_workspace.make(*qApp));
        items::TableModel all(*m_workspace.library, Kind::Recommendations);
        all.setFilter(u"weaknesses > 0 and exposedMachinesCount > 0"_s);
        QTRY_VERIFY(!all.isLoading() && all.rowCount() > 5);
        for (int row = 0; row < 6; ++row) {
            QTRY_VERIFY(!all.idAt(row).isEmpty());
            m_recommendations.append(all.idAt(row));
        }
        m_window = std::make_unique<ShellWindow>(m_workspace.context(), *m_workspace.theme);
        m_window->resize(1280, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void nothingToSay()
    {
        QTRY_COMPARE(bell()->notices().all(), 0);
        QCOMPARE(bell()->menu()->actions().size(), 1);
        QVERIFY(!bell()->menu()->actions().first()->isEnabled());
    }

    void countsWhatIsDue()
    {
        const base::Millis today = tests::demoNow - tests::demoNow % day;
        ask(m_recommendations[0], today - day); // overdue
        ask(m_recommendations[1], today); // due today: not over yet
        ask(m_recommendations[2], today + 7 * day);
        ask(m_recommendations[3], today + 8 * day); // later
        ask(m_recommendations[4], {});
        except(m_recommendations[0], tests::demoNow + 3 * day);
        except(m_recommendations[1], tests::demoNow + 10 * day);
        except(m_recommendations[2], tests::demoNow + 20 * day);
        except(m_recommendations[3], tests::demoNow + 60 * day);
        QTRY_COMPARE_WITH_TIMEOUT(bell()->notices().overdue, 1, 20'000);
        QCOMPARE(bell()->notices().dueSoon, 2);
        QTRY_COMPARE(bell()->notices().ending[2], 3);
        QCOMPARE(bell()->notices().ending[0], 1);
        QCOMPARE(bell()->notices().ending[1], 2);
        QCOMPARE(bell()->notices().urgent(), 2);
        QVERIFY(line(u"noticeEnding7"_s) && line(u"noticeEnding14"_s));
        QCOMPARE(line(u"noticeEnding30"_s)->text(), u"3 exceptions end within 30 days"_s);
        QCOMPARE(line(u"noticeEnding7"_s)->text(), u"1 exception ends within 7 days"_s);
    }

    void leadsToTheLists()
    {
        line(u"noticeOverdue"_s)->trigger();
        QCOMPARE(m_window->currentPageId(), u"remediation"_s);
        QVERIFY(showsRows(1));
        line(u"noticeDueSoon"_s)->trigger();
        QVERIFY(showsRows(2));
        line(u"noticeEnding14"_s)->trigger();
        QVERIFY(showsRows(2));
        QCOMPARE(remediation()->currentPane().spec().name, u"exceptions"_s);
        remediation()->pane(0).clearFilters();
        remediation()->setCurrentPane(0);
        remediation()->pane(0).setChip(u"dueChip"_s, {u"none"_s});
        QVERIFY(showsRows(1));
    }

    /// What a page did is taken back by the window's keys, also from another page.
    void undoByKeys()
    {
        m_window->navigateTo({u"devices"_s, {}, {}, {}, {}});
        auto* page = qobject_cast<ListPage*>(m_window->page(u"devices"_s));
        auto& model = page->currentPane().model();
        QTRY_VERIFY(!model.isLoading() && model.rowCount() > 0);
        const QString id = model.idAt(0);
        const domain::Value before = model.value(0, u"isInternetFacing");
        QVERIFY(model.setData(model.index(0, 0), Qt::Checked, Qt::CheckStateRole));
        auto* facing = page->findChild<QPushButton*>(u"selectionFacing"_s);
        const bool yes = before != domain::Value(true);
        facing->menu()->actions().at(yes ? 0 : 1)->trigger();
        const auto now = [&] {
            for (int row = 0; row < model.rowCount(); ++row)
                if (model.idAt(row) == id)
                    return model.value(row, u"isInternetFacing");
            return domain::Value();
        };
        QTRY_COMPARE_WITH_TIMEOUT(now() == domain::Value(yes), true, 20'000);
        m_window->navigateTo({u"software"_s, {}, {}, {}, {}});
        const QStringList told = shellTexts();
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(shellTexts() != told, 20'000);
        QTRY_VERIFY(!m_workspace.desk->isBusy());
        QStringList added = shellTexts(); // one message of it, which says that it is done
        for (const QString& text : told)
            added.removeOne(text);
        QCOMPARE(added, QStringList{u"The devices are as they were."_s});
        m_window->navigateTo({u"devices"_s, {}, {}, {}, {}});
        QTRY_COMPARE_WITH_TIMEOUT(now() == before, true, 20'000);
        QTRY_VERIFY(!m_workspace.desk->isBusy());
        const int messages = shellMessages();
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(shellMessages() > messages); // nothing is left to undo
    }

private:
    QStringList shellTexts() const
    {
        QStringList texts;
        for (const auto* each : m_window->findChildren<InlineMessage*>(u"shellMessage"_s))
            texts.append(each->text());
        return texts;
    }
    int shellMessages()
    {
        int count = 0;
        for (const auto* each : m_window->findChildren<InlineMessage*>(u"shellMessage"_s))
            count += each->text().contains(u"nothing to undo") ? 1 : 0;
        return count;
    }
};

QTEST_MAIN(TestNotices)
#include "tst_notices.moc"
