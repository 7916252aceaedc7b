// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The lists of the remediation page: activities, exceptions, answers of IT. Plain values; GUI
// thread.
#pragma once

#include "views/pages/listspec.h"

namespace parapet::views {

[[nodiscard]] ListSpec activityList();
[[nodiscard]] ListSpec exceptionList();
[[nodiscard]] ListSpec answerList();
/// Activities that the list leaves out till it is asked for them.
[[nodiscard]] QString archivedFilter();

} // namespace parapet::views
