// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/heldelsewhere.h"

#include "models/store/varints.h"

namespace parapet::store {
namespace {

std::string packedPresent(const domain::FleetState& fleet)
{
    std::vector<domain::Key> present;
    for (std::size_t key = 1; key < fleet.devices.size(); ++key)
        if (fleet.devices[key].present)
            present.push_back(static_cast<domain::Key>(key));
    return packKeys(present);
}

/// The keys that a column of some tables has on devices that are not in the packed list.
std::vector<bool> keysIn(SQLite::Database& db, const std::string& column,
    const std::vector<std::string>& tables, const std::string& packed)
{
    std::string sql;
    for (const std::string& table : tables) {
        sql += sql.empty() ? "SELECT DISTINCT " : " UNION SELECT DISTINCT ";
        sql.append(column).append(" FROM ").append(table);
        sql += " WHERE device NOT IN (SELECT value FROM unpack_keys(?1))";
    }
    SQLite::Statement rows(db, sql);
    rows.bindNoCopy(1, packed.data(), static_cast<int>(packed.size()));
    std::vector<bool> keys;
    while (rows.executeStep()) {
        const auto key = static_cast<std::size_t>(rows.getColumn(0).getInt64());
        if (keys.size() <= key)
            keys.resize(key + 1);
        keys[key] = true;
    }
    return keys;
}

} // namespace

base::Result<HeldElsewhere> heldElsewhere(Connection& connection, const domain::FleetState& fleet)
{
    HeldElsewhere held;
    auto done = connection.guarded([&]() -> base::Result<void> {
        auto& db = connection.db();
        const std::string packed = packedPresent(fleet);
        held.cves = keysIn(db, "cve", {"finding"}, packed);
        held.versions = keysIn(db, "version", {"finding", "install"}, packed);
        held.controls = keysIn(db, "control", {"assessment"}, packed);
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return held;
}

} // namespace parapet::store
