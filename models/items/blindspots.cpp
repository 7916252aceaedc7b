// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/blindspots.h"

#include "models/base/timetext.h"
#include "models/items/asking.h"
#include "models/jobs/scores.h"
#include "models/store/snapshots.h"
#include "models/store/tablereader.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace parapet::items {
namespace {

using base::Result;
using domain::Kind;

constexpr base::Millis day = 86'400'000;
constexpr qint64 staleDays = 30;

Result<qint64> countOf(const Reader::Desk& desk, Kind kind, const QString& filter)
{
    store::TableQuery query;
    query.kind = kind;
    query.filter = filter;
    query.scope = desk.scope->read();
    return store::TableReader(desk.context->connection).count(query);
}

QString before(base::Millis takenAt, int days)
{
    return QStringLiteral("lastSeen < datetime(%1)").arg(base::isoTime(takenAt - days * day));
}

/// Rows of a snapshot's files, taken or rejected.
Result<qint64> rowsOf(const Reader::Desk& desk, const domain::SnapshotInfo& snapshot)
{
    const auto all = store::listSnapshots(desk.context->connection);
    if (!all)
        return tl::unexpected(all.error());
    qint64 rows = snapshot.rejected;
    for (const auto& row : *all) {
        if (row.id != snapshot.id)
            continue;
        const QJsonObject taken = QJsonDocument::fromJson(row.rowsJson.toUtf8()).object();
        for (const auto& family : taken)
            rows += family.toInteger();
    }
    return rows;
}

struct Asked
{
    BlindSpot spot;
    Kind kind;
    QString filter;
    QString all; ///< what it is a share of
};

std::vector<Asked> questions(const jobs::Scores& scores)
{
    using enum BlindSpot;
    const base::Millis taken = scores.snapshot.takenAt;
    const QString included = QStringLiteral("isExcluded == false");
    const QString silent = before(taken, 30) + QStringLiteral(" and ") + included;
    const QString active =
        QStringLiteral("(isnull(lastSeen) or not(%1)) and %2").arg(before(taken, 30), included);
    const QString open = QStringLiteral("exposedMachines > 0");
    const QString here =
        QStringLiteral("snapshot == %1 and kind == 'Rejected'").arg(scores.snapshot.id);
    return {
        {SilentWeek, Kind::Devices,
            QStringLiteral("%1 and not(%2) and %3")
                .arg(before(taken, 7), before(taken, 30), included),
            {}},
        {SilentMonth, Kind::Devices, silent, {}},
        {Excluded, Kind::Devices, QStringLiteral("isExcluded == true"), {}},
        {NoData, Kind::Devices,
            QStringLiteral("exposureLevel == 'No data available' and %1").arg(active), {}},
        {NoProductCode, Kind::Software, QStringLiteral("productCode == false"), {}},
        {NeverMatched, Kind::Software,
            QStringLiteral("productCode == true and wasMatched == false"), {}},
        {NotAssessed, Kind::Controls, QStringLiteral("applicable == 0"), {}},
        {NoUpdate, Kind::Weaknesses, open + QStringLiteral(" and updateAvailable == false"), open},
        {NoCvss, Kind::Weaknesses, open + QStringLiteral(" and isnull(cvss)"), open},
        {NoEpss, Kind::Weaknesses, open + QStringLiteral(" and isnull(epss)"), open},
        {RejectedRows, Kind::Issues, here, {}},
    };
}

void countFeeds(const jobs::Scores& scores, base::Millis now, BlindSpots& spots)
{
    BlindSpotCount stale{
        BlindSpot::StaleFeeds, 0, 0, Kind::Feeds, QStringLiteral("ageDays > %1").arg(staleDays)};
    BlindSpotCount missing{BlindSpot::MissingFeeds, 2, 2, Kind::Feeds, {}};
    for (const auto& feed : scores.feeds) {
        ++stale.of;
        if (feed.date && now - *feed.date > staleDays * day)
            ++stale.count;
        if (feed.name == QLatin1String("kev") || feed.name == QLatin1String("epss"))
            --missing.count;
    }
    missing.count = std::max<qint64>(missing.count, 0);
    spots.counts.push_back(stale);
    spots.counts.push_back(missing);
}

Result<BlindSpots> work(const Reader::Desk& desk)
{
    BlindSpots spots;
    const auto scores = jobs::readScores(*desk.context, *desk.scope);
    if (!scores) {
        if (scores.error().kind == base::Error::Kind::NotFound)
            return spots;
        return tl::unexpected(scores.error());
    }
    spots.hasSnapshot = true;
    spots.takenAt = scores->snapshot.takenAt;
    for (const Asked& asked : questions(*scores)) {
        const auto count = countOf(desk, asked.kind, asked.filter);
        const auto all = count ? countOf(desk, asked.kind, asked.all) : count;
        if (!count || !all)
            return tl::unexpected(count ? all.error() : count.error());
        spots.counts.push_back({asked.spot, *count, *all, asked.kind, asked.filter});
        if (asked.spot == BlindSpot::RejectedRows) { // a share of the rows, not of the issues
            spots.counts.back().count = scores->snapshot.rejected;
            const auto rows = rowsOf(desk, scores->snapshot);
            if (!rows)
                return tl::unexpected(rows.error());
            spots.counts.back().of = *rows;
        }
    }
    countFeeds(*scores, desk.context->clock(), spots);
    return spots;
}

} // namespace

void askBlindSpots(Library& library, QObject* context, Answer<BlindSpots> answer)
{
    ask<BlindSpots>(library, library.lists(), context, context, std::move(answer),
        [](const Reader::Desk& desk) { return work(desk); });
}

} // namespace parapet::items
