// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The dashboard over the demo fleet: it says what the workspace holds, every card leads somewhere,
// nothing is cut at any width.
#include "guiwatchdog.h"
#include "views/charts/trendchart.h"
#include "views/pages/dashboardpage.h"
#include "views/panels/dashboard/cardgrid.h"
#include "views/panels/dashboard/securescorecard.h"
#include "views/panels/dashboard/toplistcard.h"
#include "views/widgets/deltalabel.h"
#include "workbench.h"

#include <QAbstractButton>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>

#include <functional>

using namespace Qt::StringLiterals;
using namespace parapet;
using tests::Workbench;
using views::CardGrid;
using views::DashboardPage;
using views::NavigationTarget;

class TestDashboard : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void emptyWorkspaceSaysSo();
    void showsTheScores();
    void cardsTellTagsRiskAndStatus();
    void cardsLead_data();
    void cardsLead();
    void rowsLeadToTheirObjects_data();
    void rowsLeadToTheirObjects();
    void enterOpensARow();
    void daysOfTheCourseLeadToTheirEvents();
    void fitsEveryWidth_data();
    void fitsEveryWidth();
    void followsTheScope();
    void nothingAssessedIsNoFall();

private:
    NavigationTarget ledBy(const std::function<void()>& act);

    std::unique_ptr<Workbench> m_bench;
    std::unique_ptr<DashboardPage> m_page;
    domain::Overview m_overview;
};

void TestDashboard::initTestCase()
{
    m_bench = std::make_unique<Workbench>();
    QVERIFY(m_bench->loadDemo());
    const auto demo = m_bench->overview();
    QVERIFY(demo);
    // the lesser one first: the card ranks them anew
    for (const std::size_t at : {2U, 0U}) {
        const auto id = domain::fieldIndex(domain::Kind::Recommendations, u"id");
        const domain::Row& row = demo->topRecommendations[at];
        domain::RemediationRequest request;
        request.recommendation = std::get<QString>(row.values[static_cast<std::size_t>(*id)]);
        request.dueOn = base::systemClock()() + 86'400'000;
        const auto made = m_bench->run([&] { m_bench->desk.createRemediation(request); });
        QVERIFY(made && made->done);
    }
    const auto overview = m_bench->overview();
    QVERIFY(overview);
    m_overview = *overview;
    m_page = std::make_unique<DashboardPage>(m_bench->context());
    m_page->resize(1240, 820);
    QSignalSpy loaded(m_page.get(), &DashboardPage::loaded);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    QTRY_VERIFY_WITH_TIMEOUT(!loaded.isEmpty(), Workbench::patience);
}

void TestDashboard::cleanupTestCase()
{
    m_page.reset();
    m_bench.reset();
}

/// A snapshot without assessments has no points: that is told, and no loss of them all.
void TestDashboard::nothingAssessedIsNoFall()
{
    views::SecureScoreCard card(m_bench->context().theme);
    auto* delta = card.findChild<views::DeltaLabel*>();
    domain::Overview overview;
    overview.hasSnapshot = true;
    constexpr qint64 day = 86'400'000;
    overview.trend = {{1, 100 * day, {}, 40.0, 329.2, 445.0}, {2, 130 * day, {}, 30.0, 0.0, 0.0}};
    card.show(overview, 131 * day);
    QCOMPARE(delta->text(), u"not assessed in this snapshot"_s);
    std::swap(overview.trend[0].points, overview.trend[1].points);
    std::swap(overview.trend[0].maxPoints, overview.trend[1].maxPoints);
    overview.card.points = 329.2;
    overview.card.maxPoints = 445.0;
    card.show(overview, 131 * day);
    QVERIFY2(delta->text().startsWith(u"not assessed on "), qPrintable(delta->text()));
}

void TestDashboard::emptyWorkspaceSaysSo()
{
    Workbench empty;
    DashboardPage page(empty.context());
    QSignalSpy failed(&page, &DashboardPage::loadFailed);
    QTRY_COMPARE(failed.size(), 1);
}

void TestDashboard::showsTheScores()
{
    auto* tile = m_page->findChild<QWidget*>(u"exposureTile"_s);
    QVERIFY(m_overview.card.score);
    QCOMPARE(tile->findChild<QLabel*>(u"scoreNumber"_s)->text(),
        QLocale().toString(qRound(*m_overview.card.score)));
    QVERIFY(m_page->findChild<QPushButton*>(u"exposureHigh"_s)
                ->text()
                .startsWith(QLocale().toString(m_overview.card.high)));
    QVERIFY(m_page->findChild<QLabel*>(u"exposureFacts"_s)
                ->text()
                .contains(QLocale().toString(qRound(*m_overview.card.p95))));
    auto* top = m_page->findChild<QTableView*>(u"topRecommendationsTable"_s);
    QCOMPARE(top->model()->rowCount(), 5);
    const auto name = domain::fieldIndex(domain::Kind::Recommendations, u"recommendationName");
    QCOMPARE(top->model()->index(0, 0).data().toString(),
        std::get<QString>(
            m_overview.topRecommendations.front().values[static_cast<std::size_t>(*name)]));
    QVERIFY(m_overview.trend.size() > 1);
}

void TestDashboard::cardsTellTagsRiskAndStatus()
{
    const auto shown = [this](const QString& table, const QString& title, int row) {
        const auto* model = m_page->findChild<QTableView*>(table)->model();
        for (int column = 0; column < model->columnCount(); ++column)
            if (model->headerData(column, Qt::Horizontal).toString() == title)
                return model->index(row, column).data(Qt::AccessibleTextRole).toString();
        return QString(u"no column "_s + title);
    };
    const auto value = [](domain::Kind kind, const domain::Row& row, const QString& field) {
        return row.values[static_cast<std::size_t>(*domain::fieldIndex(kind, field))];
    };
    using domain::Kind;
    for (int row = 0; row < 5; ++row) {
        const auto& recommendation = m_overview.topRecommendations[static_cast<std::size_t>(row)];
        const auto tags =
            std::get<QStringList>(value(Kind::Recommendations, recommendation, u"tags"_s));
        QCOMPARE(shown(u"topRecommendationsTable"_s, u"Tags"_s, row), tags.join(u", "_s));
        // tags are told by the light bulb, too, where the column has no room
        for (const QString& tag : tags)
            QVERIFY(shown(u"topRecommendationsTable"_s, u"Threats"_s, row).contains(tag));
        QCOMPARE(shown(u"topDevicesTable"_s, u"Risk level"_s, row),
            std::get<QString>(value(Kind::Devices,
                m_overview.topDevices[static_cast<std::size_t>(row)], u"riskScore"_s)));
    }
    QVERIFY(!m_overview.topActivities.empty());
    double before = 1e9;
    for (const domain::Row& activity : m_overview.topActivities) {
        const auto status = std::get<QString>(value(Kind::Remediations, activity, u"status"_s));
        QVERIFY(status == u"Active" || &activity != &m_overview.topActivities.front());
        const domain::Value impact = value(Kind::Remediations, activity, u"exposureImpact"_s);
        const auto* points = std::get_if<double>(&impact);
        if (status != u"Active")
            break;
        QVERIFY((points ? *points : 0.0) <= before);
        before = points ? *points : 0.0;
    }
    QCOMPARE(m_overview.topActivities.size(), std::size_t(3)); // the demo brings one
    QStringList told;
    for (int row = 0; row < 3; ++row)
        told.append(shown(u"topActivitiesTable"_s, u"Status"_s, row));
    QCOMPARE(told.count(u"Due soon"_s), 2);
}

NavigationTarget TestDashboard::ledBy(const std::function<void()>& act)
{
    QSignalSpy spy(m_page.get(), &views::Page::navigate);
    act();
    return spy.size() == 1 ? spy.first().first().value<NavigationTarget>() : NavigationTarget{};
}

void TestDashboard::cardsLead_data()
{
    QTest::addColumn<QString>("card");
    QTest::addColumn<QString>("button");
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("sort");
    const QString none;
    QTest::newRow("improve score") << u"exposureCard"_s << u"cardLink"_s << u"recommendations"_s
                                   << none << u"exposureImpactAfterExceptions:desc"_s;
    QTest::newRow("category") << u"secureScoreCard"_s << u"bar1"_s << u"recommendations"_s
                              << u"recommendationCategory == \"OS\""_s << none;
    QTest::newRow("controls") << u"secureScoreCard"_s << u"cardLink"_s << u"controls"_s << none
                              << none;
    QTest::newRow("all recommendations")
        << u"topRecommendations"_s << u"cardLink"_s << u"recommendations"_s << none << none;
    QTest::newRow("exceptions") << u"topRecommendations"_s << u"topRecommendationsFooter"_s
                                << u"recommendations"_s << u"status != \"Active\""_s << none;
    QTest::newRow("all software") << u"topSoftware"_s << u"cardLink"_s << u"software"_s << none
                                  << none;
    QTest::newRow("all devices") << u"topDevices"_s << u"cardLink"_s << u"devices"_s
                                 << u"isActive == true"_s << none;
    QTest::newRow("high devices") << u"exposureCard"_s << u"exposureHigh"_s << u"devices"_s
                                  << u"exposureLevel == \"High\""_s << none;
    QTest::newRow("what the exposure score does not see")
        << u"exposureCard"_s << u"exposureBlindSpots"_s << u"blindspots"_s << none << none;
    QTest::newRow("what the secure score does not see")
        << u"secureScoreCard"_s << u"secureScoreBlindSpots"_s << u"blindspots"_s << none << none;
    QTest::newRow("all events") << u"topEvents"_s << u"cardLink"_s << u"events"_s << none << none;
    QTest::newRow("all activities")
        << u"topActivities"_s << u"cardLink"_s << u"remediation"_s << none << none;
}

void TestDashboard::cardsLead()
{
    QFETCH(QString, card);
    QFETCH(QString, button);
    QFETCH(QString, page);
    QFETCH(QString, filter);
    QFETCH(QString, sort);
    auto* owner = m_page->findChild<QWidget*>(card);
    QVERIFY(owner);
    auto* target = owner->findChild<QAbstractButton*>(button);
    QVERIFY(target);
    const NavigationTarget led = ledBy([target] { QTest::mouseClick(target, Qt::LeftButton); });
    QCOMPARE(led.page, page);
    QCOMPARE(led.filter, filter);
    QCOMPARE(led.sort, sort);
}

void TestDashboard::rowsLeadToTheirObjects_data()
{
    QTest::addColumn<QString>("table");
    QTest::addColumn<QString>("page");
    QTest::newRow("recommendation") << u"topRecommendationsTable"_s << u"recommendations"_s;
    QTest::newRow("software") << u"topSoftwareTable"_s << u"software"_s;
    QTest::newRow("device") << u"topDevicesTable"_s << u"devices"_s;
}

void TestDashboard::rowsLeadToTheirObjects()
{
    QFETCH(QString, table);
    QFETCH(QString, page);
    auto* view = m_page->findChild<QTableView*>(table);
    const NavigationTarget led = ledBy([view] {
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {},
            view->visualRect(view->model()->index(1, 0)).center());
    });
    QCOMPARE(led.page, page);
    QVERIFY(!led.objectId.isEmpty());
    QVERIFY(led.filter.isEmpty());
}

void TestDashboard::enterOpensARow()
{
    auto* view = m_page->findChild<QTableView*>(u"topDevicesTable"_s);
    view->setFocus();
    view->setCurrentIndex(view->model()->index(0, 0));
    const NavigationTarget led = ledBy([view] { QTest::keyClick(view, Qt::Key_Return); });
    QCOMPARE(led.page, u"devices"_s);
    const auto id = domain::fieldIndex(domain::Kind::Devices, u"id");
    QCOMPARE(led.objectId,
        std::get<QString>(m_overview.topDevices.front().values[static_cast<std::size_t>(*id)]));
}

void TestDashboard::daysOfTheCourseLeadToTheirEvents()
{
    QVERIFY(!m_overview.eventDays.empty());
    const domain::EventDay& newest = m_overview.eventDays.back();
    QVERIFY(newest.weaknessEvents > 0);
    QVERIFY(!newest.weaknesses.isEmpty());
    QVERIFY(newest.weaknesses.size() <= domain::EventDay::told);
    auto* chart = m_page->findChild<QWidget*>(u"exposureCard"_s)->findChild<views::TrendChart*>();
    QVERIFY(chart);
    int point = chart->count() - 1;
    while (point >= 0 && !chart->hasEvent(point))
        --point;
    QVERIFY(point > 0);
    QVERIFY(chart->describe(point).contains(newest.weaknesses.first()));
    QVERIFY(!chart->hasEvent(0)); // the first snapshot is a baseline
    const QString day = chart->dayOf(point).toString(Qt::ISODate);
    const NavigationTarget led = ledBy([chart, point] {
        chart->setFocus();
        QTest::keyClick(chart, Qt::Key_End);
        for (int at = chart->count() - 1; at > point; --at)
            QTest::keyClick(chart, Qt::Key_Left);
        QTest::keyClick(chart, Qt::Key_Return);
    });
    QCOMPARE(led.page, u"events"_s);
    QCOMPARE(led.tab, day + u".."_s + day);
    const NavigationTarget none = ledBy([chart] {
        QTest::keyClick(chart, Qt::Key_Home);
        QTest::keyClick(chart, Qt::Key_Return);
    });
    QVERIFY(none.page.isEmpty());
    // the three most impactful of the week, those that may raise the score first
    auto* events = m_page->findChild<QTableView*>(u"topEventsTable"_s);
    QCOMPARE(events->model()->rowCount(), int(m_overview.topEvents.size()));
    QVERIFY(!m_overview.topEvents.empty() && m_overview.topEvents.size() <= 3);
    QVERIFY(events->model()->index(0, 3).data().toString() == u"Up"_s);
}

void TestDashboard::fitsEveryWidth_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("arrangement");
    QTest::newRow("1440 x 900") << QSize(1240, 820) << static_cast<int>(CardGrid::Width::Wide);
    QTest::newRow("1280 x 800") << QSize(1080, 720) << static_cast<int>(CardGrid::Width::Medium);
    QTest::newRow("1000 x 700") << QSize(800, 620) << static_cast<int>(CardGrid::Width::Medium);
    QTest::newRow("narrow") << QSize(520, 400) << static_cast<int>(CardGrid::Width::Narrow);
}

void TestDashboard::fitsEveryWidth()
{
    QFETCH(QSize, size);
    QFETCH(int, arrangement);
    m_page->resize(size);
    QTest::qWait(60);
    auto* grid = m_page->findChild<CardGrid*>();
    QCOMPARE(static_cast<int>(grid->arrangement()), arrangement);
    auto* scroll = m_page->findChild<QScrollArea*>(u"dashboardScroll"_s);
    QVERIFY2(grid->width() <= scroll->viewport()->width(), "the grid is wider than the page");
    QList<QRect> places;
    for (const views::Card* card : grid->findChildren<views::Card*>()) {
        const QRect place = card->geometry();
        QVERIFY2(grid->rect().contains(place), qPrintable(card->objectName()));
        QVERIFY2(place.width() >= card->minimumSizeHint().width(),
            qPrintable(u"%1 is %2 wide and needs %3"_s.arg(card->objectName())
                           .arg(place.width())
                           .arg(card->minimumSizeHint().width())));
        QVERIFY2(
            place.height() >= card->minimumSizeHint().height(), qPrintable(card->objectName()));
        for (const QRect& other : std::as_const(places))
            QVERIFY(!other.intersects(place));
        places.append(place);
    }
    QCOMPARE(places.size(), 8);
    // the course keeps its scale: it stands below the number where the card is narrow
    const auto* exposure = m_page->findChild<views::Card*>(u"exposureCard"_s);
    const auto* course = exposure->findChild<QWidget*>(u"trendChart"_s);
    QVERIFY2(course->width() >= 220, qPrintable(QString::number(course->width())));
    // and titles are whole
    const auto* secure = m_page->findChild<views::Card*>(u"secureScoreCard"_s);
    for (const QLabel* label : secure->findChildren<QLabel*>())
        if (label->text() == secure->title())
            QVERIFY(label->width() >= label->fontMetrics().horizontalAdvance(label->text()));
}

void TestDashboard::followsTheScope()
{
    QSignalSpy loaded(m_page.get(), &DashboardPage::loaded);
    domain::ViewScope scope;
    scope.snapshot = m_overview.snapshots.front().id;
    m_bench->library.setScope(scope);
    QTRY_VERIFY_WITH_TIMEOUT(!loaded.isEmpty(), Workbench::patience);
    const auto past = m_bench->overview();
    QVERIFY(past && past->card.score);
    QVERIFY(!qFuzzyCompare(*past->card.score, *m_overview.card.score));
    auto* tile = m_page->findChild<QWidget*>(u"exposureTile"_s);
    QCOMPARE(tile->findChild<QLabel*>(u"scoreNumber"_s)->text(),
        QLocale().toString(qRound(*past->card.score)));
}

QTEST_MAIN(TestDashboard)
#include "tst_dashboard.moc"
