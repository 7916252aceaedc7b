// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The kinds of what happened and what is due: events, the journal, due dates.
#include "models/domain/events.h"
#include "models/store/asof.h"
#include "models/store/clocksql.h"
#include "models/store/kindwords.h"
#include "models/store/paststates.h"
#include "models/store/pastwork.h"
#include "models/store/scopeevents.h"

namespace parapet::store {

KindSql eventsSql(const ReadScope& scope)
{
    using enum domain::EventType;
    const std::string type = wordCase("e.type", NewVulnerability, NewPublicExploit, ExploitVerified,
        ExploitInKit, NewConfigurationAssessment, AddedToKev, SoftwareInstalled, SoftwareRemoved,
        SoftwareUpdated, EndOfSupport);
    const std::string weaknesses = "(SELECT count(*) FROM unpack_keys(e.cves))";
    const std::string product = "(SELECT p.key FROM product p WHERE p.id = e.subject / 2)";
    return {eventRows(scope) + " e", {"e.id"},
        {{"date", "e.day", ""}, {"type", type, ""},
            {"event", "event_sentence(e.type, e.component, " + weaknesses + ", e.originally)", ""},
            {"relatedComponent", "e.component", ""},
            {"originallyImpactedDevices", "e.originally", ""},
            {"currentlyImpactedDevices", "e.currently", ""}, {"totalDevices", "e.total", ""},
            {"scoreTrend",
                wordCase("e.trend", domain::ScoreTrend::None, domain::ScoreTrend::Up,
                    domain::ScoreTrend::Down),
                ""},
            {"weaknesses", weaknesses, ""}, {"id", "e.id", ""},
            {"softwareId", "CASE e.subject % 2 WHEN 0 THEN " + product + " END", ""},
            {"recommendationId",
                "CASE e.subject % 2 WHEN 0 THEN 'va-_-' || " + product
                    + " ELSE (SELECT 'sca-_-' || c.key FROM control c WHERE c.id = e.subject / 2) "
                      "END",
                ""},
            {"snapshot", "e.snapshot", ""},
            {"originallyImpactedShare", "(CAST(e.originally AS REAL) / nullif(e.total, 0))", ""},
            {"cves",
                "(SELECT json_group_array(key) FROM (SELECT c.key FROM unpack_keys(e.cves) l JOIN "
                "cve c ON c.id = l.value ORDER BY c.key))",
                ""},
            {"currentlyImpactedShare",
                "(CAST(e.currently AS REAL) / nullif((SELECT count(*) FROM " + scope.schema
                    + ".sum_device WHERE active = 1), 0))",
                ""}},
        "e.day DESC, e.originally DESC, e.id DESC"};
}

KindSql journalSql(const ReadScope& scope)
{
    return {journalAt(scope) + " j", {"j.id"},
        {{"id", "j.id", ""}, {"date", "j.at", ""}, {"user", "j.who", ""},
            {"action", journalAction("j."), ""}, {"objectType", "j.object_type", ""},
            {"objectId", "j.object_id", ""}, {"object", "j.object", ""}, {"before", "j.before", ""},
            {"after", "j.after", ""}, {"hash", "j.hash", ""}},
        "j.id DESC"};
}

KindSql dueDatesSql(const ReadScope& scope)
{
    using enum domain::Severity;
    const ClockSql clock = pairClock(scope);
    const std::string findings = asOf("finding", "device, version, cve, since, first_seen, state",
        scope.snapshot, scope.onDevices);
    // the oldest sighting of each CVE of a device, made while its row is at hand: pairs are never
    // stored. A row that tells no time was first seen by the snapshot that brought it.
    const std::string pairs = "unpack_oldest((SELECT pack_oldest(f.cve, CASE WHEN f.first_seen > 0 "
                              "THEN f.first_seen ELSE (SELECT taken_at / 1000 FROM snapshot WHERE "
                              "id = f.since) END) FROM "
        + findings + " f WHERE f.device = x.device AND " + notExcepted(scope, "f", "x.grp")
        + ")) j";
    // the CVE by what is joined last: a filter asks for the software after all that is told sooner
    const std::string ofPair = findings
        + " f JOIN software_version v ON v.id = f.version JOIN product o ON o.id = v.product WHERE "
          "f.device = x.device AND f.cve = ifnull(w.cve, c.id)";
    const std::string software = "(SELECT json_group_array(key) FROM (SELECT DISTINCT o.key FROM "
        + ofPair + " ORDER BY o.key))";
    const std::string firstSoftware = "(SELECT min(o.key) FROM " + ofPair + ")";
    return {scope.schema + ".sum_device x JOIN device d ON d.id = x.device AND x.active = 1 JOIN "
            + stateAt(scope, "device_state")
            + " st ON st.device = x.device LEFT JOIN device_group g ON g.id = x.grp JOIN " + pairs
            + " CROSS JOIN cve c ON c.id = j.key JOIN " + stateAt(scope, "cve_state")
            + " cs ON cs.cve = c.id LEFT JOIN " + policyDaysOfPair() + " LEFT JOIN " + scope.schema
            + ".sum_weakness w ON w.cve = c.id LEFT JOIN kev k ON k.number = c.number",
        {"x.device", "c.id"},
        {{"deviceId", "d.key", "d.key"}, {"deviceName", "st.name", ""},
            {"osPlatform", "st.os_platform", ""}, {"rbacGroupName", "g.name", ""},
            {"cveId", "c.key", ""},
            {"severity", wordCase("cs.severity", Unknown, None, Low, Medium, High, Critical),
                "cs.severity"},
            {"relatedSoftware", software, firstSoftware}, {"firstSeen", "(j.time * 1000)", ""},
            {"dueOn", clock.dueOn, ""}, {"overdueDays", clock.overdueDays, ""},
            {"status", clock.status, ""}, {"policyDays", clock.days, ""},
            {"severityDueOn", clock.severityDueOn, ""}, {"bodDueOn", clock.bodDueOn, ""},
            {"bodDays", clock.bodDays, ""}, {"bodForensics", clock.bodForensics, ""},
            {"inKev", clock.inKev, ""}, {"isInternetFacing", "x.internet", ""},
            {"automatable", "'Unknown'", ""}, {"technicalImpact", "'Unknown'", ""},
            {"assumptions", clock.assumptions, ""}},
        clock.dueOn + " NULLS LAST, x.device, c.id", "x.device, c.id"};
}

} // namespace parapet::store
