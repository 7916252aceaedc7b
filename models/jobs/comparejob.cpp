// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/comparejob.h"

#include "models/assess/compare.h"
#include "models/jobs/rescore.h"
#include "models/store/fleetloader.h"
#include "models/store/knowledgestore.h"
#include "models/store/snapshots.h"

#include <QCoreApplication>

#include <algorithm>

namespace parapet::jobs {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Compare", text);
}

/// A snapshot loaded as it was scored.
struct Loaded
{
    store::SnapshotRow row;
    domain::FleetState fleet;
    assess::Options options;
    QString epssVersion;
};

base::Result<Loaded> load(
    Context& context, const std::vector<store::SnapshotRow>& snapshots, qint64 id)
{
    const auto place = id == 0 && !snapshots.empty()
        ? snapshots.end() - 1
        : std::ranges::find(snapshots, id, &store::SnapshotRow::id);
    if (place == snapshots.end())
        return base::fail(
            base::Error::Kind::NotFound, tr("The workspace holds no snapshot %1.").arg(id));
    Loaded loaded;
    loaded.row = *place;
    auto options = assessOptions(context);
    if (!options)
        return tl::unexpected(options.error());
    loaded.options = std::move(*options);
    loaded.options.now = loaded.row.scoredAt;
    auto fleet = store::FleetLoader(context.connection).load(loaded.row.id);
    if (!fleet)
        return tl::unexpected(fleet.error());
    loaded.fleet = std::move(*fleet);
    const bool isNewest = place == snapshots.end() - 1;
    if (isNewest || loaded.row.knowledge != 0) {
        const auto feeds =
            store::KnowledgeStore(context.connection).feeds(isNewest ? 0 : loaded.row.knowledge);
        if (!feeds)
            return tl::unexpected(feeds.error());
        for (const auto& feed : *feeds)
            if (feed.name == QStringLiteral("epss"))
                loaded.epssVersion = feed.version;
    }
    return loaded;
}

void tell(domain::ComparedSnapshot& snapshot, const store::SnapshotRow& row)
{
    snapshot.info = {
        row.id, row.takenAt, row.label, row.source, row.devices, row.findings, row.rejected};
}

} // namespace

base::Result<domain::Comparison> compareSnapshots(Context& context, qint64 before, qint64 after)
{
    context.connection.setStop(context.progress.stop);
    const auto snapshots = store::listSnapshots(context.connection);
    if (!snapshots)
        return tl::unexpected(snapshots.error());
    if (snapshots->empty())
        return base::fail(
            base::Error::Kind::NotFound, tr("The workspace holds no snapshot yet. Import one."));
    const auto from = load(context, *snapshots, before);
    if (!from)
        return tl::unexpected(from.error());
    const auto to = load(context, *snapshots, after);
    if (!to)
        return tl::unexpected(to.error());
    auto comparison = assess::compare(
        {from->fleet, from->options, from->epssVersion}, {to->fleet, to->options, to->epssVersion});
    if (context.progress.cancelled())
        return base::fail(base::Error::Kind::Cancelled, tr("Canceled."));
    tell(comparison.before, from->row);
    tell(comparison.after, to->row);
    return comparison;
}

} // namespace parapet::jobs
