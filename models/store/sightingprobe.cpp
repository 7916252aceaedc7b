// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/sightingprobe.h"

#include "models/store/findingreach.h"
#include "models/store/varints.h"

#include <algorithm>
#include <map>

namespace parapet::store {
namespace {

using domain::Key;

bool tellsNoClass(const DueClass& pairs)
{
    return !pairs.severityDays && !pairs.directiveDays;
}

std::string hasCveOf(const DueClass& pairs, const ReadScope& scope)
{
    const std::string condition = canBeOf(pairs, scope);
    if (tellsNoClass(pairs))
        return "1";
    const ObjectSource cve = sourceOf(Reach::Cve, scope, condition);
    return "EXISTS (SELECT 1 FROM " + cve.from + " WHERE " + cve.key + " = f.cve AND " + condition
        + ")";
}

std::string conditionOf(const std::vector<SeenPairs>& wanted, const ReadScope& scope)
{
    std::map<DueClass, std::vector<Sightings>> spans;
    for (const SeenPairs& one : wanted)
        spans[one.pairs].push_back(one.isTimed ? one.seen : Sightings{0, 0});
    std::string condition;
    for (const auto& [pairs, seen] : spans) {
        condition += condition.empty() ? "(" : " OR (";
        condition.append(seenIn("f.first_seen", seen))
            .append(" AND ")
            .append(hasCveOf(pairs, scope))
            .append(")");
    }
    return condition;
}

} // namespace

std::vector<Key> devicesHaving(SQLite::Database& db, const ReadScope& scope,
    const std::vector<Key>& devices, const std::vector<SeenPairs>& wanted,
    const std::optional<std::vector<Key>>& cves)
{
    if (!cves && std::ranges::any_of(wanted, tellsNoClass, &SeenPairs::pairs))
        return devices;
    const std::string packed = packKeys(devices);
    const std::string packedCves = cves ? packKeys(*cves) : std::string();
    SQLite::Statement rows(db,
        "SELECT asked.value FROM unpack_keys(?1) asked WHERE EXISTS (SELECT 1 FROM finding f WHERE "
        "f.device = asked.value AND ("
            + conditionOf(wanted, scope) + ")"
            + (cves ? " AND +f.cve IN (SELECT value FROM unpack_keys(?2))" : "") + ")");
    rows.bindNoCopy(1, packed.data(), static_cast<int>(packed.size()));
    if (cves)
        rows.bindNoCopy(2, packedCves.data(), static_cast<int>(packedCves.size()));
    std::vector<Key> having;
    while (rows.executeStep())
        having.push_back(rows.getColumn(0).getUInt());
    return having;
}

} // namespace parapet::store
