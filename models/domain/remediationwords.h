// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How people read the type of a remediation. Pure; any thread.
#pragma once

#include <QString>

namespace parapet::domain {

/// "Update" reads "Software update", "ConfigurationChange" "Configuration change"; other words as
/// they are.
[[nodiscard]] QString remediationTypeWords(const QString& type);

} // namespace parapet::domain
