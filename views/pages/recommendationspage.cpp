// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/recommendationspage.h"

#include "models/domain/terms.h"
#include "views/pages/exceptionactions.h"
#include "views/pages/remediationrequests.h"
#include "views/pages/rowwork.h"
#include "views/panels/plan/tickedeffect.h"
#include "views/panels/recommendationpanel.h"
#include "views/panels/subjects.h"
#include "views/vocabulary/fieldwords.h"
#include "views/vocabulary/kqltext.h"
#include "views/vocabulary/needswriting.h"
#include "views/vocabulary/presentedmodel.h"
#include "views/widgets/selectionbar.h"

#include <QLocale>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace parapet::views {

using domain::RecommendationStatus;

namespace {

ChipSpec types()
{
    using enum domain::RemediationType;
    ChipSpec chip{u"typeChip"_s, RecommendationsPage::tr("Remediation type"), {}, {}};
    for (const auto type : {Update, Upgrade, Uninstall, ConfigurationChange, AttentionRequired}) {
        const QString word = domain::text(type);
        chip.choices.append(
            {word, remediationTypeWords(word), u"remediationType == "_s + kqlQuoted(word)});
    }
    return chip;
}

ChipSpec categories()
{
    using enum domain::ControlCategory;
    ChipSpec chip{u"categoryChip"_s, RecommendationsPage::tr("Category"), {}, {}};
    for (const auto category : {Application, Os, Network, Accounts, SecurityControls}) {
        const QString word = domain::text(category);
        chip.choices.append({word, word, u"recommendationCategory == "_s + kqlQuoted(word)});
    }
    return chip;
}

ChipSpec statuses()
{
    using enum RecommendationStatus;
    ChipSpec chip{u"statusChip"_s, RecommendationsPage::tr("Status"), {},
        {domain::text(Active), domain::text(PartialException)}}; // both leave something to do
    for (const auto status : {Active, FullException, PartialException}) {
        const QString word = domain::text(status);
        chip.choices.append({word, word, u"status == "_s + kqlQuoted(word)});
    }
    return chip;
}

ListSpec spec()
{
    ListSpec list;
    list.kind = domain::Kind::Recommendations;
    list.name = u"recommendations"_s;
    list.title = RecommendationsPage::tr("Security recommendations");
    list.columns = {u"recommendationName"_s, u"exposureImpact"_s, u"inKev"_s,
        u"exposedMachinesCount"_s, u"weaknesses"_s, u"configScoreImpact"_s, u"remediationType"_s,
        u"relatedComponent"_s, u"status"_s, u"remediationActivities"_s, u"tags"_s};
    list.sort = u"exposureImpactAfterExceptions:desc,configScoreImpact:desc"_s;
    list.checkable = true;
    list.example = u"weaknesses > 0 and vendor == \"google\""_s;
    list.countWords = RecommendationsPage::tr("%1 recommendations");
    list.countOne = RecommendationsPage::tr("1 recommendation");
    list.emptySentence = RecommendationsPage::tr("Nothing is recommended for this snapshot.");
    const ChipSpec threats{u"threatsChip"_s, RecommendationsPage::tr("Threats"),
        {{u"kev"_s, RecommendationsPage::tr("Known exploited"), u"inKev == true"_s},
            {u"exploit"_s, RecommendationsPage::tr("Public exploit"), u"publicExploit == true"_s},
            {u"verified"_s, RecommendationsPage::tr("Exploit is verified"),
                u"exploitVerified == true"_s},
            {u"kit"_s, RecommendationsPage::tr("Part of an exploit kit"),
                u"exploitInKit == true"_s},
            {u"alert"_s, RecommendationsPage::tr("Active alert"), u"activeAlert == true"_s}},
        {}};
    ChipSpec tags{u"tagsChip"_s, RecommendationsPage::tr("Tags"), {}, {}};
    for (const QString& tag : {u"EOS software"_s, u"EOS versions installed"_s,
             u"Upcoming EOS versions"_s, u"Upcoming EOS software"_s, u"Zero day"_s,
             u"New security update for zero day"_s, u"No update available"_s})
        tags.choices.append({tag, tag, u"tags == "_s + kqlQuoted(tag)});
    list.chips = {types(), categories(), statuses(), threats, tags};
    return list;
}

} // namespace

RecommendationsPage::RecommendationsPage(const PageContext& context, QWidget* parent)
    : ListPage(context, u"recommendations"_s, tr("Recommendations"), parent)
{
    addPane(spec(), new RecommendationPanel(context));
    addSelectionActions();
    connect(&context.library, &items::Library::changed, this, [this] {
        countStatuses();
        askCourses();
    });
    countStatuses();
    askCourses();
}

void RecommendationsPage::askCourses()
{
    context().library.exposedCourses(
        this, [this](const base::Result<QHash<QString, QList<double>>>& courses) {
            if (courses)
                pane(0).presented().setCourses(*courses);
        });
}

void RecommendationsPage::addSelectionActions()
{
    SelectionBar& bar = pane(0).selectionBar();
    auto* effect = new TickedEffect(context(), bar, this);
    connect(effect, &TickedEffect::planRequested, this, [this](const QStringList& ids) {
        emit navigate({u"plan"_s, {}, {}, {}, {}, ids});
    });
    QPushButton* except = bar.addAction(u"selectionException"_s, tr("Exception options …"));
    QPushButton* request =
        bar.addAction(u"selectionRemediation"_s, tr("Request remediation …"), true);
    needsWriting(context().desk, except);
    needsWriting(context().desk, request);
    connect(request, &QPushButton::clicked, this, [this] {
        gatherTicked([this](const QList<RowFacts>& ticked) { work().requests().request(ticked); });
    });
    connect(except, &QPushButton::clicked, this, [this] {
        gatherTicked([this](const QList<RowFacts>& ticked) {
            QList<ExceptionSubject> subjects;
            for (const RowFacts& each : ticked)
                subjects.append(subjectOf(each));
            work().exceptions().file(subjects);
        });
    });
}

void RecommendationsPage::countStatuses()
{
    context().library.overview(this, [this](base::Result<domain::Overview> overview) {
        if (overview)
            m_counts = {overview->activeRecommendations, overview->exceptedRecommendations};
        showSummary();
    });
}

QString RecommendationsPage::summary(const ListPane& list) const
{
    if (!m_counts)
        return {};
    const QLocale locale;
    const QString whole =
        tr("%1 open · %2 with exceptions")
            .arg(locale.toString(m_counts->first), locale.toString(m_counts->second));
    const auto status = [](RecommendationStatus each) {
        return QString(u"status == "_s + kqlQuoted(domain::text(each)));
    };
    const QString atFirst = kqlAny(
        {status(RecommendationStatus::Active), status(RecommendationStatus::PartialException)});
    if (list.filter() == atFirst || !list.isFiltered())
        return whole;
    return tr("%1 shown · %2").arg(locale.toString(list.rows()), whole);
}

} // namespace parapet::views
