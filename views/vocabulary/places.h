// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where objects of the workspace are shown: their own page, and their explanation. Pure functions;
// any thread.
#pragma once

#include "models/domain/views.h"
#include "views/vocabulary/navigationtarget.h"

namespace parapet::views {

/// The page that lists the object, with its flyout open.
[[nodiscard]] NavigationTarget pageOf(const domain::ListRelation& object);
/// The page Explain with the object; the exposure score where it names none.
[[nodiscard]] NavigationTarget explainTarget(const domain::ListRelation& object);

} // namespace parapet::views
