// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The exposure score in every state between two snapshots, and who brings each step. Used by
// compare() only; one thread.
#pragma once

#include "models/assess/comparedfleet.h"

#include <optional>

namespace parapet::assess {

class ComparedExposure
{
public:
    ComparedExposure(const ComparedFleet& fleet, const Orders& orders);

    /// Scores, exposure parts, counts of findings and CVEs, and top parts. False when stopped.
    [[nodiscard]] bool fill(domain::Comparison& result);

private:
    struct Sums
    {
        scoring::ExactSum weighted, weights;
        std::uint32_t active = 0, high = 0;
        [[nodiscard]] double weight() const { return weights.value(); }
        [[nodiscard]] double score() const
        {
            return weight() > 0.0 ? weighted.value() / weight() : 0.0;
        }
    };
    /// A device in one state.
    struct State
    {
        bool counts = false; ///< active and with data
        double weight = 0.0, hazard = 0.0, exposure = 0.0;
        bool operator==(const State&) const = default;
    };
    /// A device whose states are not all the same.
    struct Moved
    {
        domain::Key device = 0;
        std::vector<State> states;
    };

    [[nodiscard]] State stateOf(const ComparedDevice& device,
        std::span<const ComparedFinding> findings, Applied applied, std::vector<double>& hazards);
    void addDevice(const ComparedDevice& device);
    void addSteps(std::span<const ComparedFinding> findings, const std::vector<State>& states,
        const std::vector<std::vector<double>>& hazards);
    void count(const ComparedDevice& device, std::span<const ComparedFinding> findings);
    void countFor(
        domain::Cause cause, std::span<const ComparedFinding> findings, const auto& concerns);
    [[nodiscard]] double scaleOf(const Step& step) const;
    void fillParts(domain::Comparison& result) const;
    void fillTop(domain::Comparison& result) const;

    const ComparedFleet& m_fleet;
    const Orders& m_orders;
    std::vector<Sums> m_sums; ///< by state
    std::vector<Moved> m_moved;
    /// By step: weighted drops and rises of R that a CVE, a product brings.
    std::vector<std::vector<double>> m_byCve, m_byProduct;
    struct Counted
    {
        qint64 devices = 0, findings = 0;
        std::vector<bool> cves;
    };
    std::array<Counted, domain::causeCount> m_counted;
};

/// The largest parts by size, then id; zeros left out.
[[nodiscard]] std::vector<domain::CausePart> largest(std::vector<domain::CausePart> parts);

} // namespace parapet::assess
