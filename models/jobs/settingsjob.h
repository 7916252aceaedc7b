// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Settings of the scores and of the policy clocks; each change is one transaction and stands in the
// journal. Thread of the connection.
#pragma once

#include "models/domain/policy.h"
#include "models/domain/terms.h"
#include "models/jobs/context.h"

namespace parapet::jobs {

[[nodiscard]] base::Result<domain::PolicySettings> policySettings(Context& context);
/// Due dates follow at once: they are computed where they are read. Error Usage for days out of
/// bounds (scoring/policy/clocks.h). Writing what holds already changes nothing.
[[nodiscard]] base::Result<void> setPolicySettings(
    Context& context, const domain::PolicySettings& settings);
/// One entry of the table. Error Usage for a severity without a clock.
[[nodiscard]] base::Result<void> setPolicyDays(
    Context& context, domain::Severity severity, int days);

/// The weights of device values: "default" or "microsoft-2020"; scores again. Error Usage for
/// another word.
[[nodiscard]] base::Result<void> setWeights(Context& context, const QString& preset);

} // namespace parapet::jobs
