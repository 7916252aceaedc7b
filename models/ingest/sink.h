// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where readers put what they read. One sink per parsing thread; the owner of the import merges
// them. Methods are called from that one thread; views in a record die when the method returns.
#pragma once

#include "models/domain/issue.h"
#include "models/domain/records.h"

#include <cstdint>

namespace parapet::ingest {

/// Where a row stands: the file's index in the import and the 1-based line its record begins at.
struct Place
{
    std::uint32_t file = 0;
    std::uint32_t line = 0;
};

class Sink
{
public:
    virtual ~Sink() = default;
    virtual void machine(const domain::MachineRecord& row, Place place) = 0;
    virtual void software(const domain::SoftwareRecord& row, Place place) = 0;
    virtual void vulnerability(const domain::VulnerabilityRecord& row, Place place) = 0;
    virtual void assessment(const domain::AssessmentRecord& row, Place place) = 0;
    virtual void alert(const domain::AlertRecord& row, Place place) = 0;
    virtual void issue(domain::Issue issue) = 0;
};

} // namespace parapet::ingest
