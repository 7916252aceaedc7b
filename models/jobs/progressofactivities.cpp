// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/progressofactivities.h"

#include "models/assess/options.h"
#include "models/jobs/journaljob.h"
#include "models/jobs/workflowparts.h"
#include "models/store/basisstore.h"
#include "models/store/workflowstore.h"

#include <algorithm>

namespace parapet::jobs {
namespace {

using domain::ActivityDeviceStatus;
using Lists = domain::DevicesOf::Kind;

template <class Dimension>
domain::Key keyOf(const Dimension& dimension, const QString& id)
{
    for (std::size_t key = 1; key < dimension.size(); ++key)
        if (dimension[key].key == id)
            return static_cast<domain::Key>(key);
    return 0;
}

/// The devices that an activity's recommendation still concerns, ascending.
base::Result<std::vector<domain::Key>> exposedDevices(
    Context& context, const domain::FleetState& fleet, const domain::RemediationActivity& activity)
{
    std::vector<domain::Key> devices;
    auto read = context.connection.guarded([&]() -> base::Result<void> {
        store::BasisStore basis(context.connection);
        if (!activity.control.isEmpty())
            devices = basis.list(Lists::ControlFailing, keyOf(fleet.controls, activity.control));
        else
            devices =
                basis.list(Lists::Exposed, keyOf(fleet.products, activity.recommendation.mid(5)));
        return {};
    });
    if (!read)
        return tl::unexpected(read.error());
    return devices;
}

} // namespace

base::Result<void> updateActivities(Context& context, const domain::FleetState& fleet)
{
    store::WorkflowStore workflow(context.connection);
    const auto activities = workflow.activities();
    if (!activities)
        return tl::unexpected(activities.error());
    for (const auto& activity : *activities) {
        if (activity.status != domain::RemediationStatus::Active)
            continue;
        auto targets = workflow.targets(activity.id);
        if (!targets)
            return tl::unexpected(targets.error());
        const auto exposed = exposedDevices(context, fleet, activity);
        if (!exposed)
            return tl::unexpected(exposed.error());
        for (auto& target : *targets) {
            const bool open = std::binary_search(exposed->begin(), exposed->end(), target.device);
            if (open)
                target.status = ActivityDeviceStatus::Exposed;
            else if (assess::isActive(fleet.devices[target.device], fleet.takenAt))
                target.status = ActivityDeviceStatus::Fixed;
            else
                target.status = ActivityDeviceStatus::NotReported;
        }
        if (auto updated = workflow.updateProgress(activity.id, *targets, context.clock());
            !updated)
            return updated;
        const auto fixed = std::count_if(targets->begin(), targets->end(),
            [](const auto& target) { return target.status == ActivityDeviceStatus::Fixed; });
        if (static_cast<std::size_t>(fixed) != targets->size())
            continue;
        auto completed = activity; // by itself, since every device is fixed
        completed.fixed = static_cast<std::uint32_t>(fixed);
        if (auto noted = noteCompletion(context, completed, QString::fromLatin1(parapetItself));
            !noted)
            return noted;
    }
    return {};
}

} // namespace parapet::jobs
