// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/recommendationspage.h"

#include "models/domain/terms.h"
#include "models/jobs/workflowjobs.h"
#include "views/dialogs/requestremediationdialog.h"
#include "views/pages/exceptionactions.h"
#include "views/panels/recommendationpanel.h"
#include "views/panels/recommendationwords.h"
#include "views/panels/subjects.h"
#include "views/vocabulary/fieldwords.h"
#include "views/vocabulary/kqltext.h"
#include "views/vocabulary/presentedmodel.h"
#include "views/widgets/selectionbar.h"

#include <QLocale>
#include <QPushButton>

#include <numeric>

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
    list.sort = u"exposureImpact:desc,configScoreImpact:desc"_s;
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
    , m_exceptions(new ExceptionActions(context, *this))
{
    auto* panel = new RecommendationPanel(context);
    ListPane& list = addPane(spec(), panel);
    addSelectionActions();
    connect(panel, &RecommendationPanel::remediationRequested, this,
        [this](const RowFacts& facts) { requestRemediation({facts}); });
    m_exceptions->serve(*panel);
    connect(&list, &ListPane::ticksChanged, this, &RecommendationsPage::showEffect);
    connect(&context.library, &items::Library::changed, this, [this] {
        countStatuses();
        askCourses();
        showEffect(pane(0).model().checkedIds());
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
    QPushButton* plan = bar.addAction(u"selectionPlan"_s, tr("Open in Plan"));
    plan->setToolTip(tr("The steps of the ticked recommendations, in the order that pays most"));
    connect(plan, &QPushButton::clicked, this, [this] {
        emit navigate({u"plan"_s, {}, {}, {}, {}, pane(0).model().checkedIds()});
    });
    QPushButton* except = bar.addAction(u"selectionException"_s, tr("Exception options …"));
    QPushButton* request =
        bar.addAction(u"selectionRemediation"_s, tr("Request remediation …"), true);
    connect(request, &QPushButton::clicked, this, [this] {
        gatherTicked([this](const QList<RowFacts>& ticked) { requestRemediation(ticked); });
    });
    connect(except, &QPushButton::clicked, this, [this] {
        gatherTicked([this](const QList<RowFacts>& ticked) { fileExceptions(ticked); });
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

void RecommendationsPage::showEffect(const QStringList& ids)
{
    m_effect.reset();
    m_alone.clear();
    if (ids.isEmpty())
        return;
    pane(0).selectionBar().setEffect(tr("Working out the effect …"));
    context().library.whatIf(
        ids, this,
        [this, ids](const base::Result<domain::Effect>& effect) {
            if (ids != pane(0).model().checkedIds())
                return;
            m_effect = effect;
            tellEffect();
        },
        &pane(0));
    if (ids.size() < 2)
        return;
    gatherTicked([this](const QList<RowFacts>& ticked) {
        m_alone.clear();
        for (const RowFacts& each : ticked)
            m_alone.append(each.number(u"exposureImpact"));
        tellEffect();
    });
}

QString RecommendationsPage::aloneWords() const
{
    constexpr qsizetype shownParts = 5;
    if (m_alone.size() < 2)
        return {};
    const QLocale locale;
    if (m_alone.size() > shownParts) {
        const double sum = std::accumulate(m_alone.begin(), m_alone.end(), 0.0);
        return tr("(%1 if each counted alone)").arg(locale.toString(sum, 'f', 1));
    }
    QStringList parts;
    for (const double each : m_alone)
        parts.append(locale.toString(each, 'f', each < 0.1 && each > 0 ? 2 : 1));
    return tr("(%1 alone)").arg(parts.join(u" + "_s));
}

void RecommendationsPage::tellEffect()
{
    if (!m_effect)
        return;
    SelectionBar& bar = pane(0).selectionBar();
    const base::Result<domain::Effect>& effect = *m_effect;
    if (!effect) {
        bar.setEffect(effect.error().message);
        return;
    }
    const QLocale locale;
    QStringList notes{aloneWords()};
    if (effect->configScoreImpact > 0)
        notes.append(
            tr("+%1 secure score points").arg(locale.toString(effect->configScoreImpact, 'f', 1)));
    notes.removeAll(QString());
    const QString note = notes.join(u" · "_s);
    if (!effect->exposureBefore || !effect->exposureAfter) {
        bar.setEffect(note);
        return;
    }
    const EffectWords words = effectWords(*effect);
    const bool falls = effect->exposureImpact > 0;
    const bool several = pane(0).model().checkedIds().size() > 1;
    const QString drop = several ? tr("%1 together").arg(words.drop) : words.drop;
    bar.setEffect(tr("Exposure %1").arg(words.change), drop,
        falls ? DeltaLabel::Arrow::Down : DeltaLabel::Arrow::None, falls ? Tone::Low : Tone::Muted,
        note);
    bar.setToolTip(words.exact);
}

void RecommendationsPage::requestRemediation(const QList<RowFacts>& recommendations)
{
    if (!showsLatest())
        return;
    auto* dialog = new RequestRemediationDialog(context(), recommendations, this);
    connect(dialog, &RequestRemediationDialog::submitted, this,
        [this, dialog] { createActivities(*dialog); });
    dialog->open();
}

void RecommendationsPage::createActivities(RequestRemediationDialog& dialog)
{
    const QList<domain::RemediationRequest> requests = dialog.requests();
    const QString file = dialog.handoverFile();
    const jobs::JobId job = context().desk.createRemediations({requests.begin(), requests.end()});
    dialog.waitFor(context().desk, job);
    follow(job, [this, file](const jobs::Outcome& outcome) {
        pane(0).model().clearChecks();
        const QStringList created = outcome.createdIds;
        const QString text = counted(created.size(), tr("The remediation activity was created."),
            tr("%1 remediation activities were created."));
        const UndoStep undo = withdrawing(created); // one, however often it is told
        tellCreated(text, undo, created);
        if (!file.isEmpty())
            follow(context().desk.exportHandover(created, file),
                [this, file, text, undo, created](const jobs::Outcome&) {
                    tellCreated(tr("%1 The hand-over CSV is %2.").arg(text, file), undo, created);
                });
    });
}

UndoStep RecommendationsPage::withdrawing(const QStringList& activities)
{
    return {tr("requesting remediation"), [this, activities] {
                follow(jobs::startWithdrawing(context().desk, activities),
                    [this](const jobs::Outcome&) {
                        tell(InlineMessage::Kind::Done, tr("Undone: the request is withdrawn."));
                    });
            }};
}

void RecommendationsPage::tellCreated(
    const QString& text, const UndoStep& undo, const QStringList& activities)
{
    tellUndoable(text, undo, activities.size() == 1 ? tr("Show activity") : tr("Show activities"),
        [this, activities] {
            NavigationTarget target;
            target.page = u"remediation"_s;
            target.tab = u"activities"_s;
            if (activities.size() == 1)
                target.objectId = activities.first();
            emit navigate(target);
        });
}

void RecommendationsPage::fileExceptions(const QList<RowFacts>& recommendations)
{
    QList<ExceptionSubject> subjects;
    for (const RowFacts& each : recommendations)
        subjects.append(subjectOf(each));
    m_exceptions->file(subjects);
}

} // namespace parapet::views
