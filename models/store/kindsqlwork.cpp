// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The kinds that people and imports make: activities, exceptions, snapshots, feeds, issues.
#include "models/store/asof.h"
#include "models/store/exposedagain.h"
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

/// On its own devices: now, or of a completed one when it was filed.
std::string impactOf(const ReadScope& scope)
{
    return "CASE m.status WHEN "
        + std::to_string(static_cast<int>(domain::RemediationStatus::Completed))
        + " THEN m.filed_impact ELSE (SELECT a.impact FROM " + scope.schema
        + ".sum_activity a WHERE a.remediation = m.id) END";
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

/// Of a device that left the fleet: what was last told of it.
std::string toldOf(const ReadScope& scope, const std::string& column)
{
    const std::string before =
        scope.snapshot == 0 ? "" : " AND p.since <= " + std::to_string(scope.snapshot);
    return "coalesce(st." + column + ", (SELECT p." + column
        + " FROM device_state_past p WHERE p.device = t.device" + before
        + " ORDER BY p.since DESC LIMIT 1))";
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
            {"recommendationId", "m.recommendation", ""}, {"exposureImpact", impactOf(scope), ""},
            {"ticketStatus", ticketStatus(scope), ""},
            {"exposedDevices", targetsThatAre(scope, Device::Exposed, "exposed"), ""},
            {"notReportedDevices", targetsThatAre(scope, Device::NotReported, "not_reported"), ""},
            {"isArchived",
                "(m.status = 1 AND m.status_changed_on <= "
                    + std::to_string(workTime(scope) - domain::completedShown) + ")",
                ""},
            {"intuneTicket", "m.wants_ticket", ""},
            {"exposedAgainDevices", countExposedAgain(scope, {}), ""},
            {"unfollowedDevices", countExposedAgain(scope, notFollowed(scope)), ""},
            {"completedSnapshot", completedWith(scope), ""}},
        "m.status, m.due_on NULLS LAST, m.created_on DESC"};
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
            {"deviceId", "d.key", "d.key"},
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
            {"recommendationId", "m.recommendation", ""},
            {"activityStatus",
                wordCase("m.status", domain::RemediationStatus::Active,
                    domain::RemediationStatus::Completed),
                ""},
            {"dueOn", "m.due_on", ""},
            {"exposedAgain", "((m.rowid, t.device) IN " + exposedAgain(scope, {}) + ")", ""}},
        "m.status, t.status, m.rowid, t.device"};
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
            {"title", "m.title", ""}, {"deviceId", "d.key", "d.key"},
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
