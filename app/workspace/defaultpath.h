// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the workspace lies when nobody says otherwise. Pure function of the environment; any
// thread.
#pragma once

#include <QString>

namespace parapet::app {

/// PARAPET_WORKSPACE, else "workspace.parapet" in the platform's application-data folder. Needs the
/// organisation and application names to be set.
[[nodiscard]] QString defaultWorkspacePath();

} // namespace parapet::app
