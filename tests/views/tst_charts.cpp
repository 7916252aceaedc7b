// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The charts: keyboard, legend, words for those who do not see them.
#include "views/charts/doughnutchart.h"
#include "views/charts/trendchart.h"

#include <QAbstractButton>
#include <QApplication>
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
