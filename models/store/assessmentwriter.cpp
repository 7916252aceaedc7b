// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/assessmentwriter.h"

#include "models/store/courses.h"
#include "models/store/factdiff.h"
#include "models/store/schema.h"
#include "models/store/scorecards.h"
#include "models/store/varints.h"

#include <algorithm>
#include <string>

namespace parapet::store {
namespace {

using domain::Value;

qint64 number(auto value)
{
    return static_cast<qint64>(value);
}

Value real(const std::optional<double>& value)
{
    return value ? Value(*value) : Value();
}

/// One summary table with a single integer key: rows are put in ascending key order, unchanged ones
/// are left alone, those not put are removed.
class SummaryTable
{
public:
    SummaryTable(SQLite::Database& db, const std::string& schema, const std::string& name,
        const std::vector<std::string>& columns)
        : m_db(db)
        , m_table(schema + "." + name)
        , m_key(columns.front())
        , m_put(db, upsert(m_table, columns))
    {
    }

    /// `blob`: the last column, where that is a list of keys.
    void put(qint64 key, const std::vector<Value>& values, const std::string* blob = nullptr)
    {
        m_keys.push_back(key);
        m_put.bind(1, static_cast<int64_t>(key));
        for (std::size_t i = 0; i < values.size(); ++i)
            bindValue(m_put, static_cast<int>(i) + 2, values[i]);
        if (blob != nullptr)
            m_put.bindNoCopy(
                static_cast<int>(values.size()) + 2, blob->data(), static_cast<int>(blob->size()));
        m_put.exec();
        m_put.reset();
    }

    void finish()
    {
        std::vector<qint64> gone;
        SQLite::Statement all(m_db, "SELECT " + m_key + " FROM " + m_table);
        while (all.executeStep()) {
            const qint64 key = all.getColumn(0).getInt64();
            if (!std::binary_search(m_keys.begin(), m_keys.end(), key))
                gone.push_back(key);
        }
        SQLite::Statement remove(m_db, "DELETE FROM " + m_table + " WHERE " + m_key + " = ?");
        for (const qint64 key : gone) {
            remove.bind(1, static_cast<int64_t>(key));
            remove.exec();
            remove.reset();
        }
    }

private:
    static std::string upsert(const std::string& table, const std::vector<std::string>& columns)
    {
        std::string names;
        std::string marks;
        std::string updates;
        std::string differs;
        for (const std::string& column : columns) {
            names += (names.empty() ? "" : ", ") + column;
            marks += marks.empty() ? "?" : ", ?";
            if (&column == &columns.front())
                continue;
            updates += (updates.empty() ? "" : ", ") + column + " = excluded." + column;
            differs += (differs.empty() ? "" : " OR ") + column + " IS NOT excluded." + column;
        }
        return "INSERT INTO " + table + " (" + names + ") VALUES (" + marks + ") ON CONFLICT ("
            + columns.front() + ") DO UPDATE SET " + updates + " WHERE " + differs;
    }

    SQLite::Database& m_db;
    std::string m_table, m_key;
    SQLite::Statement m_put;
    std::vector<qint64> m_keys;
};

void writeDevices(SQLite::Database& db, const std::string& schema, const domain::Assessment& all)
{
    SummaryTable table(db, schema, "sum_device",
        {"device", "active", "score", "hazard", "level", "weaknesses", "software", "value",
            "internet", "tags"});
    for (const auto& row : all.devices)
        table.put(row.device,
            {row.active, real(row.score), real(row.hazard), number(row.level),
                number(row.weaknesses), number(row.software), number(row.value), row.internetFacing,
                row.tags});
    table.finish();
}

void writeRecommendations(
    SQLite::Database& db, const std::string& schema, const domain::Assessment& all)
{
    SummaryTable table(db, schema, "sum_recommendation",
        {"id", "key", "name", "related_component", "vendor", "product", "recommended_version",
            "category", "sub_category", "remediation_type", "status", "weaknesses", "total",
            "exposed", "exposed_after", "public_exploit", "active_alert", "in_kev", "exploit",
            "max_cvss", "max_epss", "severity_score", "exposure_impact", "exposure_impact_after",
            "config_impact", "tags"});
    std::vector<const domain::RecommendationSummary*> ordered;
    for (const auto& row : all.recommendations)
        ordered.push_back(&row);
    std::sort(ordered.begin(), ordered.end(),
        [](const auto* a, const auto* b) { return a->key < b->key; });
    for (const auto* row : ordered)
        table.put(row->key,
            {row->id, row->name, row->relatedComponent, row->vendor, row->productName,
                row->recommendedVersion, domain::text(row->category), row->subCategory,
                number(row->type), number(row->status), number(row->weaknesses), number(row->total),
                number(row->exposed), number(row->exposedAfter), row->publicExploit,
                row->activeAlert, row->inKev, number(row->exploit), real(row->maxCvss),
                real(row->maxEpss), row->severityScore, row->exposureImpact,
                row->exposureImpactAfter, row->configImpact, row->tags});
    table.finish();
}

void writeSoftware(SQLite::Database& db, const std::string& schema, const domain::Assessment& all)
{
    SummaryTable table(db, schema, "sum_software",
        {"product", "versions", "installed", "exposed", "weaknesses", "public_exploit",
            "active_alert", "impact", "eos", "eos_date", "tags"});
    for (const auto& row : all.software)
        table.put(row.product,
            {number(row.versions), number(row.installed), number(row.exposed),
                number(row.weaknesses), row.publicExploit, row.activeAlert, row.impact,
                number(row.eos), row.eosDate ? Value(qint64{*row.eosDate}) : Value(), row.tags});
    table.finish();
    SummaryTable versions(
        db, schema, "sum_version", {"version", "installed", "exposed", "weaknesses", "fix"});
    for (const auto& row : all.versions)
        versions.put(row.version,
            {number(row.installed), number(row.exposed), number(row.weaknesses),
                number(row.update)});
    versions.finish();
}

void writeWeaknesses(SQLite::Database& db, const std::string& schema, const domain::Assessment& all)
{
    SummaryTable table(db, schema, "sum_weakness",
        {"cve", "epss", "kev", "threat", "impact", "exposed", "update_available", "products"});
    for (const auto& row : all.weaknesses) {
        const std::string products = packKeys(row.products);
        table.put(row.cve,
            {real(row.epss), number((row.inKev ? 1 : 0) + (row.kevRansomware ? 1 : 0)), row.threat,
                row.impact, number(row.exposed), number(row.updateAvailable)},
            &products);
    }
    table.finish();
}

void writeControls(SQLite::Database& db, const std::string& schema, const domain::Assessment& all)
{
    SummaryTable table(
        db, schema, "sum_control", {"control", "applicable", "compliant", "points", "max_points"});
    for (const auto& row : all.controls)
        table.put(row.control,
            {number(row.applicable), number(row.compliant), row.points, row.maxPoints});
    table.finish();
}

void writeDeviceLists(
    SQLite::Database& db, const std::string& schema, const domain::Assessment& all)
{
    const std::string table = schema + ".sum_devices_of";
    SQLite::Statement put(db,
        "INSERT INTO " + table
            + " (kind, object, devices) VALUES (?, ?, ?) ON CONFLICT (kind, object) DO UPDATE SET "
              "devices = excluded.devices WHERE devices IS NOT excluded.devices");
    std::vector<std::pair<qint64, qint64>> keys;
    for (const auto& list : all.deviceLists) {
        keys.emplace_back(number(list.kind), list.object);
        const std::string packed = packKeys(list.devices);
        put.bind(1, static_cast<int>(list.kind));
        put.bind(2, list.object);
        put.bindNoCopy(3, packed.data(), static_cast<int>(packed.size()));
        put.exec();
        put.reset();
    }
    std::sort(keys.begin(), keys.end());
    std::vector<std::pair<qint64, qint64>> gone;
    SQLite::Statement have(db, "SELECT kind, object FROM " + table);
    while (have.executeStep()) {
        const std::pair<qint64, qint64> key{
            have.getColumn(0).getInt64(), have.getColumn(1).getInt64()};
        if (!std::binary_search(keys.begin(), keys.end(), key))
            gone.push_back(key);
    }
    SQLite::Statement remove(db, "DELETE FROM " + table + " WHERE kind = ? AND object = ?");
    for (const auto& [kind, object] : gone) {
        remove.bind(1, static_cast<int64_t>(kind));
        remove.bind(2, static_cast<int64_t>(object));
        remove.exec();
        remove.reset();
    }
}

void writeCoverage(SQLite::Database& db, const std::string& schema, const domain::Assessment& all)
{
    db.exec("DELETE FROM " + schema + ".sum_excepted");
    SQLite::Statement put(db,
        "INSERT INTO " + schema
            + ".sum_excepted (recommendation, cve, grp, exception) VALUES (?, ?, ?, ?)");
    for (const auto& row : all.coverage) {
        put.bind(1, row.recommendation);
        put.bind(2, row.cve);
        put.bind(3, row.group);
        put.bind(4, row.exception.toStdString());
        put.exec();
        put.reset();
    }
}

void writeClocks(SQLite::Database& db, const std::string& schema, const domain::Assessment& all)
{
    db.exec("DELETE FROM " + schema + ".sum_clock");
    SQLite::Statement put(db,
        "INSERT INTO " + schema
            + ".sum_clock (recommendation, severity, kev, exposed, first_seen, kev_start) VALUES "
              "(?, ?, ?, ?, ?, ?)");
    for (const auto& row : all.clocks) {
        put.bind(1, row.recommendation);
        put.bind(2, static_cast<int>(row.severity));
        put.bind(3, row.inKev ? 1 : 0);
        put.bind(4, row.exposed ? 1 : 0);
        put.bind(5, row.firstSeen);
        put.bind(6, row.kevStart);
        put.exec();
        put.reset();
    }
}

} // namespace

AssessmentWriter::AssessmentWriter(Connection& connection)
    : m_connection(connection)
{
}

base::Result<void> AssessmentWriter::write(
    const domain::Assessment& assessment, const ScoringRecord& record, const QString& schema)
{
    return m_connection.guarded([&]() -> base::Result<void> {
        auto& db = m_connection.db();
        const std::string name = schema.toStdString();
        writeDevices(db, name, assessment);
        writeRecommendations(db, name, assessment);
        writeSoftware(db, name, assessment);
        writeWeaknesses(db, name, assessment);
        writeControls(db, name, assessment);
        writeDeviceLists(db, name, assessment);
        writeCoverage(db, name, assessment);
        writeClocks(db, name, assessment);
        if (schema == QStringLiteral("main"))
            writeScores(assessment, record);
        return {};
    });
}

base::Result<void> AssessmentWriter::writeTemporary(const domain::Assessment& assessment)
{
    return m_connection.transaction([&]() -> base::Result<void> {
        dropTemporarySummaries(m_connection.db());
        createSummaryTables(m_connection.db(), QStringLiteral("temp"));
        return write(assessment, {}, QStringLiteral("temp"));
    });
}

void AssessmentWriter::writeScores(
    const domain::Assessment& assessment, const ScoringRecord& record)
{
    auto& db = m_connection.db();
    SQLite::Statement clear(db, "DELETE FROM score_history WHERE snapshot = ?");
    clear.bind(1, static_cast<int64_t>(record.snapshot));
    clear.exec();
    writeScoreCard(db, record.snapshot, 0, assessment.organisation);
    for (const auto& [group, card] : assessment.groups)
        writeScoreCard(db, record.snapshot, group, card);
    std::vector<std::pair<qint64, qint64>> exposed;
    for (const auto& row : assessment.recommendations)
        exposed.emplace_back(number(row.key), number(row.exposed));
    writeExposedCounts(db, record.snapshot, exposed);
    SQLite::Statement update(
        db, "UPDATE snapshot SET knowledge = ?, scored_at = ?, model = ? WHERE id = ?");
    update.bind(1, static_cast<int64_t>(record.knowledge));
    update.bind(2, static_cast<int64_t>(record.scoredAt));
    update.bind(3, record.model.toStdString());
    update.bind(4, static_cast<int64_t>(record.snapshot));
    update.exec();
}

} // namespace parapet::store
