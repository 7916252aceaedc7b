// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the journal of a workspace can be filtered by. Thread of the connection.
#pragma once

#include "models/domain/journalwords.h"
#include "models/store/connection.h"

namespace parapet::store {

/// The words that entries have, each once, by name.
[[nodiscard]] base::Result<domain::JournalWords> journalWords(Connection& connection);

} // namespace parapet::store
