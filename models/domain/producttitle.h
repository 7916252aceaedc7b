// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Names for people out of the codes of software. Pure functions; any thread.
#pragma once

#include <QString>
#include <QStringView>

namespace parapet::domain {

/// "windows_10" -> "Windows 10", ".net_framework" -> ".NET Framework", "chrome" -> "Chrome"; the
/// same for vendors.
[[nodiscard]] QString productTitle(QStringView name);

/// "windows_11", "macos", "oracle_linux": what is replaced, never uninstalled.
[[nodiscard]] bool isOperatingSystem(QStringView name);

} // namespace parapet::domain
