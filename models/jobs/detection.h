// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What made a weakness be found on a device: the software versions that carry it, the imported rows
// that told so, and the paths where the software lies. Thread of the connection.
#pragma once

#include "models/domain/softwareevidence.h"
#include "models/jobs/scope.h"
#include "models/store/findingorigins.h"

namespace parapet::jobs {

/// By software and version; empty where the CVE is not on the device. Paths are those of the newest
/// snapshot.
[[nodiscard]] base::Result<std::vector<domain::Detection>> detections(
    Context& context, const Scope& scope, const QString& device, const QString& cve);

/// "machines.json, line 12 (snapshot 1 of 2026-07-01)", or that the line was not kept.
[[nodiscard]] QString rowText(
    qint64 snapshot, base::Millis takenAt, const QString& source, const store::FileLine& place);

} // namespace parapet::jobs
