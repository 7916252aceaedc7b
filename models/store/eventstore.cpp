// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/eventstore.h"

#include "models/store/cells.h"
#include "models/store/endedversions.h"
#include "models/store/scopeevents.h"
#include "models/store/varints.h"

#include <algorithm>

namespace parapet::store {
namespace {

constexpr base::Millis day = 86'400'000;

std::vector<domain::Key> keys(const SQLite::Column& blob)
{
    return unpackKeys(
        {static_cast<const char*>(blob.getBlob()), static_cast<std::size_t>(blob.size())});
}

void bindKeys(SQLite::Statement& statement, int index, const std::string& packed)
{
    statement.bind(index, packed.data(), static_cast<int>(packed.size()));
}

std::vector<domain::Key> merged(std::vector<domain::Key> a, const std::vector<domain::Key>& b)
{
    a.insert(a.end(), b.begin(), b.end());
    std::sort(a.begin(), a.end());
    a.erase(std::unique(a.begin(), a.end()), a.end());
    return a;
}

/// How an event of this day stands before the snapshot adds to it; feeds are not taken back.
void keepAsItWas(SQLite::Database& db, const domain::Event& event, qint64 snapshot)
{
    if (event.type == domain::EventType::AddedToKev)
        return;
    const auto copy = [&](const char* sql) {
        SQLite::Statement put(db, sql);
        put.bind(1, static_cast<int64_t>(snapshot));
        put.bind(2, static_cast<int64_t>(event.day));
        put.bind(3, static_cast<int>(event.type));
        put.bind(4, event.subject);
        put.exec();
    };
    copy("INSERT OR IGNORE INTO event_group_past (event, until, grp, originally, cves) SELECT "
         "g.event, ?1, "
         "g.grp, g.originally, g.cves FROM event e JOIN event_group g ON g.event = e.id WHERE "
         "e.day = ?2 AND e.type = ?3 AND e.subject = ?4");
    copy("INSERT OR IGNORE INTO event_past (event, until, originally, total, trend, cves, found) "
         "SELECT id, "
         "?1, originally, total, trend, cves, found FROM event WHERE day = ?2 AND type = ?3 AND "
         "subject = ?4");
}

/// The groups of an event: their CVEs gather, their devices are those of the moment with most.
void addShares(SQLite::Database& db, qint64 event, const std::vector<domain::EventShare>& shares,
    bool withDevices)
{
    if (withDevices) {
        SQLite::Statement clear(db, "UPDATE event_group SET originally = 0 WHERE event = ?");
        clear.bind(1, static_cast<int64_t>(event));
        clear.exec();
    }
    SQLite::Statement find(db, "SELECT cves FROM event_group WHERE event = ? AND grp = ?");
    SQLite::Statement put(db,
        "INSERT INTO event_group (event, grp, originally, cves) VALUES (?1, ?2, ?3, ?4) ON "
        "CONFLICT (event, grp) DO UPDATE SET originally = originally + ?3, cves = ?4");
    for (const auto& share : shares) {
        find.bind(1, static_cast<int64_t>(event));
        find.bind(2, share.group);
        std::vector<domain::Key> cves = share.cves;
        if (find.executeStep())
            cves = merged(cves, keys(find.getColumn(0)));
        find.reset();
        put.bind(1, static_cast<int64_t>(event));
        put.bind(2, share.group);
        put.bind(3, withDevices ? share.originally : 0U);
        bindKeys(put, 4, packKeys(cves));
        put.exec();
        put.reset();
    }
}

template <class Take>
void each(
    SQLite::Database& db, const char* sql, const std::vector<qint64>& values, const Take& take)
{
    SQLite::Statement rows(db, sql);
    for (std::size_t i = 0; i < values.size(); ++i)
        rows.bind(static_cast<int>(i) + 1, static_cast<int64_t>(values[i]));
    while (rows.executeStep())
        take(rows);
}

/// A workspace that was scored before, or, for a KEV feed, one that had an earlier version of it.
bool isBaseline(SQLite::Database& db, const EventCause& cause)
{
    SQLite::Statement row(
        db, "SELECT NOT EXISTS (SELECT 1 FROM snapshot WHERE id <> ?1 AND scored_at > 0)");
    row.bind(1, static_cast<int64_t>(cause.snapshot));
    return row.executeStep() && row.getColumn(0).getInt() != 0;
}

/// The day on which CISA listed a CVE, where it lies between the versions of the feed; else the day
/// of the newer version.
void readKev(SQLite::Database& db, domain::EventGround& ground, qint64 feedsAfter)
{
    SQLite::Statement feeds(db,
        "SELECT max(date), max(imported_at), (SELECT max(ifnull(date, imported_at)) FROM feed "
        "WHERE "
        "name = 'kev' AND id <= ?1) FROM feed WHERE name = 'kev' AND id > ?1");
    feeds.bind(1, static_cast<int64_t>(feedsAfter));
    if (!feeds.executeStep() || feeds.getColumn(1).isNull() || feeds.getColumn(2).isNull())
        return; // no KEV came, or it is the first
    const base::Millis newer = time(feeds.getColumn(0)).value_or(feeds.getColumn(1).getInt64());
    const base::Millis older = feeds.getColumn(2).getInt64();
    each(db,
        "SELECT c.id, k.date_added FROM kev k JOIN cve c ON c.number = k.number WHERE k.since > ?1 "
        "AND NOT EXISTS (SELECT 1 FROM kev_past p WHERE p.number = k.number AND p.until = k.since) "
        "ORDER BY c.id",
        {feedsAfter}, [&](SQLite::Statement& row) {
            const base::Millis told = row.getColumn(1).getInt64();
            const bool between = told > older && told <= newer;
            const base::Millis at = between ? told : newer;
            ground.addedToKev.emplace_back(row.getColumn(0).getUInt(), at / day * day);
        });
}

} // namespace

EventStore::EventStore(Connection& connection)
    : m_connection(connection)
{
}

base::Result<std::optional<domain::EventGround>> EventStore::ground(const EventCause& cause)
{
    std::optional<domain::EventGround> result;
    auto done = m_connection.guarded([&]() -> base::Result<void> {
        auto& db = m_connection.db();
        if (isBaseline(db, cause))
            return {};
        domain::EventGround& ground = result.emplace();
        ground.isSnapshot = cause.snapshot != 0;
        each(db, "SELECT cve, products FROM main.sum_weakness ORDER BY cve", {},
            [&](SQLite::Statement& row) {
                ground.weaknesses.push_back({row.getColumn(0).getUInt(), keys(row.getColumn(1))});
            });
        readChanges(ground, cause);
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return result;
}

void EventStore::readChanges(domain::EventGround& ground, const EventCause& cause)
{
    auto& db = m_connection.db();
    if (cause.snapshot == 0) {
        readKev(db, ground, cause.feedsAfter);
        return;
    }
    each(db, "SELECT object, devices FROM main.sum_devices_of WHERE kind = 4 ORDER BY object", {},
        [&](SQLite::Statement& row) {
            ground.versions.emplace_back(row.getColumn(0).getUInt(), keys(row.getColumn(1)));
        });
    each(db, "SELECT product, impact FROM main.sum_software ORDER BY product", {},
        [&](SQLite::Statement& row) {
            ground.impacts.emplace_back(row.getColumn(0).getUInt(), row.getColumn(1).getDouble());
        });
    each(db, "SELECT control FROM main.sum_control ORDER BY control", {},
        [&](SQLite::Statement& row) { ground.controls.push_back(row.getColumn(0).getUInt()); });
    each(db,
        "SELECT n.cve, n.exploit FROM cve_state n JOIN cve_state_past p ON p.cve = n.cve AND "
        "p.until = n.since WHERE n.since = ?1 AND n.exploit > p.exploit ORDER BY n.cve",
        {cause.snapshot}, [&](SQLite::Statement& row) {
            ground.exploitSteps.emplace_back(row.getColumn(0).getUInt(),
                static_cast<domain::Exploitability>(row.getColumn(1).getInt()));
        });
    // 2 EOS version, 4 EOS software; or a date that has come since the snapshot before
    each(db,
        "SELECT n.version FROM version_state n LEFT JOIN version_state_past p ON p.version = "
        "n.version AND p.until = n.since AND n.since = ?1 WHERE (p.version IS NOT NULL AND n.eos "
        "IN "
        "(2, 4) AND p.eos NOT IN (2, 4)) OR (n.eos_date > (SELECT max(taken_at) FROM snapshot "
        "WHERE "
        "id <> ?1) AND n.eos_date <= (SELECT taken_at FROM snapshot WHERE id = ?1)) ORDER BY "
        "n.version",
        {cause.snapshot}, [&](SQLite::Statement& row) {
            ground.endedVersions.push_back(row.getColumn(0).getUInt());
        });
}

base::Result<std::vector<domain::Key>> EventStore::groupsBefore()
{
    std::vector<domain::Key> groups;
    auto done = m_connection.guarded([&]() -> base::Result<void> {
        each(m_connection.db(), "SELECT device, grp FROM main.sum_device ORDER BY device", {},
            [&](SQLite::Statement& row) {
                groups.resize(row.getColumn(0).getUInt() + 1);
                groups.back() = row.getColumn(1).getUInt();
            });
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return groups;
}

base::Result<void> EventStore::add(
    const std::vector<domain::FoundEvent>& events, qint64 snapshot, const domain::GroupSizes& sizes)
{
    if (events.empty())
        return {};
    return m_connection.guarded([&]() -> base::Result<void> {
        const qint64 moment = addSizes(sizes);
        for (const auto& event : events)
            addOne(event, snapshot, moment);
        return {};
    });
}

qint64 EventStore::addSizes(const domain::GroupSizes& sizes)
{
    auto& db = m_connection.db();
    const qint64 moment =
        db.execAndGet("SELECT ifnull(max(found), 0) + 1 FROM event_total").getInt64();
    SQLite::Statement put(db, "INSERT INTO event_total (found, grp, active) VALUES (?, ?, ?)");
    for (const auto& [group, active] : sizes) {
        put.bind(1, static_cast<int64_t>(moment));
        put.bind(2, group);
        put.bind(3, active);
        put.exec();
        put.reset();
    }
    return moment;
}

void EventStore::addOne(const domain::FoundEvent& found, qint64 snapshot, qint64 moment)
{
    auto& db = m_connection.db();
    const domain::Event& event = found.event;
    SQLite::Statement find(
        db, "SELECT id, originally, cves FROM event WHERE day = ? AND type = ? AND subject = ?");
    find.bind(1, static_cast<int64_t>(event.day));
    find.bind(2, static_cast<int>(event.type));
    find.bind(3, event.subject);
    std::vector<domain::Key> cves = event.cves;
    bool isGreater = true; // the numbers of devices are those of one moment
    if (find.executeStep()) {
        isGreater = event.originally > find.getColumn(1).getUInt();
        cves = merged(cves, keys(find.getColumn(2)));
        keepAsItWas(db, event, snapshot);
    }
    SQLite::Statement put(db,
        "INSERT INTO event (day, type, subject, component, snapshot, originally, currently, total, "
        "trend, cves, found) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?7, ?8, ?9, ?10) ON CONFLICT "
        "(day, type, subject) DO UPDATE SET originally = max(originally, excluded.originally), "
        "currently = excluded.currently, total = max(total, excluded.total), trend = "
        "excluded.trend, cves = excluded.cves, found = CASE WHEN excluded.originally > originally "
        "THEN excluded.found ELSE found END RETURNING id");
    put.bind(1, static_cast<int64_t>(event.day));
    put.bind(2, static_cast<int>(event.type));
    put.bind(3, event.subject);
    put.bind(4, event.component.toStdString());
    put.bind(5, static_cast<int64_t>(snapshot));
    put.bind(6, event.originally);
    put.bind(7, event.total);
    put.bind(8, static_cast<int>(event.trend));
    bindKeys(put, 9, packKeys(cves));
    put.bind(10, static_cast<int64_t>(moment));
    put.executeStep();
    addShares(db, put.getColumn(0).getInt64(), found.shares, isGreater);
}

base::Result<std::vector<StoredEvent>> EventStore::all()
{
    std::vector<StoredEvent> events;
    auto done = m_connection.guarded([&]() -> base::Result<void> {
        each(m_connection.db(),
            "SELECT id, day, type, subject, component, originally, currently, total, trend, cves "
            "FROM event ORDER BY id",
            {}, [&](SQLite::Statement& row) {
                StoredEvent stored;
                stored.id = row.getColumn(0).getInt64();
                stored.event.day = row.getColumn(1).getInt64();
                stored.event.type = static_cast<domain::EventType>(row.getColumn(2).getInt());
                stored.event.subject = row.getColumn(3).getUInt();
                stored.event.component = text(row.getColumn(4));
                stored.event.originally = row.getColumn(5).getUInt();
                stored.currently = row.getColumn(6).getUInt();
                stored.event.total = row.getColumn(7).getUInt();
                stored.event.trend = static_cast<domain::ScoreTrend>(row.getColumn(8).getInt());
                stored.event.cves = keys(row.getColumn(9));
                events.push_back(std::move(stored));
            });
        addEndedVersions(m_connection.db(), events);
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return events;
}

base::Result<void> EventStore::setCurrently(
    const std::vector<StoredEvent>& events, const std::vector<std::uint32_t>& counts)
{
    return m_connection.guarded([&]() -> base::Result<void> {
        SQLite::Statement set(m_connection.db(), "UPDATE event SET currently = ?2 WHERE id = ?1");
        for (std::size_t i = 0; i < events.size(); ++i) {
            if (events[i].currently == counts[i])
                continue;
            set.bind(1, static_cast<int64_t>(events[i].id));
            set.bind(2, counts[i]);
            set.exec();
            set.reset();
        }
        return {};
    });
}

base::Result<std::vector<domain::EventDay>> EventStore::days(
    base::Millis from, base::Millis until, const ReadScope& scope)
{
    std::vector<domain::EventDay> days;
    auto done = m_connection.guarded([&]() -> base::Result<void> {
        const std::string sql =
            "SELECT day, type, component, (SELECT count(*) FROM unpack_keys(cves)), originally "
            "FROM "
            + eventRows(scope)
            + " WHERE day >= ?1 AND day < ?2 AND type <= 5 AND ifnull(originally, currently) > 0 "
              "ORDER BY day, originally DESC, id";
        each(m_connection.db(), sql.c_str(), {from, until}, [&](SQLite::Statement& row) {
            const base::Millis at = row.getColumn(0).getInt64();
            if (days.empty() || days.back().day != at)
                days.push_back({at, 0, 0, {}, {}});
            const auto type = static_cast<domain::EventType>(row.getColumn(1).getInt());
            const bool control = type == domain::EventType::NewConfigurationAssessment;
            domain::EventDay& day = days.back();
            ++(control ? day.assessmentEvents : day.weaknessEvents);
            QStringList& told = control ? day.assessments : day.weaknesses;
            if (told.size() < domain::EventDay::told)
                told.append(
                    domain::sentence({type, text(row.getColumn(2)), row.getColumn(3).getInt64(),
                        row.getColumn(4).isNull() ? -1 : row.getColumn(4).getInt64()}));
        });
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return days;
}

base::Result<domain::EventNumbers> EventStore::numbers(
    base::Millis from, base::Millis until, const ReadScope& scope)
{
    domain::EventNumbers numbers;
    auto done = m_connection.guarded([&]() -> base::Result<void> {
        // types: 0 new vulnerability, 1 to 3 exploit steps, 5 added to KEV
        SQLite::Statement row(m_connection.db(),
            "WITH chosen AS (SELECT * FROM " + eventRows(scope)
                + " WHERE day >= ?1 AND day < ?2) SELECT (SELECT count(*) FROM chosen), (SELECT "
                  "count(DISTINCT "
                  "l.value) "
                  "FROM chosen e JOIN unpack_keys(e.cves) l WHERE e.type = 0), (SELECT "
                  "count(DISTINCT "
                  "l.value) FROM chosen e JOIN unpack_keys(e.cves) l JOIN cve c ON c.id = l.value "
                  "LEFT "
                  "JOIN cve_state s ON s.cve = c.id LEFT JOIN kev k ON k.number = c.number WHERE "
                  "e.type "
                  "IN (0, 1, 2, 3, 5) AND (s.exploit > 0 OR k.number IS NOT NULL))");
        row.bind(1, static_cast<int64_t>(from));
        row.bind(2, static_cast<int64_t>(until));
        if (row.executeStep()) {
            numbers.events = row.getColumn(0).getInt64();
            numbers.newVulnerabilities = row.getColumn(1).getInt64();
            numbers.exploitableVulnerabilities = row.getColumn(2).getInt64();
        }
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return numbers;
}

} // namespace parapet::store
