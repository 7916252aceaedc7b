// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The kinds that people and imports make: activities, exceptions, snapshots, feeds, issues.
#include "models/store/kindwords.h"

namespace parapet::store {

std::string remediationWord(const std::string& expression)
{
    using enum domain::RemediationType;
    return wordCase(expression, Update, Upgrade, Uninstall, ConfigurationChange, AttentionRequired);
}

KindSql remediationsSql(const ReadScope& scope)
{
    const std::string recommendation =
        "CASE WHEN m.recommendation LIKE 'va-%' THEN (SELECT p.id * 2 FROM product p WHERE p.key = "
        "substr(m.recommendation, 6)) ELSE (SELECT c.id * 2 + 1 FROM control c WHERE c.key = "
        "substr(m.recommendation, 7)) END";
    using enum domain::Priority;
    using enum domain::RemediationStatus;
    using enum domain::CompletionMethod;
    return {"remediation m", {"m.rowid"},
        {{"id", "m.id", ""}, {"title", "m.title", ""}, {"createdOn", "m.created_on", ""},
            {"requesterId", "m.requester", ""}, {"requesterEmail", "m.requester", ""},
            {"status", wordCase("m.status", Active, Completed), ""},
            {"statusLastModifiedOn", "m.status_changed_on", ""},
            {"description", "m.description", ""}, {"relatedComponent", "m.related_component", ""},
            {"targetDevices", "m.target", ""}, {"rbacGroupNames", "m.groups", ""},
            {"fixedDevices", "m.fixed", ""}, {"requesterNotes", "m.notes", ""},
            {"dueOn", "m.due_on", ""}, {"category", "m.category", ""},
            {"productivityImpactRemediationType", "'AllExposedAssets'", ""},
            {"priority", wordCase("m.priority", Low, Medium, High), "m.priority"},
            {"completionMethod", wordCase("m.completion", None, Automatic, Manual), ""},
            {"completerId", "m.completer", ""}, {"completerEmail", "m.completer", ""},
            {"scid", "m.control", ""}, {"type", remediationWord("m.remediation_type"), ""},
            {"productId", "CASE WHEN m.product = '' THEN '' ELSE substr(m.recommendation, 6) END",
                ""},
            {"vendorId", "m.vendor", ""}, {"nameId", "m.product", ""},
            {"recommendedVersion", "m.recommended_version", ""},
            {"recommendedVendor", "m.vendor", ""}, {"recommendedProgram", "m.product", ""},
            {"recommendationId", "m.recommendation", ""},
            {"exposureImpact",
                "(SELECT r.exposure_impact FROM " + scope.schema
                    + ".sum_recommendation r WHERE r.id = " + recommendation + ")",
                ""}},
        "m.status, m.due_on NULLS LAST, m.created_on DESC"};
}

KindSql exceptionsSql(const ReadScope& scope)
{
    using enum domain::Justification;
    using enum domain::ExceptionStatus;
    const std::string now = std::to_string(scope.now);
    const std::string suspended = "(e.all_devices = 0 AND EXISTS (SELECT 1 FROM exception o WHERE "
                                  "o.recommendation = e.recommendation AND o.cve = e.cve AND "
                                  "o.all_devices = 1 AND o.cancelled_on IS NULL AND o.starts_on <= "
        + now + " AND o.expires_on > " + now + "))";
    const auto word = [](domain::ExceptionStatus status) {
        return "'" + domain::text(status).toStdString() + "'";
    };
    return {"exception e", {"e.rowid"},
        {{"id", "e.id", ""}, {"recommendationId", "e.recommendation", ""}, {"title", "e.title", ""},
            {"type",
                "CASE WHEN e.justification = 4 THEN 'False positive' WHEN e.recommendation LIKE "
                "'sca-%' "
                "THEN 'Configuration change' ELSE 'Security update' END",
                ""},
            {"justification",
                wordCase("e.justification", ThirdPartyControl, AlternateMitigation, RiskAccepted,
                    PlannedRemediation, FalsePositive),
                ""},
            {"justificationContext", "e.context", ""},
            {"scope", "CASE e.all_devices WHEN 1 THEN 'All devices' ELSE 'Device groups' END", ""},
            {"groups", "e.groups", ""},
            {"status",
                "CASE WHEN e.cancelled_on IS NOT NULL THEN " + word(Cancelled)
                    + " WHEN e.expires_on <= " + now + " THEN " + word(Expired) + " WHEN "
                    + suspended + " THEN " + word(Suspended) + " ELSE " + word(InEffect) + " END",
                ""},
            {"createdBy", "e.created_by", ""}, {"createdOn", "e.created_on", ""},
            {"startsOn", "e.starts_on", ""}, {"expiresOn", "e.expires_on", ""},
            {"cancelledBy", "e.cancelled_by", ""}, {"cancelledOn", "e.cancelled_on", ""},
            {"cveId", "e.cve", ""}, {"predecessorId", "e.predecessor", ""},
            {"successorId", "e.successor", ""}, {"resurface", "e.resurface", ""},
            {"devicesWhenFiled", "e.filed_devices", ""}},
        "e.cancelled_on IS NOT NULL, e.expires_on, e.id"};
}

KindSql claimsSql()
{
    using enum domain::ItWord;
    using enum domain::ClaimVerdict;
    using Status = domain::ActivityDeviceStatus;
    return {
        "claim k JOIN remediation m ON m.id = k.remediation JOIN device d ON d.id = k.device "
        "LEFT JOIN remediation_device t ON t.remediation = k.remediation AND t.device = "
        "k.device LEFT JOIN device_state st ON st.device = k.device LEFT JOIN main.sum_device x ON "
        "x.device = k.device LEFT JOIN device_group g ON g.id = x.grp LEFT JOIN snapshot s ON s.id "
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
                "CAST((" + std::to_string(scope.now)
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
