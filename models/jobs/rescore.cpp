// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/rescore.h"

#include "models/jobs/activityimpact.h"
#include "models/jobs/eventsjob.h"
#include "models/jobs/journaljob.h"
#include "models/jobs/progressofactivities.h"
#include "models/jobs/rescorechange.h"
#include "models/jobs/settingsjob.h"
#include "models/jobs/workflow.h"
#include "models/store/basisstore.h"
#include "models/store/fleetloader.h"
#include "models/store/knowledgestore.h"
#include "models/store/schema.h"
#include "models/store/scorecards.h"
#include "models/store/snapshots.h"
#include "models/store/workflowstore.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace parapet::jobs {
namespace {

/// Raised when the summaries hold more than an older program wrote: they are made again.
constexpr QLatin1StringView summariesSetting("summaries");
constexpr QLatin1StringView summariesNow("5");

/// Where an exception ended by itself, the fleet is scored once more without it.
base::Result<void> endExceptions(
    Context& context, const domain::FleetState& fleet, base::Millis now)
{
    const auto ended = exceptionsEnd(context);
    if (!ended)
        return tl::unexpected(ended.error());
    if (!*ended)
        return {};
    const auto without = scoringOptions(context);
    if (!without)
        return tl::unexpected(without.error());
    return storeAssessment(context, fleet, assess::assess(fleet, *without), now);
}

bool sameCard(const domain::ScoreCard& a, const domain::ScoreCard& b)
{
    const auto figures = [](const domain::ScoreCard& card) {
        return std::tie(card.score, card.weight, card.active, card.inactive, card.noData, card.high,
            card.medium, card.low, card.p95, card.points, card.maxPoints);
    };
    return figures(a) == figures(b);
}

base::Result<bool> sameCards(
    Context& context, qint64 snapshot, const domain::Assessment& assessment)
{
    std::map<domain::Key, domain::ScoreCard> cards(
        assessment.groups.begin(), assessment.groups.end());
    cards.emplace(0, assessment.organisation);
    bool same = true;
    auto read = context.connection.guarded([&]() -> base::Result<void> {
        const auto stored = store::cardsOf(context.connection.db(), snapshot);
        same = stored.size() == cards.size();
        for (const auto& row : stored)
            same = same && cards.contains(row.group) && sameCard(row.card, cards[row.group]);
        return {};
    });
    if (!read)
        return tl::unexpected(read.error());
    return same;
}

} // namespace

base::Result<bool> exceptionsEnd(Context& context)
{
    const auto options = assessOptions(context);
    if (!options)
        return tl::unexpected(options.error());
    if (auto noted = noteExpiries(context, options->exceptions); !noted)
        return tl::unexpected(noted.error());
    return endGrownExceptions(context);
}

base::Result<assess::Options> assessOptions(Context& context)
{
    assess::Options options;
    options.now = context.clock();
    options.stop = context.progress.stop;
    store::WorkflowStore workflow(context.connection);
    auto exceptions = workflow.exceptions();
    if (!exceptions)
        return tl::unexpected(exceptions.error());
    options.exceptions = std::move(*exceptions);
    const auto weights = workflow.setting(weightsSetting);
    if (!weights)
        return tl::unexpected(weights.error());
    if (*weights == publishedWeights)
        options.weights = assess::WeightPreset::Microsoft2020;
    return options;
}

base::Result<assess::Options> scoringOptions(Context& context)
{
    auto options = assessOptions(context);
    if (!options)
        return options;
    if (auto watched = watchActivities(context, *options); !watched)
        return tl::unexpected(watched.error());
    return options;
}

base::Result<store::ScoringRecord> scoringRecord(
    Context& context, qint64 snapshot, base::Millis now)
{
    const auto knowledge = store::KnowledgeStore(context.connection).newest();
    if (!knowledge)
        return tl::unexpected(knowledge.error());
    const auto weights = store::WorkflowStore(context.connection).setting(weightsSetting);
    if (!weights)
        return tl::unexpected(weights.error());
    const std::string_view model = scoring::exposureModelName;
    return store::ScoringRecord{snapshot, *knowledge, now,
        QString::fromUtf8(model.data(), static_cast<qsizetype>(model.size())), *weights,
        assess::rulesRevision};
}

base::Result<void> storeAssessment(Context& context, const domain::FleetState& fleet,
    const domain::Scored& assessment, base::Millis now, const Occasion& occasion)
{
    if (context.progress.cancelled())
        return base::fail(base::Error::Kind::Cancelled,
            QCoreApplication::translate("Store", "Canceled; nothing was changed."));
    // before the summaries are written: they still tell the state before
    if (auto recorded = recordEvents(context, fleet, assessment, occasion); !recorded)
        return recorded;
    const auto record = scoringRecord(context, fleet.snapshot, now);
    if (!record)
        return tl::unexpected(record.error());
    if (auto written = store::AssessmentWriter(context.connection).write(assessment, *record);
        !written)
        return written;
    if (auto set =
            store::WorkflowStore(context.connection).setSetting(summariesSetting, summariesNow);
        !set)
        return set;
    if (auto updated = updateActivities(context, fleet); !updated)
        return updated;
    return endExceptions(context, fleet, now);
}

base::Result<void> rescoreInTransaction(Context& context, const Occasion& occasion)
{
    context.progress.report(0, 0, QCoreApplication::translate("Import", "Scoring"));
    if (occasion.what == Occasion::What::Other) { // events are told from the whole fleet
        const auto changed = rescoreChange(context);
        if (!changed)
            return tl::unexpected(changed.error());
        if (*changed) {
            const auto ended = exceptionsEnd(context);
            if (!ended)
                return tl::unexpected(ended.error());
            return *ended ? rescoreInTransaction(context) : base::Result<void>();
        }
    }
    return rescoreWhole(context, occasion);
}

base::Result<void> rescoreWhole(Context& context, const Occasion& occasion)
{
    auto fleet = store::FleetLoader(context.connection).load();
    if (!fleet) {
        if (fleet.error().kind == base::Error::Kind::NotFound)
            return {};
        return tl::unexpected(fleet.error());
    }
    const auto options = scoringOptions(context);
    if (!options)
        return tl::unexpected(options.error());
    return storeAssessment(
        context, *fleet, assess::assess(*fleet, *options), options->now, occasion);
}

base::Result<void> rescore(Context& context)
{
    context.connection.setStop(context.progress.stop);
    return context.connection.transaction([&] { return rescoreInTransaction(context); });
}

base::Result<bool> settle(Context& context)
{
    const auto snapshots = store::listSnapshots(context.connection);
    if (!snapshots)
        return tl::unexpected(snapshots.error());
    if (snapshots->empty())
        return false;
    const base::Millis scored = snapshots->back().scoredAt;
    const base::Millis now = context.clock();
    const auto exceptions = store::WorkflowStore(context.connection).exceptions();
    if (!exceptions)
        return tl::unexpected(exceptions.error());
    const auto summaries = store::WorkflowStore(context.connection).setting(summariesSetting);
    if (!summaries)
        return tl::unexpected(summaries.error());
    const bool changed = std::any_of(exceptions->begin(), exceptions->end(),
        [&](const auto& one) { return one.inEffect(scored) != one.inEffect(now); });
    if (!changed && *summaries == summariesNow)
        return false;
    if (auto scoredAgain = rescore(context); !scoredAgain)
        return tl::unexpected(scoredAgain.error());
    return true;
}

base::Result<QStringList> checkScores(Context& context)
{
    context.connection.setStop(context.progress.stop);
    const auto snapshots = store::listSnapshots(context.connection);
    if (!snapshots)
        return tl::unexpected(snapshots.error());
    if (snapshots->empty())
        return QStringList();
    auto options = scoringOptions(context);
    if (!options)
        return tl::unexpected(options.error());
    options->now = snapshots->back().scoredAt; // exceptions as they were then
    const auto fleet = store::FleetLoader(context.connection).load();
    if (!fleet)
        return tl::unexpected(fleet.error());
    const auto assessment = assess::assess(*fleet, *options);
    if (context.progress.cancelled())
        return base::fail(
            base::Error::Kind::Cancelled, QCoreApplication::translate("Store", "Canceled."));
    store::AssessmentWriter writer(context.connection);
    if (auto written = writer.writeTemporaryWithBasis(assessment); !written)
        return tl::unexpected(written.error());
    const auto same = sameCards(context, fleet->snapshot, assessment);
    if (!same)
        return tl::unexpected(same.error());
    QStringList differing;
    auto compared = context.connection.guarded([&]() -> base::Result<void> {
        differing = store::differingSummaries(context.connection.db(), "main", "temp");
        store::dropTemporarySummaries(context.connection.db());
        return {};
    });
    if (!compared)
        return tl::unexpected(compared.error());
    if (!*same)
        differing.append(QStringLiteral("score_history"));
    return differing;
}

} // namespace parapet::jobs
