// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What makes an import look like a mistake: files of a run left out, an empty answer of a service,
// an export that was cut off. It is taken all the same; people are told, and can take it back. Pure
// functions; any thread.
#pragma once

#include "models/jobs/import/importjob.h"

namespace parapet::jobs {

/// What the newest snapshot held before an import.
struct HeldBefore
{
    std::array<std::int64_t, ingest::familyCount> rows{}; ///< accepted rows by family
    std::int64_t devices = 0;
};

/// One sentence a doubt: a kind of rows that is gone, less than half of the devices, a file that
/// ends too early. None for a partial import but that of a file. `before`: nothing for the first
/// snapshot.
[[nodiscard]] QStringList doubtsOf(
    const ImportReport& report, const std::optional<HeldBefore>& before, bool partial);

} // namespace parapet::jobs
