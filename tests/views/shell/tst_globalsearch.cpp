// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the search field leads.
#include "views/shell/globalsearch.h"
#include "views/shell/history.h"
#include "views/widgets/theme.h"

#include <QApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using parapet::views::GlobalSearch;
using parapet::views::History;
using parapet::views::NavigationTarget;
using parapet::views::Theme;

class TestGlobalSearch : public QObject
{
    Q_OBJECT

private slots:
    void leadsToLists_data();
    void leadsToLists();
    void quotesWhatWasTyped();
    void emptyTextOffersNothing();
    void enterTakesTheFirst();
    void arrowsChoose();
    void escapeCloses();
    void historyWalks();
    void historyForgetsWhatWasAhead();
    void historyIsBounded();
};

void TestGlobalSearch::leadsToLists_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("pages");
    QTest::addColumn<QString>("filter");
    QTest::newRow("whole CVE") << u"cve-2021-44228"_s << QStringList{u"weaknesses"_s}
                               << u"id == \"CVE-2021-44228\""_s;
    QTest::newRow("begun CVE") << u"CVE-2021"_s << QStringList{u"weaknesses"_s}
                               << u"id startswith \"CVE-2021\""_s;
    QTest::newRow("only CVE") << u"cve"_s << QStringList{u"weaknesses"_s}
                              << u"id startswith \"cve\""_s;
    QTest::newRow("a name") << u" srv "_s
                            << QStringList{u"devices"_s, u"software"_s, u"recommendations"_s}
                            << u"computerDnsName contains \"srv\""_s;
}

void TestGlobalSearch::leadsToLists()
{
    QFETCH(QString, typed);
    QFETCH(QStringList, pages);
    QFETCH(QString, filter);
    QStringList led;
    const auto offers = GlobalSearch::offersFor(typed);
    for (const auto& offer : offers)
        led.append(offer.target.page);
    QCOMPARE(led, pages);
    QCOMPARE(offers.first().target.filter, filter);
}

void TestGlobalSearch::quotesWhatWasTyped()
{
    const auto offers = GlobalSearch::offersFor(u"a\"b\\c"_s);
    QCOMPARE(offers.first().target.filter, u"computerDnsName contains \"a\\\"b\\\\c\""_s);
}

void TestGlobalSearch::emptyTextOffersNothing()
{
    QVERIFY(GlobalSearch::offersFor(u"   "_s).isEmpty());
}

namespace {

struct Bench
{
    Bench()
        : theme(*qApp)
        , field(new QLineEdit(&window))
        , search(new GlobalSearch(theme, *field, &window))
    {
        window.resize(800, 600);
        field->setGeometry(10, 10, 300, 30);
        search->setCommands({{u"Devices"_s, u"devices"_s, {}, [this] { ran = u"devices"_s; }},
            {u"Dashboard"_s, u"dashboard"_s, {}, [this] { ran = u"dashboard"_s; }}});
        window.show();
        field->setFocus();
    }
    Theme theme;
    QWidget window;
    QLineEdit* field;
    GlobalSearch* search;
    QString ran;
};

} // namespace

void TestGlobalSearch::enterTakesTheFirst()
{
    Bench bench;
    QVERIFY(QTest::qWaitForWindowActive(&bench.window));
    QTest::keyClicks(bench.field, u"dash"_s);
    QVERIFY(bench.search->isVisible());
    QTest::keyClick(bench.field, Qt::Key_Return);
    QCOMPARE(bench.ran, u"dashboard"_s);
    QVERIFY(!bench.search->isVisible());
    QVERIFY(bench.field->text().isEmpty());
}

void TestGlobalSearch::arrowsChoose()
{
    Bench bench;
    QVERIFY(QTest::qWaitForWindowActive(&bench.window));
    QSignalSpy spy(bench.search, &GlobalSearch::navigate);
    QTest::keyClicks(bench.field, u"dev"_s);
    QTest::keyClick(bench.field, Qt::Key_Down);
    QTest::keyClick(bench.field, Qt::Key_Down);
    QTest::keyClick(bench.field, Qt::Key_Return);
    QCOMPARE(spy.size(), 1);
    QCOMPARE(spy.first().first().value<NavigationTarget>().page, u"software"_s);
}

void TestGlobalSearch::escapeCloses()
{
    Bench bench;
    QVERIFY(QTest::qWaitForWindowActive(&bench.window));
    QTest::keyClicks(bench.field, u"x"_s);
    QVERIFY(bench.search->isVisible());
    QTest::keyClick(bench.field, Qt::Key_Escape);
    QVERIFY(!bench.search->isVisible());
    QCOMPARE(bench.field->text(), u"x"_s);
}

void TestGlobalSearch::historyWalks()
{
    History history;
    QVERIFY(!history.canGoBack());
    QVERIFY(!history.back());
    history.visit(u"a"_s);
    history.keepState({{u"scroll"_s, 7}});
    history.visit(u"b"_s);
    QVERIFY(history.canGoBack());
    const auto before = history.back();
    QVERIFY(before);
    QCOMPARE(before->page, u"a"_s);
    QCOMPARE(before->state.value(u"scroll"_s).toInt(), 7);
    QVERIFY(!history.canGoBack());
    QCOMPARE(history.forward()->page, u"b"_s);
    QVERIFY(!history.canGoForward());
}

void TestGlobalSearch::historyForgetsWhatWasAhead()
{
    History history;
    for (const QString& page : {u"a"_s, u"b"_s, u"c"_s})
        history.visit(page);
    (void)history.back();
    (void)history.back();
    history.visit(u"d"_s);
    QVERIFY(!history.canGoForward());
    QCOMPARE(history.back()->page, u"a"_s);
}

void TestGlobalSearch::historyIsBounded()
{
    History history;
    for (std::size_t i = 0; i < History::longest + 20; ++i)
        history.visit(QString::number(i));
    std::size_t steps = 0;
    while (history.back())
        ++steps;
    QCOMPARE(steps, History::longest - 1);
}

QTEST_MAIN(TestGlobalSearch)
#include "tst_globalsearch.moc"
