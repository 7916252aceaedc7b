// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which of the devices that the slots of sightings tell really have a due date of the class they
// were told for: a look at their findings, a fraction of what making their due dates costs. Inside
// guarded(); thread of the connection; SQLite exceptions pass through.
#pragma once

#include "models/store/dueclocks.h"

#include <map>
#include <vector>

namespace parapet::store {

/// Pairs of a class, first seen in a span.
struct SeenPairs
{
    DueClass pairs;
    Sightings seen;
    bool isTimed = true; ///< false: their findings tell no time, `seen` is that of the snapshots
};

/// CVEs that can have pairs of a class, each class asked for once.
class ClassCves
{
public:
    ClassCves(SQLite::Database& db, ReadScope scope);
    /// Ascending; nothing: any.
    [[nodiscard]] const std::optional<std::vector<domain::Key>>& of(const DueClass& pairs);

private:
    SQLite::Database& m_db;
    ReadScope m_scope;
    std::map<DueClass, std::optional<std::vector<domain::Key>>> m_known;
};

/// What findings must be of, ascending; nothing: any.
struct FindingObjects
{
    std::optional<std::vector<domain::Key>> cves;
    std::optional<std::vector<domain::Key>> versions; ///< all that findings of `cves` are of
};

/// Of `devices` (ascending) those with a finding of such a pair.
[[nodiscard]] std::vector<domain::Key> devicesHaving(SQLite::Database& db, ClassCves& classes,
    const std::vector<domain::Key>& devices, const std::vector<SeenPairs>& wanted,
    const FindingObjects& objects);

} // namespace parapet::store
