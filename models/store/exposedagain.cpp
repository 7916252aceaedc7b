// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/exposedagain.h"

#include "models/domain/terms.h"
#include "models/domain/workflow.h"
#include "models/store/asof.h"
#include "models/store/paststates.h"
#include "models/store/pastwork.h"

namespace parapet::store {
namespace {

template <class Enum>
std::string number(Enum value)
{
    return std::to_string(static_cast<int>(value));
}

std::string completed()
{
    return number(domain::RemediationStatus::Completed);
}

/// An update cannot close a zero day: where one is known of the software `l.object`, the device
/// needs a finding that an update closes (as keepUpdatable() of targetdevices.h).
std::string updatable(const ReadScope& scope)
{
    return "(c.control <> '' OR c.remediation_type <> " + number(domain::RemediationType::Update)
        + " OR NOT EXISTS (SELECT 1 FROM " + listsOf(scope) + ".sum_weakness w JOIN "
        + stateAt(scope, "cve_state")
        + " cs ON cs.cve = w.cve WHERE (cs.flags & 2) <> 0 AND "
          "w.update_available <> 2 AND l.object IN (SELECT value FROM unpack_keys(w.products))) OR "
          "EXISTS (SELECT 1 FROM "
        + asOf("finding", "device, version, state", scope.snapshot, "device = x.device")
        + " f JOIN software_version v ON v.id = f.version WHERE f.device = x.device AND v.product "
          "= l.object AND f.state <> "
        + number(domain::UpdateState::Unavailable) + "))";
}

} // namespace

// The joins go from the few completed activities to their lists of exposed devices, each unpacked
// once, and from there to the targets.
std::string exposedAgain(const ReadScope& scope, const std::string& only)
{
    return "(SELECT c.rowid AS activity, x.device FROM " + activitiesAt(scope)
        + " c CROSS JOIN (SELECT kind, object, devices FROM " + listsOf(scope)
        + ".sum_devices_of) l ON l.kind = iif(c.control = '', 1, 3) AND l.object = iif(c.control = "
          "'', (SELECT id FROM product WHERE key = substr(c.recommendation, 6)), (SELECT id FROM "
          "control WHERE key = c.control)) CROSS JOIN unpack_keys(l.devices) k CROSS JOIN "
        + activityDevicesAt(scope) + " x ON x.remediation = c.id AND x.device = k.value WHERE "
        + "c.status = " + completed()
        + " AND x.status = " + number(domain::ActivityDeviceStatus::Fixed) + " AND "
        + updatable(scope) + (only.empty() ? std::string() : " AND " + only) + ")";
}

std::string countExposedAgain(const ReadScope& scope, const std::string& only)
{
    const std::string own = "c.rowid = m.rowid";
    return "iif(m.status = " + completed() + ", (SELECT count(*) FROM "
        + exposedAgain(scope, only.empty() ? own : own + " AND " + only) + "), 0)";
}

std::string notFollowed(const ReadScope& scope)
{
    return "NOT EXISTS (SELECT 1 FROM " + activitiesAt(scope)
        + " n JOIN remediation_device y ON y.remediation = n.id AND y.device = x.device WHERE "
          "n.recommendation = c.recommendation AND n.rowid <> c.rowid AND (n.status <> "
        + completed() + " OR n.rowid > c.rowid))";
}

// An activity is followed up to the snapshot that completes it.
std::string completedWith(const ReadScope& scope)
{
    const std::string until = scope.snapshot == 0
        ? std::string()
        : " AND g.snapshot <= " + std::to_string(scope.snapshot);
    return "iif(m.status = " + completed()
        + " AND m.completion = " + number(domain::CompletionMethod::Automatic)
        + ", (SELECT max(g.snapshot) FROM remediation_progress g WHERE g.remediation = m.id" + until
        + "), NULL)";
}

} // namespace parapet::store
