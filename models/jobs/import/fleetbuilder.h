// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Merges what the parsing threads collected into one fleet: new dimension keys in text order, facts
// sorted and unique, conflicting rows merged by rules that do not depend on their order. One
// thread.
#pragma once

#include "models/domain/fleetstate.h"
#include "models/jobs/import/collector.h"
#include "models/store/snapshotwriter.h"

#include <memory>
#include <span>
#include <vector>

namespace parapet::jobs {

class FleetBuilder
{
public:
    /// `fleet` and `evidence` hold the workspace's dimensions and get the new ones appended.
    FleetBuilder(domain::FleetState& fleet, store::EvidenceBook& evidence);

    /// Frees the collectors as it goes.
    void build(std::vector<std::unique_ptr<Collector>>& collectors);

    /// Notes on rows that told different things of one object.
    [[nodiscard]] std::vector<domain::Issue> takeNotes() { return std::move(m_notes); }

private:
    /// Keys of one collector -> keys of the fleet.
    struct Remap
    {
        std::vector<domain::Key> devices, versions, cves, controls, updates, evidence;
        std::vector<bool> unusual; ///< versions whose usual evidence here is not the fleet's
    };

    /// What one row says of an install.
    struct ToldInstall
    {
        enum class By : std::uint8_t { List, Finding, UsualOfThread };
        domain::Key device = 0, version = 0, evidence = 0;
        domain::Seconds firstSeen = 0;
        By by = By::List;
    };

    void mapDimensions(const std::vector<std::unique_ptr<Collector>>& collectors);
    void mapVersions(const std::vector<std::unique_ptr<Collector>>& collectors);
    void mergeDevices(const std::vector<std::unique_ptr<Collector>>& collectors);
    void mergeKnowledge(const std::vector<std::unique_ptr<Collector>>& collectors);
    void mergeAlerts(std::vector<std::unique_ptr<Collector>>& collectors);
    void chooseEvidence(const std::vector<std::unique_ptr<Collector>>& collectors);
    void voteForEvidence(const std::vector<std::unique_ptr<Collector>>& collectors);
    void resolveInstall(std::span<const ToldInstall> told);
    void buildFindings(std::vector<std::unique_ptr<Collector>>& collectors);
    void buildInstalls(std::vector<std::unique_ptr<Collector>>& collectors);
    void buildAssessments(std::vector<std::unique_ptr<Collector>>& collectors);
    void note(const QString& reason);

    domain::FleetState& m_fleet;
    store::EvidenceBook& m_evidence;
    std::size_t m_knownVersions = 0;
    std::vector<Remap> m_remaps;
    std::vector<ToldInstall> m_implied; ///< installs whose evidence is not the usual one
    domain::Key m_noEvidence = 0; ///< key of the empty evidence
    std::vector<domain::Issue> m_notes;
};

} // namespace parapet::jobs
