// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/securecourse.h"

#include "models/assess/assess.h"
#include "models/store/fleetloader.h"
#include "models/store/snapshots.h"

#include <QCoreApplication>

#include <algorithm>

namespace parapet::jobs {
namespace {

/// Keys of the groups of these names; a fleet of a time before a group was known has none of it.
std::vector<domain::Key> keysOf(const domain::FleetState& fleet, const QStringList& names)
{
    std::vector<domain::Key> keys;
    for (std::size_t key = 1; key < fleet.groups.size(); ++key)
        if (names.contains(fleet.groups[key]))
            keys.push_back(static_cast<domain::Key>(key));
    return keys;
}

} // namespace

base::Result<std::vector<domain::TrendPoint>> secureCourse(Context& context, const Scope& scope)
{
    const auto snapshots = store::listSnapshots(context.connection);
    if (!snapshots)
        return tl::unexpected(snapshots.error());
    std::vector<domain::TrendPoint> course;
    for (const auto& snapshot : *snapshots) {
        if (scope.view().snapshot != 0 && snapshot.id > scope.view().snapshot)
            break;
        if (context.progress.cancelled())
            return base::fail(
                base::Error::Kind::Cancelled, QCoreApplication::translate("Store", "Canceled."));
        store::FleetLoader loader(context.connection);
        auto fleet = loader.loadStates(snapshot.id);
        if (!fleet)
            return tl::unexpected(fleet.error());
        if (auto read = loader.loadAssessments(*fleet); !read)
            return tl::unexpected(read.error());
        assess::Options options = scope.options();
        options.stop = context.progress.stop;
        options.groups = keysOf(*fleet, scope.view().groups);
        if (snapshot.id != snapshots->back().id)
            options.now = snapshot.scoredAt;
        const scoring::SecureScore score = assess::secureScore(*fleet, options);
        course.push_back({snapshot.id, snapshot.takenAt, {}, {}, score.points, score.maximum});
    }
    return course;
}

} // namespace parapet::jobs
