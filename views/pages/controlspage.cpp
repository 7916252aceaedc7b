// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/controlspage.h"

#include "models/domain/terms.h"
#include "views/panels/controlpanel.h"
#include "views/vocabulary/fieldwords.h"
#include "views/vocabulary/kqltext.h"
#include "views/vocabulary/places.h"
#include "views/widgets/card.h"
#include "views/widgets/categorybars.h"
#include "views/widgets/pageheader.h"
#include "views/widgets/scoretile.h"
#include "views/widgets/taborder.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

constexpr auto categoryName = "categoryChip"_L1;

ListSpec spec()
{
    ListSpec list;
    list.kind = domain::Kind::Controls;
    list.name = u"controls"_s;
    list.title = ControlsPage::tr("Controls");
    list.columns = {u"name"_s, u"category"_s, u"pointsToWin"_s, u"compliantShare"_s, u"failing"_s,
        u"applicable"_s, u"points"_s, u"maxPoints"_s, u"id"_s};
    list.sort = u"pointsToWin:desc"_s;
    list.example = u"failing > 10 and category == \"Network\""_s;
    list.countWords = ControlsPage::tr("%1 controls");
    list.countOne = ControlsPage::tr("1 control");
    list.emptySentence =
        ControlsPage::tr("This snapshot holds no secure configuration assessment. Import one to "
                         "see the secure score.");
    ChipSpec category{categoryName, ControlsPage::tr("Category"), {}, {}};
    using enum domain::ControlCategory;
    for (const auto value : {Application, Os, Network, Accounts, SecurityControls}) {
        const QString word = domain::text(value);
        category.choices.append({word, word, u"category == "_s + kqlQuoted(word)});
    }
    ChipSpec state{u"stateChip"_s, ControlsPage::tr("State"),
        {{u"failing"_s, ControlsPage::tr("Failing somewhere"), u"failing > 0"_s},
            {u"followed"_s, ControlsPage::tr("Followed everywhere"),
                u"failing == 0 and applicable > 0"_s},
            {u"unknown"_s, ControlsPage::tr("Not assessed"), u"applicable == 0"_s}},
        {}};
    list.chips = {category, state};
    return list;
}

/// The bars beside the number; where an open flyout leaves little room, the bars alone.
class ScoreBand final : public Card
{
public:
    ScoreBand(const Theme& theme, QWidget& number)
        : Card(theme)
        , m_number(number)
    {
    }

protected:
    void resizeEvent(QResizeEvent* event) override
    {
        constexpr int roomForBoth = 560;
        Card::resizeEvent(event);
        m_number.setVisible(width() >= roomForBoth);
    }

private:
    QWidget& m_number;
};

} // namespace

ControlsPage::ControlsPage(const PageContext& context, QWidget* parent)
    : ListPage(context, u"controls"_s, tr("Controls"), parent)
{
    addAbove(makeScore());
    addPane(spec(), new ControlPanel(context));
    QPushButton* explain =
        header().addAction(u"explainSecure"_s, tr("Explain score"), u"explain"_s);
    explain->setToolTip(tr("The secure score down to controls, failing devices and their rows"));
    connect(explain, &QPushButton::clicked, this, [this] {
        emit navigate(explainTarget({domain::ListRelation::To::Control, {}}));
    });
    connect(m_bars, &CategoryBars::barActivated, this,
        [this](int bar) { pane(0).setChip(categoryName, {m_categories.value(bar)}); });
    connect(&context.library, &items::Library::changed, this, &ControlsPage::loadScore);
    loadScore();
}

QWidget* ControlsPage::makeScore()
{
    m_score = new ScoreTile(context().theme, ScoreTile::Size::Medium);
    auto* card = new ScoreBand(context().theme, *m_score);
    card->setObjectName(u"controlsScore"_s);
    card->setPadding(12);
    m_score->setObjectName(u"controlsTile"_s);
    m_score->setAccessibleName(tr("Secure score for devices"));
    m_score->setNumber(u"–"_s);
    m_score->setMinimumWidth(170);
    m_bars = new CategoryBars(context().theme);
    m_bars->setObjectName(u"controlsBars"_s);
    auto* line = new QHBoxLayout;
    line->setSpacing(24);
    line->addWidget(m_score);
    line->addWidget(m_bars, 1);
    card->content()->addLayout(line);
    return card;
}

void ControlsPage::loadScore()
{
    context().library.overview(this, [this](const base::Result<domain::Overview>& overview) {
        if (overview && overview->hasSnapshot)
            showScore(*overview);
    });
}

void ControlsPage::showScore(const domain::Overview& overview)
{
    const domain::ScoreCard& card = overview.card;
    const QLocale l = locale();
    const bool known = card.maxPoints > 0.0;
    m_score->setNumber(known ? l.toString(card.points, 'f', 1) : u"–"_s,
        l.toString(card.points, 'g', QLocale::FloatingPointShortest));
    m_score->setUnit(
        known ? tr("of %1 points").arg(l.toString(qRound(card.maxPoints))) : QString());
    m_score->setSecondary(known ? tr("%1 %, higher is better").arg(l.toString(card.percent, 'f', 1))
                                : tr("not assessed"));
    m_categories.clear();
    QList<CategoryBars::Bar> bars;
    for (const domain::CategoryPoints& category : card.categories) {
        m_categories.append(domain::text(category.category));
        bars.append({domain::text(category.category), category.points, category.maxPoints,
            tr("%1 of %2 points from %3; shows them below")
                .arg(l.toString(category.points, 'f', 3), l.toString(category.maxPoints, 'f', 3),
                    counted(category.controls, tr("1 control"), tr("%1 controls"))),
            Tone::Accent, {}});
    }
    m_bars->setBars(bars);
    tabAsLaidOut(*this); // the bars are new
    m_notAssessed = card.notAssessed;
    showSummary();
}

QString ControlsPage::summary(const ListPane& list) const
{
    const QString shown = ListPage::summary(list);
    return m_notAssessed == 0
        ? shown
        : tr("%1 · %2 not assessed").arg(shown, locale().toString(m_notAssessed));
}

} // namespace parapet::views
