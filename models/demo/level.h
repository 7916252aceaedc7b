// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The exposure level that machines.json carries for a device, by the open model without alerts, in
// integers so that it is the same everywhere. Owned by a generation; one thread.
#pragma once

#include "models/demo/tables.h"

#include <set>

namespace parapet::demo {

class HazardSum
{
public:
    explicit HazardSum(bool internetFacing)
        : m_context(internetFacing ? 15 : 10)
    {
    }
    /// Adds the CVE once, however many products carry it.
    void add(const Cve& cve, std::uint32_t number, Day day);
    /// "Low", "Medium" or "High".
    [[nodiscard]] const char* level() const;

private:
    std::int64_t m_context; ///< tenths
    std::int64_t m_sum = 0; ///< threat in 1/100000 x CVSS in tenths
    std::set<std::uint32_t> m_seen;
};

} // namespace parapet::demo
