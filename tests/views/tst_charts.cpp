// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The charts: keyboard, legend, words for those who do not see them.
#include "views/charts/doughnutchart.h"
#include "views/charts/trendchart.h"
#include "views/charts/waterfall.h"
#include "views/panels/dashboard/coursepoints.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace parapet::views;

class TestCharts : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Theme> m_theme;

    static QDateTime day(int number) { return {QDate(2026, 7, number), QTime(0, 0), Qt::UTC}; }

private slots:
    void initTestCase()
    {
        m_theme = std::make_unique<Theme>(*qApp);
        m_theme->apply(*qApp);
    }

    /// What a screen reader is told: a chart with name and words, and no parts that say nothing.
    void chartsAreTold()
    {
        TrendChart trend(*m_theme, u"Exposure score"_s);
        trend.setPoints({{day(1), 40, {}, true}, {day(2), 36.5, {}, true}});
        QAccessibleInterface* told = QAccessible::queryAccessibleInterface(&trend);
        QVERIFY(told);
        QCOMPARE(told->role(), QAccessible::Chart);
        QCOMPARE(told->childCount(), 0);
        QCOMPARE(told->text(QAccessible::Name), u"Exposure score"_s);
        const QString whole = told->text(QAccessible::Description);
        QVERIFY2(whole.startsWith(u"Points: 2."_s) && whole.contains(u"36.5"), qPrintable(whole));
        trend.resize(400, 200);
        trend.show();
        QTest::keyClick(&trend, Qt::Key_Home); // where one is comes first
        QVERIFY(told->text(QAccessible::Description).startsWith(trend.describe(0)));
        QVERIFY(told->text(QAccessible::Description).endsWith(whole));
        DoughnutChart ring(*m_theme, u"Device exposure"_s);
        ring.setUnit(u"devices"_s);
        ring.setSlices({{u"High"_s, 3, Tone::High}, {u"Low"_s, 5, Tone::Low}});
        told = QAccessible::queryAccessibleInterface(&ring);
        QCOMPARE(told->role(), QAccessible::Chart);
        QCOMPARE(told->text(QAccessible::Description), u"High: 3, Low: 5"_s);
        QStringList parts;
        for (int i = 0; i < told->childCount(); ++i)
            parts.append(told->child(i)->text(QAccessible::Name));
        QCOMPARE(parts, QStringList({u"8 devices"_s, u"High: 3"_s, u"Low: 5"_s}));
        QLabel plain;
        QVERIFY(QAccessible::queryAccessibleInterface(&plain)->role() != QAccessible::Chart);
    }

    void trendWalksByKeys()
    {
        TrendChart chart(*m_theme, u"Exposure score"_s);
        chart.resize(400, 200);
        chart.show();
        QTest::keyClick(&chart, Qt::Key_Right); // nothing there yet
        QCOMPARE(chart.currentPoint(), -1);
        QCOMPARE(chart.accessibleDescription(), u"No data yet"_s);
        chart.setPoints({{day(1), 47.2, {}}, {day(8), 44.0, u"KEV"_s}, {day(15), 41.4, {}}});
        QVERIFY(chart.accessibleDescription().contains(u"41.4"_s));
        QTest::keyClick(&chart, Qt::Key_Right);
        QTest::keyClick(&chart, Qt::Key_Right);
        QCOMPARE(chart.currentPoint(), 1);
        QVERIFY(chart.describe(1).contains(u"KEV"_s));
        QSignalSpy activated(&chart, &TrendChart::pointActivated);
        QTest::keyClick(&chart, Qt::Key_Return);
        QCOMPARE(activated.at(0).at(0).toInt(), 1);
        QTest::keyClick(&chart, Qt::Key_End);
        QTest::keyClick(&chart, Qt::Key_Right);
        QCOMPARE(chart.currentPoint(), 2);
        chart.setPoints({});
        QCOMPARE(chart.currentPoint(), -1);
        QVERIFY(chart.describe(5).isEmpty());
    }

    void daysBetweenMeasuresAreToldWithoutAValue()
    {
        TrendChart chart(*m_theme, u"Secure score"_s);
        chart.setUnit(u" %"_s);
        chart.setPoints({{day(1), 70.0, {}}, {day(4), 73.0, u"Chrome: added to KEV"_s, false},
            {day(8), 77.0, u"2 new <b>"_s}});
        QCOMPARE(chart.count(), 3);
        QVERIFY(!chart.hasEvent(0) && chart.hasEvent(1) && chart.hasEvent(2));
        QVERIFY(!chart.hasEvent(-1) && !chart.hasEvent(3));
        QCOMPARE(chart.dayOf(1), QDate(2026, 7, 4));
        QVERIFY(!chart.dayOf(7).isValid());
        QCOMPARE(chart.describe(1), u"4 Jul 2026\nChrome: added to KEV"_s);
        QVERIFY(chart.describe(0).endsWith(u"70.0 %"_s));
        QVERIFY(chart.describe(2).contains(u"77.0 %\n2 new <b>"_s));
    }

    void coursePlacesDaysOnTheLine()
    {
        using parapet::domain::EventDay;
        using parapet::domain::TrendPoint;
        const auto at = [](int number) { return day(number).toMSecsSinceEpoch(); };
        std::vector<TrendPoint> trend(3);
        trend[0] = {1, at(2), {}, 10.0, 0, 0};
        trend[1] = {2, at(6) + 3'600'000, {}, 20.0, 0, 0};
        trend[2] = {3, at(8), {}, std::nullopt, 0, 0};
        std::vector<EventDay> days(5);
        for (int i = 0; i < 5; ++i)
            days[std::size_t(i)] = {at(2 * i), 5, 0, {u"day %1"_s.arg(2 * i)}, {}};
        const auto points = coursePoints(
            trend, [](const TrendPoint& point) { return point.score; }, days,
            [](const EventDay& each) { return dayWords(each.weaknesses, each.weaknessEvents); });
        // before the first: no place; on a snapshot's day: its point; between; after the newest
        QCOMPARE(points.size(), 4);
        QCOMPARE(points[0].event, u"day 2\nand 4 more events"_s);
        QVERIFY(points[0].measured && !points[1].measured && points[2].measured);
        QCOMPARE(points[1].event.section(u'\n', 0, 0), u"day 4"_s);
        QVERIFY(points[1].value > 14.8 && points[1].value < 15.0);
        QCOMPARE(points[2].event.section(u'\n', 0, 0), u"day 6"_s);
        QCOMPARE(points[3].value, 20.0);
        QVERIFY(coursePoints(
            {}, [](const TrendPoint& point) { return point.score; }, days,
            [](const EventDay&) {
                return u"x"_s;
            }).isEmpty());
        QVERIFY(dayWords({}, 0).isEmpty());
    }

    void waterfallSaysWhereItsAxisBegins()
    {
        Waterfall chart(*m_theme);
        chart.setSteps(u"July"_s, 37.2, {{u"Fixed"_s, -11.6, Tone::Low, {}}}, u"August"_s, 25.6);
        chart.resize(600, 200);
        const auto words = [&chart] {
            return chart.findChild<QWidget*>(u"waterfallAxis"_s)->accessibleName();
        };
        QVERIFY2(words().contains(u"begin at 0.0 and"_s), qPrintable(words()));
        QVERIFY(!chart.grab().isNull());
        chart.setSteps(u"July"_s, 80.0, {{u"Fixed"_s, -1.0, Tone::Low, {}}}, u"August"_s, 79.0);
        QVERIFY2(words().contains(u"not at 0"_s), qPrintable(words()));
        QVERIFY(!chart.grab().isNull());
        chart.setSteps(u"July"_s, 0.0, {}, u"August"_s, 0.0);
        QVERIFY(words().contains(u"begin at 0.0 and"_s));
    }

    void onePointIsEnough()
    {
        TrendChart chart(*m_theme, u"Score"_s);
        chart.setPoints({{day(1), 10.0, {}}});
        chart.resize(300, 150);
        QVERIFY(!chart.grab().isNull());
    }

    void doughnutLegendActivates()
    {
        DoughnutChart chart(*m_theme, u"Device exposure"_s);
        chart.setSlices({{u"High"_s, 57, Tone::High}, {u"Low"_s, 470, Tone::Low},
            {u"No data"_s, 0, Tone::Muted}});
        chart.setUnit(u"devices"_s);
        chart.show();
        QSignalSpy activated(&chart, &DoughnutChart::sliceActivated);
        auto* low = chart.findChild<QAbstractButton*>(u"legend1"_s);
        QTest::mouseClick(low, Qt::LeftButton);
        QTest::keyClick(low, Qt::Key_Return);
        QCOMPARE(activated.count(), 2);
        QCOMPARE(activated.at(0).at(0).toInt(), 1);
        QVERIFY(chart.accessibleDescription().contains(u"High: 57"_s));
        chart.setSlices({});
        QVERIFY(!chart.findChild<QAbstractButton*>(u"legend1"_s));
    }

    void chartsFollowTheTheme()
    {
        DoughnutChart chart(*m_theme, u"Device exposure"_s);
        chart.setSlices({{u"High"_s, 1, Tone::High}});
        chart.resize(300, 160);
        m_theme->setMode(Theme::Mode::Light);
        const QImage light = chart.grab().toImage();
        m_theme->setMode(Theme::Mode::Dark);
        QVERIFY(light != chart.grab().toImage());
        m_theme->setMode(Theme::Mode::Light);
    }
};

QTEST_MAIN(TestCharts)
#include "tst_charts.moc"
