// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What proves software on a device and what made a weakness be found there. For the GUI thread;
// does not block.
#pragma once

#include "models/domain/softwareevidence.h"
#include "models/items/library.h"

namespace parapet::items {

/// See store/evidence.h.
void askEvidenceOf(Library& library, const QString& device, QObject* context,
    Answer<std::vector<domain::SoftwareEvidence>> answer);
/// See jobs/detection.h.
void askDetections(Library& library, const QString& device, const QString& cve, QObject* context,
    Answer<std::vector<domain::Detection>> answer);

} // namespace parapet::items
