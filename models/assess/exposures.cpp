// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assess/exposures.h"

namespace parapet::assess {

Exposures::Exposures(
    const domain::FleetState& fleet, const Options& options, const ExceptionCover& cover)
    : m_case(fleet, options, cover, Exceptions::Before)
{
    const auto stopped = [&options] { return options.stop.stop_requested(); };
    m_before = scoring::assessFleet(m_case.input(), stopped);
    if (cover.hasMitigations()) {
        m_mitigatedCase = std::make_unique<ExposureCase>(fleet, options, cover, Exceptions::After);
        m_mitigated = scoring::assessFleet(m_mitigatedCase->input(), stopped);
    }
}

void Exposures::fill(std::vector<domain::DeviceSummary>& rows) const
{
    const auto& keys = m_case.deviceKeys();
    const auto& devices = after().devices;
    std::size_t place = 0;
    for (auto& row : rows) {
        while (place < keys.size() && keys[place] < row.device)
            ++place;
        if (place >= devices.size() || keys[place] != row.device)
            continue;
        row.active = true;
        row.score = devices[place].exposure;
        if (row.score)
            row.hazard = devices[place].hazard.value();
        row.level = devices[place].level;
    }
}

} // namespace parapet::assess
