// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/scope.h"

#include "models/assess/assess.h"
#include "models/assess/impacted.h"
#include "models/jobs/activityimpact.h"
#include "models/jobs/rescore.h"
#include "models/store/assessmentwriter.h"
#include "models/store/fleetloader.h"
#include "models/store/paststates.h"
#include "models/store/schema.h"
#include "models/store/scopeevents.h"
#include "models/store/scorecards.h"
#include "models/store/snapshots.h"

#include <QCoreApplication>

#include <algorithm>

namespace parapet::jobs {
namespace {

using base::Error;
using base::fail;

QString tr(const char* text)
{
    return QCoreApplication::translate("Scope", text);
}

} // namespace

Scope::Scope(Context& context)
    : m_context(context)
    , m_connection(context.connection)
{
    m_read.now = context.clock();
}

Scope::~Scope()
{
    if (m_read.schema == "temp")
        (void)m_connection.guarded([this]() -> base::Result<void> {
            m_connection.setStop({});
            store::dropTemporarySummaries(m_connection.db());
            return {};
        });
}

base::Result<std::unique_ptr<Scope>> Scope::open(Context& context, const domain::ViewScope& view)
{
    std::unique_ptr<Scope> scope(new Scope(context));
    scope->m_view = view;
    const auto snapshots = store::listSnapshots(context.connection);
    if (!snapshots)
        return tl::unexpected(snapshots.error());
    auto options = assessOptions(context);
    if (!options)
        return tl::unexpected(options.error());
    scope->m_options = std::move(*options);
    if (snapshots->empty()) {
        if (view.snapshot != 0)
            return fail(Error::Kind::NotFound, tr("The workspace holds no snapshot yet."));
        return scope;
    }
    const bool newest = view.snapshot == 0 || view.snapshot == snapshots->back().id;
    scope->m_snapshot = newest ? snapshots->back().id : view.snapshot;
    if (newest)
        scope->m_view.snapshot = 0;
    if (newest && view.groups.isEmpty())
        return scope;
    if (!newest) {
        scope->m_read.snapshot = view.snapshot;
        scope->goBackTo(*snapshots);
    }
    if (auto computed = scope->compute(); !computed)
        return tl::unexpected(computed.error());
    return scope;
}

/// The scores as they last were while the snapshot was the newest one; today is when it was taken.
void Scope::goBackTo(const std::vector<store::SnapshotRow>& snapshots)
{
    for (std::size_t i = 0; i + 1 < snapshots.size(); ++i) {
        const auto& snapshot = snapshots[i];
        if (snapshot.id != m_view.snapshot)
            continue;
        m_options.now = snapshot.scoredAt;
        m_read.now = snapshot.takenAt;
        m_read.until = std::max(snapshot.scoredAt, snapshots[i + 1].importedAt - 1);
    }
}

base::Result<const domain::FleetState*> Scope::fleet()
{
    if (!m_fleet) {
        auto loaded = store::FleetLoader(m_connection).load(m_view.snapshot);
        if (!loaded)
            return tl::unexpected(loaded.error());
        m_fleet = std::make_unique<domain::FleetState>(std::move(*loaded));
    }
    return m_fleet.get();
}

base::Result<const assess::Analysis*> Scope::analysis()
{
    // of the question asked now: the one that opened the scope may have been stopped since
    m_options.stop = m_context.progress.stop;
    if (!m_analysis) {
        const auto loaded = fleet();
        if (!loaded)
            return tl::unexpected(loaded.error());
        auto analysis = std::make_unique<assess::Analysis>(**loaded, m_options);
        if (m_connection.stopRequested())
            return fail(Error::Kind::Cancelled, tr("Canceled."));
        m_analysis = std::move(analysis);
    }
    return m_analysis.get();
}

base::Result<void> Scope::compute()
{
    const auto loaded = fleet();
    if (!loaded)
        return tl::unexpected(loaded.error());
    for (const QString& name : m_view.groups) {
        const auto& groups = (*loaded)->groups;
        const auto place = std::find(groups.begin() + 1, groups.end(), name);
        if (place == groups.end())
            return fail(Error::Kind::Usage, tr("There is no device group %1.").arg(name));
        m_options.groups.push_back(static_cast<domain::Key>(place - groups.begin()));
    }
    const bool isPast = m_read.snapshot != 0;
    if (auto watched = watchActivities(
            m_context, m_options, isPast ? std::optional(m_read.until) : std::nullopt);
        !watched)
        return watched;
    m_assessment = std::make_unique<domain::Scored>(assess::assess(**loaded, m_options));
    if (m_options.stop.stop_requested())
        return fail(Error::Kind::Cancelled, tr("Canceled."));
    m_read.schema = "temp";
    if (auto written = store::AssessmentWriter(m_connection).writeTemporary(*m_assessment);
        !written)
        return written;
    if (m_read.snapshot != 0)
        if (auto written = store::writePastStates(m_connection, m_read.snapshot); !written)
            return written;
    return computeEvents();
}

base::Result<void> Scope::computeEvents()
{
    auto stored = store::EventStore(m_connection).all();
    if (!stored)
        return tl::unexpected(stored.error());
    std::vector<domain::Event> events;
    events.reserve(stored->size());
    for (const auto& event : *stored)
        events.push_back(event.event);
    return store::writeScopeEvents(m_connection, *stored,
        assess::impactedNow(*m_fleet, *m_assessment, m_options, events), m_options.groups);
}

base::Result<std::pair<domain::ScoreCard, std::vector<std::pair<QString, domain::ScoreCard>>>>
Scope::cards()
{
    std::pair<domain::ScoreCard, std::vector<std::pair<QString, domain::ScoreCard>>> result;
    if (m_assessment) {
        result.first = m_assessment->organisation;
        for (const auto& [group, card] : m_assessment->groups)
            result.second.emplace_back(m_fleet->groups[group], card);
        std::sort(result.second.begin(), result.second.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
        return result;
    }
    auto read = m_connection.guarded([&]() -> base::Result<void> {
        for (const auto& stored : store::cardsOf(m_connection.db(), m_snapshot)) {
            if (stored.group == 0)
                result.first = stored.card;
            else
                result.second.emplace_back(stored.groupName, stored.card);
        }
        return {};
    });
    if (!read)
        return tl::unexpected(read.error());
    return result;
}

} // namespace parapet::jobs
