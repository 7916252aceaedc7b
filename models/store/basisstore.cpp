// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/basisstore.h"

#include "models/store/cells.h"
#include "models/store/schema.h"
#include "models/store/summarytable.h"
#include "models/store/varints.h"

namespace parapet::store {
namespace {

using domain::Key;
using domain::Value;

qint64 number(auto value)
{
    return static_cast<qint64>(value);
}

void each(SQLite::Database& db, const char* sql, const auto& take)
{
    SQLite::Statement rows(db, sql);
    while (rows.executeStep())
        take(rows);
}

std::optional<double> real(const SQLite::Column& column)
{
    return column.isNull() ? std::nullopt : std::optional(column.getDouble());
}

std::vector<Key> keys(const SQLite::Column& blob)
{
    return unpackKeys(
        {static_cast<const char*>(blob.getBlob()), static_cast<std::size_t>(blob.getBytes())});
}

scoring::ExactSum sum(SQLite::Statement& row, int column)
{
    return scoring::ExactSum::from(
        {row.getColumn(column).getInt64(), row.getColumn(column + 1).getInt64()});
}

void readDevices(SQLite::Database& db, domain::Scored& rows)
{
    each(db,
        "SELECT device, active, score, hazard, level, weaknesses, software, value, internet, tags, "
        "grp "
        "FROM main.sum_device ORDER BY device",
        [&](SQLite::Statement& row) {
            domain::DeviceSummary& device = rows.devices.emplace_back();
            device.device = row.getColumn(0).getUInt();
            device.active = row.getColumn(1).getInt() != 0;
            device.score = real(row.getColumn(2));
            device.hazard = real(row.getColumn(3));
            device.level = static_cast<domain::ExposureLevel>(row.getColumn(4).getInt());
            device.weaknesses = row.getColumn(5).getUInt();
            device.software = row.getColumn(6).getUInt();
            device.value = static_cast<domain::DeviceValue>(row.getColumn(7).getInt());
            device.internetFacing = row.getColumn(8).getInt() != 0;
            device.tags = list(row.getColumn(9));
            device.group = row.getColumn(10).getUInt();
        });
}

void readWeaknesses(SQLite::Database& db, domain::Scored& rows)
{
    each(db,
        "SELECT cve, epss, kev, threat, impact, exposed, products FROM main.sum_weakness "
        "ORDER BY cve",
        [&](SQLite::Statement& row) {
            domain::WeaknessSummary& cve = rows.weaknesses.emplace_back();
            cve.cve = row.getColumn(0).getUInt();
            cve.epss = real(row.getColumn(1));
            cve.inKev = row.getColumn(2).getInt() > 0;
            cve.kevRansomware = row.getColumn(2).getInt() > 1;
            cve.threat = row.getColumn(3).getDouble();
            cve.impact = row.getColumn(4).getDouble();
            cve.exposed = row.getColumn(5).getUInt();
            cve.products = keys(row.getColumn(6));
        });
}

void readRest(SQLite::Database& db, domain::Scored& rows)
{
    each(db, "SELECT version, installed, exposed, weaknesses, fix FROM main.sum_version",
        [&](SQLite::Statement& row) {
            rows.versions.push_back(
                {row.getColumn(0).getUInt(), row.getColumn(1).getUInt(), row.getColumn(2).getUInt(),
                    row.getColumn(3).getUInt(), row.getColumn(4).getUInt()});
        });
    each(db, "SELECT control, applicable, compliant FROM main.sum_control",
        [&](SQLite::Statement& row) {
            rows.controls.push_back({row.getColumn(0).getUInt(), row.getColumn(1).getUInt(),
                row.getColumn(2).getUInt(), 0.0, 0.0});
        });
    each(db, "SELECT recommendation, cve, grp, exception FROM main.sum_excepted",
        [&](SQLite::Statement& row) {
            rows.coverage.push_back({row.getColumn(0).getUInt(), row.getColumn(1).getUInt(),
                row.getColumn(2).getUInt(), text(row.getColumn(3))});
        });
    each(db,
        "SELECT product, before_high, before_low, after_high, after_low, exposed_after, "
        "closable, alerted, eos_facts FROM main.basis_product",
        [&](SQLite::Statement& row) {
            rows.productBasis.push_back({row.getColumn(0).getUInt(), sum(row, 1), sum(row, 3),
                row.getColumn(5).getUInt(), row.getColumn(6).getUInt(), row.getColumn(7).getUInt(),
                row.getColumn(8).getUInt()});
        });
    each(db, "SELECT cve, updatable, not_updatable, alerted FROM main.basis_cve",
        [&](SQLite::Statement& row) {
            rows.cveBasis.push_back({row.getColumn(0).getUInt(), row.getColumn(1).getUInt(),
                row.getColumn(2).getUInt(), row.getColumn(3).getUInt()});
        });
    each(db, "SELECT remediation, impact, drop_high, drop_low FROM main.sum_activity",
        [&](SQLite::Statement& row) {
            rows.activities.push_back(
                {text(row.getColumn(0)), row.getColumn(1).getDouble(), sum(row, 2)});
        });
    each(db, "SELECT control, told, applicable, compliant FROM main.basis_control",
        [&](SQLite::Statement& row) {
            rows.controlBasis.push_back({row.getColumn(0).getUInt(), row.getColumn(1).getUInt(),
                row.getColumn(2).getUInt(), row.getColumn(3).getUInt()});
        });
}

SummaryTable productTable(SQLite::Database& db, const std::string& schema)
{
    return {db, schema, "basis_product",
        {"product", "before_high", "before_low", "after_high", "after_low", "exposed_after",
            "closable", "alerted", "eos_facts"}};
}

SummaryTable controlTable(SQLite::Database& db, const std::string& schema)
{
    return {db, schema, "basis_control", {"control", "told", "applicable", "compliant"}};
}

SummaryTable cveTable(SQLite::Database& db, const std::string& schema)
{
    return {db, schema, "basis_cve", {"cve", "updatable", "not_updatable", "alerted"}};
}

void putAll(
    SummaryTable& products, SummaryTable& controls, SummaryTable& cves, const domain::Scored& rows)
{
    for (const auto& row : rows.productBasis) {
        const auto before = row.dropBefore.halves();
        const auto after = row.dropAfter.halves();
        products.put(row.product,
            {qint64{before.high}, qint64{before.low}, qint64{after.high}, qint64{after.low},
                number(row.exposedAfter), number(row.closable), number(row.alerted),
                number(row.eosFacts)});
    }
    for (const auto& row : rows.controlBasis)
        controls.put(
            row.control, {number(row.told), number(row.applicable), number(row.compliant)});
    for (const auto& row : rows.cveBasis)
        cves.put(row.cve, {number(row.updatable), number(row.notUpdatable), number(row.alerted)});
}

std::vector<qint64> wide(const std::vector<Key>& keys)
{
    return {keys.begin(), keys.end()};
}

} // namespace

BasisStore::BasisStore(Connection& connection)
    : m_connection(connection)
{
}

std::optional<BasisRecord> BasisStore::record()
{
    SQLite::Statement row(m_connection.db(),
        "SELECT snapshot, knowledge, weights, rules, versions, changes FROM scoring_basis");
    if (!row.executeStep())
        return {};
    return BasisRecord{row.getColumn(0).getInt64(), row.getColumn(1).getInt64(),
        text(row.getColumn(2)), row.getColumn(3).getInt(), row.getColumn(4).getUInt(),
        row.getColumn(5).getInt64()};
}

void BasisStore::setRecord(const BasisRecord& record)
{
    SQLite::Statement put(m_connection.db(),
        "INSERT OR REPLACE INTO scoring_basis (id, snapshot, knowledge, weights, rules, versions, "
        "changes) "
        "VALUES (1, ?, ?, ?, ?, (SELECT ifnull(max(id), 0) FROM software_version), ?)");
    put.bind(1, static_cast<int64_t>(record.snapshot));
    put.bind(2, static_cast<int64_t>(record.knowledge));
    put.bind(3, record.weights.toStdString());
    put.bind(4, record.rules);
    put.bind(5, static_cast<int64_t>(record.changes));
    put.exec();
}

domain::Scored BasisStore::rows()
{
    domain::Scored rows;
    readDevices(m_connection.db(), rows);
    readWeaknesses(m_connection.db(), rows);
    readRest(m_connection.db(), rows);
    return rows;
}

std::vector<Key> BasisStore::list(domain::DevicesOf::Kind kind, Key object)
{
    SQLite::Statement row(
        m_connection.db(), "SELECT devices FROM main.sum_devices_of WHERE kind = ? AND object = ?");
    row.bind(1, static_cast<int>(kind));
    row.bind(2, object);
    return row.executeStep() ? keys(row.getColumn(0)) : std::vector<Key>();
}

void BasisStore::eachFindingOf(Key version, std::span<const Key> devices,
    const std::function<void(Key device, Key cve, Key update)>& take)
{
    SQLite::Statement rows(
        m_connection.db(), "SELECT cve, fix FROM finding WHERE device = ? AND version = ?");
    for (const Key device : devices) {
        rows.bind(1, device);
        rows.bind(2, version);
        while (rows.executeStep())
            take(device, rows.getColumn(0).getUInt(), rows.getColumn(1).getUInt());
        rows.reset();
    }
}

void writeBasis(SQLite::Database& db, const std::string& schema, const domain::Scored& all)
{
    SummaryTable products = productTable(db, schema);
    SummaryTable controls = controlTable(db, schema);
    SummaryTable cves = cveTable(db, schema);
    putAll(products, controls, cves, all);
    products.finish();
    controls.finish();
    cves.finish();
}

void writeBasis(SQLite::Database& db, const domain::AssessmentChange& change)
{
    SummaryTable products = productTable(db, "main");
    SummaryTable controls = controlTable(db, "main");
    SummaryTable cves = cveTable(db, "main");
    putAll(products, controls, cves, change.rows);
    products.finish(wide(change.changedBasis));
    controls.finish(wide(change.controls));
    cves.finish(wide(change.cves));
}

QStringList differingSummaries(
    SQLite::Database& db, const std::string& schema, const std::string& other)
{
    QStringList differing;
    for (const char* table : computedTables()) {
        const auto rest = [&](const std::string& from, const std::string& without) {
            std::string sql = "SELECT count(*) FROM (SELECT * FROM ";
            sql.append(from).append(".").append(table).append(" EXCEPT SELECT * FROM ");
            sql.append(without).append(".").append(table).append(")");
            return db.execAndGet(sql).getInt64();
        };
        if (rest(schema, other) != 0 || rest(other, schema) != 0)
            differing.append(QString::fromLatin1(table));
    }
    return differing;
}

} // namespace parapet::store
