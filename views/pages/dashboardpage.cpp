// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/dashboardpage.h"

#include "models/items/library.h"
#include "models/items/securecourse.h"
#include "views/pages/rowwork.h"
#include "views/panels/dashboard/cardgrid.h"
#include "views/panels/dashboard/distributioncard.h"
#include "views/panels/dashboard/exposurecard.h"
#include "views/panels/dashboard/securescorecard.h"
#include "views/panels/dashboard/topcolumns.h"
#include "views/panels/dashboard/toplistcard.h"
#include "views/vocabulary/kqltext.h"
#include "views/vocabulary/places.h"
#include "views/vocabulary/wording.h"
#include "views/widgets/inlinemessage.h"
#include "views/widgets/pageheader.h"

#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

constexpr int eventRows = 3; ///< the most impactful of the week

QString groupWords(const QStringList& groups)
{
    if (groups.isEmpty())
        return DashboardPage::tr("All device groups");
    if (groups.size() <= 2)
        return groups.join(u", "_s);
    return DashboardPage::tr("%1 device groups").arg(groups.size());
}

constexpr auto onlyActive = "isActive == true"_L1;

QString showAll(qint64 count)
{
    return count > 0 ? DashboardPage::tr("Show all %1").arg(QLocale().toString(count))
                     : DashboardPage::tr("Show all");
}

} // namespace

DashboardPage::DashboardPage(const PageContext& pageContext, QWidget* parent)
    : WorkPage(pageContext, parent)
    , m_work(new RowWork(pageContext, *this))
    , m_scroll(new QScrollArea)
    , m_header(new PageHeader(pageContext.theme, tr("Dashboard")))
    , m_grid(new CardGrid)
{
    setObjectName(u"dashboardPage"_s);
    QPushButton* explain =
        m_header->addAction(u"explainScore"_s, tr("Explain score"), u"explain"_s);
    explain->setToolTip(tr("The exposure score down to devices, CVEs and their inputs"));
    connect(explain, &QPushButton::clicked, this, [this] { emit navigate(explainTarget({})); });
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 0, 0);
    column->setSpacing(12);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(0, 0, 24, 0);
    head->setSpacing(12);
    head->addWidget(m_header);
    head->addWidget(&message());
    column->addLayout(head);
    makeCards();
    placeCards();
    connectCards();
    auto* body = new QWidget;
    auto* bodyColumn = new QVBoxLayout(body);
    bodyColumn->setContentsMargins(0, 0, 24, 24);
    bodyColumn->addWidget(m_grid);
    bodyColumn->addStretch(1);
    m_scroll->setObjectName(u"dashboardScroll"_s);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(body);
    column->addWidget(m_scroll, 1);
    connect(&context().library, &items::Library::changed, this, &DashboardPage::load);
    load();
}

void DashboardPage::makeCards()
{
    const Theme& theme = context().theme;
    const auto courseOf = [this](const QString& id) { return m_courses.value(id); };
    m_exposure = new ExposureCard(theme);
    m_secure = new SecureScoreCard(theme);
    m_distribution = new DistributionCard(theme);
    m_recommendations =
        new TopListCard(theme, u"topRecommendations"_s, tr("Top security recommendations"),
            domain::Kind::Recommendations, recommendationColumns(courseOf));
    m_recommendations->setEmptySentence(tr("Nothing is recommended: no known weakness is open."));
    m_software = new TopListCard(theme, u"topSoftware"_s, tr("Top vulnerable software"),
        domain::Kind::Software, softwareColumns(courseOf));
    m_software->setEmptySentence(tr("No installed software has a known weakness."));
    m_devices = new TopListCard(
        theme, u"topDevices"_s, tr("Top exposed devices"), domain::Kind::Devices, deviceColumns());
    m_devices->setEmptySentence(tr("No active device has data."));
    m_activities = new TopListCard(theme, u"topActivities"_s, tr("Top remediation activities"),
        domain::Kind::Remediations,
        activityColumns([&library = context().library] { return library.today(); }));
    m_activities->setEmptySentence(
        tr("No activity is open. Request remediation from a recommendation."));
    m_events = new TopListCard(theme, u"topEvents"_s, tr("Top events of 7 days"),
        domain::Kind::Events, eventColumns(), eventRows);
    m_events->setEmptySentence(tr("Nothing happened in these seven days."));
    for (TopListCard* card : {m_recommendations, m_software, m_devices, m_activities, m_events})
        card->setLink(tr("Show all"));
}

void DashboardPage::placeCards()
{
    m_grid->addCard(m_exposure, {0, 0, 4}, {0, 0, 6}, {0, 0, 12});
    m_grid->addCard(m_secure, {0, 4, 5}, {0, 6, 6}, {1, 0, 12});
    m_grid->addCard(m_distribution, {0, 9, 3}, {2, 0, 5}, {3, 0, 12});
    m_grid->addCard(m_recommendations, {1, 0, 7}, {1, 0, 12}, {2, 0, 12});
    m_grid->addCard(m_devices, {1, 7, 5}, {2, 5, 7}, {4, 0, 12});
    m_grid->addCard(m_software, {2, 0, 7}, {3, 0, 12}, {5, 0, 12});
    m_grid->addCard(m_activities, {2, 7, 5}, {4, 0, 12}, {6, 0, 12});
    m_grid->addCard(m_events, {3, 0, 12}, {5, 0, 12}, {7, 0, 12});
}

void DashboardPage::connectCards()
{
    const QString recommendations = u"recommendations"_s;
    const QString devices = u"devices"_s;
    connect(m_exposure, &ExposureCard::improveRequested, this, [this, recommendations] {
        go(recommendations, {}, {}, {}, u"exposureImpactAfterExceptions:desc"_s);
    });
    connect(m_secure, &SecureScoreCard::categoryActivated, this,
        [this, recommendations](const QString& category) {
            go(recommendations, u"recommendationCategory == "_s + kqlQuoted(category));
        });
    connect(m_secure, &Card::linkActivated, this, [this] { go(u"controls"_s); });
    connect(m_exposure, &ExposureCard::levelRequested, m_distribution,
        &DistributionCard::levelActivated);
    const auto blind = [this] { go(u"blindspots"_s); };
    connect(m_exposure, &ExposureCard::blindSpotsRequested, this, blind);
    connect(m_secure, &SecureScoreCard::blindSpotsRequested, this, blind);
    const auto showDay = [this](const QDate& day) {
        const QString date = day.toString(Qt::ISODate);
        go(u"events"_s, {}, {}, date + u".."_s + date);
    };
    connect(m_exposure, &ExposureCard::dayRequested, this, showDay);
    connect(m_secure, &SecureScoreCard::dayRequested, this, showDay);
    connect(m_distribution, &DistributionCard::levelActivated, this,
        [this, devices](const QString& level) {
            const QString those = u"exposureLevel == "_s + kqlQuoted(level);
            // devices not seen for long have no level either; the card leaves them out
            const bool none = level == domain::text(domain::ExposureLevel::NoData);
            go(devices, none ? kqlAll({those, QString(onlyActive)}) : those);
        });
    connect(m_recommendations, &TopListCard::footerActivated, this,
        [this, recommendations] { go(recommendations, u"status != \"Active\""_s); });
    const auto lead = [this](TopListCard* card, const QString& page, const QString& tab) {
        connect(card, &Card::linkActivated, this, [this, card, page, tab] {
            NavigationTarget target{
                page, card == m_devices ? QString(onlyActive) : QString(), {}, {}, tab};
            target.standard = true;
            emit navigate(target);
        });
        connect(card, &TopListCard::rowOpened, this,
            [this, page, tab](const QString& id) { go(page, {}, id, tab); });
    };
    const auto offerWork = [this](TopListCard* card, domain::Kind kind) {
        connect(card, &TopListCard::rowMenuOpening, this,
            [this, kind](QMenu* menu, const QString& id) { m_work->fillMenu(*menu, kind, {id}); });
    };
    offerWork(m_recommendations, domain::Kind::Recommendations);
    offerWork(m_software, domain::Kind::Software);
    offerWork(m_devices, domain::Kind::Devices);
    lead(m_recommendations, recommendations, {});
    lead(m_software, u"software"_s, {});
    lead(m_devices, devices, {});
    lead(m_activities, u"remediation"_s, u"activities"_s);
    lead(m_events, u"events"_s, {});
}

QString DashboardPage::title() const
{
    return tr("Dashboard");
}

QString DashboardPage::iconName() const
{
    return u"dashboard"_s;
}

void DashboardPage::activate(const NavigationTarget&)
{
    m_scroll->setFocus();
}

QVariantMap DashboardPage::saveState() const
{
    return {{u"scroll"_s, m_scroll->verticalScrollBar()->value()}};
}

void DashboardPage::restoreState(const QVariantMap& state)
{
    m_scroll->verticalScrollBar()->setValue(state.value(u"scroll"_s).toInt());
}

void DashboardPage::load()
{
    askCourses();
    context().library.overview(
        this, [this](const base::Result<domain::Overview>& answer) { take(answer); });
}

void DashboardPage::askCourses()
{
    context().library.exposedCourses(
        this, [this](const base::Result<QHash<QString, QList<double>>>& courses) {
            if (!courses)
                return;
            m_courses = *courses;
            m_recommendations->refresh();
            m_software->refresh();
        });
}

/// What is kept tells the course of the whole organisation; that of some groups is worked out.
void DashboardPage::askSecureCourse()
{
    if (context().library.scope().groups.isEmpty())
        return;
    items::askSecureCourse(context().library, m_secure,
        [this](const base::Result<std::vector<domain::TrendPoint>>& course) {
            if (course && !context().library.scope().groups.isEmpty())
                m_secure->showCourse(*course);
        });
}

void DashboardPage::take(const base::Result<domain::Overview>& answer)
{
    if (!answer) {
        if (answer.error().kind == base::Error::Kind::Cancelled)
            return;
        message().showMessage(InlineMessage::Kind::Error, answer.error().message);
        emit loadFailed(answer.error().message);
        return;
    }
    if (message().kind() == InlineMessage::Kind::Error)
        message().dismiss();
    if (!answer->hasSnapshot) {
        emit loadFailed(tr("The workspace has no snapshot yet."));
        return;
    }
    showSummary(*answer);
    m_exposure->show(*answer);
    m_exposure->showCoverage(*answer, context().clock());
    m_secure->show(*answer, context().clock());
    askSecureCourse();
    m_distribution->show(answer->card);
    showLists(*answer);
    emit loaded();
}

void DashboardPage::showSummary(const domain::Overview& overview)
{
    QStringList parts{groupWords(context().library.scope().groups)};
    if (overview.trend.size() > 1) {
        parts.append(
            tr("compared with %1")
                .arg(spelledDate(overview.trend[overview.trend.size() - 2].takenAt, locale())));
    } else {
        parts.append(tr("snapshot of %1, nothing earlier to compare with")
                         .arg(spelledDate(overview.snapshot.takenAt, locale())));
    }
    m_header->setSummary(parts.join(u" · "_s));
}

void DashboardPage::showLists(const domain::Overview& overview)
{
    m_recommendations->setRows(overview.topRecommendations);
    m_recommendations->setLink(showAll(overview.activeRecommendations));
    m_recommendations->setFooterLink(overview.exceptedRecommendations > 0
            ? tr("Show %1 with exceptions").arg(locale().toString(overview.exceptedRecommendations))
            : tr("Show exceptions"));
    m_software->setRows(overview.topSoftware);
    m_devices->setRows(overview.topDevices);
    m_devices->setLink(showAll(overview.card.active));
    m_activities->setRows(overview.topActivities);
    m_activities->setLink(showAll(overview.activeActivities));
    m_events->setRows(overview.topEvents);
    const QString until = spelledDate(overview.eventsUntil, locale());
    m_events->setAside(tr("to %1").arg(until));
}

void DashboardPage::go(const QString& page, const QString& filter, const QString& objectId,
    const QString& tab, const QString& sort)
{
    emit navigate({page, filter, sort, objectId, tab});
}

} // namespace parapet::views
