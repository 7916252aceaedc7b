// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/kindsql.h"

#include "models/domain/terms.h"
#include "models/store/asof.h"
#include "models/store/clocksql.h"
#include "models/store/kindwords.h"
#include "models/store/paststates.h"
#include "models/store/pastwork.h"

namespace parapet::store {
namespace {

using domain::Kind;

std::string severityWord(const std::string& expression)
{
    using enum domain::Severity;
    return wordCase(expression, Unknown, None, Low, Medium, High, Critical);
}

std::string eosWord(const std::string& expression)
{
    using enum domain::EosStatus;
    return wordCase(expression, None, UpcomingVersion, Version, UpcomingSoftware, Software);
}

std::string categoryWord(const std::string& expression)
{
    using enum domain::ControlCategory;
    return wordCase(expression, Application, Os, Network, Accounts, SecurityControls);
}

std::string versionOrder(const std::string& expression)
{
    return expression + " COLLATE version";
}

/// Joins that every row about a device needs; `key` is the device column. The computed list of
/// devices ("x") has the group in force, and says which devices are in a scope of some groups.
std::string deviceJoins(const ReadScope& scope, const std::string& key)
{
    const std::string scoped = key != "x.device"
        ? " JOIN " + scope.schema + ".sum_device x ON x.device = " + key
        : std::string();
    return " JOIN device d ON d.id = " + key + scoped + " JOIN " + stateAt(scope, "device_state")
        + " st ON st.device = " + key + " LEFT JOIN device_group g ON g.id = x.grp";
}

/// Who set the device group in force; NULL where it is what the export says.
std::string groupSetBy(const ReadScope& scope)
{
    const std::string then =
        scope.snapshot == 0 ? std::string() : " AND c.set_at <= " + std::to_string(scope.until);
    return "(SELECT CASE WHEN grp <> 0 THEN set_by END FROM (SELECT c.grp, c.set_by FROM "
           "device_context c WHERE c.device = x.device AND c.grp IS NOT NULL"
        + then + " ORDER BY c.set_at DESC LIMIT 1))";
}

/// What stands behind the first dot of a DNS name; NULL where there is none, and for an address.
std::string domainOf(const std::string& name)
{
    const std::string rest = "substr(" + name + ", instr(" + name + ", '.') + 1)";
    return "CASE WHEN instr(" + name + ", '.') > 1 AND " + rest + " GLOB '*[^0-9.]*' THEN " + rest
        + " END";
}

std::string levelWord(const std::string& expression)
{
    using enum domain::ExposureLevel;
    return wordCase(expression, NoData, Low, Medium, High);
}

KindSql recommendations(const ReadScope& scope)
{
    using enum domain::RecommendationStatus;
    const std::string open =
        "FROM " + activitiesAt(scope) + " m WHERE m.recommendation = r.key AND m.status = 0)";
    return {scope.schema + ".sum_recommendation r", {"r.id"},
        {{"id", "r.key", ""}, {"recommendationName", "r.name", ""},
            {"relatedComponent", "r.related_component", ""}, {"vendor", "r.vendor", ""},
            {"productName", "r.product", ""},
            {"recommendedVersion", "r.recommended_version", versionOrder("r.recommended_version")},
            {"recommendationCategory", "r.category", ""}, {"subCategory", "r.sub_category", ""},
            {"remediationType", remediationWord("r.remediation_type"), ""},
            {"status", wordCase("r.status", Active, FullException, PartialException), ""},
            {"weaknesses", "r.weaknesses", ""}, {"totalMachineCount", "r.total", ""},
            {"exposedMachinesCount", "r.exposed", ""},
            {"exposedMachinesAfterExceptions", "r.exposed_after", ""},
            {"publicExploit", "r.public_exploit", ""}, {"activeAlert", "r.active_alert", ""},
            {"inKev", "r.in_kev", ""}, {"maxCvss", "r.max_cvss", ""}, {"maxEpss", "r.max_epss", ""},
            {"severityScore", "r.severity_score", ""}, {"exposureImpact", "r.exposure_impact", ""},
            {"exposureImpactAfterExceptions", "r.exposure_impact_after", ""},
            {"configScoreImpact", "r.config_impact", ""}, {"tags", "r.tags", ""},
            {"remediationActivities", "(SELECT count(*) " + open, ""},
            {"dueBy", earliestDue(scope.schema, "r.id"), ""},
            {"exploitVerified", "(r.exploit > 1)", ""}, {"exploitInKit", "(r.exploit > 2)", ""},
            {"configScoreImpactBeforeExceptions",
                "CASE WHEN r.severity_score > 0 AND r.total > 0 THEN r.severity_score * r.exposed "
                "/ r.total ELSE 0.0 END",
                ""}},
        "r.exposure_impact DESC, r.config_impact DESC, r.key"};
}

KindSql devices(const ReadScope& scope)
{
    return {scope.schema + ".sum_device x" + deviceJoins(scope, "x.device") + " JOIN "
            + stateAt(scope, "device_seen") + " se ON se.device = x.device",
        {"x.device"},
        {{"id", "d.key", "d.key"}, {"computerDnsName", "st.name", ""},
            {"osPlatform", "st.os_platform", ""},
            {"version", "st.os_version", versionOrder("st.os_version")},
            {"rbacGroupName", "g.name", ""},
            {"deviceValue",
                wordsOf("x.value",
                    {domain::text(domain::DeviceValue::Low),
                        domain::text(domain::DeviceValue::Normal),
                        domain::text(domain::DeviceValue::High)}),
                "x.value"},
            {"isInternetFacing", "x.internet", ""}, {"healthStatus", "st.health", ""},
            {"riskScore", "st.risk",
                "CASE st.risk WHEN 'High' THEN 4 WHEN 'Medium' THEN 3 WHEN 'Low' THEN 2 WHEN "
                "'Informational' THEN 1 ELSE 0 END"},
            {"exposureLevel", levelWord("x.level"), "x.level"}, {"exposureScore", "x.score", ""},
            {"hazard", "x.hazard", ""}, {"weaknesses", "x.weaknesses", ""},
            {"software", "x.software", ""}, {"machineTags", "x.tags", ""},
            {"firstSeen", "st.first_seen", ""}, {"lastSeen", "nullif(se.last_seen, 0)", ""},
            {"importedGroupName", "(SELECT t.name FROM device_group t WHERE t.id = st.grp)", ""},
            {"groupSetBy", groupSetBy(scope), ""}, {"domain", domainOf("st.name"), ""},
            {"onboardingStatus", "st.onboarding", ""}, {"isExcluded", "st.excluded", ""},
            {"exclusionReason", "st.exclusion_reason", ""}, {"isActive", "x.active", ""}},
        "x.score DESC NULLS LAST, st.name, d.key"};
}

/// A JSON array. Where every finding can be updated, nothing needs to be said of updates.
std::string weaknessTags()
{
    return "(SELECT json_group_array(value) FROM json_each(json_array(iif(cs.flags & 2, 'Zero "
           "day', NULL), CASE w.update_available WHEN 0 THEN 'No updates available' WHEN 1 THEN "
           "'Some updates available' END)) WHERE value IS NOT NULL)";
}

KindSql weaknesses(const ReadScope& scope)
{
    using enum domain::RecommendationStatus;
    return {scope.schema + ".sum_weakness w JOIN cve c ON c.id = w.cve JOIN "
            + stateAt(scope, "cve_state") + " cs ON cs.cve = w.cve",
        {"w.cve"},
        {{"id", "c.key", ""}, {"severity", severityWord("cs.severity"), "cs.severity"},
            {"cvss", "cs.cvss", ""}, {"cvssVersion", "NULL", ""}, {"cvssVector", "NULL", ""},
            {"epss", "w.epss", ""}, {"inKev", "(w.kev > 0)", ""},
            {"kevRansomware", "(w.kev > 1)", ""}, {"publicExploit", "(cs.exploit > 0)", ""},
            {"exploitVerified", "(cs.exploit > 1)", ""}, {"exploitInKit", "(cs.exploit > 2)", ""},
            {"threat", "w.threat", ""}, {"impact", "w.impact", ""},
            {"exposedMachines", "w.exposed", ""},
            {"relatedSoftware",
                "(SELECT json_group_array(key) FROM (SELECT o.key FROM unpack_keys(w.products) l "
                "JOIN product o ON o.id = l.value ORDER BY o.key))",
                ""},
            {"publishedOn", "NULL", ""}, {"updatedOn", "NULL", ""},
            {"updateAvailable", "(w.update_available > 0)", ""}, {"description", "NULL", ""},
            {"activeAlert", "w.alerted", ""}, {"tags", weaknessTags(), ""},
            {"status",
                wordCase("ifnull((SELECT v.status FROM " + scope.schema
                        + ".sum_weakness_status v WHERE v.cve = w.cve), 0)",
                    Active, FullException, PartialException),
                ""}},
        "w.threat * w.impact DESC, w.exposed DESC, c.key"};
}

/// A CVE of it was reported, now or in a snapshot before; end of support alone exposes devices,
/// too.
std::string wasMatched(const ReadScope& scope)
{
    const std::string until =
        scope.snapshot == 0 ? "" : " AND snapshot.id <= " + std::to_string(scope.snapshot);
    return "(s.weaknesses > 0 OR (s.eos NOT IN (2, 4) AND EXISTS (SELECT 1 FROM snapshot CROSS "
           "JOIN "
           "exposed_history h ON h.snapshot = snapshot.id AND h.recommendation = s.product * 2 "
           "WHERE h.exposed > 0"
        + until + ")))";
}

KindSql software(const ReadScope& scope)
{
    // Nobody looks for CVEs of software without a product code: not "none", but not known.
    const auto known = [](const std::string& count) {
        return "CASE WHEN p.product_code OR s.weaknesses > 0 THEN " + count + " END";
    };
    return {scope.schema + ".sum_software s JOIN product p ON p.id = s.product LEFT JOIN "
            + scope.schema + ".sum_recommendation r ON r.id = s.product * 2",
        {"s.product"},
        {{"id", "p.key", ""}, {"vendor", "p.vendor", ""}, {"name", "p.name", ""},
            {"versions", "s.versions", ""}, {"installedMachines", "s.installed", ""},
            {"exposedMachines", known("s.exposed"), ""}, {"weaknesses", known("s.weaknesses"), ""},
            {"publicExploit", "s.public_exploit", ""}, {"activeAlert", "s.active_alert", ""},
            {"impactScore", "s.impact", ""}, {"endOfSupportStatus", eosWord("s.eos"), "s.eos"},
            {"endOfSupportDate", "s.eos_date", ""}, {"tags", "s.tags", ""},
            {"productCode", "p.product_code", ""}, {"inKev", "ifnull(r.in_kev, 0)", ""},
            {"exploitVerified", "ifnull(r.exploit > 1, 0)", ""},
            {"exploitInKit", "ifnull(r.exploit > 2, 0)", ""}, {"maxEpss", "r.max_epss", ""},
            {"exposedAfterExceptions", known("ifnull(r.exposed_after, s.exposed)"), ""},
            {"impactAfterExceptions", "ifnull(r.exposure_impact_after, s.impact)", ""},
            {"wasMatched", wasMatched(scope), ""}},
        "s.impact DESC, s.exposed DESC, p.key"};
}

KindSql softwareVersions(const ReadScope& scope)
{
    return {scope.schema
            + ".sum_version s JOIN software_version v ON v.id = s.version JOIN product p ON p.id = "
              "v.product LEFT JOIN "
            + stateAt(scope, "version_state")
            + " vs ON vs.version = s.version LEFT JOIN security_update u ON u.id = s.fix",
        {"s.version"},
        {{"id", "(p.key || '-_-' || v.version)", ""}, {"vendor", "p.vendor", ""},
            {"name", "p.name", ""}, {"version", "v.version", versionOrder("v.version")},
            {"softwareId", "p.key", ""}, {"installedMachines", "s.installed", ""},
            {"exposedMachines", "s.exposed", ""}, {"weaknesses", "s.weaknesses", ""},
            {"endOfSupportStatus", eosWord("ifnull(vs.eos, 0)"), "ifnull(vs.eos, 0)"},
            {"endOfSupportDate", "vs.eos_date", ""}, {"recommendedUpdate", "u.name", ""}},
        "p.key, v.version COLLATE version DESC"};
}

KindSql findings(const ReadScope& scope)
{
    using enum domain::Exploitability;
    const std::string exception = "(SELECT e.exception FROM " + scope.schema
        + ".sum_excepted e WHERE e.recommendation = v.product * 2 AND e.grp = x.grp AND (e.cve = "
          "f.cve OR (e.cve = 0 AND f.state <> 2)) ORDER BY e.cve DESC LIMIT 1)";
    return {asOf("finding", "device, version, cve, first_seen, lag, state, fix", scope.snapshot,
                scope.onDevices)
            + " f" + deviceJoins(scope, "f.device") + " JOIN " + stateAt(scope, "device_seen")
            + " se ON se.device = f.device JOIN software_version v ON v.id = f.version JOIN "
              "product p ON p.id = v.product JOIN cve c ON c.id = f.cve JOIN "
            + stateAt(scope, "cve_state") + " cs ON cs.cve = f.cve LEFT JOIN " + scope.schema
            + ".sum_weakness w ON w.cve = f.cve LEFT JOIN security_update u ON u.id = f.fix",
        {"f.device", "f.version", "f.cve"},
        {{"deviceId", "d.key", "d.key"}, {"deviceName", "st.name", ""},
            {"osPlatform", "st.os_platform", ""}, {"rbacGroupName", "g.name", ""},
            {"softwareVendor", "p.vendor", ""}, {"softwareName", "p.name", ""},
            {"softwareVersion", "v.version", versionOrder("v.version")}, {"cveId", "c.key", ""},
            {"severity", severityWord("cs.severity"), "cs.severity"}, {"cvss", "cs.cvss", ""},
            {"epss", "w.epss", ""}, {"inKev", "ifnull(w.kev > 0, 0)", ""},
            {"exploitabilityLevel", wordCase("cs.exploit", NoExploit, Public, Verified, InKit),
                "cs.exploit"},
            {"recommendedUpdate",
                "CASE WHEN ifnull(u.kb, '') = '' THEN u.name WHEN u.name = '' THEN 'KB' || u.kb "
                "ELSE u.name || ' (KB' || u.kb || ')' END",
                ""},
            {"recommendationId", "('va-_-' || p.key)", ""},
            {"firstSeen", "nullif(f.first_seen, 0) * 1000", ""},
            {"lastSeen", "CASE WHEN f.lag >= 0 THEN (se.finding_seen - f.lag) * 1000 END", ""},
            {"status", "CASE WHEN " + exception + " IS NULL THEN 'Active' ELSE 'Exception' END",
                ""},
            {"exceptionId", exception, ""}, {"source", "'defender'", ""},
            {"updateAvailable", "CASE f.state WHEN 1 THEN 1 WHEN 2 THEN 0 END", ""},
            {"exposureLevel", levelWord("x.level"), "x.level"}},
        "f.device, f.version, f.cve"};
}

KindSql controls(const ReadScope& scope)
{
    // the points count what is excepted as followed; the devices are those that follow it
    const std::string excepted = "ifnull(r.exposed - r.exposed_after, 0)";
    const std::string compliant = "(s.compliant - " + excepted + ")";
    return {scope.schema + ".sum_control s JOIN control c ON c.id = s.control JOIN "
            + stateAt(scope, "control_state") + " cs ON cs.control = s.control LEFT JOIN "
            + scope.schema + ".sum_recommendation r ON r.id = s.control * 2 + 1",
        {"s.control"},
        {{"id", "c.key", ""}, {"name", "cs.name", ""},
            {"category", categoryWord("cs.category"), "cs.category"},
            {"subcategory", "cs.subcategory", ""}, {"impact", "cs.impact", ""},
            {"applicable", "s.applicable", ""}, {"compliant", compliant, ""},
            {"points", "s.points", ""}, {"maxPoints", "s.max_points", ""},
            {"recommendationId", "('sca-_-' || c.key)", ""},
            {"failing", "(s.applicable - s.compliant)", ""},
            {"compliantShare",
                "CASE WHEN s.applicable > 0 THEN CAST(" + compliant
                    + " AS REAL) / s.applicable END",
                ""},
            {"pointsToWin", "(s.max_points - s.points)", ""}, {"excepted", excepted, ""}},
        "s.max_points - s.points DESC, c.key"};
}

KindSql assessments(const ReadScope& scope)
{
    const std::string excepted = "EXISTS (SELECT 1 FROM " + scope.schema
        + ".sum_excepted e WHERE e.recommendation = a.control * 2 + 1 AND e.grp = x.grp)";
    return {asOf("assessment", "device, control, lag, result", scope.snapshot, scope.onDevices)
            + " a" + deviceJoins(scope, "a.device") + " JOIN " + stateAt(scope, "device_seen")
            + " se ON se.device = a.device JOIN control c ON c.id = a.control JOIN "
            + stateAt(scope, "control_state") + " cs ON cs.control = a.control",
        {"a.device", "a.control"},
        {{"deviceId", "d.key", "d.key"}, {"deviceName", "st.name", ""},
            {"osPlatform", "st.os_platform", ""}, {"rbacGroupName", "g.name", ""},
            {"controlId", "c.key", ""}, {"controlName", "cs.name", ""},
            {"category", categoryWord("cs.category"), "cs.category"},
            {"subcategory", "cs.subcategory", ""}, {"impact", "cs.impact", ""},
            {"isApplicable", "(a.result >= 2)", ""}, {"isCompliant", "(a.result & 1)", ""},
            {"timestamp", "CASE WHEN a.lag >= 0 THEN (se.assessed_seen - a.lag) * 1000 END", ""},
            {"status",
                "CASE WHEN a.result < 2 THEN 'Not applicable' WHEN a.result & 1 THEN 'Compliant' "
                "WHEN "
                    + excepted + " THEN 'Exception' ELSE 'Failing' END",
                ""},
            {"isExpectedUserImpact", "((a.result & 4) <> 0)", ""}},
        "a.device, a.control"};
}

KindSql alerts(const ReadScope& scope)
{
    using enum domain::AlertSeverity;
    using enum domain::AlertStatus;
    return {asOf("alert_state",
                "alert, device, severity, status, title, description, category, created_at, cves",
                scope.snapshot)
            + " a JOIN alert i ON i.id = a.alert" + deviceJoins(scope, "a.device"),
        {"a.alert"},
        {{"id", "i.key", ""}, {"deviceId", "d.key", "d.key"}, {"deviceName", "st.name", ""},
            {"rbacGroupName", "g.name", ""},
            {"severity", wordCase("a.severity", Informational, Low, Medium, High), "a.severity"},
            {"status", wordCase("a.status", New, InProgress, Resolved), ""},
            {"category", "a.category", ""}, {"title", "a.title", ""},
            {"description", "a.description", ""}, {"createdOn", "a.created_at", ""},
            {"cves", "a.cves", ""}},
        "a.created_at DESC, i.key"};
}

} // namespace

std::string wordsOf(const std::string& expression, const QStringList& words)
{
    std::string text = "CASE " + expression;
    for (qsizetype i = 0; i < words.size(); ++i)
        text += " WHEN " + std::to_string(i) + " THEN '" + words[i].toStdString() + "'";
    return text + " END";
}

KindSql kindSql(Kind kind, const ReadScope& scope)
{
    switch (kind) {
    case Kind::Recommendations:
        return recommendations(scope);
    case Kind::Devices:
        return devices(scope);
    case Kind::Weaknesses:
        return weaknesses(scope);
    case Kind::Software:
        return software(scope);
    case Kind::SoftwareVersions:
        return softwareVersions(scope);
    case Kind::Findings:
        return findings(scope);
    case Kind::Controls:
        return controls(scope);
    case Kind::Assessments:
        return assessments(scope);
    case Kind::Remediations:
        return remediationsSql(scope);
    case Kind::Exceptions:
        return exceptionsSql(scope);
    case Kind::Claims:
        return claimsSql(scope);
    case Kind::Alerts:
        return alerts(scope);
    case Kind::Snapshots:
        return snapshotsSql();
    case Kind::Feeds:
        return feedsSql(scope);
    case Kind::Issues:
        return issuesSql();
    case Kind::Events:
        return eventsSql(scope);
    case Kind::Journal:
        return journalSql(scope);
    case Kind::DueDates:
        return dueDatesSql(scope);
    case Kind::RemediationDevices:
        return remediationDevicesSql(scope);
    case Kind::ExceptionGroups:
        return exceptionGroupsSql(scope);
    }
    return {};
}

} // namespace parapet::store
