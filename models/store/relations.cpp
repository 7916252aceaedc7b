// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/relations.h"

#include "models/store/asof.h"
#include "models/store/kindwords.h"
#include "models/store/pastwork.h"

namespace parapet::store {
namespace {

using domain::Kind;
using To = Relation::To;

/// Active devices of an object, as kept by the assessment (kinds as in sum_devices_of).
std::string devicesOf(const ReadScope& scope, int kind, const std::string& object)
{
    return "(SELECT value FROM unpack_keys((SELECT devices FROM " + scope.schema
        + ".sum_devices_of WHERE kind = " + std::to_string(kind) + " AND object = " + object
        + ")))";
}

constexpr const char* productOfRecommendation =
    "(SELECT id FROM product WHERE 'va-_-' || key = ?1)";

/// The version whose id, as lists show it, is asked for; the id starts with that of its software.
std::string versionByName()
{
    return "(SELECT v.id FROM software_version v JOIN product p ON p.id = v.product WHERE "
           "p.key || '-_-' || v.version = ?1)";
}

/// Devices of a recommendation: exposed to its software, or failing its control.
std::string recommendationDevices(const ReadScope& scope)
{
    return "(SELECT value FROM unpack_keys((SELECT l.devices FROM " + scope.schema
        + ".sum_devices_of l JOIN " + scope.schema
        + ".sum_recommendation r ON r.key = ?1 AND l.object = r.id / 2 AND l.kind = CASE r.id % 2 "
          "WHEN 0 THEN 1 ELSE 3 END)))";
}

/// Devices that an event concerns now: those with a finding of one of its CVEs through its
/// software; without CVEs those that have the software, or fail the control.
std::string impactedByEvent(const ReadScope& scope)
{
    const std::string event = "e.id = CAST(?1 AS INTEGER)";
    return "x.device IN (SELECT l.value FROM event e JOIN " + scope.schema
        + ".sum_devices_of o ON o.object = e.subject / 2 AND o.kind = CASE WHEN e.subject % 2 = 1 "
          "THEN 3 WHEN length(e.cves) > 0 THEN 1 ELSE 0 END JOIN unpack_keys(o.devices) l WHERE "
        + event + ") AND (EXISTS (SELECT 1 FROM event e WHERE " + event
        + " AND length(e.cves) = 0) OR EXISTS (SELECT 1 FROM event e CROSS JOIN "
        + asOf("finding", "device, version, cve", scope.snapshot)
        + " f JOIN software_version v ON v.id = f.version WHERE " + event
        + " AND f.device = x.device AND v.product = e.subject / 2 AND f.cve IN (SELECT value FROM "
          "unpack_keys(e.cves))))";
}

std::string deviceCondition(To to, const ReadScope& scope)
{
    switch (to) {
    case To::Recommendation:
        return "x.device IN " + recommendationDevices(scope);
    case To::Software:
        return "x.device IN " + devicesOf(scope, 0, "(SELECT id FROM product WHERE key = ?1)");
    case To::Version:
        return "x.device IN " + devicesOf(scope, 4, versionByName());
    case To::Weakness:
        return "x.device IN " + devicesOf(scope, 2, "(SELECT id FROM cve WHERE key = ?1)");
    case To::Control:
        // where an exception counts it as done, nothing is left to do
        return "x.device IN " + devicesOf(scope, 3, "(SELECT id FROM control WHERE key = ?1)")
            + " AND x.grp NOT IN (SELECT ex.grp FROM " + scope.schema + ".sum_excepted ex JOIN "
            + exceptionsAt(scope)
            + " e ON e.id = ex.exception WHERE ex.recommendation = (SELECT id * 2 + 1 FROM control "
              "WHERE key = ?1) AND e.justification IN ("
            + loweringJustifications() + "))";
    case To::Remediation:
        return "x.device IN (SELECT device FROM remediation_device WHERE remediation = ?1)";
    case To::Event:
        return impactedByEvent(scope);
    case To::Nothing:
    case To::Device:
    case To::Exception:
        break;
    }
    return {};
}

std::string findingCondition(To to, const ReadScope& scope)
{
    switch (to) {
    case To::Device:
        return "f.device = (SELECT id FROM device WHERE key = ?1)";
    case To::Software:
        return "p.key = ?1 AND f.device IN "
            + devicesOf(scope, 1, "(SELECT id FROM product WHERE key = ?1)");
    case To::Recommendation:
        return "'va-_-' || p.key = ?1 AND f.device IN "
            + devicesOf(scope, 1, productOfRecommendation);
    case To::Weakness:
        // the versions of its software: findings are clustered by device and version
        return "f.cve = (SELECT id FROM cve WHERE key = ?1) AND f.version IN (SELECT id FROM "
               "software_version WHERE product IN (SELECT value FROM unpack_keys((SELECT products "
               "FROM "
            + scope.schema + ".sum_weakness WHERE cve = (SELECT id FROM cve WHERE key = ?1))))"
            + ") AND f.device IN " + devicesOf(scope, 2, "(SELECT id FROM cve WHERE key = ?1)");
    default:
        return {};
    }
}

std::string weaknessCondition(To to, const ReadScope& scope)
{
    const std::string ofProduct = "(SELECT id FROM product WHERE key = ";
    const std::string isOne = ") IN (SELECT value FROM unpack_keys(w.products))";
    switch (to) {
    case To::Software:
        return ofProduct + "?1" + isOne;
    case To::Recommendation:
        return ofProduct + "substr(?1, 6)" + isOne;
    case To::Device:
        return "w.cve IN (SELECT f.cve FROM " + asOf("finding", "device, cve", scope.snapshot)
            + " f WHERE f.device = (SELECT id FROM device WHERE key = ?1))";
    case To::Version: {
        const std::string version = versionByName();
        return "w.cve IN (SELECT f.cve FROM " + devicesOf(scope, 4, version) + " l CROSS JOIN "
            + asOf("finding", "device, version, cve", scope.snapshot)
            + " f ON f.device = l.value AND f.version = " + version + ")";
    }
    case To::Event:
        return "w.cve IN (SELECT value FROM unpack_keys((SELECT cves FROM event WHERE id = CAST(?1 "
               "AS INTEGER))))";
    default:
        return {};
    }
}

/// Software versions found on a device, with or without known CVE.
std::string versionsOnDevice(const ReadScope& scope)
{
    const std::string device = " WHERE device = (SELECT id FROM device WHERE key = ?1)";
    return "(SELECT version FROM " + asOf("install", "device, version", scope.snapshot) + device
        + " UNION SELECT version FROM " + asOf("finding", "device, version", scope.snapshot)
        + device + ")";
}

std::string softwareCondition(To to, const ReadScope& scope)
{
    switch (to) {
    case To::Device:
        return "s.product IN (SELECT product FROM software_version WHERE id IN "
            + versionsOnDevice(scope) + ")";
    case To::Weakness:
        return "s.product IN (SELECT value FROM unpack_keys((SELECT w.products FROM cve c JOIN "
            + scope.schema + ".sum_weakness w ON w.cve = c.id WHERE c.key = ?1)))";
    default:
        return {};
    }
}

std::string versionCondition(To to, const ReadScope& scope)
{
    switch (to) {
    case To::Software:
        return "p.key = ?1";
    case To::Recommendation:
        return "'va-_-' || p.key = ?1";
    case To::Device:
        return "s.version IN " + versionsOnDevice(scope);
    default:
        return {};
    }
}

std::string recommendationCondition(To to, const ReadScope& scope)
{
    switch (to) {
    case To::Device:
        return "r.id IN (SELECT v.product * 2 FROM "
            + asOf("finding", "device, version", scope.snapshot)
            + " f JOIN software_version v ON v.id = f.version WHERE f.device = (SELECT id FROM "
              "device WHERE key = ?1) UNION SELECT a.control * 2 + 1 FROM "
            + asOf("assessment", "device, control, result", scope.snapshot)
            + " a WHERE (a.result & 3) = 2 AND a.device = (SELECT id FROM device WHERE key = ?1))";
    case To::Software:
        return "r.key = 'va-_-' || ?1";
    case To::Weakness:
        return "r.id IN (SELECT value * 2 FROM unpack_keys((SELECT w.products FROM cve c JOIN "
            + scope.schema + ".sum_weakness w ON w.cve = c.id WHERE c.key = ?1)))";
    default:
        return {};
    }
}

/// Of a weakness also those of its software's recommendations, where an update closes it.
std::string exceptionCondition(To to, const ReadScope& scope)
{
    switch (to) {
    case To::Recommendation:
        return "e.recommendation = ?1";
    case To::Weakness:
        return "(e.cve = ?1 OR (e.cve = '' AND e.recommendation IN (SELECT 'va-_-' || o.key FROM "
               "unpack_keys((SELECT w.products FROM cve c JOIN "
            + scope.schema
            + ".sum_weakness w ON w.cve = c.id WHERE c.key = ?1 AND w.update_available > 0)) l "
              "JOIN "
              "product o ON o.id = l.value)))";
    default:
        return {};
    }
}

std::string eventCondition(To to)
{
    switch (to) {
    case To::Software:
        return "e.subject = (SELECT id * 2 FROM product WHERE key = ?1)";
    case To::Control:
        return "e.subject = (SELECT id * 2 + 1 FROM control WHERE key = ?1)";
    case To::Recommendation:
        return "e.subject IN (SELECT id * 2 FROM product WHERE 'va-_-' || key = ?1 UNION ALL "
               "SELECT "
               "id * 2 + 1 FROM control WHERE 'sca-_-' || key = ?1)";
    case To::Weakness:
        return "(SELECT id FROM cve WHERE key = ?1) IN (SELECT value FROM unpack_keys(e.cves))";
    default:
        return {};
    }
}

std::string dueDateCondition(To to, const ReadScope& scope)
{
    const auto through = [&scope](const std::string& product) {
        return "x.device IN " + devicesOf(scope, 1, product) + " AND EXISTS (SELECT 1 FROM "
            + asOf("finding", "device, version, cve", scope.snapshot)
            + " f JOIN software_version v ON v.id = f.version WHERE f.device = x.device AND f.cve "
              "= "
              "c.id AND v.product = "
            + product + ")";
    };
    switch (to) {
    case To::Device:
        return "x.device = (SELECT id FROM device WHERE key = ?1)";
    case To::Weakness:
        return "c.key = ?1 AND x.device IN "
            + devicesOf(scope, 2, "(SELECT id FROM cve WHERE key = ?1)");
    case To::Software:
        return through("(SELECT id FROM product WHERE key = ?1)");
    case To::Recommendation:
        return through(productOfRecommendation);
    default:
        return {};
    }
}

std::string conditionOf(Kind kind, To to, const ReadScope& scope)
{
    switch (kind) {
    case Kind::Devices:
        return deviceCondition(to, scope);
    case Kind::Findings:
        return findingCondition(to, scope);
    case Kind::Weaknesses:
        return weaknessCondition(to, scope);
    case Kind::Software:
        return softwareCondition(to, scope);
    case Kind::SoftwareVersions:
        return versionCondition(to, scope);
    case Kind::Recommendations:
        return recommendationCondition(to, scope);
    case Kind::Assessments:
        if (to == To::Device)
            return "a.device = (SELECT id FROM device WHERE key = ?1)";
        if (to == To::Recommendation) // where it is not followed
            return "'sca-_-' || c.key = ?1 AND x.active = 1 AND (a.result & 3) = 2";
        return to == To::Control ? "c.key = ?1" : std::string();
    case Kind::Alerts:
        return to == To::Device ? "d.key = ?1" : std::string();
    case Kind::Remediations:
        return to == To::Recommendation ? "m.recommendation = ?1" : std::string();
    case Kind::Exceptions:
        return exceptionCondition(to, scope);
    case Kind::Events:
        return eventCondition(to);
    case Kind::DueDates:
        return dueDateCondition(to, scope);
    case Kind::Claims:
        if (to == To::Remediation)
            return "k.remediation = ?1";
        if (to == To::Device)
            return "d.key = ?1";
        return to == To::Recommendation ? "m.recommendation = ?1" : std::string();
    case Kind::RemediationDevices:
        if (to == To::Remediation)
            return "m.id = ?1";
        if (to == To::Device)
            return "d.key = ?1";
        return to == To::Recommendation ? "m.recommendation = ?1" : std::string();
    case Kind::ExceptionGroups:
        return to == To::Exception ? "e.id = ?1" : std::string();
    case Kind::Journal:
        return to == To::Remediation || to == To::Exception ? "j.object_id = ?1" : std::string();
    case Kind::Controls:
    case Kind::Snapshots:
    case Kind::Feeds:
    case Kind::Issues:
        break;
    }
    return {};
}

} // namespace

base::Result<Condition> relationSql(Kind kind, To to, const ReadScope& scope)
{
    if (to == To::Nothing)
        return Condition{};
    const std::string sql = conditionOf(kind, to, scope);
    if (sql.empty())
        return base::fail(base::Error::Kind::Internal,
            QStringLiteral("This list has no such relation."), domain::kindName(kind));
    return Condition{sql};
}

} // namespace parapet::store
