// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/paststates.h"

#include "models/store/asof.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace parapet::store {
namespace {

struct State
{
    std::string_view table;
    std::string_view key;
    std::string_view others; ///< columns
};
constexpr std::array states{
    State{"device_state", "device",
        "name, os_platform, os_version, grp, health, risk, first_seen, onboarding, excluded, "
        "exclusion_reason"},
    State{"device_seen", "device", "last_seen, finding_seen, assessed_seen"},
    State{"cve_state", "cve", "severity, cvss, exploit, flags"},
    State{"version_state", "version", "eos, eos_date"},
    State{"control_state", "control", "name, category, subcategory, impact"}};
constexpr const char* spans = "past_finding_span";

std::string pastName(std::string_view table)
{
    return "past_" + std::string(table);
}

std::string columnsOf(const State& state)
{
    return std::string(state.key) + ", " + std::string(state.others);
}

/// The spans of one of the two tables that findings are kept in.
std::string spansOf(const std::string& table, const std::string& condition)
{
    return "SELECT device, min(nullif(first_seen, 0)) AS first_min, max(nullif(first_seen, 0)) AS "
           "first_max, max(CASE WHEN lag >= 0 THEN lag END) AS lag_max, max(first_seen = 0) AS "
           "untold FROM "
        + table + " WHERE " + condition + " GROUP BY device";
}

} // namespace

std::vector<std::string> pastTables()
{
    std::vector<std::string> names{spans};
    for (const State& state : states)
        names.push_back(pastName(state.table));
    return names;
}

base::Result<void> writePastStates(Connection& connection, qint64 snapshot)
{
    return connection.transaction([&]() -> base::Result<void> {
        auto& db = connection.db();
        for (const std::string& name : pastTables())
            db.exec("DROP TABLE IF EXISTS temp." + name);
        for (const State& state : states) {
            const std::string columns = columnsOf(state);
            db.exec("CREATE TABLE temp." + pastName(state.table) + " (" + std::string(state.key)
                + " INTEGER PRIMARY KEY, " + std::string(state.others) + ")");
            db.exec("INSERT INTO temp." + pastName(state.table) + " SELECT " + columns + " FROM "
                + asOf(std::string(state.table), columns, snapshot));
        }
        return {};
    });
}

std::string stateAt(const ReadScope& scope, const std::string& table)
{
    if (scope.snapshot == 0)
        return table;
    if (scope.schema == "temp")
        return "temp." + pastName(table);
    const auto* const state = std::ranges::find(states, table, &State::table);
    return asOf(table, columnsOf(*state), scope.snapshot);
}

std::string spansAt(SQLite::Database& db, const ReadScope& scope)
{
    if (scope.snapshot == 0)
        return "finding_span";
    const std::string at = std::to_string(scope.snapshot);
    SQLite::Statement known(
        db, std::string("SELECT count(*) FROM temp.sqlite_schema WHERE name = '") + spans + "'");
    if (known.executeStep() && known.getColumn(0).getInt() == 0)
        // each of the two is read in the order it is kept in
        db.exec(std::string("CREATE TABLE temp.") + spans
            + " AS SELECT device, min(first_min) AS first_min, max(first_max) AS first_max, "
              "max(lag_max) AS lag_max, max(untold) AS untold FROM ("
            + spansOf("finding", "since <= " + at) + " UNION ALL "
            + spansOf("finding_past", "since <= " + at + " AND until > " + at)
            + ") GROUP BY device");
    return std::string("temp.") + spans;
}

} // namespace parapet::store
