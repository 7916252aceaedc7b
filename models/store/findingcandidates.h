// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which devices can hold findings (or due dates of findings) that a condition wants, told from the
// small tables: device, version, CVE and update properties, and the lists of devices that scoring
// keeps of them. Never too few devices; any where that would take reading the findings. Inside
// guarded(); thread of the connection; SQLite exceptions pass through.
#pragma once

#include "models/query/binder.h"
#include "models/query/sqlcompiler.h"
#include "models/store/blobtables.h"
#include "models/store/clocksql.h"
#include "models/store/deviceset.h"
#include "models/store/findingreach.h"
#include "models/store/tablereader.h"

#include <array>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace parapet::store {

class FindingCandidates
{
public:
    FindingCandidates(SQLite::Database& db, domain::Kind kind, const KindSql& sql, ReadScope scope);

    /// False where the lists of devices are older than the findings: then nothing here holds.
    [[nodiscard]] bool areCurrent();
    [[nodiscard]] DeviceSet of(const query::BoundNode& filter);
    [[nodiscard]] DeviceSet of(const Relation& relation);
    /// Lists of more bytes than this name so many devices that walking all of them is no slower.
    static constexpr qint64 mostListBytes = 2'000'000;
    /// Devices with a finding of one of these versions, CVEs or updates (ascending keys); any where
    /// their lists are longer.
    [[nodiscard]] DeviceSet holding(
        Reach reach, const std::vector<domain::Key>& objects, qint64 mostBytes = mostListBytes);
    /// Versions, CVEs, updates or states (ascending) that every row passing the filter is of;
    /// nothing: the filter does not ask, or passes rows without one.
    [[nodiscard]] std::optional<std::vector<domain::Key>> objectsOf(
        const query::BoundNode& filter, Reach reach);
    /// For due dates: versions of the software that each part of the filter asks for, as far as it
    /// is told by one product.
    [[nodiscard]] std::vector<std::vector<domain::Key>> softwareOf(const query::BoundNode& filter);
    /// The same for the rows of a relation.
    [[nodiscard]] std::optional<std::vector<domain::Key>> objectsOf(
        const Relation& relation, Reach reach);
    /// Versions (ascending) that one of the updates was named for, and the other way round.
    [[nodiscard]] std::vector<domain::Key> versionsWith(const std::vector<domain::Key>& updates);
    [[nodiscard]] std::vector<domain::Key> updatesOf(const std::vector<domain::Key>& versions);
    /// Devices and versions of them that may have findings; nothing: more than `most`.
    [[nodiscard]] std::optional<std::vector<KeyPair>> installed(
        const std::vector<domain::Key>& versions, std::size_t most);
    /// CVEs (ascending) by a condition over the names of sourceOf(Reach::Cve).
    [[nodiscard]] std::vector<domain::Key> cvesWhere(const std::string& condition);
    /// Devices by a condition on n (finding_span) and se (device_seen) with one parameter.
    [[nodiscard]] DeviceSet devicesWhere(const std::string& condition, qint64 value);
    /// Devices with a finding of that software.
    [[nodiscard]] DeviceSet exposedTo(domain::Key product);
    /// Devices of the scope's device groups.
    [[nodiscard]] DeviceSet inScope();
    /// Devices by whether they face the internet.
    [[nodiscard]] const DeviceSet& facing(bool internet);
    /// Devices with a finding that the exception covers; empty: that any exception covers.
    [[nodiscard]] DeviceSet underException(const std::string& exception);

private:
    [[nodiscard]] DeviceSet ofOneReach(Reach reach, const query::BoundPointer& node);
    [[nodiscard]] DeviceSet ofJunction(const query::BoundJunction& junction);
    [[nodiscard]] DeviceSet ofSoftware(const query::BoundPointer& node);
    [[nodiscard]] DeviceSet ofTimes(Reach reach, const query::BoundNode& node);
    [[nodiscard]] DeviceSet ofClocks(Reach reach, const query::BoundPointer& node);
    /// Condition over the names of sourceOf(Reach::Cve) that the CVE of each due date passing a
    /// node of that reach passes; empty: none is known.
    [[nodiscard]] std::string cvesOfClocks(Reach reach, const query::BoundPointer& node);
    [[nodiscard]] std::vector<ClockInputs> clockInputsOf(const query::BoundPointer& node);
    [[nodiscard]] bool holdsWithoutRow(const query::BoundPointer& node);
    /// Whether the condition is true of a row that has that status, and nothing else.
    [[nodiscard]] bool holds(const query::BoundPointer& node, const char* status);
    /// With the fields' expressions; nothing where it is too long for SQL.
    [[nodiscard]] std::optional<query::Sql> conditionOf(const query::BoundPointer& node) const;
    [[nodiscard]] std::vector<domain::Key> keysWhere(Reach reach, const query::BoundPointer& node);
    [[nodiscard]] std::vector<domain::Key> keysWhere(
        Reach reach, const std::string& condition, const std::vector<domain::Value>& binds);
    [[nodiscard]] SQLite::Statement listsOf(
        const std::string& value, Reach reach, const std::string& packed);
    [[nodiscard]] qint64 bytesOf(Reach reach, const std::string& packed);
    [[nodiscard]] const std::vector<domain::Key>& inactive();
    [[nodiscard]] std::vector<domain::Key> keysOf(
        const std::string& sql, const std::vector<domain::Key>& of);
    [[nodiscard]] DeviceSet fromLists(SQLite::Statement& lists);
    void collectReaches(const query::BoundNode& node, std::set<Reach>& found) const;
    [[nodiscard]] std::optional<Reach> onlyReach(const query::BoundNode& node) const;
    void add(std::vector<bool>& set, std::size_t device) const;

    SQLite::Database& m_db;
    domain::Kind m_kind;
    const KindSql& m_sql;
    ReadScope m_scope;
    std::optional<std::vector<domain::Key>> m_inactive; ///< in no list
    std::optional<std::array<DeviceSet, 2>> m_facing; ///< not facing the internet, and facing it
};

} // namespace parapet::store
