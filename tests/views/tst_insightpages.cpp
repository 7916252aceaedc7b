// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The pages Controls and Blind spots: their figures are those of the lists behind them, and every
// one leads there.
#include "tests/views/demoworkspace.h"
#include "tests/views/pagedriver.h"
#include "views/pages/blindspotspage.h"
#include "views/pages/controlspage.h"
#include "views/pages/devicespage.h"
#include "views/pages/softwarepage.h"
#include "views/pages/weaknessespage.h"
#include "views/panels/blindspotrow.h"
#include "views/panels/objectpanel.h"

#include <QLabel>
#include <QScrollArea>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace parapet;
using namespace parapet::views;
using items::BlindSpot;
using parapet::tests::DemoWorkspace;
using parapet::tests::PageDriver;

class TestInsightPages : public QObject
{
    Q_OBJECT

private:
    static constexpr int patience = 60'000;
    DemoWorkspace m_workspace;

    [[nodiscard]] domain::Overview overview()
    {
        std::optional<domain::Overview> seen;
        QObject guard;
        m_workspace.library->overview(
            &guard, [&seen](const base::Result<domain::Overview>& answer) {
                seen = answer ? *answer : domain::Overview{};
            });
        (void)QTest::qWaitFor([&seen] { return seen.has_value(); }, patience);
        return seen.value_or(domain::Overview{});
    }
    [[nodiscard]] items::BlindSpots blindSpots()
    {
        std::optional<items::BlindSpots> seen;
        QObject guard;
        items::askBlindSpots(
            *m_workspace.library, &guard, [&seen](const base::Result<items::BlindSpots>& answer) {
                seen = answer ? *answer : items::BlindSpots{};
            });
        (void)QTest::qWaitFor([&seen] { return seen.has_value(); }, patience);
        return seen.value_or(items::BlindSpots{});
    }
    template <class PageType>
    [[nodiscard]] int rowsShown(const NavigationTarget& target)
    {
        PageType page(m_workspace.context());
        PageDriver driver(page);
        page.resize(1000, 700);
        page.show();
        page.activate(target);
        (void)driver.settle();
        return driver.model().rowCount();
    }

private slots:
    void initTestCase() { QVERIFY(m_workspace.make(*qApp, 120)); }

    void controlsSumToTheSecureScore()
    {
        ControlsPage page(m_workspace.context());
        PageDriver driver(page);
        page.resize(1080, 720);
        page.show();
        QVERIFY(driver.settle());
        const domain::Overview seen = overview();
        double points = 0.0;
        double before = 1e9;
        for (int row = 0; row < driver.model().rowCount(); ++row) {
            const double toWin = std::get<double>(driver.model().value(row, u"pointsToWin"));
            QVERIFY(toWin <= before);
            before = toWin;
            points += std::get<double>(driver.model().value(row, u"points"));
            const auto failing = std::get<qint64>(driver.model().value(row, u"failing"));
            QCOMPARE(failing,
                std::get<qint64>(driver.model().value(row, u"applicable"))
                    - std::get<qint64>(driver.model().value(row, u"compliant"))
                    - std::get<qint64>(driver.model().value(row, u"excepted")));
        }
        QVERIFY(std::abs(points - seen.card.points) < 1e-9);
        auto* tile = page.findChild<QWidget*>(u"controlsTile"_s);
        QTRY_COMPARE(tile->findChild<QLabel*>(u"scoreNumber"_s)->text(),
            QLocale().toString(seen.card.points, 'f', 1));
        QSignalSpy led(&page, &Page::navigate);
        page.findChild<QPushButton*>(u"explainSecure"_s)->click();
        QCOMPARE(led.size(), 1);
        const auto target = led.first().first().value<NavigationTarget>();
        QCOMPARE(target.page, u"explain"_s);
        QCOMPARE(target.tab, u"control"_s);
    }

    void barsFilterTheirCategory()
    {
        ControlsPage page(m_workspace.context());
        PageDriver driver(page);
        page.resize(1080, 720);
        page.show();
        QVERIFY(driver.settle());
        auto* bar = page.findChild<QAbstractButton*>(u"bar2"_s);
        QTRY_VERIFY(bar || (bar = page.findChild<QAbstractButton*>(u"bar2"_s)));
        bar->setFocus();
        QTest::keyClick(bar, Qt::Key_Return);
        QTRY_VERIFY(driver.model().filter().contains(u"Network"_s));
        QVERIFY(driver.settle());
        QVERIFY(driver.model().rowCount() > 0);
        for (const QString& category : driver.texts(u"category"_s))
            QCOMPARE(category, u"Network"_s);
    }

    void flyoutNamesTheFailingDevices()
    {
        ControlsPage page(m_workspace.context());
        PageDriver driver(page);
        page.resize(1280, 720);
        page.show();
        QVERIFY(driver.settle());
        const auto failing = std::get<qint64>(driver.model().value(0, u"failing"));
        QVERIFY(failing > 0);
        auto* panel = page.findChild<ObjectPanel*>(u"controlsPanel"_s);
        QSignalSpy filled(panel, &ObjectPanel::filled);
        driver.clickRow(0, u"name"_s);
        QVERIFY(filled.wait(patience));
        page.openObject(driver.model().idAt(0), false, u"failing"_s);
        QTRY_VERIFY_WITH_TIMEOUT(panel->findChild<TableView*>(u"devicesRelatedTable"_s), patience);
        auto* devices = panel->findChild<TableView*>(u"devicesRelatedTable"_s);
        QTRY_COMPARE_WITH_TIMEOUT(qint64(devices->model()->rowCount()), failing, patience);
        QSignalSpy led(&page, &Page::navigate);
        QTest::mouseClick(panel->findChild<QPushButton*>(u"panelRecommendation"_s), Qt::LeftButton);
        const auto target = led.first().first().value<NavigationTarget>();
        QCOMPARE(target.page, u"recommendations"_s);
        QCOMPARE(target.objectId, u"sca-_-"_s + driver.model().idAt(0));
    }

    void everyBlindSpotIsCounted()
    {
        const items::BlindSpots spots = blindSpots();
        QVERIFY(spots.hasSnapshot);
        QCOMPARE(spots.counts.size(), std::size_t(13));
        const domain::Overview seen = overview();
        for (const items::BlindSpotCount& count : spots.counts) {
            QVERIFY(count.count >= 0);
            QVERIFY(count.count <= count.of || count.of == 0);
            if (count.spot == BlindSpot::SilentMonth)
                QCOMPARE(count.count, qint64(seen.card.inactive));
            if (count.spot == BlindSpot::NoData)
                QCOMPARE(count.count, qint64(seen.card.noData));
            if (count.spot == BlindSpot::NotAssessed)
                QCOMPARE(count.count, qint64(seen.card.notAssessed));
            if (count.spot == BlindSpot::MissingFeeds)
                QCOMPARE(count.count, 0);
        }
    }

    void blindSpotsLeadToExactlyTheirRows()
    {
        BlindSpotsPage page(m_workspace.context());
        page.resize(1000, 700);
        page.show();
        QSignalSpy loaded(&page, &BlindSpotsPage::loaded);
        page.activate({u"blindspots"_s, {}, {}, {}, {}});
        QVERIFY(loaded.wait(patience));
        QSignalSpy led(&page, &Page::navigate);
        int followed = 0;
        for (const items::BlindSpotCount& count : blindSpots().counts) {
            const QString name = u"blindSpot%1"_s.arg(static_cast<int>(count.spot));
            auto* link = page.findChild<QPushButton*>(name + u"Link"_s);
            QVERIFY(link);
            QCOMPARE(link->isVisibleTo(&page), count.count > 0);
            QVERIFY(!page.findChild<QWidget*>(name)->accessibleName().isEmpty());
            if (count.count == 0)
                continue;
            page.findChild<QScrollArea*>(u"blindSpotsScroll"_s)->ensureWidgetVisible(link);
            link->setFocus();
            QTest::keyClick(link, Qt::Key_Space);
            const auto target = led.takeLast().first().value<NavigationTarget>();
            int rows = -1;
            if (target.page == "devices"_L1)
                rows = rowsShown<DevicesPage>(target);
            else if (target.page == "software"_L1)
                rows = rowsShown<SoftwarePage>(target);
            else if (target.page == "weaknesses"_L1)
                rows = rowsShown<WeaknessesPage>(target);
            else if (target.page == "controls"_L1)
                rows = rowsShown<ControlsPage>(target);
            if (rows < 0)
                continue;
            QCOMPARE(rows, int(count.count));
            ++followed;
        }
        QVERIFY(followed >= 3);
    }
};

QTEST_MAIN(TestInsightPages)
#include "tst_insightpages.moc"
