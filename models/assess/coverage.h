// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which exceptions are in effect, and what they take out of the scores (scoring model, section 6).
// Plain values; any thread.
#pragma once

#include "models/assess/options.h"

#include <map>
#include <set>

namespace parapet::assess {

class ExceptionCover
{
public:
    /// `groups`: device groups to cover beside those that hold a device.
    ExceptionCover(const domain::FleetState& fleet, const Options& options,
        const std::vector<domain::Key>& groups = {});
    /// The cover of an earlier assessment, from its rows and the exceptions they name; it knows no
    /// statuses.
    ExceptionCover(const std::vector<domain::Coverage>& rows, const Options& options);

    /// Mitigated (third party control, alternate mitigation) in this device group.
    [[nodiscard]] bool mitigates(domain::RecommendationKey recommendation, domain::Key group) const;
    /// Does a mitigation take a finding of this software and CVE out in this device group? One of
    /// the whole recommendation takes out only what it would close.
    [[nodiscard]] bool mitigatesFinding(
        domain::Key product, domain::Key cve, domain::Key group, bool closable) const;
    /// Is a finding under any exception in effect, whatever that does to the scores?
    [[nodiscard]] bool covers(
        domain::Key product, domain::Key cve, domain::Key group, bool closable) const;
    /// A false positive of this software and CVE in this device group.
    [[nodiscard]] bool isFalsePositive(
        domain::Key product, domain::Key cve, domain::Key group) const;
    [[nodiscard]] bool hasMitigations() const
    {
        return !m_mitigated.empty() || !m_mitigatedCves.empty();
    }
    [[nodiscard]] bool hasFalsePositives() const { return !m_falsePositives.empty(); }

    [[nodiscard]] domain::RecommendationStatus statusOf(
        domain::RecommendationKey recommendation) const;
    /// One row for every recommendation (and CVE) and group; a global exception goes first.
    [[nodiscard]] const std::vector<domain::Coverage>& rows() const { return m_rows; }

    /// Device groups in use in the snapshot.
    [[nodiscard]] std::uint32_t groupCount() const
    {
        return static_cast<std::uint32_t>(m_groupCount);
    }

    using Mitigations = std::set<std::pair<domain::RecommendationKey, domain::Key>>;
    using FalsePositives = std::set<std::tuple<domain::Key, domain::Key, domain::Key>>;
    [[nodiscard]] const Mitigations& mitigations() const { return m_mitigated; }
    /// Product, CVE, group.
    [[nodiscard]] const FalsePositives& falsePositives() const { return m_falsePositives; }
    [[nodiscard]] const FalsePositives& mitigatedCves() const { return m_mitigatedCves; }

private:
    void apply(const domain::Coverage& row, domain::Justification reason);
    void cover(const domain::ExceptionFile& exception, domain::RecommendationKey recommendation,
        domain::Key cve, const std::vector<domain::Key>& groups);

    std::vector<domain::Coverage> m_rows;
    Mitigations m_mitigated;
    FalsePositives m_falsePositives, m_mitigatedCves;
    std::set<std::tuple<domain::RecommendationKey, domain::Key, domain::Key>> m_covered;
    std::map<domain::RecommendationKey, std::set<domain::Key>> m_groupsOf;
    std::size_t m_groupCount = 0; ///< groups in use in this snapshot
};

} // namespace parapet::assess
