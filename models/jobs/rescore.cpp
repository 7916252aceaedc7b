// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/rescore.h"

#include "models/jobs/eventsjob.h"
#include "models/jobs/journaljob.h"
#include "models/jobs/progressofactivities.h"
#include "models/jobs/workflow.h"
#include "models/store/assessmentwriter.h"
#include "models/store/fleetloader.h"
#include "models/store/knowledgestore.h"
#include "models/store/snapshots.h"
#include "models/store/workflowstore.h"

#include <QCoreApplication>

#include <algorithm>

namespace parapet::jobs {
namespace {

/// Raised when the summaries hold more than an older program wrote: they are made again.
const QString summariesSetting = QStringLiteral("summaries");
const QString summariesNow = QStringLiteral("3");

/// What ends by itself: exceptions that expired are noted; those that end when exposure grows are
/// ended, and the fleet is scored once more without them.
base::Result<void> endExceptions(
    Context& context, const domain::FleetState& fleet, base::Millis now)
{
    const auto options = assessOptions(context);
    if (!options)
        return tl::unexpected(options.error());
    if (auto noted = noteExpiries(context, options->exceptions); !noted)
        return noted;
    const auto ended = endGrownExceptions(context);
    if (!ended)
        return tl::unexpected(ended.error());
    if (!*ended)
        return {};
    const auto without = assessOptions(context);
    if (!without)
        return tl::unexpected(without.error());
    return storeAssessment(context, fleet, assess::assess(fleet, *without), now);
}

} // namespace

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
    const auto weights = workflow.setting(QStringLiteral("weights"));
    if (!weights)
        return tl::unexpected(weights.error());
    if (*weights == QStringLiteral("microsoft-2020"))
        options.weights = assess::WeightPreset::Microsoft2020;
    return options;
}

base::Result<void> storeAssessment(Context& context, const domain::FleetState& fleet,
    const domain::Assessment& assessment, base::Millis now, const Occasion& occasion)
{
    if (context.progress.cancelled())
        return base::fail(base::Error::Kind::Cancelled,
            QCoreApplication::translate("Store", "Cancelled; nothing was changed."));
    // before the summaries are written: they still tell the state before
    if (auto recorded = recordEvents(context, fleet, assessment, occasion); !recorded)
        return recorded;
    const auto knowledge = store::KnowledgeStore(context.connection).newest();
    if (!knowledge)
        return tl::unexpected(knowledge.error());
    const std::string_view model = scoring::exposureModelName;
    const store::ScoringRecord record{fleet.snapshot, *knowledge, now,
        QString::fromUtf8(model.data(), static_cast<qsizetype>(model.size()))};
    if (auto written = store::AssessmentWriter(context.connection)
                           .write(assessment, record, QStringLiteral("main"));
        !written)
        return written;
    if (auto set =
            store::WorkflowStore(context.connection).setSetting(summariesSetting, summariesNow);
        !set)
        return set;
    if (auto updated = updateActivities(context, fleet, assessment); !updated)
        return updated;
    return endExceptions(context, fleet, now);
}

base::Result<void> rescoreInTransaction(Context& context, const Occasion& occasion)
{
    context.progress.report(0, 0, QCoreApplication::translate("Import", "Scoring"));
    auto fleet = store::FleetLoader(context.connection).load();
    if (!fleet) {
        if (fleet.error().kind == base::Error::Kind::NotFound)
            return {};
        return tl::unexpected(fleet.error());
    }
    const auto options = assessOptions(context);
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

} // namespace parapet::jobs
