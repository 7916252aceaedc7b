// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which devices can hold findings (or due dates of findings) that a condition wants, told from the
// small tables: device, version, CVE and update properties, and the lists of devices that scoring
// keeps of them. Never too few devices; any where that would take reading the findings. Inside
// guarded(); thread of the connection; SQLite exceptions pass through.
#pragma once

#include "models/domain/fleetstate.h"
#include "models/query/binder.h"
#include "models/store/findingreach.h"
#include "models/store/tablereader.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace parapet::store {

/// Devices by key; nothing: any device.
using DeviceSet = std::optional<std::vector<bool>>;
[[nodiscard]] DeviceSet intersection(DeviceSet a, const DeviceSet& b);
[[nodiscard]] DeviceSet united(DeviceSet a, const DeviceSet& b);

class FindingCandidates
{
public:
    FindingCandidates(SQLite::Database& db, domain::Kind kind, const KindSql& sql, ReadScope scope);

    /// False where the lists of devices are older than the findings: then nothing here holds.
    [[nodiscard]] bool areCurrent();
    [[nodiscard]] DeviceSet of(const query::BoundNode& filter);
    [[nodiscard]] DeviceSet of(const Relation& relation);
    /// Devices with a finding of one of these versions, CVEs or updates (ascending keys).
    [[nodiscard]] DeviceSet holding(Reach reach, const std::vector<domain::Key>& objects);
    /// CVEs (ascending) by a condition over the names of sourceOf(Reach::Cve).
    [[nodiscard]] std::vector<domain::Key> cvesWhere(const std::string& condition);
    /// Devices by a condition on n (finding_span) and se (device_seen) with one parameter.
    [[nodiscard]] DeviceSet devicesWhere(const std::string& condition, qint64 value);
    /// Devices with a finding of that software.
    [[nodiscard]] DeviceSet exposedTo(domain::Key product);
    /// Devices of the scope's device groups.
    [[nodiscard]] DeviceSet inScope();
    /// Devices by whether they face the internet.
    [[nodiscard]] DeviceSet facing(bool internet);
    /// Devices with a finding that the exception covers; empty: that any exception covers.
    [[nodiscard]] DeviceSet underException(const std::string& exception);

private:
    [[nodiscard]] DeviceSet ofOneReach(Reach reach, const query::BoundPointer& node);
    [[nodiscard]] DeviceSet ofJunction(const query::BoundJunction& junction);
    [[nodiscard]] DeviceSet ofSoftware(const query::BoundPointer& node);
    [[nodiscard]] DeviceSet ofTimes(Reach reach, const query::BoundNode& node);
    [[nodiscard]] bool holdsWithoutRow(const query::BoundPointer& node);
    [[nodiscard]] std::vector<domain::Key> keysWhere(Reach reach, const query::BoundPointer& node);
    [[nodiscard]] std::vector<domain::Key> keysWhere(
        Reach reach, const std::string& condition, const std::vector<domain::Value>& binds);
    /// By a condition on sum_device, of constants.
    [[nodiscard]] DeviceSet summarised(const std::string& condition);
    [[nodiscard]] DeviceSet fromLists(SQLite::Statement& lists);
    void collectReaches(const query::BoundNode& node, std::set<Reach>& found) const;
    [[nodiscard]] std::optional<Reach> onlyReach(const query::BoundNode& node) const;
    void add(std::vector<bool>& set, std::size_t device) const;

    SQLite::Database& m_db;
    domain::Kind m_kind;
    const KindSql& m_sql;
    ReadScope m_scope;
    std::optional<std::vector<domain::Key>> m_inactive; ///< in no list
};

} // namespace parapet::store
