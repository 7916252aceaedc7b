// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/eventsjob.h"

#include "models/assess/events.h"
#include "models/assess/impacted.h"
#include "models/store/eventstore.h"

namespace parapet::jobs {
namespace {

constexpr base::Millis day = 86'400'000;

/// What the events of the past concern today; they follow the facts, which only a snapshot changes.
base::Result<void> followEvents(store::EventStore& events, const domain::FleetState& fleet,
    const domain::Assessment& assessment)
{
    const auto stored = events.all();
    if (!stored)
        return tl::unexpected(stored.error());
    std::vector<domain::Event> plain;
    plain.reserve(stored->size());
    for (const auto& event : *stored)
        plain.push_back(event.event);
    return events.setCurrently(*stored, assess::impactedNow(fleet, assessment, {}, plain));
}

} // namespace

base::Result<void> recordEvents(Context& context, const domain::FleetState& fleet,
    const domain::Assessment& assessment, const Occasion& occasion)
{
    store::EventStore events(context.connection);
    if (occasion.what == Occasion::What::Other)
        return {};
    if (occasion.what == Occasion::What::TakenBack)
        return followEvents(events, fleet, assessment);
    const bool isSnapshot = occasion.what == Occasion::What::Snapshot;
    const auto ground = events.ground({isSnapshot ? fleet.snapshot : 0, occasion.feedsAfter});
    if (!ground)
        return tl::unexpected(ground.error());
    if (!*ground)
        return {};
    const auto groups = events.groupsBefore();
    if (!groups)
        return tl::unexpected(groups.error());
    const auto found =
        assess::eventsBetween(**ground, fleet, assessment, fleet.takenAt / day * day, *groups);
    domain::GroupSizes sizes;
    for (const auto& [group, card] : assessment.groups)
        sizes.emplace_back(group, card.active);
    if (auto added = events.add(found, fleet.snapshot, sizes); !added)
        return added;
    return isSnapshot ? followEvents(events, fleet, assessment) : base::Result<void>();
}

base::Result<domain::EventNumbers> eventNumbers(
    Context& context, const Scope& scope, base::Millis from, base::Millis until)
{
    return store::EventStore(context.connection).numbers(from, until, scope.read());
}

} // namespace parapet::jobs
