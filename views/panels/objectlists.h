// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The short lists of the device and the software page: missing security updates, the history of a
// device. Their panel owns them. GUI thread only.
#pragma once

#include "models/domain/views.h"
#include "views/panels/plainlist.h"

namespace parapet::views {

/// Of devices or of software, told by `to`. Opening a row asks the update catalogue in the browser.
[[nodiscard]] PlainList* missingUpdatesList(
    const PageContext& context, domain::ListRelation::To to);
[[nodiscard]] PlainList* deviceHistoryList(const PageContext& context);

/// The page of the update catalogue about a KB; empty where the number cannot be one.
[[nodiscard]] QString catalogueAddress(const QString& kb);

} // namespace parapet::views
