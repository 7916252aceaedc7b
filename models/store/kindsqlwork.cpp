// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The kinds that people and imports make: activities, exceptions, snapshots, feeds, issues.
#include "models/store/asof.h"
#include "models/store/kindwords.h"
#include "models/store/paststates.h"
#include "models/store/pastwork.h"

namespace parapet::store {

std::string remediationWord(const std::string& expression)
{
    using enum domain::RemediationType;
    return wordCase(expression, Update, Upgrade, Uninstall, ConfigurationChange, AttentionRequired);
}

namespace {

/// What the newest answers of IT come to for the whole activity.
std::string ticketStatus(const ReadScope& scope)
{
    using enum domain::ItWord;
    const auto says = [](domain::ItWord word) {
        return "sum(k.says = " + std::to_string(static_cast<int>(word)) + ")";
    };
    return "CASE WHEN m.remediation_type = "
        + std::to_string(static_cast<int>(domain::RemediationType::AttentionRequired))
        + " THEN '' ELSE (SELECT CASE WHEN " + says(Done) + " >= m.target THEN 'Completed' WHEN "
        + says(Done) + " + " + says(InProgress) + " > 0 THEN 'Accepted' WHEN " + says(NotDone)
        + " > 0 THEN 'Rejected' ELSE 'Pending' END FROM " + claimsAt(scope)
        + " k WHERE k.remediation = m.id AND k.superseded = 0) END";
}

std::string impactNow(const ReadScope& scope)
{
    const std::string recommendation =
        "CASE WHEN m.recommendation LIKE 'va-%' THEN (SELECT p.id * 2 FROM product p WHERE p.key = "
        "substr(m.recommendation, 6)) ELSE (SELECT c.id * 2 + 1 FROM control c WHERE c.key = "
        "substr(m.recommendation, 7)) END";
    return "(SELECT r.exposure_impact FROM " + scope.schema
        + ".sum_recommendation r WHERE r.id = " + recommendation + ")";
}

/// So many targets; `column`: where the progress keeps them.
std::string targetsThatAre(
    const ReadScope& scope, domain::ActivityDeviceStatus status, const std::string& column)
{
    if (scope.snapshot != 0)
        return targetsThen(scope, column);
    return "(SELECT count(*) FROM remediation_device t WHERE t.remediation = m.id AND t.status = "
        + std::to_string(static_cast<int>(status)) + ")";
}

std::string exceptionStatus(const ReadScope& scope, const std::string& cancelledOn)
{
    using enum domain::ExceptionStatus;
    const std::string now = std::to_string(workTime(scope));
    const std::string suspended = "(e.all_devices = 0 AND EXISTS (SELECT 1 FROM "
        + exceptionsAt(scope)
        + " o WHERE "
          "o.recommendation = e.recommendation AND o.cve = e.cve AND "
          "o.all_devices = 1 AND o.cancelled_on IS NULL AND o.starts_on <= "
        + now + " AND o.expires_on > " + now + "))";
    const auto word = [](domain::ExceptionStatus status) {
        return "'" + domain::text(status).toStdString() + "'";
    };
    return "CASE WHEN " + cancelledOn + " < e.expires_on THEN " + word(Cancelled)
        + " WHEN e.expires_on <= " + now + " THEN " + word(Expired) + " WHEN " + suspended
        + " THEN " + word(Suspended) + " ELSE " + word(InEffect) + " END";
}

/// As filed; while it is not cancelled as a whole, without those it was cancelled for.
std::string groupsLeft(const ReadScope& scope)
{
    const std::string ends = "FROM " + groupEndsAt(scope) + " n WHERE n.exception = e.id)";
    return "CASE WHEN e.cancelled_on IS NULL AND EXISTS (SELECT 1 " + ends
        + " THEN (SELECT json_group_array(j.value) FROM json_each(e.groups) j WHERE j.value NOT IN "
          "(SELECT n.name "
        + ends + ") ELSE e.groups END";
}

/// Of a recommendation that is no part of the snapshot: what its software or control is called.
std::string exceptedComponent(const ReadScope& scope)
{
    return "coalesce((SELECT r.related_component FROM " + scope.schema
        + ".sum_recommendation r WHERE r.key = e.recommendation), (SELECT product_title(p.name) "
          "FROM product p WHERE p.key = substr(e.recommendation, 6)), (SELECT s.subcategory FROM "
          "control c JOIN control_state s ON s.control = c.id WHERE c.key = "
          "substr(e.recommendation, 7)), '')";
}

/// The numbers of the justifications that take findings out of the scores.
std::string lowering()
{
    using enum domain::Justification;
    std::string numbers;
    for (const auto each : {ThirdPartyControl, AlternateMitigation, RiskAccepted,
             PlannedRemediation, FalsePositive, NoPatch})
        if (domain::lowersScores(each))
            numbers += (numbers.empty() ? "" : ", ") + std::to_string(static_cast<int>(each));
    return numbers;
}

/// Of a device that left the fleet: what was last told of it.
std::string toldOf(const ReadScope& scope, const std::string& column)
{
    const std::string before =
        scope.snapshot == 0 ? "" : " AND p.since <= " + std::to_string(scope.snapshot);
    return "coalesce(st." + column + ", (SELECT p." + column
        + " FROM device_state_past p WHERE p.device = t.device" + before
        + " ORDER BY p.since DESC LIMIT 1))";
}

/// Where the computed lists of all device groups are; those of a past snapshot are of its scope.
std::string listsOf(const ReadScope& scope)
{
    return scope.snapshot == 0 ? "main" : scope.schema;
}

/// Active devices exposed in one device group ("g") to what an exception ("e") is about.
std::string exposedInGroup(const ReadScope& scope)
{
    const std::string lists = listsOf(scope);
    return "(SELECT count(*) FROM " + lists
        + ".sum_devices_of o JOIN unpack_keys(o.devices) l JOIN " + lists
        + ".sum_device x ON x.device = l.value WHERE x.grp = g.id AND o.kind = CASE WHEN "
          "e.cve "
          "<> '' THEN 2 WHEN e.recommendation LIKE 'sca-%' THEN 3 ELSE 1 END AND o.object = CASE "
          "WHEN e.cve <> '' THEN (SELECT id FROM cve WHERE key = e.cve) WHEN e.recommendation "
          "LIKE "
          "'sca-%' THEN (SELECT id FROM control WHERE key = substr(e.recommendation, 7)) ELSE "
          "(SELECT id FROM product WHERE key = substr(e.recommendation, 6)) END AND (e.cve = '' "
          "OR "
          "e.recommendation = '' OR EXISTS (SELECT 1 FROM "
        + asOf("finding", "device, version, cve", scope.snapshot, "device = l.value")
        + " f JOIN software_version v ON "
          "v.id = f.version WHERE f.device = l.value AND f.cve = o.object AND v.product = (SELECT "
          "id FROM product WHERE key = substr(e.recommendation, 6)))))";
}

} // namespace

KindSql remediationsSql(const ReadScope& scope)
{
    using enum domain::Priority;
    using enum domain::RemediationStatus;
    using enum domain::CompletionMethod;
    using Device = domain::ActivityDeviceStatus;
    return {activitiesAt(scope) + " m", {"m.rowid"},
        {{"id", "m.id", ""}, {"title", "m.title", ""}, {"createdOn", "m.created_on", ""},
            {"requesterId", "m.requester", ""}, {"requesterEmail", "m.requester", ""},
            {"status", wordCase("m.status", Active, Completed), ""},
            {"statusLastModifiedOn", "m.status_changed_on", ""},
            {"description", "m.description", ""}, {"relatedComponent", "m.related_component", ""},
            {"targetDevices", "m.target", ""}, {"rbacGroupNames", "m.groups", ""},
            {"fixedDevices", "m.fixed", ""}, {"requesterNotes", "m.notes", ""},
            {"dueOn", "m.due_on", ""}, {"category", "m.category", ""},
            {"productivityImpactRemediationType",
                "CASE m.spares_users WHEN 1 THEN 'NonProductivityImpactedAssets' ELSE "
                "'AllExposedAssets' END",
                ""},
            {"priority", wordCase("m.priority", Low, Medium, High), "m.priority"},
            {"completionMethod", wordCase("m.completion", None, Automatic, Manual), ""},
            {"completerId", "m.completer", ""}, {"completerEmail", "m.completer", ""},
            {"scid", "m.control", ""}, {"type", remediationWord("m.remediation_type"), ""},
            {"productId", "CASE WHEN m.product = '' THEN '' ELSE substr(m.recommendation, 6) END",
                ""},
            {"vendorId", "m.vendor", ""}, {"nameId", "m.product", ""},
            {"recommendedVersion", "m.recommended_version", ""},
            {"recommendedVendor", "m.vendor", ""}, {"recommendedProgram", "m.product", ""},
            {"recommendationId", "m.recommendation", ""}, {"exposureImpact", impactNow(scope), ""},
            {"ticketStatus", ticketStatus(scope), ""},
            {"exposedDevices", targetsThatAre(scope, Device::Exposed, "exposed"), ""},
            {"notReportedDevices", targetsThatAre(scope, Device::NotReported, "not_reported"), ""},
            {"isArchived",
                "(m.status = 1 AND m.status_changed_on <= "
                    + std::to_string(workTime(scope) - domain::completedShown) + ")",
                ""}},
        "m.status, m.due_on NULLS LAST, m.created_on DESC"};
}

KindSql exceptionsSql(const ReadScope& scope)
{
    using enum domain::Justification;
    return {exceptionsAt(scope) + " e", {"e.rowid"},
        {{"id", "e.id", ""}, {"recommendationId", "e.recommendation", ""}, {"title", "e.title", ""},
            {"type",
                "CASE WHEN e.justification = 4 THEN 'False positive' WHEN e.recommendation LIKE "
                "'sca-%' "
                "THEN 'Configuration change' ELSE 'Security update' END",
                ""},
            {"justification",
                wordCase("e.justification", ThirdPartyControl, AlternateMitigation, RiskAccepted,
                    PlannedRemediation, FalsePositive, NoPatch),
                ""},
            {"justificationContext", "e.context", ""},
            {"scope", "CASE e.all_devices WHEN 1 THEN 'Global' ELSE 'Device groups' END", ""},
            {"groups", groupsLeft(scope), ""},
            {"status", exceptionStatus(scope, "e.cancelled_on"), ""},
            {"createdBy", "e.created_by", ""}, {"createdOn", "e.created_on", ""},
            {"startsOn", "e.starts_on", ""}, {"expiresOn", "e.expires_on", ""},
            {"cancelledBy", "e.cancelled_by", ""}, {"cancelledOn", "e.cancelled_on", ""},
            {"cveId", "e.cve", ""}, {"predecessorId", "e.predecessor", ""},
            {"successorId", "e.successor", ""}, {"resurface", "e.resurface", ""},
            {"devicesWhenFiled", "e.filed_devices", ""},
            {"relatedComponent", exceptedComponent(scope), ""},
            {"scopeKind",
                "CASE WHEN e.cve = '' THEN 'Recommendation' WHEN e.recommendation = '' THEN 'CVE' "
                "ELSE 'Software + CVE' END",
                ""},
            {"impactClass",
                "CASE WHEN e.justification IN (" + lowering()
                    + ") THEN 'Mitigation-like impact' ELSE 'No impact' END",
                ""}},
        "e.cancelled_on IS NOT NULL, e.expires_on, e.id"};
}

KindSql remediationDevicesSql(const ReadScope& scope)
{
    using enum domain::ExposureLevel;
    using enum domain::ClaimVerdict;
    using Status = domain::ActivityDeviceStatus;
    const std::string product = "(SELECT id FROM product WHERE key = substr(m.recommendation, 6))";
    const auto facts = [&scope](const std::string& table, const std::string& columns) {
        return asOf(table, columns, scope.snapshot, "device = t.device");
    };
    return {activitiesAt(scope) + " m JOIN " + activityDevicesAt(scope)
            + " t ON t.remediation = m.id JOIN device d ON d.id = t.device LEFT JOIN "
            + stateAt(scope, "device_state") + " st ON st.device = t.device LEFT JOIN "
            + listsOf(scope)
            + ".sum_device x ON x.device = t.device LEFT JOIN device_group g ON g.id = "
              "ifnull(x.grp, "
            + toldOf(scope, "grp") + ") LEFT JOIN " + stateAt(scope, "device_seen")
            + " se ON se.device = t.device LEFT JOIN " + claimsAt(scope)
            + " k ON "
              "k.remediation = m.id AND k.device = t.device AND k.superseded = 0",
        {"m.rowid", "t.device"},
        {{"id", "m.id || '/' || d.key", ""}, {"activityId", "m.id", ""}, {"title", "m.title", ""},
            {"deviceId", "d.key", ""},
            {"computerDnsName", "ifnull(" + toldOf(scope, "name") + ", '')", ""},
            {"status", wordCase("t.status", Status::Exposed, Status::Fixed, Status::NotReported),
                "t.status"},
            {"osPlatform", "ifnull(" + toldOf(scope, "os_platform") + ", '')", ""},
            {"rbacGroupName", "ifnull(g.name, '')", ""},
            {"exposureLevel", wordCase("x.level", NoData, Low, Medium, High), "x.level"},
            {"lastSeen", "nullif(se.last_seen, 0)", ""},
            {"installedVersions",
                "(SELECT json_group_array(version) FROM (SELECT v.version FROM (SELECT version "
                "FROM "
                    + facts("install", "device, version")
                    + " WHERE device = t.device UNION SELECT version FROM "
                    + facts("finding", "device, version")
                    + " WHERE device = t.device) i JOIN software_version v ON v.id = i.version "
                      "WHERE v.product = "
                    + product + " ORDER BY v.version COLLATE version))",
                ""},
            {"weaknesses",
                "(SELECT count(DISTINCT f.cve) FROM " + facts("finding", "device, version, cve")
                    + " f JOIN software_version v ON v.id = "
                      "f.version WHERE f.device = t.device AND v.product = "
                    + product + ")",
                ""},
            {"itStatus", "ifnull(k.it_status, '')", ""}, {"itOwner", "ifnull(k.it_owner, '')", ""},
            {"itNote", "ifnull(k.it_note, '')", ""}, {"doneOn", "k.done_on", ""},
            {"verdict",
                wordCase("ifnull(k.verdict, 0)", domain::ClaimVerdict::None, Awaiting, Confirmed,
                    Contradicted),
                ""},
            {"recommendationId", "m.recommendation", ""}},
        "m.status, t.status, m.rowid, t.device"};
}

KindSql exceptionGroupsSql(const ReadScope& scope)
{
    const std::string cancelledOn = "coalesce(n.cancelled_on, e.cancelled_on)";
    // one for all devices covers the groups there are, and those to come
    return {exceptionsAt(scope)
            + " e JOIN json_each(CASE e.all_devices WHEN 1 THEN (SELECT "
              "json_group_array(name) FROM (SELECT name FROM device_group WHERE id IN (SELECT grp "
              "FROM "
            + listsOf(scope)
            + ".sum_device) ORDER BY name)) ELSE e.groups END) j LEFT JOIN device_group g "
              "ON g.name = j.value LEFT JOIN "
            + groupEndsAt(scope)
            + " n ON n.exception = e.id AND n.name "
              "= j.value",
        {"e.rowid", "j.key"},
        {{"id", "e.id || '/' || j.value", ""}, {"exceptionId", "e.id", ""},
            {"title", "e.title", ""}, {"rbacGroupName", "j.value", ""},
            {"status", exceptionStatus(scope, cancelledOn), ""},
            {"exposedMachines", exposedInGroup(scope), ""},
            {"devices",
                "(SELECT count(*) FROM " + listsOf(scope)
                    + ".sum_device x WHERE x.grp = g.id AND x.active = 1)",
                ""},
            {"expiresOn", "e.expires_on", ""},
            {"cancelledBy", "ifnull(n.cancelled_by, e.cancelled_by)", ""},
            {"cancelledOn", cancelledOn, ""}},
        "e.rowid, j.key"};
}

KindSql claimsSql(const ReadScope& scope)
{
    using enum domain::ItWord;
    using enum domain::ClaimVerdict;
    using Status = domain::ActivityDeviceStatus;
    return {claimsAt(scope) + " k JOIN " + activitiesAt(scope)
            + " m ON m.id = k.remediation JOIN device d ON d.id = k.device "
              "LEFT JOIN "
            + activityDevicesAt(scope)
            + " t ON t.remediation = k.remediation AND t.device = "
              "k.device LEFT JOIN "
            + stateAt(scope, "device_state") + " st ON st.device = k.device LEFT JOIN "
            + listsOf(scope)
            + ".sum_device x ON "
              "x.device = k.device LEFT JOIN device_group g ON g.id = x.grp LEFT JOIN snapshot s "
              "ON s.id "
              "= k.judged_snapshot",
        {"k.id"},
        {{"id", "'answer-' || k.id", "k.id"}, {"activityId", "k.remediation", ""},
            {"title", "m.title", ""}, {"deviceId", "d.key", ""},
            {"computerDnsName", "ifnull(st.name, '')", ""},
            {"rbacGroupName", "ifnull(g.name, '')", ""}, {"itStatus", "k.it_status", ""},
            {"claim", wordCase("k.says", Unclear, Open, InProgress, Done, NotDone), "k.says"},
            {"itOwner", "k.it_owner", ""}, {"itNote", "k.it_note", ""}, {"doneOn", "k.done_on", ""},
            {"verdict",
                wordCase(
                    "k.verdict", domain::ClaimVerdict::None, Awaiting, Confirmed, Contradicted),
                "k.verdict"},
            {"judgedSnapshot", "k.judged_snapshot", ""}, {"judgedOn", "s.taken_at", ""},
            {"deviceStatus",
                wordCase("t.status", Status::Exposed, Status::Fixed, Status::NotReported), ""},
            {"isCurrent", "k.superseded = 0", ""}, {"mergedOn", "k.merged_on", ""},
            {"mergedBy", "k.merged_by", ""}, {"file", "k.file", ""}, {"line", "k.line", ""},
            {"recommendationId", "m.recommendation", ""}},
        "k.superseded, k.verdict DESC, k.id DESC"};
}

KindSql snapshotsSql()
{
    return {"snapshot s LEFT JOIN score_history h ON h.snapshot = s.id AND h.grp = 0", {"s.id"},
        {{"id", "s.id", ""}, {"takenAt", "s.taken_at", ""}, {"label", "s.label", ""},
            {"source", "s.source", ""}, {"devices", "s.devices", ""},
            {"findings", "s.findings", ""}, {"rejected", "s.rejected", ""},
            {"importedAt", "s.imported_at", ""}, {"partial", "s.partial", ""},
            {"exposureScore", "h.score", ""}, {"secureScorePoints", "h.points", ""},
            {"secureScoreMax", "h.max_points", ""}, {"model", "s.model", ""}},
        "s.taken_at, s.id"};
}

KindSql feedsSql(const ReadScope& scope)
{
    return {"feed f", {"f.id"},
        {{"name", "f.name", ""}, {"version", "f.version", ""}, {"date", "f.date", ""},
            {"records", "f.records", ""}, {"importedAt", "f.imported_at", ""},
            {"ageDays",
                "CAST((" + std::to_string(workTime(scope))
                    + " - ifnull(f.date, f.imported_at)) / 86400000 AS INTEGER)",
                ""}},
        "f.name, f.id DESC"};
}

KindSql issuesSql()
{
    return {"import_issue i", {"i.id"},
        {{"id", "i.id", ""}, {"snapshot", "i.snapshot", ""},
            {"kind", "CASE i.kind WHEN 0 THEN 'Rejected' ELSE 'Note' END", ""},
            {"file", "i.file", ""}, {"line", "i.line", ""}, {"byteOffset", "i.byte_offset", ""},
            {"reason", "i.reason", ""}},
        "i.id"};
}

} // namespace parapet::store
