// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/fleetloader.h"

#include "models/store/asof.h"
#include "models/store/cells.h"
#include "models/store/knowledgestore.h"
#include "models/store/snapshotwriter.h"

#include <QCoreApplication>

#include <limits>

namespace parapet::store {
namespace {

using domain::Key;
using domain::Seconds;

template <class Word>
Word word(const SQLite::Column& column)
{
    return static_cast<Word>(column.getInt());
}

std::size_t index(const SQLite::Column& column)
{
    return static_cast<std::size_t>(column.getInt64());
}

constexpr qint64 noKnowledge = -1; ///< before every feed row

constexpr const char* findingColumns = "device, version, cve, first_seen, lag, state, fix";
constexpr const char* installColumns = "device, version, evidence, first_seen";
constexpr const char* assessedColumns = "device, control, lag, result";

domain::InstallFact install(SQLite::Statement& row)
{
    return {row.getColumn(0).getUInt(), row.getColumn(1).getUInt(), row.getColumn(2).getUInt(),
        row.getColumn(3).getUInt()};
}

Seconds withLag(Seconds newest, std::int64_t lag)
{
    return lag < 0 ? 0 : static_cast<Seconds>(newest - lag);
}

void readInto(domain::DeviceState& device, SQLite::Statement& row)
{
    device.present = true;
    device.name = text(row.getColumn(1));
    device.osPlatform = text(row.getColumn(2));
    device.osVersion = text(row.getColumn(3));
    device.group = row.getColumn(4).getUInt();
    device.value = word<domain::DeviceValue>(row.getColumn(5));
    device.internetFacing = row.getColumn(6).getInt() != 0;
    device.health = text(row.getColumn(7));
    device.risk = text(row.getColumn(8));
    device.tags = list(row.getColumn(9));
    device.firstSeen = time(row.getColumn(10));
    device.onboarding = text(row.getColumn(11));
    device.excluded = row.getColumn(12).getInt() != 0;
    device.exclusionReason = text(row.getColumn(13));
}

void readInto(domain::AlertState& alert, SQLite::Statement& row)
{
    alert.device = row.getColumn(1).getUInt();
    alert.severity = word<domain::AlertSeverity>(row.getColumn(2));
    alert.status = word<domain::AlertStatus>(row.getColumn(3));
    alert.title = text(row.getColumn(4));
    alert.description = text(row.getColumn(5));
    alert.category = text(row.getColumn(6));
    alert.createdAt = time(row.getColumn(7));
    alert.cves = list(row.getColumn(8));
}

} // namespace

FleetLoader::FleetLoader(Connection& connection)
    : m_connection(connection)
{
}

base::Result<domain::FleetState> FleetLoader::load(qint64 snapshot)
{
    auto fleet = loadWithoutFacts(snapshot);
    if (!fleet)
        return fleet;
    auto done = m_connection.guarded([&]() -> base::Result<void> { return loadFacts(*fleet); });
    if (!done)
        return tl::unexpected(done.error());
    return fleet;
}

base::Result<domain::FleetState> FleetLoader::loadWithoutFacts(qint64 snapshot)
{
    auto fleet = loadStates(snapshot);
    if (!fleet)
        return fleet;
    if (auto filled = KnowledgeStore(m_connection).fill(*fleet, m_knowledge); !filled)
        return tl::unexpected(filled.error());
    return fleet;
}

base::Result<domain::FleetState> FleetLoader::loadStates(qint64 snapshot)
{
    domain::FleetState fleet;
    auto done = m_connection.guarded([&]() -> base::Result<void> {
        auto& db = m_connection.db();
        SQLite::Statement row(db,
            "SELECT id, taken_at, knowledge, scored_at, id = (SELECT max(id) FROM snapshot) "
            "FROM snapshot WHERE id = ?1 OR (?1 = 0 AND id = (SELECT max(id) FROM snapshot))");
        row.bind(1, static_cast<int64_t>(snapshot));
        if (!row.executeStep())
            return base::fail(base::Error::Kind::NotFound,
                QCoreApplication::translate("Store",
                    snapshot == 0 ? "The workspace holds no snapshot yet. Import one."
                                  : "The workspace holds no such snapshot."));
        fleet.snapshot = row.getColumn(0).getInt64();
        fleet.takenAt = row.getColumn(1).getInt64();
        const bool newest = row.getColumn(4).getInt() != 0;
        m_knowledge = newest ? 0 : row.getColumn(2).getInt64();
        if (!newest && m_knowledge == 0)
            m_knowledge = noKnowledge; // no feed was there yet
        const base::Millis until =
            newest ? std::numeric_limits<qint64>::max() : row.getColumn(3).getInt64();
        m_asOf = newest ? 0 : fleet.snapshot;
        EvidenceBook evidence;
        DimensionCounts counts;
        if (auto loaded = SnapshotWriter(m_connection).loadDimensions(fleet, evidence, counts);
            !loaded)
            return loaded;
        readStates(fleet, m_asOf);
        loadContext(fleet, until);
        loadSeen(fleet);
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return fleet;
}

base::Result<void> FleetLoader::applyContext(domain::FleetState& fleet)
{
    return m_connection.guarded([&]() -> base::Result<void> {
        loadContext(fleet, std::numeric_limits<qint64>::max());
        return {};
    });
}

void FleetLoader::readStates(domain::FleetState& fleet, qint64 asOfSnapshot)
{
    auto& db = m_connection.db();
    const auto each = [&](const std::string& table, const std::string& columns, const auto& take) {
        SQLite::Statement rows(
            db, "SELECT " + columns + " FROM " + asOf(table, columns, asOfSnapshot));
        while (rows.executeStep())
            take(rows, index(rows.getColumn(0)));
    };
    each("device_state",
        "device, name, os_platform, os_version, grp, value, internet, health, risk, tags, "
        "first_seen, onboarding, excluded, exclusion_reason",
        [&](auto& row, std::size_t key) { readInto(fleet.devices[key], row); });
    each("version_state", "version, eos, eos_date", [&](auto& row, std::size_t key) {
        fleet.versions[key].eos = word<domain::EosStatus>(row.getColumn(1));
        fleet.versions[key].eosDate = time(row.getColumn(2));
    });
    each("cve_state", "cve, severity, cvss, exploit, flags", [&](auto& row, std::size_t key) {
        domain::CveState& cve = fleet.cves[key];
        cve.severity = word<domain::Severity>(row.getColumn(1));
        if (!row.getColumn(2).isNull())
            cve.cvss = row.getColumn(2).getDouble();
        cve.exploitability = word<domain::Exploitability>(row.getColumn(3));
        cve.disagreement = (row.getColumn(4).getInt() & 1) != 0;
        cve.zeroDay = (row.getColumn(4).getInt() & 2) != 0;
    });
    each("control_state", "control, name, category, subcategory, impact",
        [&](auto& row, std::size_t key) {
            domain::ControlState& control = fleet.controls[key];
            control.name = text(row.getColumn(1));
            control.category = word<domain::ControlCategory>(row.getColumn(2));
            control.subcategory = text(row.getColumn(3));
            control.impact = row.getColumn(4).getDouble();
        });
    each("alert_state",
        "alert, device, severity, status, title, description, category, created_at, cves",
        [&](auto& row, std::size_t key) { readInto(fleet.alerts[key], row); });
}

void FleetLoader::loadContext(domain::FleetState& fleet, base::Millis until)
{
    SQLite::Statement rows(m_connection.db(),
        "SELECT device, value, internet, tags, untags, grp FROM device_context WHERE set_at <= ? "
        "ORDER BY device, set_at");
    rows.bind(1, static_cast<int64_t>(until));
    std::size_t current = 0;
    Key groupAsTold = 0;
    while (rows.executeStep()) {
        const std::size_t key = index(rows.getColumn(0));
        domain::DeviceState& device = fleet.devices[key];
        if (key != current)
            groupAsTold = device.group;
        current = key;
        if (!rows.getColumn(1).isNull())
            device.value = word<domain::DeviceValue>(rows.getColumn(1));
        if (!rows.getColumn(2).isNull())
            device.internetFacing = rows.getColumn(2).getInt() != 0;
        if (!rows.getColumn(3).isNull()) {
            device.tags += list(rows.getColumn(3));
            device.tags.removeDuplicates();
        }
        for (const QString& tag : list(rows.getColumn(4)))
            device.tags.removeAll(tag);
        if (!rows.getColumn(5).isNull()) {
            const Key set = rows.getColumn(5).getUInt();
            device.group = set == 0 ? groupAsTold : set;
        }
    }
}

void FleetLoader::loadSeen(domain::FleetState& fleet)
{
    m_findingSeen.assign(fleet.devices.size(), 0);
    m_assessedSeen.assign(fleet.devices.size(), 0);
    const std::string columns = "device, last_seen, finding_seen, assessed_seen";
    SQLite::Statement seen(
        m_connection.db(), "SELECT " + columns + " FROM " + asOf("device_seen", columns, m_asOf));
    while (seen.executeStep()) {
        const std::size_t device = index(seen.getColumn(0));
        if (const auto last = seen.getColumn(1).getInt64(); last != 0)
            fleet.devices[device].lastSeen = last;
        m_findingSeen[device] = seen.getColumn(2).getUInt();
        m_assessedSeen[device] = seen.getColumn(3).getUInt();
    }
}

domain::FindingFact FleetLoader::finding(SQLite::Statement& row) const
{
    const Key device = row.getColumn(0).getUInt();
    return {device, row.getColumn(1).getUInt(), row.getColumn(2).getUInt(),
        row.getColumn(6).getUInt(), row.getColumn(3).getUInt(),
        withLag(m_findingSeen[device], row.getColumn(4).getInt64()),
        word<domain::UpdateState>(row.getColumn(5))};
}

domain::AssessmentFact FleetLoader::assessed(SQLite::Statement& row) const
{
    const Key device = row.getColumn(0).getUInt();
    const int result = row.getColumn(3).getInt();
    return {device, row.getColumn(1).getUInt(),
        withLag(m_assessedSeen[device], row.getColumn(2).getInt64()), (result & 1) != 0,
        (result & 2) != 0, (result & 4) != 0};
}

std::string FleetLoader::factRows(
    const std::string& table, const std::string& columns, const std::string& where) const
{
    return "SELECT " + columns + " FROM " + asOf(table, columns, m_asOf) + where;
}

base::Result<void> FleetLoader::eachFinding(
    const std::function<base::Result<void>(const domain::FindingFact&)>& take)
{
    return m_connection.guarded([&]() -> base::Result<void> {
        SQLite::Statement rows(m_connection.db(),
            factRows("finding", findingColumns, " ORDER BY device, version, cve"));
        while (rows.executeStep())
            if (auto taken = take(finding(rows)); !taken)
                return taken;
        return {};
    });
}

base::Result<void> FleetLoader::loadFacts(domain::FleetState& fleet)
{
    auto& db = m_connection.db();
    auto read = eachFinding([&fleet](const domain::FindingFact& fact) -> base::Result<void> {
        fleet.findings.push_back(fact);
        return {};
    });
    if (!read)
        return read;
    SQLite::Statement installs(
        db, factRows("install", installColumns, " ORDER BY device, version"));
    while (installs.executeStep())
        fleet.installs.push_back(install(installs));
    return loadAssessments(fleet);
}

base::Result<void> FleetLoader::loadAssessments(domain::FleetState& fleet)
{
    return m_connection.guarded([&]() -> base::Result<void> {
        SQLite::Statement rows(m_connection.db(),
            factRows("assessment", assessedColumns, " ORDER BY device, control"));
        while (rows.executeStep())
            fleet.assessments.push_back(assessed(rows));
        return {};
    });
}

base::Result<void> FleetLoader::loadFactsOf(domain::FleetState& fleet, std::span<const Key> devices)
{
    return m_connection.guarded([&]() -> base::Result<void> {
        auto& db = m_connection.db();
        const auto each = [&](const char* table, const char* columns, const char* order,
                              const auto& take) {
            SQLite::Statement rows(
                db, factRows(table, columns, std::string(" WHERE device = ? ORDER BY ") + order));
            for (const Key device : devices) {
                rows.bind(1, device);
                while (rows.executeStep())
                    take(rows);
                rows.reset();
            }
        };
        each("finding", findingColumns, "version, cve",
            [&](auto& row) { fleet.findings.push_back(finding(row)); });
        each("install", installColumns, "version",
            [&](auto& row) { fleet.installs.push_back(install(row)); });
        each("assessment", assessedColumns, "control",
            [&](auto& row) { fleet.assessments.push_back(assessed(row)); });
        return {};
    });
}

} // namespace parapet::store
