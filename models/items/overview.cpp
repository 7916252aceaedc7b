// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/overview.h"

#include "models/base/timetext.h"
#include "models/jobs/missing.h"
#include "models/jobs/scores.h"
#include "models/query/printer.h"
#include "models/store/eventstore.h"
#include "models/store/knowledgestore.h"
#include "models/store/snapshots.h"
#include "models/store/tablereader.h"
#include "models/store/targetdevices.h"

#include <numeric>

namespace parapet::items {
namespace {

using domain::Kind;

constexpr qint64 topRows = 6;

std::vector<int> allFields(Kind kind)
{
    std::vector<int> fields(domain::fieldsOf(kind).size());
    std::iota(fields.begin(), fields.end(), 0);
    return fields;
}

base::Result<std::vector<domain::Row>> top(const Reader::Desk& desk, Kind kind,
    const QString& filter, qint64 limit, const QString& sort = {})
{
    store::TableQuery query;
    query.kind = kind;
    query.filter = filter;
    query.scope = desk.scope->read();
    query.limit = limit;
    if (const auto keys = query::parseSort(sort, domain::fieldsOf(kind)))
        query.sort = *keys;
    store::TableReader reader(desk.context->connection);
    const auto keys = reader.keys(query);
    if (!keys)
        return tl::unexpected(keys.error());
    return reader.rows(query, *keys, allFields(kind));
}

base::Result<qint64> countOf(const Reader::Desk& desk, Kind kind, const QString& filter)
{
    store::TableQuery query;
    query.kind = kind;
    query.filter = filter;
    query.scope = desk.scope->read();
    return store::TableReader(desk.context->connection).count(query);
}

base::Result<void> readTops(const Reader::Desk& desk, domain::Overview& overview)
{
    const auto take = [](auto& target, auto&& result) -> base::Result<void> {
        if (!result)
            return tl::unexpected(result.error());
        target = std::move(*result);
        return {};
    };
    const QString active = QStringLiteral("status == 'Active'");
    auto done = take(overview.topRecommendations,
        top(desk, Kind::Recommendations, QStringLiteral("status != 'Full exception'"), topRows,
            QStringLiteral("exposureImpactAfterExceptions:desc,configScoreImpact:desc,id")));
    if (done)
        done = take(overview.topSoftware,
            top(desk, Kind::Software, QStringLiteral("exposedAfterExceptions > 0"), topRows,
                QStringLiteral("impactAfterExceptions:desc,exposedAfterExceptions:desc,id")));
    if (done)
        done = take(overview.topDevices,
            top(desk, Kind::Devices, QStringLiteral("exposureScore >= 0"), topRows));
    if (done)
        done = take(overview.topActivities,
            top(desk, Kind::Remediations, {}, topRows,
                QStringLiteral("status,exposureImpact:desc,dueOn")));
    if (done)
        done = take(overview.activeRecommendations,
            countOf(desk, Kind::Recommendations, QStringLiteral("status != 'Full exception'")));
    if (done)
        done = take(overview.exceptedRecommendations,
            countOf(desk, Kind::Recommendations, QStringLiteral("status != 'Active'")));
    if (done)
        done = take(overview.activeActivities, countOf(desk, Kind::Remediations, active));
    return done;
}

/// The week that ends with the newest thing the scope knows, and the days of the whole trend.
base::Result<void> readEvents(const Reader::Desk& desk, domain::Overview& overview)
{
    constexpr base::Millis day = 86'400'000;
    constexpr qint64 mostImpactful = 3;
    const qint64 snapshot = desk.scope->read().snapshot;
    base::Millis until = overview.snapshot.takenAt;
    if (snapshot == 0) {
        for (const domain::FeedStatus& feed : overview.feeds)
            until = std::max(until, feed.date.value_or(0));
    }
    overview.eventsUntil = until / day * day;
    auto rows = top(desk, Kind::Events,
        QStringLiteral("date > datetime(%1) and date <= datetime(%2)")
            .arg(
                base::isoDate(overview.eventsUntil - 7 * day), base::isoDate(overview.eventsUntil)),
        mostImpactful, QStringLiteral("scoreTrend:desc,originallyImpactedDevices:desc"));
    if (!rows)
        return tl::unexpected(rows.error());
    overview.topEvents = std::move(*rows);
    if (overview.trend.empty())
        return {};
    auto days = store::EventStore(desk.context->connection)
                    .days(overview.trend.front().takenAt / day * day, overview.eventsUntil + day,
                        desk.scope->read());
    if (!days)
        return tl::unexpected(days.error());
    overview.eventDays = std::move(*days);
    return {};
}

} // namespace

base::Result<domain::Overview> readOverview(const Reader::Desk& desk)
{
    domain::Overview overview;
    const auto snapshots = store::listSnapshots(desk.context->connection);
    if (!snapshots)
        return tl::unexpected(snapshots.error());
    for (const auto& row : *snapshots)
        overview.snapshots.push_back(
            {row.id, row.takenAt, row.label, row.source, row.devices, row.findings, row.rejected});
    overview.hasSnapshot = !snapshots->empty();
    if (!overview.hasSnapshot) {
        const auto feeds = store::KnowledgeStore(desk.context->connection).feeds();
        if (!feeds)
            return tl::unexpected(feeds.error());
        for (const auto& feed : *feeds)
            overview.feeds.push_back(
                {feed.name, feed.version, feed.date, feed.importedAt, feed.records});
        return overview;
    }
    auto scores = jobs::readScores(*desk.context, *desk.scope);
    if (!scores)
        return tl::unexpected(scores.error());
    overview.snapshot = scores->snapshot;
    overview.card = scores->card;
    overview.groupCards = std::move(scores->groups);
    overview.feeds = std::move(scores->feeds);
    const auto groups = store::deviceGroups(desk.context->connection);
    if (!groups)
        return tl::unexpected(groups.error());
    overview.groups.assign(groups->begin(), groups->end());
    auto trend = jobs::readTrend(*desk.context, desk.scope->view(), overview.snapshot.takenAt);
    if (!trend)
        return tl::unexpected(trend.error());
    overview.trend = std::move(*trend);
    if (auto read = readTops(desk, overview); !read)
        return tl::unexpected(read.error());
    if (auto read = readEvents(desk, overview); !read)
        return tl::unexpected(read.error());
    return overview;
}

base::Result<domain::Row> readRow(const Reader::Desk& desk, Kind kind, const QString& id)
{
    const auto field = domain::fieldIndex(kind, u"id");
    const bool isText = field
        && domain::fieldsOf(kind)[static_cast<std::size_t>(*field)].type == domain::FieldType::Text;
    auto rows = top(desk, kind, QStringLiteral("id == ") + (isText ? query::quoted(id) : id), 1);
    if (!rows)
        return tl::unexpected(rows.error());
    if (!rows->empty())
        return std::move(rows->front());
    const auto why = jobs::whyMissing(*desk.context, *desk.scope, kind, id);
    if (!why)
        return tl::unexpected(why.error());
    return base::fail(base::Error::Kind::NotFound, *why);
}

} // namespace parapet::items
