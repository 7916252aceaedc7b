// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The table-valued function unpack_keys(blob): the keys of a packed list (varints.h) as rows of one
// column "value". Thread of the connection.
#pragma once

struct sqlite3;

namespace parapet::store {

void registerUnpackKeys(sqlite3* db);

} // namespace parapet::store
