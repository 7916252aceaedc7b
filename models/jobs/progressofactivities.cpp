// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/progressofactivities.h"

#include "models/assess/options.h"
#include "models/jobs/journaljob.h"
#include "models/jobs/workflowparts.h"
#include "models/store/basisstore.h"
#include "models/store/claimstore.h"
#include "models/store/tablereader.h"
#include "models/store/targetdevices.h"
#include "models/store/workflowstore.h"

#include <algorithm>
#include <array>

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

/// The devices that an activity's recommendation still concerns, ascending. An update cannot close
/// a zero day: those devices are done.
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
    if (activity.type == domain::RemediationType::Update && activity.control.isEmpty())
        if (auto kept =
                store::keepUpdatable(context.connection, activity.recommendation.mid(5), devices);
            !kept)
            return tl::unexpected(kept.error());
    return devices;
}

/// Targets with their states in this snapshot.
struct Targets
{
    std::vector<domain::ActivityDevice> all;
    std::vector<domain::ActivityDevice> changed; ///< their state was another one
};

base::Result<Targets> statesOfTargets(Context& context, store::WorkflowStore& workflow,
    const domain::FleetState& fleet, const domain::RemediationActivity& activity)
{
    auto targets = workflow.targets(activity.id);
    if (!targets)
        return tl::unexpected(targets.error());
    Targets result;
    const auto exposed = exposedDevices(context, fleet, activity);
    if (!exposed)
        return tl::unexpected(exposed.error());
    for (auto& target : *targets) {
        const ActivityDeviceStatus before = target.status;
        const bool open = std::binary_search(exposed->begin(), exposed->end(), target.device);
        if (open)
            target.status = ActivityDeviceStatus::Exposed;
        else if (assess::isActive(fleet.devices[target.device], fleet.takenAt))
            target.status = ActivityDeviceStatus::Fixed;
        else
            target.status = ActivityDeviceStatus::NotReported;
        if (target.status != before)
            result.changed.push_back(target);
    }
    result.all = std::move(*targets);
    return result;
}

/// Notes in the journal that an activity ended by itself, where every device is fixed.
base::Result<void> noteOwnCompletion(Context& context, const domain::RemediationActivity& activity,
    const std::vector<domain::ActivityDevice>& targets)
{
    const auto fixed = std::count_if(targets.begin(), targets.end(),
        [](const auto& target) { return target.status == ActivityDeviceStatus::Fixed; });
    if (static_cast<std::size_t>(fixed) != targets.size()
        || activity.type == domain::RemediationType::AttentionRequired) // a person completes it
        return {};
    auto completed = activity;
    completed.fixed = static_cast<std::uint32_t>(fixed);
    return noteCompletion(context, completed, QString::fromLatin1(parapetItself));
}

} // namespace

base::Result<void> updateActivities(Context& context, const domain::FleetState& fleet)
{
    store::WorkflowStore workflow(context.connection);
    store::ClaimStore claims(context.connection);
    const auto activities = workflow.activities();
    if (!activities)
        return tl::unexpected(activities.error());
    const auto unconfirmed = claims.unconfirmedActivities();
    if (!unconfirmed)
        return tl::unexpected(unconfirmed.error());
    const auto seen = [&fleet](domain::Key device) -> std::optional<base::Millis> {
        const auto& state = fleet.devices[device];
        if (!state.present)
            return {};
        return state.lastSeen ? std::min(*state.lastSeen, fleet.takenAt) : fleet.takenAt;
    };
    for (const auto& activity : *activities) {
        const bool active = activity.status == domain::RemediationStatus::Active;
        const bool claimed = unconfirmed->contains(activity.id);
        if (!active && !claimed)
            continue;
        const auto targets = statesOfTargets(context, workflow, fleet, activity);
        if (!targets)
            return tl::unexpected(targets.error());
        base::Result<void> done;
        if (active)
            done = workflow.updateProgress(
                activity.id, fleet.snapshot, targets->all, targets->changed, context.clock());
        if (active && done)
            done = noteOwnCompletion(context, activity, targets->all);
        if (active && done)
            done = workflow.noteProgress(activity.id, fleet.snapshot, targets->all);
        if (claimed && done)
            done = claims.judge(activity.id, targets->all, seen, fleet.snapshot);
        if (!done)
            return done;
    }
    return {};
}

base::Result<QStringList> completedWith(Context& context, qint64 snapshot)
{
    store::TableQuery query;
    query.kind = domain::Kind::Remediations;
    query.filter = QStringLiteral("completedSnapshot == %1").arg(snapshot);
    QStringList ids;
    const std::array fields{domain::fieldIndex(query.kind, u"id").value_or(0)};
    auto read = store::TableReader(context.connection)
                    .stream(query, fields,
                        [&ids](std::span<const domain::Value> values) -> base::Result<void> {
                            if (const auto* id = std::get_if<QString>(&values.front()))
                                ids.append(*id);
                            return {};
                        });
    if (!read)
        return tl::unexpected(read.error());
    return ids;
}

} // namespace parapet::jobs
