// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/progressofactivities.h"

#include "models/assess/options.h"
#include "models/jobs/journaljob.h"
#include "models/jobs/workflowparts.h"
#include "models/store/workflowstore.h"

#include <algorithm>

namespace parapet::jobs {
namespace {

using domain::ActivityDeviceStatus;
using Lists = domain::DevicesOf::Kind;

/// The devices that an activity's recommendation still concerns, ascending.
const std::vector<domain::Key>* exposedDevices(const domain::FleetState& fleet,
    const domain::Assessment& assessment, const domain::RemediationActivity& activity)
{
    const bool configuration = !activity.control.isEmpty();
    const auto kind = configuration ? Lists::ControlFailing : Lists::Exposed;
    const QString software = activity.recommendation.mid(5);
    for (const auto& list : assessment.deviceLists) {
        if (list.kind != kind)
            continue;
        if (configuration ? fleet.controls[list.object].key == activity.control
                          : fleet.products[list.object].key == software)
            return &list.devices;
    }
    return nullptr;
}

} // namespace

base::Result<void> updateActivities(
    Context& context, const domain::FleetState& fleet, const domain::Assessment& assessment)
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
        const auto* exposed = exposedDevices(fleet, assessment, activity);
        for (auto& target : *targets) {
            const bool open = exposed != nullptr
                && std::binary_search(exposed->begin(), exposed->end(), target.device);
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
