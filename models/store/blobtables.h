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

/// What in_spans asks of the times of one key.
struct KeySpan
{
    std::uint32_t from = 1, to = 0; ///< both ends included; empty: no time
    std::uint32_t without = 0; ///< 1: what has no time (0) passes too
};
/// The blob for in_spans, valid as long as the rows; a key's place is its number.
[[nodiscard]] inline std::string_view blobOf(std::span<const KeySpan> rows)
{
    return {reinterpret_cast<const char*>(rows.data()), rows.size_bytes()};
}

/// in_spans(blob, key, time): whether the time lies in the span of the key.
/// unpack_keys(blob): the keys of a packed list (varints.h) as rows, one column "value".
/// unpack_pairs(blob): rows of blobOf, columns "key" and "value".
/// pack_oldest(key, time): aggregate; the smallest time of each key, in the order of the keys. The
/// blob is for unpack_oldest in the same statement only, never for a table.
/// unpack_oldest(blob): its rows, columns "key" and "time".
void registerBlobTables(sqlite3* db);

} // namespace parapet::store
