// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/blobtables.h"

#include "models/store/varints.h"

#include <sqlite3.h>

#include <algorithm>
#include <compare>
#include <cstring>
#include <memory>
#include <new>

namespace parapet::store {
namespace {

/// What a table-valued function is made of: its columns, the blob last and hidden, and its rows.
struct KeyList
{
    using Row = std::uint32_t;
    static constexpr auto declaration = "CREATE TABLE x(value, list HIDDEN)";
    static constexpr int blobColumn = 1;

    static std::vector<Row> rows(std::string_view blob) { return unpackKeys(blob); }
    static std::int64_t cell(Row row, int) { return row; }
};

/// A blob of plain rows, made and read by one process.
template <class Row>
std::vector<Row> plainRows(std::string_view blob)
{
    std::vector<Row> rows(blob.size() / sizeof(Row));
    if (!rows.empty())
        std::memcpy(rows.data(), blob.data(), rows.size() * sizeof(Row));
    return rows;
}

struct KeyPairs
{
    using Row = KeyPair;
    static constexpr auto declaration = "CREATE TABLE x(key, value, list HIDDEN)";
    static constexpr int blobColumn = 2;

    static std::vector<Row> rows(std::string_view blob) { return plainRows<Row>(blob); }
    static std::int64_t cell(const Row& row, int column)
    {
        return column == 0 ? row.key : row.value;
    }
};

struct OldestTimes
{
    struct Row
    {
        std::int64_t key = 0;
        std::int64_t time = 0;
        auto operator<=>(const Row&) const = default;
    };
    static constexpr auto declaration = "CREATE TABLE x(key, time, list HIDDEN)";
    static constexpr int blobColumn = 2;

    static std::vector<Row> rows(std::string_view blob) { return plainRows<Row>(blob); }
    static std::int64_t cell(const Row& row, int column)
    {
        return column == 0 ? row.key : row.time;
    }
};

template <class List>
struct Cursor
{
    sqlite3_vtab_cursor base{};
    std::vector<typename List::Row> rows;
    std::size_t row = 0;
};

template <class List>
Cursor<List>* cursorOf(sqlite3_vtab_cursor* cursor)
{
    return reinterpret_cast<Cursor<List>*>(cursor); // base is the first member
}

template <class List>
int connectTable(sqlite3* db, void*, int, const char* const*, sqlite3_vtab** table, char**)
{
    const int status = sqlite3_declare_vtab(db, List::declaration);
    if (status != SQLITE_OK)
        return status;
    *table = new (std::nothrow) sqlite3_vtab{};
    return *table == nullptr ? SQLITE_NOMEM : SQLITE_OK;
}

int disconnectTable(sqlite3_vtab* table)
{
    delete table;
    return SQLITE_OK;
}

template <class List>
int openCursor(sqlite3_vtab*, sqlite3_vtab_cursor** cursor)
{
    auto* opened = new (std::nothrow) Cursor<List>;
    if (opened == nullptr)
        return SQLITE_NOMEM;
    *cursor = &opened->base;
    return SQLITE_OK;
}

template <class List>
int closeCursor(sqlite3_vtab_cursor* cursor)
{
    delete cursorOf<List>(cursor);
    return SQLITE_OK;
}

template <class List>
int planScan(sqlite3_vtab*, sqlite3_index_info* info)
{
    for (int i = 0; i < info->nConstraint; ++i) {
        const auto& constraint = info->aConstraint[i];
        if (constraint.iColumn != List::blobColumn || constraint.op != SQLITE_INDEX_CONSTRAINT_EQ
            || constraint.usable == 0)
            continue;
        info->aConstraintUsage[i].argvIndex = 1;
        info->aConstraintUsage[i].omit = 1;
        info->estimatedCost = 10.0;
        info->estimatedRows = 100;
        return SQLITE_OK;
    }
    return SQLITE_CONSTRAINT;
}

template <class List>
int startScan(sqlite3_vtab_cursor* cursor, int, const char*, int count, sqlite3_value** values)
{
    auto* scan = cursorOf<List>(cursor);
    scan->row = 0;
    scan->rows.clear();
    if (count > 0) {
        const auto* bytes = static_cast<const char*>(sqlite3_value_blob(values[0]));
        const auto size = static_cast<std::size_t>(sqlite3_value_bytes(values[0]));
        if (bytes != nullptr)
            scan->rows = List::rows({bytes, size});
    }
    return SQLITE_OK;
}

template <class List>
int nextRow(sqlite3_vtab_cursor* cursor)
{
    ++cursorOf<List>(cursor)->row;
    return SQLITE_OK;
}

template <class List>
int atEnd(sqlite3_vtab_cursor* cursor)
{
    return cursorOf<List>(cursor)->row >= cursorOf<List>(cursor)->rows.size() ? 1 : 0;
}

template <class List>
int readColumn(sqlite3_vtab_cursor* cursor, sqlite3_context* context, int column)
{
    const auto* scan = cursorOf<List>(cursor);
    if (column < List::blobColumn)
        sqlite3_result_int64(context, List::cell(scan->rows[scan->row], column));
    return SQLITE_OK;
}

template <class List>
int readRowId(sqlite3_vtab_cursor* cursor, sqlite3_int64* id)
{
    *id = static_cast<sqlite3_int64>(cursorOf<List>(cursor)->row);
    return SQLITE_OK;
}

template <class List>
void registerTable(sqlite3* db, const char* name)
{
    static const sqlite3_module module = [] {
        sqlite3_module made{};
        made.xConnect = connectTable<List>; // no xCreate: exists only as a function
        made.xBestIndex = planScan<List>;
        made.xDisconnect = disconnectTable;
        made.xOpen = openCursor<List>;
        made.xClose = closeCursor<List>;
        made.xFilter = startScan<List>;
        made.xNext = nextRow<List>;
        made.xEof = atEnd<List>;
        made.xColumn = readColumn<List>;
        made.xRowid = readRowId<List>;
        return made;
    }();
    sqlite3_create_module(db, name, &module, nullptr);
}

using OldestRows = std::vector<OldestTimes::Row>;

/// What the aggregate has gathered so far; SQLite keeps the pointer, zero at the first row.
OldestRows** gathered(sqlite3_context* context, bool make)
{
    return static_cast<OldestRows**>(
        sqlite3_aggregate_context(context, make ? static_cast<int>(sizeof(OldestRows*)) : 0));
}

void addOldest(sqlite3_context* context, int, sqlite3_value** values)
{
    OldestRows** rows = gathered(context, true);
    if (rows != nullptr && *rows == nullptr)
        *rows = new (std::nothrow) OldestRows;
    if (rows == nullptr || *rows == nullptr)
        return sqlite3_result_error_nomem(context);
    (*rows)->push_back({sqlite3_value_int64(values[0]), sqlite3_value_int64(values[1])});
}

void packOldest(sqlite3_context* context)
{
    OldestRows** held = gathered(context, false);
    if (held == nullptr || *held == nullptr)
        return sqlite3_result_zeroblob(context, 0);
    const std::unique_ptr<OldestRows> rows(*held);
    std::ranges::sort(*rows);
    const auto isSame = [](const auto& a, const auto& b) { return a.key == b.key; };
    rows->erase(std::unique(rows->begin(), rows->end(), isSame), rows->end());
    sqlite3_result_blob(context, rows->data(),
        static_cast<int>(rows->size() * sizeof(OldestTimes::Row)), SQLITE_TRANSIENT);
}

void testSpan(sqlite3_context* context, int, sqlite3_value** values)
{
    const auto key = static_cast<std::size_t>(sqlite3_value_int64(values[1]));
    const sqlite3_int64 time = sqlite3_value_int64(values[2]);
    const auto bytes = static_cast<std::size_t>(sqlite3_value_bytes(values[0]));
    KeySpan span;
    if ((key + 1) * sizeof span <= bytes)
        std::memcpy(&span,
            static_cast<const char*>(sqlite3_value_blob(values[0])) + key * sizeof span,
            sizeof span);
    const bool isIn = time == 0 ? span.without == 1 : time >= span.from && time <= span.to;
    sqlite3_result_int(context, isIn ? 1 : 0);
}

} // namespace

void registerBlobTables(sqlite3* db)
{
    registerTable<KeyList>(db, "unpack_keys");
    registerTable<KeyPairs>(db, "unpack_pairs");
    registerTable<OldestTimes>(db, "unpack_oldest");
    sqlite3_create_function_v2(db, "pack_oldest", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr,
        nullptr, addOldest, packOldest, nullptr);
    sqlite3_create_function_v2(db, "in_spans", 3, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr,
        testSpan, nullptr, nullptr, nullptr);
}

} // namespace parapet::store
