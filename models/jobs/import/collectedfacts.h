// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the rows of an import tell of a CVE and of a software version. Plain values of one thread.
#pragma once

#include "models/domain/fleetstate.h"

#include <cstdint>
#include <string>

namespace parapet::jobs {

struct CollectedCve
{
    domain::Severity severity = domain::Severity::Unknown;
    double cvss = -1.0; ///< below 0: not told
    domain::Exploitability exploitability = domain::Exploitability::NoExploit;
    bool exploitTold = false;
    bool disagreement = false;
    bool zeroDay = false;
};

/// What every row of a version reads and writes; its texts are CollectedVersionName.
struct CollectedVersion
{
    domain::Millis eosDate = 0; ///< 0: not told
    std::int64_t findings = 0; ///< rows with a CVE
    std::uint32_t usualEvidence = 0; ///< of the first row seen here
    domain::EosStatus eos = domain::EosStatus::None;
    bool hasProductCode = false;
};

struct CollectedVersionName
{
    std::string vendor, name, version;
};

/// Adds what another row or thread tells of a CVE: the highest values hold. Values that both tell
/// and that differ are a disagreement; a value that one leaves out is none.
void mergeInto(CollectedCve& kept, const CollectedCve& told);

} // namespace parapet::jobs
