// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The short lists of the device, software and weakness flyouts: missing security updates, affected
// software, the history of a device. Their panel owns them. GUI thread only.
#pragma once

#include "models/domain/views.h"
#include "views/panels/plainlist.h"

namespace parapet::views {

/// Of devices or of software, told by `to`. Opening a row asks the update catalogue in the browser.
[[nodiscard]] PlainList* missingUpdatesList(
    const PageContext& context, domain::ListRelation::To to);
/// The software behind a weakness, with what is known of updates. Opening a row tells its id.
[[nodiscard]] PlainList* affectedSoftwareList(const PageContext& context);
/// Every path that proves software on a device, by software and version. Opening a row does
/// nothing.
[[nodiscard]] PlainList* softwareEvidenceList(const PageContext& context);
[[nodiscard]] PlainList* deviceHistoryList(const PageContext& context);

/// The page of the update catalogue about a KB; empty where the number cannot be one.
[[nodiscard]] QString catalogueAddress(const QString& kb);

} // namespace parapet::views
