// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Loads the whole fleet as it was at a snapshot into memory: what the assessment, what-if, plan and
// explanations work on. Thread of the connection; cancelled through the connection's stop token.
#pragma once

#include "models/base/result.h"
#include "models/domain/fleetstate.h"
#include "models/store/connection.h"

#include <functional>
#include <span>
#include <vector>

namespace parapet::store {

class FleetLoader
{
public:
    explicit FleetLoader(Connection& connection);

    /// snapshot 0: the newest. Knowledge as it was known then; device context as set then.
    /// Errors: NotFound when the workspace holds no such snapshot.
    [[nodiscard]] base::Result<domain::FleetState> load(qint64 snapshot = 0);
    /// The same without findings, installs and assessments.
    [[nodiscard]] base::Result<domain::FleetState> loadWithoutFacts(qint64 snapshot = 0);
    /// The same without knowledge too.
    [[nodiscard]] base::Result<domain::FleetState> loadStates(qint64 snapshot = 0);
    /// Adds the facts of some devices (ascending keys) to the fleet loaded last.
    [[nodiscard]] base::Result<void> loadFactsOf(
        domain::FleetState& fleet, std::span<const domain::Key> devices);
    /// The findings of the fleet loaded last, by device, version, CVE; an error from `take` ends
    /// it.
    [[nodiscard]] base::Result<void> eachFinding(
        const std::function<base::Result<void>(const domain::FindingFact&)>& take);

    /// Adds the assessments of the fleet loaded last.
    [[nodiscard]] base::Result<void> loadAssessments(domain::FleetState& fleet);

    /// Applies what people set of devices up to now to a fleet that an import built.
    [[nodiscard]] base::Result<void> applyContext(domain::FleetState& fleet);

private:
    void readStates(domain::FleetState& fleet, qint64 asOfSnapshot);
    void loadContext(domain::FleetState& fleet, base::Millis until);
    void loadSeen(domain::FleetState& fleet);
    [[nodiscard]] base::Result<void> loadFacts(domain::FleetState& fleet);
    [[nodiscard]] domain::FindingFact finding(SQLite::Statement& row) const;
    [[nodiscard]] domain::AssessmentFact assessed(SQLite::Statement& row) const;
    [[nodiscard]] std::string factRows(
        const std::string& table, const std::string& columns, const std::string& where) const;
    Connection& m_connection;
    qint64 m_knowledge = 0; ///< feed row known to the fleet loaded last; 0: the newest
    qint64 m_asOf = 0; ///< snapshot of the fleet loaded last; 0: the newest
    std::vector<domain::Seconds> m_findingSeen, m_assessedSeen;
};

} // namespace parapet::store
