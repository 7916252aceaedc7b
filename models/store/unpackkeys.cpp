// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/unpackkeys.h"

#include "models/store/varints.h"

#include <sqlite3.h>

#include <new>

namespace parapet::store {
namespace {

constexpr int blobColumn = 1;

struct Cursor
{
    sqlite3_vtab_cursor base{};
    std::vector<std::uint32_t> keys;
    std::size_t row = 0;
};

Cursor* cursorOf(sqlite3_vtab_cursor* cursor)
{
    return reinterpret_cast<Cursor*>(cursor); // base is the first member
}

int connectTable(sqlite3* db, void*, int, const char* const*, sqlite3_vtab** table, char**)
{
    const int status = sqlite3_declare_vtab(db, "CREATE TABLE x(value, list HIDDEN)");
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

int openCursor(sqlite3_vtab*, sqlite3_vtab_cursor** cursor)
{
    auto* opened = new (std::nothrow) Cursor;
    if (opened == nullptr)
        return SQLITE_NOMEM;
    *cursor = &opened->base;
    return SQLITE_OK;
}

int closeCursor(sqlite3_vtab_cursor* cursor)
{
    delete cursorOf(cursor);
    return SQLITE_OK;
}

int planScan(sqlite3_vtab*, sqlite3_index_info* info)
{
    for (int i = 0; i < info->nConstraint; ++i) {
        const auto& constraint = info->aConstraint[i];
        if (constraint.iColumn != blobColumn || constraint.op != SQLITE_INDEX_CONSTRAINT_EQ
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

int startScan(sqlite3_vtab_cursor* cursor, int, const char*, int count, sqlite3_value** values)
{
    Cursor* scan = cursorOf(cursor);
    scan->row = 0;
    scan->keys.clear();
    if (count > 0) {
        const auto* bytes = static_cast<const char*>(sqlite3_value_blob(values[0]));
        const auto size = static_cast<std::size_t>(sqlite3_value_bytes(values[0]));
        if (bytes != nullptr)
            scan->keys = unpackKeys({bytes, size});
    }
    return SQLITE_OK;
}

int nextRow(sqlite3_vtab_cursor* cursor)
{
    ++cursorOf(cursor)->row;
    return SQLITE_OK;
}

int atEnd(sqlite3_vtab_cursor* cursor)
{
    return cursorOf(cursor)->row >= cursorOf(cursor)->keys.size() ? 1 : 0;
}

int readColumn(sqlite3_vtab_cursor* cursor, sqlite3_context* context, int column)
{
    const Cursor* scan = cursorOf(cursor);
    if (column == 0)
        sqlite3_result_int64(context, scan->keys[scan->row]);
    return SQLITE_OK;
}

int readRowId(sqlite3_vtab_cursor* cursor, sqlite3_int64* id)
{
    *id = static_cast<sqlite3_int64>(cursorOf(cursor)->row);
    return SQLITE_OK;
}

sqlite3_module makeModule()
{
    sqlite3_module module{};
    module.xConnect = connectTable; // no xCreate: exists only as a function
    module.xBestIndex = planScan;
    module.xDisconnect = disconnectTable;
    module.xOpen = openCursor;
    module.xClose = closeCursor;
    module.xFilter = startScan;
    module.xNext = nextRow;
    module.xEof = atEnd;
    module.xColumn = readColumn;
    module.xRowid = readRowId;
    return module;
}

} // namespace

void registerUnpackKeys(sqlite3* db)
{
    static const sqlite3_module module = makeModule();
    sqlite3_create_module(db, "unpack_keys", &module, nullptr);
}

} // namespace parapet::store
