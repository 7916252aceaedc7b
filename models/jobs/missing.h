// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Why an object is in no list of a scope, in a sentence for people. Thread of the connection.
#pragma once

#include "models/jobs/scope.h"

namespace parapet::jobs {

/// "CVE-2026-1001 is not part of this snapshot."; of a weakness that exceptions leave out it names
/// them, and it tells one that is only found outside the chosen device groups. Errors: those of the
/// workspace.
[[nodiscard]] base::Result<QString> whyMissing(
    Context& context, const Scope& scope, domain::Kind kind, const QString& id);

} // namespace parapet::jobs
