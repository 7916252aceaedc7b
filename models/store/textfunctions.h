// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL functions that compiled KQL calls (models/query/textmatch.h), event_sentence and the
// version order, on a connection. Thread of the connection.
#pragma once

struct sqlite3;

namespace parapet::store {

void registerTextFunctions(sqlite3* db);

} // namespace parapet::store
