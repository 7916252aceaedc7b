// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The counts of the whole fleet after a change, out of the kept ones and what the touched devices
// counted before and count now; filled for what was touched. Used by update() only; one thread.
#pragma once

#include "models/assess/exposures.h"
#include "models/assess/summaries.h"
#include "models/assess/update.h"

#include <set>

namespace parapet::assess {

/// What a set of devices brings.
struct Contribution
{
    const Counts& counts;
    const Exposures& exposures;
};

class Merge
{
public:
    Merge(const Stored& stored, const Change& change, const ExceptionCover& cover,
        const Contribution& before, const Contribution& after);

    /// False where the change reaches devices that are not among the touched ones.
    [[nodiscard]] bool run();
    /// Sets the impacts from the sum of weights after the change.
    void weigh(double weightSum);

    [[nodiscard]] const Counts& counts() const { return m_counts; }
    [[nodiscard]] std::span<const double> impactBefore() const { return m_impactBefore; }
    [[nodiscard]] std::span<const double> impactAfter() const { return m_impactAfter; }
    [[nodiscard]] const domain::ProductBasis& basis(domain::Key product) const
    {
        return m_basis[product];
    }
    [[nodiscard]] const std::vector<domain::Key>& changedBasis() const { return m_changedBasis; }
    /// The touched keys and the changed device lists.
    void tellTouched(domain::AssessmentChange& result);
    /// Impacts of products that are not touched: all, or those whose sums changed.
    void tellImpacts(domain::AssessmentChange& result, bool all) const;

private:
    void loadStored();
    [[nodiscard]] bool mergeBasis();
    void mergeVersions();
    void mergeProductCves();
    [[nodiscard]] std::vector<domain::Key> cvesOfProduct(domain::Key product);
    [[nodiscard]] const VersionTally& wholeVersion(domain::Key key);
    void mergeCves();
    void touchProducts();
    void mergeProduct(domain::Key key);
    void mergeControls();
    void mergeControl(domain::Key key);
    [[nodiscard]] std::vector<domain::Key> merged(domain::DevicesOf::Kind kind, domain::Key object,
        const std::vector<domain::Key>& before, const std::vector<domain::Key>& now);
    [[nodiscard]] std::set<domain::RecommendationKey> coverTouched() const;

    const Stored& m_stored;
    const Change& m_change;
    const ExceptionCover& m_cover;
    const Contribution m_before, m_after;
    Counts m_counts;
    std::vector<domain::ProductBasis> m_basis; ///< by product
    std::vector<domain::Key> m_changedBasis;
    std::vector<std::uint32_t> m_installed; ///< devices by version
    std::vector<std::vector<domain::Key>> m_versionsOf, m_cvesOf; ///< by product
    std::set<domain::Key> m_asked; ///< versions whose findings elsewhere are known
    std::set<domain::Key> m_products, m_versions, m_cves, m_controls; ///< touched
    std::set<domain::Key> m_recount; ///< products of which a CVE came or went on some version
    std::vector<domain::DevicesOf> m_lists;
    std::vector<std::pair<domain::DevicesOf::Kind, domain::Key>> m_touchedLists;
    std::vector<double> m_impactBefore, m_impactAfter;
};

} // namespace parapet::assess
