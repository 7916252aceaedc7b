// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/comparing.h"

#include "models/items/asking.h"
#include "models/jobs/comparejob.h"

namespace parapet::items {

void askComparison(Library& library, qint64 before, qint64 after, QObject* context,
    Answer<domain::Comparison> answer)
{
    ask<domain::Comparison>(library, library.analyses(), context, context, std::move(answer),
        [before, after](const Reader::Desk& desk) {
            return jobs::compareSnapshots(*desk.context, before, after);
        });
}

void cancelComparison(Library& library, QObject* context)
{
    library.analyses().post(context, [](const base::Result<Reader::Desk>&) {});
}

} // namespace parapet::items
