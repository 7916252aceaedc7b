// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the pages of a device, a software and a weakness ask beside their lists: missing security
// updates, affected software, the history of a device. Answers arrive on the GUI thread, and never
// after the context's death.
#pragma once

#include "models/domain/affectedsoftware.h"
#include "models/domain/devicehistory.h"
#include "models/items/library.h"

namespace parapet::items {

/// Of a device or a software; see store/missingupdates.h.
void missingUpdates(Library& library, const domain::ListRelation& object, QObject* context,
    Answer<std::vector<domain::MissingUpdate>> answer);
/// The software behind a weakness; see store/affectedsoftware.h.
void affectedSoftware(Library& library, const QString& cve, QObject* context,
    Answer<std::vector<domain::AffectedSoftware>> answer);
/// Newest first; see jobs/devicehistory.h.
void deviceHistory(Library& library, const QString& device, QObject* context,
    Answer<std::vector<domain::DeviceChange>> answer);

} // namespace parapet::items
