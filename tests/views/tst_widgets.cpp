// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The parts under mouse and keys, found by object name.
#include "views/widgets/card.h"
#include "views/widgets/categorybars.h"
#include "views/widgets/filterbar.h"
#include "views/widgets/filterchip.h"
#include "views/widgets/flyout.h"
#include "views/widgets/inlinemessage.h"
#include "views/widgets/navigationbar.h"
#include "views/widgets/pageheader.h"
#include "views/widgets/selectionbar.h"
#include "views/widgets/sparkline.h"
#include "views/widgets/statusbar.h"
#include "views/widgets/topbar.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace parapet::views;

class TestWidgets : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Theme> m_theme;

    template <class Part>
    static Part* find(QWidget& root, const QString& name)
    {
        return root.findChild<Part*>(name);
    }

private slots:
    void initTestCase()
    {
        m_theme = std::make_unique<Theme>(*qApp);
        m_theme->apply(*qApp);
    }

    void chipSetsAndClears()
    {
        FilterChip chip(*m_theme, u"Status"_s);
        chip.setChoices({{u"active"_s, u"Active"_s}, {u"full"_s, u"Exception"_s}});
        QCOMPARE(chip.text(), u"Status: any"_s);
        QSignalSpy changed(&chip, &FilterChip::valueChanged);
        chip.menu()->actions().at(0)->trigger();
        QCOMPARE(chip.value(), QStringList{u"active"_s});
        QCOMPARE(chip.text(), u"Status: Active"_s);
        QCOMPARE(changed.count(), 1);
        chip.menu()->actions().at(1)->trigger(); // one choice: the other is given up
        QCOMPARE(chip.value(), QStringList{u"full"_s});
        chip.resize(chip.sizeHint());
        chip.show();
        QTest::mouseClick(&chip, Qt::LeftButton, {}, QPoint(chip.width() - 14, 12));
        QVERIFY(!chip.isSet());
        QVERIFY(!chip.menu()->isVisible());
        chip.setValue({u"active"_s, u"gone"_s});
        QCOMPARE(chip.value(), QStringList{u"active"_s});
        QTest::keyClick(&chip, Qt::Key_Delete);
        QVERIFY(!chip.isSet());
        QCOMPARE(changed.count(), 4);
        QTest::keyClick(&chip, Qt::Key_Down);
        QVERIFY(chip.menu()->isVisible());
        chip.menu()->close();
    }

    void chipTakesSeveral()
    {
        FilterChip chip(*m_theme, u"Tags"_s);
        chip.setChoices({{u"a"_s, u"A"_s}, {u"b"_s, u"B"_s}, {u"c"_s, u"C"_s}}, true);
        chip.menu()->actions().at(2)->trigger();
        chip.menu()->actions().at(0)->trigger();
        QCOMPARE(chip.value(), (QStringList{u"a"_s, u"c"_s}));
        chip.menu()->actions().at(2)->trigger();
        QCOMPARE(chip.value(), QStringList{u"a"_s});
    }

    void filterBarSettlesAndTellsErrors()
    {
        FilterBar bar(*m_theme);
        FilterChip* chip = bar.addChip(u"status"_s, u"Status"_s);
        chip->setChoices({{u"a"_s, u"A"_s}});
        bar.show();
        QSignalSpy changed(&bar, &FilterBar::changed);
        auto* text = find<QLineEdit>(bar, u"textFilter"_s);
        QTest::keyClicks(text, u"Cvss > 7"_s);
        QCOMPARE(changed.count(), 0);
        QTRY_COMPARE(changed.count(), 1);
        QTest::keyClick(text, Qt::Key_Return);
        QCOMPARE(changed.count(), 2);
        QCOMPARE(bar.filterText(), u"Cvss > 7"_s);
        bar.setError(u"No such column"_s);
        QVERIFY(find<QWidget>(bar, u"filterError"_s)->isVisible());
        QCOMPARE(text->accessibleDescription(), u"No such column"_s);
        bar.setError({});
        QVERIFY(!find<QWidget>(bar, u"filterError"_s)->isVisible());
        chip->menu()->actions().at(0)->trigger();
        QCOMPARE(changed.count(), 3);
        QTest::mouseClick(find<QPushButton>(bar, u"clearFilters"_s), Qt::LeftButton);
        QVERIFY(!chip->isSet());
        QCOMPARE(changed.count(), 4);
    }

    void chipsFoldWhereThereIsLittleRoom()
    {
        FilterBar bar(*m_theme);
        for (const QString& name : {u"one"_s, u"two"_s, u"three"_s, u"four"_s, u"five"_s, u"six"_s})
            bar.addChip(name, name)->setChoices({{u"a"_s, u"A"_s}});
        bar.resize(1000, 120);
        bar.show();
        auto* more = find<QPushButton>(bar, u"moreFilters"_s);
        const auto standing = [&bar] {
            return std::ranges::count_if(
                bar.chips(), [](const FilterChip* chip) { return chip->isVisible(); });
        };
        QCOMPARE(standing(), 6);
        QVERIFY(!more->isVisible());
        bar.resize(500, 200);
        QTRY_COMPARE(standing(), 3);
        QCOMPARE(more->text(), u"3 more filters"_s);
        bar.chips().at(4)->setValue({u"a"_s});
        bar.showSetChips();
        QCOMPARE(standing(), 4); // a filter that holds is never out of sight
        QTest::mouseClick(more, Qt::LeftButton);
        QCOMPARE(standing(), 6);
        QTest::mouseClick(more, Qt::LeftButton);
        QCOMPARE(standing(), 4);
    }

    void completionWaitsForAWord()
    {
        FilterBar bar(*m_theme);
        bar.setCompletions({u"contains"_s, u"vendor"_s});
        bar.show();
        auto* text = find<QLineEdit>(bar, u"textFilter"_s);
        QTest::keyClicks(text, u"ven"_s);
        QCOMPARE(text->completer()->completionCount(), 1);
        text->clear();
        // inside quotes and behind them there is nothing to offer
        QTest::keyClicks(text, u"vendor contains \"ven"_s);
        QCOMPARE(text->completer()->completionCount(), 0);
        QTest::keyClicks(text, u"\""_s);
        QCOMPARE(text->completer()->completionCount(), 0);
    }

    void enterPressesAButtonOfTheWindow()
    {
        QWidget window;
        auto* button = new QPushButton(u"Do it"_s, &window);
        window.show();
        QSignalSpy clicked(button, &QPushButton::clicked);
        QTest::keyClick(button, Qt::Key_Return);
        QCOMPARE(clicked.count(), 1);
    }

    void flyoutClosesResizesRemembers()
    {
        QWidget window;
        auto* flyout = new Flyout(*m_theme, &window);
        auto* edit = new QLineEdit;
        flyout->addTab(edit, u"One"_s);
        flyout->addTab(new QWidget, u"Two"_s);
        window.resize(900, 600);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QSignalSpy closed(flyout, &Flyout::closed);
        edit->setFocus();
        QTest::keyClick(edit, Qt::Key_Escape);
        QCOMPARE(closed.count(), 1);
        QVERIFY(!flyout->isVisible());
        flyout->show();
        QTest::mouseClick(find<QToolButton>(*flyout, u"flyoutClose"_s), Qt::LeftButton);
        QCOMPARE(closed.count(), 2);
        auto* handle = find<QWidget>(*flyout, u"flyoutHandle"_s);
        QTest::keyClick(handle, Qt::Key_Left);
        QVERIFY(flyout->panelWidth() > Flyout::defaultPanelWidth);
        flyout->setPanelWidth(10'000);
        QCOMPARE(flyout->panelWidth(), Flyout::maximumPanelWidth);
        flyout->setPanelWidth(500);
        flyout->setCurrentTab(1);
        const QByteArray state = flyout->saveState();
        flyout->setPanelWidth(1);
        QCOMPARE(flyout->panelWidth(), Flyout::minimumPanelWidth);
        flyout->setCurrentTab(0);
        QVERIFY(flyout->restoreState(state));
        QCOMPARE(flyout->panelWidth(), 500);
        QCOMPARE(flyout->currentTab(), 1);
        QVERIFY(!flyout->restoreState("rubbish"));
        QVERIFY(!flyout->restoreState({}));
        QCOMPARE(flyout->panelWidth(), 500);
    }

    void flyoutActionsWrap()
    {
        Flyout flyout(*m_theme);
        flyout.addTab(new QWidget, u"One"_s);
        QList<QPushButton*> buttons;
        for (int i = 0; i < 5; ++i) {
            buttons.append(flyout.addAction(
                u"action%1"_s.arg(i), u"Ausnahmegenehmigung beantragen %1"_s.arg(i)));
        }
        flyout.resize(Flyout::minimumPanelWidth, 600);
        flyout.setPanelWidth(Flyout::minimumPanelWidth);
        flyout.show();
        QVERIFY(QTest::qWaitForWindowExposed(&flyout));
        for (QPushButton* button : buttons) {
            const QRect box(button->mapTo(&flyout, QPoint()), button->size());
            QVERIFY2(flyout.rect().contains(box), qPrintable(button->objectName()));
        }
        QVERIFY(buttons.last()->y() > buttons.first()->y());
    }

    void notesOfBarsAreWholeInAFlyout()
    {
        CategoryBars::Bar old;
        old.label = u"10.0.22631.3007"_s;
        old.points = 3;
        old.maximum = 12;
        old.tone = Tone::High;
        old.value = u"1,200 devices"_s;
        old.note = u"EOS 2025-10-14"_s;
        CategoryBars bars(*m_theme);
        bars.setBars({old});
        QVERIFY(find<QAbstractButton>(bars, u"bar0"_s)->accessibleName().endsWith(old.note));
        constexpr int flyout = 372;
        const int words =
            QFontMetrics(m_theme->font(TextRole::Secondary)).horizontalAdvance(old.note);
        const auto wordsAt = [&](int width) {
            bars.resize(width, bars.sizeHint().height());
            bars.show();
            return bars.grab().toImage().copy(0, 0, words, bars.height());
        };
        const QImage wide = wordsAt(900);
        QVERIFY(wordsAt(flyout) == wide); // label and note are the same: neither is elided
        const int tall = find<QAbstractButton>(bars, u"bar0"_s)->sizeHint().height();
        old.note.clear();
        bars.setBars({old});
        QVERIFY(find<QAbstractButton>(bars, u"bar0"_s)->sizeHint().height() < tall);
    }

    void categoryBarsAreButtons()
    {
        CategoryBars bars(*m_theme);
        bars.setBars({{u"OS"_s, 61.2, 80, {}, Tone::Accent, {}},
            {u"Network"_s, 0, 0, {}, Tone::Accent, {}}});
        bars.resize(300, 80);
        bars.show();
        QSignalSpy activated(&bars, &CategoryBars::barActivated);
        auto* second = find<QAbstractButton>(bars, u"bar1"_s);
        QTest::mouseClick(second, Qt::LeftButton);
        QTest::keyClick(find<QAbstractButton>(bars, u"bar0"_s), Qt::Key_Return);
        QTest::keyClick(find<QAbstractButton>(bars, u"bar0"_s), Qt::Key_Space);
        QCOMPARE(activated.count(), 3);
        QCOMPARE(activated.at(0).at(0).toInt(), 1);
        QCOMPARE(activated.at(1).at(0).toInt(), 0);
        QCOMPARE(second->accessibleName(), u"Network: not assessed"_s);
    }

    void selectionBarFollowsTheCount()
    {
        QWidget window;
        auto* bar = new SelectionBar(*m_theme, &window);
        QPushButton* plan = bar->addAction(u"plan"_s, u"Open in Plan"_s);
        window.show();
        QVERIFY(!bar->isVisible());
        bar->setCount(2);
        QVERIFY(bar->isVisible());
        bar->setEffect(
            u"Exposure 41.4 → 36.6"_s, u"4.8 together"_s, DeltaLabel::Arrow::Down, Tone::Low);
        QVERIFY(bar->accessibleDescription().contains(u"down 4.8"_s));
        QSignalSpy clicked(plan, &QPushButton::clicked);
        QTest::mouseClick(plan, Qt::LeftButton);
        QCOMPARE(clicked.count(), 1);
        QSignalSpy clear(bar, &SelectionBar::clearRequested);
        QTest::mouseClick(find<QToolButton>(*bar, u"clearSelection"_s), Qt::LeftButton);
        QCOMPARE(clear.count(), 1);
        bar->setCount(0);
        QVERIFY(!bar->isVisible());
    }

    void messagesCloseAndAct()
    {
        QWidget window;
        auto* message = new InlineMessage(*m_theme, &window);
        window.show();
        message->showMessage(InlineMessage::Kind::Error, u"Broken file"_s, u"Show rows"_s);
        QVERIFY(message->isVisible());
        QVERIFY(message->accessibleName().contains(u"Broken file"_s));
        QSignalSpy action(message, &InlineMessage::actionTriggered);
        QTest::mouseClick(find<QPushButton>(*message, u"messageAction"_s), Qt::LeftButton);
        QCOMPARE(action.count(), 1);
        QSignalSpy closed(message, &InlineMessage::closed);
        QTest::mouseClick(find<QToolButton>(*message, u"messageClose"_s), Qt::LeftButton);
        QCOMPARE(closed.count(), 1);
        QVERIFY(!message->isVisible());
    }

    void navigationWalks()
    {
        NavigationBar bar(*m_theme);
        bar.addPage(u"a"_s, u"Alpha"_s, u"dashboard"_s);
        bar.addPage(u"b"_s, u"Beta"_s, u"devices"_s);
        bar.show();
        QSignalSpy asked(&bar, &NavigationBar::pageRequested);
        bar.setCurrent(u"a"_s);
        QCOMPARE(asked.count(), 0);
        auto* list = find<QListWidget>(bar, u"navigationList"_s);
        QTest::keyClick(list, Qt::Key_Down);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked.at(0).at(0).toString(), u"b"_s);
        QCOMPARE(bar.current(), u"b"_s);
        bar.setCurrent(u"nowhere"_s);
        QVERIFY(bar.current().isEmpty());
        const int wide = bar.width();
        QTest::mouseClick(find<QToolButton>(bar, u"navigationToggle"_s), Qt::LeftButton);
        QVERIFY(bar.isCollapsed());
        QVERIFY(bar.width() < wide);
        QTest::mouseClick(find<QToolButton>(bar, u"navigationToggle"_s), Qt::LeftButton);
        // a narrow window shuts it without changing what was chosen; a click opens it there, too
        bar.setNarrow(true);
        QVERIFY(bar.width() < wide && !bar.isCollapsed());
        QTest::mouseClick(find<QToolButton>(bar, u"navigationToggle"_s), Qt::LeftButton);
        QCOMPARE(bar.width(), wide);
        bar.setNarrow(true);
        bar.setNarrow(false);
        QCOMPARE(bar.width(), wide);
    }

    void navigationGroupsAreNoPages()
    {
        NavigationBar bar(*m_theme);
        bar.addPage(u"a"_s, u"Alpha"_s, u"dashboard"_s);
        bar.addGroup(u"Fleet"_s);
        bar.addPage(u"b"_s, u"Beta"_s, u"devices"_s);
        bar.resize(bar.width(), 400);
        bar.show();
        bar.setCurrent(u"a"_s);
        QVERIFY(bar.showsGroupWords());
        auto* list = find<QListWidget>(bar, u"navigationList"_s);
        QSignalSpy asked(&bar, &NavigationBar::pageRequested);
        QTest::mouseClick(
            list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(1)).center());
        QCOMPARE(bar.current(), u"a"_s);
        QTest::keyClick(list, Qt::Key_Down);
        QCOMPARE(bar.current(), u"b"_s);
        QCOMPARE(asked.count(), 1);
        bar.resize(bar.width(), 130); // no room for words
        QTRY_VERIFY(!bar.showsGroupWords());
        QVERIFY(list->visualItemRect(list->item(2)).bottom() < list->viewport()->height());
    }

    void topBarFitsNarrowWindows()
    {
        TopBar bar(*m_theme);
        bar.resize(800, bar.height());
        bar.show();
        QVERIFY(bar.width() <= 800);
        QVERIFY(bar.minimumSizeHint().width() <= 800);
        QSignalSpy searched(&bar, &TopBar::searchSubmitted);
        QTest::keyClicks(bar.search(), u" chrome "_s);
        QTest::keyClick(bar.search(), Qt::Key_Return);
        QCOMPARE(searched.at(0).at(0).toString(), u"chrome"_s);
        QSignalSpy import(&bar, &TopBar::importRequested);
        QTest::mouseClick(bar.importButton(), Qt::LeftButton);
        QCOMPARE(import.count(), 1);
        QSignalSpy back(&bar, &TopBar::backRequested);
        QTest::mouseClick(find<QToolButton>(bar, u"historyBack"_s), Qt::LeftButton);
        QCOMPARE(back.count(), 0); // nothing to go back to
        bar.setCanGoBack(true);
        QTest::mouseClick(find<QToolButton>(bar, u"historyBack"_s), Qt::LeftButton);
        QCOMPARE(back.count(), 1);
    }

    void statusBarShowsJobs()
    {
        StatusBar bar(*m_theme);
        bar.show();
        bar.showJob(7, u"Rescoring"_s, 0.5);
        bar.showJob(7, u"Rescoring"_s, 2.0);
        QCOMPARE(bar.jobCount(), 1);
        QSignalSpy cancel(&bar, &StatusBar::cancelRequested);
        QTest::mouseClick(find<QPushButton>(bar, u"jobCancel7"_s), Qt::LeftButton);
        QCOMPARE(cancel.at(0).at(0).toInt(), 7);
        bar.removeJob(7);
        bar.removeJob(8);
        QCOMPARE(bar.jobCount(), 0);
    }

    void sparklineTellsItsTrend()
    {
        Sparkline line(*m_theme);
        line.setValues({1, 2, 3});
        QCOMPARE(line.tone(), Tone::High);
        QVERIFY(line.accessibleDescription().contains(u'▲'));
        line.setValues({1, 2, 3}, Sparkline::Bad::Falling);
        QCOMPARE(line.tone(), Tone::Low);
        line.setValues({2, 2});
        QCOMPARE(line.tone(), Tone::Muted);
        line.setValues({2});
        QVERIFY(!line.accessibleDescription().contains(u'▲'));
    }

    /// A count beside the title is whole; the actions go below where there is no room for both.
    void theCountBesideATitleIsWhole()
    {
        PageHeader header(*m_theme, u"Devices"_s);
        for (const QString& words : {u"Views"_s, u"Columns"_s, u"Export CSV"_s, u"Change"_s})
            header.addAction(words, words);
        header.setSummary(u"15 of 250 shown"_s);
        const auto* count = [&header] {
            for (const QLabel* label : header.findChildren<QLabel*>())
                if (label->text() == u"15 of 250 shown")
                    return label;
            return static_cast<const QLabel*>(nullptr);
        }();
        for (const int width : {900, 590, 480, 420}) {
            header.resize(width, 80);
            header.show();
            QVERIFY(QTest::qWaitForWindowExposed(&header));
            QTRY_VERIFY2(count->width() >= count->fontMetrics().horizontalAdvance(count->text()),
                qPrintable(QString::number(width)));
        }
    }

    void everyControlHasAName()
    {
        QWidget window;
        auto* column = new QVBoxLayout(&window);
        column->addWidget(new TopBar(*m_theme));
        column->addWidget(new NavigationBar(*m_theme));
        column->addWidget(new FilterBar(*m_theme));
        column->addWidget(new Flyout(*m_theme));
        for (const QAbstractButton* button : window.findChildren<QAbstractButton*>()) {
            // Qt's own buttons (scrollers of tab bars, clear buttons) name themselves.
            if (!button->objectName().isEmpty() && !button->objectName().startsWith(u"_q_"_s)
                && qobject_cast<const QLineEdit*>(button->parent()) == nullptr
                && !button->parent()->inherits("QTabBar")) {
                QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty(),
                    qPrintable(button->objectName()));
            }
        }
    }
};

QTEST_MAIN(TestWidgets)
#include "tst_widgets.moc"
