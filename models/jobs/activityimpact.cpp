// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/activityimpact.h"

#include "models/assess/exposurecase.h"
#include "models/assess/summaries.h"
#include "models/jobs/rescore.h"
#include "models/store/activityimpacts.h"
#include "models/store/basisstore.h"
#include "models/store/fleetloader.h"
#include "models/store/scorecards.h"
#include "models/store/snapshots.h"

#include <algorithm>

namespace parapet::jobs {
namespace {

using domain::Key;

std::vector<Key> devicesOf(const std::vector<assess::WatchedActivity>& activities)
{
    std::vector<Key> devices;
    for (const auto& activity : activities)
        if (activity.product != 0)
            devices.insert(devices.end(), activity.devices.begin(), activity.devices.end());
    std::ranges::sort(devices);
    devices.erase(std::unique(devices.begin(), devices.end()), devices.end());
    return devices;
}

/// Of the whole organisation as scored last.
base::Result<double> weightOfFleet(Context& context)
{
    const auto snapshots = store::listSnapshots(context.connection);
    if (!snapshots)
        return tl::unexpected(snapshots.error());
    double weight = 0.0;
    auto read = context.connection.guarded([&]() -> base::Result<void> {
        if (!snapshots->empty())
            for (const auto& stored : store::cardsOf(context.connection.db(), snapshots->back().id))
                if (stored.group == 0)
                    weight = stored.card.weight;
        return {};
    });
    if (!read)
        return tl::unexpected(read.error());
    return weight;
}

/// Activities on all exposed devices gain what the recommendation does, which is kept; settings
/// gain nothing. False where there is another one.
base::Result<bool> knownDrops(Context& context,
    const std::vector<assess::WatchedActivity>& activities, std::vector<scoring::ExactSum>& drops)
{
    store::BasisStore basis(context.connection);
    for (const auto& activity : activities) {
        std::vector<Key> exposed;
        auto read = context.connection.guarded([&]() -> base::Result<void> {
            exposed = basis.list(domain::DevicesOf::Kind::Exposed, activity.product);
            return {};
        });
        if (!read)
            return tl::unexpected(read.error());
        if (activity.product != 0 && !std::ranges::includes(activity.devices, exposed))
            return false;
        auto drop = activity.product == 0
            ? base::Result<scoring::ExactSum>(scoring::ExactSum())
            : store::dropOfProduct(context.connection, activity.product);
        if (!drop)
            return tl::unexpected(drop.error());
        drops.push_back(*drop);
    }
    return true;
}

/// From the facts of their devices.
base::Result<void> workOutDrops(
    Context& context, assess::Options& options, std::vector<scoring::ExactSum>& drops)
{
    store::FleetLoader loader(context.connection);
    auto fleet = loader.loadWithoutFacts();
    if (!fleet)
        return tl::unexpected(fleet.error());
    if (auto loaded = loader.loadFactsOf(*fleet, devicesOf(options.activities)); !loaded)
        return loaded;
    auto uninstalled = store::uninstalledProducts(context.connection, fleet->products.size());
    if (!uninstalled)
        return tl::unexpected(uninstalled.error());
    options.uninstalled = std::move(*uninstalled);
    const assess::ExceptionCover cover(*fleet, options);
    const assess::ExposureCase afterExceptions(*fleet, options, cover, assess::Exceptions::After);
    drops = scoring::assessFleet(afterExceptions.input()).watchDrops;
    return {};
}

} // namespace

base::Result<void> watchActivities(Context& context, assess::Options& options,
    std::optional<base::Millis> until, const std::optional<std::vector<Key>>& among)
{
    const auto subjects = store::watchedActivities(context.connection, until);
    if (!subjects)
        return tl::unexpected(subjects.error());
    options.activities.clear();
    for (const auto& subject : *subjects) {
        assess::WatchedActivity& activity = options.activities.emplace_back(
            assess::WatchedActivity{subject.id, subject.product, {}});
        if (subject.product == 0)
            continue;
        auto devices = store::targetsOfActivity(context.connection, subject.id, among);
        if (!devices)
            return tl::unexpected(devices.error());
        activity.devices = std::move(*devices);
    }
    return {};
}

base::Result<void> keepImpacts(Context& context, const QStringList& activities, bool isFiled)
{
    auto options = assessOptions(context);
    if (!options)
        return tl::unexpected(options.error());
    if (auto watched = watchActivities(context, *options); !watched)
        return watched;
    std::erase_if(options->activities,
        [&](const auto& activity) { return !activities.contains(activity.id); });
    std::vector<scoring::ExactSum> drops;
    auto known = knownDrops(context, options->activities, drops);
    if (!known)
        return tl::unexpected(known.error());
    if (!*known)
        if (auto worked = workOutDrops(context, *options, drops); !worked)
            return worked;
    const auto weight = weightOfFleet(context);
    if (!weight)
        return tl::unexpected(weight.error());
    for (const auto& row : assess::activityRows(*options, drops, *weight))
        if (auto kept = store::keepImpact(context.connection, row, isFiled); !kept)
            return kept;
    return {};
}

} // namespace parapet::jobs
