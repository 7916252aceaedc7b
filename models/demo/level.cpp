// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demo/level.h"

#include "models/demo/rows.h"

#include <algorithm>

namespace parapet::demo {
namespace {

/// The decimal text `text` times ten to the power of `digits`, further digits cut off.
std::int64_t scaled(std::string_view text, int digits)
{
    std::int64_t value = 0;
    bool fraction = false;
    for (const char c : text) {
        if (c == '.') {
            fraction = true;
            continue;
        }
        if (fraction && digits-- <= 0)
            break;
        value = value * 10 + (c - '0');
    }
    while (digits-- > 0)
        value *= 10;
    return value;
}

std::int64_t threat(const Cve& cve, Day day)
{
    std::int64_t value = scaled(cve.epss, 5);
    if (cve.epss.empty())
        value = cve.severity == "Critical" ? 3000 : cve.severity == "High" ? 1500 : 1000;
    if (isKnownExploited(cve, day))
        return std::max<std::int64_t>(value, cve.ransomware ? 80'000 : 60'000);
    return std::max<std::int64_t>(value, cve.exploit == 2 ? 10'000 : cve.exploit == 1 ? 5'000 : 0);
}

std::int64_t impact(const Cve& cve)
{
    if (!cve.cvss.empty())
        return scaled(cve.cvss, 1);
    if (cve.severity == "Critical")
        return 95;
    return cve.severity == "High" ? 80 : cve.severity == "Low" ? 20 : 55;
}

} // namespace

void HazardSum::add(const Cve& cve, std::uint32_t number, Day day)
{
    if (m_seen.insert(number).second)
        m_sum += threat(cve, day) * impact(cve);
}

const char* HazardSum::level() const
{
    // R = 100 H / (H + 2): R >= 30 means 7 H >= 6, R >= 70 means 3 H >= 14.
    const std::int64_t hazard = m_sum * m_context; // H x 100,000,000
    if (3 * hazard >= 1'400'000'000)
        return "High";
    return 7 * hazard >= 600'000'000 ? "Medium" : "Low";
}

} // namespace parapet::demo
