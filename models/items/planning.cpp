// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/planning.h"

#include "models/items/asking.h"
#include "models/items/overview.h"

namespace parapet::items {
namespace {

using base::Result;

/// Best first; those that gain nothing by themselves come last, in the order they were given.
QStringList ordered(const assess::Analysis& analysis, const PlanRequest& request)
{
    if (request.inOrder)
        return request.among;
    QStringList ids;
    const auto budget =
        request.budget > 0 ? request.budget : static_cast<std::uint32_t>(request.among.size());
    const auto excepted = request.withExcepted || !request.among.isEmpty()
        ? assess::Analysis::Excepted::Included
        : assess::Analysis::Excepted::LeftOut;
    for (const auto& step : analysis.plan(budget, request.among, excepted))
        ids.append(step.id);
    for (const QString& id : request.among)
        if (request.budget == 0 && !ids.contains(id))
            ids.append(id);
    return ids;
}

Result<Plan> work(
    const Reader::Desk& desk, const assess::Analysis& analysis, const PlanRequest& request)
{
    const QStringList ids = ordered(analysis, request);
    Plan plan;
    plan.before = analysis.score();
    double reached = 0.0;
    for (qsizetype i = 0; i < ids.size() && !desk.context->progress.cancelled(); ++i) {
        const auto together = analysis.effect(ids.first(i + 1));
        const auto alone = analysis.effect({ids[i]});
        if (!together || !alone)
            return tl::unexpected(together ? alone.error() : together.error());
        auto row = readRow(desk, domain::Kind::Recommendations, ids[i]);
        if (!row)
            return tl::unexpected(row.error());
        PlanStep step;
        step.id = ids[i];
        step.row = std::move(*row);
        step.marginal = together->exposureImpact - reached;
        step.alone = alone->exposureImpact;
        step.secureScore = alone->configScoreImpact;
        step.after = together->exposureAfter;
        reached = together->exposureImpact;
        plan.steps.push_back(std::move(step));
    }
    const auto joint = analysis.effect(ids);
    if (!joint)
        return tl::unexpected(joint.error());
    plan.joint = *joint;
    return plan;
}

} // namespace

void askPlan(Library& library, const PlanRequest& request, QObject* context, Answer<Plan> answer)
{
    ask<Plan>(library, library.analyses(), context, context, std::move(answer),
        [request](const Reader::Desk& desk) {
            return withAnalysis<Plan>(desk,
                [&](const assess::Analysis& analysis) { return work(desk, analysis, request); });
        });
}

} // namespace parapet::items
