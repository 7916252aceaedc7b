// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/pastwork.h"

#include "models/domain/journalwords.h"

#include "models/domain/claims.h"
#include "models/domain/terms.h"

namespace parapet::store {
namespace {

template <class Enum>
std::string number(Enum value)
{
    return std::to_string(static_cast<int>(value));
}

std::string until(const ReadScope& scope)
{
    return std::to_string(workTime(scope));
}

/// Who the journal names for what nobody did by hand.
std::string byItself()
{
    return "'" + std::string(domain::parapetItself) + "'";
}

/// The first change after that moment that replaced this member, as a row of the journal: what it
/// was before is what it was then.
std::string changeOf(const std::string& alias, const std::string& member, const std::string& time)
{
    return " LEFT JOIN journal " + alias + " ON " + alias
        + ".id = (SELECT min(j.id) FROM journal j WHERE j.object_id = r.id AND j.at > " + time
        + " AND CASE j.action WHEN 'Changed' THEN json_type(j.before, '$." + member
        + "') END IS NOT NULL)";
}

std::string unlessChanged(
    const std::string& alias, const std::string& column, const std::string& before)
{
    return "CASE WHEN " + alias + ".id IS NULL THEN r." + column + " ELSE " + before + " END AS "
        + column;
}

/// The number of the priority that the journal tells by its word.
std::string priorityBefore()
{
    std::string text = "CASE json_extract(p.before, '$.priority')";
    for (const auto priority :
        {domain::Priority::Low, domain::Priority::Medium, domain::Priority::High})
        text += " WHEN '" + domain::text(priority).toStdString() + "' THEN " + number(priority);
    return text + " ELSE r.priority END";
}

/// The columns that say whether an activity is completed. Where the word of now was said by then it
/// holds; else the journal's last one before (`s`, which may be missing).
std::string statusColumns(const std::string& time)
{
    using enum domain::CompletionMethod;
    const auto column = [&time](const std::string& name, const std::string& then) {
        return ", CASE WHEN r.status_changed_on <= " + time + " THEN r." + name + " ELSE " + then
            + " END AS " + name;
    };
    const std::string ifCompleted = "CASE s.action WHEN 'Completed' THEN ";
    return column("status",
               ifCompleted + number(domain::RemediationStatus::Completed) + " ELSE "
                   + number(domain::RemediationStatus::Active) + " END")
        + column("status_changed_on", "ifnull(s.at, r.created_on)")
        + column("completion",
            ifCompleted + "iif(s.who = " + byItself() + ", " + number(Automatic) + ", "
                + number(Manual) + ") ELSE " + number(None) + " END")
        + column("completer",
            ifCompleted + "iif(s.who = " + byItself()
                + ", 'System confirmation', s.who) ELSE '' END");
}

std::string lastProgress(const ReadScope& scope, const std::string& activity)
{
    return " FROM remediation_progress g WHERE g.remediation = " + activity + " AND g.snapshot <= "
        + std::to_string(scope.snapshot) + " ORDER BY g.snapshot DESC LIMIT 1)";
}

} // namespace

base::Millis workTime(const ReadScope& scope)
{
    return scope.snapshot == 0 ? scope.now : scope.until;
}

std::string listsOf(const ReadScope& scope)
{
    return scope.snapshot == 0 ? "main" : scope.schema;
}

std::string activitiesAt(const ReadScope& scope)
{
    if (scope.snapshot == 0)
        return "remediation";
    const std::string time = until(scope);
    return "(SELECT r.rowid AS rowid, r.id, r.recommendation, r.title, r.created_on, r.requester, "
           "r.description, r.related_component, r.groups, r.category, r.remediation_type, "
           "r.vendor, r.product, r.control, r.recommended_version, r.target, r.spares_users, "
           "r.wants_ticket, r.filed_impact, "
        + unlessChanged("d", "due_on",
            "CAST(strftime('%s', json_extract(d.before, '$.dueOn')) AS INTEGER) * 1000")
        + ", " + unlessChanged("p", "priority", priorityBefore()) + ", "
        + unlessChanged("n", "notes", "json_extract(n.before, '$.notes')") + statusColumns(time)
        + ", ifnull((SELECT g.fixed" + lastProgress(scope, "r.id")
        + ", r.fixed) AS fixed FROM remediation r" + changeOf("d", "dueOn", time)
        + changeOf("p", "priority", time) + changeOf("n", "notes", time)
        + " LEFT JOIN journal s ON s.id = (SELECT max(j.id) FROM journal j WHERE j.object_id = "
          "r.id AND j.at <= "
        + time + " AND j.action IN ('Completed', 'Reopened')) WHERE r.created_on <= " + time + ")";
}

std::string activityDevicesAt(const ReadScope& scope)
{
    if (scope.snapshot == 0)
        return "remediation_device";
    return "(SELECT r.remediation, r.device, ifnull((SELECT p.status FROM remediation_device_past "
           "p WHERE p.remediation = r.remediation AND p.device = r.device AND p.until > "
        + std::to_string(scope.snapshot)
        + " ORDER BY p.until LIMIT 1), r.status) AS status FROM remediation_device r)";
}

std::string exceptionsAt(const ReadScope& scope)
{
    if (scope.snapshot == 0)
        return "exception";
    const std::string time = until(scope);
    const std::string ended = "r.cancelled_on <= " + time;
    return "(SELECT r.rowid AS rowid, r.id, r.recommendation, r.cve, r.title, r.justification, "
           "r.context, r.all_devices, r.groups, r.created_by, r.created_on, r.starts_on, "
           "r.expires_on, r.predecessor, r.resurface, r.filed_devices, CASE WHEN "
        + ended + " THEN r.cancelled_by ELSE '' END AS cancelled_by, CASE WHEN " + ended
        + " THEN r.cancelled_on END AS cancelled_on, CASE WHEN " + ended
        + " THEN r.successor ELSE '' END AS successor FROM exception r WHERE r.created_on <= "
        + time + ")";
}

std::string groupEndsAt(const ReadScope& scope)
{
    if (scope.snapshot == 0)
        return "exception_group_end";
    return "(SELECT exception, name, cancelled_by, cancelled_on FROM exception_group_end WHERE "
           "cancelled_on <= "
        + until(scope) + ")";
}

std::string claimsAt(const ReadScope& scope)
{
    using enum domain::ClaimVerdict;
    if (scope.snapshot == 0)
        return "claim";
    const std::string time = until(scope);
    const std::string at = std::to_string(scope.snapshot);
    return "(SELECT r.id, r.remediation, r.device, r.says, r.it_status, r.it_owner, r.it_note, "
           "r.done_on, r.merged_on, r.merged_by, r.file, r.line, EXISTS (SELECT 1 FROM claim l "
           "WHERE l.remediation = r.remediation AND l.device = r.device AND l.id > r.id AND "
           "l.merged_on <= "
        + time + ") AS superseded, CASE WHEN r.verdict <> " + number(None)
        + " AND r.judged_snapshot > " + at + " THEN " + number(Awaiting)
        + " ELSE r.verdict END AS verdict, CASE WHEN r.judged_snapshot <= " + at
        + " THEN r.judged_snapshot END AS judged_snapshot FROM claim r WHERE r.merged_on <= " + time
        + ")";
}

std::string journalAt(const ReadScope& scope)
{
    if (scope.snapshot == 0)
        return "journal";
    return "(SELECT id, at, who, action, object_type, object_id, object, before, after, hash FROM "
           "journal WHERE at <= "
        + until(scope) + ")";
}

std::string targetsThen(const ReadScope& scope, const std::string& column)
{
    return "(SELECT g." + column + lastProgress(scope, "m.id");
}

} // namespace parapet::store
