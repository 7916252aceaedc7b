// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What filing exceptions would do, before they are filed. Pure; any thread.
#pragma once

#include "models/assess/options.h"
#include "models/base/result.h"
#include "models/domain/views.h"

namespace parapet::assess {

/// All of them filed at once: what they hide, counted once each, and both scores before and after.
/// The status afterwards is that of the first one's recommendation. Error NotFound for a
/// recommendation or CVE that is none of this fleet.
[[nodiscard]] base::Result<domain::ExceptionPreview> previewExceptions(
    const domain::FleetState& fleet, const Options& options,
    const std::vector<domain::ExceptionRequest>& requests);

} // namespace parapet::assess
