// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who is at the keyboard: named in activities, exceptions and device context. Any thread.
#pragma once

#include <QString>

namespace parapet::app {

/// PARAPET_USER, else the login name of the environment or of the user database.
[[nodiscard]] QString loginName();

} // namespace parapet::app
