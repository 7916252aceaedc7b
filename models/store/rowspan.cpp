// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/rowspan.h"

#include <sqlite3.h>

#include <new>

namespace parapet::store {
namespace {

constexpr const char* pointerType = "parapet-rows";
constexpr int columnCount = 8;

struct Table
{
    sqlite3_vtab base{};
};

struct Cursor
{
    sqlite3_vtab_cursor base{};
    const RowSource* source = nullptr;
    std::size_t row = 0;
    std::size_t rows = 0;
};

Cursor* cursorOf(sqlite3_vtab_cursor* cursor)
{
    return reinterpret_cast<Cursor*>(cursor); // base is the first member
}

int connectTable(sqlite3* db, void*, int, const char* const*, sqlite3_vtab** table, char**)
{
    const int status =
        sqlite3_declare_vtab(db, "CREATE TABLE x(c0, c1, c2, c3, c4, c5, c6, c7, source HIDDEN)");
    if (status != SQLITE_OK)
        return status;
    auto* created = new (std::nothrow) Table;
    if (created == nullptr)
        return SQLITE_NOMEM;
    *table = &created->base;
    return SQLITE_OK;
}

int disconnectTable(sqlite3_vtab* table)
{
    delete reinterpret_cast<Table*>(table);
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
        if (constraint.iColumn != columnCount || constraint.op != SQLITE_INDEX_CONSTRAINT_EQ
            || constraint.usable == 0)
            continue;
        info->aConstraintUsage[i].argvIndex = 1;
        info->aConstraintUsage[i].omit = 1;
        info->estimatedCost = 1.0;
        info->estimatedRows = 1000;
        return SQLITE_OK;
    }
    return SQLITE_CONSTRAINT; // not without its source
}

int startScan(sqlite3_vtab_cursor* cursor, int, const char*, int count, sqlite3_value** values)
{
    Cursor* scan = cursorOf(cursor);
    const auto* given = count > 0
        ? static_cast<const RowSource**>(sqlite3_value_pointer(values[0], pointerType))
        : nullptr;
    scan->source = given != nullptr ? *given : nullptr;
    scan->row = 0;
    scan->rows = scan->source != nullptr ? scan->source->rows() : 0;
    return SQLITE_OK;
}

int nextRow(sqlite3_vtab_cursor* cursor)
{
    ++cursorOf(cursor)->row;
    return SQLITE_OK;
}

int atEnd(sqlite3_vtab_cursor* cursor)
{
    const Cursor* scan = cursorOf(cursor);
    return scan->row >= scan->rows ? 1 : 0;
}

int readColumn(sqlite3_vtab_cursor* cursor, sqlite3_context* context, int column)
{
    const Cursor* scan = cursorOf(cursor);
    if (column < columnCount)
        sqlite3_result_int64(context, scan->source->at(scan->row, column));
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

void registerRowSpan(sqlite3* db)
{
    static const sqlite3_module module = makeModule();
    sqlite3_create_module(db, "row_span", &module, nullptr);
}

int runWithRows(sqlite3* db, const std::string& sql, const RowSource& rows, std::int64_t second)
{
    sqlite3_stmt* statement = nullptr;
    int status =
        sqlite3_prepare_v2(db, sql.c_str(), static_cast<int>(sql.size()), &statement, nullptr);
    if (status != SQLITE_OK)
        return status;
    const RowSource* source = &rows;
    sqlite3_bind_pointer(statement, 1, &source, pointerType, nullptr);
    sqlite3_bind_int64(statement, 2, second);
    do
        status = sqlite3_step(statement);
    while (status == SQLITE_ROW);
    const int closed = sqlite3_finalize(statement);
    return status == SQLITE_DONE ? closed : status;
}

} // namespace parapet::store
