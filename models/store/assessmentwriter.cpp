// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/assessmentwriter.h"

#include "models/store/activityimpacts.h"
#include "models/store/basisstore.h"
#include "models/store/courses.h"
#include "models/store/schema.h"
#include "models/store/scorecards.h"
#include "models/store/summarytable.h"
#include "models/store/varints.h"

#include <algorithm>
#include <string>

namespace parapet::store {
namespace {

using domain::Value;

/// Keys that a change touched; nothing: the rows are the whole table.
using Touched = std::optional<std::vector<qint64>>;

void finish(SummaryTable& table, const Touched& touched)
{
    if (touched)
        table.finish(*touched);
    else
        table.finish();
}

qint64 number(auto value)
{
    return static_cast<qint64>(value);
}

Value real(const std::optional<double>& value)
{
    return value ? Value(*value) : Value();
}

void writeDevices(SQLite::Database& db, const std::string& schema, const domain::Assessment& all,
    const Touched& touched = {})
{
    SummaryTable table(db, schema, "sum_device",
        {"device", "active", "score", "hazard", "level", "weaknesses", "software", "value",
            "internet", "tags", "grp"});
    for (const auto& row : all.devices)
        table.put(row.device,
            {row.active, real(row.score), real(row.hazard), number(row.level),
                number(row.weaknesses), number(row.software), number(row.value), row.internetFacing,
                row.tags, number(row.group)});
    finish(table, touched);
}

void writeRecommendations(SQLite::Database& db, const std::string& schema,
    const domain::Assessment& all, const Touched& touched = {})
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
    finish(table, touched);
}

void writeSoftware(SQLite::Database& db, const std::string& schema, const domain::Assessment& all,
    const Touched& touched = {})
{
    SummaryTable table(db, schema, "sum_software",
        {"product", "versions", "installed", "exposed", "weaknesses", "public_exploit",
            "active_alert", "impact", "eos", "eos_date", "tags"});
    for (const auto& row : all.software)
        table.put(row.product,
            {number(row.versions), number(row.installed), number(row.exposed),
                number(row.weaknesses), row.publicExploit, row.activeAlert, row.impact,
                number(row.eos), row.eosDate ? Value(qint64{*row.eosDate}) : Value(), row.tags});
    finish(table, touched);
}

void writeVersions(SQLite::Database& db, const std::string& schema, const domain::Assessment& all,
    const Touched& touched = {})
{
    SummaryTable versions(
        db, schema, "sum_version", {"version", "installed", "exposed", "weaknesses", "fix"});
    for (const auto& row : all.versions)
        versions.put(row.version,
            {number(row.installed), number(row.exposed), number(row.weaknesses),
                number(row.update)});
    finish(versions, touched);
}

void writeWeaknesses(SQLite::Database& db, const std::string& schema, const domain::Assessment& all,
    const Touched& touched = {})
{
    SummaryTable table(db, schema, "sum_weakness",
        {"cve", "epss", "kev", "threat", "impact", "exposed", "update_available", "alerted",
            "products"});
    for (const auto& row : all.weaknesses) {
        const std::string products = packKeys(row.products);
        table.put(row.cve,
            {real(row.epss), number((row.inKev ? 1 : 0) + (row.kevRansomware ? 1 : 0)), row.threat,
                row.impact, number(row.exposed), number(row.updateAvailable), row.activeAlert},
            &products);
    }
    finish(table, touched);
}

void writeControls(SQLite::Database& db, const std::string& schema, const domain::Assessment& all,
    const Touched& touched = {})
{
    SummaryTable table(
        db, schema, "sum_control", {"control", "applicable", "compliant", "points", "max_points"});
    for (const auto& row : all.controls)
        table.put(row.control,
            {number(row.applicable), number(row.compliant), row.points, row.maxPoints});
    finish(table, touched);
}

using ListKey = std::pair<domain::DevicesOf::Kind, domain::Key>;

void putDeviceLists(
    SQLite::Database& db, const std::string& schema, const std::vector<domain::DevicesOf>& lists)
{
    SQLite::Statement put(db,
        "INSERT INTO " + schema
            + ".sum_devices_of (kind, object, devices) VALUES (?, ?, ?) ON CONFLICT (kind, object) "
              "DO UPDATE SET devices = excluded.devices WHERE devices IS NOT excluded.devices");
    for (const auto& list : lists) {
        const std::string packed = packKeys(list.devices);
        put.bind(1, static_cast<int>(list.kind));
        put.bind(2, list.object);
        put.bindNoCopy(3, packed.data(), static_cast<int>(packed.size()));
        put.exec();
        put.reset();
    }
}

/// Removes those of `candidates` that have no list any more.
void removeDeviceLists(SQLite::Database& db, const std::string& schema,
    const std::vector<domain::DevicesOf>& lists, const std::vector<ListKey>& candidates)
{
    std::vector<ListKey> keys;
    keys.reserve(lists.size());
    for (const auto& list : lists)
        keys.emplace_back(list.kind, list.object);
    std::sort(keys.begin(), keys.end());
    SQLite::Statement remove(
        db, "DELETE FROM " + schema + ".sum_devices_of WHERE kind = ? AND object = ?");
    for (const auto& candidate : candidates) {
        if (std::binary_search(keys.begin(), keys.end(), candidate))
            continue;
        remove.bind(1, static_cast<int>(candidate.first));
        remove.bind(2, candidate.second);
        remove.exec();
        remove.reset();
    }
}

void writeDeviceLists(
    SQLite::Database& db, const std::string& schema, const domain::Assessment& all)
{
    putDeviceLists(db, schema, all.deviceLists);
    std::vector<ListKey> there;
    SQLite::Statement have(db, "SELECT kind, object FROM " + schema + ".sum_devices_of");
    while (have.executeStep())
        there.emplace_back(static_cast<domain::DevicesOf::Kind>(have.getColumn(0).getInt()),
            have.getColumn(1).getUInt());
    removeDeviceLists(db, schema, all.deviceLists, there);
}

void writeImpacts(
    SQLite::Database& db, const std::vector<domain::AssessmentChange::Impact>& impacts)
{
    SQLite::Statement recommendation(db,
        "UPDATE main.sum_recommendation SET exposure_impact = ?2, exposure_impact_after = ?3 "
        "WHERE id = ?1 AND (exposure_impact, exposure_impact_after) IS NOT (?2, ?3)");
    SQLite::Statement software(db,
        "UPDATE main.sum_software SET impact = ?2 WHERE product = ?1 AND impact IS NOT ?2 AND "
        "EXISTS (SELECT 1 FROM main.sum_recommendation WHERE id = ?1 * 2)");
    for (const auto& impact : impacts) {
        recommendation.bind(1, domain::softwareRecommendation(impact.product));
        recommendation.bind(2, impact.before);
        recommendation.bind(3, impact.after);
        recommendation.exec();
        recommendation.reset();
        software.bind(1, impact.product);
        software.bind(2, impact.before);
        software.exec();
        software.reset();
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

/// From the rows of weaknesses and coverage in the workspace.
void writeWeaknessStatuses(
    SQLite::Database& db, const std::string& schema, const domain::Assessment& all)
{
    using enum domain::RecommendationStatus;
    db.exec("DELETE FROM " + schema + ".sum_weakness_status");
    if (all.coverage.empty())
        return;
    const std::string excepted = schema + ".sum_excepted ex";
    // software of which it is a false positive everywhere is not among the products any more; an
    // exception of a whole recommendation covers what updates close
    const std::string isCovered = "w.cve IN (SELECT ex.cve FROM " + excepted
        + " WHERE ex.cve <> 0) OR (w.update_available > 0 AND EXISTS (SELECT 1 FROM "
          "unpack_keys(w.products) l CROSS JOIN "
        + excepted + " ON ex.recommendation = l.value * 2 AND ex.cve = 0))";
    const std::string groupsCovered = "(SELECT count(DISTINCT ex.grp) FROM " + excepted
        + " WHERE ex.recommendation = l.value * 2 AND (ex.cve = w.cve OR (ex.cve = 0 AND "
          "w.update_available = 2)))";
    SQLite::Statement put(db,
        "INSERT INTO " + schema
            + ".sum_weakness_status (cve, status) SELECT w.cve, CASE WHEN EXISTS (SELECT 1 FROM "
              "unpack_keys(w.products) l WHERE "
            + groupsCovered + " < ?1) THEN ?2 ELSE ?3 END FROM " + schema + ".sum_weakness w WHERE "
            + isCovered);
    put.bind(1, all.deviceGroups);
    put.bind(2, static_cast<int>(PartialException));
    put.bind(3, static_cast<int>(FullException));
    put.exec();
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

void writeRows(SQLite::Database& db, const std::string& schema, const domain::Scored& all)
{
    writeActivityRows(db, schema, all.activities);
    writeDevices(db, schema, all);
    writeRecommendations(db, schema, all);
    writeSoftware(db, schema, all);
    writeVersions(db, schema, all);
    writeWeaknesses(db, schema, all);
    writeControls(db, schema, all);
    writeDeviceLists(db, schema, all);
    writeCoverage(db, schema, all);
    writeWeaknessStatuses(db, schema, all);
    writeClocks(db, schema, all);
}

} // namespace

AssessmentWriter::AssessmentWriter(Connection& connection)
    : m_connection(connection)
{
}

base::Result<void> AssessmentWriter::write(
    const domain::Scored& assessment, const ScoringRecord& record)
{
    return m_connection.guarded([&]() -> base::Result<void> {
        auto& db = m_connection.db();
        writeRows(db, "main", assessment);
        writeBasis(db, "main", assessment);
        writeScores(assessment, record, 0);
        return {};
    });
}

base::Result<void> AssessmentWriter::writeChange(
    const domain::AssessmentChange& change, const ScoringRecord& record)
{
    return m_connection.guarded([&]() -> base::Result<void> {
        auto& db = m_connection.db();
        const std::string name = "main";
        const auto wide = [](const std::vector<domain::Key>& keys) {
            return std::vector<qint64>(keys.begin(), keys.end());
        };
        std::vector<qint64> recommendations;
        for (const domain::Key product : change.products)
            recommendations.push_back(domain::softwareRecommendation(product));
        for (const domain::Key control : change.controls)
            recommendations.push_back(domain::controlRecommendation(control));
        writeDevices(db, name, change.rows, wide(change.devices));
        writeRecommendations(db, name, change.rows, recommendations);
        writeSoftware(db, name, change.rows, wide(change.products));
        writeVersions(db, name, change.rows, wide(change.versions));
        writeWeaknesses(db, name, change.rows, wide(change.cves));
        writeControls(db, name, change.rows, wide(change.controls));
        writeImpacts(db, change.impacts);
        putDeviceLists(db, name, change.rows.deviceLists);
        removeDeviceLists(db, name, change.rows.deviceLists, change.lists);
        writeCoverage(db, name, change.rows);
        writeWeaknessStatuses(db, name, change.rows);
        writeActivityRows(db, name, change.rows.activities);
        if (change.withClocks)
            writeClocks(db, name, change.rows);
        writeBasis(db, change);
        const auto scored = BasisStore(m_connection).record();
        writeScores(change.rows, record, scored ? scored->changes + 1 : 1);
        return {};
    });
}

base::Result<void> AssessmentWriter::writeTemporary(const domain::Scored& assessment)
{
    return m_connection.transaction([&]() -> base::Result<void> {
        auto& db = m_connection.db();
        dropTemporarySummaries(db);
        createSummaryTables(db, QStringLiteral("temp"));
        writeRows(db, "temp", assessment);
        return {};
    });
}

base::Result<void> AssessmentWriter::writeTemporaryWithBasis(const domain::Scored& scored)
{
    if (auto written = writeTemporary(scored); !written)
        return written;
    return m_connection.transaction([&]() -> base::Result<void> {
        createBasisTables(m_connection.db(), QStringLiteral("temp"));
        writeBasis(m_connection.db(), "temp", scored);
        return {};
    });
}

void AssessmentWriter::writeScores(
    const domain::Assessment& assessment, const ScoringRecord& record, qint64 changes)
{
    auto& db = m_connection.db();
    SQLite::Statement clear(db, "DELETE FROM score_history WHERE snapshot = ?");
    clear.bind(1, static_cast<int64_t>(record.snapshot));
    clear.exec();
    writeScoreCard(db, record.snapshot, 0, assessment.organisation);
    for (const auto& [group, card] : assessment.groups)
        writeScoreCard(db, record.snapshot, group, card);
    std::vector<std::pair<qint64, qint64>>
        exposed; // from the table: a change brings some rows only
    SQLite::Statement rows(db, "SELECT id, exposed FROM main.sum_recommendation");
    while (rows.executeStep())
        exposed.emplace_back(rows.getColumn(0).getInt64(), rows.getColumn(1).getInt64());
    writeExposedCounts(db, record.snapshot, exposed);
    SQLite::Statement update(
        db, "UPDATE snapshot SET knowledge = ?, scored_at = ?, model = ? WHERE id = ?");
    update.bind(1, static_cast<int64_t>(record.knowledge));
    update.bind(2, static_cast<int64_t>(record.scoredAt));
    update.bind(3, record.model.toStdString());
    update.bind(4, static_cast<int64_t>(record.snapshot));
    update.exec();
    BasisStore(m_connection)
        .setRecord({record.snapshot, record.knowledge, record.weights, record.rules, 0, changes});
}

} // namespace parapet::store
