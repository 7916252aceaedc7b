// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/rescore.h"

#include "models/jobs/progressofactivities.h"
#include "models/store/assessmentwriter.h"
#include "models/store/fleetloader.h"
#include "models/store/knowledgestore.h"
#include "models/store/snapshots.h"
#include "models/store/workflowstore.h"

#include <QCoreApplication>

namespace parapet::jobs {

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
    const domain::Assessment& assessment, base::Millis now)
{
    if (context.progress.cancelled())
        return base::fail(base::Error::Kind::Cancelled,
            QCoreApplication::translate("Store", "Cancelled; nothing was changed."));
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
    return updateActivities(context, fleet, assessment);
}

base::Result<void> rescoreInTransaction(Context& context)
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
    return storeAssessment(context, *fleet, assess::assess(*fleet, *options), options->now);
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
    for (const auto& exception : *exceptions)
        if (exception.inEffect(scored) != exception.inEffect(now)) {
            if (auto scoredAgain = rescore(context); !scoredAgain)
                return tl::unexpected(scoredAgain.error());
            return true;
        }
    return false;
}

} // namespace parapet::jobs
