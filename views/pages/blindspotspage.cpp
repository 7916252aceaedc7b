// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/blindspotspage.h"

#include "views/panels/blindspotrow.h"
#include "views/vocabulary/wording.h"
#include "views/widgets/card.h"
#include "views/widgets/emptystate.h"
#include "views/widgets/hairline.h"
#include "views/widgets/inlinemessage.h"
#include "views/widgets/pageheader.h"
#include "views/widgets/skeletonrows.h"

#include <QLocale>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace parapet::views {

using items::BlindSpot;

namespace {

enum State { Loading, Spots, Empty };

/// The page that shows a kind; feeds and issues are tabs of one.
NavigationTarget targetOf(const items::BlindSpotCount& count)
{
    using domain::Kind;
    switch (count.kind) {
    case Kind::Software:
        return {u"software"_s, count.filter, {}, {}, {}};
    case Kind::Weaknesses:
        return {u"weaknesses"_s, count.filter, {}, {}, {}};
    case Kind::Controls:
        return {u"controls"_s, count.filter, {}, {}, {}};
    case Kind::Issues:
        return {u"sources"_s, count.filter, {}, {}, u"issues"_s};
    case Kind::Feeds:
        return {u"sources"_s, {}, {}, {}, u"feeds"_s};
    default:
        return {u"devices"_s, count.filter, {}, {}, {}};
    }
}

} // namespace

BlindSpotsPage::BlindSpotsPage(const PageContext& pageContext, QWidget* parent)
    : Page(pageContext, parent)
    , m_header(new PageHeader(pageContext.theme, tr("Blind spots")))
    , m_message(new InlineMessage(pageContext.theme))
    , m_scroll(new QScrollArea)
    , m_column(new QVBoxLayout)
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyState(pageContext.theme))
{
    setObjectName(u"blindspotsPage"_s);
    m_message->setObjectName(u"pageMessage"_s);
    m_message->hide();
    auto* waiting = new QWidget;
    auto* waitingRows = new QVBoxLayout(waiting);
    waitingRows->addWidget(new SkeletonRows(pageContext.theme, 12));
    waitingRows->addStretch(1);
    auto* body = new QWidget;
    body->setProperty("scrolled", true);
    m_column->setContentsMargins(0, 0, 24, 16);
    m_column->setSpacing(12);
    body->setLayout(m_column);
    addSection(tr("Devices"),
        {BlindSpot::SilentWeek, BlindSpot::SilentMonth, BlindSpot::Excluded, BlindSpot::NoData});
    addSection(tr("Software"), {BlindSpot::NoProductCode, BlindSpot::NeverMatched});
    addSection(tr("Weaknesses"), {BlindSpot::NoUpdate, BlindSpot::NoCvss, BlindSpot::NoEpss});
    addSection(tr("Controls and sources"),
        {BlindSpot::NotAssessed, BlindSpot::RejectedRows, BlindSpot::StaleFeeds,
            BlindSpot::MissingFeeds});
    m_column->addStretch(1);
    m_scroll->setObjectName(u"blindSpotsScroll"_s);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(body);
    m_empty->setSentence(tr("Import a snapshot to see what it leaves in the dark."));
    m_stack->insertWidget(Loading, waiting);
    m_stack->insertWidget(Spots, m_scroll);
    m_stack->insertWidget(Empty, m_empty);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(0, 0, 24, 0);
    head->setSpacing(12);
    head->addWidget(m_header);
    head->addWidget(m_message);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 0, 0);
    column->setSpacing(12);
    column->addLayout(head);
    column->addWidget(m_stack, 1);
    connect(&context().library, &items::Library::changed, this, [this] {
        if (isVisible())
            load();
        else
            m_spots = {};
    });
}

void BlindSpotsPage::addSection(const QString& title, const std::vector<BlindSpot>& spots)
{
    auto* card = new Card(context().theme, title);
    card->content()->setSpacing(0);
    for (const BlindSpot spot : spots) {
        if (spot != spots.front())
            card->content()->addWidget(new Hairline(context().theme));
        auto* row = new BlindSpotRow(context().theme, spot);
        card->content()->addWidget(row);
        connect(row, &BlindSpotRow::opened, this, [this, spot] { open(spot); });
        m_rows.push_back(row);
    }
    m_column->addWidget(card);
}

QString BlindSpotsPage::title() const
{
    return tr("Blind spots");
}

QString BlindSpotsPage::iconName() const
{
    return u"blindspots"_s;
}

void BlindSpotsPage::activate(const NavigationTarget&)
{
    if (m_spots.counts.empty())
        load();
    m_scroll->setFocus();
}

void BlindSpotsPage::load()
{
    items::askBlindSpots(context().library, this,
        [this](const base::Result<items::BlindSpots>& spots) { take(spots); });
}

void BlindSpotsPage::take(const base::Result<items::BlindSpots>& spots)
{
    if (!spots) {
        if (spots.error().kind != base::Error::Kind::Cancelled)
            m_message->showMessage(InlineMessage::Kind::Error, spots.error().message);
        return;
    }
    m_spots = *spots;
    m_stack->setCurrentIndex(spots->hasSnapshot ? Spots : Empty);
    int open = 0;
    for (const items::BlindSpotCount& count : m_spots.counts) {
        open += count.count > 0 ? 1 : 0;
        for (BlindSpotRow* row : m_rows)
            if (row->spot() == count.spot)
                row->showCount(count);
    }
    m_header->setSummary(spots->hasSnapshot
            ? tr("What the scores of %1 cannot see: %2 of %3 kinds found")
                  .arg(spelledDate(spots->takenAt, locale()), locale().toString(open),
                      locale().toString(static_cast<int>(m_rows.size())))
            : QString());
    emit loaded();
}

void BlindSpotsPage::open(BlindSpot spot)
{
    for (const items::BlindSpotCount& count : m_spots.counts)
        if (count.spot == spot)
            emit navigate(targetOf(count));
}

} // namespace parapet::views
