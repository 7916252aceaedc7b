// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/recommendationpanel.h"

#include "models/items/ticks.h"
#include "views/panels/endofsupport.h"
#include "views/panels/overviewcolumn.h"
#include "views/panels/recommendationwords.h"
#include "views/panels/relatedlist.h"
#include "views/panels/subjects.h"
#include "views/panels/threatpills.h"
#include "views/vocabulary/fieldwords.h"
#include "views/vocabulary/kqltext.h"
#include "views/vocabulary/needswriting.h"
#include "views/vocabulary/wording.h"
#include "views/widgets/pill.h"
#include "views/widgets/scoretile.h"
#include "views/widgets/textlabel.h"

#include <QPointer>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace parapet::views {

using domain::Kind;
using To = domain::ListRelation::To;

RecommendationPanel::RecommendationPanel(const PageContext& context, QWidget* parent)
    : ObjectPanel(context, Kind::Recommendations, parent)
{
    addRelated(u"devices"_s, Kind::Devices, To::Recommendation, tr("Devices"),
        {u"computerDnsName"_s, u"exposureLevel"_s, u"exposureScore"_s, u"osPlatform"_s,
            u"rbacGroupName"_s, u"deviceValue"_s, u"isInternetFacing"_s, u"lastSeen"_s},
        u"exposureScore:desc"_s, u"devices"_s)
        ->setEmptySentence(tr("No active device is exposed."));
    RelatedList* cves = addRelated(u"cves"_s, Kind::Weaknesses, To::Recommendation, tr("CVEs"),
        {u"id"_s, u"severity"_s, u"cvss"_s, u"epss"_s, u"inKev"_s, u"exposedMachines"_s},
        u"cvss:desc"_s, u"weaknesses"_s);
    cves->setEmptySentence(tr("A configuration change has no CVE of its own."));
    addCveActions(*cves, [this] { return facts().text(u"id"); });
    addRelated(u"versions"_s, Kind::SoftwareVersions, To::Recommendation, tr("Versions"),
        {u"version"_s, u"endOfSupportDate"_s, u"installedMachines"_s, u"exposedMachines"_s,
            u"weaknesses"_s, u"endOfSupportStatus"_s},
        {}, u"software"_s, u"softwareId"_s)
        ->setEmptySentence(tr("A configuration change has no versions."));
    addExplanation(To::Recommendation);
    QPushButton* request =
        addAction(u"panelRequestRemediation"_s, tr("Request remediation …"), true);
    QPushButton* except = addAction(u"panelException"_s, tr("Exception options …"));
    m_plan = addAction(u"panelPlan"_s, tr("Add to plan"));
    m_plan->setToolTip(tr("The plan is the recommendations ticked anywhere in this window"));
    connect(m_plan, &QPushButton::clicked, this, &RecommendationPanel::togglePlan);
    connect(&context.library.tickedRecommendations(), &items::Ticks::changed, this,
        &RecommendationPanel::followPlan);
    m_software = addAction(u"panelOpenSoftware"_s, tr("Open software page"));
    QPushButton* report = addAction(u"panelInaccuracy"_s, tr("Report inaccuracy …"));
    for (QPushButton* button : {request, except, report})
        needsWriting(context.desk, button);
    connect(report, &QPushButton::clicked, this,
        [this] { emit inaccuracyReported(Kind::Recommendations, objectId(), subjectOf(facts())); });
    connect(request, &QPushButton::clicked, this, [this] { emit remediationRequested(facts()); });
    connect(except, &QPushButton::clicked, this,
        [this] { emit exceptionRequested(subjectOf(facts())); });
    connect(m_software, &QPushButton::clicked, this,
        [this] { leadTo(u"software"_s, softwareOf(facts())); });
}

void RecommendationPanel::fill(const RowFacts& facts)
{
    setTitle(facts.text(u"recommendationName"));
    m_software->setVisible(isSoftware(facts));
    fillPills(facts);
    fillTiles(facts);
    m_planned = new OverviewColumn(theme());
    overview().addWidget(m_planned);
    followPlan();
    if (const QString both = exceptionsImpact(facts); !both.isEmpty())
        overview().addText({}, both)->setObjectName(u"impactWords"_s);
    fillWords(facts);
    askBusinessImpact();
    askUserImpact();
    fillFacts(facts);
    addWorkLinks(facts);
    addNotes();
    if (isSoftware(facts))
        addEvidence(To::Recommendation);
    setTabCount(u"devices"_s, facts.count(u"exposedMachinesCount"));
    setTabCount(u"cves"_s, isSoftware(facts) ? facts.count(u"weaknesses") : 0);
    showTab(u"cves"_s, isSoftware(facts)); // a setting has neither
    showTab(u"versions"_s, isSoftware(facts));
}

void RecommendationPanel::togglePlan()
{
    items::Ticks& ticks = context().library.tickedRecommendations();
    ticks.set(objectId(), !ticks.contains(objectId()));
}

void RecommendationPanel::followPlan()
{
    const items::Ticks& ticks = context().library.tickedRecommendations();
    const bool planned = ticks.contains(objectId());
    m_plan->setText(planned ? tr("Remove from plan") : tr("Add to plan"));
    auto* place = static_cast<OverviewColumn*>(m_planned.data());
    if (!place)
        return;
    place->clear();
    const QStringList ids = ticks.ids();
    if (!planned || ids.size() < 2)
        return; // alone it does what the tile above tells
    auto* words = place->addText(tr("In the plan"), tr("Working out the effect …"));
    words->setObjectName(u"planWords"_s);
    context().library.whatIf(
        ids, words,
        [words, others = ids.size() - 1](const base::Result<domain::Effect>& effect) {
            if (!effect || !effect->exposureBefore || !effect->exposureAfter) {
                words->setText(effect ? tr("No score yet") : effect.error().message);
                return;
            }
            const EffectWords told = effectWords(*effect);
            words->setText(counted(others,
                tr("With 1 other recommendation: exposure score %1, %2 less together")
                    .arg(told.change, told.drop),
                tr("With %1 other recommendations: exposure score %2, %3 less together")
                    .arg(u"%1"_s, told.change, told.drop)));
            words->setToolTip(told.exact);
        },
        m_plan);
}

void RecommendationPanel::fillPills(const RowFacts& facts)
{
    QList<QWidget*> pills = threatPills(theme(), facts);
    const auto add = [this, &pills](const QString& text, Tone tone, const QString& tip = {}) {
        auto* pill = new Pill(theme(), text, tone);
        if (!tip.isEmpty())
            pill->setToolTip(tip);
        pills.append(pill);
    };
    const QString status = facts.text(u"status");
    if (status != domain::text(domain::RecommendationStatus::Active))
        add(status, Tone::Accent);
    if (const auto due = facts.time(u"dueBy")) {
        const Due state = dueState(*due, context().library.today());
        if (const QString word = dueWord(state); !word.isEmpty())
            add(word, state == Due::Overdue ? Tone::High : Tone::Medium,
                tr("Its earliest due date by the policy clocks is %1.")
                    .arg(spelledDate(*due, QLocale())));
    }
    for (const QString& tag : facts.list(u"tags"))
        add(tag, toneOfTag(tag));
    add(facts.text(u"id"), Tone::Muted, tr("Recommendation ID"));
    setPills(pills);
}

void RecommendationPanel::fillTiles(const RowFacts& facts)
{
    if (isSoftware(facts)) {
        addExposureTile(facts);
    } else {
        addGainTile(facts);
    }
    ScoreTile* exposed = overview().addTile(tr("Exposed devices"));
    exposed->setNumber(number(facts.count(u"exposedMachinesCount")));
    exposed->setUnit(tr("of %1").arg(number(facts.count(u"totalMachineCount"))));
    if (facts.count(u"exposedMachinesAfterExceptions") != facts.count(u"exposedMachinesCount")) {
        exposed->setSecondary(
            tr("%1 after exceptions").arg(number(facts.count(u"exposedMachinesAfterExceptions"))));
    }
}

/// What an exception counts as done already cannot be won again.
void RecommendationPanel::addGainTile(const RowFacts& facts)
{
    ScoreTile* gain = overview().addTile(tr("Secure score if done"));
    gain->setUnit(tr("points"));
    gain->setNumber(facts.shown(u"configScoreImpact"));
    if (facts.count(u"exposedMachinesAfterExceptions") != facts.count(u"exposedMachinesCount"))
        gain->setSecondary(
            tr("%1 without exceptions").arg(facts.shown(u"configScoreImpactBeforeExceptions")));
}

void RecommendationPanel::addExposureTile(const RowFacts& facts)
{
    ScoreTile* score = overview().addTile(tr("Exposure score if done"));
    score->setNumber(u"…"_s);
    context().library.whatIf(
        {facts.text(u"id")}, score,
        [score](const base::Result<domain::Effect>& effect) {
            if (!effect || !effect->exposureBefore || !effect->exposureAfter) {
                score->setNumber(u"–"_s);
                score->setSecondary(effect ? tr("No score yet") : effect.error().message);
                return;
            }
            const EffectWords words = effectWords(*effect);
            score->setNumber(words.change, words.exact);
            score->setDelta(words.drop,
                effect->exposureImpact > 0 ? DeltaLabel::Arrow::Down : DeltaLabel::Arrow::None,
                effect->exposureImpact > 0 ? Tone::Low : Tone::Muted);
            score->setSecondary(words.consequence);
        },
        this);
}

void RecommendationPanel::fillWords(const RowFacts& facts)
{
    overview().addText(tr("Description"), recommendationDescription(facts));
    overview().addText(tr("Potential risk"), recommendationRisk(facts));
    const QStringList insights = recommendationInsights(facts);
    QString lines = insights.join(u'\n'); // one may have several lines itself
    if (!lines.isEmpty())
        lines.prepend(u'\n').replace(u"\n"_s, u"\n• "_s).remove(0, 1);
    if (auto* words = overview().addText(tr("Insights"), lines))
        words->setObjectName(u"insights"_s);
    const QString end = endOfSupportWords(facts);
    overview().addText(tr("End of support"), end);
    if (end.isEmpty())
        return;
    QPushButton* link = overview().addLink(tr("Version distribution of these versions"));
    link->setObjectName(u"endOfSupportVersions"_s);
    connect(link, &QPushButton::clicked, this,
        [this] { leadTo(u"software"_s, softwareOf(this->facts()), u"endOfSupport"_s); });
}

void RecommendationPanel::askBusinessImpact()
{
    const qint64 exposed = facts().count(u"exposedMachinesCount");
    if (exposed == 0)
        return;
    overview().addSection(tr("Business impact"));
    const QPointer<TextLabel> words = overview().addText({}, tr("Counting …"));
    const auto high = std::make_shared<std::optional<int>>();
    const auto facing = std::make_shared<std::optional<int>>();
    const auto tell = [this, words, high, facing] {
        if (words && high->has_value() && facing->has_value())
            words->setText(businessImpact(facts(), **high, **facing));
    };
    countRelated(
        Kind::Devices, To::Recommendation, u"deviceValue == \"High\""_s, [high, tell](int rows) {
            *high = rows;
            tell();
        });
    countRelated(
        Kind::Devices, To::Recommendation, u"isInternetFacing == true"_s, [facing, tell](int rows) {
            *facing = rows;
            tell();
        });
}

/// Of a configuration: on how many exposed devices people are not expected to notice the change.
void RecommendationPanel::askUserImpact()
{
    if (isSoftware(facts()) || facts().count(u"exposedMachinesCount") == 0)
        return;
    overview().addSection(tr("User impact"));
    const QPointer<TextLabel> words = overview().addText({}, tr("Counting …"));
    words->setObjectName(u"userImpact"_s);
    countRelated(Kind::Assessments, To::Recommendation, u"isExpectedUserImpact == false"_s,
        [=, this](int rows) {
            if (words)
                words->setText(userImpact(facts(), rows));
        });
}

void RecommendationPanel::addWorkLinks(const RowFacts& facts)
{
    const auto link = [this](const QString& name, const QString& words, const QString& tab) {
        QPushButton* made = overview().addLink(words);
        made->setObjectName(name);
        connect(made, &QPushButton::clicked, this, [this, tab] {
            emit navigate(
                {u"remediation"_s, u"recommendationId == "_s + kqlQuoted(objectId()), {}, {}, tab});
        });
    };
    if (const qint64 open = facts.count(u"remediationActivities"); open > 0)
        link(u"panelActivities"_s,
            counted(open, tr("Show its open activity"), tr("Show its %1 open activities")),
            u"activities"_s);
    if (facts.text(u"status") != domain::text(domain::RecommendationStatus::Active))
        link(u"panelExceptions"_s, tr("Show its exceptions"), u"exceptions"_s);
}

void RecommendationPanel::fillFacts(const RowFacts& facts)
{
    OverviewColumn& column = overview();
    column.addSection(tr("Details"));
    const QString id = facts.text(u"id");
    if (!isSoftware(facts))
        column.addFact(tr("Configuration ID"), id.section(u"-_-"_s, 1));
    column.addFact(tr("Remediation type"), remediationTypeWords(facts.text(u"remediationType")));
    column.addFact(tr("Category"), facts.text(u"recommendationCategory"));
    column.addFact(tr("Subcategory"), facts.text(u"subCategory"));
    column.addFact(tr("Related component"), facts.text(u"relatedComponent"));
    column.addFact(tr("Recommended version"), facts.text(u"recommendedVersion"));
    column.addFact(tr("Highest CVSS"), facts.shown(u"maxCvss"));
    column.addFact(tr("Highest EPSS"), facts.shown(u"maxEpss"));
    if (facts.number(u"configScoreImpact") > 0)
        column.addFact(tr("Secure score"), tr("%1 points").arg(facts.shown(u"configScoreImpact")));
    column.addFact(tr("Status"), facts.text(u"status"));
    if (const auto due = facts.time(u"dueBy"))
        column.addFact(tr("Due by"), dueWords(*due, context().library.today()));
}

} // namespace parapet::views
