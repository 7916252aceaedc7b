// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which exceptions cover a weakness, in an overview: each by name, with what of it they cover and
// until when. A function over the library. GUI thread only.
#pragma once

#include "views/vocabulary/pagecontext.h"

#include <functional>

namespace parapet::views {

class OverviewColumn;

/// Adds them at this place of the column as soon as they are read; nothing where there is none.
/// `open`: called with the id of the one that is wanted.
void addCoveringExceptions(const PageContext& context, OverviewColumn& column,
    const QString& weakness, std::function<void(const QString&)> open);

} // namespace parapet::views
