// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// On how many devices people would not notice a change of configuration. Thread of the connection.
#pragma once

#include "models/jobs/scope.h"

#include <optional>

namespace parapet::jobs {

/// Exposed devices of a configuration recommendation for which the export expects no user impact;
/// nothing for software, of which that is not told.
[[nodiscard]] base::Result<std::optional<qint64>> devicesWithoutUserImpact(
    Context& context, const Scope& scope, const QString& recommendation);

} // namespace parapet::jobs
