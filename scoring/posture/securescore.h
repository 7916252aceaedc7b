// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Secure score for devices (scoring model, section 7). Pure functions; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace parapet::scoring {

/// Always shown in this order.
enum class ControlCategory : std::uint8_t { Application, Os, Network, Accounts, SecurityControls };
inline constexpr std::array<std::string_view, 5> controlCategoryNames{
    "Application", "OS", "Network", "Accounts", "Security controls"};

/// One control over the active devices that assessed it.
struct ControlInput
{
    ControlCategory category = ControlCategory::Application;
    double maximum = 1.0; ///< m(c), 1 .. 10 points
    std::uint32_t applicable = 0; ///< devices where applicable and assessed
    std::uint32_t compliant = 0; ///< of these compliant (mitigated ones count)
};

struct ControlScore
{
    double points = 0.0;
    double maximum = 0.0; ///< 0 when not assessed
    double impact = 0.0; ///< points to win: m (1 - compliant/applicable)
    bool assessed = false;
};

struct CategoryScore
{
    ControlCategory category = ControlCategory::Application;
    double points = 0.0;
    double maximum = 0.0;
    std::uint32_t controls = 0; ///< assessed controls
    std::uint32_t notAssessed = 0;
};

struct SecureScore
{
    double points = 0.0;
    double maximum = 0.0;
    double percent = 0.0; ///< 100 points / maximum; 0 when maximum is 0
    std::uint32_t notAssessed = 0;
    std::array<CategoryScore, 5> categories;
    std::vector<ControlScore> controls; ///< in the order of the input
};

/// Sums do not depend on the order of the controls.
[[nodiscard]] SecureScore secureScore(std::span<const ControlInput> controls);

} // namespace parapet::scoring
