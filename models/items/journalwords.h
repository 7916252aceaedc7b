// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Asks what the journal can be filtered by. For the GUI thread; does not block.
#pragma once

#include "models/domain/journalwords.h"
#include "models/items/library.h"

namespace parapet::items {

/// See store/journalwords.h.
void askJournalWords(Library& library, QObject* context, Answer<domain::JournalWords> answer);

} // namespace parapet::items
