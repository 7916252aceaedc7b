// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// All findings as CSV without a join for each row: the texts of devices, software and CVEs are made
// once. The same cells as the general list gives; a test holds the two together.
#pragma once

#include "models/exporting/rowwriter.h"
#include "models/jobs/scope.h"

namespace parapet::jobs {

[[nodiscard]] base::Result<qint64> writeFindingsCsv(
    Context& context, const Scope& scope, const exporting::Sink& sink);

} // namespace parapet::jobs
