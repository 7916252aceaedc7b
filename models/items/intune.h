// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Asks whether the workspace is said to use Intune. For the GUI thread; does not block.
#pragma once

#include "models/items/library.h"

namespace parapet::items {

/// See jobs/settingsjob.h.
void askUsesIntune(Library& library, QObject* context, Answer<bool> answer);

} // namespace parapet::items
