// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Settings of the scores and of the policy clocks; each change is one transaction and stands in the
// journal. Thread of the connection.
#pragma once

#include "models/domain/policy.h"
#include "models/domain/terms.h"
#include "models/jobs/context.h"

#include <QString>

#include <vector>

namespace parapet::jobs {

[[nodiscard]] base::Result<domain::PolicySettings> policySettings(Context& context);
/// Due dates follow at once: they are computed where they are read. Error Usage for days out of
/// bounds (scoring/policy/clocks.h). Writing what holds already changes nothing.
[[nodiscard]] base::Result<void> setPolicySettings(
    Context& context, const domain::PolicySettings& settings);
/// One entry of the table. Error Usage for a severity without a clock.
[[nodiscard]] base::Result<void> setPolicyDays(
    Context& context, domain::Severity severity, int days);

/// The presets of weights by name, and the setting that holds one (empty: ourWeights).
inline constexpr QLatin1StringView ourWeights("default"), publishedWeights("microsoft-2020");
inline constexpr QLatin1StringView weightsSetting("weights");

/// What each device value weighs in the exposure score under a preset.
struct DeviceWeights
{
    QString preset; ///< ourWeights or publishedWeights
    double low = 0.0, normal = 0.0, high = 0.0;
};
struct WeightChoices
{
    QString current; ///< the preset in force
    std::vector<DeviceWeights> presets; ///< for the devices that count in the newest snapshot
};
[[nodiscard]] base::Result<WeightChoices> weightChoices(Context& context);

/// The weights of device values: ourWeights or publishedWeights; scores again. Error Usage for
/// another word.
[[nodiscard]] base::Result<void> setWeights(Context& context, const QString& preset);

/// Is Intune said to be used, so that a request may ask for a ticket there? No, until it is set.
[[nodiscard]] base::Result<bool> usesIntune(Context& context);
/// Writing what holds already changes nothing.
[[nodiscard]] base::Result<void> setUsesIntune(Context& context, bool uses);

} // namespace parapet::jobs
