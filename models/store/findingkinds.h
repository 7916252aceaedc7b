// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What kinds of findings there are, whatever their device: the CVEs of each version, by what is
// told of an update (table finding_kind). Small beside the findings; tells which objects of a
// filter and of an order occur together. May name kinds that are gone, never lacks one. Inside
// guarded(); thread of the connection; SQLite exceptions pass through.
#pragma once

#include "models/store/deviceset.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <optional>
#include <string>
#include <vector>

namespace parapet::store {

/// Takes the kinds of the fleet that was just written. `partial`: those there stay. None are kept
/// where they are so many that they would be no help.
void writeFindingKinds(SQLite::Database& db, const domain::FleetState& fleet, bool partial);
/// Makes them anew of the findings of the newest snapshot.
void rebuildFindingKinds(SQLite::Database& db);

class FindingKinds
{
public:
    /// Objects, each set by key; nothing: any.
    struct Asked
    {
        std::optional<std::vector<bool>> versions, cves, states;
    };
    /// Ascending.
    struct Objects
    {
        std::vector<domain::Key> versions, cves;
    };

    explicit FindingKinds(SQLite::Database& db);

    /// False: nothing is known of them.
    [[nodiscard]] bool areKept() const { return m_areKept; }
    /// Forgets all others.
    void keepOnly(const Asked& asked);
    /// The objects of the kinds that are asked for.
    [[nodiscard]] Objects objectsOf(const Asked& asked) const;

private:
    struct Row
    {
        domain::Key version = 0;
        domain::UpdateState state = domain::UpdateState::NotStated;
        std::vector<domain::Key> cves;
    };

    [[nodiscard]] static bool isAsked(const Row& row, const Asked& asked);

    std::vector<Row> m_rows; ///< by version
    bool m_areKept = false;
};

} // namespace parapet::store
