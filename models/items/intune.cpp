// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/intune.h"

#include "models/items/asking.h"
#include "models/jobs/settingsjob.h"

namespace parapet::items {

void askUsesIntune(Library& library, QObject* context, Answer<bool> answer)
{
    ask<bool>(library, library.lists(), nullptr, context, std::move(answer),
        [](const Reader::Desk& desk) { return jobs::usesIntune(*desk.context); });
}

} // namespace parapet::items
