// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/securecourse.h"

#include "models/items/asking.h"
#include "models/jobs/securecourse.h"

namespace parapet::items {

void askSecureCourse(
    Library& library, QObject* context, Answer<std::vector<domain::TrendPoint>> answer)
{
    using Course = std::vector<domain::TrendPoint>;
    askPatiently<Course>(library, library.analyses(), context, context, std::move(answer),
        [](const Reader::Desk& desk) { return jobs::secureCourse(*desk.context, *desk.scope); });
}

} // namespace parapet::items
