// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SQL functions of lists that a blob holds. Thread of the connection.
#pragma once

struct sqlite3;

namespace parapet::store {

/// unpack_keys(blob): the keys of a packed list (varints.h) as rows, one column "value".
/// pack_oldest(key, time): aggregate; the smallest time of each key, in the order of the keys. The
/// blob is for unpack_oldest in the same statement only, never for a table.
/// unpack_oldest(blob): its rows, columns "key" and "time".
void registerBlobTables(sqlite3* db);

} // namespace parapet::store
