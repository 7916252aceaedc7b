// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SQL functions of lists that a blob holds. Thread of the connection.
#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <string_view>

struct sqlite3;

namespace parapet::store {

/// A row of unpack_pairs.
struct KeyPair
{
    std::uint32_t key = 0, value = 0;
    auto operator<=>(const KeyPair&) const = default;
};
/// The blob for unpack_pairs, valid as long as the rows.
[[nodiscard]] inline std::string_view blobOf(std::span<const KeyPair> rows)
{
    return {reinterpret_cast<const char*>(rows.data()), rows.size_bytes()};
}

/// unpack_keys(blob): the keys of a packed list (varints.h) as rows, one column "value".
/// unpack_pairs(blob): rows of blobOf, columns "key" and "value".
/// pack_oldest(key, time): aggregate; the smallest time of each key, in the order of the keys. The
/// blob is for unpack_oldest in the same statement only, never for a table.
/// unpack_oldest(blob): its rows, columns "key" and "time".
void registerBlobTables(sqlite3* db);

} // namespace parapet::store
