// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an assessment depends on beside the fleet. Plain value; any thread.
#pragma once

#include "models/domain/assessment.h"

#include <stop_token>

namespace parapet::assess {

enum class WeightPreset : std::uint8_t { Default, Microsoft2020 };

/// A remediation activity under way: what it gains on its own devices is worked out with the rest.
struct WatchedActivity
{
    QString id;
    domain::Key product = 0; ///< 0: a configuration, which gains nothing of the exposure score
    std::vector<domain::Key> devices; ///< ascending
};

struct Options
{
    base::Millis now = 0; ///< decides which exceptions are in effect
    std::vector<domain::ExceptionFile> exceptions;
    std::vector<domain::Key> groups; ///< device groups in scope; empty: all
    WeightPreset weights = WeightPreset::Default;
    scoring::ExposureConstants constants;
    /// Products to be uninstalled, by key, where the fleet holds the facts of a few devices only.
    std::optional<std::vector<bool>> uninstalled{};
    std::vector<WatchedActivity> activities{};
    std::stop_token stop;
};

/// A device counts while it was seen within this time before the snapshot's.
inline constexpr base::Millis activityWindow = 30LL * 86'400'000;

/// w(d) under the preset; `active`: number of active devices in scope.
[[nodiscard]] double weightOf(
    domain::DeviceValue value, std::uint32_t active, const Options& options);

/// Part of the snapshot, in a group in scope.
[[nodiscard]] bool inScope(const domain::DeviceState& device, const Options& options);
/// Not excluded where the export was made, and seen within the activity window; a device whose last
/// sighting no row tells counts as seen, since the export lists it.
[[nodiscard]] bool isActive(const domain::DeviceState& device, base::Millis takenAt);

} // namespace parapet::assess
