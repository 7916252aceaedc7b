// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The exposure of a fleet before and after exceptions, computed once where no exception takes
// anything out. Immutable after construction; any thread. What it is made of must outlive it.
#pragma once

#include "models/assess/exposurecase.h"

#include <memory>

namespace parapet::assess {

class Exposures
{
public:
    Exposures(const domain::FleetState& fleet, const Options& options, const ExceptionCover& cover);

    [[nodiscard]] const scoring::FleetExposure& before() const { return m_before; }
    [[nodiscard]] const scoring::FleetExposure& after() const
    {
        return m_mitigatedCase ? m_mitigated : m_before;
    }
    /// t(v) before alerts and the weights of CVEs, by key.
    [[nodiscard]] std::span<const scoring::Threat> threats() const { return m_case.threats(); }
    [[nodiscard]] std::span<const scoring::CveWeight> weights() const
    {
        return m_case.input().cves;
    }
    /// Tells the rows of active devices (in ascending order of key) their exposure after
    /// exceptions.
    void fill(std::vector<domain::DeviceSummary>& rows) const;

private:
    ExposureCase m_case;
    scoring::FleetExposure m_before;
    std::unique_ptr<ExposureCase> m_mitigatedCase;
    scoring::FleetExposure m_mitigated;
};

} // namespace parapet::assess
