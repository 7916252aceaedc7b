// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the journal keeps of a change as people read it. Pure; GUI thread.
#pragma once

#include <QString>

namespace parapet::views {

/// {"dueOn":"2026-09-01","groups":["Servers"]} reads "Due date: 2026-09-01, Device groups:
/// Servers". What is no JSON object stays as it is.
[[nodiscard]] QString changeWords(const QString& json);

} // namespace parapet::views
