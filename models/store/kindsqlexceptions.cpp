// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The kinds that exceptions make: themselves, and each with its device groups.
#include "models/domain/journalwords.h"
#include "models/store/asof.h"
#include "models/store/kindwords.h"
#include "models/store/pastwork.h"

namespace parapet::store {
namespace {

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

/// The exposed devices it was filed for; where it was cancelled for some groups, those of the
/// others. What each group counted is kept since schema 14.
std::string filedDevices(const ReadScope& scope)
{
    return "CASE WHEN e.cancelled_on IS NULL THEN ifnull((SELECT sum(f.devices) FROM "
           "exception_group_filed f WHERE f.exception = e.id AND f.name NOT IN (SELECT n.name FROM "
        + groupEndsAt(scope)
        + " n WHERE n.exception = e.id)), e.filed_devices) ELSE e.filed_devices END";
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

/// Active devices ("x") exposed to what an exception ("e") is about, in the groups that the
/// condition names, whatever exceptions are in effect.
std::string exposedIn(const ReadScope& scope, const std::string& groups)
{
    const std::string lists = listsOf(scope);
    return "(SELECT count(*) FROM " + lists
        + ".sum_devices_of o JOIN unpack_keys(o.devices) l JOIN " + lists
        + ".sum_device x ON x.device = l.value WHERE " + groups
        + " AND o.kind = CASE WHEN e.cve <> '' THEN 2 WHEN e.recommendation LIKE 'sca-%' THEN 3 "
          "ELSE 1 END AND o.object = CASE WHEN e.cve <> '' THEN (SELECT id FROM cve WHERE key = "
          "e.cve) WHEN e.recommendation LIKE 'sca-%' THEN (SELECT id FROM control WHERE key = "
          "substr(e.recommendation, 7)) ELSE (SELECT id FROM product WHERE key = "
          "substr(e.recommendation, 6)) END AND (e.cve = '' OR e.recommendation = '' OR EXISTS "
          "(SELECT 1 FROM "
        + asOf("finding", "device, version, cve", scope.snapshot, "device = l.value")
        + " f JOIN software_version v ON v.id = f.version WHERE f.device = l.value AND f.cve = "
          "o.object AND v.product = (SELECT id FROM product WHERE key = substr(e.recommendation, "
          "6)))))";
}

} // namespace

std::string loweringJustifications()
{
    using enum domain::Justification;
    std::string numbers;
    for (const auto each : {ThirdPartyControl, AlternateMitigation, RiskAccepted,
             PlannedRemediation, FalsePositive, NoPatch})
        if (domain::lowersScores(each))
            numbers += (numbers.empty() ? "" : ", ") + std::to_string(static_cast<int>(each));
    return numbers;
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
            {"devicesWhenFiled", filedDevices(scope), ""},
            {"relatedComponent", exceptedComponent(scope), ""},
            {"scopeKind",
                "CASE WHEN e.cve = '' THEN 'Recommendation' WHEN e.recommendation = '' THEN 'CVE' "
                "ELSE 'Software + CVE' END",
                ""},
            {"impactClass",
                "CASE WHEN e.justification IN (" + loweringJustifications()
                    + ") THEN iif(e.all_devices, 'Mitigation-like impact', 'Hybrid') ELSE 'No "
                      "impact' END",
                ""},
            {"exposedMachines",
                exposedIn(scope,
                    "(e.all_devices OR x.grp IN (SELECT y.id FROM device_group y WHERE y.name IN "
                    "(SELECT value FROM json_each("
                        + groupsLeft(scope) + "))))"),
                ""},
            {"resurfaced",
                "(e.cancelled_on IS NOT NULL AND e.resurface AND e.cancelled_by = '"
                    + std::string(domain::parapetItself) + "')",
                ""}},
        "e.cancelled_on IS NOT NULL, e.expires_on, e.id"};
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
            {"exposedMachines", exposedIn(scope, "x.grp = g.id"), ""},
            {"devices",
                "(SELECT count(*) FROM " + listsOf(scope)
                    + ".sum_device x WHERE x.grp = g.id AND x.active = 1)",
                ""},
            {"expiresOn", "e.expires_on", ""},
            {"cancelledBy", "ifnull(n.cancelled_by, e.cancelled_by)", ""},
            {"cancelledOn", cancelledOn, ""}},
        "e.rowid, j.key"};
}

} // namespace parapet::store
