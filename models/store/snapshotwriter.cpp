// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/snapshotwriter.h"

#include "models/store/cvesightings.h"
#include "models/store/factdiff.h"
#include "models/store/factrows.h"
#include "models/store/facttables.h"
#include "models/store/findingkinds.h"
#include "models/store/issuewriter.h"
#include "models/store/rowplaces.h"
#include "models/store/shortlistwriter.h"
#include "models/store/sightingslots.h"
#include "models/store/snapshots.h"

#include <algorithm>

namespace parapet::store {
namespace {

using domain::Key;
using domain::Value;

std::string utf8(const QString& text)
{
    return text.toStdString();
}

Value timeValue(const std::optional<base::Millis>& time)
{
    return time ? Value(qint64{*time}) : Value();
}

Value wordValue(auto word)
{
    return static_cast<qint64>(word);
}

QString column(SQLite::Statement& row, int index)
{
    const auto cell = row.getColumn(index);
    return QString::fromUtf8(cell.getText(), cell.size());
}

/// Grows a dimension so that `key` is a valid index.
template <class T>
T& slot(std::vector<T>& dimension, std::int64_t key)
{
    const auto index = static_cast<std::size_t>(key);
    if (dimension.size() <= index)
        dimension.resize(index + 1);
    return dimension[index];
}

std::vector<StateRow> deviceStates(const std::vector<domain::DeviceState>& devices)
{
    std::vector<StateRow> rows;
    for (std::size_t key = 1; key < devices.size(); ++key) {
        const domain::DeviceState& device = devices[key];
        if (!device.present)
            continue;
        rows.push_back({static_cast<std::int64_t>(key),
            {device.name, device.osPlatform, device.osVersion, static_cast<qint64>(device.group),
                wordValue(device.value), device.internetFacing, device.health, device.risk,
                device.tags, timeValue(device.firstSeen), device.onboarding, device.excluded,
                device.exclusionReason}});
    }
    return rows;
}

/// The keys that facts of this snapshot refer to.
template <class Facts, class Member>
std::vector<bool> touched(const Facts& facts, Member member, std::size_t size)
{
    std::vector<bool> seen(size);
    for (const auto& fact : facts)
        seen[fact.*member] = true;
    return seen;
}

std::vector<StateRow> cveStates(const domain::FleetState& fleet)
{
    const auto seen = touched(fleet.findings, &domain::FindingFact::cve, fleet.cves.size());
    std::vector<StateRow> rows;
    for (std::size_t key = 1; key < fleet.cves.size(); ++key) {
        if (!seen[key])
            continue;
        const domain::CveState& cve = fleet.cves[key];
        const qint64 flags = (cve.disagreement ? 1 : 0) + (cve.zeroDay ? 2 : 0);
        rows.push_back({static_cast<std::int64_t>(key),
            {wordValue(cve.severity), cve.cvss ? Value(*cve.cvss) : Value(),
                wordValue(cve.exploitability), flags}});
    }
    return rows;
}

std::vector<StateRow> versionStates(const domain::FleetState& fleet)
{
    auto seen = touched(fleet.findings, &domain::FindingFact::version, fleet.versions.size());
    for (const auto& fact : fleet.installs)
        seen[fact.version] = true;
    std::vector<StateRow> rows;
    for (std::size_t key = 1; key < fleet.versions.size(); ++key) {
        const domain::SoftwareVersion& version = fleet.versions[key];
        if (seen[key])
            rows.push_back({static_cast<std::int64_t>(key),
                {wordValue(version.eos), timeValue(version.eosDate)}});
    }
    return rows;
}

std::vector<StateRow> controlStates(const domain::FleetState& fleet)
{
    const auto seen =
        touched(fleet.assessments, &domain::AssessmentFact::control, fleet.controls.size());
    std::vector<StateRow> rows;
    for (std::size_t key = 1; key < fleet.controls.size(); ++key) {
        const domain::ControlState& control = fleet.controls[key];
        if (seen[key])
            rows.push_back({static_cast<std::int64_t>(key),
                {control.name, wordValue(control.category), control.subcategory, control.impact}});
    }
    return rows;
}

std::vector<StateRow> alertStates(const domain::FleetState& fleet)
{
    std::vector<StateRow> rows;
    for (std::size_t key = 1; key < fleet.alerts.size(); ++key) {
        const domain::AlertState& alert = fleet.alerts[key];
        if (alert.device == 0)
            continue; // known from an earlier snapshot only
        rows.push_back({static_cast<std::int64_t>(key),
            {static_cast<qint64>(alert.device), wordValue(alert.severity), wordValue(alert.status),
                alert.title, alert.description, alert.category, timeValue(alert.createdAt),
                alert.cves}});
    }
    return rows;
}

/// diffFacts, and the places of the rows that begin.
template <class Fact>
void placedFacts(SQLite::Database& db, const FactTable& table, const RowSource& rows,
    DiffOptions options, PlacedFamily family, const std::vector<Fact>& facts)
{
    PlaceWriter places(db, options.snapshot, family);
    options.begins = [&](std::size_t row) { places.add(facts[row].device, facts[row].place()); };
    diffFacts(db, table, rows, options);
    places.finish();
}

/// diffStates, and the places of the rows that begin.
template <class PlaceOf>
void placedStates(SQLite::Database& db, const FactTable& table, const std::vector<StateRow>& rows,
    DiffOptions options, PlacedFamily family, const PlaceOf& placeOf)
{
    PlaceWriter places(db, options.snapshot, family);
    options.begins = [&](std::size_t row) {
        const auto key = static_cast<Key>(rows[row].key);
        if (const domain::RowPlace place = placeOf(key); place.known())
            places.add(key, place);
    };
    diffStates(db, table, rows, options);
    places.finish();
}

} // namespace

std::optional<qint64> cveNumber(QStringView key)
{
    if (!key.startsWith(u"CVE-") || key.size() < 10 || key.at(8) != u'-')
        return {};
    bool yearOk = false;
    bool serialOk = false;
    const qint64 year = key.mid(4, 4).toInt(&yearOk);
    const qint64 serial = key.mid(9).toLongLong(&serialOk);
    if (!yearOk || !serialOk || serial < 0 || serial >= 1'000'000'000)
        return {};
    return year * 1'000'000'000 + serial;
}

SnapshotWriter::SnapshotWriter(Connection& connection)
    : m_connection(connection)
{
}

base::Result<qint64> SnapshotWriter::nextId()
{
    qint64 id = 0;
    auto done = m_connection.guarded([&]() -> base::Result<void> {
        id = m_connection.db().execAndGet("SELECT ifnull(max(id), 0) + 1 FROM snapshot").getInt64();
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return id;
}

base::Result<void> SnapshotWriter::loadDimensions(
    domain::FleetState& fleet, EvidenceBook& evidence, DimensionCounts& counts)
{
    return m_connection.guarded([&]() -> base::Result<void> {
        auto& db = m_connection.db();
        const auto each = [&db](const char* sql, const auto& take) {
            SQLite::Statement rows(db, sql);
            while (rows.executeStep())
                take(rows, rows.getColumn(0).getInt64());
        };
        fleet.groups.resize(1);
        fleet.devices.resize(1);
        fleet.products.resize(1);
        fleet.versions.resize(1);
        fleet.cves.resize(1);
        fleet.controls.resize(1);
        fleet.alerts.resize(1);
        fleet.updates.resize(1);
        fleet.updateIds.resize(1);
        evidence.usual.resize(1);
        each("SELECT id, name FROM device_group",
            [&](auto& row, auto key) { slot(fleet.groups, key) = column(row, 1); });
        each("SELECT id, key FROM device",
            [&](auto& row, auto key) { slot(fleet.devices, key).key = column(row, 1); });
        each("SELECT id, key, vendor, name, product_code FROM product", [&](auto& row, auto key) {
            slot(fleet.products, key) = {
                column(row, 1), column(row, 2), column(row, 3), row.getColumn(4).getInt() != 0};
        });
        each("SELECT id, product, version, evidence FROM software_version",
            [&](auto& row, auto key) {
                auto& version = slot(fleet.versions, key);
                version.product = row.getColumn(1).getUInt();
                version.version = column(row, 2);
                slot(evidence.usual, key) = row.getColumn(3).getUInt();
            });
        each("SELECT id, key FROM cve",
            [&](auto& row, auto key) { slot(fleet.cves, key).key = column(row, 1); });
        each("SELECT id, key FROM control",
            [&](auto& row, auto key) { slot(fleet.controls, key).key = column(row, 1); });
        each("SELECT id, key FROM alert",
            [&](auto& row, auto key) { slot(fleet.alerts, key).key = column(row, 1); });
        each("SELECT id, name, kb FROM security_update", [&](auto& row, auto key) {
            slot(fleet.updates, key) = column(row, 1);
            slot(fleet.updateIds, key) = column(row, 2);
        });
        each("SELECT id, disk, registry FROM evidence", [&](auto& row, auto key) {
            slot(evidence.texts, key) = {
                row.getColumn(1).getString(), row.getColumn(2).getString()};
        });
        counts = {fleet.groups.size(), fleet.devices.size(), fleet.products.size(),
            fleet.versions.size(), fleet.cves.size(), fleet.controls.size(), fleet.alerts.size(),
            fleet.updates.size(), evidence.texts.size()};
        return {};
    });
}

void SnapshotWriter::writeDimensions(
    const domain::FleetState& fleet, const EvidenceBook& evidence, const DimensionCounts& known)
{
    auto& db = m_connection.db();
    const auto insert = [&db](const char* sql, std::size_t from, std::size_t to, const auto& bind) {
        SQLite::Statement statement(db, sql);
        for (std::size_t key = from; key < to; ++key) {
            statement.bind(1, static_cast<int64_t>(key));
            bind(statement, key);
            statement.exec();
            statement.reset();
        }
    };
    const auto keyOf = [](const auto& dimension) {
        return [&dimension](SQLite::Statement& row, std::size_t key) {
            row.bind(2, utf8(dimension[key].key));
        };
    };
    insert("INSERT INTO device_group (id, name) VALUES (?, ?)", known.groups, fleet.groups.size(),
        [&](auto& row, auto key) { row.bind(2, utf8(fleet.groups[key])); });
    insert("INSERT INTO device (id, key) VALUES (?, ?)", known.devices, fleet.devices.size(),
        keyOf(fleet.devices));
    insert("INSERT INTO product (id, key, vendor, name, product_code) VALUES (?, ?, ?, ?, ?)",
        known.products, fleet.products.size(), [&](auto& row, auto key) {
            const auto& product = fleet.products[key];
            row.bind(2, utf8(product.key));
            row.bind(3, utf8(product.vendor));
            row.bind(4, utf8(product.name));
            row.bind(5, product.hasProductCode ? 1 : 0);
        });
    insert("INSERT INTO evidence (id, disk, registry) VALUES (?, ?, ?)", known.evidence,
        evidence.texts.size(), [&](auto& row, auto key) {
            row.bind(2, evidence.texts[key].first);
            row.bind(3, evidence.texts[key].second);
        });
    insert("INSERT INTO software_version (id, product, version, evidence) VALUES (?, ?, ?, ?)",
        known.versions, fleet.versions.size(), [&](auto& row, auto key) {
            row.bind(2, fleet.versions[key].product);
            row.bind(3, utf8(fleet.versions[key].version));
            row.bind(4, key < evidence.usual.size() ? evidence.usual[key] : 0U);
        });
    insert("INSERT INTO cve (id, key, number) VALUES (?, ?, ?)", known.cves, fleet.cves.size(),
        [&](auto& row, auto key) {
            row.bind(2, utf8(fleet.cves[key].key));
            if (const auto number = cveNumber(fleet.cves[key].key))
                row.bind(3, static_cast<int64_t>(*number));
            else
                row.bind(3);
        });
    insert("INSERT INTO control (id, key) VALUES (?, ?)", known.controls, fleet.controls.size(),
        keyOf(fleet.controls));
    insert("INSERT INTO alert (id, key) VALUES (?, ?)", known.alerts, fleet.alerts.size(),
        keyOf(fleet.alerts));
    insert("INSERT INTO security_update (id, name, kb) VALUES (?, ?, ?)", known.updates,
        fleet.updates.size(), [&](auto& row, auto key) {
            row.bind(2, utf8(fleet.updates[key]));
            row.bind(3, utf8(fleet.updateIds[key]));
        });
}

void SnapshotWriter::writeStates(const domain::FleetState& fleet, const SnapshotInfo& info)
{
    const bool partial = info.partial;
    auto& db = m_connection.db();
    DiffOptions devices{fleet.snapshot};
    if (partial)
        devices.mayEnd = [&fleet](std::int64_t device) {
            return fleet.devices[static_cast<std::size_t>(device)].present;
        };
    DiffOptions knowledge{fleet.snapshot, [](std::int64_t) { return false; }};
    DiffOptions alerts{fleet.snapshot};
    if (partial)
        alerts.mayEnd = [](std::int64_t) { return false; };
    const auto& told = info.devicesAsTold != nullptr ? *info.devicesAsTold : fleet.devices;
    placedStates(db, deviceStateTable(), deviceStates(told), devices, PlacedFamily::Device,
        [&told](std::size_t key) { return told[key].place; });
    diffStates(db, versionStateTable(), versionStates(fleet), knowledge);
    diffStates(db, cveStateTable(), cveStates(fleet), knowledge);
    diffStates(db, controlStateTable(), controlStates(fleet), knowledge);
    placedStates(db, alertStateTable(), alertStates(fleet), alerts, PlacedFamily::Alert,
        [&fleet](std::size_t key) { return fleet.alerts[key].place; });
}

void SnapshotWriter::writeFacts(const domain::FleetState& fleet, bool partial)
{
    auto& db = m_connection.db();
    DiffOptions options{fleet.snapshot};
    if (partial)
        options.mayEnd = [&fleet](std::int64_t device) {
            return fleet.devices[static_cast<std::size_t>(device)].present;
        };
    const SeenTimes seen = seenTimes(fleet);
    diffFacts(db, deviceSeenTable(), DeviceSeenRows(fleet, seen), options);
    diffFacts(db, installTable(), InstallRows(fleet), options);
    placedFacts(db, findingTable(), FindingRows(fleet, seen), options, PlacedFamily::Finding,
        fleet.findings);
    placedFacts(db, assessmentTable(), AssessmentRows(fleet, seen), options,
        PlacedFamily::Assessment, fleet.assessments);
    writeFindingSpans(db, fleet, seen, partial);
    writeSightingSlots(db, fleet, partial);
    writeFixVersions(db, fleet);
    writeFindingKinds(db, fleet, partial);
    writeCveSightings(db, fleet, partial);
}

base::Result<void> SnapshotWriter::write(const domain::FleetState& fleet,
    const EvidenceBook& evidence, const DimensionCounts& known, const SnapshotInfo& info,
    const std::vector<domain::Issue>& issues)
{
    return m_connection.guarded([&]() -> base::Result<void> {
        writeDimensions(fleet, evidence, known);
        writeStates(fleet, info);
        writeFacts(fleet, info.partial);
        auto& db = m_connection.db();
        const auto devices = std::count_if(fleet.devices.begin(), fleet.devices.end(),
            [](const auto& device) { return device.present; });
        SQLite::Statement snapshot(db,
            "INSERT INTO snapshot (id, taken_at, label, source, imported_at, partial, digest, "
            "devices, findings, rejected, rows) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        snapshot.bind(1, static_cast<int64_t>(fleet.snapshot));
        snapshot.bind(2, static_cast<int64_t>(fleet.takenAt));
        snapshot.bind(3, utf8(info.label));
        snapshot.bind(4, utf8(info.source));
        snapshot.bind(5, static_cast<int64_t>(info.importedAt));
        snapshot.bind(6, info.partial ? 1 : 0);
        snapshot.bind(7, info.digest.constData(), static_cast<int>(info.digest.size()));
        snapshot.bind(8, static_cast<int64_t>(devices));
        snapshot.bind(9, static_cast<int64_t>(fleet.findings.size()));
        snapshot.bind(10, static_cast<int64_t>(info.rejected));
        snapshot.bind(11, utf8(info.rowsJson));
        snapshot.exec();
        if (info.partial)
            db.exec("UPDATE snapshot SET "
                    "devices = (SELECT count(*) FROM device_state), "
                    "findings = (SELECT count(*) FROM finding) WHERE id = "
                + std::to_string(fleet.snapshot));
        writePlaceFiles(
            db, fleet.snapshot, writeSources(db, fleet.snapshot, info.sources, info.files));
        writeIssues(db, issues, fleet.snapshot, 0);
        return {};
    });
}

} // namespace parapet::store
