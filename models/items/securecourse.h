// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Asks for the secure score's course of chosen device groups. For the GUI thread; does not block.
#pragma once

#include "models/items/library.h"

namespace parapet::items {

/// See jobs/securecourse.h; of the library's scope. Gives way to every other question, since it
/// reads each snapshot again; a later request of the same context replaces this one, which then
/// never answers.
void askSecureCourse(
    Library& library, QObject* context, Answer<std::vector<domain::TrendPoint>> answer);

} // namespace parapet::items
