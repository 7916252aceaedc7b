// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The counts and exact sums behind an assessment, kept so that a later change can be added to them;
// and what such a change makes of it. Plain values; any thread.
#pragma once

#include "models/domain/assessment.h"

#include "scoring/exposure/exactsum.h"

namespace parapet::domain {

/// Of a software product.
struct ProductBasis
{
    Key product = 0;
    scoring::ExactSum dropBefore, dropAfter; ///< sum of w(d) times the drop of R(d), by exceptions
    std::uint32_t exposedAfter = 0; ///< exposed devices that no exception covers
    std::uint32_t closable = 0; ///< findings that close by the recommendation
    std::uint32_t alerted = 0; ///< findings whose CVE an active alert names on their device
    std::uint32_t eosFacts = 0; ///< findings and installs of software past its end of support
    bool operator==(const ProductBasis&) const = default;
    [[nodiscard]] bool isZero() const
    {
        return dropBefore.isZero() && dropAfter.isZero()
            && (exposedAfter | closable | alerted | eosFacts) == 0;
    }
};

/// Of a control, before exceptions.
struct ControlBasis
{
    Key control = 0;
    std::uint32_t told = 0, applicable = 0, compliant = 0; ///< active devices
};

/// Of a CVE: findings that close by an update, or not.
struct CveBasis
{
    Key cve = 0;
    std::uint32_t updatable = 0, notUpdatable = 0;
    std::uint32_t alerted = 0; ///< findings that an active alert names on their active device
};

/// Of a remediation activity under way.
struct ActivitySummary
{
    QString id;
    double impact = 0.0; ///< E now - E with its recommendation carried out on its own devices
    scoring::ExactSum drop; ///< the sum behind it: sum of w(d) times the drop of R(d)
};

/// An assessment of the whole fleet with what is behind it. Lists by key, without rows of zeros.
struct Scored : Assessment
{
    std::vector<ProductBasis> productBasis;
    std::vector<ControlBasis> controlBasis;
    std::vector<CveBasis> cveBasis;
    std::vector<ActivitySummary> activities; ///< those watched, all of them
};

/// What a change of a few devices, CVEs or exceptions makes of an assessment: the new rows of what
/// was touched. A touched key without a row in `rows` has none any more.
struct AssessmentChange
{
    Scored rows; ///< cards, coverage: whole; the other lists: what was touched only
    std::vector<Key> devices, products, versions, cves, controls; ///< touched, ascending
    std::vector<Key> changedBasis; ///< products whose basis changed
    bool withClocks = false; ///< rows.clocks are all of them; else they are as they were
    std::vector<std::pair<DevicesOf::Kind, Key>> lists; ///< device lists touched
    /// Impact of the recommendations of all other products, before and after exceptions.
    struct Impact
    {
        Key product = 0;
        double before = 0.0, after = 0.0;
    };
    std::vector<Impact> impacts;
};

} // namespace parapet::domain
