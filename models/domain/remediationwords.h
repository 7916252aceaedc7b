// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How people read a remediation: its type, its devices. Pure; any thread.
#pragma once

#include <QString>

namespace parapet::domain {

/// "on 1 device", "on 12 devices".
[[nodiscard]] QString onDevices(qint64 count);

/// "Update" reads "Software update", "ConfigurationChange" "Configuration change"; other words as
/// they are.
[[nodiscard]] QString remediationTypeWords(const QString& type);

} // namespace parapet::domain
