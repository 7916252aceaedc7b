// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Messages of the window and of its pages: one at a time in one place, and no row of a list moves
// under a pointer that is there, whatever comes and goes.
#include "tests/views/demoworkspace.h"
#include "views/pages/listpage.h"
#include "views/shell/messagearea.h"
#include "views/shell/shellwindow.h"
#include "views/widgets/tableview.h"

#include <QPushButton>
#include <QToolButton>
#include <QWindow>

using namespace Qt::StringLiterals;
using namespace parapet;
using namespace parapet::views;

class TestMessageArea : public QObject
{
    Q_OBJECT

    static constexpr int patience = 60'000;
    static constexpr int aWhile = 700; ///< ms in which a list would have moved
    tests::DemoWorkspace m_workspace;
    std::unique_ptr<ShellWindow> m_window;

    ListPage* page(const QString& id) { return qobject_cast<ListPage*>(m_window->page(id)); }
    TableView& table() { return page(u"devices"_s)->currentPane().table(); }
    [[nodiscard]] int top() { return table().viewport()->mapTo(m_window.get(), QPoint()).y(); }
    [[nodiscard]] QPoint middleOfRow(int row)
    {
        return table().visualRect(table().model()->index(row, 1)).center();
    }
    void pointAtRow(int row) { QCursor::setPos(table().viewport()->mapToGlobal(middleOfRow(row))); }
    void pointAside() { QCursor::setPos(m_window->mapToGlobal(QPoint(60, 760))); }
    void tellNothingToUndo() { QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier); }
    [[nodiscard]] QList<InlineMessage*> seen()
    {
        QList<InlineMessage*> all = m_window->findChildren<InlineMessage*>();
        all.removeIf([](const InlineMessage* each) { return !each->isVisible(); });
        return all;
    }
    [[nodiscard]] QString seenText()
    {
        return seen().size() == 1 ? seen().first()->text() : QString();
    }
    void closeSeen()
    {
        QTest::mouseClick(
            seen().first()->findChild<QToolButton*>(u"messageClose"_s), Qt::LeftButton);
    }

private slots:
    void initTestCase() { QVERIFY(m_workspace.make(*qApp, 40, 1)); }

    void init()
    {
        m_window = std::make_unique<ShellWindow>(m_workspace.context(), *m_workspace.theme);
        m_window->resize(1280, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->navigateTo({u"devices"_s, {}, {}, {}, {}});
        const items::TableModel& rows = page(u"devices"_s)->currentPane().model();
        QTRY_VERIFY_WITH_TIMEOUT(rows.rowCount() > 10 && !rows.isLoading(), patience);
        QTRY_VERIFY(!m_workspace.desk->isBusy());
        pointAside();
        QTest::qWait(50);
    }

    void makesRoomWhereNobodyAims()
    {
        const int before = top();
        page(u"devices"_s)->tell(InlineMessage::Kind::Error, u"Broken"_s);
        QTRY_VERIFY(top() > before);
        QCOMPARE(seenText(), u"Broken"_s);
        const int with = top();
        tellNothingToUndo();
        QTRY_VERIFY(seenText().contains(u"nothing to undo"));
        QCOMPARE(top(), with); // one place for all of them
        closeSeen();
        QCOMPARE(seenText(), u"Broken"_s);
        QCOMPARE(top(), with);
        closeSeen();
        QTRY_COMPARE(top(), before);
    }

    void rowsStayUnderThePointer()
    {
        const int before = top();
        pointAtRow(3);
        page(u"devices"_s)->tell(InlineMessage::Kind::Warning, u"First"_s);
        QCOMPARE(seenText(), u"First"_s);
        QTest::qWait(aWhile);
        QCOMPARE(top(), before);
        tellNothingToUndo();
        QTRY_VERIFY(seenText().contains(u"nothing to undo"));
        QTest::qWait(aWhile);
        QCOMPARE(top(), before);
        // a click is for the row that it was aimed at
        const QString id = page(u"devices"_s)->currentPane().model().idAt(3);
        QTest::mouseClick(table().viewport(), Qt::LeftButton, {}, middleOfRow(3));
        QCOMPARE(page(u"devices"_s)->currentPane().model().idAt(table().currentIndex().row()), id);
        page(u"devices"_s)->closePanel();
        QTRY_COMPARE(top(), before);

        pointAside();
        QTRY_VERIFY(top() > before); // now there is room
        const int with = top();
        pointAtRow(3);
        closeSeen();
        QCOMPARE(seenText(), u"First"_s);
        closeSeen();
        QVERIFY(seen().isEmpty());
        QTest::qWait(aWhile);
        QCOMPARE(top(), with);
        pointAside();
        QTRY_COMPARE(top(), before);
    }

    void whoWalksByKeySeesAll()
    {
        const int before = top();
        pointAtRow(3);
        page(u"devices"_s)->tell(InlineMessage::Kind::Warning, u"Covers the head"_s);
        QTest::qWait(50);
        QCOMPARE(top(), before);
        QTest::keyClick(m_window->windowHandle(), Qt::Key_Tab);
        QTRY_VERIFY(top() > before);
    }

    void othersAreCountedAndReached()
    {
        page(u"devices"_s)->tell(InlineMessage::Kind::Error, u"Older"_s);
        tellNothingToUndo();
        QTRY_VERIFY(seenText().contains(u"nothing to undo"));
        auto* more = seen().first()->findChild<QPushButton*>(u"messageMore"_s);
        QVERIFY(more->isVisible());
        QCOMPARE(more->text(), u"1 more"_s);
        QTest::mouseClick(more, Qt::LeftButton);
        QCOMPARE(seenText(), u"Older"_s);
        more = seen().first()->findChild<QPushButton*>(u"messageMore"_s);
        QVERIFY(more->isVisible());
        QCOMPARE(m_window->focusWidget(), more);
        QTest::keyClick(more, Qt::Key_Space);
        QVERIFY(seenText().contains(u"nothing to undo"));
        closeSeen();
        QVERIFY(!seen().first()->findChild<QPushButton*>(u"messageMore"_s)->isVisible());
    }

    void messagesOfAPageComeAndGoWithIt()
    {
        page(u"devices"_s)->tell(InlineMessage::Kind::Error, u"Of the devices"_s);
        QCOMPARE(seenText(), u"Of the devices"_s);
        m_window->navigateTo({u"software"_s, {}, {}, {}, {}});
        QVERIFY(seen().isEmpty());
        page(u"devices"_s)->tell(InlineMessage::Kind::Error, u"Told meanwhile"_s);
        QVERIFY(seen().isEmpty());
        m_window->navigateTo({u"devices"_s, {}, {}, {}, {}});
        QCOMPARE(seenText(), u"Told meanwhile"_s);
        page(u"devices"_s)->tell(InlineMessage::Kind::Done, u"Harmless"_s);
        m_window->navigateTo({u"software"_s, {}, {}, {}, {}});
        m_window->navigateTo({u"devices"_s, {}, {}, {}, {}});
        QVERIFY(seen().isEmpty());
    }

    void warningsStayWhenHarmlessOnesCome()
    {
        auto* area = m_window->findChild<MessageArea*>();
        area->add(InlineMessage::Kind::Warning, u"Rows rejected"_s,
            {{u"Show rows"_s, [] {}}, {u"Show activities"_s, [] {}}});
        for (int i = 0; i < MessageArea::mostMessages + 2; ++i)
            tellNothingToUndo();
        const auto reached = [this] {
            for (int i = 0; i < MessageArea::mostMessages && !seenText().contains(u"rejected"); ++i)
                QTest::mouseClick(
                    seen().first()->findChild<QPushButton*>(u"messageMore"_s), Qt::LeftButton);
            return seenText() == u"Rows rejected"_s;
        };
        QVERIFY(reached());
        // the oldest of its own kind gives way
        for (int i = 0; i < MessageArea::mostMessages; ++i)
            area->add(InlineMessage::Kind::Error, u"Broken"_s);
        QVERIFY(!reached());
    }

    void theWindowKeepsThreeOfItsOwn()
    {
        for (int i = 0; i < MessageArea::mostMessages + 2; ++i)
            tellNothingToUndo();
        auto* more = seen().first()->findChild<QPushButton*>(u"messageMore"_s);
        QCOMPARE(more->text(), u"%1 more"_s.arg(MessageArea::mostMessages - 1));
    }
};

QTEST_MAIN(TestMessageArea)
#include "tst_messagearea.moc"
