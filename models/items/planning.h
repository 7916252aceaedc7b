// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a set of recommendations does together, step by step: the best plan for a number of actions,
// or the effect of chosen ones. Plain values; askPlan() is for the GUI thread and does not block.
#pragma once

#include "models/items/library.h"

namespace parapet::items {

struct PlanRequest
{
    /// Greedy: at most so many steps.
    std::uint32_t budget = 0;
    /// Only these recommendations; empty: all.
    QStringList among;
    /// The steps are `among` in this order, and no budget holds.
    bool inOrder = false;
    /// Without `among`: those under a full exception take part, too.
    bool withExcepted = false;
};

struct PlanStep
{
    QString id;
    domain::Row row; ///< all fields of the recommendation
    double marginal = 0.0; ///< points of the exposure score that this step takes off the one before
    double alone = 0.0; ///< points it would take off by itself
    double secureScore = 0.0; ///< secure score points it wins
    std::optional<double> after; ///< exposure score after this step
};

struct Plan
{
    std::optional<double> before; ///< exposure score now
    std::vector<PlanStep> steps;
    domain::Effect joint; ///< of all steps; its impact is the sum of the marginal ones
};

/// A later request of the same context replaces this one, and stops it. Errors: NotFound (an id
/// that is none of the scope's recommendations), Cancelled.
void askPlan(Library& library, const PlanRequest& request, QObject* context, Answer<Plan> answer);

} // namespace parapet::items
