// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/snapshotremoval.h"

#include "models/domain/claims.h"
#include "models/domain/events.h"
#include "models/domain/journalwords.h"
#include "models/domain/terms.h"
#include "models/store/cells.h"
#include "models/store/compiledquery.h"
#include "models/store/cvesightings.h"
#include "models/store/facttables.h"
#include "models/store/findingkinds.h"
#include "models/store/schema.h"
#include "models/store/sightingslots.h"

namespace parapet::store {
namespace {

/// The removal of one snapshot, statement by statement.
class Removal
{
public:
    Removal(SQLite::Database& db, qint64 snapshot, base::Millis now)
        : m_db(db)
        , m_snapshot(snapshot)
        , m_now(now)
    {
    }

    GoingOn run()
    {
        const GoingOn goingOn{endedActivities(), endedExceptions()};
        takeBackFacts();
        takeBackEvents();
        takeBackWork();
        for (const char* table : {"import_issue", "snapshot_file", "place_file", "row_place",
                 "exposed_history", "score_history"})
            change(std::string("DELETE FROM ") + table + " WHERE snapshot = ?1");
        change("DELETE FROM snapshot WHERE id = ?1");
        m_db.exec("DELETE FROM scoring_basis"); // the next scoring is of the whole fleet
        return goingOn;
    }

private:
    /// ?1 is the snapshot.
    void change(const std::string& sql)
    {
        SQLite::Statement statement(m_db, sql);
        statement.bind(1, static_cast<int64_t>(m_snapshot));
        statement.exec();
    }

    QStringList ids(const std::string& sql)
    {
        QStringList found;
        SQLite::Statement rows(m_db, sql);
        rows.bind(1, static_cast<int64_t>(m_snapshot));
        while (rows.executeStep())
            found.append(text(rows.getColumn(0)));
        return found;
    }

    /// What began with the snapshot goes, what ended with it goes on.
    void takeBack(const FactTable& table)
    {
        std::vector<std::string> names = table.keys;
        names.emplace_back("since");
        names.insert(names.end(), table.values.begin(), table.values.end());
        const std::string columns = joined(names);
        change("DELETE FROM " + table.name + " WHERE since = ?1");
        change("INSERT INTO " + table.name + " (" + columns + ") SELECT " + columns + " FROM "
            + table.name + "_past WHERE until = ?1");
        change("DELETE FROM " + table.name + "_past WHERE until = ?1");
    }

    void takeBackFacts()
    {
        m_db.exec("CREATE TEMP TABLE taken_back (device INTEGER PRIMARY KEY)");
        change("INSERT INTO temp.taken_back SELECT device FROM finding WHERE since = ?1 UNION "
               "SELECT device FROM finding_past WHERE until = ?1");
        for (const FactTable& table : {findingTable(), installTable(), assessmentTable(),
                 deviceSeenTable(), deviceStateTable(), versionStateTable(), cveStateTable(),
                 controlStateTable(), alertStateTable()})
            takeBack(table);
        m_db.exec("DELETE FROM finding_span WHERE device IN (SELECT device FROM temp.taken_back)");
        m_db.exec(
            "INSERT INTO finding_span (device, first_min, first_max, lag_max, untold) SELECT "
            "f.device, min(nullif(f.first_seen, 0)), max(nullif(f.first_seen, 0)), "
            "max(CASE WHEN f.lag >= 0 THEN f.lag END), max(f.first_seen = 0) FROM "
            "temp.taken_back t CROSS JOIN finding f ON f.device = t.device GROUP BY f.device");
        m_db.exec("DROP TABLE temp.taken_back");
        rebuildSightingSlots(m_db);
        rebuildFindingKinds(m_db);
        rebuildCveSightings(m_db);
    }

    /// What feeds brought while the snapshot was the newest belongs to the one before.
    void takeBackEvents()
    {
        const std::string byFeed =
            "type = " + std::to_string(static_cast<int>(domain::EventType::AddedToKev));
        change("UPDATE event SET snapshot = (SELECT max(id) FROM snapshot WHERE id < ?1) WHERE "
               "snapshot = ?1 AND EXISTS (SELECT 1 FROM snapshot WHERE id < ?1) AND "
            + byFeed);
        const std::string gone = "(SELECT id FROM event WHERE snapshot = ?1)";
        for (const char* table : {"event_group", "event_group_past", "event_past"})
            change(std::string("DELETE FROM ") + table + " WHERE event IN " + gone);
        change("DELETE FROM event WHERE snapshot = ?1");

        change("DELETE FROM event_group WHERE event IN (SELECT event FROM event_past WHERE until = "
               "?1)");
        change("INSERT INTO event_group (event, grp, originally, cves) SELECT event, grp, "
               "originally, cves FROM event_group_past WHERE until = ?1");
        change("UPDATE event SET (originally, total, trend, cves, found) = (SELECT p.originally, "
               "p.total, p.trend, p.cves, p.found FROM event_past p WHERE p.event = event.id AND "
               "p.until = ?1) WHERE id IN (SELECT event FROM event_past WHERE until = ?1)");
        change("DELETE FROM event_group_past WHERE until = ?1");
        change("DELETE FROM event_past WHERE until = ?1");
        m_db.exec("DELETE FROM event_total WHERE found NOT IN (SELECT found FROM event WHERE found "
                  "IS NOT NULL)");
    }

    QStringList endedActivities()
    {
        return ids("SELECT id FROM remediation WHERE " + completedByItself() + " ORDER BY id");
    }

    static std::string completedByItself()
    {
        return "status = 1 AND completion = "
            + std::to_string(static_cast<int>(domain::CompletionMethod::Automatic))
            + " AND status_changed_on >= (SELECT imported_at FROM snapshot WHERE id = ?1)";
    }

    QStringList endedExceptions()
    {
        return ids("SELECT id FROM exception WHERE " + endedByItself() + " ORDER BY id");
    }

    static std::string endedByItself()
    {
        return "resurface = 1 AND cancelled_by = '" + std::string(domain::parapetItself)
            + "' AND successor = '' AND cancelled_on >= (SELECT imported_at FROM snapshot WHERE id "
              "= ?1)";
    }

    void takeBackWork()
    {
        change("UPDATE remediation SET status = 0, completer = '', completion = "
            + std::to_string(static_cast<int>(domain::CompletionMethod::None))
            + ", status_changed_on = " + std::to_string(m_now) + " WHERE " + completedByItself());
        change("UPDATE remediation_device SET status = p.status FROM remediation_device_past p "
               "WHERE p.until = ?1 AND p.remediation = remediation_device.remediation AND p.device "
               "= remediation_device.device");
        change("DELETE FROM remediation_device_past WHERE until = ?1");
        change("DELETE FROM remediation_progress WHERE snapshot = ?1");
        change("UPDATE claim SET judged_snapshot = NULL, verdict = "
            + std::to_string(static_cast<int>(domain::ClaimVerdict::Awaiting))
            + " WHERE judged_snapshot = ?1");
        change(
            "UPDATE exception SET cancelled_by = '', cancelled_on = NULL WHERE " + endedByItself());
    }

    SQLite::Database& m_db;
    qint64 m_snapshot;
    base::Millis m_now;
};

} // namespace

base::Result<GoingOn> removeNewestSnapshot(
    Connection& connection, qint64 snapshot, base::Millis now)
{
    GoingOn goingOn;
    auto done = connection.guarded([&]() -> base::Result<void> {
        auto& db = connection.db();
        goingOn = Removal(db, snapshot, now).run();
        if (db.execAndGet("SELECT count(*) FROM snapshot").getInt() == 0)
            clearComputedTables(db);
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return goingOn;
}

} // namespace parapet::store
