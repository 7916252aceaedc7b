// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/journalwords.h"

#include "models/items/asking.h"
#include "models/store/journalwords.h"

namespace parapet::items {

void askJournalWords(Library& library, QObject* context, Answer<domain::JournalWords> answer)
{
    ask<domain::JournalWords>(library, library.lists(), nullptr, context, std::move(answer),
        [](const Reader::Desk& desk) { return store::journalWords(desk.context->connection); });
}

} // namespace parapet::items
